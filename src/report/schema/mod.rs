//! JSON Schemas of our files, with which editors complete and check while somebody types. Draft 7, which their TOML tools read best.
//!
//! A schema is for completion and a first look: what needs more than one place at a time, only `check` finds.

mod answers;
mod plan;

pub use answers::answers_schema;
pub use plan::plan_schema;

pub const QUESTIONNAIRE_SCHEMA: &str = include_str!("questionnaire.json");

//! JSON Schemas with which editors complete and check our files. Draft 7, which TOML tools support best.
//!
//! A schema is for completion and a first check. Only `check` finds problems that involve several parts of a file.

mod answers;
mod plan;

pub use answers::answers_schema;
pub use plan::plan_schema;

pub const QUESTIONNAIRE_SCHEMA: &str = include_str!("questionnaire.json");

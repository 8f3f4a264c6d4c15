//! From an assessment to bytes. Nothing here reads a file or computes a score.
//!
//! Builders ([`assessment_report`], [`comparison`], [`programme`], [`explanation`], [`questionnaire_document`]) return a
//! [`document::Document`]; [`render`] has one renderer per format. JSON and [`table`]s are built directly from results.

mod assessment;
pub mod comparison;
mod decimal_text;
mod disclosure;
pub mod document;
pub mod explanation;
mod json;
pub mod plan;
pub mod programme;
mod questionnaire;
pub mod render;
mod respondents;
mod schema;
pub mod table;
pub mod wording;

pub use crate::style::TerminalStyle;
pub use assessment::{ReportOptions, add_hint, assessment_report, assessment_screen, pillar_so_far};
pub use json::{
    AssessmentJson, COMPARISON_SCHEMA_VERSION, ComparisonJson, PLAN_SCHEMA_VERSION, PlanJson, SCHEMA_VERSION,
    TeamsJson, ndjson_line,
};
pub use questionnaire::{QuestionnaireOptions, questionnaire_document};
pub use render::{docx, html, markdown, terminal};
pub use respondents::{TeamRespondents, respondents_section};
pub use schema::{QUESTIONNAIRE_SCHEMA, answers_schema, plan_schema};

//! From an assessment to bytes: one file per format. Never reads a file, never computes a score.
//!
//! What people read is built once, as an [`AuditView`] in words and printed figures, and shown as [`terminal`] text or
//! [`markdown`]; JSON is built from the assessment itself.

pub mod batch;
pub mod document;
pub mod explain;
mod json;
pub mod markdown;
mod questionnaire;
mod schema;
mod sources;
pub mod table;
pub mod terminal;
pub mod view;

pub use crate::style::Style;
pub use json::{AssessmentJson, COMPARISON_SCHEMA_VERSION, ComparisonJson, SCHEMA_VERSION};
pub use questionnaire::questionnaire_as_markdown;
pub use schema::{QUESTIONNAIRE_SCHEMA, answers_schema};
pub use view::{AuditView, ChangesView, Detail, ViewOptions};

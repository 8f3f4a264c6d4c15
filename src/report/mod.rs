//! From an assessment to bytes. Nothing here reads a file or computes a score.
//!
//! Builders ([`assessment`], [`explanation`], [`questionnaire`]) say what there is to say as a [`document::Document`];
//! [`render`] holds one renderer per format. Machine formats walk the assessment itself.

mod assessment;
pub mod batch;
pub mod document;
pub mod explanation;
mod json;
mod questionnaire;
pub mod render;
mod schema;
pub mod table;
pub mod view;
pub mod wording;

pub use crate::style::Style;
pub use assessment::{Detail, ReportOptions, assessment_report, pillar_so_far, short_result};
pub use json::{AssessmentJson, COMPARISON_SCHEMA_VERSION, ComparisonJson, SCHEMA_VERSION};
pub use questionnaire::questionnaire_document;
pub use render::{markdown, terminal};
pub use schema::{QUESTIONNAIRE_SCHEMA, answers_schema};
pub use view::ChangesView;

//! JSON documents (scoring, section 13), a public contract: fields may be added, but never changed or removed without a
//! new version.

mod assessment;
mod comparison;
mod decimals;
mod figures;
mod plan;
mod programme;

pub use assessment::AssessmentJson;
pub use comparison::{COMPARISON_SCHEMA_VERSION, ComparisonJson};
pub use plan::{PLAN_SCHEMA_VERSION, PlanJson};
pub use programme::{TeamsJson, ndjson_line};

use crate::text::showable_json;
use serde::Serialize;

/// The version of the document about one team, and of the list of teams that `batch` prints.
pub const SCHEMA_VERSION: u32 = 1;

/// One indented document with a final newline, safe to show on a terminal.
fn pretty(json: &impl Serialize) -> serde_json::Result<String> {
    serde_json::to_string_pretty(json).map(|text| showable_json(text) + "\n")
}

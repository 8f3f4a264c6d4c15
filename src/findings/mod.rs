//! From diagnostics to bytes: one file per format, all from the same findings.

mod concise;
mod found;
mod github;
pub mod human;
mod json;
mod junit;
mod sarif;
mod tally;

use crate::diagnostic::Diagnostic;
use crate::text::Truncated;
use std::borrow::Cow;

pub use concise::concise;
pub use found::{FileFindings, Findings};
pub use github::github;
pub use json::json;
pub use junit::junit;
pub use sarif::sarif;
pub use tally::Tally;

/// The message after the name of its cell, since a line and a column do not name the sheet.
fn in_cell(found: &Diagnostic) -> Cow<'_, str> {
    match found.cell() {
        Some(cell) => format!("{}: {}", Truncated::sentence(&cell.to_string()), found.message()).into(),
        None => found.message().into(),
    }
}

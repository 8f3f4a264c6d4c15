//! From diagnostics to bytes: one file per format, all from the same findings.

mod concise;
mod found;
mod github;
pub mod human;
mod json;
mod junit;
mod sarif;
mod tally;

pub use concise::concise;
pub use found::{FileFindings, Findings};
pub use github::github;
pub use json::json;
pub use junit::junit;
pub use sarif::sarif;
pub use tally::Tally;

//! From diagnostics to bytes: one file per format, all from the same findings.

mod concise;
pub mod human;
mod tally;

pub use concise::concise;
pub use tally::Tally;

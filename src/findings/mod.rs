//! Diagnostics to bytes: one file per format, all from the same findings.

mod concise;

pub use concise::concise;

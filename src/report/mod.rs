//! From an assessment to bytes: one file per format. Never reads a file, never computes a score.

mod json;

pub use json::{MachineForm, SCHEMA_VERSION};

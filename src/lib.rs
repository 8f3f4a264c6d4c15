//! `pillars` audits how ready an organisation is to employ peer supporters, and to do it well.
//!
//! Pure rooms below, one shell on top; an arrow may be skipped, never reversed:
//!
//! | room | what lives there |
//! |---|---|
//! | [`model`] | the nouns: questionnaire, pillar, item, answers |
//! | [`source`], [`diagnostic`] | where things are in a text; what is wrong, as data with a stable code |
//! | [`read`] | text to model; bad files become diagnostics, all of them |
//! | [`check`] | doubts about valid files, requirements to gate on |
//! | [`score`] | the arithmetic |
//! | [`fleet`] | many audits: answers grouped into teams, ranks, the picture over all of them |
//! | [`findings`] | from diagnostics to bytes, one file per format |
//! | [`report`] | from an assessment to bytes, one file per format |
//! | [`mod@write`] | from the model to TOML |
//! | [`interview`] | what to ask next, and what a typed line does |
//! | [`app`] | the shell: command line, files, terminal, clock, environment |
//!
//! [`Style`] is what every format for people keeps to.

pub mod app;
pub mod check;
pub mod diagnostic;
pub mod findings;
pub mod fleet;
pub mod interview;
pub mod model;
pub mod read;
pub mod report;
pub mod score;
pub mod source;
pub mod write;

mod style;

pub use style::Style;

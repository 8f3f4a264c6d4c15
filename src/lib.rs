//! `pillars` audits how ready an organisation is to employ peer supporters, and to do it well.
//!
//! Pure modules, with one shell on top. Dependencies point downwards and may skip a layer.
//!
//! | layer | module | contains |
//! |---|---|---|
//! | base | [`text`] | counts, lists, quoting, dates, control characters, escaping |
//! | | [`model`] | questionnaire, pillar, item, answers |
//! | | [`source`], [`diagnostic`] | positions in a text; problems as data, each with a stable code |
//! | input, output | [`input`] | text to model, or diagnostics, all of them at once |
//! | | [`mod@write`] | model to TOML, and edits that keep comments |
//! | import | [`mod@import`] | forms and survey exports to answers |
//! | arithmetic | [`score`] | one file per section of the scoring rules |
//! | domain | [`plan`] | an action plan on a day, and against the answers of its team |
//! | | [`lint`] | lints for valid files, requirements to gate on |
//! | | [`programme`] | many teams: grouping, ranking, trends |
//! | | [`interview`] | the interview as a state machine |
//! | reports | [`report`], [`findings`] | assessments and diagnostics to bytes |
//! | | [`forms`] | the questionnaire as forms to fill in |
//! | shell | [`cli`] | arguments, files, terminal, clock, environment |
//!
//! [`TerminalStyle`] has the capabilities of the output for human-readable formats.

pub mod cli;
pub mod diagnostic;
pub mod findings;
pub mod forms;
pub mod import;
pub mod input;
pub mod interview;
pub mod lint;
pub mod model;
pub mod plan;
pub mod programme;
pub mod report;
pub mod score;
pub mod source;
pub mod text;
pub mod write;

mod style;

pub use style::TerminalStyle;

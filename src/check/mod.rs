//! Doubts about files that are valid, and requirements to gate on. Pure: what today is, and what the files are, is given.
//!
//! [`kind`] tells what a file is meant to be, [`doubts()`] and [`teams::doubts`] say what is doubtful about answers,
//! [`questionnaire_doubts`] about a questionnaire, [`gates::missed`] which requirements are not met; [`Allowances`] and [`Verdicts`]
//! decide what becomes of it all.

mod age;
mod allowances;
mod doubts;
pub mod gates;
mod questionnaire;
mod recognise;
mod scan;
pub mod teams;
mod verdicts;

pub use age::{InvalidAge, MaxAge};
pub use allowances::Allowances;
pub use doubts::{Clock, doubts};
pub use questionnaire::doubts as questionnaire_doubts;
pub use recognise::{Kind, kind};
pub use scan::{Newer, Scan};
pub use verdicts::{Verdict, Verdicts};

use crate::model::Answers;
use crate::source::{Places, Source};

/// A valid answers file, with where things stand in it.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    /// The text.
    pub source: &'a Source,
    /// What it says.
    pub answers: &'a Answers,
    /// Where it says it.
    pub places: &'a Places,
}

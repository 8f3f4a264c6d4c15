//! Requirements to gate on. Each is optional, and each uses the worst case of the bounds.
//!
//! An unmet requirement becomes a diagnostic that says by how much, and which answers decide it. It is reported in the first file of its
//! team; if that is the only file, it points at the answers.

mod baseline;
mod failures;
mod limits;
mod plans;
mod respondents;
mod shares;

pub use baseline::no_worse;
pub use failures::unmet;
pub use limits::{InvalidLimit, Limit, Limits};
pub use plans::{not_planned, overdue, without_answers};
pub use respondents::{InvalidMinimum, RespondentMinimum};
pub(super) use shares::ids;

use super::CheckedAnswers;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{BandIndex, FormLength, ItemIndex, Questionnaire, ViewpointIndex};
use crate::score::{Fraction, Respondent, Rules};
use crate::source::Span;
use std::collections::BTreeMap;

/// The requirements for every team.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Requirements {
    /// Whether everything must be answered, and what counts as an answer.
    pub complete: Option<Complete>,
    /// Whether no must-have may be open or unconfirmed.
    pub no_open_must_haves: bool,
    /// The worst band allowed.
    pub min_band: Option<BandIndex>,
    /// The largest gaps allowed.
    pub max_gap: Limits,
    /// The lowest scores allowed.
    pub min_score: Limits,
    /// Whether nothing in a plan may be overdue.
    pub no_overdue: bool,
    /// Whether every must-have that is open or unconfirmed needs an action.
    pub must_haves_planned: bool,
    /// The minimum number of respondents of each viewpoint.
    pub min_respondents: BTreeMap<ViewpointIndex, u32>,
}

impl Requirements {
    /// Whether there are no requirements.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What counts as an answer if everything must be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Complete {
    /// Don't know is an answer.
    Answered,
    /// Don't know counts as missing.
    Known,
}

/// One team with its files. Unmet requirements are reported in the first.
#[derive(Debug, Clone, Copy)]
pub struct AuditedTeam<'a> {
    pub questionnaire: &'a Questionnaire,
    /// Its files in their order, all at one stage; never empty.
    pub checked_files: &'a [CheckedAnswers<'a>],
    /// The items that it is scored on.
    pub form: FormLength,
}

impl<'a> AuditedTeam<'a> {
    /// The respondents to score.
    #[must_use]
    pub fn respondents(&self) -> Vec<Respondent<'a>> {
        self.checked_files.iter().map(|checked| Respondent::from(checked.answers)).collect()
    }

    /// The rules to score with: the defaults, with its stage and form.
    #[must_use]
    pub fn rules(&self) -> Rules {
        let stage = self.checked_files.first().and_then(|checked| checked.answers.audit().stage);
        Rules { stage, form: self.form, ..Rules::default() }
    }

    /// Whether the team's figures are one respondent's answers.
    fn is_one_respondent(&self) -> bool {
        self.checked_files.len() == 1
    }

    /// A requirement that is not met, at the team's name. `help` says which items decide it.
    ///
    /// If the team has one respondent, that would reveal their answers, so the items are shown only to people who have the file.
    fn finding(&self, code: Code, message: String, deciding: &[ItemIndex], help: String) -> Diagnostic {
        let Some(first) = self.checked_files.first() else { return Diagnostic::new(code, Span::BEGINNING, message) };
        let found = Diagnostic::new(code, first.spans.audit.team.value, message);
        if !self.is_one_respondent() {
            return found.with_help(help);
        }
        let found = found.with_usual_help().with_private_help(help);
        let spans = deciding.iter().filter_map(|&item| first.spans.item(item.get())).map(|spans| spans.answer);
        spans.fold(found, |found, span| found.with_private_label(span, ""))
    }

    fn id(&self, item: ItemIndex) -> &'a str {
        self.questionnaire.items().get(item.get()).map_or("", |item| &item.id)
    }
}

/// A figure in points: with one decimal, or as many as it takes to show that it is not zero.
fn points(figure: &Fraction) -> String {
    let decimals = (1..6).find(|&decimals| figure.round_half_up(decimals) != 0).unwrap_or(1);
    figure.to_decimal(decimals)
}

//! Explains a figure of an audit line by line from the merged levels, so that readers can check it with a pocket calculator.
//!
//! The answers of one viewpoint or respondent are shown only if scoring, section 9, allows it or the user requested it.

mod aspects;
mod band;
mod culture;
mod gap;
mod item;
mod merging;
mod overall;
mod pillar;
mod points;
mod raising;
mod viewpoint;

use super::{Explanation, Topic};
use crate::model::{Answers, Item, Questionnaire, Subject};
use crate::report::wording::people::respondents;
use crate::report::wording::{scope, team_in_words};
use crate::score::{Assessment, ItemState, Respondent, ResponseCounts};
use crate::text::{clean, dates};

/// An audit whose figures are explained.
#[derive(Debug, Clone, Copy)]
pub struct AuditContext<'a> {
    /// The team audited, and when.
    pub subject: &'a Subject,
    /// The answers of its respondents.
    pub answers: &'a [Answers],
    /// The result.
    pub assessment: &'a Assessment,
    /// Whether to show single respondents' answers.
    pub show_respondents: bool,
}

/// The input of an explanation of an audit.
struct ExplainContext<'a> {
    questionnaire: &'a Questionnaire,
    audit: &'a AuditContext<'a>,
    assessment: &'a Assessment,
    response_counts: ResponseCounts,
}

/// Explains the figure of a topic in an audit, if it has one.
pub(super) fn explain(
    explanation: &mut Explanation,
    questionnaire: &Questionnaire,
    topic: Topic,
    audit: &AuditContext<'_>,
) {
    let respondents: Vec<_> = audit.answers.iter().map(Respondent::from).collect();
    let response_counts = ResponseCounts::of(questionnaire, &respondents, audit.assessment.rules);
    let context = ExplainContext { questionnaire, audit, assessment: audit.assessment, response_counts };
    context.introduce(explanation);
    match topic {
        Topic::Item(item) => item::explain(explanation, &context, item),
        Topic::Pillar(pillar) => pillar::explain(explanation, &context, pillar),
        Topic::Band(band) => band::explain(explanation, &context, band),
        Topic::Viewpoint(viewpoint) => viewpoint::explain(explanation, &context, viewpoint),
        Topic::Culture => culture::explain(explanation, &context),
        Topic::Overall => overall::explain(explanation, &context),
        Topic::PolicyAndPractice => aspects::explain(explanation, &context),
        Topic::Stage(_)
        | Topic::Term(_)
        | Topic::ReportWord(_)
        | Topic::Reading(_)
        | Topic::Document(_)
        | Topic::Retired(_)
        | Topic::Code(_) => explanation.text("It has no figure in an audit."),
    }
}

impl ExplainContext<'_> {
    fn introduce(&self, explanation: &mut Explanation) {
        let subject = self.audit.subject;
        let team = team_in_words(&subject.team, subject.organisation.as_deref());
        explanation.heading(format!("In the audit of {team}"));
        let answered = respondents(self.questionnaire, subject, &self.assessment.respondents);
        let scope = scope(self.questionnaire, self.assessment.rules.stage, self.assessment.rules.form);
        explanation.text(format!("{answered}, {}{scope}.", dates(&subject.dates)));
        if self.audit.show_respondents {
            explanation.text("Single respondents' answers are shown because --show-respondents asks for it. Do not share this output.");
        }
    }

    fn band(&self, index: usize) -> String {
        clean(&self.questionnaire.bands().get(index).label)
    }

    /// The level of an item in hundredths or, if nobody gave one, its state.
    fn level(state: ItemState) -> String {
        match state {
            ItemState::Known(level) => level.to_string(),
            ItemState::DontKnow => "don't know".to_owned(),
            ItemState::Unanswered => "unanswered".to_owned(),
            ItemState::NotAsked => "not asked".to_owned(),
            ItemState::NotApplicable => "not applicable".to_owned(),
            ItemState::OutOfScope => "not part of this audit".to_owned(),
        }
    }
}

/// The name of an item in a table of its pillar.
fn short_name(item: &Item) -> String {
    if item.is_indicator() { item.id.to_string() } else { item.key().to_owned() }
}

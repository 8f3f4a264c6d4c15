//! Lints of valid action plans: will they be carried out?

mod actions;
mod owners;
mod team;

pub use team::{PlanTeam, check_team};

use super::Scan;
use super::answers::{newer_toml, placeholder};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Plan, Questionnaire};
use crate::plan::is_review_overdue;
use crate::source::{PlanSpans, Source};
use chrono::NaiveDate;

/// A valid action plan with its spans.
#[derive(Debug, Clone, Copy)]
pub struct CheckedPlan<'a> {
    /// The text.
    pub source: &'a Source,
    /// The answers.
    pub plan: &'a Plan,
    /// The spans.
    pub spans: &'a PlanSpans,
}

/// Runs the lints that need only one plan. Findings are unsorted.
#[must_use]
pub fn check(
    checked: &CheckedPlan<'_>,
    questionnaire: &Questionnaire,
    scan: &Scan,
    today: NaiveDate,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let head = &checked.plan.head;
    placeholder(&head.team, checked.spans.head.value("team"), &mut found);
    if let Some(review) = head.review.filter(|_| is_review_overdue(head, today)) {
        let message = format!("the review was due on {review}; today is {today}");
        found.push(Diagnostic::new(Code::ReviewOverdue, checked.spans.head.value("review"), message).with_usual_help());
    }
    for (action, spans) in checked.plan.actions().iter().zip(&checked.spans.actions) {
        actions::check(action, spans, head, today, &mut found);
    }
    owners::check(checked, &mut found);
    no_peer(checked, questionnaire, &mut found);
    newer_toml(scan, &mut found);
    found
}

fn no_peer(checked: &CheckedPlan<'_>, questionnaire: &Questionnaire, found: &mut Vec<Diagnostic>) {
    let Some(peer) = questionnaire.side(crate::model::Side::Peer) else { return };
    let mut actions = checked.plan.actions().iter().filter(|action| !action.is_dropped()).peekable();
    if actions.peek().is_some() && !actions.any(|action| action.with.contains(&peer)) {
        let message = "no peers help to shape any action";
        found.push(Diagnostic::new(Code::NoPeerInPlan, checked.spans.head.header(), message).with_usual_help());
    }
}

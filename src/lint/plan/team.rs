//! Lints that compare plans with the answers of their team.

use super::CheckedPlan;
use crate::diagnostic::{Code, Diagnostic};
use crate::lint::CheckedAnswers;
use crate::lint::requirements::ids;
use crate::model::{ActionStatus, Plan, Questionnaire, ViewpointIndex};
use crate::plan::{not_covered, unmet_must_haves};
use crate::score::Assessment;
use crate::text::{Count, Quoted, plural_form};

/// The plans and the answers of one team.
#[derive(Debug, Clone, Copy)]
pub struct PlanTeam<'a> {
    pub questionnaire: &'a Questionnaire,
    /// Its plans, in the order of the files.
    pub plans: &'a [CheckedPlan<'a>],
    /// Its answers, in the order of the files; never empty.
    pub answers: &'a [CheckedAnswers<'a>],
}

/// Runs the lints that compare a team's plans with its answers. Each finding comes with the index of its plan.
#[must_use]
pub fn check_team(team: &PlanTeam<'_>, assessment: &Assessment) -> Vec<(usize, Diagnostic)> {
    let mut found: Vec<_> = must_haves_without_action(team, assessment).into_iter().map(|one| (0, one)).collect();
    for (index, checked) in team.plans.iter().enumerate() {
        for (action, spans) in checked.plan.actions().iter().zip(&checked.spans.actions) {
            let ActionStatus::Confirmed(confirmation) = &action.status else { continue };
            if respondents(team.answers, confirmation.by) == 1 {
                let id = Quoted(action.id.as_str());
                let message = format!("the action {id} is confirmed by a viewpoint that only one person answered from");
                let at = spans.value("confirmed");
                found.push((index, Diagnostic::new(Code::ConfirmedByOnlyRespondent, at, message).with_usual_help()));
            }
        }
    }
    found
}

fn must_haves_without_action(team: &PlanTeam<'_>, assessment: &Assessment) -> Option<Diagnostic> {
    let first = team.plans.first()?;
    let answered = team.answers.iter().map(|checked| checked.answers.audit().date).max()?;
    let plans: Vec<&Plan> = team.plans.iter().map(|checked| checked.plan).collect();
    let missing = not_covered(&unmet_must_haves(assessment), &plans, team.questionnaire, answered);
    if missing.is_empty() {
        return None;
    }
    let count = Count::of(missing.len(), "open or unconfirmed must-have");
    let message = format!("{count} {} no action", plural_form(missing.len(), "has", "have"));
    let named = format!("without an action: {}", ids(&missing, team.questionnaire));
    let found = Diagnostic::new(Code::MustHaveWithoutAction, first.spans.head.header(), message).with_usual_help();
    // If one person answered, naming the open must-haves would reveal that person's answers.
    Some(if team.answers.len() == 1 { found.with_private_help(named) } else { found.with_help(named) })
}

/// The number of people who answered from a viewpoint.
fn respondents(answers: &[CheckedAnswers<'_>], viewpoint: ViewpointIndex) -> u32 {
    let of_viewpoint =
        answers.iter().map(|checked| checked.answers.audit()).filter(|audit| audit.viewpoint == viewpoint);
    of_viewpoint.fold(0, |people: u32, audit| people.saturating_add(audit.people()))
}

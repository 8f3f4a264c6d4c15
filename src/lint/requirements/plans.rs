//! Requirements on action plans: nothing is overdue, and every must-have that is open or unconfirmed has an action.

use super::{AuditedTeam, shares};
use crate::diagnostic::{Code, Diagnostic};
use crate::lint::plan::CheckedPlan;
use crate::model::Plan;
use crate::plan::{Overdue, not_covered, unmet_must_haves};
use crate::score::Assessment;
use crate::text::{Count, List, plural_form};
use chrono::NaiveDate;

/// A finding if anything in a plan is overdue.
#[must_use]
pub fn overdue(checked: &CheckedPlan<'_>, today: NaiveDate) -> Option<Diagnostic> {
    let overdue = Overdue::of(checked.plan, today);
    let mut parts = Vec::new();
    for (number, what) in [(overdue.actions.len(), "action"), (overdue.first_steps.len(), "first step")] {
        if number > 0 {
            parts.push(Count::of(number, what).to_string());
        }
    }
    if overdue.review {
        parts.push("the review".to_owned());
    }
    let number = overdue.actions.len() + overdue.first_steps.len() + usize::from(overdue.review);
    if number == 0 {
        return None;
    }
    let code = Code::PlanOverdue;
    let message = format!("{} {} overdue", List::plain(&parts), plural_form(number, "is", "are"));
    let mut found = Diagnostic::new(code, checked.spans.head.value("team"), message).with_usual_help();
    for (actions, key) in [(&overdue.actions, "due"), (&overdue.first_steps, "first_step_by")] {
        for spans in actions.iter().filter_map(|&action| checked.spans.actions.get(action)) {
            found = found.with_secondary(spans.value(key), "overdue");
        }
    }
    Some(if overdue.review { found.with_secondary(checked.spans.head.value("review"), "overdue") } else { found })
}

/// A finding if a team has open or unconfirmed must-haves without an action in its plans.
#[must_use]
pub fn not_planned(team: &AuditedTeam<'_>, plans: &[&Plan], assessment: &Assessment) -> Option<Diagnostic> {
    let answered = team.checked_files.iter().map(|checked| checked.answers.audit().date).max()?;
    let missing = not_covered(&unmet_must_haves(assessment), plans, team.questionnaire, answered);
    if missing.is_empty() {
        return None;
    }
    let count = Count::of(missing.len(), "open or unconfirmed must-have");
    let message = format!(
        "{count} {} no action{}",
        plural_form(missing.len(), "has", "have"),
        if plans.is_empty() { ", since no plan of this team is among the files" } else { "" }
    );
    let help = format!("without an action: {}", shares::ids(&missing, team.questionnaire));
    Some(team.finding(Code::MustHaveNotPlanned, message, &missing, help))
}

/// A finding for a plan that cannot be checked because its team has no answers among the files.
#[must_use]
pub fn without_answers(checked: &CheckedPlan<'_>) -> Diagnostic {
    let message = "the files checked contain no answers of this plan's team";
    Diagnostic::new(Code::MustHaveNotPlanned, checked.spans.head.value("team"), message)
        .with_help("check the plan together with the answers of its team; names have to be the same")
}

//! A plan next to the gaps of a result: who does what about each gap, by when.

use super::wording::{due, owner, status};
use crate::model::{Action, ItemIndex, Questionnaire};
use crate::plan::{PlanOnDay, is_overdue};
use crate::report::document::{Labelled, Rating, RichText};
use crate::score::Assessment;
use crate::text::{Count, clean, plural_form};

/// The actions for an item, one line each.
pub(in crate::report) fn planned(questionnaire: &Questionnaire, plan: PlanOnDay<'_>, item: ItemIndex) -> Vec<Labelled> {
    let line = |(index, action): (usize, &Action)| {
        let words =
            format!("{} ({}, {}; {})", clean(&action.what), owner(action), due(action), status(questionnaire, action));
        let text = RichText::from(words);
        let text = if is_overdue(action, plan.today) { text.plain(" ").rated("overdue", Rating::Poor) } else { text };
        Labelled::new(if index == 0 { "Plan" } else { "" }, text)
    };
    let lines: Vec<_> = plan.actions_for(item).enumerate().map(line).collect();
    if lines.is_empty() { vec![Labelled::new("Plan", RichText::new().muted("no action"))] } else { lines }
}

/// "4 of 40 gaps have an action; 1 action overdue".
pub(in crate::report) fn planned_in_short(plan: PlanOnDay<'_>, assessment: &Assessment) -> String {
    let gaps = &assessment.priorities;
    let with_action = gaps.iter().filter(|gap| plan.actions_for(gap.item).any(|action| !action.is_dropped())).count();
    let overdue = plan.plan.actions().iter().filter(|action| is_overdue(action, plan.today)).count();
    let overdue = if overdue > 0 { format!("; {} overdue", Count::of(overdue, "action")) } else { String::new() };
    let have = plural_form(with_action, "has", "have");
    format!("{with_action} of {} {have} an action{overdue}", Count::of(gaps.len(), "gap"))
}

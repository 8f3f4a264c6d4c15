//! Which items a plan addresses.

use crate::model::{Action, ActionStatus, ItemIndex, Plan, Questionnaire};
use crate::score::Assessment;
use chrono::NaiveDate;

/// The must-haves that are open or unconfirmed, in questionnaire order.
#[must_use]
pub fn unmet_must_haves(assessment: &Assessment) -> Vec<ItemIndex> {
    let pillars = assessment.pillars.iter().map(|pillar| &pillar.must_haves);
    let mut items: Vec<ItemIndex> =
        pillars.flat_map(|must_haves| must_haves.open.iter().chain(&must_haves.unconfirmed)).copied().collect();
    items.sort_unstable();
    items
}

/// The items that no action of these plans covers. `answered` is the day of the latest answers.
#[must_use]
pub fn not_covered(
    items: &[ItemIndex],
    plans: &[&Plan],
    questionnaire: &Questionnaire,
    answered: NaiveDate,
) -> Vec<ItemIndex> {
    let is_covered = |item: ItemIndex| {
        let mut actions = plans.iter().flat_map(|plan| plan.actions());
        actions.any(|action| covers(action, item, questionnaire, answered))
    };
    items.iter().copied().filter(|&item| !is_covered(item)).collect()
}

/// Whether an action can close the gap of an item: it is not dropped, it aims for the item's target, and it was not confirmed before the
/// answers, which show that the gap is still there.
#[must_use]
pub fn covers(action: &Action, item: ItemIndex, questionnaire: &Questionnaire, answered: NaiveDate) -> bool {
    let wants_target = questionnaire.items().get(item.get()).is_some_and(|asked| action.wanted(asked) >= asked.target);
    wants_target && !action.is_dropped() && is_addressed(action, item, answered)
}

/// Whether an action deals with an item, even if people decided to drop it. An action confirmed before the answers does not: they show that
/// the gap is still there.
pub(super) fn is_addressed(action: &Action, item: ItemIndex, answered: NaiveDate) -> bool {
    let is_over = matches!(&action.status, ActionStatus::Confirmed(confirmation) if confirmation.on <= answered);
    !is_over && action.items.contains(&item)
}

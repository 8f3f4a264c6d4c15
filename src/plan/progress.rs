//! A plan compared with the changes between two audits: what worked, what is done although not every level rose, and what is overdue.

use super::is_overdue;
use crate::model::{Action, ItemIndex, Plan};
use crate::score::{Comparison, Hundredths, ItemFigures};
use chrono::NaiveDate;

/// The progress of a plan between two audits. Dropped actions are only in their own list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanProgress<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Done or confirmed, although not every item of the action rose.
    pub done_not_moved: Vec<ActionOutcome<'a>>,
    /// Every item of the action rose.
    pub moved: Vec<ActionOutcome<'a>>,
    /// Items that rose without an action.
    pub moved_without_action: Vec<ItemIndex>,
    /// Open or being done after the due date. An action whose items rose can be overdue too.
    pub overdue: Vec<ActionOutcome<'a>>,
    /// Open or being done, not overdue, and not every item rose.
    pub pending: Vec<ActionOutcome<'a>>,
    /// Dropped.
    pub dropped: Vec<ActionOutcome<'a>>,
}

/// The plans of compared teams.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedPlans<'a> {
    /// The day that decides what is overdue.
    pub today: NaiveDate,
    /// One for each team, in the order of the comparison; `None` for a team without a plan.
    pub teams: Vec<Option<PlanProgress<'a>>>,
}

/// One action, with the movement of its items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionOutcome<'a> {
    /// The action.
    pub action: &'a Action,
    /// Its items, in the order of the action.
    pub items: Vec<ItemMovement>,
}

/// An item on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemMovement {
    /// The item.
    pub item: ItemIndex,
    /// The team's level at the baseline, in hundredths; `None` if it is unknown, or the item does not apply on both sides.
    pub baseline: Option<Hundredths>,
    /// The team's level at the follow-up, in hundredths; `None` as for the baseline.
    pub follow_up: Option<Hundredths>,
}

impl ItemMovement {
    /// Whether the level certainly rose. If it is unknown on either side, it did not.
    #[must_use]
    pub fn rose(&self) -> bool {
        self.baseline.zip(self.follow_up).is_some_and(|(then, now)| now > then)
    }
}

impl ActionOutcome<'_> {
    /// Whether every item rose.
    #[must_use]
    pub fn moved(&self) -> bool {
        self.items.iter().all(ItemMovement::rose)
    }
}

impl<'a> PlanProgress<'a> {
    /// Compares a plan with two audits of its team. `today` decides what is overdue.
    #[must_use]
    pub fn of(plan: &'a Plan, comparison: &Comparison, today: NaiveDate) -> Self {
        let level = |items: &[ItemFigures], item: ItemIndex| {
            items.get(item.get()).and_then(|figures| figures.merged.state.level())
        };
        let movement = |item: ItemIndex| ItemMovement {
            item,
            baseline: level(&comparison.baseline.items, item),
            follow_up: level(&comparison.follow_up.items, item),
        };
        let outcome = |action: &'a Action| ActionOutcome {
            action,
            items: action.items.iter().map(|&item| movement(item)).collect(),
        };
        let outcomes: Vec<_> = plan.actions().iter().map(outcome).collect();
        let those = |belongs: &dyn Fn(&ActionOutcome<'_>) -> bool| -> Vec<ActionOutcome<'a>> {
            outcomes.iter().filter(|outcome| belongs(outcome)).cloned().collect()
        };
        let is_overdue = |outcome: &ActionOutcome<'_>| is_overdue(outcome.action, today);
        let has_action =
            |item: ItemIndex| plan.actions().iter().any(|action| !action.is_dropped() && action.items.contains(&item));
        let improved = comparison.items.improved.iter().map(|change| change.item);
        Self {
            plan,
            done_not_moved: those(&|outcome| outcome.action.is_done() && !outcome.moved()),
            moved: those(&|outcome| !outcome.action.is_dropped() && outcome.moved()),
            moved_without_action: improved.filter(|&item| !has_action(item)).collect(),
            overdue: those(&is_overdue),
            pending: those(&|outcome| outcome.action.is_unfinished() && !outcome.moved() && !is_overdue(outcome)),
            dropped: those(&|outcome| outcome.action.is_dropped()),
        }
    }
}

//! What is overdue on a day. This is always computed, never stored.

use crate::model::{Action, ActionStatus, Plan, PlanHead};
use chrono::{Days, NaiveDate};

/// The number of days without an update after which an unfinished action is stale.
pub const STALE_AFTER: u64 = 90;

/// What is overdue in a plan, as indices into its list of actions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Overdue {
    /// Actions whose due date has passed.
    pub actions: Vec<usize>,
    /// Actions whose first step is overdue.
    pub first_steps: Vec<usize>,
    /// Whether the review is overdue.
    pub review: bool,
}

impl Overdue {
    /// What is overdue on this day.
    #[must_use]
    pub fn of(plan: &Plan, today: NaiveDate) -> Self {
        let those = |is: fn(&Action, NaiveDate) -> bool| {
            let actions = plan.actions().iter().enumerate();
            actions.filter(|(_, action)| is(action, today)).map(|(index, _)| index).collect()
        };
        Self {
            actions: those(is_overdue),
            first_steps: those(is_first_step_overdue),
            review: is_review_overdue(&plan.head, today),
        }
    }

    /// Whether nothing is overdue.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.actions.is_empty() && self.first_steps.is_empty() && !self.review
    }
}

/// Whether the due date has passed and work remains.
#[must_use]
pub fn is_overdue(action: &Action, today: NaiveDate) -> bool {
    action.is_unfinished() && action.due.is_some_and(|due| due < today)
}

/// Whether the date of the first step has passed and the action is still open.
#[must_use]
pub fn is_first_step_overdue(action: &Action, today: NaiveDate) -> bool {
    action.status == ActionStatus::Open && action.first_step_by.is_some_and(|by| by < today)
}

/// Whether the day of the review has passed.
#[must_use]
pub fn is_review_overdue(head: &PlanHead, today: NaiveDate) -> bool {
    head.review.is_some_and(|review| review < today)
}

/// Whether work remains on an action that was not updated for more than [`STALE_AFTER`] days. For an action that was never updated, the
/// plan's baseline counts; with neither date it is stale.
#[must_use]
pub fn is_stale(action: &Action, head: &PlanHead, today: NaiveDate) -> bool {
    let last = action.updated.or(head.baseline);
    let until = last.and_then(|last| last.checked_add_days(Days::new(STALE_AFTER)));
    action.is_unfinished() && until.is_none_or(|until| until < today)
}

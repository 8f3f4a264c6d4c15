//! A plan on a day, and its actions for an item.

use crate::model::{Action, ItemIndex, Plan};
use chrono::NaiveDate;

/// A plan, and the day that decides what is overdue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanOnDay<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The day.
    pub today: NaiveDate,
}

impl<'a> PlanOnDay<'a> {
    /// The actions for an item, in the order of the plan.
    pub fn actions_for(self, item: ItemIndex) -> impl Iterator<Item = &'a Action> {
        self.plan.actions().iter().filter(move |action| action.items.contains(&item))
    }
}

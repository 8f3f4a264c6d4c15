//! Action plans as documents: what a plan holds on a day, what became of it between two audits, and what stands next to each gap.

mod calendar;
mod follow_up;
mod gaps;
mod show;
mod wording;

pub use calendar::plan_calendar;
pub(in crate::report) use follow_up::{in_short, of_teams, sections, totals};
pub(in crate::report) use gaps::{planned, planned_in_short};
pub use show::{GroupBy, PlanView, plan_report, plan_screen};
pub(in crate::report) use wording::{number, number_then_and_now, status};

//! Action plans as documents: a plan on a day, its progress between two audits, and its actions next to gaps.

mod calendar;
mod gaps;
pub(in crate::report) mod progress;
mod show;
mod wording;

pub use calendar::plan_calendar;
pub(in crate::report) use gaps::{planned, planned_in_short};
pub use show::{GroupBy, PlanView, plan_report, plan_screen};
pub(in crate::report) use show::{how_to_read_a_plan, plan_head};
pub(in crate::report) use wording::{due, number, number_then_and_now, owner, status, status_words};

//! Action plans as documents: what became of a plan between two audits.

mod follow_up;
mod wording;

pub(in crate::report) use follow_up::{in_short, of_teams, sections, totals};
pub(in crate::report) use wording::{number_then_and_now, status};

//! An action plan on a day, and against the answers of its team.

mod coverage;
mod due;

pub use coverage::{covers, not_covered, open_must_haves};
pub use due::{Overdue, STALE_AFTER, is_first_step_overdue, is_overdue, is_review_overdue, is_stale};

//! An action plan on a day, and against the answers of its team.

mod coverage;
mod draft;
mod due;
mod on_day;
mod progress;

pub use coverage::{covers, not_covered, unmet_must_haves};
pub use draft::{Gap, GapFilter, LARGEST_GAPS, draft, gaps};
pub use due::{Overdue, STALE_AFTER, is_first_step_overdue, is_overdue, is_review_overdue, is_stale};
pub use on_day::PlanOnDay;
pub use progress::{ActionOutcome, ComparedPlans, ItemMovement, PlanProgress};

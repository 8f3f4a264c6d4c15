//! What changed between audits, in words and printed figures.

mod changes;

pub(in crate::report) use super::wording::{ItemName, figure, item, limits as closing};
pub use changes::{Cell, ChangesView, Column, Grid, Part, Point, Section};

/// Headings that several reports share.
pub(in crate::report) mod texts {
    pub(in crate::report) use crate::report::wording::LIMITS as CLOSING;
}

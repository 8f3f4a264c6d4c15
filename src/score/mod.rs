//! The arithmetic of an audit, one file per idea. Pure: no I/O, no clock, no float.
//!
//! Everything is exact: levels and positions are whole hundredths, points are fractions, and rounding happens only where
//! the scoring page says so, always half up.

mod aspects;
mod assessment;
mod bands;
mod compare;
mod culture;
mod disclosure;
mod exact;
mod merge;
mod must_haves;
mod pillar;
mod priorities;
mod targets;
mod viewpoints;

pub use aspects::{AspectFigures, Aspects};
pub use assessment::{
    Assessment, AssessmentSummary, ItemFigures, Overall, PillarResult, assess, assess_merged, worst_mean_gap,
};
pub use bands::{BandRange, band_of};
pub use compare::{
    Change, Comparison, ItemChange, ItemChanges, MeanChanges, MustHaveChange, MustHaveState, MustHaveStep,
    PillarChange, Round, Trend,
};
pub(crate) use culture::POSITION_ZERO;
pub use culture::{Culture, CultureReading, ReadingRange};
pub use disclosure::{Disclosure, Recoverable};
pub use exact::Exact;
pub(crate) use merge::ViewpointLevels;
pub use merge::{ItemState, MergedItem, Respondent, ResponseCounts};
pub use must_haves::MustHaves;
pub use pillar::{Bounds, Coverage, PillarFigures};
pub(crate) use pillar::{share_of_scale, weighted_points};
pub use priorities::{Priority, UnknownItem};
pub use targets::Target;
pub(crate) use viewpoints::may_show_each;
pub use viewpoints::{Group, ViewpointBreakdown};

use crate::model::{Form, StageIndex};

/// A level or a position in hundredths: level 3 is 300, position −0.57 is −57.
pub type Hundredths = i64;

/// The choices that a reader of the result has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// Whether a hostile culture raises targets (section 4); `--no-raise` says no.
    pub raise: bool,
    /// Whether every respondent counts alike, instead of every viewpoint (section 2).
    pub equal_respondents: bool,
    /// The fewest respondents of a viewpoint that is shown by itself (section 9).
    pub min_group: u32,
    /// Whether culture indicators count in their pillars; they do not where bands are set against culture (section 14).
    pub indicators_count: bool,
    /// The stage of the audit; the questionnaire's last if this is none (section 1).
    pub stage: Option<StageIndex>,
    /// Which items the audit is made of (section 1).
    pub form: Form,
}

impl Rules {
    /// The same choices for an audit at this stage.
    #[must_use]
    pub fn at(self, stage: Option<StageIndex>) -> Self {
        Self { stage, ..self }
    }
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            raise: true,
            equal_respondents: false,
            min_group: 5,
            indicators_count: true,
            stage: None,
            form: Form::Full,
        }
    }
}

//! The arithmetic of an audit, one file per concept. Pure: no I/O, no clock, no floats.
//!
//! Everything is exact: levels and positions are whole hundredths, points are fractions, and rounding happens only where
//! the scoring page says so, always half up.

mod aspects;
mod assessment;
mod bands;
mod compare;
mod culture;
mod disclosure;
mod fraction;
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
    AuditFigures, Change, Comparison, ItemChange, ItemChanges, MeanChanges, MustHaveChange, MustHaveState,
    MustHaveTransition, PillarChange, Trend,
};
pub(crate) use culture::POSITION_OFFSET_HUNDREDTHS;
pub use culture::{Culture, CultureReading, ReadingRange};
pub use disclosure::{Disclosure, Recoverable};
pub use fraction::Fraction;
pub(crate) use merge::ViewpointLevels;
pub use merge::{ItemState, MergedItem, Respondent, ResponseCounts};
pub use must_haves::MustHaves;
pub use pillar::{Bounds, Coverage, PillarFigures};
pub(crate) use pillar::{share_of_scale, weighted_points};
pub use priorities::{ItemToFindOut, Priority};
pub use targets::Target;
pub(crate) use viewpoints::may_show_each;
pub use viewpoints::{ViewpointGroup, ViewpointSplit};

use crate::model::{FormLength, StageIndex};

/// A level or a position in hundredths: level 3 is 300, position −0.57 is −57.
pub type Hundredths = i64;

/// The options for scoring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// Whether a hostile culture raises targets (section 4); `--no-raise` turns it off.
    pub raise: bool,
    /// Whether all respondents have equal weight, instead of all viewpoints (section 2).
    pub equal_respondents: bool,
    /// The minimum number of respondents for a viewpoint to be shown separately (section 9).
    pub min_group: u32,
    /// Whether culture indicators count in their pillars; they do not when bands are set against culture (section 14).
    pub indicators_count: bool,
    /// The stage of the audit; `None` for the questionnaire's last (section 1).
    pub stage: Option<StageIndex>,
    /// The form, which decides the items of the audit (section 1).
    pub form: FormLength,
}

impl Rules {
    /// The same options for an audit at this stage.
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
            form: FormLength::Full,
        }
    }
}

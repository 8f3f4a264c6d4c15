//! Policy and practice: readiness on paper that practice does not confirm is a finding in itself (scoring, section 11).

use super::{Fraction, MergedItem, pillar::mean_points};
use crate::model::{Aspect, Questionnaire};

/// The two aspects side by side, over all pillars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aspects {
    /// Items about what is written or decided.
    pub policy: AspectFigures,
    /// Items about what people experience.
    pub practice: AspectFigures,
}

/// One aspect's figures; no bounds are computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AspectFigures {
    /// The score so far, in points; `None` if nothing is known.
    pub score: Option<Fraction>,
    /// Its items with a level.
    pub known: u32,
    /// Its items that apply.
    pub applicable: u32,
}

impl Aspects {
    /// Both aspects of a team's merged items.
    #[must_use]
    pub(crate) fn of(questionnaire: &Questionnaire, merged: &[MergedItem]) -> Self {
        let of = |aspect| AspectFigures::of(questionnaire, merged, aspect);
        Self { policy: of(Aspect::Policy), practice: of(Aspect::Practice) }
    }

    /// Policy − practice, in points; `None` unless both are known.
    #[must_use]
    pub fn difference(&self) -> Option<Fraction> {
        Some(self.policy.score.as_ref()? - self.practice.score.as_ref()?)
    }
}

impl AspectFigures {
    fn of(questionnaire: &Questionnaire, merged: &[MergedItem], aspect: Aspect) -> Self {
        let items = questionnaire.items().iter().zip(merged).filter(|(item, _)| item.aspect() == Some(aspect));
        let (mut known, mut applicable) = (0, 0);
        let levels = items.filter_map(|(item, merged)| {
            applicable += u32::from(merged.state.is_applicable());
            let level = merged.state.level()?;
            known += 1;
            Some((item, level))
        });
        Self { score: mean_points(levels), known, applicable }
    }
}

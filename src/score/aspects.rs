//! Policy and practice: paper readiness that practice does not bear out is itself a finding (scoring, section 11).

use super::{Exact, MergedItem, pillar::weighted_points};
use crate::model::{Aspect, Questionnaire};

/// The two aspects side by side, over all pillars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aspects {
    /// What is written or decided.
    pub policy: AspectFigures,
    /// What people experience.
    pub practice: AspectFigures,
}

/// One aspect's figures; no bounds are computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AspectFigures {
    /// The score so far, in points; none if nothing is known.
    pub score: Option<Exact>,
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

    /// Policy − practice, in points; none unless both are known.
    #[must_use]
    pub fn difference(&self) -> Option<Exact> {
        Some(self.policy.score.as_ref()?.minus(self.practice.score.as_ref()?))
    }
}

impl AspectFigures {
    fn of(questionnaire: &Questionnaire, merged: &[MergedItem], aspect: Aspect) -> Self {
        let (mut sum, mut weight, mut known, mut applicable) = (Exact::whole(0), 0_i64, 0, 0);
        for (item, merged) in questionnaire.items().iter().zip(merged) {
            if item.aspect() != Some(aspect) {
                continue;
            }
            applicable += u32::from(merged.standing.is_applicable());
            if let Some(level) = merged.standing.level() {
                known += 1;
                weight += i64::from(item.weight);
                sum = sum.plus(&weighted_points(item, level));
            }
        }
        Self { score: (weight > 0).then(|| sum.over(weight)), known, applicable }
    }
}

//! The order of teams: worst first, and deterministic.

use crate::model::{PillarIndex, Questionnaire};
use crate::score::{AssessmentSummary, Fraction};
use std::cmp::Ordering;

/// What teams are ranked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// The mean gap in the worst case, largest first.
    Gap,
    /// The team's name, then its organisation's.
    Name,
    /// The most hostile culture balance still possible, worst first.
    Culture,
    /// A pillar's gap in the worst case, largest first.
    Pillar(PillarIndex),
}

/// The sort key of a team: teams without the figure come last, equal ones in the order of names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rank {
    /// The figure, worst largest: rounded to millionths, and exact. If the rounded figures differ, the exact ones differ in the same
    /// direction, and rounded ones are fast to compare.
    worst: Option<(i64, Fraction)>,
    /// The team's index in the order of names.
    pub index: u32,
}

impl Sort {
    /// Whether the order depends only on the names.
    #[must_use]
    pub fn is_by_name(self) -> bool {
        self == Self::Name
    }

    /// The rank of the team at this index in the order of names.
    #[must_use]
    pub fn rank(self, index: u32, summary: &AssessmentSummary, questionnaire: &Questionnaire) -> Rank {
        let worst = match self {
            Self::Gap => summary.worst_mean_gap(questionnaire),
            Self::Name => None,
            Self::Culture => summary.culture.low.map(|balance| Fraction::whole(-balance)),
            Self::Pillar(pillar) => {
                summary.pillars.get(pillar.get()).and_then(|pillar| pillar.figures.gap.high.clone())
            }
        };
        Rank::new(worst, index)
    }
}

impl Rank {
    fn new(worst: Option<Fraction>, index: u32) -> Self {
        Self { worst: worst.map(|worst| (worst.round_half_up(6), worst)), index }
    }

    /// The rank by the mean gap in the worst case, of the team at this place in the order of names.
    #[must_use]
    pub fn by_gap(index: u32, worst_mean_gap: Option<Fraction>) -> Self {
        Self::new(worst_mean_gap, index)
    }

    /// The rank by name of the team at this index in the order of names.
    #[must_use]
    pub fn by_name(index: u32) -> Self {
        Self { worst: None, index }
    }
}

impl PartialOrd for Rank {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rank {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_figure = match (&self.worst, &other.worst) {
            (Some(a), Some(b)) => b.cmp(a),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        };
        by_figure.then(self.index.cmp(&other.index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_stands_first_and_what_has_no_figure_last() {
        let rank = |worst: Option<i64>, index| Rank::new(worst.map(Fraction::whole), index);
        let mut ranks = [rank(None, 0), rank(Some(3), 4), rank(Some(7), 3), rank(Some(3), 2), rank(None, 1)];
        ranks.sort();
        assert_eq!(ranks.map(|rank| rank.index), [3, 2, 4, 0, 1]);
    }
}

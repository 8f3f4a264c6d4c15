//! Changes of figures: by how much, whether certainly, and what the change of a gap is due to (scoring, section 12).

use crate::model::{PillarIndex, Questionnaire};
use crate::score::fraction::weighted_mean;
use crate::score::pillar::mean_points;
use crate::score::{Assessment, Bounds, Coverage, Fraction};

/// One figure on both sides, in points.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Change {
    /// The earlier figure.
    pub baseline: Bounds,
    /// The later figure.
    pub follow_up: Bounds,
}

/// The change of one pillar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PillarChange {
    pub score: Change,
    /// The gap, uncapped so far, so it can exceed its worst case.
    pub gap: Change,
    /// The part of the gap's change that is due to answers, computed with the baseline's targets on both sides.
    pub due_to_answers: Option<Fraction>,
    /// The rest of the gap's change, due to targets that the culture raised or lowered.
    pub due_to_targets: Option<Fraction>,
    /// How much of the shared items was answered at the baseline.
    pub baseline_coverage: Coverage,
    /// How much of the shared items was answered at the follow-up.
    pub follow_up_coverage: Coverage,
}

/// The means over pillars, weighted by pillar weight. So far, a pillar counts if it has a figure on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeanChanges {
    /// The mean score.
    pub score: Change,
    /// The mean gap, over gaps that are uncapped so far.
    pub gap: Change,
}

impl Change {
    /// Follow-up minus baseline, so far; `None` unless both exist.
    #[must_use]
    pub fn amount(&self) -> Option<Fraction> {
        difference(self.follow_up.so_far.as_ref(), self.baseline.so_far.as_ref())
    }

    /// Whether missing answers cannot reverse the change; `None` where there is nothing to compare.
    ///
    /// Bounds that touch at one point overlap, because the true values may be equal.
    #[must_use]
    pub fn is_certain(&self) -> Option<bool> {
        let (low, high) = (self.baseline.low.as_ref()?, self.baseline.high.as_ref()?);
        let (later_low, later_high) = (self.follow_up.low.as_ref()?, self.follow_up.high.as_ref()?);
        let is_range = low != high || later_low != later_high;
        let overlap = low.max(later_low) <= high.min(later_high);
        Some(!(is_range && overlap))
    }
}

impl PillarChange {
    /// All pillars of two audits over the same items.
    pub(super) fn all(questionnaire: &Questionnaire, baseline: &Assessment, follow_up: &Assessment) -> Vec<Self> {
        PillarIndex::first(questionnaire.pillars().len())
            .map(|pillar| Self::of(questionnaire, pillar, baseline, follow_up))
            .collect()
    }

    fn of(questionnaire: &Questionnaire, pillar: PillarIndex, baseline: &Assessment, follow_up: &Assessment) -> Self {
        let (before, after) = (&baseline.pillars[pillar].figures, &follow_up.pillars[pillar].figures);
        let gap = Change {
            baseline: with_uncapped_gap(questionnaire, pillar, baseline),
            follow_up: with_uncapped_gap(questionnaire, pillar, follow_up),
        };
        let with_the_same_targets = gap_so_far(questionnaire, pillar, follow_up, baseline);
        let due_to_answers = difference(with_the_same_targets.as_ref(), gap.baseline.so_far.as_ref());
        Self {
            score: Change { baseline: before.score.clone(), follow_up: after.score.clone() },
            due_to_targets: difference(gap.amount().as_ref(), due_to_answers.as_ref()),
            due_to_answers,
            gap,
            baseline_coverage: before.coverage,
            follow_up_coverage: after.coverage,
        }
    }
}

/// The gap of each pillar, uncapped so far.
pub(super) fn uncapped_gaps(questionnaire: &Questionnaire, audit: &Assessment) -> Vec<Bounds> {
    PillarIndex::first(questionnaire.pillars().len())
        .map(|pillar| with_uncapped_gap(questionnaire, pillar, audit))
        .collect()
}

fn with_uncapped_gap(questionnaire: &Questionnaire, pillar: PillarIndex, audit: &Assessment) -> Bounds {
    let so_far = gap_so_far(questionnaire, pillar, audit, audit);
    Bounds { so_far, ..audit.pillars[pillar].figures.gap.clone() }
}

/// The gap of one audit's levels against the so-far targets of another.
fn gap_so_far(
    questionnaire: &Questionnaire,
    pillar: PillarIndex,
    levels: &Assessment,
    targets: &Assessment,
) -> Option<Fraction> {
    let items = questionnaire.items_of(&questionnaire.pillars()[pillar]);
    mean_points(items.filter(|(_, item)| levels.rules.counts(item)).filter_map(|(index, item)| {
        let level = levels.items[index].merged.state.level()?;
        Some((item, (targets.items[index].target.so_far - level).max(0)))
    }))
}

impl MeanChanges {
    pub(super) fn of(questionnaire: &Questionnaire, pillars: &[PillarChange]) -> Self {
        let mean = |of: fn(&PillarChange) -> &Change| {
            let weighted = || questionnaire.pillars().iter().map(|pillar| pillar.weight).zip(pillars.iter().map(of));
            let of_side = |side: fn(&Change) -> &Bounds| {
                let figures = || weighted().map(|(weight, change)| (weight, change, side(change)));
                Bounds {
                    so_far: weighted_mean(figures().filter_map(|(weight, change, bounds)| {
                        Some((weight, bounds.so_far.as_ref().filter(|_| change.amount().is_some())?))
                    })),
                    low: weighted_mean(
                        figures().filter_map(|(weight, _, bounds)| Some((weight, bounds.low.as_ref()?))),
                    ),
                    high: weighted_mean(
                        figures().filter_map(|(weight, _, bounds)| Some((weight, bounds.high.as_ref()?))),
                    ),
                }
            };
            Change { baseline: of_side(|change| &change.baseline), follow_up: of_side(|change| &change.follow_up) }
        };
        Self { score: mean(|pillar| &pillar.score), gap: mean(|pillar| &pillar.gap) }
    }
}

fn difference(later: Option<&Fraction>, earlier: Option<&Fraction>) -> Option<Fraction> {
    Some(later? - earlier?)
}

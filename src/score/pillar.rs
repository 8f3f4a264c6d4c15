//! Score, target and gap of a pillar, each so far and with its bounds (scoring, sections 5 and 6).

use super::{Fraction, Hundredths, MergedItem, Target};
use crate::model::{Item, ItemIndex};

/// The least common multiple of all top levels that a scale may have (1 … 10), so that ℓ/M is a whole number of parts.
const PARTS: i64 = 2_520;

/// A figure in points, so far and with its bounds. A value that does not exist is `None`, never 0.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bounds {
    /// From what is known.
    pub so_far: Option<Fraction>,
    /// The lowest still possible; for a gap the best case.
    pub low: Option<Fraction>,
    /// The highest still possible; for a gap the worst case.
    pub high: Option<Fraction>,
}

impl Bounds {
    /// The bounds of a gap. The gap so far could exceed its worst case if the unknown items have lower targets, so it is capped.
    pub(super) fn of_gap(so_far: Option<Fraction>, low: Option<Fraction>, high: Option<Fraction>) -> Self {
        let so_far = match (so_far, &high) {
            (Some(so_far), Some(worst)) => Some(so_far.min(worst.clone())),
            (so_far, _) => so_far,
        };
        Self { so_far, low, high }
    }

    /// Whether missing answers cannot change the figure: low = so far = high.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.so_far.is_some() && self.low == self.so_far && self.high == self.so_far
    }
}

/// How much of a pillar was answered (scoring, sections 2 and 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    pub items: u32,
    /// Items that apply.
    pub applicable: u32,
    /// Items with a level.
    pub known: u32,
    /// Unknown items to which a respondent answered "don't know".
    pub dont_know: u32,
    /// Unknown items that were left out.
    pub unanswered: u32,
    /// Unknown items that none of the respondents is asked.
    pub not_asked: u32,
    /// Items that do not apply.
    pub not_applicable: u32,
    /// Levels given, over items and respondents.
    pub given: u32,
    /// Levels that could have been given: respondents × items, without answers of "not applicable".
    pub possible: u32,
}

impl Coverage {
    /// Adds up two pillars' coverage.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            items: self.items + other.items,
            applicable: self.applicable + other.applicable,
            known: self.known + other.known,
            dont_know: self.dont_know + other.dont_know,
            unanswered: self.unanswered + other.unanswered,
            not_asked: self.not_asked + other.not_asked,
            not_applicable: self.not_applicable + other.not_applicable,
            given: self.given + other.given,
            possible: self.possible + other.possible,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PillarFigures {
    /// How much of the pillar was answered.
    pub coverage: Coverage,
    /// Σ w over the known items.
    pub known_weight: u32,
    /// Σ w over the applicable items.
    pub applicable_weight: u32,
    /// The score, in points.
    pub score: Bounds,
    /// The target, in points.
    pub target: Bounds,
    /// The gap: the sum of the shortfalls, in points.
    pub gap: Bounds,
}

impl PillarFigures {
    /// Whether the pillar is scored: at least one of its items applies.
    #[must_use]
    pub fn is_scored(&self) -> bool {
        self.applicable_weight > 0
    }

    /// The figures over these items, with their merged states and targets.
    #[must_use]
    pub fn of<'a>(
        items: impl Iterator<Item = (ItemIndex, &'a Item)>,
        merged: &[MergedItem],
        targets: &[Target],
    ) -> Self {
        let mut sums = PillarSums::default();
        let mut coverage = Coverage::default();
        for (index, item) in items {
            coverage.count(&merged[index]);
            sums.add(item, &merged[index], targets[index]);
        }
        sums.into_figures(coverage)
    }
}

impl Coverage {
    fn count(&mut self, item: &MergedItem) {
        use super::ItemState::{DontKnow, Known, NotApplicable, NotAsked, OutOfScope, Unanswered};
        if item.state == OutOfScope {
            return;
        }
        self.items += 1;
        self.applicable += u32::from(item.state.is_applicable());
        match item.state {
            Known(_) => self.known += 1,
            DontKnow => self.dont_know += 1,
            Unanswered => self.unanswered += 1,
            NotAsked => self.not_asked += 1,
            NotApplicable => self.not_applicable += 1,
            OutOfScope => {}
        }
        self.given += item.given;
        self.possible += item.given + item.dont_know + item.unanswered;
    }
}

/// The sums of section 6, in parts of a point times weight: far within 64 bits even with the most items and the largest weights.
#[derive(Debug, Default)]
struct PillarSums {
    known_weight: u32,
    applicable_weight: u32,
    levels: i64,
    unknown_tops: i64,
    target: [i64; 3],
    gap: [i64; 3],
}

impl PillarSums {
    fn add(&mut self, item: &Item, merged: &MergedItem, target: Target) {
        if !merged.state.is_applicable() {
            return;
        }
        // One division for an item, instead of one for each of its figures.
        let unit = i64::from(item.weight) * share_of_scale(item, 1);
        let points = |hundredths: Hundredths| hundredths * unit;
        self.applicable_weight += item.weight;
        let wanted = [target.so_far, target.low, target.high];
        for (sum, wanted) in self.target.iter_mut().zip(wanted) {
            *sum += points(wanted);
        }
        if let Some(level) = merged.state.level() {
            self.known_weight += item.weight;
            self.levels += points(level);
            for (sum, wanted) in self.gap.iter_mut().zip(wanted) {
                *sum += points((wanted - level).max(0));
            }
        } else {
            self.unknown_tops += points(100 * i64::from(item.top));
            self.gap[2] += points(target.high);
        }
    }

    fn into_figures(self, coverage: Coverage) -> PillarFigures {
        let over = |sum: i64, weight: u32| (weight > 0).then(|| exact(sum, i64::from(weight)));
        let (known, applicable) = (self.known_weight, self.applicable_weight);
        PillarFigures {
            coverage,
            known_weight: known,
            applicable_weight: applicable,
            score: Bounds {
                so_far: over(self.levels, known),
                low: over(self.levels, applicable),
                high: over(self.levels + self.unknown_tops, applicable),
            },
            target: Bounds {
                so_far: over(self.target[0], applicable),
                low: over(self.target[1], applicable),
                high: over(self.target[2], applicable),
            },
            gap: Bounds::of_gap(over(self.gap[0], known), over(self.gap[1], applicable), over(self.gap[2], applicable)),
        }
    }
}

/// The gap in the worst case, as [`PillarFigures::of`] has it, and nothing else. `target` gives an item's highest target.
pub(super) fn worst_gap<'a>(
    items: impl Iterator<Item = (ItemIndex, &'a Item)>,
    merged: &[MergedItem],
    target: impl Fn(&Item) -> Hundredths,
) -> Option<Fraction> {
    let applicable = items.filter(|(index, _)| merged[*index].state.is_applicable());
    // What is unknown may turn out to be level 0.
    mean_points(
        applicable.map(|(index, item)| (item, (target(item) - merged[index].state.level().unwrap_or(0)).max(0))),
    )
}

/// Σ w·ℓ/M ÷ Σ w over items with their levels or shortfalls in hundredths, in points; `None` if there are no items.
pub(super) fn mean_points<'a>(items: impl IntoIterator<Item = (&'a Item, Hundredths)>) -> Option<Fraction> {
    let (mut sum, mut weight) = (0_i64, 0_i64);
    for (item, hundredths) in items {
        sum += i64::from(item.weight) * share_of_scale(item, hundredths);
        weight += i64::from(item.weight);
    }
    (weight > 0).then(|| exact(sum, weight))
}

/// ℓ/M of a level, a shortfall or a change in hundredths, in 2,520ths of a point: a whole number on every scale.
pub(crate) fn share_of_scale(item: &Item, hundredths: Hundredths) -> i64 {
    hundredths * (PARTS / i64::from(item.top))
}

/// A sum in parts of a point times weight, over a weight, in points.
fn exact(sum: i64, weight: i64) -> Fraction {
    Fraction::ratio(sum.into(), i128::from(PARTS) * i128::from(weight))
}

/// w × points of a level or shortfall in hundredths on a scale with this top, as an exact number of points.
pub(crate) fn weighted_points(item: &Item, hundredths: i64) -> Fraction {
    Fraction::ratio(i128::from(item.weight) * i128::from(hundredths), item.top.into())
}

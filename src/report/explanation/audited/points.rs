//! The items of a pillar as terms of sums: the points of each level, target and shortfall.

use crate::model::{Item, ItemIndex, PillarIndex, Questionnaire};
use crate::score::{Assessment, Fraction, Hundredths, ItemFigures, Target, weighted_points};

/// The culture that targets are computed with (scoring, section 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CultureCase {
    /// The culture known so far.
    SoFar,
    /// The most fertile culture still possible.
    BestCase,
    /// The most hostile culture still possible.
    WorstCase,
}

/// One item of a pillar.
#[derive(Clone, Copy)]
pub(super) struct CountedItem<'a> {
    pub(super) index: ItemIndex,
    pub(super) item: &'a Item,
    pub(super) figures: &'a ItemFigures,
}

/// The items that count in a pillar, not applicable ones too.
pub(super) fn counted_items<'a>(
    questionnaire: &'a Questionnaire,
    assessment: &'a Assessment,
    pillar: PillarIndex,
) -> Vec<CountedItem<'a>> {
    let items = questionnaire.items_of(&questionnaire.pillars()[pillar]);
    items
        .filter(|(_, item)| assessment.rules.counts(item))
        .map(|(index, item)| CountedItem { index, item, figures: &assessment.items[index] })
        .collect()
}

impl CultureCase {
    /// The balance, in hundredths, if there is one.
    pub(super) fn balance(self, culture: &crate::score::Culture) -> Option<Hundredths> {
        match self {
            Self::SoFar => culture.balance,
            Self::BestCase => culture.high,
            Self::WorstCase => culture.low,
        }
    }

    /// The target under this culture, in hundredths.
    fn of(self, target: Target) -> Hundredths {
        match self {
            Self::SoFar => target.so_far,
            Self::BestCase => target.low,
            Self::WorstCase => target.high,
        }
    }
}

impl CountedItem<'_> {
    pub(super) fn level(&self) -> Option<Hundredths> {
        self.figures.merged.state.level()
    }

    pub(super) fn is_unknown(&self) -> bool {
        self.figures.merged.state.is_unknown()
    }

    pub(super) fn is_applicable(&self) -> bool {
        self.figures.merged.state.is_applicable()
    }

    /// w·ℓ/M for a level, a target or a shortfall in hundredths.
    pub(super) fn points(&self, hundredths: Hundredths) -> Fraction {
        weighted_points(self.item, hundredths)
    }

    /// The target, in hundredths.
    pub(super) fn wanted(&self, culture: CultureCase) -> Hundredths {
        culture.of(self.figures.target)
    }

    /// w·max(0, t′ − ℓ)/M; `None` unless the level is known.
    pub(super) fn shortfall(&self, culture: CultureCase) -> Option<Fraction> {
        Some(self.points((self.wanted(culture) - self.level()?).max(0)))
    }
}

/// The sum of some terms.
pub(super) fn sum(terms: impl IntoIterator<Item = Fraction>) -> Fraction {
    terms.into_iter().fold(Fraction::whole(0), |sum, term| &sum + &term)
}

/// The weights of the known and of the unknown items.
pub(super) fn known_and_unknown(lines: &[CountedItem<'_>]) -> (i64, i64) {
    let known = weight(lines.iter().filter(|line| line.level().is_some()));
    (known, weight(lines.iter().filter(|line| line.is_unknown())))
}

/// The sum of the weights of some lines.
pub(super) fn weight<'l>(lines: impl IntoIterator<Item = &'l CountedItem<'l>>) -> i64 {
    lines.into_iter().map(|line| i64::from(line.item.weight)).sum()
}

//! Targets: a hostile culture raises those of items that protect peer support (scoring, section 4).

use super::{Culture, Hundredths, Rules};
use crate::model::{Item, Questionnaire};

/// The target of one item, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// With the culture known so far.
    pub so_far: Hundredths,
    /// With the most fertile culture still possible.
    pub low: Hundredths,
    /// With the most hostile culture still possible.
    pub high: Hundredths,
}

/// The targets of all items, in questionnaire order.
#[must_use]
pub(crate) fn targets(questionnaire: &Questionnaire, culture: &Culture, rules: Rules) -> Vec<Target> {
    questionnaire.items().iter().map(|item| target(item, culture, rules)).collect()
}

/// The target of one item.
fn target(item: &Item, culture: &Culture, rules: Rules) -> Target {
    if !rules.raise || !item.raise_if_hostile {
        return Target { so_far: own(item), low: own(item), high: own(item) };
    }
    let raised = |balance| raised(item, balance);
    Target { so_far: raised(culture.balance), low: raised(culture.high), high: raised(culture.low) }
}

/// The target of one item with the harshest culture still possible.
pub(super) fn highest(item: &Item, culture: &Culture, rules: Rules) -> Hundredths {
    if rules.raise && item.raise_if_hostile { raised(item, culture.low) } else { own(item) }
}

/// The questionnaire's own target of an item, in hundredths.
pub(crate) fn own(item: &Item) -> Hundredths {
    100 * Hundredths::from(item.target)
}

/// t′ = t + (M − t) × max(0, −b) ÷ 200, rounded half up to hundredths, of an item whose target a hostile culture raises.
fn raised(item: &Item, balance: Option<Hundredths>) -> Hundredths {
    let hostility = balance.map_or(0, |balance| (-balance).max(0));
    if hostility == 0 {
        return own(item);
    }
    let above = 100 * Hundredths::from(item.top - item.target);
    // Adding 100, half of 200, rounds the quotient half up.
    own(item) + (above * hostility + 100) / 200
}

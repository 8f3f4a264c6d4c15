//! Targets: a hostile culture raises the bar for what protects peer support (scoring, section 4).

use super::{Culture, Hundredths, Rules};
use crate::model::{Item, Questionnaire};

/// The level wanted of one item, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// With the culture as far as it is known.
    pub so_far: Hundredths,
    /// With the kindest culture still possible.
    pub low: Hundredths,
    /// With the harshest culture still possible.
    pub high: Hundredths,
}

/// The targets of all items, in the questionnaire's order.
#[must_use]
pub(crate) fn targets(questionnaire: &Questionnaire, culture: &Culture, rules: Rules) -> Vec<Target> {
    let target = |item: &Item| {
        let raised = |balance| if rules.raise { raised(item, balance) } else { own(item) };
        Target { so_far: raised(culture.balance), low: raised(culture.high), high: raised(culture.low) }
    };
    questionnaire.items().iter().map(target).collect()
}

/// The questionnaire's own target of an item, in hundredths.
pub(crate) fn own(item: &Item) -> Hundredths {
    100 * Hundredths::from(item.target)
}

/// t′ = t + (M − t) × max(0, −b) ÷ 200, rounded half up to hundredths.
fn raised(item: &Item, balance: Option<Hundredths>) -> Hundredths {
    let hostility = balance.map_or(0, |balance| (-balance).max(0));
    if !item.raise_if_hostile || hostility == 0 {
        return own(item);
    }
    let above = 100 * Hundredths::from(item.top - item.target);
    // 100 is half of 200: the quotient is rounded half up.
    own(item) + (above * hostility + 100) / 200
}

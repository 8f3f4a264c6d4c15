//! The targets that a hostile culture raises, and by how much (scoring, section 4).

use super::super::amount::{level, number, whole};
use super::ExplainContext;
use crate::model::Item;
use crate::score::{Fraction, Hundredths, POSITION_OFFSET_HUNDREDTHS};

/// "300 + (400 − 300) × 57 ÷ 200 = 328.5 → 329": the target at a balance, in hundredths.
pub(super) fn raised(item: &Item, balance: Hundredths) -> String {
    let (own, top) = (100 * i64::from(item.target), 100 * i64::from(item.top));
    let hostility = (-balance).max(0);
    let exact = &Fraction::whole(own) + &Fraction::ratio(((top - own) * hostility).into(), 200);
    format!(
        "{own} + ({top} − {own}) × {hostility} ÷ 200 = {}{}",
        number(&exact),
        if exact.is_decimal(0) { String::new() } else { format!(" → {}", whole(exact.round_half_up(0))) }
    )
}

/// The steps to an item's target: so far and, if they differ, with the most fertile and the most hostile culture.
pub(super) fn steps(context: &ExplainContext<'_>, item: &Item) -> Vec<(&'static str, String)> {
    let own = 100 * i64::from(item.target);
    let own_words = if item.is_indicator() {
        format!("position {}, which is level {}, so {own}", level(own - POSITION_OFFSET_HUNDREDTHS), item.target)
    } else {
        format!("{} is the questionnaire's own target, so {own}", item.target)
    };
    let culture = context.assessment.culture;
    if !item.raise_if_hostile || culture.indicators == 0 {
        return vec![("target", own_words)];
    }
    if !context.assessment.rules.raise {
        return vec![("target", format!("{own_words}; not raised, because of --no-raise"))];
    }
    let step = |balance: Option<Hundredths>| match balance {
        None => format!("no balance, so not raised: {own}"),
        Some(balance) => format!("balance {}: {}", level(balance), raised(item, balance)),
    };
    if culture.balance == culture.low && culture.balance == culture.high {
        return vec![("own target", own_words), ("target", step(culture.balance))];
    }
    vec![
        ("own target", own_words),
        ("so far", step(culture.balance)),
        ("best case", step(culture.high)),
        ("worst case", step(culture.low)),
    ]
}

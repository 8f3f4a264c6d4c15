//! Priorities: items below their targets and unknown items, by the points each could add (scoring, section 10).

use super::{Fraction, Hundredths, ItemFigures, PillarResult};
use crate::model::{Item, ItemIndex, Questionnaire};

/// A known item below its target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priority {
    pub item: ItemIndex,
    /// The team's level.
    pub level: Hundredths,
    /// The target level, raised if the culture is hostile.
    pub target: Hundredths,
    /// Whether it is an open must-have.
    pub open_must_have: bool,
    /// The lift: the points by which the mean gap would fall if only this item reached its target.
    pub lift: Fraction,
}

/// An item to which nobody gave a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemToFindOut {
    pub item: ItemIndex,
    /// Whether it is a must-have, and so unconfirmed.
    pub must_have: bool,
    /// Its largest possible lift.
    pub largest_lift: Fraction,
}

/// Both lists: open or unconfirmed must-haves first, then the exact lift, largest first, then questionnaire order.
pub(crate) fn priorities(
    questionnaire: &Questionnaire,
    items: &[ItemFigures],
    pillars: &[PillarResult],
    counts: impl Fn(&Item) -> bool,
) -> (Vec<Priority>, Vec<ItemToFindOut>) {
    let scored_weight: u32 = questionnaire
        .pillars()
        .iter()
        .zip(pillars)
        .filter(|(_, result)| result.figures.is_scored())
        .map(|(pillar, _)| pillar.weight)
        .sum();
    let lift = |item: &Item, shortfall: Hundredths| {
        let pillar_weight = questionnaire.pillars()[item.pillar].weight;
        let applicable_weight = pillars[item.pillar].figures.applicable_weight;
        let points = i128::from(item.weight) * i128::from(shortfall) * i128::from(pillar_weight);
        Fraction::ratio(points, i128::from(item.top) * i128::from(applicable_weight) * i128::from(scored_weight))
    };
    let (mut short, mut unknown) = (Vec::new(), Vec::new());
    for ((index, item), figures) in ItemIndex::enumerate(questionnaire.items()).zip(items) {
        let (state, target) = (figures.merged.state, figures.target);
        if !counts(item) {
            continue;
        }
        match state.level() {
            Some(level) if level < target.so_far => short.push(Priority {
                item: index,
                level,
                target: target.so_far,
                open_must_have: pillars[item.pillar].must_haves.open.contains(&index),
                lift: lift(item, target.so_far - level),
            }),
            None if state.is_unknown() => unknown.push(ItemToFindOut {
                item: index,
                must_have: item.must_have,
                largest_lift: lift(item, target.high),
            }),
            _ => {}
        }
    }
    (
        largest_first(short, |item| (item.open_must_have, &item.lift)),
        largest_first(unknown, |item| (item.must_have, &item.largest_lift)),
    )
}

/// Sorts by the leading key, then by the exact lift, largest first. Equal items stay in questionnaire order.
///
/// Compares lifts rounded to millionths first: if those differ, the exact ones differ in the same direction.
fn largest_first<T>(items: Vec<T>, key: impl Fn(&T) -> (bool, &Fraction)) -> Vec<T> {
    // Sorts keys and indices, because the items are many times larger.
    let rounded = |item: &T| (key(item).0, key(item).1.round_half_up(6));
    let mut order: Vec<_> = items.iter().enumerate().map(|(index, item)| (rounded(item), index)).collect();
    order.sort_by(|(a, first), (b, second)| b.cmp(a).then_with(|| key(&items[*second]).1.cmp(key(&items[*first]).1)));
    let mut items: Vec<_> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|(_, index)| items[index].take()).collect()
}

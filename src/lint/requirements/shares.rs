//! Which answers decide a figure: the points that each item costs, largest first.

use crate::model::{Item, ItemIndex, Pillar, Questionnaire};
use crate::score::{Assessment, Fraction, Hundredths, ItemFigures, ItemState, weighted_points};
use crate::text::{Quoted, and_more, first_few};
use std::cmp::Reverse;
use std::fmt::Write as _;

/// The maximum number of items named.
pub(super) const NAMED: usize = 5;

/// An item and the points it costs.
pub(super) type Share = (ItemIndex, Fraction);

/// The points that each item adds to a pillar's worst-case gap.
pub(super) fn of_gap(questionnaire: &Questionnaire, pillar: &Pillar, assessment: &Assessment) -> Vec<Share> {
    shares(questionnaire, pillar, assessment, |_, figures| figures.target.high)
}

/// The points that each item takes from a pillar's worst-case score.
pub(super) fn of_score(questionnaire: &Questionnaire, pillar: &Pillar, assessment: &Assessment) -> Vec<Share> {
    shares(questionnaire, pillar, assessment, |item, _| 100 * Hundredths::from(item.top))
}

fn shares(
    questionnaire: &Questionnaire,
    pillar: &Pillar,
    assessment: &Assessment,
    wanted: impl Fn(&Item, &ItemFigures) -> Hundredths,
) -> Vec<Share> {
    let figures = |index: ItemIndex| assessment.items.get(index.get());
    let weight: u32 = questionnaire
        .items_of(pillar)
        .filter(|(index, _)| figures(*index).is_some_and(|one| one.merged.state.is_applicable()))
        .map(|(_, item)| item.weight)
        .sum();
    let mut shares: Vec<Share> = questionnaire
        .items_of(pillar)
        .filter_map(|(index, item)| {
            let one = figures(index)?;
            let wanted = wanted(item, one);
            let level = match one.merged.state {
                ItemState::Known(level) => level,
                ItemState::DontKnow | ItemState::Unanswered | ItemState::NotAsked => 0,
                ItemState::NotApplicable | ItemState::OutOfScope => return None,
            };
            (level < wanted).then(|| (index, &weighted_points(item, wanted - level) / i64::from(weight.max(1))))
        })
        .collect();
    shares.sort_by_key(|(index, share)| (Reverse(share.clone()), *index));
    shares
}

/// "`a` 6.3, `b` (unknown) 3.1 and 4 more".
pub(super) fn in_words(shares: &[Share], questionnaire: &Questionnaire, assessment: &Assessment) -> String {
    let mut text = String::new();
    for (position, (index, share)) in shares.iter().take(NAMED).enumerate() {
        let Some(item) = questionnaire.items().get(index.get()) else { continue };
        let comma = if position > 0 { ", " } else { "" };
        let unknown = assessment.items.get(index.get()).is_some_and(|one| one.merged.state.is_unknown());
        let state = if unknown { " (unknown)" } else { "" };
        let _infallible = write!(text, "{comma}{}{state} {}", Quoted(&item.id), super::points(share));
    }
    text + &and_more(shares.len(), NAMED)
}

/// "`a`, `b` and 4 more".
pub(in crate::lint) fn ids(items: &[ItemIndex], questionnaire: &Questionnaire) -> String {
    let ids = items.iter().map(|&index| Quoted(&questionnaire.items()[index].id).to_string());
    first_few(ids, NAMED * 2, ", ")
}

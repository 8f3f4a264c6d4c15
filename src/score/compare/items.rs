//! Changes of single items: improved, slipped, newly known and no longer known.

use crate::model::{ItemIndex, Questionnaire};
use crate::score::{Assessment, Hundredths, share_of_scale};
use std::cmp::Reverse;

/// An item that is known on both sides, at different levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemChange {
    pub item: ItemIndex,
    /// The team's level at the baseline.
    pub baseline: Hundredths,
    /// The team's level at the follow-up.
    pub follow_up: Hundredths,
}

/// The changes of the items that apply on both sides.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ItemChanges {
    /// At a higher level: largest part of the scale first, then questionnaire order.
    pub improved: Vec<ItemChange>,
    /// At a lower level, in the same order.
    pub slipped: Vec<ItemChange>,
    /// Known on both sides, at the same level.
    pub unchanged: u32,
    /// Known only at the follow-up, in questionnaire order.
    pub became_known: Vec<ItemIndex>,
    /// Known only at the baseline, in questionnaire order.
    pub no_longer_known: Vec<ItemIndex>,
}

impl ItemChange {
    /// Levels gained, in hundredths; negative if it slipped.
    #[must_use]
    pub fn amount(&self) -> Hundredths {
        self.follow_up - self.baseline
    }
}

impl ItemChanges {
    /// The items of two audits over the same items.
    pub(super) fn of(questionnaire: &Questionnaire, baseline: &Assessment, follow_up: &Assessment) -> Self {
        let mut changes = Self::default();
        for (index, (before, after)) in ItemIndex::enumerate(baseline.items.iter().zip(&follow_up.items)) {
            match (before.merged.state.level(), after.merged.state.level()) {
                (Some(baseline), Some(follow_up)) => {
                    let change = ItemChange { item: index, baseline, follow_up };
                    match change.amount() {
                        ..0 => changes.slipped.push(change),
                        0 => changes.unchanged += 1,
                        1.. => changes.improved.push(change),
                    }
                }
                (Some(_), None) => changes.no_longer_known.push(index),
                (None, Some(_)) => changes.became_known.push(index),
                (None, None) => {}
            }
        }
        let part_of_scale =
            |change: &ItemChange| Reverse(share_of_scale(&questionnaire.items()[change.item], change.amount().abs()));
        // Stable sorts keep equal items in questionnaire order.
        changes.improved.sort_by_key(part_of_scale);
        changes.slipped.sort_by_key(part_of_scale);
        changes
    }
}

//! Must-haves: absolute requirements that cap the band (scoring, section 7).

use super::{MergedItem, targets};
use crate::model::{Item, ItemIndex};

/// The must-haves of a pillar that are open, unconfirmed or disputed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MustHaves {
    /// The total, including those that are met.
    pub total: u32,
    /// Known, and below the questionnaire's own target.
    pub open: Vec<ItemIndex>,
    /// Nobody gave a level.
    pub unconfirmed: Vec<ItemIndex>,
    /// Met by the team's mean although a viewpoint that may be shown is below the target.
    pub disputed: Vec<ItemIndex>,
}

impl MustHaves {
    /// The must-haves among these items. Disputed ones are added once the viewpoints are known.
    #[must_use]
    pub(crate) fn of<'a>(items: impl Iterator<Item = (ItemIndex, &'a Item)>, merged: &[MergedItem]) -> Self {
        let mut must_haves = Self::default();
        for (index, item) in items.filter(|(index, item)| item.must_have && merged[*index].is_in_scope()) {
            must_haves.total += 1;
            let state = merged[index].state;
            if state.is_unknown() {
                must_haves.unconfirmed.push(index);
            } else if state.level().is_some_and(|level| level < targets::own(item)) {
                must_haves.open.push(index);
            }
        }
        must_haves
    }
}

//! Must-haves: absolute requirements that cap the band (scoring, section 7).

use super::{MergedItem, targets};
use crate::model::{Item, ItemIndex};

/// The must-haves of a pillar that are not simply met.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MustHaves {
    /// How many there are in all, met or not.
    pub total: u32,
    /// Known, and below the questionnaire's own target.
    pub open: Vec<ItemIndex>,
    /// Nobody gave a level.
    pub unconfirmed: Vec<ItemIndex>,
    /// Met by the team's mean, while a viewpoint that may be shown stands below the target.
    pub disputed: Vec<ItemIndex>,
}

impl MustHaves {
    /// The must-haves among some items; which of them are disputed the viewpoints say later.
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

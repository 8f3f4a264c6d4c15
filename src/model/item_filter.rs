//! Filters items by stage, viewpoint and form.

use super::{FormLength, Item, ItemIndex, Questionnaire, StageIndex, ViewpointIndex};

/// Selects the items that are asked of a viewpoint at a stage, in the full or the short form (scoring, section 1).
///
/// The default selects every item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ItemFilter {
    /// The stage; `None` selects the items of every stage.
    pub stage: Option<StageIndex>,
    /// The viewpoint; `None` selects the items of every viewpoint.
    pub viewpoint: Option<ViewpointIndex>,
    /// All items, or only those of the short form.
    pub form: FormLength,
}

impl ItemFilter {
    /// Whether it selects this item.
    #[must_use]
    pub fn includes(self, item: &Item) -> bool {
        item.is_at(self.stage)
            && self.viewpoint.is_none_or(|viewpoint| item.is_asked_of(viewpoint))
            && (self.form == FormLength::Full || item.short)
    }
}

impl Questionnaire {
    /// The items that the filter selects, in questionnaire order.
    pub fn items_asked(&self, filter: ItemFilter) -> impl Iterator<Item = (ItemIndex, &Item)> {
        ItemIndex::enumerate(self.items()).filter(move |(_, item)| filter.includes(item))
    }
}

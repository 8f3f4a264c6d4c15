//! What the cells of one column say about which item they answer. Nothing of a cell is kept that is not an answer.

use crate::import::table::CellValue;
use crate::import::wordings::{Wordings, cell_key, numbered, phrase};
use crate::model::ItemIndex;
use std::collections::BTreeSet;

/// Different cells after which a column cannot be the answers to one item: more than any scale has in all its spellings.
const MOST_DIFFERENT: usize = 40;

/// What the cells of one column have in common.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// Whether a cell was no answer to anything.
    excluded: bool,
    /// The items whose levels all cells are; none before the first.
    items: Option<Vec<ItemIndex>>,
    /// The answers seen so far, as they are written.
    different: BTreeSet<String>,
    /// How many cells were levels.
    levels: usize,
}

impl Evidence {
    /// Takes one more cell into account.
    pub(super) fn add(&mut self, cell: &CellValue<'_>, wordings: &Wordings<'_>) {
        if self.excluded || cell.is_blank() {
            return;
        }
        let CellValue::Text(text) = cell else {
            self.exclude();
            return;
        };
        if self.different.contains(text.as_ref()) {
            self.levels += 1;
            return;
        }
        let key = cell_key(&cell.text());
        let mut found = wordings.levels(&key);
        if found.is_empty() {
            found = numbered(&key).map_or(&[], |(_, words)| wordings.levels(words));
        }
        if found.is_empty() {
            // Phrases such as "don't know" are at home everywhere and say nothing about the item.
            if phrase(&key).is_none() {
                self.exclude();
            }
            return;
        }
        let here = found.iter().map(|(item, _)| *item);
        match &mut self.items {
            None => self.items = Some(here.collect()),
            Some(items) => items.retain(|item| found.iter().any(|(other, _)| other == item)),
        }
        self.levels += 1;
        self.different.insert(text.to_string());
        if self.different.len() > MOST_DIFFERENT || self.items.as_ref().is_some_and(Vec::is_empty) {
            self.exclude();
        }
    }

    fn exclude(&mut self) {
        *self = Self { excluded: true, ..Self::default() };
    }

    /// Whether there are enough cells to tell: two different answers, or three rows.
    fn is_enough(&self) -> bool {
        !self.excluded && (self.different.len() >= 2 || self.levels >= 3)
    }

    /// The items whose levels all cells are.
    pub(super) fn items(&self) -> &[ItemIndex] {
        self.items.as_deref().unwrap_or_default()
    }

    /// The only item whose levels all cells are, if there are enough to tell.
    pub(super) fn only_item(&self) -> Option<ItemIndex> {
        match self.items() {
            [item] if self.is_enough() => Some(*item),
            _ => None,
        }
    }

    /// Whether the cells are answers, but to other items.
    pub(super) fn contradicts(&self, item: ItemIndex) -> bool {
        self.is_enough() && !self.items().is_empty() && !self.items().contains(&item)
    }
}

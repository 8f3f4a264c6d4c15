//! The spans of an action plan, for lints and requirements that point at characters.

use super::{EntrySpans, Span};
use std::collections::BTreeMap;

/// The spans of an action plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlanSpans {
    /// The table `[plan]`.
    pub head: TableSpans,
    /// The actions, in the order of the file.
    pub actions: Vec<TableSpans>,
}

/// The spans of one table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableSpans {
    header: Span,
    entries: BTreeMap<String, EntrySpans>,
}

impl TableSpans {
    /// A table with this header and these entries.
    #[must_use]
    pub fn new(header: Span, entries: impl IntoIterator<Item = (String, EntrySpans)>) -> Self {
        Self { header, entries: entries.into_iter().collect() }
    }

    #[must_use]
    pub fn header(&self) -> Span {
        self.header
    }

    /// The value of a key; the header if the table does not have the key.
    #[must_use]
    pub fn value(&self, key: &str) -> Span {
        self.entries.get(key).map_or(self.header, |entry| entry.value)
    }
}

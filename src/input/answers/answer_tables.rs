//! The questionnaire's ids as written in answers files: found at once if they are in questionnaire order.

use crate::model::{ItemIndex, PillarIndex, Questionnaire};
use std::collections::BTreeMap;

/// The table of the indicators; no pillar can have this name.
const CULTURE: &str = "culture";

/// The meaning of an id in an answers file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KnownKey {
    Item(ItemIndex),
    /// A question or indicator that is no longer asked.
    Retired(usize),
}

/// One table of answers: a pillar's questions, or the indicators.
#[derive(Debug, Clone)]
pub(super) struct AnswerTable<'q> {
    name: &'q str,
    expected: Vec<(&'q str, ItemIndex)>,
    known: BTreeMap<&'q str, KnownKey>,
}

/// All tables of answers.
#[derive(Debug, Clone)]
pub(super) struct AnswerTables<'q> {
    names: Vec<&'q str>,
    pillars: Vec<AnswerTable<'q>>,
    culture: AnswerTable<'q>,
}

impl<'q> AnswerTables<'q> {
    pub(super) fn of(questionnaire: &'q Questionnaire) -> Self {
        let names: Vec<&str> = questionnaire.pillars().iter().map(|pillar| pillar.id.as_str()).collect();
        let mut pillars = names.iter().copied().map(AnswerTable::empty).collect::<Vec<_>>();
        let mut culture = AnswerTable::empty(CULTURE);
        for (index, item) in ItemIndex::enumerate(questionnaire.items()) {
            let table = if item.is_indicator() { Some(&mut culture) } else { pillars.get_mut(item.pillar.get()) };
            if let Some(table) = table {
                table.expected.push((item.key(), index));
                table.known.insert(item.key(), KnownKey::Item(index));
            }
        }
        for (index, retired) in questionnaire.retired().iter().enumerate() {
            let (group, key) = retired.id.split_once('.').unwrap_or(("", &retired.id));
            let pillar = names.iter().position(|name| *name == group).and_then(|pillar| pillars.get_mut(pillar));
            pillar.unwrap_or(&mut culture).known.insert(key, KnownKey::Retired(index));
        }
        Self { names, pillars, culture }
    }

    /// The pillar with this id. `next` is its expected index, and is set to the next one.
    pub(super) fn pillar(&self, name: &str, next: &mut usize) -> Option<PillarIndex> {
        let found = match self.names.get(*next) {
            Some(expected) if *expected == name => *next,
            _ => self.names.iter().position(|other| *other == name)?,
        };
        *next = found + 1;
        Some(PillarIndex::new(found))
    }

    /// A pillar's questions.
    pub(super) fn of_pillar(&self, pillar: PillarIndex) -> Option<&AnswerTable<'q>> {
        self.pillars.get(pillar.get())
    }

    /// The indicators.
    pub(super) fn culture(&self) -> &AnswerTable<'q> {
        &self.culture
    }

    /// The header to which a key under another header belongs.
    pub(super) fn elsewhere(&self, key: &str) -> Option<String> {
        let mut tables = self.pillars.iter().chain([&self.culture]);
        tables.find(|table| table.known.contains_key(key)).map(AnswerTable::header)
    }
}

impl<'q> AnswerTable<'q> {
    fn empty(name: &'q str) -> Self {
        Self { name, expected: Vec::new(), known: BTreeMap::new() }
    }

    /// The key at this index in questionnaire order, and its meaning.
    pub(super) fn expected(&self, index: usize) -> Option<(&'q str, ItemIndex)> {
        self.expected.get(index).copied()
    }

    /// The meaning of this key. `next` is its expected index, and is set to the next one.
    pub(super) fn find(&self, key: &str, next: &mut usize) -> Option<KnownKey> {
        // A question that was left out shifts the index by one, so the next two keys are tried before all others.
        for ahead in 0..2 {
            match self.expected.get(*next + ahead) {
                Some((expected, index)) if *expected == key => {
                    *next += ahead + 1;
                    return Some(KnownKey::Item(*index));
                }
                _ => {}
            }
        }
        let found = self.known.get(key).copied();
        if let Some(KnownKey::Item(index)) = found {
            *next = self.expected.partition_point(|(_, expected)| *expected <= index);
        }
        found
    }

    /// The table with its answers.
    pub(super) fn header(&self) -> String {
        if self.name == CULTURE { format!("[{CULTURE}]") } else { format!("[answers.{}]", self.name) }
    }

    /// Its keys in questionnaire order.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'q str> {
        self.expected.iter().map(|(key, _)| *key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> AnswerTable<'static> {
        let keys = ["parity", "budget", "deputy", "succession"];
        let mut table = AnswerTable::empty("leading");
        for (index, key) in keys.into_iter().enumerate() {
            table.expected.push((key, ItemIndex::new(index + 10)));
            table.known.insert(key, KnownKey::Item(ItemIndex::new(index + 10)));
        }
        table.known.insert("fax", KnownKey::Retired(3));
        table
    }

    #[test]
    fn keys_are_found_in_any_order() {
        let table = table();
        for order in [
            ["parity", "budget", "deputy", "succession"],
            ["succession", "deputy", "budget", "parity"],
            ["budget", "succession", "parity", "deputy"],
        ] {
            let mut next = 0;
            let found: Vec<Option<KnownKey>> = order.iter().map(|key| table.find(key, &mut next)).collect();
            let sought = order.map(|key| table.known.get(key).copied());
            assert_eq!(found, sought);
        }
    }

    #[test]
    fn what_is_left_out_or_not_asked_does_not_hide_what_follows() {
        let table = table();
        let mut next = 0;
        assert_eq!(table.find("budget", &mut next), Some(KnownKey::Item(ItemIndex::new(11))));
        assert_eq!(table.find("fax", &mut next), Some(KnownKey::Retired(3)));
        assert_eq!(table.find("unheard-of", &mut next), None);
        assert_eq!(next, 2, "still where it was");
        assert_eq!(table.find("deputy", &mut next), Some(KnownKey::Item(ItemIndex::new(12))));
        assert_eq!(
            (table.header().as_str(), AnswerTable::empty(CULTURE).header().as_str()),
            ("[answers.leading]", "[culture]")
        );
    }
}

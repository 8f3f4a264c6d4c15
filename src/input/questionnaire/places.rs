//! Finding where things stand in a questionnaire.

use crate::input::fields::ParseContext;
use crate::input::syntax::{self, place};
use crate::source::{ItemPlaces, QuestionnairePlaces, Source, Span};
use toml_spanner::{Arena, Item, Table};

/// Finds where things stand in a questionnaire that was read without errors.
#[must_use]
pub fn questionnaire_places(source: &Source) -> QuestionnairePlaces {
    let arena = Arena::new();
    let mut desk = ParseContext::new(source);
    let table = syntax::parse(source, &arena, &mut desk.problems);
    let mut places = QuestionnairePlaces {
        readings: entries(&table, "reading").filter_map(|reading| reading.get("id")).map(value_place).collect(),
        ..QuestionnairePlaces::default()
    };
    for pillar in entries(&table, "pillar") {
        places.pillars.push(desk.header(pillar));
        add(&mut places, text(pillar, "id").unwrap_or_default(), entries(pillar, "question"));
    }
    add(&mut places, super::items::CULTURE, entries(&table, "indicator"));
    places
}

fn add<'r, 't: 'r>(places: &mut QuestionnairePlaces, group: &str, entries: impl Iterator<Item = &'r Table<'t>>) {
    for entry in entries {
        let Some(id) = entry.get("id") else { continue };
        let full_id = format!("{group}.{}", id.as_str().unwrap_or_default());
        places.items.insert(full_id, item(entry, value_place(id)));
    }
}

fn item(entry: &Table<'_>, id: Span) -> ItemPlaces {
    let version = |key: &str| Some((text(entry, key)?.to_owned(), value_place(entry.get(key)?)));
    ItemPlaces {
        id,
        levels: entry.get_key_value("levels").map(|(key, _)| place(key.span)),
        wordings: entry
            .get("levels")
            .and_then(Item::as_array)
            .map(|levels| levels.iter().map(value_place).collect())
            .unwrap_or_default(),
        weight: entry.get("weight").map(value_place),
        own_target: entry.contains_key("target"),
        since: version("since"),
        obsolete: version("obsolete"),
    }
}

fn entries<'r, 't>(table: &'r Table<'t>, key: &str) -> impl Iterator<Item = &'r Table<'t>> {
    table.get(key).and_then(Item::as_array).into_iter().flat_map(|list| list.iter().filter_map(Item::as_table))
}

fn text<'r>(table: &'r Table<'_>, key: &str) -> Option<&'r str> {
    table.get(key).and_then(|item| item.as_str())
}

fn value_place(item: &Item<'_>) -> Span {
    place(item.span())
}

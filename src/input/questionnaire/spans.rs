//! Finds the spans of a questionnaire.

use crate::input::fields::ParseContext;
use crate::input::syntax::{self, to_span};
use crate::source::{ItemSpans, QuestionnaireSpans, Source, Span};
use toml_spanner::{Arena, Item, Table};

/// Finds the spans of a valid questionnaire.
#[must_use]
pub fn questionnaire_spans(source: &Source) -> QuestionnaireSpans {
    let arena = Arena::new();
    let mut context = ParseContext::new(source);
    let table = syntax::parse(source, &arena, &mut context.problems);
    let mut spans = QuestionnaireSpans {
        readings: entries(&table, "reading").filter_map(|reading| reading.get("id")).map(value_span).collect(),
        ..QuestionnaireSpans::default()
    };
    for pillar in entries(&table, "pillar") {
        spans.pillars.push(context.header(pillar));
        add(&mut spans, text(pillar, "id").unwrap_or_default(), entries(pillar, "question"));
    }
    add(&mut spans, super::items::CULTURE, entries(&table, "indicator"));
    spans
}

fn add<'r, 't: 'r>(spans: &mut QuestionnaireSpans, group: &str, entries: impl Iterator<Item = &'r Table<'t>>) {
    for entry in entries {
        let Some(id) = entry.get("id") else { continue };
        let full_id = format!("{group}.{}", id.as_str().unwrap_or_default());
        spans.items.insert(full_id, item(entry, value_span(id)));
    }
}

fn item(entry: &Table<'_>, id: Span) -> ItemSpans {
    let version = |key: &str| Some((text(entry, key)?.to_owned(), value_span(entry.get(key)?)));
    ItemSpans {
        id,
        levels: entry.get_key_value("levels").map(|(key, _)| to_span(key.span)),
        wordings: entry
            .get("levels")
            .and_then(Item::as_array)
            .map(|levels| levels.iter().map(value_span).collect())
            .unwrap_or_default(),
        weight: entry.get("weight").map(value_span),
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

fn value_span(item: &Item<'_>) -> Span {
    to_span(item.span())
}

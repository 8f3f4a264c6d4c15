//! The plain lists of a questionnaire: documents, readings, bands, viewpoints.

use super::{Ids, Lists, check_limit, check_present};
use crate::diagnostic::{Code, Diagnostic};
use crate::input::fields::{Fields, ParseContext, TableSchema};
use crate::input::syntax::place;
use crate::model::{
    Band, Bands, Citation, InvalidBands, MaxGap, Reading, Side, SourceDocument, Stage, Term, Text, Viewpoint, limits,
};
use crate::source::Span;
use crate::text::{List, Ticked};

pub(super) const DOCUMENT: TableSchema =
    TableSchema { what: "a document", keys: &["id", "title", "author", "link"], elsewhere: &[] };
pub(super) const READING: TableSchema = TableSchema {
    what: "a reading",
    keys: &["id", "title", "authors", "year", "link", "document", "warning"],
    elsewhere: &[],
};
pub(super) const BAND: TableSchema = TableSchema { what: "a band", keys: &["id", "label", "max_gap"], elsewhere: &[] };
pub(super) const VIEWPOINT: TableSchema =
    TableSchema { what: "a viewpoint", keys: &["id", "label", "side"], elsewhere: &[] };
pub(super) const STAGE: TableSchema = TableSchema { what: "a stage", keys: &["id", "label", "text"], elsewhere: &[] };
pub(super) const TERM: TableSchema =
    TableSchema { what: "a term", keys: &["id", "word", "forms", "meaning"], elsewhere: &[] };
const SOURCE: TableSchema = TableSchema { what: "a source", keys: &["document", "page"], elsewhere: &[] };

/// The last year a publication can have.
const LAST_YEAR: u16 = 9999;

/// The entries of a list.
pub(super) fn fields<'r, 't>(
    head: &Fields<'r, 't>,
    key: &'static str,
    known: &TableSchema,
    desk: &mut ParseContext<'_>,
) -> Vec<Fields<'r, 't>> {
    let tables = head.tables(key, desk);
    tables.into_iter().map(|(table, header)| Fields::new(table, header, known, desk)).collect()
}

pub(super) fn documents(
    entries: &[Fields<'_, '_>],
    ids: &Ids,
    desk: &mut ParseContext<'_>,
) -> Option<Vec<SourceDocument>> {
    let read = |(at, entry): (usize, &Fields<'_, '_>)| {
        let title = entry.required_text("title", desk).map(Text::from);
        let (author, link) = (entry.text("author", desk), entry.text("link", desk));
        Some(SourceDocument { id: ids.get(at)?.clone(), title: title?, author, link })
    };
    all(entries.iter().enumerate().map(read))
}

pub(super) fn readings(entries: &[Fields<'_, '_>], lists: &Lists, desk: &mut ParseContext<'_>) -> Option<Vec<Reading>> {
    let read = |(at, entry): (usize, &Fields<'_, '_>)| {
        let title = entry.required_text("title", desk).map(Text::from);
        let authors = entry.text("authors", desk);
        let year = entry.number("year", 1..=i64::from(LAST_YEAR), desk).and_then(|year| u16::try_from(year).ok());
        let (link, warning) = (entry.text("link", desk), entry.text("warning", desk));
        let document = reference(entry, "document", &lists.documents, desk);
        Some(Reading { id: lists.readings.get(at)?.clone(), title: title?, authors, year, link, document, warning })
    };
    all(entries.iter().enumerate().map(read))
}

pub(super) fn bands(
    entries: &[Fields<'_, '_>],
    ids: &Ids,
    head: &Fields<'_, '_>,
    desk: &mut ParseContext<'_>,
) -> Option<Bands> {
    check_present(entries, "band", head, desk);
    let read = |(at, entry): (usize, &Fields<'_, '_>)| {
        let label = entry.required_text("label", desk).map(Text::from);
        let max_gap = max_gap(entry, desk);
        Some(Band { id: ids.get(at)?.clone(), label: label?, max_gap: max_gap? })
    };
    let bands = all(entries.iter().enumerate().map(read))?;
    match Bands::new(bands) {
        Ok(bands) => Some(bands),
        Err(_) if desk.problems.broken() => None,
        Err(invalid) => {
            let (at, help) = match invalid {
                // A list that is not there at all has been reported.
                InvalidBands::Empty if !head.has("band") => return None,
                InvalidBands::Empty => {
                    desk.missing("band", head.key_place("band"), super::HEAD.what);
                    return None;
                }
                InvalidBands::NotAscending(band) => (band, "order the bands from best to worst, by max_gap"),
                InvalidBands::LastNotWhole => (entries.len() - 1, "end with a band whose max_gap is 100"),
            };
            let entry = entries.get(at);
            let span = entry.and_then(|entry| entry.get("max_gap")).map_or(head.place(), |item| place(item.span()));
            desk.problems.add(Code::BandOrder, |code| Diagnostic::new(code, span, invalid.to_string()).with_help(help));
            None
        }
    }
}

/// The largest gap of a band, as the decimal that was written.
fn max_gap(entry: &Fields<'_, '_>, desk: &mut ParseContext<'_>) -> Option<MaxGap> {
    let item = entry.required("max_gap", desk)?;
    if item.as_f64().is_none() {
        desk.wrong_type(item, "max_gap", "a number");
        return None;
    }
    let at = place(item.span());
    let gap = MaxGap::from_decimal(desk.source.slice(at));
    if gap.is_none() {
        desk.problems.add(Code::InvalidMaxGap, |code| {
            Diagnostic::new(code, at, "`max_gap` is not a plain decimal from 0 to 100").with_help(code.entry().cure)
        });
    }
    gap
}

pub(super) fn viewpoints(
    entries: &[Fields<'_, '_>],
    ids: &Ids,
    head: &Fields<'_, '_>,
    desk: &mut ParseContext<'_>,
) -> Option<Vec<Viewpoint>> {
    check_present(entries, "viewpoint", head, desk);
    check_limit(entries.len(), limits::VIEWPOINTS, "viewpoints", head.key_place("viewpoint"), desk);
    let mut sides: Vec<(Side, Span)> = Vec::new();
    let read = |(at, entry): (usize, &Fields<'_, '_>)| {
        let label = entry.required_text("label", desk).map(Text::from);
        let side = word(entry, "side", &[("peer", Side::Peer), ("leadership", Side::Leadership)], desk);
        let place = entry.get("side").map_or(entry.place(), |item| place(item.span()));
        if let Some(side) = side {
            if let Some(&(_, first)) = sides.iter().find(|(taken, _)| *taken == side) {
                desk.problems.add(Code::DuplicateSide, |code| {
                    Diagnostic::new(code, place, "two viewpoints take the same side")
                        .with_label("again here")
                        .with_secondary(first, "first here")
                        .with_help("leave the side to one of them")
                });
            } else {
                sides.push((side, place));
            }
        }
        Some(Viewpoint { id: ids.get(at)?.clone(), label: label?, side })
    };
    all(entries.iter().enumerate().map(read))
}

pub(super) fn stages(entries: &[Fields<'_, '_>], ids: &Ids, desk: &mut ParseContext<'_>) -> Option<Vec<Stage>> {
    let read = |(at, entry): (usize, &Fields<'_, '_>)| {
        let label = entry.required_text("label", desk).map(Text::from);
        let text = entry.text("text", desk);
        Some(Stage { id: ids.get(at)?.clone(), label: label?, text })
    };
    all(entries.iter().enumerate().map(read))
}

pub(super) fn terms(entries: &[Fields<'_, '_>], ids: &Ids, desk: &mut ParseContext<'_>) -> Option<Vec<Term>> {
    let read = |(at, entry): (usize, &Fields<'_, '_>)| {
        let word = entry.required_text("word", desk).map(Text::from);
        let meaning = entry.required_text("meaning", desk).map(Text::from);
        let forms = entry.texts("forms", desk).into_iter().map(|(form, _)| form.into()).collect();
        Some(Term { id: ids.get(at)?.clone(), word: word?, forms, meaning: meaning? })
    };
    all(entries.iter().enumerate().map(read))
}

/// The entries of a list that an item names, in that list's order; empty where it says nothing or names all of them.
pub(super) fn references<I>(
    fields: &Fields<'_, '_>,
    key: &'static str,
    ids: &Ids,
    index: fn(usize) -> I,
    desk: &mut ParseContext<'_>,
) -> Option<Vec<I>> {
    let Some(item) = fields.get(key) else { return Some(Vec::new()) };
    if item.as_array().is_some_and(|array| array.iter().next().is_none()) {
        desk.problems.add(Code::EmptyList, |code| {
            Diagnostic::new(code, place(item.span()), format!("{} is empty", Ticked(key))).with_help(code.entry().cure)
        });
        return None;
    }
    let written = fields.texts(key, desk);
    let mut first: std::collections::BTreeMap<&str, Span> = std::collections::BTreeMap::new();
    let mut found = Vec::with_capacity(written.len());
    for (id, at) in written {
        if let Some(&earlier) = first.get(id) {
            desk.problems.add(Code::RepeatedId, |code| {
                Diagnostic::new(code, at, format!("{} is listed twice in {}", Ticked(id), Ticked(key)))
                    .with_label("again here")
                    .with_secondary(earlier, "first here")
                    .with_help(code.entry().cure)
            });
            continue;
        }
        first.insert(id, at);
        found.push(ids.resolve(id, at, desk));
    }
    let mut found = found.into_iter().collect::<Option<Vec<usize>>>()?;
    found.sort_unstable();
    Some(if found.len() == ids.len() { Vec::new() } else { found.into_iter().map(index).collect() })
}

/// One of a few fixed words, if it is there.
pub(super) fn word<T: Copy>(
    entry: &Fields<'_, '_>,
    key: &'static str,
    words: &[(&str, T)],
    desk: &mut ParseContext<'_>,
) -> Option<T> {
    let item = entry.get(key)?;
    let text = desk.text(item, key)?;
    let meaning = words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning);
    if meaning.is_none() {
        desk.problems.add(Code::UnknownWord, |code| {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            Diagnostic::new(code, place(item.span()), format!("{} is no {key}", Ticked(text)))
                .with_help(format!("write {}", List::or(&known)))
        });
    }
    meaning
}

/// A reference to an entry of a list, if it is there.
fn reference(entry: &Fields<'_, '_>, key: &'static str, ids: &Ids, desk: &mut ParseContext<'_>) -> Option<usize> {
    let item = entry.get(key)?;
    let id = desk.text(item, key)?;
    ids.resolve(id, place(item.span()), desk)
}

/// A place in a document, if it is there.
pub(super) fn citation(entry: &Fields<'_, '_>, lists: &Lists, desk: &mut ParseContext<'_>) -> Option<Citation> {
    let item = entry.get("source")?;
    let Some(table) = item.as_table() else {
        desk.wrong_type(item, "source", "a table such as { document = \"guide\", page = 5 }");
        return None;
    };
    let fields = Fields::new(table, desk.source.first_line_of(place(item.span())), &SOURCE, desk);
    fields.required("document", desk);
    let document = reference(&fields, "document", &lists.documents, desk);
    let page = fields.number("page", 1..=i64::from(u32::MAX), desk).and_then(|page| u32::try_from(page).ok());
    Some(Citation { document: document?, page })
}

/// All of them, or nothing where one could not be read; each is read either way.
pub(super) fn all<T>(entries: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    let mut complete = true;
    let read: Vec<T> = entries
        .filter_map(|entry| {
            complete &= entry.is_some();
            entry
        })
        .collect();
    complete.then_some(read)
}

//! The plain lists of a questionnaire: documents, readings, bands, viewpoints.

use super::{IdList, Lists, check_limit, check_present};
use crate::diagnostic::{Code, Diagnostic};
use crate::input::fields::{Fields, ParseContext, TableSchema};
use crate::input::syntax::to_span;
use crate::model::{
    Band, Bands, Citation, FurtherReading, InvalidBands, MaxGap, Side, SourceDocument, Stage, Term, Text, Viewpoint,
    limits,
};
use crate::source::Span;
use crate::text::{List, Quoted};

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

/// The maximum year of a publication.
const LAST_YEAR: u16 = 9999;

/// The entries of a list.
pub(super) fn fields<'r, 't>(
    head: &Fields<'r, 't>,
    key: &'static str,
    known: &TableSchema,
    context: &mut ParseContext<'_>,
) -> Vec<Fields<'r, 't>> {
    let tables = head.tables(key, context);
    tables.into_iter().map(|(table, header)| Fields::new(table, header, known, context)).collect()
}

pub(super) fn documents(
    entries: &[Fields<'_, '_>],
    ids: &IdList,
    context: &mut ParseContext<'_>,
) -> Option<Vec<SourceDocument>> {
    let read = |(at, entry): (usize, &Fields<'_, '_>)| {
        let title = entry.required_text("title", context).map(Text::from);
        let (author, link) = (entry.text("author", context), entry.text("link", context));
        Some(SourceDocument { id: ids.get(at)?.clone(), title: title?, author, link })
    };
    all(entries.iter().enumerate().map(read))
}

pub(super) fn readings(
    entries: &[Fields<'_, '_>],
    lists: &Lists,
    context: &mut ParseContext<'_>,
) -> Option<Vec<FurtherReading>> {
    let read = |(at, entry): (usize, &Fields<'_, '_>)| {
        let title = entry.required_text("title", context).map(Text::from);
        let authors = entry.text("authors", context);
        let year = entry.number("year", 1..=i64::from(LAST_YEAR), context).and_then(|year| u16::try_from(year).ok());
        let (link, warning) = (entry.text("link", context), entry.text("warning", context));
        let document = reference(entry, "document", &lists.documents, context);
        Some(FurtherReading {
            id: lists.readings.get(at)?.clone(),
            title: title?,
            authors,
            year,
            link,
            document,
            warning,
        })
    };
    all(entries.iter().enumerate().map(read))
}

pub(super) fn bands(
    entries: &[Fields<'_, '_>],
    ids: &IdList,
    head: &Fields<'_, '_>,
    context: &mut ParseContext<'_>,
) -> Option<Bands> {
    check_present(entries, "band", head, context);
    let read = |(at, entry): (usize, &Fields<'_, '_>)| {
        let label = entry.required_text("label", context).map(Text::from);
        let max_gap = max_gap(entry, context);
        Some(Band { id: ids.get(at)?.clone(), label: label?, max_gap: max_gap? })
    };
    let bands = all(entries.iter().enumerate().map(read))?;
    match Bands::new(bands) {
        Ok(bands) => Some(bands),
        Err(_) if context.problems.is_malformed() => None,
        Err(invalid) => {
            let (at, help) = match invalid {
                // A missing list has been reported.
                InvalidBands::Empty if !head.has("band") => return None,
                InvalidBands::Empty => {
                    context.missing("band", head.key_span("band"), super::HEAD.what);
                    return None;
                }
                InvalidBands::NotAscending(band) => (band, "sort the bands from best to worst, by max_gap"),
                InvalidBands::LastNotWhole => (entries.len() - 1, "end with a band whose max_gap is 100"),
            };
            let entry = entries.get(at);
            let span = entry.and_then(|entry| entry.get("max_gap")).map_or(head.span(), |item| to_span(item.span()));
            context
                .problems
                .add(Code::BandOrder, |code| Diagnostic::new(code, span, invalid.to_string()).with_help(help));
            None
        }
    }
}

/// The largest gap of a band, exactly as written.
fn max_gap(entry: &Fields<'_, '_>, context: &mut ParseContext<'_>) -> Option<MaxGap> {
    let item = entry.required("max_gap", context)?;
    if item.as_f64().is_none() {
        context.wrong_type(item, "max_gap", "a number");
        return None;
    }
    let at = to_span(item.span());
    let gap = MaxGap::from_decimal(context.source.slice(at));
    if gap.is_none() {
        context.problems.add(Code::InvalidMaxGap, |code| {
            Diagnostic::new(code, at, "`max_gap` is not a plain decimal from 0 to 100").with_usual_help()
        });
    }
    gap
}

pub(super) fn viewpoints(
    entries: &[Fields<'_, '_>],
    ids: &IdList,
    head: &Fields<'_, '_>,
    context: &mut ParseContext<'_>,
) -> Option<Vec<Viewpoint>> {
    check_present(entries, "viewpoint", head, context);
    check_limit(entries.len(), limits::VIEWPOINTS, "viewpoints", head.key_span("viewpoint"), context);
    let mut sides: Vec<(Side, Span)> = Vec::new();
    let read = |(at, entry): (usize, &Fields<'_, '_>)| {
        let label = entry.required_text("label", context).map(Text::from);
        let side = word(entry, "side", &[("peer", Side::Peer), ("leadership", Side::Leadership)], context);
        let span = entry.get("side").map_or(entry.span(), |item| to_span(item.span()));
        if let Some(side) = side {
            if let Some(&(_, first)) = sides.iter().find(|(taken, _)| *taken == side) {
                context.problems.add(Code::DuplicateSide, |code| {
                    Diagnostic::new(code, span, "two viewpoints are on the same side")
                        .with_label("again here")
                        .with_secondary(first, "first here")
                        .with_help("keep `side` in one of them")
                });
            } else {
                sides.push((side, span));
            }
        }
        Some(Viewpoint { id: ids.get(at)?.clone(), label: label?, side })
    };
    all(entries.iter().enumerate().map(read))
}

pub(super) fn stages(entries: &[Fields<'_, '_>], ids: &IdList, context: &mut ParseContext<'_>) -> Option<Vec<Stage>> {
    let read = |(at, entry): (usize, &Fields<'_, '_>)| {
        let label = entry.required_text("label", context).map(Text::from);
        let text = entry.text("text", context);
        Some(Stage { id: ids.get(at)?.clone(), label: label?, text })
    };
    all(entries.iter().enumerate().map(read))
}

pub(super) fn terms(entries: &[Fields<'_, '_>], ids: &IdList, context: &mut ParseContext<'_>) -> Option<Vec<Term>> {
    let read = |(at, entry): (usize, &Fields<'_, '_>)| {
        let word = entry.required_text("word", context).map(Text::from);
        let meaning = entry.required_text("meaning", context).map(Text::from);
        let forms = entry.texts("forms", context).into_iter().map(|(form, _)| form.into()).collect();
        Some(Term { id: ids.get(at)?.clone(), word: word?, forms, meaning: meaning? })
    };
    all(entries.iter().enumerate().map(read))
}

/// The entries of a list that an item names, in the order of the list; empty if it names none or all.
pub(super) fn references<I>(
    fields: &Fields<'_, '_>,
    key: &'static str,
    ids: &IdList,
    index: fn(usize) -> I,
    context: &mut ParseContext<'_>,
) -> Option<Vec<I>> {
    let Some(item) = fields.get(key) else { return Some(Vec::new()) };
    if item.as_array().is_some_and(|array| array.iter().next().is_none()) {
        context.problems.add(Code::EmptyList, |code| {
            Diagnostic::new(code, to_span(item.span()), format!("{} is empty", Quoted(key))).with_usual_help()
        });
        return None;
    }
    let written = fields.texts(key, context);
    let mut first: std::collections::BTreeMap<&str, Span> = std::collections::BTreeMap::new();
    let mut found = Vec::with_capacity(written.len());
    for (id, at) in written {
        if let Some(&earlier) = first.get(id) {
            context.problems.add(Code::RepeatedId, |code| {
                Diagnostic::new(code, at, format!("{} is listed twice in {}", Quoted(id), Quoted(key)))
                    .with_label("again here")
                    .with_secondary(earlier, "first here")
                    .with_usual_help()
            });
            continue;
        }
        first.insert(id, at);
        found.push(ids.resolve(id, at, context));
    }
    let mut found = found.into_iter().collect::<Option<Vec<usize>>>()?;
    found.sort_unstable();
    Some(if found.len() == ids.len() { Vec::new() } else { found.into_iter().map(index).collect() })
}

/// An optional value from a fixed set.
pub(super) fn word<T: Copy>(
    entry: &Fields<'_, '_>,
    key: &'static str,
    words: &[(&str, T)],
    context: &mut ParseContext<'_>,
) -> Option<T> {
    let item = entry.get(key)?;
    let text = context.text(item, key)?;
    let meaning = words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning);
    if meaning.is_none() {
        context.problems.add(Code::UnknownWord, |code| {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            Diagnostic::new(code, to_span(item.span()), format!("unknown {key} {}", Quoted(text)))
                .with_help(format!("write {}", List::or(&known)))
        });
    }
    meaning
}

/// An optional reference to an entry of a list.
fn reference(entry: &Fields<'_, '_>, key: &'static str, ids: &IdList, context: &mut ParseContext<'_>) -> Option<usize> {
    let item = entry.get(key)?;
    let id = context.text(item, key)?;
    ids.resolve(id, to_span(item.span()), context)
}

/// An optional citation of a document.
pub(super) fn citation(entry: &Fields<'_, '_>, lists: &Lists, context: &mut ParseContext<'_>) -> Option<Citation> {
    let item = entry.get("source")?;
    let Some(table) = item.as_table() else {
        context.wrong_type(item, "source", "a table such as { document = \"guide\", page = 5 }");
        return None;
    };
    let fields = Fields::new(table, context.source.first_line_of(to_span(item.span())), &SOURCE, context);
    fields.required("document", context);
    let document = reference(&fields, "document", &lists.documents, context);
    let page = fields.number("page", 1..=i64::from(u32::MAX), context).and_then(|page| u32::try_from(page).ok());
    Some(Citation { document: document?, page })
}

/// All of them, or `None` if one could not be read; every one is read either way.
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

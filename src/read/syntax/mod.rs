//! From text to a tree of TOML values, with the reader's complaints as diagnostics in our words.

mod complaint;
mod stray;

use super::problems::Problems;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Source, Span};
use toml_spanner::{Arena, ErrorKind, Item, Table, Value};

use stray::Stray;

/// How deep values may be nested: a table in a table counts as two.
const DEEPEST: usize = 16;

/// Reads a text as far as possible. Keys under a header that cannot be read are left out: nobody knows where they belong.
pub(super) fn parse<'t>(source: &'t Source, arena: &'t Arena, problems: &mut Problems) -> Table<'t> {
    if source.text().starts_with('\u{feff}') {
        // The reader would skip a second one as if it were the first.
        problems.text_is_broken();
        problems.add(Code::Syntax, |code| {
            Diagnostic::new(code, Span::new(0, '\u{feff}'.len_utf8()), "the text begins with two byte order marks")
                .with_help("delete one of them, or both")
        });
    }
    let mut document = toml_spanner::parse_recoverable(source.text(), arena);
    let errors = std::mem::take(&mut document.ctx.errors);
    let table = document.into_table();
    if errors.is_empty() {
        return table;
    }
    problems.text_is_broken();
    let stray = Stray::find(source, errors.iter().map(|error| place(error.span())));
    for error in &errors {
        let at = place(error.span()).start;
        let follows_another = match error.kind() {
            ErrorKind::DuplicateKey { first } => stray.parts(place(first).start, at),
            ErrorKind::RedefineAsArray { .. } => stray.lost_entry().is_some_and(|lost| at > lost),
            _ => false,
        };
        if !follows_another {
            let (code, found) = complaint::describe(error, source);
            problems.add(code, |_| found);
        }
    }
    if let Some(lost) = stray.lost_entry() {
        problems.look_no_further_than(lost);
    }
    let mut belonging = Table::new();
    for (key, value) in table {
        if !stray.holds(place(key.span).start) {
            belonging.insert_unique(key, value, arena);
        }
    }
    belonging
}

/// Reports the first value that is nested too deep. Only asked where something else is wrong already: what we read is never that deep.
pub(super) fn check_depth(table: &Table<'_>, problems: &mut Problems) {
    if let Some(span) = too_deep(table.as_item(), DEEPEST) {
        problems.add(Code::TooDeep, |code| {
            Diagnostic::new(code, span, format!("values are nested more than {DEEPEST} deep"))
                .with_help("write the value itself; nothing here needs more than a few levels")
        });
    }
}

fn too_deep(item: &Item<'_>, left: usize) -> Option<Span> {
    match item.value() {
        Value::Table(_) | Value::Array(_) if left == 0 => Some(place(item.span())),
        Value::Table(table) => table.iter().find_map(|(_, value)| too_deep(value, left - 1)),
        Value::Array(array) => array.iter().find_map(|value| too_deep(value, left - 1)),
        _ => None,
    }
}

/// The reader's span as ours.
pub(super) fn place(span: toml_spanner::Span) -> Span {
    let range = span.range();
    Span::new(range.start, range.end)
}

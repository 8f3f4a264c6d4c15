//! The fields of one table: typed look-ups that report invalid values, and a check for unknown keys.

use super::sink::DiagnosticSink;
use super::syntax::to_span;
use crate::diagnostic::{Code, Diagnostic, did_you_mean, one_edit_away};
use crate::model::{Id, Text, Version};
use crate::source::{Source, Span, header_end};
use crate::text::Quoted;
use std::ops::RangeInclusive;
use toml_spanner::{Integer, Item, Kind, Table, Value};

/// The context of reading a file: its text, and the problems found so far.
pub(super) struct ParseContext<'s> {
    /// The file.
    pub(super) source: &'s Source,
    /// The problems found.
    pub(super) problems: DiagnosticSink,
}

/// A table with a known set of keys.
#[derive(Clone, Copy)]
pub(super) struct Fields<'r, 't> {
    table: &'r Table<'t>,
    span: Span,
    what: &'static str,
}

/// The keys of a kind of table, and the right place for keys that people put there by mistake.
pub(super) struct TableSchema {
    /// What the table is, with its article: "a question".
    pub(super) what: &'static str,
    pub(super) keys: &'static [&'static str],
    /// Keys that belong elsewhere, each with a hint.
    pub(super) elsewhere: &'static [(&'static str, &'static str)],
}

impl<'r, 't> Fields<'r, 't> {
    /// Wraps a table, and reports unknown keys.
    ///
    /// `span` is the span for errors about missing keys.
    pub(super) fn new(table: &'r Table<'t>, span: Span, known: &TableSchema, context: &mut ParseContext<'_>) -> Self {
        for (key, _) in table {
            if !known.keys.contains(&key.name) {
                context.unknown_key(key.name, to_span(key.span), known, table);
            }
        }
        Self { table, span, what: known.what }
    }

    /// The span for errors about missing keys.
    pub(super) fn span(&self) -> Span {
        self.span
    }

    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&'r Item<'t>> {
        self.table.get(key)
    }

    /// Whether the table has the key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// The span of the key; that of the table if it does not have the key.
    pub(super) fn key_span(&self, key: &str) -> Span {
        self.table.get_key_value(key).map_or(self.span, |(key, _)| to_span(key.span))
    }

    /// The value of a required key.
    pub(super) fn required(&self, key: &'static str, context: &mut ParseContext<'_>) -> Option<&'r Item<'t>> {
        let value = self.table.get(key);
        if value.is_none() {
            context.missing(key, self.span, self.what);
        }
        value
    }

    /// A required text that is not blank.
    pub(super) fn required_text(&self, key: &'static str, context: &mut ParseContext<'_>) -> Option<&'r str> {
        self.required(key, context).and_then(|item| context.text(item, key))
    }

    /// An optional text that is not blank.
    pub(super) fn text(&self, key: &'static str, context: &mut ParseContext<'_>) -> Option<Text> {
        self.get(key).and_then(|item| context.text(item, key)).map(Text::from)
    }

    /// An optional version.
    pub(super) fn version(&self, key: &'static str, context: &mut ParseContext<'_>) -> Option<Version> {
        self.get(key).and_then(|item| context.version(item, key))
    }

    /// An optional Boolean.
    pub(super) fn flag(&self, key: &'static str, context: &mut ParseContext<'_>) -> Option<bool> {
        let item = self.get(key)?;
        let flag = item.as_bool();
        if flag.is_none() {
            context.wrong_type(item, key, "true or false");
        }
        flag
    }

    /// An optional whole number within a range.
    pub(super) fn number(
        &self,
        key: &'static str,
        range: RangeInclusive<i64>,
        context: &mut ParseContext<'_>,
    ) -> Option<i64> {
        self.get(key).and_then(|item| context.number(item, key, range))
    }

    /// An optional list of texts with their spans.
    pub(super) fn texts(&self, key: &'static str, context: &mut ParseContext<'_>) -> Vec<(&'r str, Span)> {
        let Some(item) = self.get(key) else { return Vec::new() };
        let Some(array) = item.as_array() else {
            context.wrong_type(item, key, "a list of strings");
            return Vec::new();
        };
        array.iter().filter_map(|item| Some((context.text(item, key)?, to_span(item.span())))).collect()
    }

    /// An optional list of tables with the spans of their headers.
    pub(super) fn tables(&self, key: &'static str, context: &mut ParseContext<'_>) -> Vec<(&'r Table<'t>, Span)> {
        let Some(item) = self.get(key) else { return Vec::new() };
        let Some(array) = item.as_array() else {
            context.wrong_type(item, key, "a list of tables");
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(array.len());
        for item in array {
            match item.as_table() {
                Some(table) => tables.push((table, context.header(table))),
                None => context.wrong_type(item, key, "a list of tables"),
            }
        }
        tables
    }
}

impl<'s> ParseContext<'s> {
    pub(super) fn new(source: &'s Source) -> Self {
        Self { source, problems: DiagnosticSink::default() }
    }

    /// The span that identifies a table: its header, or the brace or key it starts with.
    pub(super) fn header(&self, table: &Table<'_>) -> Span {
        let line = self.source.first_line_of(to_span(table.span()));
        let text = self.source.slice(line);
        if !text.starts_with('[') {
            return line;
        }
        let end = header_end(text);
        Span::new(line.start, line.start + end)
    }

    /// A text that is not blank.
    pub(super) fn text<'r>(&mut self, item: &'r Item<'_>, key: &str) -> Option<&'r str> {
        let Some(text) = item.as_str() else {
            self.wrong_type(item, key, "a text");
            return None;
        };
        if text.trim().is_empty() {
            self.empty_text(item, key);
            return None;
        }
        Some(text)
    }

    /// Reports a blank text.
    pub(super) fn empty_text(&mut self, item: &Item<'_>, key: &str) {
        self.problems.add(Code::EmptyText, |code| {
            Diagnostic::new(code, to_span(item.span()), format!("{} is empty", Quoted(key))).with_help("write the text")
        });
    }

    /// An id in kebab-case.
    pub(super) fn id(&mut self, item: &Item<'_>, key: &str) -> Option<Id> {
        let text = self.text(item, key)?;
        let id = Id::new(text).ok();
        if id.is_none() {
            self.problems.add(Code::InvalidId, |code| {
                Diagnostic::new(code, to_span(item.span()), format!("{} is not an id", Quoted(text)))
                    .with_help("use lower-case letters, digits and single hyphens, and start with a letter")
            });
        }
        id
    }

    /// A version x.y.z.
    pub(super) fn version(&mut self, item: &Item<'_>, key: &str) -> Option<Version> {
        let text = self.text(item, key)?;
        let version = text.parse().ok();
        if version.is_none() {
            self.problems.add(Code::InvalidVersion, |code| {
                Diagnostic::new(
                    code,
                    to_span(item.span()),
                    format!("{} is not a version of three numbers", Quoted(key)),
                )
                .with_help("write it as \"1.0.0\"")
            });
        }
        version
    }

    /// A whole number within a range.
    pub(super) fn number(&mut self, item: &Item<'_>, key: &str, range: RangeInclusive<i64>) -> Option<i64> {
        let number = self.integer(item, key)?;
        let within = number.as_i64().filter(|number| range.contains(number));
        if within.is_none() {
            self.problems.add(Code::NumberOutOfRange, |code| {
                let found = Diagnostic::new(code, to_span(item.span()), format!("{} is out of range", Quoted(key)));
                found.with_help(match (*range.start(), *range.end()) {
                    (least, i64::MAX) => format!("write a whole number, at least {least}"),
                    (least, most) => format!("write a whole number from {least} to {most}"),
                })
            });
        }
        within
    }

    /// A whole number of any size.
    pub(super) fn integer(&mut self, item: &Item<'_>, key: &str) -> Option<Integer> {
        match item.value() {
            Value::Integer(number) => return Some(*number),
            Value::String(text) if is_whole_number(text) => self.problems.add(Code::QuotedNumber, |code| {
                Diagnostic::new(code, to_span(item.span()), format!("{} is a number in quotes", Quoted(key)))
                    .with_help("remove the quotation marks")
                    .with_fix_if(to_span(item.span()), Some(text.trim()).filter(|text| is_canonical(text)))
            }),
            _ => self.wrong_type(item, key, "a whole number"),
        }
        None
    }

    /// Reports a value of the wrong type.
    pub(super) fn wrong_type(&mut self, item: &Item<'_>, key: &str, wanted: &str) {
        let first_line = self.source.first_line_of(to_span(item.span()));
        self.problems.add(Code::WrongType, |code| {
            let message = format!("{} is {}, not {wanted}", Quoted(key), kind_in_words(item.kind()));
            Diagnostic::new(code, first_line, message).with_help(format!("write {wanted}"))
        });
    }

    /// Reports a missing key, unless the text is malformed.
    pub(super) fn missing(&mut self, key: &str, from: Span, what: &str) {
        if !self.problems.is_malformed() {
            self.problems.add(Code::MissingKey, |code| {
                Diagnostic::new(code, from, format!("{} is missing from {what}", Quoted(key)))
                    .with_help(format!("add {}", Quoted(key)))
            });
        }
    }

    /// Reports an unknown key.
    pub(super) fn unknown_key(&mut self, key: &str, at: Span, known: &TableSchema, table: &Table<'_>) {
        let broken = self.problems.is_malformed();
        self.problems.add(Code::UnknownKey, |code| {
            let elsewhere =
                known.elsewhere.iter().find(|(name, _)| *name == key).map(|(_, advice)| (*advice).to_owned());
            let help = elsewhere
                .or_else(|| did_you_mean(key, known.keys.iter().copied()))
                .unwrap_or_else(|| format!("{} has {}", known.what, crate::text::List::and(known.keys)));
            Diagnostic::new(code, at, format!("unknown key {} in {}", Quoted(key), known.what))
                .with_help(help)
                .with_fix_if(at, sure_key(key, table, known.keys.iter().copied()).filter(|_| !broken))
        });
    }
}

/// The key that is certainly meant: the only one within one edit, and not in the table yet. `None` in a malformed text.
pub(super) fn sure_key<'c>(written: &str, table: &Table<'_>, known: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    one_edit_away(written, known).filter(|key| !table.contains_key(key))
}

/// Whether a text is a TOML number, without leading zeros.
pub(super) fn is_canonical(text: &str) -> bool {
    text.parse::<i64>().is_ok_and(|number| number.to_string() == text.trim_start_matches('+'))
}

fn is_whole_number(text: &str) -> bool {
    let text = text.trim();
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The type of a value in words.
pub(super) fn kind_in_words(kind: Kind) -> &'static str {
    match kind {
        Kind::String => "a text",
        Kind::Integer => "a whole number",
        Kind::Float => "a decimal number",
        Kind::Boolean => "true or false",
        Kind::DateTime => "a date or time",
        Kind::Table => "a table",
        Kind::Array => "a list",
    }
}

#[cfg(test)]
mod tests {
    use super::super::syntax;
    use super::*;
    use toml_spanner::Arena;

    #[test]
    fn a_table_is_named_by_its_header_or_by_its_first_line() {
        for (text, named) in [
            ("[a] # words\nb = 1", "[a]"),
            ("[ \"a]\" ]\nb = 1", "[ \"a]\" ]"),
            ("[[a]]\nb = 1", "[[a]]"),
            ("a = { b = 1 }", "{ b = 1 }"),
            ("a = {\n  b = 1 }", "{"),
            ("a.b = 1", "a"),
        ] {
            let (source, arena) = (Source::new("file.toml", text), Arena::new());
            let mut context = ParseContext::new(&source);
            let root = syntax::parse(&source, &arena, &mut context.problems);
            let item = root.iter().map(|(_, item)| item).next().unwrap();
            let table = item.as_table().or_else(|| item.as_array()?.get(0)?.as_table()).unwrap();
            assert_eq!(source.slice(context.header(table)), named, "{text:?}");
        }
    }

    #[test]
    fn a_number_in_quotes_is_told_from_a_text() {
        for (text, is_number) in
            [("3", true), ("-2", true), (" +12 ", true), ("", false), ("-", false), ("1.5", false), ("3a", false)]
        {
            assert_eq!(is_whole_number(text), is_number, "{text:?}");
        }
    }
}

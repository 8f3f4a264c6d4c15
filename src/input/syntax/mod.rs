//! Parses text to a tree of TOML values, and turns the parser's errors into diagnostics with our wording.

mod orphaned_keys;
mod syntax_error;

use super::sink::DiagnosticSink;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Source, Span, Token, TokenKind, tokens};
use toml_spanner::{Arena, Error, ErrorKind, Item, Table, Value};

use orphaned_keys::OrphanedKeys;

/// The maximum depth of nested values; a table in a table counts as two.
const DEEPEST: usize = 16;
/// The number of errors after which the parser gives up.
const MAX_ERRORS: usize = 25;
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Parses a text as far as possible. Keys under an invalid header are left out, since it is unclear where they belong.
pub(super) fn parse<'t>(source: &'t Source, arena: &'t Arena, problems: &mut DiagnosticSink) -> Table<'t> {
    let mut document = toml_spanner::parse_recoverable(source.text(), arena);
    let errors = std::mem::take(&mut document.ctx.errors);
    let table = document.into_table();
    let second_mark = source.text().starts_with(BYTE_ORDER_MARK);
    if errors.is_empty() && !second_mark {
        split_assignments(source, problems);
        return table;
    }
    problems.mark_malformed();
    if second_mark {
        problems.add(Code::Syntax, |code| {
            // The parser skips it as if it were the first one, which `Source` has removed.
            let span = Span::new(0, BYTE_ORDER_MARK.len_utf8());
            Diagnostic::new(code, span, "the text begins with two byte order marks").with_help("delete both")
        });
    }
    let stray = report(&errors, 0, source, problems);
    read_on(&errors, source, problems);
    if let Some(lost) = stray.first_lost_entry() {
        problems.suppress_after(lost);
    }
    let mut belonging = Table::new();
    for (key, value) in table {
        if !stray.holds(to_span(key.span).start) {
            belonging.insert_unique(key, value, arena);
        }
    }
    belonging
}

/// Reports keys in inline tables whose `=` or value is on another line. The parser accepts these, although TOML does not.
fn split_assignments(source: &Source, problems: &mut DiagnosticSink) {
    let is_split = |line: &str| {
        line.trim_start().starts_with('=') || line.split('#').next().is_some_and(|code| code.trim_end().ends_with('='))
    };
    // Few texts have such a line, so the others are not tokenised.
    if !source.text().lines().any(is_split) {
        return;
    }
    let significant = |token: &Token| !matches!(token.kind, TokenKind::Whitespace | TokenKind::Comment);
    let tokens: Vec<Token> = tokens(source.text()).filter(significant).collect();
    for pair in tokens.windows(2) {
        let (at, message) = match (pair[0].kind, pair[1].kind) {
            (TokenKind::Newline, TokenKind::Equals) => (pair[1].span, "the key and its `=` are on different lines"),
            (TokenKind::Equals, TokenKind::Newline) => (pair[0].span, "a value is missing after `=`"),
            _ => continue,
        };
        problems.mark_malformed();
        problems.add(Code::Syntax, |code| {
            Diagnostic::new(code, at, message).with_help("write the key, `=` and the start of the value on one line")
        });
    }
}

/// Reports the parser's errors in the text from this byte on, except those that only follow from an invalid header.
fn report(errors: &[Error], from: usize, source: &Source, problems: &mut DiagnosticSink) -> OrphanedKeys {
    let stray = OrphanedKeys::find(source, errors.iter().map(|error| to_span_from(from, error.span())));
    for error in errors {
        let at = to_span_from(from, error.span()).start;
        let follows_another = match error.kind() {
            ErrorKind::DuplicateKey { first } => stray.parts(to_span_from(from, first).start, at),
            ErrorKind::RedefineAsArray { .. } => stray.first_lost_entry().is_some_and(|lost| at > lost),
            _ => false,
        };
        if !follows_another {
            problems.add(syntax_error::code(error), |_| syntax_error::describe(error, from, source));
        }
    }
    stray
}

/// The parser gives up after some errors, so the text after the last one is parsed again for more errors.
fn read_on(errors: &[Error], source: &Source, problems: &mut DiagnosticSink) {
    let mut from = 0;
    let mut given_up = gave_up(errors);
    while let Some(last) = given_up {
        let line_end = source.line_at(from + last).end;
        if line_end <= from {
            return;
        }
        from = line_end;
        let rest = source.text().get(from..).unwrap_or_default();
        let arena = Arena::new();
        let errors = std::mem::take(&mut toml_spanner::parse_recoverable(rest, &arena).ctx.errors);
        report(&errors, from, source, problems);
        given_up = gave_up(&errors);
    }
}

/// The position at which the parser gave up, if it did.
fn gave_up(errors: &[Error]) -> Option<usize> {
    let last = errors.last().filter(|_| errors.len() >= MAX_ERRORS)?;
    Some(to_span(last.span()).start)
}

/// Reports the first value that is nested too deeply. Called only if there is another error, because valid files are never that deep.
pub(super) fn check_depth(table: &Table<'_>, problems: &mut DiagnosticSink) {
    if let Some(span) = too_deep(table.as_item(), DEEPEST) {
        problems.add(Code::TooDeep, |code| {
            Diagnostic::new(code, span, format!("values are nested more than {DEEPEST} deep"))
                .with_help("write the value itself; nothing here needs more than a few levels")
        });
    }
}

fn too_deep(item: &Item<'_>, left: usize) -> Option<Span> {
    match item.value() {
        Value::Table(_) | Value::Array(_) if left == 0 => Some(to_span(item.span())),
        Value::Table(table) => table.iter().find_map(|(_, value)| too_deep(value, left - 1)),
        Value::Array(array) => array.iter().find_map(|value| too_deep(value, left - 1)),
        _ => None,
    }
}

/// Converts the parser's span in the text from this byte on to ours.
fn to_span_from(from: usize, span: toml_spanner::Span) -> Span {
    let Span { start, end } = to_span(span);
    Span::new(from + start, from + end)
}

/// Converts the parser's span to ours.
pub(super) fn to_span(span: toml_spanner::Span) -> Span {
    let range = span.range();
    Span::new(range.start, range.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::MAX_KEPT;

    #[track_caller]
    fn complaints(text: &str) -> Vec<String> {
        let source = Source::new("file.toml", text);
        let mut problems = DiagnosticSink::default();
        parse(&source, &Arena::new(), &mut problems);
        let line = |found: &Diagnostic| {
            let position = source.position(found.span().start);
            format!("{position} {} {}", source.slice(found.span()), found.message())
        };
        problems.into_sorted().iter().map(line).collect()
    }

    #[test]
    fn each_slip_is_named_where_it_was_made() {
        for (text, complaint) in [
            ("a = ", "1:3 = a value is missing after `=`"),
            ("a =\nb = 1", "1:3 = a value is missing after `=`"),
            ("a = # later\nb = 1", "1:3 = a value is missing after `=`"),
            ("a 1", "1:3 1 a key without `=`"),
            ("a", "1:2  a key without `=`"),
            ("namé = 1", "1:4 é a key without quotes contains the letter `é`"),
            ("= 1", "1:1 = a key is missing"),
            ("a = 1 b = 2", "1:7 b the line should end here"),
            ("a = \"x", "1:5 \"x a string is not closed on its line"),
            ("a = 'x\nb = 1", "1:5 'x a string is not closed on its line"),
            ("a = \"it's\" + \"x\nb = 1", "1:12 + the line should end here"),
            ("a = \"\"\"x\nb = 1", "1:5 \"\"\" a string in triple quotes is not closed"),
            ("a = \"\"\"x", "1:5 \"\"\" a string in triple quotes is not closed"),
            ("a = \"\\q\"", "1:6 \\q this is not an escape"),
            ("a = \"\\u12\"", "1:10 \" this is not an escape"),
            ("a = \"\\uD800\"", "1:6 \\uD800 this is not an escape"),
            ("a = \"x\u{1}\"", "1:7 \u{1} a string contains the control character \\u{1}"),
            ("a = x", "1:5 x text without quotes"),
            ("a = 01", "1:5 01 a number begins with a zero"),
            ("a = 1_", "1:6 _ a number has an underscore that is not between digits"),
            ("a = 2x", "1:6 x a number contains a character that is not a digit"),
            ("a = 1.", "1:5 1. this is not a number"),
            ("a = +", "1:5 + this is not a number"),
            ("a = 0b12", "1:8 2 this is not a number"),
            ("a = 1e999", "1:5 1e999 a number is too large"),
            ("a = 2026-13-01", "1:5 2026-13-01 this is not a date: month is out of range"),
            ("a = [1 2]", "1:8 2 a comma is missing in a list"),
            ("a = [\n  1\n  2\n]", "2:3 1 a comma is missing in a list"),
            ("a = [1", "1:7  a list is not closed"),
            ("a = { b = 1 c = 2 }", "1:13 c a comma is missing in an inline table"),
            ("a = { b = 1\nc = 2", "1:11 1 an inline table is not closed"),
            ("a = { b = 1", "1:12  an inline table is not closed"),
            ("a = [1,", "1:8  the file ends where a value is expected"),
            ("a = { b = ", "1:9 = a value is missing after `=`"),
            ("a = ,", "1:5 , a value is missing before `,`"),
            ("a = é", "1:5 é a value cannot start like this"),
            ("a = “x”", "1:5 “ `“` is not a TOML quotation mark"),
            ("[a", "1:3  a header is not closed"),
            ("[[a]\nb = 1", "1:5  a header is not closed"),
            ("[]", "1:2 ] a key is missing"),
            ("a = 1\na = 2", "2:1 a `a` is defined twice"),
            ("[a]\n[a] # again", "2:1 [a] `[a]` is defined twice"),
            ("a = 1\n[a]", "2:2 a `a` is defined twice"),
            ("a = 1\n[[a]]", "2:3 a `a` is defined twice"),
            ("a = 1\na.b = 2", "2:1 a `a` is defined twice"),
            ("a = { b = 1, b = 2 }", "1:14 b `b` is defined twice"),
            ("\"\"\"a\"\"\" = 1", "1:1 \"\"\"a\"\"\" a key is in triple quotes"),
            ("a = { b\n= 1 }", "2:1 = the key and its `=` are on different lines"),
            ("a = { b = # why\n1 }", "1:9 = a value is missing after `=`"),
            ("a = 1\rb = 2", "1:6  a carriage return without a line feed"),
            ("\u{feff}\u{feff}a = 1", "1:1 \u{feff} the text begins with two byte order marks"),
        ] {
            assert_eq!(complaints(text), [complaint], "{text:?}");
        }
    }

    #[test]
    fn toml_1_1_is_toml() {
        for text in
            ["a = {\n  b = 1, # one\n}", "a = \"\"\"\n= 1\nb =\n\"\"\"", "a = \"\\e[0m \\x41\"", "a = 07:32", ""]
        {
            assert_eq!(complaints(text), [""; 0], "{text:?}");
        }
    }

    #[test]
    fn keys_under_a_broken_header_belong_nowhere() {
        let source = Source::new("file.toml", "top = 1\n[a b]\ntop = 2\nx = 3\n[c]\ny = 4\n");
        let (arena, mut problems) = (Arena::new(), DiagnosticSink::default());
        let table = parse(&source, &arena, &mut problems);
        let keys: Vec<&str> = table.iter().map(|(key, _)| key.name).collect();
        assert_eq!(keys, ["top", "c"]);
        assert_eq!(problems.counts(), (1, 0), "the second `top` is no duplicate");
    }

    #[test]
    fn a_file_of_broken_lines_is_read_to_its_end() {
        assert_eq!(complaints(&"a = \n".repeat(60)).len(), 60);
        let (source, mut problems) = (Source::new("file.toml", "a = \n".repeat(1_000)), DiagnosticSink::default());
        parse(&source, &Arena::new(), &mut problems);
        assert_eq!(problems.counts(), (1_000, 0));
        let many = complaints(&"a = \n".repeat(1_000));
        assert_eq!(many.len(), MAX_KEPT);
        assert_eq!(many.last().map(String::as_str), Some("100:3 = a value is missing after `=`"));
    }
}

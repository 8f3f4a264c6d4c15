//! The TOML parser's errors with our wording. Messages repeat only keys and punctuation of the text, since other people may see them.

use super::to_span_from;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Source, Span, TokenKind, header_end, tokens};
use crate::text::{Quoted, Truncated};
use std::fmt;
use toml_spanner::{Error, ErrorKind};

/// The parser's limit, which is higher than the shell's.
const LARGEST: &str = "256 MiB";

/// The kind of an error.
pub(super) fn code(error: &Error) -> Code {
    match error.kind() {
        ErrorKind::FileTooLarge => Code::TooLarge,
        ErrorKind::OutOfRange { .. } => Code::TooDeep,
        ErrorKind::DuplicateKey { .. }
        | ErrorKind::RedefineAsArray { .. }
        | ErrorKind::DottedKeyInvalidType { .. }
        | ErrorKind::DuplicateTable { .. } => Code::DuplicateKey,
        ErrorKind::InvalidDateTime(_) => Code::InvalidDate,
        _ => Code::Syntax,
    }
}

/// Converts one error in the text from this byte on.
pub(super) fn describe(error: &Error, from: usize, source: &Source) -> Diagnostic {
    let to_span = |span| to_span_from(from, span);
    let span = source.fit(on_one_line(to_span(error.span()), source));
    if let Some(found) = unfinished(error.kind(), span, source) {
        return found;
    }
    let syntax = |message: &str, help: &str| Diagnostic::new(Code::Syntax, span, message).with_help(help);
    match error.kind() {
        ErrorKind::FileTooLarge => {
            let message = format!("the file is larger than {LARGEST}");
            Diagnostic::new(Code::TooLarge, Span::BEGINNING, message).with_usual_help()
        }
        ErrorKind::OutOfRange { .. } => Diagnostic::new(Code::TooDeep, span, "values are nested much too deeply")
            .with_help("write the value itself; nothing here needs more than a few levels"),
        ErrorKind::DuplicateKey { first }
        | ErrorKind::RedefineAsArray { first }
        | ErrorKind::DottedKeyInvalidType { first } => twice(span, to_span(first), Quoted(source.slice(span)), source),
        ErrorKind::DuplicateTable { first, .. } => {
            let header = Span::new(span.start, span.start + header_end(source.slice(span)));
            twice(header, to_span(first), Quoted(source.slice(header)), source)
        }
        ErrorKind::InvalidDateTime(reason) => {
            let message = format!("this is not a date: {reason}");
            Diagnostic::new(Code::InvalidDate, span, message).with_help("write year, month and day as in 2026-11-21")
        }
        ErrorKind::InvalidInteger(reason) | ErrorKind::InvalidFloat(reason) => number(span, reason, source),
        ErrorKind::UnterminatedString(quote) => unterminated(span, quote, source),
        ErrorKind::InvalidCharInString(found) => syntax(
            &format!("a string contains the control character {}", Truncated::short(found.encode_utf8(&mut [0; 4]))),
            "write it as an escape such as \\n or \\t, or delete it",
        ),
        ErrorKind::InvalidEscape(_) | ErrorKind::InvalidHexEscape(_) | ErrorKind::InvalidEscapeValue(_) => {
            let span = with_backslash(span, source);
            let help = "write \\\\ for a backslash, or put the text in single quotes";
            Diagnostic::new(Code::Syntax, span, "this is not an escape").with_help(help)
        }
        ErrorKind::UnexpectedEof => value_expected(span, '\n', source),
        ErrorKind::Unexpected(character) => value_expected(span, character, source),
        ErrorKind::UnquotedString => unquoted(span, source),
        ErrorKind::Wanted { expected, .. } => wanted(span, expected, source),
        ErrorKind::MultilineStringKey => syntax("a key is in triple quotes", "write the key on one line"),
        ErrorKind::MissingArrayComma => {
            syntax("a comma is missing in a list", "put `,` between the values, or close the list with `]`")
        }
        ErrorKind::UnclosedArray => syntax("a list is not closed", "close it with `]`"),
        ErrorKind::MissingInlineTableComma => {
            syntax("a comma is missing in an inline table", "put `,` between its entries, or close it with `}`")
        }
        ErrorKind::UnclosedInlineTable => syntax("an inline table is not closed", "close it with `}`"),
        _ => syntax("this is not what TOML expects here", "see https://toml.io for the rules"),
    }
}

/// An unfinished value is detected at the start of the next line, but the error is where it stopped.
fn unfinished(kind: ErrorKind<'_>, span: Span, source: &Source) -> Option<Diagnostic> {
    let before = source.text().get(..span.start)?;
    let (line, indent) = before.rsplit_once('\n')?;
    let written = line.trim_end();
    if !indent.trim().is_empty() || line.contains('#') || written.is_empty() {
        return None;
    }
    let (message, help) = match kind {
        ErrorKind::Unexpected(_) | ErrorKind::UnquotedString if written.ends_with('=') => {
            ("a value is missing after `=`", "write a value, or delete the line")
        }
        ErrorKind::MissingArrayComma => {
            ("a comma is missing in a list", "put `,` after this value, or close the list with `]`")
        }
        ErrorKind::MissingInlineTableComma => ("an inline table is not closed", "close it with `}`"),
        _ => return None,
    };
    let last = written.chars().next_back()?;
    let span = Span::new(written.len() - last.len_utf8(), written.len());
    Some(Diagnostic::new(Code::Syntax, span, message).with_help(help))
}

fn twice(span: Span, first: Span, name: impl fmt::Display, source: &Source) -> Diagnostic {
    let first = source.fit(on_one_line(first, source));
    Diagnostic::new(Code::DuplicateKey, span, format!("{name} is defined twice"))
        .with_label("again here")
        .with_secondary(first, "first here")
        .with_help("keep one of them")
}

fn number(span: Span, reason: &str, source: &Source) -> Diagnostic {
    let (message, help) = match reason {
        "leading zeros are not allowed" => ("a number begins with a zero", "write it without the zero"),
        "integer overflow" | "float overflow" => ("a number is too large", "write a smaller number"),
        "contains non-digit character" => {
            ("a number contains a character that is not a digit", "put text in double quotes")
        }
        "underscores must be between two digits" => {
            ("a number has an underscore that is not between digits", "delete it")
        }
        _ => ("this is not a number", "write a whole number such as 3, or put text in double quotes"),
    };
    let span = if span.is_empty() { source.fit(Span::new(span.start, span.start + 1)) } else { span };
    Diagnostic::new(Code::Syntax, span, message).with_help(help)
}

fn unquoted(span: Span, source: &Source) -> Diagnostic {
    let rest = source.slice(Span::new(span.start, source.line_at(span.start).end));
    let help = match source.slice(span) {
        "True" | "TRUE" | "yes" | "Yes" => "write true",
        "False" | "FALSE" | "no" | "No" => "write false",
        _ if rest.starts_with("don't know") => "put it in double quotes: \"don't know\"",
        _ => "put the text in double quotes",
    };
    Diagnostic::new(Code::Syntax, span, "text without quotes").with_help(help)
}

fn value_expected(span: Span, character: char, source: &Source) -> Diagnostic {
    let (span, message, help) = match character {
        '\n' | '\r' | '#' if before(span, source).ends_with('=') => {
            let end = before(span, source).len() + source.line_at(span.start).start;
            (Span::new(end - 1, end), "a value is missing after `=`".to_owned(), "write a value, or delete the line")
        }
        '\n' => {
            (span, "the file ends where a value is expected".to_owned(), "write a value, and close any open brackets")
        }
        '\r' => (span, "a carriage return without a line feed".to_owned(), "end lines with LF or CRLF"),
        '“' | '”' | '„' | '«' | '‘' | '’' => (
            span,
            format!("{} is not a TOML quotation mark", Quoted(source.slice(span))),
            "use the straight quotation mark \"",
        ),
        ',' | '=' | ']' | '}' => {
            (span, format!("a value is missing before {}", Quoted(source.slice(span))), "write a value")
        }
        _ => (span, "a value cannot start like this".to_owned(), "put text in double quotes"),
    };
    Diagnostic::new(Code::Syntax, span, message).with_help(help)
}

fn before(span: Span, source: &Source) -> &str {
    let line = source.line_at(span.start);
    source.slice(Span::new(line.start, span.start.min(line.end))).trim_end()
}

fn wanted(span: Span, expected: &str, source: &Source) -> Diagnostic {
    // The parser takes a letter that is invalid in a bare key for the end of the key.
    let letter = source.slice(span).chars().next().filter(|letter| letter.is_alphabetic() && !letter.is_ascii());
    if let (Some(letter), "an equals") = (letter, expected) {
        return Diagnostic::new(Code::Syntax, span, format!("a key without quotes contains the letter `{letter}`"))
            .with_help("use only the letters a to z, digits, `-` and `_`, or put the key in double quotes");
    }
    let (message, help) = match expected {
        _ if source.slice(span) == "\r" => ("a carriage return without a line feed", "end lines with LF or CRLF"),
        "an equals" => ("a key without `=`", "write `=` and a value after the key"),
        "a right bracket" => ("a header is not closed", "close [a header] with one bracket, [[a list entry]] with two"),
        "a table key" => ("a key is missing", "use letters, digits, `-` and `_`, or put the key in double quotes"),
        "newline" => ("the line should end here", "start a new line, or put text in double quotes"),
        _ => ("this is not what TOML expects here", "see https://toml.io for the rules"),
    };
    let at_line_end = source.slice(span).trim().is_empty();
    let span = if at_line_end { Span::new(span.start, span.start) } else { span };
    Diagnostic::new(Code::Syntax, span, message).with_help(help)
}

/// An unclosed text starts at a quotation mark; the parser only reports where it gave up.
fn unterminated(span: Span, quote: char, source: &Source) -> Diagnostic {
    let line = source.line_at(span.start);
    let opening = opening_on_line(source.slice(line), quote).map(|at| line.start + at);
    let (span, message) = if let Some(opening) = opening {
        (Span::new(opening, line.end), "a string is not closed on its line")
    } else {
        let opening = source.text().rfind(&quote.to_string().repeat(3));
        (opening.map_or(span, |at| Span::new(at, at + 3)), "a string in triple quotes is not closed")
    };
    Diagnostic::new(Code::Syntax, span, message).with_help(format!("close it with the same quotation mark: {quote}"))
}

/// The unclosed quotation mark on this line, unless it starts a multi-line text.
fn opening_on_line(line: &str, quote: char) -> Option<usize> {
    let kind = if quote == '"' { TokenKind::BasicString } else { TokenKind::LiteralString };
    let unclosed = tokens(line).find(|token| token.is_unclosed_string(line))?;
    (unclosed.kind == kind).then_some(unclosed.span.start)
}

fn with_backslash(span: Span, source: &Source) -> Span {
    let preceded = span.start.checked_sub(1).filter(|&at| source.slice(Span::new(at, span.start)) == "\\");
    Span::new(preceded.unwrap_or(span.start), span.end)
}

/// A header's span includes its line ending, and a table's all its lines; we point at one line.
fn on_one_line(span: Span, source: &Source) -> Span {
    let line = source.line_at(span.start);
    Span::new(span.start, span.end.min(line.end.max(span.start)))
}

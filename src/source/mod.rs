//! Source texts, with spans in bytes and positions as in editors.

mod answers_spans;
mod lexer;
mod lines;
mod plan_spans;
mod questionnaire_spans;
mod span;

pub use answers_spans::{AnswerSpans, AnswersSpans, AuditSpans, EntrySpans};
pub use lexer::{LineStart, Token, TokenKind, header_end, line_starts, tokens};
pub use plan_spans::{PlanSpans, TableSpans};
pub use questionnaire_spans::{ItemSpans, QuestionnaireSpans};
pub use span::{CellPosition, Location, Position, Span};

use lines::Lines;
use std::sync::OnceLock;

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A source text and its name in messages.
///
/// A byte order mark at the beginning is removed and recorded, so that spans and columns count from the first real character.
#[derive(Debug, Clone)]
pub struct Source {
    name: String,
    text: String,
    byte_order_mark: bool,
    lines: OnceLock<Lines>,
}

/// Bytes that are not UTF-8.
#[derive(Debug, Clone)]
pub struct NotUtf8 {
    /// The text with U+FFFD for invalid bytes; exact up to the first of them.
    pub source: Source,
    /// The first U+FFFD that replaces an invalid byte.
    pub span: Span,
    /// The invalid byte.
    pub byte: u8,
}

impl Source {
    /// A source with this name and text.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let mut text = text.into();
        let byte_order_mark = text.starts_with(BYTE_ORDER_MARK);
        if byte_order_mark {
            text.drain(..BYTE_ORDER_MARK.len());
        }
        Self { name: name.into(), text, byte_order_mark, lines: OnceLock::new() }
    }

    /// Decodes the bytes of a file with this name.
    ///
    /// # Errors
    /// [`NotUtf8`] with the position of the first invalid byte.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Box<NotUtf8>> {
        let error = match String::from_utf8(bytes) {
            Ok(text) => return Ok(Self::new(name, text)),
            Err(error) => error,
        };
        let readable = error.utf8_error().valid_up_to();
        let byte = error.as_bytes().get(readable).copied().unwrap_or_default();
        let source = Self::new(name, String::from_utf8_lossy(error.as_bytes()));
        let start = if source.byte_order_mark { readable - BYTE_ORDER_MARK.len() } else { readable };
        let span = Span::new(start, start + char::REPLACEMENT_CHARACTER.len_utf8());
        Err(Box::new(NotUtf8 { source, span, byte }))
    }

    /// The name in messages.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text, without a byte order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the text began with a byte order mark.
    #[must_use]
    pub fn had_byte_order_mark(&self) -> bool {
        self.byte_order_mark
    }

    /// Returns the text's buffer, so that the next file can be read into it.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }

    /// The text within a span; empty if the span does not fit the text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// Line and column of a byte. A byte past the end counts as the end, and a byte within a character as that character.
    ///
    /// The first call finds the lines of the whole text; later calls search them and count the characters of one line.
    #[must_use]
    pub fn position(&self, byte: usize) -> Position {
        let byte = self.text.floor_char_boundary(byte);
        let lines = self.lines.get_or_init(|| Lines::of(&self.text));
        let (line, start) = lines.containing(byte);
        let before = self.text.get(start..byte).unwrap_or_default();
        Position { line: line + 1, column: before.chars().count() + 1 }
    }

    /// The span of the line with this byte, without its line ending.
    #[must_use]
    pub fn line_at(&self, byte: usize) -> Span {
        let byte = self.text.floor_char_boundary(byte);
        let (before, after) = self.text.split_at(byte);
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let end = after.find('\n').map_or(self.text.len(), |newline| byte + newline);
        let line = self.text.get(start..end).unwrap_or_default();
        Span::new(start, start + line.strip_suffix('\r').unwrap_or(line).len())
    }

    /// The part of a span on its first line. Examines only the span.
    #[must_use]
    pub fn first_line_of(&self, span: Span) -> Span {
        let line = self.slice(span).lines().next().unwrap_or_default();
        Span::new(span.start, span.start + line.len())
    }

    /// The span, limited to the text and widened to character boundaries.
    #[must_use]
    pub fn fit(&self, span: Span) -> Span {
        let start = self.text.floor_char_boundary(span.start);
        Span::new(start, self.text.ceil_char_boundary(span.end).max(start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn column_of(text: &str, needle: &str) -> (usize, usize) {
        let source = Source::new("answers.toml", text);
        let byte = source.text().find(needle).unwrap();
        let position = source.position(byte);
        (position.line, position.column)
    }

    #[test]
    fn lines_and_columns_count_from_one_in_characters() {
        assert_eq!(column_of("here", "here"), (1, 1));
        assert_eq!(column_of("a = 1\nb = here\n", "here"), (2, 5));
        assert_eq!(column_of("a = 1\nb = here", "here"), (2, 5));
        assert_eq!(column_of("\n\n\nhere", "here"), (4, 1));
    }

    #[test]
    fn nothing_invisible_shifts_a_column() {
        assert_eq!(column_of("\u{feff}here", "here"), (1, 1), "byte order mark");
        assert_eq!(column_of("a = 1\r\nb = here\r\n", "here"), (2, 5), "CRLF");
        assert_eq!(column_of("\thïdden = here", "here"), (1, 11), "tab and a letter of two bytes");
        assert_eq!(column_of("a = 'e\u{301}' here", "here"), (1, 10), "a combining accent is a character");
        assert_eq!(column_of("a = '日本' here", "here"), (1, 10), "wide characters");
        assert_eq!(column_of("a = '👩‍⚕️' here", "here"), (1, 12), "an emoji of four characters");
    }

    #[test]
    fn a_place_past_the_end_or_inside_a_character_is_still_a_place() {
        let source = Source::new("answers.toml", "é\n日");
        assert_eq!(source.position(1), Position { line: 1, column: 1 });
        assert_eq!(source.position(99), Position { line: 2, column: 2 });
        assert_eq!(source.fit(Span::new(1, 4)), Span::new(0, 6));
        assert_eq!(source.fit(Span::new(50, 99)), Span::new(6, 6));
        assert_eq!(Source::new("empty", "").position(7), Position { line: 1, column: 1 });
    }

    #[test]
    fn a_line_ends_before_its_line_ending() {
        let source = Source::new("answers.toml", "one\r\ntwo\n");
        assert_eq!(source.slice(source.line_at(1)), "one");
        assert_eq!(source.slice(source.line_at(5)), "two");
        assert_eq!(source.slice(source.line_at(9)), "");
    }

    #[test]
    fn the_first_byte_that_is_not_utf8_has_a_place() {
        let bad = Source::from_bytes("answers.toml", b"\xef\xbb\xbfa = 1\nb = '\xc3\xa9\xff'\n".to_vec()).unwrap_err();
        assert_eq!(bad.byte, 0xff);
        assert_eq!(bad.source.slice(bad.span), "\u{fffd}");
        assert_eq!(bad.source.position(bad.span.start), Position { line: 2, column: 7 });
    }
}

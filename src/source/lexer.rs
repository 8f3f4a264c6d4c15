//! TOML tokens and the starts of lines: the only code that knows where a string, a comment or a header ends.
//!
//! Never fails: malformed text yields tokens too, and an unclosed string ends with its line.

use super::Span;
pub use toml_parser::lexer::TokenKind;

/// A piece of TOML text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Punctuation, a string, a comment, white space, or an atom: anything else.
    pub kind: TokenKind,
    /// Its bytes in the text.
    pub span: Span,
}

/// The tokens of a text, without gaps and in order.
pub fn tokens(text: &str) -> impl Iterator<Item = Token> {
    let lexed = toml_parser::Source::new(text).lex().filter(|token| token.kind() != TokenKind::Eof);
    lexed.map(|token| Token { kind: token.kind(), span: Span::new(token.span().start(), token.span().end()) })
}

impl Token {
    /// Whether this is a string in which a backslash begins an escape.
    #[must_use]
    pub fn is_basic_string(&self) -> bool {
        matches!(self.kind, TokenKind::BasicString | TokenKind::MlBasicString)
    }

    /// Whether this is a string without its closing quotation mark.
    #[must_use]
    pub fn is_unclosed_string(&self, text: &str) -> bool {
        let mark = match self.kind {
            TokenKind::BasicString => "\"",
            TokenKind::LiteralString => "'",
            TokenKind::MlBasicString => "\"\"\"",
            TokenKind::MlLiteralString => "'''",
            _ => return false,
        };
        let written = text.get(self.span.range()).unwrap_or_default();
        let Some(inside) = written.get(mark.len()..).and_then(|rest| rest.strip_suffix(mark)) else { return true };
        let backslashes = inside.bytes().rev().take_while(|byte| *byte == b'\\').count();
        self.is_basic_string() && backslashes % 2 == 1
    }
}

/// The start of a line that is neither blank nor a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineStart<'t> {
    /// `[name…`: the first part of the name, without quotation marks.
    Table(&'t str),
    /// `[[name…`: the same.
    ArrayOfTables(&'t str),
    /// `name =` or `name.…`: the same.
    Key(&'t str),
    /// Anything else: part of a multi-line value, or not TOML.
    Other,
}

/// The start of each line, with its byte offset. Lines inside a string are part of the line where the string starts.
pub fn line_starts(text: &str) -> impl Iterator<Item = (usize, LineStart<'_>)> {
    let mut tokens = tokens(text).peekable();
    std::iter::from_fn(move || {
        loop {
            let first = tokens.find(|token| token.kind != TokenKind::Whitespace)?;
            let mut next = || tokens.next_if(|token| token.kind != TokenKind::Newline);
            let start = match first.kind {
                TokenKind::Newline => continue,
                TokenKind::Comment => None,
                TokenKind::LeftSquareBracket => {
                    let mut next = std::iter::from_fn(&mut next).filter(|token| token.kind != TokenKind::Whitespace);
                    let name = next.next();
                    let is_list = name.is_some_and(|token| token.kind == TokenKind::LeftSquareBracket);
                    let name = if is_list { next.next() } else { name };
                    let name = name.and_then(|token| part_of_key(text, token)).unwrap_or_default();
                    Some(if is_list { LineStart::ArrayOfTables(name) } else { LineStart::Table(name) })
                }
                _ => Some(key_at(text, first, std::iter::from_fn(&mut next))),
            };
            while tokens.next_if(|token| token.kind != TokenKind::Newline).is_some() {}
            if let Some(start) = start {
                return Some((first.span.start, start));
            }
        }
    })
}

fn key_at(text: &str, first: Token, mut rest: impl Iterator<Item = Token>) -> LineStart<'_> {
    let name = part_of_key(text, first);
    match (name, rest.find(|token| token.kind != TokenKind::Whitespace).map(|token| token.kind)) {
        (Some(name), Some(TokenKind::Equals | TokenKind::Dot)) => LineStart::Key(name),
        _ => LineStart::Other,
    }
}

fn part_of_key(text: &str, token: Token) -> Option<&str> {
    let written = text.get(token.span.range())?;
    match token.kind {
        TokenKind::Atom => Some(written),
        TokenKind::BasicString | TokenKind::LiteralString => Some(written.trim_matches(['"', '\''])),
        _ => None,
    }
}

/// The end of the header at the start of a text, after its last bracket; the end of its line if it is unclosed.
#[must_use]
pub fn header_end(text: &str) -> usize {
    let mut end = 0;
    let mut closed = false;
    for token in tokens(text) {
        match token.kind {
            TokenKind::RightSquareBracket if closed => return token.span.end,
            TokenKind::RightSquareBracket => closed = true,
            TokenKind::Newline => return end,
            _ if closed => return end,
            _ => {}
        }
        end = token.span.end;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_without_its_closing_mark_is_told_from_one_with_it() {
        for (text, unclosed) in [
            ("\"a\"", false),
            ("\"\"", false),
            ("\"", true),
            ("\"a\\\"", true),
            ("\"a\\\\\"", false),
            ("'a\\'", false),
            ("'a", true),
            ("\"\"\"a\n\"\"\"", false),
            ("\"\"\"a\n\"\"", true),
            ("\"\"\"\"", true),
            ("'''a'''", false),
            ("'''", true),
        ] {
            let token = tokens(text).next().unwrap();
            assert_eq!(token.is_unclosed_string(text), unclosed, "{text}");
        }
    }

    #[test]
    fn lines_begin_with_headers_or_keys_and_strings_hide_what_looks_like_one() {
        let text = "\n # [no]\na.b = 1\n'c' = \"\"\"\n[no]\n\"\"\"\n[ d ]\n[[\"e\".f]] # x\n] = 1\nprose here\n[\n";
        let starts: Vec<_> = line_starts(text).map(|(_, start)| start).collect();
        let (table, list) = (LineStart::Table, LineStart::ArrayOfTables);
        let expected = [
            LineStart::Key("a"),
            LineStart::Key("c"),
            table("d"),
            list("e"),
            LineStart::Other,
            LineStart::Other,
            table(""),
        ];
        assert_eq!(starts, expected);
    }

    #[test]
    fn a_header_ends_behind_its_brackets() {
        for (text, header) in [
            ("[a] # words", "[a]"),
            ("[ \"a]\" ]\nb", "[ \"a]\" ]"),
            ("[[a]]\nb", "[[a]]"),
            ("[a\nb = 1]", "[a"),
            ("[a] ]", "[a]"),
            ("", ""),
        ] {
            assert_eq!(text.get(..header_end(text)), Some(header), "{text}");
        }
    }
}

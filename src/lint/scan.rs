//! Scans TOML text for what parsers drop: comments, and syntax that TOML 1.0 tools do not know.
//!
//! It expects valid TOML, and does its best with other text.

use crate::source::{Source, Span, Token, TokenKind, tokens};

/// The result of a scan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scan {
    /// The comments in order, each from its `#` to the end of its line.
    pub comments: Vec<Span>,
    /// Where syntax of TOML 1.1 is used, in order.
    pub newer: Vec<(Toml11Feature, Span)>,
}

/// Syntax added in TOML 1.1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Toml11Feature {
    /// A line break in an inline table, outside any array.
    LineBreak,
    /// A comma after the last entry of an inline table.
    LastComma,
    /// The escape `\e` or `\xHH`.
    Escape,
    /// A time without seconds.
    NoSeconds,
}

impl Toml11Feature {
    /// The feature in words.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::LineBreak => "a line break in an inline table",
            Self::LastComma => "a comma after the last entry of an inline table",
            Self::Escape => "an escape that starts with \\e or \\x",
            Self::NoSeconds => "a time without seconds",
        }
    }
}

impl Scan {
    /// Scans a whole text.
    #[must_use]
    pub fn new(source: &Source) -> Self {
        let mut scanner = TomlScanner { text: source.text(), open: Vec::new(), comma: None, found: Self::default() };
        for token in tokens(source.text()) {
            scanner.token(token);
        }
        scanner.found
    }
}

struct TomlScanner<'t> {
    text: &'t str,
    /// The open brackets, innermost last.
    open: Vec<TokenKind>,
    /// The last comma, if only white space, comments and line breaks have followed.
    comma: Option<Span>,
    found: Scan,
}

impl TomlScanner<'_> {
    fn token(&mut self, token: Token) {
        let comma = match token.kind {
            TokenKind::Whitespace | TokenKind::Newline | TokenKind::Comment => self.comma,
            _ => self.comma.take(),
        };
        match token.kind {
            TokenKind::Comment => self.found.comments.push(token.span),
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => self.open.push(token.kind),
            TokenKind::RightSquareBracket => {
                self.open.pop();
            }
            TokenKind::RightCurlyBracket => {
                self.open.pop();
                self.found.newer.extend(comma.map(|comma| (Toml11Feature::LastComma, comma)));
            }
            TokenKind::Comma => self.comma = Some(token.span),
            TokenKind::Newline => match self.open.last() {
                Some(TokenKind::LeftCurlyBracket) => {
                    let at = token.span.start;
                    self.found.newer.push((Toml11Feature::LineBreak, Span::new(at, at)));
                }
                // An unclosed header ends with its line.
                Some(TokenKind::LeftSquareBracket) if self.open.len() == 1 && self.in_header(token.span.start) => {
                    self.open.clear();
                }
                _ => {}
            },
            TokenKind::BasicString | TokenKind::MlBasicString => self.escapes(token.span),
            TokenKind::Atom if lacks_seconds(self.text.get(token.span.range()).unwrap_or_default()) => {
                self.found.newer.push((Toml11Feature::NoSeconds, token.span));
            }
            _ => {}
        }
    }

    /// Whether the line that ends here began with a bracket.
    fn in_header(&self, newline: usize) -> bool {
        let before = self.text.get(..newline).unwrap_or_default();
        before.rsplit('\n').next().is_some_and(|line| line.trim_start().starts_with('['))
    }

    fn escapes(&mut self, string: Span) {
        let bytes = self.text.as_bytes().get(string.range()).unwrap_or_default();
        let mut at = 0;
        while let Some(backslash) = bytes.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == b'\\')) {
            at += backslash;
            let length = match bytes.get(at + 1) {
                Some(b'e') => 2,
                Some(b'x') => 4,
                _ => 0,
            };
            if length > 0 {
                let start = string.start + at;
                self.found.newer.push((Toml11Feature::Escape, Span::new(start, start + length)));
            }
            at += 2;
        }
    }
}

/// Whether a token is a time, or a date and a time, without seconds.
fn lacks_seconds(token: &str) -> bool {
    let time = token.rsplit(['T', 't']).next().unwrap_or_default().as_bytes();
    let digit = |at: usize| time.get(at).is_some_and(u8::is_ascii_digit);
    digit(0) && digit(1) && time.get(2) == Some(&b':') && digit(3) && digit(4) && time.get(5) != Some(&b':')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comments(text: &str) -> Vec<String> {
        let source = Source::new("answers.toml", text);
        Scan::new(&source).comments.iter().map(|span| source.slice(*span).to_owned()).collect()
    }

    fn newer(text: &str) -> Vec<Toml11Feature> {
        Scan::new(&Source::new("answers.toml", text)).newer.into_iter().map(|(newer, _)| newer).collect()
    }

    #[test]
    fn a_number_sign_in_a_string_of_any_form_is_no_comment() {
        for text in [
            "a = \"# no\" # yes",
            "a = '# no' # yes",
            "a = \"\"\"\n# no\n\"\"\" # yes",
            "a = '''\n# no\n''' # yes",
            "a = \"\\\"# no\" # yes",
            "a = '\\' # yes",
            "a = \"\"\"no \\\"\"\"# no\"\"\" # yes",
            "a = \"\"\"\"# no\"\"\"\"\" # yes",
            "a = ''''# no''''' # yes",
            "a = \"\" # yes",
            "\"a # no\" = 1 # yes",
            "['a # no'] # yes",
            "a = [ # yes\n]",
            "a = '''\r\n# no\r\n''' # yes\r\n",
        ] {
            assert_eq!(comments(text), ["# yes"], "{text}");
        }
    }

    #[test]
    fn every_comment_is_found_in_broken_text_too() {
        assert_eq!(
            comments("# one\na = \"not closed # no\nb = 1 # two\n[broken # three\nc = 2 # four"),
            ["# one", "# two", "# three", "# four"]
        );
    }

    #[test]
    fn what_toml_1_0_does_not_have_is_found() {
        for (text, found) in [
            ("a = { b = 1,\n c = 2 }", &[Toml11Feature::LineBreak][..]),
            ("a = { b = 1, }", &[Toml11Feature::LastComma]),
            ("a = { b = 1, # why\n}", &[Toml11Feature::LineBreak, Toml11Feature::LastComma]),
            ("a = \"\\e[31m\"", &[Toml11Feature::Escape]),
            ("a = \"\"\"\\x41\"\"\"", &[Toml11Feature::Escape]),
            ("a = 07:32", &[Toml11Feature::NoSeconds]),
            ("a = 2026-11-21T07:32Z", &[Toml11Feature::NoSeconds]),
            ("a = 2026-11-21 07:32", &[Toml11Feature::NoSeconds]),
        ] {
            assert_eq!(newer(text), found, "{text}");
        }
    }

    #[test]
    fn what_toml_1_0_has_is_not_taken_for_newer() {
        for text in [
            "a = [\n1,\n2,\n]",
            "a = { b = [\n1,\n] }",
            "a = '\\e\\x41'",
            "a = \"\\\\e\"",
            "a = 07:32:00",
            "a = 2026-11-21T07:32:00.5+01:00",
            "a = { b = \"\"\"\n\"\"\" }",
            "[a]\nb = 1\n",
            "[[a]]\nb = 1\n",
        ] {
            assert_eq!(newer(text), [], "{text}");
        }
    }

    #[test]
    fn a_scan_of_anything_ends() {
        for text in ["", "é", "\"", "'''", "\"\\", "{", "}}]", "[[[", "a = \"\\é\"", "\u{feff}#", "=:=,", "\r"] {
            let source = Source::new("answers.toml", text);
            let scan = Scan::new(&source);
            assert!(scan.comments.iter().all(|span| source.slice(*span).starts_with('#')), "{text}");
        }
    }
}

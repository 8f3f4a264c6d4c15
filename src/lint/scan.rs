//! A scan of TOML text for what readers drop: comments, and syntax that tools for TOML 1.0 do not know.
//!
//! It tells strings from everything else, so a `#` in a text is never taken for a comment. It expects valid TOML; of other text
//! it makes what it can.

use crate::source::{Source, Span};

/// What a scan finds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scan {
    /// The comments in order, each from its `#` to the end of its line.
    pub comments: Vec<Span>,
    /// Where syntax of TOML 1.1 stands, in order.
    pub newer: Vec<(Toml11Feature, Span)>,
}

/// Syntax that TOML 1.1 brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Toml11Feature {
    /// A line break in a table in braces, outside any list.
    LineBreak,
    /// A comma after the last entry of a table in braces.
    LastComma,
    /// The escape `\e` or `\xHH`.
    Escape,
    /// A time without seconds.
    NoSeconds,
}

impl Toml11Feature {
    /// What stands there, in words.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::LineBreak => "a line break in a table in braces",
            Self::LastComma => "a comma after the last entry of a table in braces",
            Self::Escape => "an escape that begins with \\e or \\x",
            Self::NoSeconds => "a time without seconds",
        }
    }
}

impl Scan {
    /// Scans a text.
    #[must_use]
    pub fn of(source: &Source) -> Self {
        let mut scanner = Scanner { text: source.text(), at: 0, open: Vec::new(), comma: None, found: Self::default() };
        while scanner.step() {}
        scanner.found
    }
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    /// The brackets that are open, innermost last.
    open: Vec<char>,
    /// A comma with nothing but white space, comments and line breaks behind it.
    comma: Option<usize>,
    found: Scan,
}

impl<'t> Scanner<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Takes one token; whether there was one.
    fn step(&mut self) -> bool {
        let rest = self.rest();
        let Some(character) = rest.chars().next() else { return false };
        let start = self.at;
        let comma =
            if matches!(character, ' ' | '\t' | '\r' | '\n' | '#' | '}') { self.comma } else { self.comma.take() };
        match character {
            '#' => {
                let line = rest.split('\n').next().unwrap_or_default();
                self.at += line.len();
                self.found.comments.push(Span::new(start, start + line.trim_end_matches('\r').len()));
                return true;
            }
            '"' | '\'' => {
                self.string(character);
                return true;
            }
            '[' | '{' => self.open.push(character),
            ']' => {
                self.open.pop();
            }
            '}' => {
                self.open.pop();
                if let Some(comma) = comma {
                    self.found.newer.push((Toml11Feature::LastComma, Span::new(comma, comma + 1)));
                }
                self.comma = None;
            }
            ',' => self.comma = Some(start),
            '\n' => match self.open.last() {
                Some('{') => self.found.newer.push((Toml11Feature::LineBreak, Span::new(start, start))),
                // A header that is not closed ends with its line all the same.
                Some('[') if self.open.len() == 1 && self.in_header(start) => self.open.clear(),
                _ => {}
            },
            ' ' | '\t' | '\r' | '=' => {}
            _ => {
                self.bare();
                return true;
            }
        }
        self.at += character.len_utf8();
        true
    }

    /// Whether the line that ends here began with a bracket.
    fn in_header(&self, newline: usize) -> bool {
        let before = self.text.get(..newline).unwrap_or_default();
        before.rsplit('\n').next().is_some_and(|line| line.trim_start().starts_with('['))
    }

    /// Takes a string of any of the four forms.
    fn string(&mut self, quote: char) {
        let triple = match quote {
            '"' => "\"\"\"",
            _ => "'''",
        };
        let rest = self.rest();
        let several_lines = rest.starts_with(triple);
        let opening = if several_lines { 3 } else { 1 };
        let mut at = opening;
        while let Some(character) = rest.get(at..).and_then(|rest| rest.chars().next()) {
            match character {
                '\\' if quote == '"' => {
                    if let Some(letter @ ('e' | 'x')) = rest.get(at + 1..).and_then(|rest| rest.chars().next()) {
                        let length = if letter == 'x' { 4 } else { 2 };
                        let start = self.at + at;
                        self.found.newer.push((Toml11Feature::Escape, Span::new(start, start + length)));
                    }
                    at += 1;
                    at += rest.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
                    continue;
                }
                '\n' if !several_lines => break,
                _ if character == quote => {
                    let run = rest.get(at..).unwrap_or_default().chars().take_while(|next| *next == quote).count();
                    match (several_lines, run) {
                        (false, _) => {
                            at += 1;
                            break;
                        }
                        // Up to two quotation marks may stand before the three that close.
                        (true, 3..) => {
                            at += run.min(5);
                            break;
                        }
                        (true, _) => at += run,
                    }
                    continue;
                }
                _ => {}
            }
            at += character.len_utf8();
        }
        self.at += at;
    }

    /// Takes a key, a number, a date or a word.
    fn bare(&mut self) {
        let rest = self.rest();
        let ends =
            |character: char| matches!(character, ' ' | '\t' | '\r' | '\n' | ',' | ']' | '}' | '=' | '#' | '[' | '{');
        let length = rest.find(ends).unwrap_or(rest.len()).max(1);
        let length = rest.ceil_char_boundary(length);
        let token = rest.get(..length).unwrap_or_default();
        if lacks_seconds(token) {
            self.found.newer.push((Toml11Feature::NoSeconds, Span::new(self.at, self.at + length)));
        }
        self.at += length;
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
        Scan::of(&source).comments.iter().map(|span| source.slice(*span).to_owned()).collect()
    }

    fn newer(text: &str) -> Vec<Toml11Feature> {
        Scan::of(&Source::new("answers.toml", text)).newer.into_iter().map(|(newer, _)| newer).collect()
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
            let scan = Scan::of(&source);
            assert!(scan.comments.iter().all(|span| source.slice(*span).starts_with('#')), "{text}");
        }
    }
}

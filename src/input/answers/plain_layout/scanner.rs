//! Scans a text piece by piece. Accepts only the TOML syntax of the plain layout.

use chrono::NaiveDate;
use memchr::{memchr, memchr3};

/// The bytes allowed in a bare key.
const BARE: [bool; 256] = {
    let mut bare = [false; 256];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        bare[byte as usize] = byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        byte += 1;
    }
    bare
};

/// The rest of a text whose only control characters are tabs and line breaks.
pub(super) struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Scanner<'t> {
    /// `None` if the text has control characters that TOML does not allow in texts and comments.
    pub(super) fn new(text: &'t str) -> Option<Self> {
        has_only_line_breaks_and_tabs(text).then_some(Self { text, at: 0 })
    }

    /// The next byte; `None` at the end.
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Consumes this byte.
    pub(super) fn expect(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    /// Consumes spaces and tabs, if there are any.
    pub(super) fn blanks(&mut self) {
        while let Some(b' ' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    /// Consumes the rest of a line, which may only have a comment.
    pub(super) fn line_end(&mut self) -> Option<()> {
        // Nearly every line ends right after its value.
        if self.expect(b'\n').is_some() {
            return Some(());
        }
        self.blanks();
        match self.peek() {
            None => Some(()),
            Some(b'#') => {
                let rest = self.text.as_bytes().get(self.at..)?;
                self.at += memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
                Some(())
            }
            Some(b'\r') => {
                self.at += 1;
                self.expect(b'\n')
            }
            Some(_) => self.expect(b'\n'),
        }
    }

    /// Consumes a bare key: letters, digits, hyphens and underscores.
    pub(super) fn key(&mut self) -> Option<&'t str> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let length = rest.iter().position(|byte| !BARE[usize::from(*byte)]).unwrap_or(rest.len());
        let key = self.text.get(self.at..self.at + length).filter(|key| !key.is_empty())?;
        self.at += length;
        Some(key)
    }

    /// Consumes this bare key and the `=` after it, if they come next.
    #[inline]
    pub(super) fn eat_key(&mut self, key: &str) -> bool {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        // Most other keys differ in their first letter, which is faster to compare than whole texts.
        if rest.first() != key.as_bytes().first() {
            return false;
        }
        let blanks = match rest.strip_prefix(key.as_bytes()) {
            // The usual spelling.
            Some([b' ', b'=', ..]) => 1,
            Some(behind) => behind.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count(),
            None => return false,
        };
        let equals = self.at + key.len() + blanks;
        if self.text.as_bytes().get(equals) != Some(&b'=') {
            return false;
        }
        self.at = equals + 1;
        self.blanks();
        true
    }

    /// Consumes a bare key, the `=` after it, and the blanks around that.
    pub(super) fn key_and_equals(&mut self) -> Option<&'t str> {
        let key = self.key()?;
        self.blanks();
        self.expect(b'=')?;
        self.blanks();
        Some(key)
    }

    /// Consumes a decimal number of at most nine digits.
    pub(super) fn integer(&mut self) -> Option<i64> {
        // Levels have one digit.
        if let Some([digit @ b'0'..=b'9', rest @ ..]) = self.text.as_bytes().get(self.at..)
            && !rest.first().is_some_and(u8::is_ascii_digit)
        {
            self.at += 1;
            return Some((digit - b'0').into());
        }
        let negative = self.expect(b'-').is_some();
        let number = self.digits(1, 9)?;
        if negative { (number > 0).then_some(-number) } else { Some(number) }
    }

    /// Consumes digits. The first must not be 0 unless their number is fixed, or it is the only one.
    fn digits(&mut self, least: usize, most: usize) -> Option<i64> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let length = rest.iter().take(most + 1).take_while(|byte| byte.is_ascii_digit()).count();
        let leading_zero = least != most && length > 1 && rest.first() == Some(&b'0');
        if !(least..=most).contains(&length) || leading_zero {
            return None;
        }
        self.at += length;
        Some(rest.iter().take(length).fold(0, |number, digit| number * 10 + i64::from(digit - b'0')))
    }

    /// Consumes a date.
    pub(super) fn day(&mut self) -> Option<NaiveDate> {
        let year = self.digits(4, 4)?;
        self.expect(b'-')?;
        let month = self.digits(2, 2)?;
        self.expect(b'-')?;
        let day = self.digits(2, 2)?;
        NaiveDate::from_ymd_opt(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?)
    }

    /// Consumes a text in double quotes on one line, without escapes.
    pub(super) fn plain_text(&mut self) -> Option<&'t str> {
        self.text_and_escapes().and_then(|(text, has_escapes)| (!has_escapes).then_some(text))
    }

    /// Consumes a text in double quotes on one line, and returns it as written, with its escapes.
    pub(super) fn text(&mut self) -> Option<&'t str> {
        self.text_and_escapes().map(|(text, _)| text)
    }

    /// Consumes such a text, and returns with it whether it has escapes.
    fn text_and_escapes(&mut self) -> Option<(&'t str, bool)> {
        self.expect(b'"')?;
        let start = self.at;
        let mut has_escapes = false;
        loop {
            self.at += memchr3(b'"', b'\\', b'\n', self.text.as_bytes().get(self.at..)?)?;
            match self.peek()? {
                b'"' => break,
                // Common escapes; others are left to the TOML reader.
                b'\\' => match self.text.as_bytes().get(self.at + 1)? {
                    b'"' | b'\\' | b'n' | b't' => (self.at, has_escapes) = (self.at + 2, true),
                    _ => return None,
                },
                _ => return None,
            }
        }
        let text = self.text.get(start..self.at)?;
        self.at += 1;
        // Three quotes start another kind of text.
        (!text.is_empty() || self.peek() != Some(b'"')).then_some((text, has_escapes))
    }
}

/// Whether the only control characters are tabs and line breaks. `\r` is part of a line break only before `\n`.
#[expect(clippy::needless_bitwise_bool, reason = "without branches and an early end, many bytes are checked at once")]
fn has_only_line_breaks_and_tabs(text: &str) -> bool {
    // Hardly any file has a tab or a `\r`.
    let has_other = text.bytes().fold(false, |found, byte| found | (byte < b' ' && byte != b'\n') | (byte == 0x7f));
    !has_other
        || text.split("\r\n").all(|line| !line.contains(|c: char| c.is_ascii_control() && c != '\t' && c != '\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_left_to_the_toml_reader_but_for_tabs_and_line_breaks() {
        for text in ["", "a\tb\nc", "a\r\n\r\nb\r\n", "é\u{9b}"] {
            assert!(Scanner::new(text).is_some(), "{text:?}");
        }
        for text in ["\0", "a\u{1f}", "a\u{7f}", "a\rb", "a\r", "a\r\r\n", "a\r\nb\u{1b}"] {
            assert!(Scanner::new(text).is_none(), "{text:?}");
        }
    }

    #[test]
    fn numbers_days_and_texts_end_where_toml_ends_them() {
        let all = |text: &'static str| {
            let [mut number, mut day, mut words] = [0; 3].map(|at| Scanner { text, at });
            let number = number.integer().map(|found| (found.to_string(), number.at));
            let day = day.day().map(|found| (found.to_string(), day.at));
            let words = words.text().map(|found| (found.to_owned(), words.at));
            number.or(day).or(words)
        };
        for (text, found, end) in [
            ("0", "0", 1),
            ("-2 ", "-2", 2),
            ("123456789", "123456789", 9),
            ("2026-11-21", "2026", 4),
            (r#""it's" x"#, "it's", 6),
            (r#""a \" b\\" "#, r#"a \" b\\"#, 10),
            ("\"tab\there\"", "tab\there", 10),
            (r#""""#, "", 2),
        ] {
            assert_eq!(all(text), Some((found.to_owned(), end)), "{text}");
        }
        for text in ["", "-", "-0", "00", "007", "1234567890", "\"", "\"a", "\"a\nb\"", "\"\\u0041\"", "\"\"\"a\"\"\""]
        {
            assert_eq!(all(text), None, "{text}");
        }
        assert_eq!(Scanner { text: "0026-02-28", at: 0 }.day(), NaiveDate::from_ymd_opt(26, 2, 28));
        assert_eq!(Scanner { text: "2026-02-30", at: 0 }.day(), None);
    }
}

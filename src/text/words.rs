//! Words in messages and reports: counts with plurals, lists, and quoted text from files.

use std::fmt::{self, Write as _};

/// The maximum length of a file's text in a message, in characters.
const LONGEST_QUOTE: usize = 60;
/// The maximum length of a level's wording in a help text, in characters.
const LONGEST_SENTENCE: usize = 200;

/// "no answers", "1 answer", "2 answers".
#[derive(Debug, Clone, Copy)]
pub struct Count<'a, N> {
    number: N,
    one: &'a str,
}

impl<'a, N> Count<'a, N> {
    /// A count of a noun whose plural ends in s.
    #[must_use]
    pub const fn of(number: N, one: &'a str) -> Self {
        Self { number, one }
    }
}

impl<N: fmt::Display + PartialEq + From<u8>> fmt::Display for Count<'_, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { number, one } = self;
        if *number == N::from(0) {
            write!(f, "no {one}s")
        } else if *number == N::from(1) {
            write!(f, "1 {one}")
        } else {
            write!(f, "{number} {one}s")
        }
    }
}

/// The form of a word that agrees with a number: "is" for 1, "are" for any other.
#[must_use]
pub fn plural_form<'a, N: Copy + PartialEq + From<u8>>(number: N, one: &'a str, many: &'a str) -> &'a str {
    if number == N::from(1) { one } else { many }
}

/// "2 open", "1 unconfirmed": numbers and what they count, without zeros.
pub(crate) fn nonzero_counts<N: fmt::Display + PartialEq + From<u8>>(
    counts: impl IntoIterator<Item = (N, impl fmt::Display)>,
) -> Vec<String> {
    let counts = counts.into_iter().filter(|(number, _)| *number != N::from(0));
    counts.map(|(number, words)| format!("{number} {words}")).collect()
}

/// Text from a file in backticks: truncated if it is long, with control characters made visible.
#[derive(Debug, Clone, Copy)]
pub struct Quoted<'a>(pub &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", Truncated::short(self.0))
    }
}

/// Text from a file without backticks: truncated if it is long, with control characters made visible.
#[derive(Debug, Clone, Copy)]
pub struct Truncated<'a> {
    text: &'a str,
    longest: usize,
}

impl<'a> Truncated<'a> {
    /// The text, truncated to the length of a name.
    #[must_use]
    pub const fn short(text: &'a str) -> Self {
        Self { text, longest: LONGEST_QUOTE }
    }

    /// The whole text, such as a path.
    #[must_use]
    pub const fn path(text: &'a str) -> Self {
        Self { text, longest: usize::MAX }
    }

    /// The text, truncated to a sentence or two.
    #[must_use]
    pub const fn sentence(text: &'a str) -> Self {
        Self { text, longest: LONGEST_SENTENCE }
    }
}

impl fmt::Display for Truncated<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, character) in self.text.chars().enumerate() {
            if index == self.longest {
                return f.write_str("…");
            }
            if is_control(character) {
                write!(f, "{}", character.escape_unicode())?;
            } else {
                write!(f, "{character}")?;
            }
        }
        Ok(())
    }
}

/// Whether a character controls the terminal or the direction of writing.
#[must_use]
pub fn is_control(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether a text has such a character.
pub(crate) fn has_control(text: &str) -> bool {
    !is_printable_ascii(text) && text.contains(is_control)
}

/// Whether a text has only printable ASCII characters and spaces. Nearly all have, and it is quick to tell.
pub(crate) fn is_printable_ascii(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// Bytes, such as those of a hash, as hexadecimal digits.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _infallible = write!(text, "{byte:02x}");
        text
    })
}

/// The text with its first letter in upper case.
pub(crate) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// A label as it is written within a sentence: without its capital, unless it has others, as in a name or an abbreviation.
pub(crate) fn within_sentence(label: &str) -> String {
    let mut characters = label.chars();
    match characters.next() {
        Some(first) if !label.chars().skip(1).any(char::is_uppercase) => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => label.to_owned(),
    }
}

/// Whether a text contains a whole word or phrase, ignoring case.
pub fn mentions(text: &str, phrase: &str) -> bool {
    let (text, phrase) = (text.to_lowercase(), phrase.to_lowercase());
    let is_word = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    text.match_indices(&phrase).any(|(start, found)| {
        let (before, after) = (text.get(..start), text.get(start + found.len()..));
        !found.is_empty()
            && !is_word(before.and_then(|text| text.chars().next_back()))
            && !is_word(after.and_then(|text| text.chars().next()))
    })
}

/// JSON with the control characters that serialisers leave escaped too, so that it is safe to show on a terminal.
#[must_use]
pub fn showable_json(text: String) -> String {
    let steers = |character: char| character != '\n' && is_control(character);
    // A serialiser escapes every ASCII control character except DEL, so most JSON needs nothing more.
    if text.is_ascii() && !text.contains('\u{7f}') || !text.contains(steers) {
        return text;
    }
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if steers(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                let _infallible = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(character);
        }
    }
    escaped
}

/// "`a`", "`a` or `b`", "`a`, `b` or `c`".
#[derive(Debug, Clone, Copy)]
pub struct List<'a, T> {
    parts: &'a [T],
    last: &'static str,
    quoted: bool,
}

impl<'a, T: AsRef<str>> List<'a, T> {
    /// Alternatives.
    #[must_use]
    pub const fn or(parts: &'a [T]) -> Self {
        Self { parts, last: "or", quoted: true }
    }

    #[must_use]
    pub const fn and(parts: &'a [T]) -> Self {
        Self { parts, last: "and", quoted: true }
    }

    /// Without backticks, for words that are safe to show.
    #[must_use]
    pub const fn plain(parts: &'a [T]) -> Self {
        Self { parts, last: "and", quoted: false }
    }
}

impl<T: AsRef<str>> fmt::Display for List<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, part) in self.parts.iter().enumerate() {
            match self.parts.len() - index {
                _ if index == 0 => {}
                1 => write!(f, " {} ", self.last)?,
                _ => f.write_str(", ")?,
            }
            if self.quoted {
                Quoted(part.as_ref()).fmt(f)?;
            } else {
                f.write_str(part.as_ref())?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_loses_its_capital_within_a_sentence_unless_it_is_a_name() {
        for (label, written) in [
            ("Members of a user-led group", "members of a user-led group"),
            ("NHS staff", "NHS staff"),
            ("Hearing Voices group", "Hearing Voices group"),
            ("", ""),
        ] {
            assert_eq!(within_sentence(label), written);
        }
    }

    #[test]
    fn counts_have_plurals() {
        for (count, words) in [(0_u32, "no answers"), (1, "1 answer"), (2, "2 answers")] {
            assert_eq!(Count::of(count, "answer").to_string(), words);
        }
        assert_eq!(
            ["is", "is", "are"],
            [plural_form(1_u32, "is", "are"), plural_form(1_usize, "is", "are"), plural_form(0_u32, "is", "are")]
        );
    }

    #[test]
    fn a_phrase_is_mentioned_only_as_a_whole() {
        for (text, mentioned) in [
            ("Your peer lead, and others", true),
            ("PEER LEAD", true),
            ("the peer leads", false),
            ("a compeer lead", false),
            ("the peer leader or the peer lead", true),
        ] {
            assert_eq!(mentions(text, "Peer lead"), mentioned, "{text}");
        }
        assert!(!mentions("anything", ""));
    }

    #[test]
    fn lists_end_in_a_word() {
        for (parts, words) in [
            (&[][..], ""),
            (&["a"][..], "`a`"),
            (&["a", "b"][..], "`a` or `b`"),
            (&["a", "b", "c"][..], "`a`, `b` or `c`"),
        ] {
            assert_eq!(List::or(parts).to_string(), words);
        }
        assert_eq!(List::and(&["a", "b"]).to_string(), "`a` and `b`");
        assert_eq!(List::plain(&["a", "b", "c"]).to_string(), "a, b and c");
    }

    #[test]
    fn json_means_the_same_and_steers_nothing() {
        let named = |name: &str| serde_json::json!({ "name": name });
        let name = "\u{9b}2J\u{7f}\u{202e}\u{1b}\ntwo é 👩";
        let written = showable_json(serde_json::to_string_pretty(&named(name)).unwrap());
        assert_eq!(written, "{\n  \"name\": \"\\u009b2J\\u007f\\u202e\\u001b\\ntwo é 👩\"\n}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&written).unwrap(), named(name));
    }

    #[test]
    fn text_from_a_file_can_do_nothing_to_a_terminal() {
        assert_eq!(Quoted("a\u{1b}[31m\u{202e}\nb").to_string(), "`a\\u{1b}[31m\\u{202e}\\u{a}b`");
        assert_eq!(Quoted(&"é".repeat(61)).to_string(), format!("`{}…`", "é".repeat(60)));
    }
}

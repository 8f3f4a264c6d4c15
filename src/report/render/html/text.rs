//! Text in HTML: escaped, with dates and counts kept on one line.

use std::fmt::{self, Write as _};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Text escaped for use between tags or in a quoted attribute.
pub(super) struct Escaped<'a>(pub(super) &'a str);

/// The same for text that people read: a date, or a count such as "16 of 17", is not broken between two lines.
pub(super) struct KeptTogether<'a>(pub(super) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|character| match character {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            '\'' => f.write_str("&#39;"),
            _ => f.write_char(character),
        })
    }
}

impl fmt::Display for KeptTogether<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.bytes().any(|byte| byte.is_ascii_digit()) {
            return Escaped(self.0).fmt(f);
        }
        let words: Vec<_> = self.0.split(' ').collect();
        words.iter().enumerate().try_for_each(|(index, word)| {
            if index > 0 {
                f.write_str(if stay_together(&words, index) { "&nbsp;" } else { " " })?;
            }
            Escaped(word).fmt(f)
        })
    }
}

/// Whether the word with this index stays on the line of the word before it: in "21 November 2026", "16 of 17" and "(1 now)", or
/// as the only word after a number: "2 unconfirmed".
fn stay_together(words: &[&str], index: usize) -> bool {
    let word = |index: Option<usize>| index.and_then(|index| words.get(index)).copied().unwrap_or_default();
    let [first, before, this, next] =
        [index.checked_sub(2), index.checked_sub(1), Some(index), index.checked_add(1)].map(word);
    let ends_in_digit = |word: &str| word.ends_with(|last: char| last.is_ascii_digit());
    let starts_with_digit = |word: &str| word.starts_with(|first: char| first.is_ascii_digit());
    let is_count = |count: &str, of: &str, all: &str| ends_in_digit(count) && of == "of" && starts_with_digit(all);
    let month = this.trim_end_matches(|end: char| !end.is_alphanumeric());
    let is_year = this.get(..4).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
    let is_aside = before.starts_with('(') && ends_in_digit(before) && this.ends_with(')');
    let is_all = words.len() == 2 && before.bytes().all(|byte| byte.is_ascii_digit()) && !before.is_empty();
    is_aside
        || is_all
        || is_count(first, before, this)
        || is_count(before, this, next)
        || (ends_in_digit(before) && MONTHS.contains(&month))
        || (MONTHS.contains(&before) && is_year)
}

/// Whether an address is that of a page or a mailbox. Any other scheme could run a program.
pub(super) fn is_link(address: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_counts_stay_on_one_line() {
        for (text, html) in [
            ("confirmed on 14 July 2026", "confirmed on 14&nbsp;July&nbsp;2026"),
            ("11 May to 9 October 2026, 28 people", "11&nbsp;May to 9&nbsp;October&nbsp;2026, 28 people"),
            ("Known (16 of 17) <of> 3", "Known (16&nbsp;of&nbsp;17) &lt;of&gt; 3"),
            ("to 3 of 4 (1 now)", "to 3&nbsp;of&nbsp;4 (1&nbsp;now)"),
            ("in March, 2 of us; May 3 people", "in March, 2 of us; May 3 people"),
            ("2 unconfirmed", "2&nbsp;unconfirmed"),
            ("out of 4", "out of 4"),
        ] {
            assert_eq!(KeptTogether(text).to_string(), html);
        }
    }
}

//! Dates in words, and text from files made safe to show.

use super::is_printable_ascii;
use chrono::{Datelike as _, NaiveDate};

/// A date in words: "21 November 2026".
pub(crate) fn day(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// A sorted list of dates in words: the only one, or the first to the last; empty if there are none.
pub(crate) fn dates(dates: &[NaiveDate]) -> String {
    dates.first().zip(dates.last()).map(|(first, last)| days(*first, *last)).unwrap_or_default()
}

/// A range of dates, without repeating what they share: "19 May 2026", "11 to 19 May 2026".
pub(crate) fn days(first: NaiveDate, last: NaiveDate) -> String {
    if first == last {
        return day(first);
    }
    let shortened = match (first.year() == last.year(), first.month() == last.month()) {
        (true, true) => "%-d",
        (true, false) => "%-d %B",
        (false, _) => "%-d %B %Y",
    };
    format!("{} to {}", first.format(shortened), day(last))
}

/// Text from a file made safe to show: any white space becomes single spaces, and control, bidirectional and invisible characters become
/// "�" or are removed.
pub(crate) fn clean(text: &str) -> String {
    // Nearly all text is already clean; the slow path for all of it would take a tenth of the time of a whole result.
    let single_spaces = !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ");
    if single_spaces && is_printable_ascii(text) {
        return text.to_owned();
    }
    let shown: String = text.chars().filter_map(shown).collect();
    shown.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A text of several lines made safe to show, with a slash between them: on one line, none of them can pass for a remark of its own.
pub(crate) fn clean_lines(text: &str) -> String {
    text.lines().map(clean).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" / ")
}

/// The character to show for one character; `None` to leave it out.
fn shown(character: char) -> Option<char> {
    match character {
        _ if character.is_whitespace() => Some(' '),
        // Soft hyphens and byte order marks show nothing. Variation selectors change a character's width only in some terminals. Tag
        // characters are kept only where they spell national flags.
        '\u{ad}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e001f}' | '\u{e0080}'..='\u{e0fff}' => None,
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => Some('\u{fffd}'),
        _ if character.is_control() => Some('\u{fffd}'),
        _ => Some(character),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_day_month_or_year_is_said_twice() {
        let date = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        for (first, last, words) in [
            (date(2026, 5, 19), date(2026, 5, 19), "19 May 2026"),
            (date(2026, 5, 11), date(2026, 5, 19), "11 to 19 May 2026"),
            (date(2026, 5, 30), date(2026, 6, 2), "30 May to 2 June 2026"),
            (date(2025, 12, 31), date(2026, 1, 1), "31 December 2025 to 1 January 2026"),
        ] {
            assert_eq!(days(first, last), words);
            assert_eq!(dates(&[first, first, last]), words);
        }
        assert_eq!(dates(&[]), "");
    }

    #[test]
    fn text_from_a_file_can_do_nothing_to_a_terminal() {
        for (text, shown) in [
            ("\u{1b}[31mred\u{7}", "\u{fffd}[31mred\u{fffd}"),
            ("  two\tcolumns\r\nand\u{2028}lines ", "two columns and lines"),
            ("a\u{202e}b\u{2066}c\u{200f}", "a\u{fffd}b\u{fffd}c\u{fffd}"),
            (
                "\u{feff}Caf\u{e9} \u{2764}\u{fe0f} \u{1f468}\u{200d}\u{1f9b0}",
                "Café \u{2764} \u{1f468}\u{200d}\u{1f9b0}",
            ),
            ("\u{9b}2J\u{7f}", "\u{fffd}2J\u{fffd}"),
            ("\u{e0f01}hidden", "hidden"),
        ] {
            assert_eq!(clean(text), shown);
        }
    }
}

//! Colour, applied last: text is laid out with zero-width marks, which then become colours or are removed.
//!
//! A table cell or a wrapped sentence can thus have several colours without affecting its width. Text from files cannot contain the marks,
//! since cleaning removes them.

use crate::TerminalStyle;
use anstyle::AnsiColor;
use std::fmt::Write as _;

/// The first mark. Characters of this block are invisible and have no width.
const FIRST: char = '\u{e0f00}';
/// The mark that ends a colour.
const END: char = '\u{e0fff}';

/// The first byte of every mark in UTF-8.
const LEAD: u8 = 0xf3;

/// The style of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum TextStyle {
    /// Headings and emphasised text.
    Strong,
    /// Less important text: ids, legends.
    Faint,
    /// The best band, a fertile culture.
    Good,
    /// In between.
    Fair,
    /// The worst band, a hostile culture, an open must-have.
    Poor,
}

const INKS: [TextStyle; 5] = [TextStyle::Strong, TextStyle::Faint, TextStyle::Good, TextStyle::Fair, TextStyle::Poor];

/// Drawing characters, and their ASCII replacements.
const ASCII_TWINS: [(char, char); 22] = [
    ('█', '#'),
    ('▓', '='),
    ('░', '-'),
    ('╌', '.'),
    ('┃', '|'),
    ('─', '-'),
    ('━', '='),
    ('├', '|'),
    ('┼', '+'),
    ('┤', '|'),
    ('●', 'O'),
    ('○', 'o'),
    ('–', '-'),
    ('—', '-'),
    ('−', '-'),
    ('·', '-'),
    ('•', '*'),
    ('…', '~'),
    ('→', '>'),
    ('’', '\''),
    ('“', '"'),
    ('”', '"'),
];

/// Characters that need several ASCII characters.
const ASCII_SPELLINGS: [(&str, &str); 5] = [("…", "..."), ("×", "x"), ("÷", "/"), ("→", "->"), ("′", "'")];

/// Replaces characters that need several ASCII characters, before layout.
pub(super) fn spelled(text: &str) -> String {
    ASCII_SPELLINGS.iter().fold(text.to_owned(), |text, (drawn, spelling)| text.replace(drawn, spelling))
}

impl TextStyle {
    /// The text in this style, marked word by word, so that wrapped cells do not colour their neighbours.
    pub(in crate::report) fn paint(self, text: &str) -> String {
        let index = INKS.iter().position(|ink| *ink == self).and_then(|index| u32::try_from(index).ok());
        let Some(start) = index.and_then(|index| char::from_u32(u32::from(FIRST) + index)) else {
            return text.to_owned();
        };
        let mut painted = String::with_capacity(2 * text.len());
        for (index, word) in text.split(' ').enumerate() {
            if index > 0 {
                painted.push(' ');
            }
            if !word.is_empty() {
                painted.push(start);
                painted.push_str(word);
                painted.push(END);
            }
        }
        painted
    }

    fn style(self) -> anstyle::Style {
        let coloured = |colour: AnsiColor| colour.on_default();
        match self {
            Self::Strong => anstyle::Style::new().bold(),
            Self::Faint => anstyle::Style::new().dimmed(),
            Self::Good => coloured(AnsiColor::Green),
            Self::Fair => coloured(AnsiColor::Yellow),
            Self::Poor => coloured(AnsiColor::Red),
        }
    }

    fn of_mark(mark: char) -> Option<Self> {
        let index = u32::from(mark).checked_sub(u32::from(FIRST))?;
        INKS.get(usize::try_from(index).ok()?).copied()
    }
}

/// The text without leading and trailing marks.
pub(super) fn without_marks_around(text: &str) -> &str {
    text.trim_start_matches(|character| TextStyle::of_mark(character).is_some()).trim_end_matches(END)
}

/// Adds a line. Marks become colours or are removed, and drawing characters become ASCII on request.
pub(in crate::report) fn finish_line(finished: &mut String, line: &str, style: TerminalStyle) {
    let mut current: Option<TextStyle> = None;
    let mut rest = line.trim_end_matches(' ');
    while let Some((shown, character, after)) = split_at_lead(rest) {
        push_shown(finished, shown, style.ascii);
        rest = after;
        let _infallible = match (character, TextStyle::of_mark(character)) {
            (END, _) => current.take().map_or(Ok(()), |ink| write!(finished, "{}", ink.style().render_reset())),
            (_, Some(ink)) if style.colour => {
                current = Some(ink);
                write!(finished, "{}", ink.style().render())
            }
            (_, Some(_)) => Ok(()),
            (shown, None) => finished.write_char(shown),
        };
    }
    push_shown(finished, rest, style.ascii);
    if let Some(ink) = current {
        let _infallible = write!(finished, "{}", ink.style().render_reset());
    }
    finished.push('\n');
}

/// Splits a text at the next character that may be a mark.
fn split_at_lead(text: &str) -> Option<(&str, char, &str)> {
    let (shown, rest) = text.split_at_checked(text.bytes().position(|byte| byte == LEAD)?)?;
    let mut after = rest.chars();
    Some((shown, after.next()?, after.as_str()))
}

fn push_shown(finished: &mut String, text: &str, ascii: bool) {
    if ascii {
        finished.extend(text.chars().map(ascii_twin));
    } else {
        finished.push_str(text);
    }
}

fn ascii_twin(character: char) -> char {
    ASCII_TWINS.iter().find(|(drawn, _)| *drawn == character).map_or(character, |(_, ascii)| *ascii)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finish(line: &str, style: TerminalStyle) -> String {
        let mut finished = String::new();
        finish_line(&mut finished, line, style);
        finished
    }

    const PLAIN: TerminalStyle = TerminalStyle { width: 80, colour: false, ascii: false };

    #[test]
    fn ink_takes_no_room_and_leaves_the_text_alone() {
        let painted = TextStyle::Poor.paint("Not ready");
        assert_eq!(textwrap::core::display_width(&painted), 9);
        assert_eq!(finish(&painted, PLAIN), "Not ready\n");
        assert_eq!(
            finish(&painted, TerminalStyle { colour: true, ..PLAIN }),
            "\u{1b}[31mNot\u{1b}[0m \u{1b}[31mready\u{1b}[0m\n"
        );
    }

    #[test]
    fn every_drawn_character_has_an_ascii_twin_of_the_same_width() {
        for (drawn, ascii) in ASCII_TWINS {
            assert!(ascii.is_ascii() && !drawn.is_ascii());
            assert_eq!(textwrap::core::display_width(&drawn.to_string()), 1, "{drawn}");
        }
        assert_eq!(finish("█▓░┃ 39–52", TerminalStyle { ascii: true, ..PLAIN }), "#=-| 39-52\n");
    }
}

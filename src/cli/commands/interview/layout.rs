//! What is said, laid out in lines: wrapped where it is comfortable to read, and safe to show.

use crate::Style;
use crate::interview::{Choice, Message, Prompt, shown};
use crate::text::clean;
use std::fmt::Write as _;
use textwrap::{Options, WordSeparator, WordSplitter};

/// The widest that a question is comfortable to read, in columns.
const READABLE: usize = 80;
/// A space that no line ends at.
const UNBROKEN: &str = "\u{a0}";
/// What stands beside an answer that was given.
const MARGIN: usize = 12;
/// How far text is set in below what leads it in, where that is not a column.
const ASIDE: usize = 4;
/// Between the words of the vocabulary.
const BETWEEN: &str = " · ";
const BETWEEN_ASCII: &str = " | ";

/// What is said, as lines.
pub(super) fn said(said: &[Message], style: Style) -> String {
    let mut text = String::new();
    for one in said {
        let (lines, ink) = match one {
            Message::Title(title) => (hanging("", title, style), Some(anstyle::Style::new().bold())),
            Message::Question(question) => (hanging("", question, style), Some(anstyle::Style::new().bold())),
            Message::Aside(aside) => (hanging("", aside, style), Some(anstyle::Style::new().dimmed())),
            Message::Trouble(trouble) => (hanging("", trouble, style), Some(anstyle::AnsiColor::Yellow.on_default())),
            Message::Text(text) => (hanging("", text, style), None),
            Message::Beside { lead, text } => (beside(lead, text, style), None),
            Message::Gap => (vec![String::new()], None),
        };
        for line in lines {
            match ink.filter(|_| style.colour) {
                // Writing to a String cannot fail.
                Some(ink) => drop(writeln!(text, "{ink}{line}{ink:#}")),
                None => drop(writeln!(text, "{line}")),
            }
        }
    }
    text
}

/// The answers to choose from, one a line or more.
pub(super) fn choices(choices: &[Choice], style: Style) -> Vec<String> {
    let widest = choices.iter().map(|choice| choice.typed.len()).max().unwrap_or(0);
    let lines = |choice: &Choice| hanging(&format!("{:>widest$}  ", choice.typed), &choice.words, style).join("\n");
    choices.iter().map(lines).collect()
}

/// The vocabulary in one line where there is room; else answers on one line, ways to move on the next.
pub(super) fn vocabulary(prompt: &Prompt, style: Style) -> Vec<String> {
    let between = if style.ascii { BETWEEN_ASCII } else { BETWEEN };
    let words = prompt.words.iter().map(|word| (shown(word), word.verb.is_about_the_answer()));
    let range = prompt.range.iter().map(|range| (range.clone(), true));
    // A letter is not parted from its word at the end of a line.
    let all: Vec<_> = range.chain(words).map(|(word, answer)| (word.replace(' ', UNBROKEN), answer)).collect();
    let line = |about: Option<bool>| {
        let words = all.iter().filter(|(_, answer)| about.is_none_or(|about| about == *answer));
        words.map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(between)
    };
    let one = line(None);
    let mut lines = if textwrap::core::display_width(&one) <= style.width {
        vec![one]
    } else {
        [line(Some(true)), line(Some(false))].iter().flat_map(|line| wrap("", "", line, style.width)).collect()
    };
    lines.splice(0..0, prompt.hint.iter().flat_map(|hint| hanging("", hint, style)));
    lines.retain(|line| !line.is_empty());
    lines.into_iter().map(|line| line.replace(UNBROKEN, " ")).collect()
}

/// A text in lines.
pub(super) fn wrapped(text: &str, style: Style) -> String {
    hanging("", text, Style { width: style.width.min(READABLE).saturating_sub(MARGIN), ..style }).join("\n  ")
}

/// A text cut to what fits on a line behind a mark.
pub(super) fn cut(text: &str, style: Style) -> String {
    let columns = style.width.saturating_sub("> ".len() + 1);
    let width = |text: &str| textwrap::core::display_width(text);
    if width(text) <= columns {
        return text.to_owned();
    }
    let more = if style.ascii { "..." } else { "…" };
    let mut cut = String::new();
    for character in text.chars() {
        if width(&cut) + width(&character.to_string()) + width(more) > columns {
            break;
        }
        cut.push(character);
    }
    cut + more
}

/// Text behind what leads it in; its own lines stay lines.
fn beside(lead: &str, text: &str, style: Style) -> Vec<String> {
    let column = lead.ends_with(' ');
    let lead = if column { lead.to_owned() } else { format!("{lead} ") };
    let rest = " ".repeat(if column { lead.len() } else { ASIDE });
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default();
    let mut laid_out = wrap(&lead, &rest, &clean(first), readable(style));
    laid_out.extend(lines.flat_map(|line| wrap(&rest, &rest, &clean(line), readable(style))));
    laid_out
}

fn hanging(lead: &str, text: &str, style: Style) -> Vec<String> {
    wrap(lead, &" ".repeat(lead.len()), &clean(text), readable(style))
}

fn readable(style: Style) -> usize {
    style.width.clamp(Style::NARROWEST, READABLE)
}

fn wrap(first: &str, rest: &str, text: &str, width: usize) -> Vec<String> {
    let options = Options::new(width)
        .initial_indent(first)
        .subsequent_indent(rest)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(text, options).into_iter().map(|line| line.trim_end().to_owned()).collect()
}

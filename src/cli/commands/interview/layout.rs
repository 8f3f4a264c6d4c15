//! Lays out messages, choices and commands in lines: wrapped at a readable width, and safe to show.

use crate::TerminalStyle;
use crate::interview::{Choice, Message, Prompt};
use crate::text::clean;
use std::fmt::Write as _;
use textwrap::{Options, WordSeparator, WordSplitter};

/// The maximum width of a line, in columns.
const MAX_WIDTH: usize = 80;
/// A no-break space.
const NO_BREAK_SPACE: &str = "\u{a0}";
/// How far the lines of a labelled text are indented, unless the label is a column.
const INDENT: usize = 4;
const SEPARATOR: &str = " · ";
const ASCII_SEPARATOR: &str = " | ";

/// Messages as lines.
pub(super) fn messages(messages: &[Message], style: TerminalStyle) -> String {
    let mut text = String::new();
    for message in messages {
        let (lines, ansi) = match message {
            Message::Title(title) => (hanging("", title, style), Some(anstyle::Style::new().bold())),
            Message::Question(question) => (hanging("", question, style), Some(anstyle::Style::new().bold())),
            Message::Muted(muted) => (hanging("", muted, style), Some(anstyle::Style::new().dimmed())),
            Message::Error(error) => (hanging("", error, style), Some(anstyle::AnsiColor::Yellow.on_default())),
            Message::Text(text) => (hanging("", text, style), None),
            Message::Labelled { label, text } => (labelled(label, text, style), None),
            Message::Blank => (vec![String::new()], None),
        };
        for line in lines {
            match ansi.filter(|_| style.colour) {
                // Writing to a String cannot fail.
                Some(ansi) => drop(writeln!(text, "{ansi}{line}{ansi:#}")),
                None => drop(writeln!(text, "{line}")),
            }
        }
    }
    text
}

/// The choices, each on one or more lines.
pub(super) fn choices(choices: &[Choice], style: TerminalStyle) -> Vec<String> {
    let widest = choices.iter().map(|choice| choice.typed.len()).max().unwrap_or(0);
    let lines = |choice: &Choice| hanging(&format!("{:>widest$}  ", choice.typed), &choice.text, style).join("\n");
    choices.iter().map(lines).collect()
}

/// The available commands: on one line if there is room, otherwise commands about the answer on one and navigation on the next.
pub(super) fn commands(prompt: &Prompt, style: TerminalStyle) -> Vec<String> {
    let separator = if style.ascii { ASCII_SEPARATOR } else { SEPARATOR };
    let commands = prompt.commands.iter().map(|command| (command.label(), command.kind.is_about_the_answer()));
    let range = prompt.range.iter().map(|range| (range.clone(), true));
    // A command's letter and its word stay on one line.
    let all: Vec<_> =
        range.chain(commands).map(|(label, answer)| (label.replace(' ', NO_BREAK_SPACE), answer)).collect();
    let line = |about: Option<bool>| {
        let labels = all.iter().filter(|(_, answer)| about.is_none_or(|about| about == *answer));
        labels.map(|(label, _)| label.as_str()).collect::<Vec<_>>().join(separator)
    };
    let one = line(None);
    let mut lines = if textwrap::core::display_width(&one) <= style.width {
        vec![one]
    } else {
        [line(Some(true)), line(Some(false))].iter().flat_map(|line| wrap("", "", line, style.width)).collect()
    };
    lines.splice(0..0, prompt.hint.iter().flat_map(|hint| hanging("", hint, style)));
    lines.retain(|line| !line.is_empty());
    lines.into_iter().map(|line| line.replace(NO_BREAK_SPACE, " ")).collect()
}

/// A text truncated to a number of columns.
pub(super) fn cut(text: &str, columns: usize, style: TerminalStyle) -> String {
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

/// Text after its label; its line breaks are kept.
fn labelled(label: &str, text: &str, style: TerminalStyle) -> Vec<String> {
    let column = label.ends_with(' ');
    let label = if column { label.to_owned() } else { format!("{label} ") };
    let indent = " ".repeat(if column { label.len() } else { INDENT });
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default();
    let mut laid_out = wrap(&label, &indent, &clean(first), text_width(style));
    laid_out.extend(lines.flat_map(|line| wrap(&indent, &indent, &clean(line), text_width(style))));
    laid_out
}

fn hanging(label: &str, text: &str, style: TerminalStyle) -> Vec<String> {
    wrap(label, &" ".repeat(label.len()), &clean(text), text_width(style))
}

fn text_width(style: TerminalStyle) -> usize {
    style.width.clamp(TerminalStyle::NARROWEST, MAX_WIDTH)
}

fn wrap(first: &str, rest: &str, text: &str, width: usize) -> Vec<String> {
    let options = Options::new(width)
        .initial_indent(first)
        .subsequent_indent(rest)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(text, options).into_iter().map(|line| line.trim_end().to_owned()).collect()
}

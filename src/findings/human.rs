//! Diagnostics for people: each with its code, its location, the source line and help.

use super::Findings;
use crate::TerminalStyle;
use crate::diagnostic::{Code, Diagnostic, Label, Severity};
use crate::source::{Location, Position, Source, Span};
use crate::text::{Count, is_control};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The maximum length of source text in one snippet; the renderer examines every character of it.
const LARGEST_PIECE: usize = 16 * 1024;
/// The maximum length of a line on each side of a label, in bytes.
const LONGEST_SIDE: usize = 400;
/// The minimum width of wrapped text.
const NARROWEST: usize = 40;

/// Renders one file's diagnostics in the given order, with an empty line after each. `withheld` more are only counted.
#[must_use]
pub fn render(source: &Source, diagnostics: &[Diagnostic], withheld: usize, style: TerminalStyle) -> String {
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    let decor = if style.ascii { DecorStyle::Ascii } else { DecorStyle::Unicode };
    let renderer = renderer.decor_style(decor).term_width(style.width.max(NARROWEST));
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&renderer.render(&[group(source, diagnostic, style)]));
        out.push_str("\n\n");
    }
    if withheld > 0 {
        let count = Count::of(withheld, "more problem");
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{}: {count} not shown\n", clean(source.name(), style));
    }
    out
}

/// The maximum number of findings shown per code, by default.
const MAX_OF_A_CODE: usize = 5;

/// How many findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Verbosity {
    /// A few of each code, and the number of others.
    #[default]
    Some,
    /// Every finding.
    All,
    /// A few of each code, without counts.
    Quiet,
    /// Only the counts of each code.
    Statistics,
}

/// Renders findings file by file, with counts in the last lines.
#[must_use]
pub fn report(findings: &Findings, verbosity: Verbosity, style: TerminalStyle) -> String {
    let mut drawn: BTreeMap<Code, usize> = BTreeMap::new();
    let mut out = String::new();
    let most = match verbosity {
        Verbosity::All => usize::MAX,
        Verbosity::Some | Verbosity::Quiet => MAX_OF_A_CODE,
        Verbosity::Statistics => 0,
    };
    for file in &findings.files {
        let mut is_shown = |found: &&Diagnostic| {
            let count = drawn.entry(found.code()).or_default();
            *count += 1;
            *count <= most
        };
        let shown: Vec<Diagnostic> = file.diagnostics.iter().filter(|found| is_shown(found)).cloned().collect();
        let withheld = if verbosity == Verbosity::Statistics { 0 } else { file.withheld() };
        out.push_str(&render(&file.source, &shown, withheld, style));
    }
    if findings.files.is_empty() || verbosity == Verbosity::Quiet {
        return out;
    }
    let longest = drawn.values().max().map_or(0, |count| count.to_string().len());
    for (code, count) in drawn.iter().filter(|(_, count)| **count > most) {
        let shown = if most == 0 { String::new() } else { format!(", {most} shown") };
        let _ = writeln!(out, "{count:>longest$} {code}{shown}");
    }
    let skipped = match findings.skipped {
        0 => String::new(),
        others => format!("; {} skipped", Count::of(others, "other file")),
    };
    let all = if drawn.values().any(|count| *count > most) && most > 0 { "; --all shows every problem" } else { "" };
    let _ = writeln!(out, "{}{skipped}{all}", findings.tally());
    out
}

fn group<'a>(source: &'a Source, diagnostic: &Diagnostic, style: TerminalStyle) -> Group<'a> {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = level
        .primary_title(clean(diagnostic.message(), style))
        .id(diagnostic.code().name())
        .elements(excerpts(source, diagnostic, style));
    if let Some(help) = diagnostic.private().help.as_deref().or(diagnostic.help()) {
        let lines: Vec<String> = help.lines().map(|line| wrap(&clean(line, style), style.width)).collect();
        group = group.element(Level::HELP.message(lines.join("\n")));
    }
    group
}

/// One snippet with all labels, or one snippet per label if they are too far apart.
fn excerpts<'a>(source: &'a Source, diagnostic: &Diagnostic, style: TerminalStyle) -> Vec<Element<'a>> {
    let name = clean(source.name(), style);
    match diagnostic.location() {
        Location::Cell(cell) => {
            return vec![Origin::path(format!("{name}: {}", clean(&cell.to_string(), style))).into()];
        }
        Location::Position(_) if diagnostic.code().is_about_whole_file() => return vec![Origin::path(name).into()],
        Location::Position(Position { line, column }) => {
            return vec![Origin::path(name).line(line).char_column(column).into()];
        }
        Location::Text(_) => {}
    }
    if diagnostic.code().is_about_whole_file() {
        return vec![Origin::path(name).into()];
    }
    let all: Vec<&Label> = match diagnostic.private().labels.as_slice() {
        [] => std::iter::once(diagnostic.primary()).chain(diagnostic.secondary()).collect(),
        labels => labels.iter().collect(),
    };
    let kinds = std::iter::once(AnnotationKind::Primary).chain(std::iter::repeat(AnnotationKind::Context));
    let labels: Vec<(AnnotationKind, &Label)> = kinds.zip(all).collect();
    let together = Excerpt::around(source, labels.iter().map(|(_, label)| label.span));
    if together.whole_lines && together.span.len() <= LARGEST_PIECE {
        return vec![together.draw(source, &labels, style).path(name).into()];
    }
    // A snippet that starts within a line would count columns from there, so the position is given separately.
    let first = labels.first().map_or(diagnostic.span(), |(_, label)| label.span);
    let position = source.position(first.start);
    let mut elements = vec![Origin::path(name).line(position.line).char_column(position.column).into()];
    elements.extend(labels.iter().map(|&(kind, label)| {
        Element::from(Excerpt::around(source, std::iter::once(label.span)).draw(source, &[(kind, label)], style))
    }));
    elements
}

/// A snippet of whole lines, or part of a line that is too long.
struct Excerpt {
    span: Span,
    line: usize,
    whole_lines: bool,
}

impl Excerpt {
    fn around(source: &Source, labels: impl Iterator<Item = Span>) -> Self {
        let bounds =
            labels.map(|label| source.fit(label)).reduce(|a, b| Span::new(a.start.min(b.start), a.end.max(b.end)));
        let bounds = bounds.unwrap_or_default();
        let last = if bounds.is_empty() { bounds.end } else { bounds.end - 1 };
        let lines = Span::new(source.line_at(bounds.start).start, source.line_at(last).end.max(bounds.start));
        let line = source.position(lines.start).line;
        let reach = Span::new(bounds.start.saturating_sub(LONGEST_SIDE), bounds.end.saturating_add(LONGEST_SIDE));
        let span = source.fit(Span::new(lines.start.max(reach.start), lines.end.min(reach.end)));
        Self { span, line, whole_lines: span == lines }
    }

    fn draw<'a>(
        &self,
        source: &'a Source,
        labels: &[(AnnotationKind, &Label)],
        style: TerminalStyle,
    ) -> Snippet<'a, Annotation<'a>> {
        let text = source.slice(self.span);
        let cut = text.get(..text.floor_char_boundary(LARGEST_PIECE)).unwrap_or_default();
        // Source text is cleaned, which changes lengths, so spans are measured in cleaned text.
        let inside = |byte: usize| {
            let before = cut.floor_char_boundary(byte.saturating_sub(self.span.start));
            clean_source(cut, before, style).len()
        };
        let annotations = labels.iter().map(|(kind, label)| {
            let span = source.fit(label.span);
            let annotation = kind.span(inside(span.start)..inside(span.end));
            if label.text.is_empty() { annotation } else { annotation.label(clean(&label.text, style)) }
        });
        Snippet::source(clean_source(cut, cut.len(), style)).line_start(self.line).annotations(annotations)
    }
}

/// Source text up to a byte, without control characters except tabs and line endings.
fn clean_source(text: &str, end: usize, style: TerminalStyle) -> String {
    let mut out = String::with_capacity(end);
    let mut characters = text.char_indices().peekable();
    while let Some((_, character)) = characters.next().filter(|(at, _)| *at < end) {
        let ends_line = character == '\r' && characters.peek().is_some_and(|(_, next)| *next == '\n');
        match character {
            '\n' | '\t' => out.push(character),
            _ if ends_line => {}
            _ if is_control(character) => out.push(if style.ascii { '?' } else { char::REPLACEMENT_CHARACTER }),
            _ => out.push(character),
        }
    }
    out
}

/// Text without control characters, with ASCII punctuation on request.
fn clean(text: &str, style: TerminalStyle) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\t' => out.push(' '),
            _ if is_control(character) => out.push(if style.ascii { '?' } else { char::REPLACEMENT_CHARACTER }),
            '…' if style.ascii => out.push_str("..."),
            '·' if style.ascii => out.push('|'),
            _ => out.push(character),
        }
    }
    out
}

/// Wraps a text to a readable width; the renderer indents it.
fn wrap(text: &str, width: usize) -> String {
    const MARGIN: usize = 14;
    let width = width.clamp(NARROWEST, 120).saturating_sub(MARGIN);
    let mut out = String::with_capacity(text.len() + 8);
    let mut column = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: TerminalStyle = TerminalStyle { colour: false, ascii: true, width: 80 };

    fn finding(span: Span) -> Diagnostic {
        Diagnostic::new(Code::UnknownKey, span, "unknown key `levl` in an answer").with_help("did you mean `level`?")
    }

    #[test]
    fn a_finding_shows_its_place_its_line_and_what_to_do() {
        let source = Source::new("north.toml", "[answers.leading]\r\n\tparity = { note = \"日本 é\", levl = 2 }\r\n");
        let start = source.text().find("levl").unwrap();
        let drawn = render(&source, &[finding(Span::new(start, start + 4))], 0, PLAIN);
        let expected = "\
error[unknown-key]: unknown key `levl` in an answer
 --> north.toml:2:28
  |
2 |     parity = { note = \"日本 é\", levl = 2 }
  |                                 ^^^^
  |
  = help: did you mean `level`?

";
        assert_eq!(drawn, expected);
    }

    #[test]
    fn other_places_are_shown_with_their_words() {
        let source = Source::new("north.toml", "parity = 3\nbudget = 1\nparity = 2\n");
        let found = Diagnostic::new(Code::DuplicateKey, Span::new(22, 28), "`parity` is defined twice")
            .with_label("again here")
            .with_secondary(Span::new(0, 6), "first here");
        let expected = "\
error[duplicate-key]: `parity` is defined twice
  ╭▸ north.toml:3:1
  │
1 │ parity = 3
  │ ────── first here
2 │ budget = 1
3 │ parity = 2
  ╰╴━━━━━━ again here

";
        assert_eq!(render(&source, &[found], 0, TerminalStyle { ascii: false, ..PLAIN }), expected);
    }

    #[test]
    fn places_far_apart_are_shown_apart() {
        let source = Source::new("north.toml", format!("parity = 3\n{}parity = 2\n", "# filler\n".repeat(4_000)));
        let at = source.text().rfind("parity").unwrap();
        let found = Diagnostic::new(Code::DuplicateKey, Span::new(at, at + 6), "`parity` is defined twice")
            .with_secondary(Span::new(0, 6), "first here");
        let drawn = render(&source, &[found], 0, PLAIN);
        assert!(drawn.contains("--> north.toml:4002:1\n"), "{drawn}");
        assert!(drawn.contains("4002 | parity = 2\n     | ^^^^^^"), "{drawn}");
        assert!(drawn.contains("1 | parity = 3\n     | ------ first here"), "{drawn}");
    }

    #[test]
    fn of_a_huge_line_only_the_part_that_matters_is_drawn() {
        let source =
            Source::new("north.toml", format!("note = \"{}\", levl = 2 {}", "é".repeat(500_000), "x".repeat(500_000)));
        let start = source.text().find("levl").unwrap();
        let drawn = render(&source, &[finding(Span::new(start, start + 4))], 0, PLAIN);
        assert!(drawn.contains("--> north.toml:1:500012\n") && drawn.contains("levl = 2"), "{drawn}");
        assert!(drawn.len() < 3_000, "{}", drawn.len());
        let whole = render(&source, &[finding(Span::new(0, source.text().len()))], 0, PLAIN);
        assert!(whole.len() < 200_000, "{}", whole.len());
    }

    #[test]
    fn a_place_outside_the_text_is_drawn_at_its_end() {
        for text in ["", "é", "a = 1\n", "a = 1"] {
            let source = Source::new("north.toml", text);
            for span in [Span::new(0, 0), Span::new(1, 1), Span::new(1, 99), Span::new(50, 99)] {
                let drawn = render(&source, &[finding(span)], 0, PLAIN);
                assert!(
                    drawn.starts_with("error[unknown-key]: unknown key `levl` in an answer\n --> north.toml:"),
                    "{drawn}"
                );
            }
        }
    }

    #[test]
    fn nothing_from_a_file_reaches_the_terminal_as_a_command() {
        let source = Source::new("no\u{1b}rth.toml", "a = \"\u{1b}[31m\u{9b}\u{202e}\"\n");
        let found =
            Diagnostic::new(Code::UnknownKey, Span::new(0, 1), "\u{1b}").with_label("\u{7}").with_help("\u{202e}");
        let drawn = render(&source, &[found], 0, PLAIN);
        assert!(!drawn.contains(|c: char| is_control(c) && c != '\n'), "{drawn:?}");
        assert!(drawn.contains(" --> no?rth.toml:1:1\n"), "{drawn}");
    }

    #[test]
    fn long_help_is_wrapped_and_the_rest_is_counted() {
        let source = Source::new("north.toml", "a = 1\n");
        let help = "write one of these:\n0: nothing is in place yet and nobody has thought of it at all so far, sadly enough\n1: agreed";
        let found = Diagnostic::new(Code::LevelOutOfRange, Span::new(4, 5), "no level 7").with_help(help);
        let expected = "\
error[level-out-of-range]: no level 7
 --> north.toml:1:5
  |
1 | a = 1
  |     ^
  |
  = help: write one of these:
          0: nothing is in place yet and nobody has thought of it at all so
          far, sadly enough
          1: agreed

north.toml: 3 more problems not shown

";
        assert_eq!(render(&source, &[found], 3, PLAIN), expected);
    }

    #[test]
    fn colour_changes_nothing_that_is_said() {
        let source = Source::new("north.toml", "levl = 1\n");
        let drawn = render(&source, &[finding(Span::new(0, 4))], 0, TerminalStyle { colour: true, ..PLAIN });
        let stripped = anstream::adapter::strip_str(&drawn).to_string();
        assert!(drawn.contains("\u{1b}[") && stripped == render(&source, &[finding(Span::new(0, 4))], 0, PLAIN));
    }
}

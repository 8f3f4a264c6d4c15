//! Renders a document as text for a terminal of any width, with or without colour, in Unicode or ASCII.

pub(in crate::report) mod graphics;
mod heat_map;
pub(in crate::report) mod ink;
pub(in crate::report) mod page;
mod spreads;
mod table;
mod wrap;

use crate::TerminalStyle;
use crate::report::document::{Block, Details, Document, Labelled, RichText, Scales, Section, SpanStyle};
use graphics::{ink, scale};
use ink::{TextStyle, spelled};
use page::{Page, at_least};
use textwrap::core::display_width;

/// The maximum width of labels. Longer labels get a line of their own.
const WIDEST_LABEL: usize = 16;
/// The minimum width of text next to a label. If there is less room, the text goes below it.
const NARROWEST_TEXT: usize = 20;
/// The indentation of details.
const INDENT: usize = 3;
/// The minimum page width for a scale between its two poles.
const SCALES_SIDE_BY_SIDE: usize = 70;
/// The width of a scale.
const SCALE: usize = 17;
/// The maximum width of a pole next to its scale before the other one is wrapped.
const WIDEST_POLE: usize = 44;

/// The document as text. No line is wider than the style says, down to [`TerminalStyle::NARROWEST`].
pub fn render(document: &Document, style: TerminalStyle) -> String {
    let page = if document.is_dense { Page::of_one_screen(style) } else { Page::new(style) };
    let mut terminal = Terminal { page, ascii: style.ascii, is_dense: document.is_dense };
    terminal.line("", "  ", &TextStyle::Strong.paint(&terminal.spell(&document.title)));
    if !document.subtitle.is_empty() {
        let subtitle = terminal.inline(&document.subtitle);
        terminal.line("", "  ", &subtitle);
    }
    for section in &document.sections {
        terminal.section(section);
    }
    terminal.page.finish()
}

/// Writes a page.
struct Terminal {
    page: Page,
    ascii: bool,
    is_dense: bool,
}

impl Terminal {
    fn section(&mut self, section: &Section) {
        let under_heading = self.heading(section);
        self.blocks(&section.blocks, 0, under_heading);
    }

    /// Writes the heading, if there is one, and returns whether there was.
    fn heading(&mut self, section: &Section) -> bool {
        self.page.gap();
        if section.heading.is_empty() {
            return false;
        }
        let words = self.spell(&section.heading.to_plain());
        if section.depth == 2 {
            self.page.heading(&words, "");
        } else {
            self.line("", "  ", &TextStyle::Strong.paint(&words));
        }
        true
    }

    /// Writes blocks with a blank line between them, indented by this many columns.
    fn blocks(&mut self, blocks: &[Block], indent: usize, mut close: bool) {
        for block in blocks {
            if !close {
                self.page.gap();
            }
            close = false;
            self.block(block, indent);
        }
    }

    fn block(&mut self, block: &Block, indent: usize) {
        let margin = " ".repeat(indent);
        match block {
            Block::Paragraph(text) => {
                let text = self.inline(text);
                self.line(&margin, &margin, &text);
            }
            Block::Labelled(lines) => self.labelled(lines, indent),
            Block::List(points) => {
                for point in points {
                    let point = self.inline(point);
                    self.line(&format!("{margin}• "), &format!("{margin}  "), &point);
                }
            }
            Block::Numbered { from, points } => {
                let digits = (from + points.len()).saturating_sub(1).to_string().len();
                for (number, point) in points.iter().enumerate() {
                    let point = self.inline(point);
                    let lead = format!("{margin}{:>digits$}  ", from + number);
                    self.line(&lead, &" ".repeat(indent + digits + 2), &point);
                }
            }
            Block::Table(table) => self.table(table, indent),
            Block::Scales(scales) => self.scales(scales, indent),
            Block::HeatMap(map) => self.heat_map(map),
            Block::Spreads(spreads) => self.spreads(spreads),
            Block::Code(lines) => {
                let margin = " ".repeat(indent + 4);
                for line in lines {
                    let line = self.spell(line);
                    self.line(&margin, &margin, &line);
                }
            }
            Block::Details(Details { summary, blocks }) => {
                let summary = self.inline(summary);
                self.line(&margin, &" ".repeat(indent + INDENT), &TextStyle::Strong.paint(&summary));
                self.blocks(blocks, indent + INDENT, true);
            }
        }
    }

    fn labelled(&mut self, lines: &[Labelled], indent: usize) {
        let widths = lines.iter().map(|line| display_width(&line.label));
        let widest = widths.filter(|width| *width <= WIDEST_LABEL).max().unwrap_or(0);
        let beside = indent + widest + 2;
        let has_room = self.page.width() >= beside + NARROWEST_TEXT;
        let (margin, text_margin) = (" ".repeat(indent), " ".repeat(if has_room { beside } else { indent + 2 }));
        for Labelled { label, text } in lines {
            let (label, text) = (self.spell(label), self.inline(text));
            let shown = TextStyle::Faint.paint(&label);
            if has_room && display_width(&label) <= widest {
                let pad = widest.saturating_sub(display_width(&label)) + 2;
                self.line(&format!("{margin}{shown}{:pad$}", ""), &text_margin, &text);
            } else if has_room {
                self.line(&format!("{margin}{shown}  "), &text_margin, &text);
            } else {
                if !label.is_empty() {
                    self.line(&margin, &margin, &shown);
                }
                self.line(&text_margin, &text_margin, &text);
            }
        }
    }

    fn scales(&mut self, scales: &Scales, indent: usize) {
        let room = self.page.width().saturating_sub(indent);
        if room >= SCALES_SIDE_BY_SIDE && indent == 0 && self.scales_side_by_side(scales, room) {
            return;
        }
        let margin = " ".repeat(indent + 2);
        for (index, one) in scales.scales.iter().enumerate() {
            if index > 0 {
                self.page.gap();
            }
            let (left, right, state) = (self.spell(&one.left), self.spell(&one.right), self.state(one));
            self.line(&margin, &margin, &left);
            self.line(&margin, &margin, &format!("{} {state}", scale(one.position)));
            self.line(&margin, &margin, &right);
        }
    }

    fn scales_side_by_side(&mut self, scales: &Scales, room: usize) -> bool {
        let mut table = comfy_table::Table::new();
        let header = [self.spell(&scales.left), "−2      0      +2".to_owned(), self.spell(&scales.right)];
        table.set_header(header.iter().map(|title| TextStyle::Faint.paint(title)));
        let last = scales.scales.len().saturating_sub(1);
        for (index, one) in scales.scales.iter().enumerate() {
            // A blank line separates the poles of two indicators.
            let end = if index == last { "" } else { "\n " };
            table.add_row([
                format!("{}{end}", self.spell(&one.left)),
                format!("{}\n{}{end}", scale(one.position), self.state(one)),
                format!("{}{end}", self.spell(&one.right)),
            ]);
        }
        at_least(&mut table, 0, (room.saturating_sub(SCALE + 4) / 2).min(WIDEST_POLE));
        at_least(&mut table, 1, SCALE);
        page::centre(&mut table, 1);
        self.page.table(table)
    }

    fn state(&self, scale: &crate::report::document::TwoPoleScale) -> String {
        let state = self.spell(&scale.state);
        if scale.below_target { TextStyle::Poor.paint(&state) } else { state }
    }

    /// Text with marks for its styles, which become colours or nothing once the line is laid out.
    fn inline(&self, text: &RichText) -> String {
        text.spans
            .iter()
            .map(|span| {
                let words = self.spell(&span.text);
                match &span.style {
                    SpanStyle::Plain | SpanStyle::Code => words,
                    SpanStyle::Strong => TextStyle::Strong.paint(&words),
                    SpanStyle::Muted => TextStyle::Faint.paint(&words),
                    SpanStyle::Rated(rating) => ink(*rating).paint(&words),
                    SpanStyle::Link(address) if *address == span.text => words,
                    SpanStyle::Link(address) => format!("{words} {}", self.spell(address)),
                }
            })
            .collect()
    }

    fn spell(&self, text: &str) -> String {
        if self.ascii { spelled(text) } else { text.to_owned() }
    }

    fn line(&mut self, first: &str, rest: &str, text: &str) {
        self.page.hanging(first, rest, text);
    }
}

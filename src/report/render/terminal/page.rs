//! Writes a page from top to bottom: headings, sentences, tables.

use super::ink::{TextStyle, finish_line};
use super::wrap;
use crate::TerminalStyle;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width};
use textwrap::core::display_width;

/// The maximum width of sentences.
const READABLE: usize = 100;
/// The space between the columns of a table.
pub(super) const GUTTER: u16 = 2;

/// The minimum width of the rule around a heading, with spaces.
const SHORTEST_RULE: usize = 8;

/// The size of a typical page in bytes.
const TYPICAL: usize = 32 << 10;

/// The line under a header.
const RULE: char = '─';
/// Only a line under the header.
const TABLE_STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill(RULE));

/// The output so far.
#[derive(Debug)]
pub(in crate::report) struct Page {
    text: String,
    style: TerminalStyle,
    /// The maximum width of sentences.
    widest_sentence: usize,
}

impl Page {
    /// An empty page.
    pub(in crate::report) fn new(style: TerminalStyle) -> Self {
        Self {
            text: String::with_capacity(TYPICAL),
            style: TerminalStyle { width: style.width.max(TerminalStyle::NARROWEST), ..style },
            widest_sentence: READABLE,
        }
    }

    /// An empty page for one screen, on which sentences may be wider, since lines are scarce.
    pub(in crate::report) fn of_one_screen(style: TerminalStyle) -> Self {
        Self { widest_sentence: TerminalStyle::WIDEST_SCREEN, ..Self::new(style) }
    }

    /// The width in columns.
    pub(in crate::report) fn width(&self) -> usize {
        self.style.width
    }

    /// Writes an empty line, unless there is one.
    pub(in crate::report) fn gap(&mut self) {
        if !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A heading in a rule across the page, after a blank line; without the rule if there is no room. The aside follows below.
    pub(in crate::report) fn heading(&mut self, title: &str, aside: &str) {
        self.gap();
        let heading = TextStyle::Strong.paint(title);
        match self.width().checked_sub(display_width(title) + SHORTEST_RULE) {
            Some(room) => {
                let room = room + SHORTEST_RULE - 4;
                let (before, after) = (TextStyle::Faint.paint("━━"), TextStyle::Faint.paint(&"━".repeat(room)));
                self.line(&format!("{before} {heading} {after}"));
            }
            None => self.sentence(&heading),
        }
        if !aside.is_empty() {
            self.sentence(aside);
        }
    }

    /// A sentence from the left edge.
    pub(in crate::report) fn sentence(&mut self, text: &str) {
        self.hanging("", "", text);
    }

    /// A sentence that begins after `first` and continues after `rest`.
    pub(in crate::report) fn hanging(&mut self, first: &str, rest: &str, text: &str) {
        let width = self.width().min(self.widest_sentence);
        let room = |indent: &str| width.saturating_sub(display_width(indent));
        for (index, line) in wrap::lines(text, room(first), room(rest)).into_iter().enumerate() {
            self.line(&[if index == 0 { first } else { rest }, line].concat());
        }
    }

    /// Writes a table if it fits the width, and returns whether it did.
    pub(in crate::report) fn table(&mut self, mut table: comfy_table::Table) -> bool {
        let last = table.column_count().saturating_sub(1);
        for (index, column) in table.column_iter_mut().enumerate() {
            column.set_padding((0, if index == last { 0 } else { GUTTER }));
        }
        table
            .load_style(TABLE_STYLE)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(u16::try_from(self.width()).unwrap_or(u16::MAX));
        let lines: Vec<_> = table.lines().collect();
        let fits = lines.iter().all(|line| display_width(line.trim_end()) <= self.width());
        if fits {
            for line in lines {
                let line = line.trim_end();
                let is_rule = !line.is_empty() && line.chars().all(|character| character == RULE);
                self.line(&if is_rule { TextStyle::Faint.paint(line) } else { line.to_owned() });
            }
        }
        fits
    }

    /// Writes a line that has its layout.
    pub(in crate::report) fn line(&mut self, line: &str) {
        finish_line(&mut self.text, line, self.style);
    }

    /// The finished page.
    pub(in crate::report) fn finish(self) -> String {
        self.text
    }
}

/// Sets the minimum width of a column, for text that must not be wrapped.
pub(in crate::report) fn at_least(table: &mut comfy_table::Table, column: usize, cells: usize) {
    let cells = u16::try_from(cells).unwrap_or(u16::MAX).saturating_add(GUTTER);
    if let Some(column) = table.column_mut(column) {
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(cells)));
    }
}

/// Aligns these columns to the right, for figures.
pub(in crate::report) fn right(table: &mut comfy_table::Table, columns: &[usize]) {
    for &index in columns {
        if let Some(column) = table.column_mut(index) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
}

/// Centres a column.
pub(super) fn centre(table: &mut comfy_table::Table, column: usize) {
    if let Some(column) = table.column_mut(column) {
        column.set_cell_alignment(CellAlignment::Center);
    }
}

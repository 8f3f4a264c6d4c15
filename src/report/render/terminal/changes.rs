//! What changed between audits, on a screen: the same parts as in a document, laid out within the width.

use super::graphics::ink;
use super::ink::TextStyle;
use super::page::{GUTTER, Page, at_least, right};
use crate::Style;
use crate::report::view::{Cell, ChangesView, Grid, Part, Point, Section};
use comfy_table::Table;
use textwrap::core::display_width;

/// A text of so many cells stays on one line: "17 of 17".
const SHORT: usize = 8;
/// Below this a list is easier to read than a table.
const NARROW: usize = 60;

/// The view as text for a terminal; no line is wider than the style says, down to [`Style::NARROWEST`].
#[must_use]
pub fn render_changes(view: &ChangesView, style: Style) -> String {
    let mut page = Page::new(style);
    page.hanging("", "  ", &TextStyle::Strong.paint(&view.title));
    for line in &view.lines {
        page.hanging("", "  ", line);
    }
    for section in &view.sections {
        write(&mut page, section);
    }
    page.finish()
}

fn write(page: &mut Page, section: &Section) {
    if section.heading.is_empty() {
        page.gap();
    } else {
        page.heading(&section.heading, "");
    }
    let mut after_table = false;
    for part in &section.parts {
        match part {
            Part::Sentence(text) => {
                if after_table {
                    page.gap();
                }
                page.hanging("", "  ", text);
            }
            Part::Points(points) => {
                if after_table {
                    page.gap();
                }
                for point in points {
                    self::point(page, point);
                }
            }
            Part::Table(grid) => {
                page.gap();
                if page.width() < NARROW || !page.table(table(grid)) {
                    list(page, grid);
                }
            }
        }
        after_table = matches!(part, Part::Table(_));
    }
}

fn point(page: &mut Page, Point { name, text }: &Point) {
    if name.is_empty() {
        page.hanging("• ", "  ", text);
    } else {
        page.hanging("", "  ", &format!("{} {text}", TextStyle::Strong.paint(name)));
    }
}

fn table(grid: &Grid) -> Table {
    let mut table = Table::new();
    table.set_header(grid.columns.iter().map(|column| TextStyle::Faint.paint(&column.title)));
    for row in &grid.rows {
        table.add_row(row.iter().map(in_cell));
    }
    let columns = || grid.columns.iter().enumerate();
    right(&mut table, &columns().filter(|(_, column)| column.figures).map(|(place, _)| place).collect::<Vec<_>>());
    for (place, column) in columns() {
        let cells = grid.rows.iter().filter_map(|row| row.get(place)).map(|cell| unbroken(&cell.text, column.figures));
        let cells = cells.chain([unbroken(&column.title, false)]).max().unwrap_or(0);
        // No gutter follows the last column.
        let last = place + 1 == grid.columns.len();
        at_least(&mut table, place, if last { cells.saturating_sub(GUTTER.into()) } else { cells });
    }
    table
}

/// The cells that a text needs so that nothing in it is broken that should not be: figures and short texts as a whole, others word by
/// word.
fn unbroken(text: &str, figures: bool) -> usize {
    let whole = display_width(text);
    if figures || whole <= SHORT { whole } else { text.split(' ').map(display_width).max().unwrap_or(0) }
}

fn in_cell(cell: &Cell) -> String {
    let text = painted(cell);
    if cell.aside.is_empty() { text } else { format!("{text}\n{}", TextStyle::Faint.paint(&cell.aside)) }
}

fn painted(cell: &Cell) -> String {
    cell.tone.map_or_else(|| cell.text.clone(), |tone| ink(tone).paint(&cell.text))
}

/// A table as a list: each row its name, and below it what its other columns say.
fn list(page: &mut Page, grid: &Grid) {
    for (place, row) in grid.rows.iter().enumerate() {
        if place > 0 {
            page.gap();
        }
        let mut cells = row.iter().zip(&grid.columns);
        if let Some((name, _)) = cells.next() {
            page.hanging("", "  ", &TextStyle::Strong.paint(&name.text));
            if !name.aside.is_empty() {
                page.hanging("  ", "  ", &TextStyle::Faint.paint(&name.aside));
            }
        }
        let said: Vec<_> = cells
            .map(|(cell, column)| {
                let aside = if cell.aside.is_empty() { String::new() } else { format!(" ({})", cell.aside) };
                format!("{} {}{aside}", TextStyle::Faint.paint(&column.title), painted(cell))
            })
            .collect();
        page.hanging("  ", "    ", &said.join(", "));
    }
}

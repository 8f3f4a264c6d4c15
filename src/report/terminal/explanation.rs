//! An explanation on a screen.

use super::ink::TextStyle;
use super::page::{Page, at_least, right};
use crate::Style;
use crate::report::explain::{Block, Explanation, Grid};
use comfy_table::Table;
use textwrap::core::display_width;

/// The most columns that labels take before what they say; longer ones stand on a line of their own.
const WIDEST_LABEL: usize = 16;
/// The space between the columns of a table.
const GUTTER: usize = 2;
/// What the rule of a heading takes at least, in columns.
const RULE: usize = 8;
/// What ASCII needs more than one character for, and what is no drawing.
const ASCII_SPELLINGS: [(&str, &str); 5] = [("…", "..."), ("×", "x"), ("÷", "/"), ("→", "->"), ("′", "'")];

/// An explanation as text for a terminal; no line is wider than the style says, down to [`Style::NARROWEST`].
#[must_use]
pub fn render_explanation(explanation: &Explanation, style: Style) -> String {
    let mut page = Page::new(style);
    let spell = |text: &str| spelled(text, style.ascii);
    for (place, block) in explanation.blocks().iter().enumerate() {
        if place > 0 && !matches!(block, Block::Heading(_)) {
            page.gap();
        }
        match block {
            Block::Title(words, id) => {
                page.sentence(&TextStyle::Strong.paint(&spell(words)));
                page.sentence(&TextStyle::Faint.paint(&spell(id)));
            }
            Block::Heading(words) => heading(&mut page, &spell(words)),
            Block::Text(words) => page.sentence(&spell(words)),
            Block::Labelled(lines) => labelled(&mut page, lines, style.ascii),
            Block::List(points) => points.iter().for_each(|point| page.hanging("• ", "  ", &spell(point))),
            Block::Grid(grid) => write_grid(&mut page, grid, style.ascii),
            Block::Verbatim(lines) => lines.iter().for_each(|line| page.hanging("    ", "    ", &spell(line))),
        }
    }
    page.finish()
}

/// A heading with its rule; on a page too narrow for that, the words alone.
fn heading(page: &mut Page, words: &str) {
    if display_width(words) + RULE <= page.width() {
        page.heading(words, "");
    } else {
        page.gap();
        page.sentence(&TextStyle::Strong.paint(words));
    }
}

/// The text in the characters that the terminal can show; only here, since some of them become wider.
fn spelled(text: &str, ascii: bool) -> String {
    if !ascii {
        return text.to_owned();
    }
    ASCII_SPELLINGS.iter().fold(text.to_owned(), |text, (drawn, spelling)| text.replace(drawn, spelling))
}

fn labelled(page: &mut Page, lines: &[(String, String)], ascii: bool) {
    let width =
        lines.iter().map(|(label, _)| display_width(label)).filter(|width| *width <= WIDEST_LABEL).max().unwrap_or(0);
    for (label, text) in lines {
        let missing = width.saturating_sub(display_width(label));
        let lead = format!("{}{:missing$}  ", TextStyle::Faint.paint(&spelled(label, ascii)), "");
        page.hanging(&lead, &" ".repeat(width + 2), &spelled(text, ascii));
    }
}

fn write_grid(page: &mut Page, grid: &Grid, ascii: bool) {
    let spell = |cells: &[String]| cells.iter().map(|cell| spelled(cell, ascii)).collect::<Vec<_>>();
    let mut table = Table::new();
    table.set_header(spell(&grid.head).iter().map(|head| TextStyle::Faint.paint(head)));
    for row in &grid.rows {
        table.add_row(spell(row));
    }
    if let Some(sums) = &grid.sums {
        table.add_row(spell(sums).iter().map(|sum| TextStyle::Strong.paint(sum)));
    }
    right(&mut table, &(1..grid.head.len()).collect::<Vec<_>>());
    let widths = unbroken_widths(grid, ascii);
    for (column, width) in widths.iter().enumerate().take(grid.head.len().saturating_sub(1)) {
        at_least(&mut table, column, *width);
    }
    if widths.iter().map(|width| width + GUTTER).sum::<usize>() > page.width() + GUTTER || !page.table(table) {
        for row in grid.rows.iter().chain(&grid.sums) {
            write_row(page, &spell(&grid.head), &spell(row));
        }
    }
}

/// The fewest columns each part of a table needs: words may stand below each other, figures may not.
fn unbroken_widths(grid: &Grid, ascii: bool) -> Vec<usize> {
    let width = |text: &str| display_width(&spelled(text, ascii));
    let lines = || std::iter::once(&grid.head).chain(&grid.rows).chain(&grid.sums);
    let column = |place: usize| lines().filter_map(move |line| line.get(place));
    let needed = |place: usize| match place {
        0 => column(0).flat_map(|cell| cell.split(' ')).map(width).max(),
        _ => column(place).map(|cell| width(cell)).max(),
    };
    (0..grid.head.len()).map(|place| needed(place).unwrap_or(0)).collect()
}

/// A line of a table that is too wide for the page: each figure after the name of its column.
fn write_row(page: &mut Page, head: &[String], row: &[String]) {
    let figures = head.iter().zip(row).skip(1).filter(|(_, figure)| !figure.is_empty());
    let figures: Vec<_> = figures.map(|(column, figure)| format!("{column} {figure}")).collect();
    let name = row.first().map(String::as_str).unwrap_or_default();
    page.hanging("- ", "  ", &format!("{}: {}", TextStyle::Strong.paint(name), figures.join(", ")));
}

//! Tables in a terminal: in the widest layout that fits, or as a list if none is readable.

use super::Terminal;
use super::graphics::{LEGEND_OF_TRENDS, bar, ink, legend, trend};
use super::ink::TextStyle;
use super::page::{GUTTER, Page, at_least, right};
use crate::report::document::{BandLabel, Cell, ColumnKind, Figure, Table};
use std::ops::RangeInclusive;
use textwrap::core::display_width;

/// The width of a bar next to its text.
const BAR_BESIDE: usize = 20;
/// The width of a bar below its text.
const BAR_BELOW: usize = 25;
/// The same if space is short.
const SHORT_BAR: usize = 18;
/// The width of a bar next to its text if space is short.
const SHORTEST_BAR: usize = 14;
/// The maximum width of a bar in a list.
const BAR_IN_LIST: usize = 40;
/// The width that long texts get before a layout counts as too wide.
const WORDS: usize = 25;
/// The minimum width of a table with a column of sentences.
const READABLE_TABLE: usize = 60;

/// Whether the parts of a cell are on one line or on separate lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CellLines {
    One,
    Several,
}

/// A layout of a table: which of its columns are stacked, and how the parts of cells are arranged.
struct Layout {
    groups: Vec<RangeInclusive<usize>>,
    lines: CellLines,
    bar: usize,
}

impl Terminal {
    pub(super) fn table(&mut self, table: &Table, indent: usize) {
        let laid_out = indent == 0
            && layouts(table).any(|layout| {
                let cells = self.cells(table, &layout);
                fits(&self.page, table, &layout, &cells) && self.page.table(build(table, &layout, &cells))
            });
        if !laid_out {
            self.list(table, indent);
        }
        if !self.is_dense {
            self.legend(table, indent);
        }
    }

    /// The header and the rows of a layout, with all lines of each cell.
    fn cells(&self, table: &Table, layout: &Layout) -> Vec<Vec<String>> {
        let header = layout.groups.iter().map(|group| self.spell(&title(table, group))).collect();
        let row = |cells: &Vec<Cell>| -> Vec<String> {
            let in_group = |group: &RangeInclusive<usize>| {
                let cells = cells.get(group.clone()).unwrap_or_default();
                cells.iter().map(|cell| self.cell(cell, layout.lines, layout.bar)).collect::<Vec<_>>().join("\n")
            };
            layout.groups.iter().map(in_group).collect()
        };
        std::iter::once(header).chain(table.rows.iter().chain(&table.footer).map(row)).collect()
    }

    fn cell(&self, cell: &Cell, lines: CellLines, cells: usize) -> String {
        let several = lines == CellLines::Several;
        match cell {
            Cell::Empty => "–".to_owned(),
            Cell::Words(texts) => {
                let texts: Vec<_> = texts.iter().map(|text| self.inline(text)).collect();
                texts.join(if several { "\n" } else { ", " })
            }
            Cell::Figure(Figure { so_far: Some(so_far), bounds: Some((low, high)) }) if several => {
                format!("{so_far}\n({low}–{high})")
            }
            Cell::Figure(figure) => figure.to_string(),
            Cell::Band(BandLabel { best, worst, certain: false, rating }) if several => {
                let ink = ink(*rating);
                format!("{}\n{}", ink.paint(&self.spell(&format!("{best} to"))), ink.paint(&self.spell(worst)))
            }
            Cell::Band(band) => ink(band.rating).paint(&self.spell(&band.to_string())),
            Cell::Bar(score) => bar(*score, cells),
            Cell::Trend(scores) => trend(scores, cells),
        }
    }

    /// Each row as its name followed by its other cells: figures in a row, texts on a line each.
    fn list(&mut self, table: &Table, indent: usize) {
        let (margin, inner) = (" ".repeat(indent), " ".repeat(indent + 2));
        let room = self.page.width().saturating_sub(indent + 2).min(BAR_IN_LIST);
        let has_words_only = table.has_words_only();
        for (index, row) in table.rows.iter().chain(&table.footer).enumerate() {
            if index > 0 {
                self.page.gap();
            }
            let mut cells = row.iter().zip(&table.columns);
            if let Some((name, _)) = cells.next() {
                let name = self.cell(name, CellLines::One, room);
                self.line(&margin, &margin, &TextStyle::Strong.paint(&name));
            }
            let (mut charts, mut said) = (Vec::new(), Vec::new());
            for (cell, column) in cells.filter(|(cell, _)| **cell != Cell::Empty) {
                let shown = self.cell(cell, CellLines::One, room);
                if column.kind == ColumnKind::Chart {
                    charts.push(shown);
                } else if !shown.is_empty() {
                    let title = TextStyle::Faint.paint(&format!("{}:", self.spell(&column.title)));
                    said.push(format!("{title} {shown}"));
                }
            }
            for line in charts {
                self.line(&inner, &inner, &line);
            }
            let lines = if has_words_only { said } else { vec![said.join("; ")] };
            for line in lines.into_iter().filter(|line| !line.is_empty()) {
                self.line(&inner, &format!("{inner}  "), &line);
            }
        }
    }

    /// Writes the legend of bars or trends, if there are any.
    fn legend(&mut self, table: &Table, indent: usize) {
        let cells = table.rows.iter().flatten();
        let has_trends = cells.clone().any(|cell| matches!(cell, Cell::Trend(_)));
        let bars: Vec<_> = cells.filter_map(|cell| if let Cell::Bar(bar) = cell { Some(bar) } else { None }).collect();
        let legend = if has_trends { Some(LEGEND_OF_TRENDS.to_owned()) } else { legend(&bars) };
        let Some(legend) = legend else { return };
        let margin = " ".repeat(indent);
        self.page.gap();
        self.line(&margin, &margin, &TextStyle::Faint.paint(&legend));
    }
}

/// The layouts to try, widest first.
fn layouts(table: &Table) -> impl Iterator<Item = Layout> {
    let columns = table.columns.len();
    let apart: Vec<_> = (0..columns).map(|column| column..=column).collect();
    let mut stacked: Vec<RangeInclusive<usize>> = Vec::new();
    for (index, column) in table.columns.iter().enumerate() {
        match stacked.last_mut() {
            Some(group) if column.may_stack => *group = *group.start()..=index,
            _ => stacked.push(index..=index),
        }
    }
    let stacks = stacked.len() < columns;
    let of = |groups: Vec<_>, bar, lines| Layout { groups, lines, bar };
    let beside = [(BAR_BESIDE, CellLines::One), (SHORTEST_BAR, CellLines::One), (BAR_BESIDE, CellLines::Several)];
    let beside = beside.map(|(bar, lines)| of(apart.clone(), bar, lines));
    let below = [(BAR_BELOW, CellLines::One), (BAR_BELOW, CellLines::Several), (SHORT_BAR, CellLines::Several)];
    let below = below.map(|(bar, lines)| of(stacked.clone(), bar, lines));
    beside.into_iter().chain(below.into_iter().filter(move |_| stacks))
}

/// Whether a layout fits the page without breaking what should stay together.
fn fits(page: &Page, table: &Table, layout: &Layout, cells: &[Vec<String>]) -> bool {
    let widths = (0..layout.groups.len()).map(|group| minimal_width(table, layout, cells, group));
    let gutters = usize::from(GUTTER) * layout.groups.len().saturating_sub(1);
    let needed = widths.sum::<usize>() + gutters;
    let has_sentences = (0..layout.groups.len()).any(|group| has_sentences(table, layout, cells, group));
    needed <= page.width() && (!has_sentences || page.width() >= READABLE_TABLE)
}

/// The minimum width of a group: figures and short words stay whole, sentences are broken between words.
fn minimal_width(table: &Table, layout: &Layout, cells: &[Vec<String>], group: usize) -> usize {
    let breaks = has_sentences(table, layout, cells, group);
    let lines = cells.iter().filter_map(|row| row.get(group)).flat_map(|cell| cell.lines());
    let width = |line: &str| {
        if breaks { line.split(' ').map(display_width).max().unwrap_or(0).max(WORDS) } else { display_width(line) }
    };
    lines.map(width).max().unwrap_or(0)
}

/// Whether a group of words has texts that are too long for one line.
fn has_sentences(table: &Table, layout: &Layout, cells: &[Vec<String>], group: usize) -> bool {
    let holds_words = layout.groups.get(group).is_some_and(|columns| {
        table.columns.get(*columns.start()).is_some_and(|column| column.kind == ColumnKind::Words)
    });
    let mut lines = cells.iter().skip(1).filter_map(|row| row.get(group)).flat_map(|cell| cell.lines());
    holds_words && lines.any(|line| display_width(line) > WORDS + 2)
}

fn build(table: &Table, layout: &Layout, cells: &[Vec<String>]) -> comfy_table::Table {
    let mut built = comfy_table::Table::new();
    let mut rows = cells.iter();
    built.set_header(rows.next().into_iter().flatten().map(|title| TextStyle::Faint.paint(title)));
    for (index, row) in rows.enumerate() {
        let is_footer = index >= table.rows.len();
        built.add_row(row.iter().enumerate().map(|(group, cell)| {
            let column = layout.groups.get(group).and_then(|columns| table.columns.get(*columns.start()));
            let names_rows_by_chart = layout.groups.first().is_some_and(|columns| columns.start() != columns.end());
            match cell.split_once('\n') {
                _ if is_footer => TextStyle::Strong.paint(cell),
                Some((name, chart)) if group == 0 && names_rows_by_chart => {
                    format!("{}\n{chart}", TextStyle::Strong.paint(name))
                }
                _ if group == 0 && column.is_some_and(|_| has_bars(table)) => TextStyle::Strong.paint(cell),
                _ => cell.clone(),
            }
        }));
    }
    let groups = || layout.groups.iter().enumerate();
    let is_numbers = |columns: &RangeInclusive<usize>| {
        table.columns.get(*columns.start()).is_some_and(|column| column.kind == ColumnKind::Numbers)
    };
    right(&mut built, &groups().filter(|(_, columns)| is_numbers(columns)).map(|(group, _)| group).collect::<Vec<_>>());
    for (group, _) in groups() {
        let last = group + 1 == layout.groups.len();
        let width = minimal_width(table, layout, cells, group);
        // No gutter follows the last column.
        at_least(&mut built, group, if last { width.saturating_sub(GUTTER.into()) } else { width });
    }
    built
}

fn has_bars(table: &Table) -> bool {
    table.columns.iter().any(|column| column.kind == ColumnKind::Chart)
}

/// "Band, must-haves": the heading of a group.
fn title(table: &Table, group: &RangeInclusive<usize>) -> String {
    let columns = table.columns.get(group.clone()).unwrap_or_default();
    let titles = columns.iter().map(|column| column.title.as_str()).filter(|title| !title.is_empty());
    let titles: Vec<_> =
        titles.enumerate().map(|(index, title)| if index == 0 { title.to_owned() } else { lower(title) }).collect();
    titles.join(", ")
}

fn lower(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

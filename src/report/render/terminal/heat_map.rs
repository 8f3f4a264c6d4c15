//! Heat maps in a terminal: a figure and the mark of its band in every cell, readable without colour.
//!
//! Columns that do not fit are continued in further blocks, each with the names of the rows.

use super::Terminal;
use super::graphics::ink;
use super::ink::TextStyle;
use crate::report::document::{ColumnKind, HeatMap, HeatMapBand, HeatMapRow};
use std::collections::BTreeSet;
use textwrap::core::display_width;

/// The maximum and minimum width of the column of names, and the minimum to show all columns.
const WIDEST_NAME: usize = 40;
const NARROWEST_NAME: usize = 14;
const ROOMY_NAME: usize = 17;
/// The maximum width of a legend.
const READABLE: usize = 100;
/// The space between columns, if there is room.
const GUTTER: usize = 2;
/// Marks of bands from best to worst, spread over the bands.
const MARKS: [char; 5] = ['·', '░', '▒', '▓', '█'];
const ASCII_MARKS: [char; 5] = ['.', ':', '+', '*', '#'];

/// The content of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ColumnContent {
    Cell(usize),
    /// The overall band in words, or only its mark.
    OverallInWords,
    OverallMark,
    Fact(usize),
}

/// A column next to the names.
struct MapColumn {
    title: String,
    content: ColumnContent,
    width: usize,
    gutter: usize,
    /// The width of the mark after each figure; the title is above the figures.
    mark: usize,
    right: bool,
}

impl Terminal {
    pub(super) fn heat_map(&mut self, map: &HeatMap) {
        let marks = self.marks(map.bands.len());
        self.heat_map_legend(map, &marks);
        let width = self.page.width();
        let narrowest = NARROWEST_NAME.min(width / 2);
        let columns = layouts(map, &marks, width, narrowest);
        let room = width.saturating_sub(total(&columns)).clamp(narrowest, WIDEST_NAME);
        let names = self.names(map, room);
        let longest = names.iter().map(|name| display_width(name)).max().unwrap_or(0);
        let name_width = longest.min(room).max(display_width(&map.rows_are));
        for block in blocks(columns, width.saturating_sub(name_width)) {
            self.page.gap();
            self.page.line(&TextStyle::Faint.paint(header(map, &block, name_width).trim_end()));
            for (row, name) in map.rows.iter().zip(&names) {
                let mut line = padded(&shortened(name, name_width), name_width, false);
                for column in &block {
                    line += &" ".repeat(column.gutter);
                    line += &self.heat_map_cell(map, row, column, &marks);
                }
                self.page.line(line.trim_end());
            }
        }
    }

    /// The names of the rows: with their groups if there are several, unless that takes too much room and the names are distinct without
    /// them.
    fn names(&self, map: &HeatMap, room: usize) -> Vec<String> {
        let several_groups = map.rows.windows(2).any(|pair| matches!(pair, [one, other] if one.group != other.group));
        let has_marks = map.rows.iter().any(|row| row.is_marked);
        let named = |with_group: bool| map.rows.iter().map(move |row| self.spell(&name(row, with_group, has_marks)));
        if !several_groups {
            return named(false).collect();
        }
        let distinct: BTreeSet<_> = map.rows.iter().map(|row| &row.name).collect();
        let with_groups: Vec<_> = named(true).collect();
        let too_wide = with_groups.iter().any(|name| display_width(name) > room);
        if too_wide && distinct.len() == map.rows.len() { named(false).collect() } else { with_groups }
    }

    fn heat_map_legend(&mut self, map: &HeatMap, marks: &[char]) {
        let worst = map.bands.len().saturating_sub(1);
        let bands = map.bands.iter().zip(marks).enumerate().map(|(index, (label, mark))| {
            let band = HeatMapBand { worst: u8::try_from(index).unwrap_or(u8::MAX), certain: true };
            format!("{} {}", ink(band.rating(worst)).paint(&mark.to_string()), self.spell(label))
        });
        let bands: Vec<_> = bands.collect();
        let columns =
            map.columns.iter().enumerate().map(|(index, title)| format!("{} {}", index + 1, self.spell(title)));
        let columns: Vec<_> = columns.collect();
        self.entries(&bands, None);
        self.entries(&columns, Some(TextStyle::Faint));
    }

    /// Entries laid out in lines, without breaking any of them.
    fn entries(&mut self, entries: &[String], style: Option<TextStyle>) {
        let width = self.page.width().min(READABLE);
        let mut lines: Vec<String> = Vec::new();
        for entry in entries {
            match lines.last_mut() {
                Some(line) if display_width(line) + GUTTER + display_width(entry) <= width => {
                    line.push_str("  ");
                    line.push_str(entry);
                }
                _ => lines.push(entry.clone()),
            }
        }
        for line in lines {
            self.line("", "", &style.map_or(line.clone(), |style| style.paint(&line)));
        }
    }

    fn heat_map_cell(&self, map: &HeatMap, row: &HeatMapRow, column: &MapColumn, marks: &[char]) -> String {
        let worst = map.bands.len().saturating_sub(1);
        let (text, band) = match column.content {
            ColumnContent::Fact(fact) => {
                let text = row.facts.get(fact).map(|text| self.spell(text)).unwrap_or_default();
                return padded(&text, column.width, column.right);
            }
            ColumnContent::Cell(cell) => match row.cells.get(cell).and_then(Option::as_ref) {
                Some(cell) => {
                    let figure = padded(&self.spell(&cell.figure), column.width - column.mark, true);
                    (format!("{figure}{}{}", mark(marks, cell.band), cell.band.doubt()), Some(cell.band))
                }
                None => (padded("–", column.width - column.mark, true), None),
            },
            ColumnContent::OverallInWords | ColumnContent::OverallMark => match row.overall {
                Some(band) => {
                    let label = self.spell(&overall(map, marks, band, column.content));
                    (label, Some(band))
                }
                None => ("–".to_owned(), None),
            },
        };
        let padding = " ".repeat(column.width.saturating_sub(display_width(&text)));
        band.map_or(text.clone(), |band| ink(band.rating(worst)).paint(&text)) + &padding
    }

    /// The marks of this many bands; numbers if there are more bands than marks.
    fn marks(&self, bands: usize) -> Vec<char> {
        let drawn = if self.ascii { ASCII_MARKS } else { MARKS };
        if bands > drawn.len() {
            return ('1'..='9').chain('a'..='z').cycle().take(bands).collect();
        }
        let last = bands.saturating_sub(1);
        let spread = |band: usize| (band * (drawn.len() - 1) + last / 2).checked_div(last).unwrap_or(0);
        (0..bands).filter_map(|band| drawn.get(spread(band))).copied().collect()
    }
}

/// The name of a row: after its mark and its note, which must not be truncated, and with its group if there are several.
fn name(row: &HeatMapRow, with_group: bool, has_marks: bool) -> String {
    let note = row.note.as_ref().map(|note| format!("({note}) ")).unwrap_or_default();
    let group = row.group.as_ref().filter(|group| with_group && **group != row.name);
    let mark = match (has_marks, row.is_marked) {
        (false, _) => String::new(),
        (true, false) => "  ".to_owned(),
        (true, true) => format!("{} ", HeatMapRow::MARK),
    };
    format!("{mark}{note}{}{}", row.name, group.map(|group| format!(" · {group}")).unwrap_or_default())
}

fn mark(marks: &[char], band: HeatMapBand) -> char {
    marks.get(usize::from(band.worst)).copied().unwrap_or('?')
}

fn overall(map: &HeatMap, marks: &[char], band: HeatMapBand, content: ColumnContent) -> String {
    let label = map.bands.get(usize::from(band.worst)).cloned().unwrap_or_default();
    let label = if content == ColumnContent::OverallMark { mark(marks, band).to_string() } else { label };
    format!("{label}{}", band.doubt())
}

/// The columns of the widest layout that leaves room for names: all of them; with the overall band as a mark; or without some or all of the
/// optional ones.
fn layouts(map: &HeatMap, marks: &[char], width: usize, narrowest: usize) -> Vec<MapColumn> {
    let roomy = columns(map, marks, true, 0);
    if total(&roomy) + ROOMY_NAME <= width {
        return roomy;
    }
    let optional = map.facts.iter().filter(|fact| fact.is_optional).count();
    let compact = (0..=optional).map(|dropped| columns(map, marks, false, dropped));
    let mut compact = compact.skip_while(|columns| total(columns) + narrowest > width);
    compact.next().unwrap_or_else(|| columns(map, marks, false, 0))
}

/// All columns except the first few optional ones, with the overall band in words or as a mark.
fn columns(map: &HeatMap, marks: &[char], roomy: bool, dropped: usize) -> Vec<MapColumn> {
    let mut optional = map.facts.iter().enumerate().filter(|(_, fact)| fact.is_optional).map(|(index, _)| index);
    let first_kept = optional.nth(dropped).unwrap_or(map.facts.len());
    let widest = |of: &dyn Fn(&HeatMapRow) -> usize| map.rows.iter().map(of).max().unwrap_or(0);
    let mut columns = Vec::new();
    for cell in 0..map.columns.len() {
        let cells = || map.rows.iter().filter_map(move |row| row.cells.get(cell)?.as_ref());
        let figure = cells().map(|cell| display_width(&cell.figure)).max().unwrap_or(0);
        let mark = 1 + usize::from(cells().any(|cell| !cell.band.certain));
        let title = (cell + 1).to_string();
        let width = figure.max(title.len()).max(2) + mark;
        columns.push(MapColumn { title, content: ColumnContent::Cell(cell), width, gutter: 1, mark, right: true });
    }
    let gutter = if roomy { GUTTER } else { 1 };
    let (content, title) =
        if roomy { (ColumnContent::OverallInWords, "Overall") } else { (ColumnContent::OverallMark, "Band") };
    let width = widest(&|row| row.overall.map_or(1, |band| display_width(&overall(map, marks, band, content))));
    columns.push(MapColumn {
        title: title.to_owned(),
        content,
        width: width.max(title.len()),
        gutter,
        mark: 0,
        right: false,
    });
    for (fact, column) in
        map.facts.iter().enumerate().filter(|(index, column)| !column.is_optional || *index >= first_kept)
    {
        let width = widest(&|row| row.facts.get(fact).map_or(0, |text| display_width(text)));
        columns.push(MapColumn {
            title: column.title.clone(),
            content: ColumnContent::Fact(fact),
            width: width.max(display_width(&column.title)),
            gutter,
            mark: 0,
            right: column.kind == ColumnKind::Numbers,
        });
    }
    columns
}

fn header(map: &HeatMap, block: &[MapColumn], name_width: usize) -> String {
    let mut header = padded(&map.rows_are, name_width, false);
    for column in block {
        header += &" ".repeat(column.gutter);
        header += &padded(&column.title, column.width - column.mark, column.right);
        header += &" ".repeat(column.mark);
    }
    header
}

fn total(columns: &[MapColumn]) -> usize {
    columns.iter().map(|column| column.width + column.gutter).sum()
}

/// Columns grouped into blocks that fit.
fn blocks(columns: Vec<MapColumn>, room: usize) -> Vec<Vec<MapColumn>> {
    let mut blocks: Vec<Vec<MapColumn>> = Vec::new();
    for column in columns {
        match blocks.last_mut() {
            Some(block) if total(block) + column.width + column.gutter <= room => block.push(column),
            _ => blocks.push(vec![column]),
        }
    }
    blocks
}

/// A text padded to this many columns.
fn padded(text: &str, width: usize, right: bool) -> String {
    let space = " ".repeat(width.saturating_sub(display_width(text)));
    if right { space + text } else { text.to_owned() + &space }
}

/// A text truncated to this many columns, with an ellipsis.
fn shortened(text: &str, width: usize) -> String {
    if display_width(text) <= width {
        return text.to_owned();
    }
    let mut short = String::new();
    for character in text.chars() {
        short.push(character);
        if display_width(&short) >= width {
            short.pop();
            break;
        }
    }
    short.trim_end().to_owned() + "…"
}

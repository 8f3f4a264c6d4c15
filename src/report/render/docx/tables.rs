//! The tables of a Word file, with bars and scales as shaded cells.

use super::body::{Body, escaped, runs};
use crate::report::document::{
    Cell, Column, ColumnKind, HeatMap, HeatMapBand, HeatMapRow, RichText, Scales, ScoreBar, Spreads, Table,
    TwoPoleScale,
};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The width of a bar, in twentieths of a point.
const BAR: u32 = 1440;
/// The width of a column of bars.
const CHART: u32 = BAR + 160;
/// The width between the margins of a portrait page, in twentieths of a point.
const TEXT: u32 = 9864;
/// The same for a landscape page.
const WIDE_TEXT: u32 = 14796;
/// The average width of a letter in a table.
const LETTER: usize = 102;
/// The space to the left and right of a cell's text.
const CELL_MARGINS: usize = 160;
/// The longest text that is kept on one line, such as a range or a band, in letters.
const UNBROKEN: usize = 12;
/// The maximum length of a word to keep on one line, and of short texts that share a line, in letters.
const LONGEST_LINE: usize = 30;
/// The part of a longer line that its column asks for in addition.
const OF_LONG_LINE: usize = 3;
/// The maximum number of rows of a table that is kept on one page.
const KEPT_TOGETHER: usize = 4;
/// Tenths of a point in a whole bar.
const WHOLE: u32 = 1000;
/// The fill of bars and of positions.
const FILL: &str = "1D4F91";
/// The fill between two scores.
const CHANGE: &str = "9CC0E4";
/// Shades of a heat map, from the best band to the worst.
const SHADES: [&str; 4] = ["FFFFFF", "E3EDF8", "C3D9EF", "9CC0E4"];
/// The headings of a box plot's figures.
const SPREAD_TITLES: [&str; 5] = ["Lowest", "Lower quartile", "Median", "Upper quartile", "Highest"];

impl Body {
    pub(super) fn table(&mut self, table: &Table) {
        let widths = widths(table);
        self.begin_table(&table.caption, &table.columns, &widths, table.footer.is_some(), true);
        let rows: Vec<_> = table.rows.iter().chain(&table.footer).collect();
        for (index, row) in rows.iter().enumerate() {
            self.begin_row();
            let is_kept = rows.len() <= KEPT_TOGETHER && index + 1 < rows.len();
            for (cell, column) in row.iter().zip(&table.columns) {
                self.cell(column.kind, "", &cell_content(cell, column.kind, is_kept));
            }
            self.end_row();
        }
        self.end_table();
    }

    pub(super) fn scales(&mut self, scales: &Scales) {
        let left = format!("{} (−2)", scales.left);
        let right = format!("{} (+2)", scales.right);
        let columns = [Column::words(left), Column::words("Position"), Column::words(right)];
        let pole = (TEXT - CHART) / 2;
        self.begin_table(&scales.caption, &columns, &[pole, CHART, pole], false, false);
        for scale in &scales.scales {
            self.begin_row();
            self.cell(ColumnKind::Words, "", &text(&scale.left.as_str().into(), ColumnKind::Words));
            self.cell(ColumnKind::Chart, "", &position(scale));
            self.cell(ColumnKind::Words, "", &text(&scale.right.as_str().into(), ColumnKind::Words));
            self.end_row();
        }
        self.end_table();
    }

    pub(super) fn heat_map(&mut self, map: &HeatMap) {
        let first = std::iter::once(Column::words(map.rows_are.as_str()));
        let facts = map.facts.iter().map(|fact| Column { kind: fact.kind, ..Column::words(fact.title.as_str()) });
        let figures = map.columns.iter().map(String::as_str).chain(["Overall"]).map(Column::words);
        let columns: Vec<_> = first.chain(figures).chain(facts).collect();
        let width = WIDE_TEXT / u32::try_from(columns.len()).unwrap_or(1).max(1);
        self.begin_table(&map.caption, &columns, &vec![width; columns.len()], false, true);
        let shaded = |band: Option<HeatMapBand>, figure: Option<&str>| {
            let label =
                band.and_then(|band| Some(format!("{}{}", map.bands.get(usize::from(band.worst))?, band.doubt())));
            let words = [figure.map(str::to_owned), label].into_iter().flatten().collect::<Vec<_>>().join(" ");
            (shade(map, band), if words.is_empty() { "–".to_owned() } else { words })
        };
        for row in &map.rows {
            self.begin_row();
            let asides: Vec<_> = row.group.iter().chain(&row.note).map(|aside| format!(" · {aside}")).collect();
            let mark = if row.is_marked { format!(" {}", HeatMapRow::MARK) } else { String::new() };
            let name = RichText::new().plain(row.name.as_ref()).plain(mark).muted(asides.concat());
            self.cell(ColumnKind::Words, "", &text(&name, ColumnKind::Words));
            let cells = row.cells.iter().map(|cell| {
                shaded(cell.as_ref().map(|cell| cell.band), cell.as_ref().map(|cell| cell.figure.as_ref()))
            });
            for (fill, words) in cells.chain([shaded(row.overall, None)]) {
                self.cell(ColumnKind::Words, fill, &text(&words.into(), ColumnKind::Words));
            }
            for (fact, column) in row.facts.iter().zip(&map.facts) {
                self.cell(column.kind, "", &text(&fact.as_ref().into(), column.kind));
            }
            self.end_row();
        }
        self.end_table();
    }

    pub(super) fn spreads(&mut self, spreads: &Spreads) {
        let words = std::iter::once(Column::words(spreads.labels_are.as_str()));
        let numbers = std::iter::once(spreads.counted.as_str()).chain(SPREAD_TITLES).map(Column::numbers);
        let columns: Vec<_> = words.chain(numbers).collect();
        let number = TEXT / 10;
        let widths: Vec<_> = std::iter::once(TEXT - 6 * number).chain([number; 6]).collect();
        self.begin_table(&spreads.caption, &columns, &widths, false, true);
        for spread in &spreads.spreads {
            self.begin_row();
            self.cell(ColumnKind::Words, "", &text(&spread.label.as_str().into(), ColumnKind::Words));
            let none = || ["–"; 5].map(str::to_owned);
            let points =
                spread.points.as_ref().map_or_else(none, |points| points.each_ref().map(|point| point.printed.clone()));
            for figure in std::iter::once(spread.count.to_string()).chain(points) {
                self.cell(ColumnKind::Numbers, "", &text(&figure.into(), ColumnKind::Numbers));
            }
            self.end_row();
        }
        self.end_table();
    }

    /// The caption and the header row, which is repeated on every page and not separated from the first row.
    fn begin_table(&mut self, caption: &str, columns: &[Column], widths: &[u32], has_footer: bool, names_rows: bool) {
        // A heading that says the same is the caption.
        if self.last_heading != caption {
            self.paragraph("Caption", &caption.into());
        }
        let (last_row, first_column) = (u8::from(has_footer), u8::from(names_rows));
        let _infallible = write!(
            self.xml,
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"ReportTable\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLook w:firstRow=\"1\" \
             w:lastRow=\"{last_row}\" w:firstColumn=\"{first_column}\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>\
             <w:tblCaption w:val=\"{}\"/></w:tblPr><w:tblGrid>",
            escaped(caption)
        );
        for width in widths {
            let _infallible = write!(self.xml, "<w:gridCol w:w=\"{width}\"/>");
        }
        self.xml.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for column in columns {
            let title = if column.kind == ColumnKind::Chart { "Bar" } else { column.title.as_str() };
            self.cell(column.kind, "", &paragraph(&title.into(), column.kind, true));
        }
        self.end_row();
    }

    fn begin_row(&mut self) {
        self.xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
    }

    /// A cell with its paragraphs, shaded if `fill` names a colour.
    fn cell(&mut self, kind: ColumnKind, fill: &str, content: &str) {
        let width =
            if kind == ColumnKind::Chart { format!("<w:tcW w:w=\"{CHART}\" w:type=\"dxa\"/>") } else { String::new() };
        let shading = if fill.is_empty() { String::new() } else { shading("clear", fill) };
        let _infallible = write!(self.xml, "<w:tc><w:tcPr>{width}{shading}</w:tcPr>{content}</w:tc>");
    }

    fn end_row(&mut self) {
        self.xml.push_str("</w:tr>");
    }

    /// Ends a table, with a paragraph that separates it from the next.
    fn end_table(&mut self) {
        self.xml.push_str("</w:tbl>");
        self.paragraph("TableText", &RichText::new());
    }
}

/// The widths of a table's columns: at least that of the longest word, with the rest shared by the length of their texts.
fn widths(table: &Table) -> Vec<u32> {
    let needs = table.columns.iter().enumerate().map(|(index, column)| {
        if column.kind == ColumnKind::Chart {
            let chart = usize::try_from(CHART).unwrap_or_default();
            return (chart, 0);
        }
        let cells = table.rows.iter().chain(&table.footer).filter_map(|row| row.get(index));
        let texts: Vec<_> = cells.flat_map(words).collect();
        let length = |text: &str| text.chars().count();
        let longest_word = |text: &str| text.split(' ').map(length).max().unwrap_or(0);
        let unbroken = |text: &String| if length(text) <= UNBROKEN { length(text) } else { longest_word(text) };
        // A heading is bold, so it takes a little more.
        let least = texts.iter().map(unbroken).max().unwrap_or(0).max(longest_word(&column.title) + 1);
        let least = least.min(LONGEST_LINE);
        let longest = texts.iter().map(|text| length(text)).max().unwrap_or(0);
        let longest = longest.min(LONGEST_LINE) + longest.saturating_sub(LONGEST_LINE) / OF_LONG_LINE;
        (least * LETTER + CELL_MARGINS, longest.saturating_sub(least) * LETTER)
    });
    let needs: Vec<_> = needs.collect();
    let (least, wanted) = needs.iter().fold((0, 0), |(least, wanted), need| (least + need.0, wanted + need.1));
    let spare = usize::try_from(TEXT).unwrap_or_default().saturating_sub(least);
    let width = |(least, wanted_here): &(usize, usize)| {
        let extra = (wanted_here * spare).checked_div(wanted).unwrap_or(0);
        u32::try_from(least + extra).unwrap_or(TEXT)
    };
    needs.iter().map(width).collect()
}

/// The lines of a cell.
fn words(cell: &Cell) -> Vec<String> {
    match cell {
        Cell::Empty | Cell::Bar(_) | Cell::Trend(_) => Vec::new(),
        Cell::Words(texts) => lines(texts).iter().map(RichText::to_plain).collect(),
        Cell::Figure(figure) => vec![figure.to_string()],
        Cell::Band(band) => vec![band.to_string()],
    }
}

/// Texts that belong to one cell: in one line if that is short, otherwise below each other.
fn lines(texts: &[RichText]) -> Vec<RichText> {
    let mut joined = RichText::new();
    for (index, one) in texts.iter().enumerate() {
        joined = joined.plain(if index == 0 { "" } else { ", " }).text(one.clone());
    }
    if joined.to_plain().chars().count() <= LONGEST_LINE { vec![joined] } else { texts.to_vec() }
}

fn shading(pattern: &str, fill: &str) -> String {
    format!("<w:shd w:val=\"{pattern}\" w:color=\"{FILL}\" w:fill=\"{fill}\"/>")
}

fn shade(map: &HeatMap, band: Option<HeatMapBand>) -> &'static str {
    let worst = map.bands.len().saturating_sub(1).max(1);
    let shade = band.map_or(0, |band| (usize::from(band.worst) * (SHADES.len() - 1)).div_ceil(worst));
    SHADES.get(shade).copied().unwrap_or(SHADES[SHADES.len() - 1])
}

fn cell_content(cell: &Cell, kind: ColumnKind, is_kept: bool) -> String {
    let text = |text: &RichText| paragraph(text, kind, is_kept);
    match cell {
        Cell::Empty if kind == ColumnKind::Chart => text(&RichText::new()),
        Cell::Empty => text(&"–".into()),
        Cell::Words(texts) => lines(texts).iter().map(text).collect(),
        Cell::Figure(figure) => text(&figure.to_string().into()),
        Cell::Band(band) => text(&RichText::new().rated(band.to_string(), band.rating)),
        Cell::Bar(bar) => bar_table(*bar),
        Cell::Trend(trend) => trend.ends().map_or_else(|| text(&RichText::new()), trend_table),
    }
}

fn text(text: &RichText, kind: ColumnKind) -> String {
    paragraph(text, kind, false)
}

/// A paragraph of a cell. One that is kept is on the page of what follows.
fn paragraph(text: &RichText, kind: ColumnKind, is_kept: bool) -> String {
    let keep = if is_kept { "<w:keepNext/>" } else { "" };
    let alignment = if kind == ColumnKind::Numbers { "<w:jc w:val=\"right\"/>" } else { "" };
    format!("<w:p><w:pPr><w:pStyle w:val=\"TableText\"/>{keep}{alignment}</w:pPr>{}</w:p>", runs(text))
}

/// A score as cells: filled up to the lowest, striped up to the highest still possible, with a thick edge at the target.
fn bar_table(bar: ScoreBar) -> String {
    let target = bar.target.map(u32::from);
    let edges = [u32::from(bar.low), u32::from(bar.high)].into_iter().chain(target);
    let cells = parts_of_bar(edges, |_, to| {
        let shading = match to {
            _ if to <= u32::from(bar.low) => shading("clear", FILL),
            _ if to <= u32::from(bar.high) => shading("diagStripe", "FFFFFF"),
            _ => String::new(),
        };
        ((Some(to) == target).then_some(24), shading)
    });
    let printed = |tenths: u16| format!("{}", (u32::from(tenths) + 5) / 10);
    let range =
        if bar.low < bar.high { format!("{} to {}", printed(bar.low), printed(bar.high)) } else { printed(bar.low) };
    let wanted = bar.target.map(|target| format!(", target {}", printed(target))).unwrap_or_default();
    shaded_table(&cells, &format!("Bar: score {range}{wanted}, of 100"))
}

/// A score in the first and the last audit: shaded between the two, with a thin edge for the first and a thick one for the last.
fn trend_table((then, now): (u16, u16)) -> String {
    let (then, now) = (u32::from(then), u32::from(now));
    let cells = parts_of_bar([then, now], |from, to| {
        let between = from >= then.min(now) && to <= then.max(now);
        let shading = if between { shading("clear", CHANGE) } else { String::new() };
        (if to == now { Some(32) } else { (to == then).then_some(12) }, shading)
    });
    let printed = |tenths: u32| (tenths + 5) / 10;
    shaded_table(&cells, &format!("Score {} then and {} now, of 100", printed(then), printed(now)))
}

/// The cells of a bar that is cut at these edges. `look` gives the width of the line at the end of each, if any, and its shading.
fn parts_of_bar(
    edges: impl IntoIterator<Item = u32>,
    look: impl Fn(u32, u32) -> (Option<u32>, String),
) -> Vec<(u32, String)> {
    let edges: BTreeSet<_> = edges.into_iter().chain([0, WHOLE]).collect();
    let parts = edges.iter().zip(edges.iter().skip(1)).map(|(&from, &to)| {
        let (line, shading) = look(from, to);
        let line =
            line.map(|line| format!("<w:right w:val=\"single\" w:sz=\"{line}\" w:space=\"0\" w:color=\"16202C\"/>"));
        ((to - from) * BAR / WHOLE, format!("<w:tcBorders>{}</w:tcBorders>{shading}", line.unwrap_or_default()))
    });
    parts.collect()
}

/// Five cells from −2 to +2, the nearest to the position filled, and the position in words.
fn position(scale: &TwoPoleScale) -> String {
    let nearest = scale.position.map(|position| (position + 250).div_euclid(100).clamp(0, 4));
    let cells: Vec<_> = (0..5)
        .map(|step| (BAR / 5, if Some(step) == nearest { shading("clear", FILL) } else { String::new() }))
        .collect();
    let words = RichText::new().plain(scale.state.as_str());
    let table = shaded_table(&cells, &format!("Position from −2 to +2: {}", scale.state));
    table + &text(&words, ColumnKind::Words)
}

/// A nested table of cells with these widths and properties, with alternative text. A cell must end with a paragraph.
fn shaded_table(cells: &[(u32, String)], description: &str) -> String {
    let (mut grid, mut row) = (String::new(), String::new());
    for (width, properties) in cells {
        let _infallible = write!(grid, "<w:gridCol w:w=\"{width}\"/>");
        let _infallible = write!(
            row,
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{properties}</w:tcPr><w:p><w:pPr><w:spacing w:before=\"0\" \
             w:after=\"0\" w:line=\"160\" w:lineRule=\"exact\"/></w:pPr></w:p></w:tc>"
        );
    }
    let side = |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"8290A0\"/>");
    let borders: String = ["top", "left", "bottom", "right"].map(side).concat();
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{BAR}\" w:type=\"dxa\"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type=\"fixed\"/>\
         <w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar><w:tblDescription \
         w:val=\"{}\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr>{row}</w:tr></w:tbl><w:p><w:pPr><w:spacing w:before=\"0\" \
         w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>",
        escaped(description)
    )
}

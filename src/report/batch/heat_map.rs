//! The heat map on a screen: a row for each team, a column for each pillar, readable without colour.
//!
//! Columns that do not fit beside each other follow in further blocks, each with the teams' names.

use super::ReportContext;
use super::line::{BandMark, NONE, TeamLine};
use crate::Style;
use crate::report::terminal::graphics::ink;
use crate::report::terminal::ink::TextStyle;
use crate::report::terminal::page::Page;
use crate::text::clean;
use textwrap::core::display_width;

/// The widest that a team's name is shown; what is worth a compact form; and what is worth several blocks of columns.
const LONGEST_NAME: usize = 40;
const SHORT_NAME: usize = 17;
const SHORTEST_NAME: usize = 14;
/// The widest that a legend is comfortable to read.
const READABLE: usize = 100;
/// The space between two columns, pillars aside, where there is room.
const GUTTER: usize = 2;
/// Marks of bands, best to worst, spread over as many as there are.
const MARKS: [char; 5] = ['·', '░', '▒', '▓', '█'];
const ASCII_MARKS: [char; 5] = ['.', ':', '+', '*', '#'];

/// Rows as they come, kept as short as they are shown, in few pieces of memory however many there are.
#[derive(Debug, Default)]
pub struct HeatMap {
    /// Of every row the name, then the cells of all columns, each ended by a tab, which no clean text contains.
    cells: String,
    /// Where the cells of each row end.
    ends: Vec<usize>,
    /// The bands of every row: its pillars', then the overall one.
    bands: Vec<Option<(u8, bool)>>,
    organisation: Option<String>,
    several_organisations: bool,
    any_left_out: bool,
    any_doubt: bool,
}

/// A row of the map.
#[derive(Debug, Clone, Copy)]
struct Row<'m> {
    cells: &'m str,
    bands: &'m [Option<(u8, bool)>],
}

/// A column beside the names.
struct Column {
    title: String,
    width: usize,
    right: bool,
    /// Which cell of a row it shows.
    cell: usize,
    /// Which band its colour comes from.
    band: Option<usize>,
    /// The cells of a band's mark behind the figure; 0 where the column is no pillar's.
    mark: usize,
    /// The space before it.
    gutter: usize,
}

impl HeatMap {
    /// Takes the next row.
    pub fn add(&mut self, line: &TeamLine) {
        if self.ends.is_empty() {
            self.organisation.clone_from(&line.organisation);
        }
        self.several_organisations |= self.organisation != line.organisation;
        self.any_left_out |= line.left_out > 0;
        self.any_doubt |= line.pillars.iter().flatten().any(|cell| !cell.band.certain);
        let gaps = line.pillars.iter().map(|cell| cell.as_ref().map_or(NONE, |cell| &cell.gap));
        let name = [line.name(false), line.name(true)].map(|mut name| {
            line.left_out_in_words().iter().for_each(|words| name = format!("{words}: {name}"));
            name
        });
        let short_culture = line.culture.replace("hostile", "host").replace("mixed", "mix").replace("fertile", "fert");
        let cells = name.iter().map(String::as_str).chain(gaps).chain([
            line.worst_mean_gap.as_str(),
            line.must_haves.as_str(),
            line.known.as_str(),
            line.culture.as_str(),
            short_culture.as_str(),
        ]);
        let small = |mark: BandMark| (u8::try_from(mark.worst).unwrap_or(u8::MAX), mark.certain);
        let pillars = line.pillars.iter().map(|cell| cell.as_ref().map(|cell| small(cell.band)));
        for cell in cells {
            self.cells.push_str(cell);
            self.cells.push('\t');
        }
        self.ends.push(self.cells.len());
        self.bands.extend(pillars.chain([line.overall.map(small)]));
    }

    fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let bands = self.bands.chunks((self.bands.len() / self.ends.len().max(1)).max(1));
        let begins = std::iter::once(&0).chain(&self.ends);
        begins
            .zip(&self.ends)
            .zip(bands)
            .map(|((begin, end), bands)| Row { cells: self.cells.get(*begin..*end).unwrap_or_default(), bands })
    }

    /// Writes all rows.
    pub(super) fn write(&self, page: &mut Page, frame: ReportContext<'_>, style: Style) {
        let marks = Marks::of(frame, style);
        self.write_legend(page, frame, &marks);
        let name_cell = usize::from(self.several_organisations);
        let longest = self.rows().map(|row| display_width(row.cell(name_cell))).max().unwrap_or(0);
        let whole = self.columns(frame, &marks, true);
        let room = |columns: &[Column]| page.width().saturating_sub(total(columns));
        let columns = if room(&whole) >= SHORT_NAME { whole } else { self.columns(frame, &marks, false) };
        let shortest = SHORTEST_NAME.min(page.width() / 2);
        let name = longest.min(room(&columns).clamp(shortest, LONGEST_NAME)).max(4);
        for block in blocks(columns, page.width().saturating_sub(name)) {
            page.gap();
            self.write_block(page, &block, name, name_cell, frame, &marks);
        }
    }

    /// The cells of a mark behind the figures of a pillar, with the question mark where any row has one.
    fn mark_width(&self, pillar: usize) -> usize {
        let doubt = |row: Row<'_>| row.band(pillar).is_some_and(|mark| !mark.certain);
        1 + usize::from(self.rows().any(doubt))
    }

    fn write_legend(&self, page: &mut Page, frame: ReportContext<'_>, marks: &Marks) {
        page.gap();
        let bands = frame.questionnaire.bands();
        let named = bands.as_slice().iter().enumerate().map(|(place, band)| {
            let mark = BandMark { worst: place, certain: true };
            format!("{} {}", ink(mark.tone(bands)).paint(&marks.of_band(place).to_string()), clean(&band.label))
        });
        let named: Vec<_> = named.collect();
        page.sentence("Gap so far in points, and a mark for the worst band still possible:");
        entries(page, &named, None);
        let titles = frame.questionnaire.pillars().iter().enumerate();
        let titles: Vec<_> = titles.map(|(place, pillar)| format!("{} {}", place + 1, clean(&pillar.title))).collect();
        entries(page, &titles, Some(TextStyle::Faint));
        let mut notes = Vec::new();
        if self.any_doubt {
            notes.push("?: a better one is possible while answers are missing");
        }
        notes.push("Worst: the mean gap in the worst case");
        notes.push("Open: must-haves that are open, +n? not confirmed");
        if self.any_left_out {
            notes.push("−n: so many of its files have errors and are left out");
        }
        page.sentence(&TextStyle::Faint.paint(&format!("{}.", notes.join(". "))));
    }

    /// The columns beside the names; in the compact form the overall band is a mark, the culture is short and the mean gap is left out.
    fn columns(&self, frame: ReportContext<'_>, marks: &Marks, whole: bool) -> Vec<Column> {
        let pillars = frame.questionnaire.pillars().len();
        let widest = |cell: usize| self.rows().map(|row| display_width(row.cell(cell))).max().unwrap_or(1);
        let gutter = if whole { GUTTER } else { 1 };
        let mut columns = Vec::new();
        for pillar in 0..pillars {
            let title = (pillar + 1).to_string();
            let width = widest(2 + pillar).max(title.len()).max(2) + self.mark_width(pillar);
            columns.push(Column {
                title,
                width,
                right: false,
                cell: 2 + pillar,
                band: Some(pillar),
                mark: self.mark_width(pillar),
                gutter: 1,
            });
        }
        let plain = |title: &str, cell: usize| Column {
            title: title.to_owned(),
            width: widest(cell).max(title.len()),
            right: true,
            cell,
            band: None,
            mark: 0,
            gutter,
        };
        let overall = self.rows().filter_map(|row| row.band(pillars));
        let overall = overall.map(|mark| display_width(&marks.overall(mark, frame, whole))).max().unwrap_or(1);
        if whole {
            columns.push(plain("Worst", 2 + pillars));
        }
        let title = if whole { "Overall" } else { "All" };
        columns.push(Column {
            title: title.to_owned(),
            width: overall.max(title.len()),
            right: false,
            cell: usize::MAX,
            band: Some(pillars),
            mark: 0,
            gutter,
        });
        columns.push(plain("Open", 3 + pillars));
        columns.push(plain("Known", 4 + pillars));
        let culture = if whole { plain("Culture", 5 + pillars) } else { plain("Cult", 6 + pillars) };
        columns.push(Column { right: false, ..culture });
        columns
    }

    fn write_block(
        &self,
        page: &mut Page,
        block: &[Column],
        name: usize,
        name_cell: usize,
        frame: ReportContext<'_>,
        marks: &Marks,
    ) {
        let bands = frame.questionnaire.bands();
        let whole = block.iter().all(|column| column.title != "All");
        let mut header = padded(if frame.organisations { "Organisation" } else { "Team" }, name, false);
        for column in block {
            header += &" ".repeat(column.gutter);
            // A pillar's number stands above its figure, not above its mark.
            let width = if column.is_pillar() { column.width - column.mark } else { column.width };
            header += &padded(&column.title, width, column.right || column.is_pillar());
            header += &" ".repeat(column.width - width);
        }
        page.line(&TextStyle::Faint.paint(header.trim_end()));
        for row in self.rows() {
            let mut line = padded(&shortened(row.cell(name_cell), name), name, false);
            for column in block {
                line += &" ".repeat(column.gutter);
                let mark = column.band.and_then(|band| row.band(band));
                line += &match (column.is_pillar(), mark) {
                    (true, None) => padded(NONE, column.width - column.mark, true) + &" ".repeat(column.mark),
                    (true, Some(mark)) => {
                        let gap = padded(row.cell(column.cell), column.width - column.mark, true);
                        let shown = format!("{}{}", marks.of_band(mark.worst), mark.doubt());
                        let cell = ink(mark.tone(bands)).paint(gap.trim_start()) + &ink(mark.tone(bands)).paint(&shown);
                        let indent = gap.len() - gap.trim_start().len();
                        " ".repeat(indent) + &cell + &" ".repeat(column.mark.saturating_sub(display_width(&shown)))
                    }
                    (false, Some(mark)) => {
                        let words = marks.overall(mark, frame, whole);
                        let padding = " ".repeat(column.width.saturating_sub(display_width(&words)));
                        ink(mark.tone(bands)).paint(&words) + &padding
                    }
                    (false, None) if column.band.is_some() => padded(NONE, column.width, false),
                    (false, None) => padded(row.cell(column.cell), column.width, column.right),
                };
            }
            page.line(line.trim_end());
        }
    }
}

impl<'m> Row<'m> {
    fn cell(self, place: usize) -> &'m str {
        self.cells.split('\t').nth(place).unwrap_or_default()
    }

    fn band(self, place: usize) -> Option<BandMark> {
        let (worst, certain) = (*self.bands.get(place)?)?;
        Some(BandMark { worst: worst.into(), certain })
    }
}

impl Column {
    fn is_pillar(&self) -> bool {
        self.mark > 0
    }
}

/// The marks of bands.
struct Marks(Vec<char>);

impl Marks {
    fn of(frame: ReportContext<'_>, style: Style) -> Self {
        let last = frame.questionnaire.bands().worst();
        let drawn = if style.ascii { ASCII_MARKS } else { MARKS };
        // With more bands than marks each gets its number.
        let numbers = ('1'..='9').chain('a'..='z');
        Self(if last < drawn.len() {
            (0..=last)
                .map(|place| drawn[(place * (drawn.len() - 1) + last / 2).checked_div(last).unwrap_or(0)])
                .collect()
        } else {
            numbers.take(last + 1).collect()
        })
    }

    fn of_band(&self, place: usize) -> char {
        self.0.get(place).or(self.0.last()).copied().unwrap_or('?')
    }

    fn overall(&self, mark: BandMark, frame: ReportContext<'_>, whole: bool) -> String {
        if whole { mark.in_words(frame.questionnaire) } else { format!("{}{}", self.of_band(mark.worst), mark.doubt()) }
    }
}

fn total(columns: &[Column]) -> usize {
    columns.iter().map(|column| column.width + column.gutter).sum()
}

/// Entries side by side as far as they fit, none broken over two lines.
fn entries(page: &mut Page, entries: &[String], ink: Option<TextStyle>) {
    let (mut line, page_width) = (String::new(), page.width());
    let mut put = |line: &str| match ink {
        Some(ink) => page.hanging("", "", &ink.paint(line)),
        None => page.hanging("", "", line),
    };
    let width = page_width.min(READABLE);
    for entry in entries {
        if !line.is_empty() && display_width(&line) + GUTTER + display_width(entry) > width {
            put(&std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line += "  ";
        }
        line += entry;
    }
    put(&line);
}

/// Columns side by side as far as they fit.
fn blocks(columns: Vec<Column>, room: usize) -> Vec<Vec<Column>> {
    let mut blocks: Vec<Vec<Column>> = Vec::new();
    for column in columns {
        match blocks.last_mut() {
            Some(block) if total(block) + column.width + column.gutter <= room => block.push(column),
            _ => blocks.push(vec![column]),
        }
    }
    blocks
}

/// A text in a column so wide; a longer one is left as it is.
fn padded(text: &str, width: usize, right: bool) -> String {
    let space = " ".repeat(width.saturating_sub(display_width(text)));
    if right { space + text } else { text.to_owned() + &space }
}

/// A text no wider than so much, with a sign where something is cut off.
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

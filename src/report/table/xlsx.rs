//! Tables as an Excel workbook: values only, one sheet per table, the same bytes for the same input.

use super::XlsxValue;
use crate::report::document::{Block, Labelled, Section};
use chrono::{Datelike as _, NaiveDate};
use rust_xlsxwriter::{
    Color, ConditionalFormatDataBar, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};
use std::fmt;
use std::ops::Range;
use textwrap::{Options, WrapAlgorithm};

/// The maximum number of rows below the header of a sheet.
const MAX_ROWS: usize = 1_048_575;
/// The maximum width of a column, in characters; longer texts are wrapped.
pub(super) const MAX_WIDTH: usize = 46;
/// The widest column of names, in characters; a name may take two lines, so that more columns fit on paper.
const NAME_WIDTH: usize = 26;
const MIN_WIDTH: usize = 10;
/// The width of the sheet of notes, which fits A4 upright.
const NOTES_WIDTH: u8 = 84;
/// The same in characters of the title, which are larger and bold, and the height of its lines in points.
const TITLE_WIDTH: u8 = 56;
const TITLE_HEIGHT: u16 = 19;
/// The height of a line, in points, and the maximum number of lines in a row.
const LINE_HEIGHT: u16 = 15;
const MAX_LINES: u16 = 27;
/// The longest page header that Excel allows, in UTF-16 units.
const MAX_HEADER: usize = 255;
/// A4.
const PAPER: u8 = 9;

/// Why a workbook cannot be written.
#[derive(Debug)]
pub enum XlsxProblem {
    /// A sheet would need more rows than Excel has.
    TooManyRows { sheet: &'static str },
    /// An error of the workbook library, such as a text that is too long for a cell.
    Writer(XlsxError),
}

/// A sheet with its header and rows.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    pub(super) name: &'static str,
    pub(super) headings: Vec<String>,
    pub(super) rows: Vec<Vec<XlsxValue>>,
    /// The columns that are printed on paper; `None` for all.
    pub(super) printed: Option<Range<u16>>,
    /// The maximum width of a column, in characters.
    pub(super) widest: usize,
    /// The column whose numbers, from 0 to 100, have a bar.
    pub(super) bars: Option<u16>,
}

/// The sheets as the bytes of a workbook. `notes` become the last sheet; `date` is the workbook's date of creation.
pub(super) fn workbook(
    title: &str,
    sheets: &[Sheet],
    notes: &[Section],
    date: Option<NaiveDate>,
) -> Result<Vec<u8>, XlsxProblem> {
    let mut workbook = Workbook::new();
    let created = match date.and_then(excel_date) {
        Some(date) => date,
        None => ExcelDateTime::from_ymd(2000, 1, 1)?,
    };
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&created));
    for sheet in sheets {
        if sheet.rows.len() > MAX_ROWS {
            return Err(XlsxProblem::TooManyRows { sheet: sheet.name });
        }
        let worksheet = workbook.add_worksheet();
        worksheet.set_header(page_header(title, sheet.name)).set_footer("&RPage &P of &N");
        write(worksheet, sheet)?;
    }
    write_notes(workbook.add_worksheet(), title, notes)?;
    Ok(workbook.save_to_buffer()?)
}

/// The title and the sheet's name at the top of a page, with as much of the title as Excel allows.
fn page_header(title: &str, sheet: &str) -> String {
    // An ampersand starts a code.
    let header = |title: &str| format!("&L{}&R{sheet}", title.replace('&', "&&"));
    let mut shown = title.to_owned();
    while header(&shown).encode_utf16().count() > MAX_HEADER {
        shown.pop();
    }
    header(&shown)
}

fn write(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    worksheet.set_name(sheet.name)?.set_landscape().set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
    let header = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_background_color(Color::RGB(0xE8_EC_EF));
    let number_header = header.clone().set_align(FormatAlign::Right);
    // The indent keeps words apart from the number on their left.
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_align(FormatAlign::Left).set_indent(1);
    let text_header = header.set_align(FormatAlign::Left).set_indent(1);
    let number = |format: &str| Format::new().set_align(FormatAlign::Top).set_num_format(format);
    let numbers = [number("0"), number("0.0"), number("0.00")];
    let date = number("d mmm yyyy").set_align(FormatAlign::Left).set_indent(1);
    let mut widths = Vec::new();
    for (column, heading) in (0..).zip(&sheet.headings) {
        let cells = || sheet.rows.iter().filter_map(|row| row.get(usize::from(column)));
        let is_numeric = cells().any(|cell| matches!(cell, XlsxValue::Number { .. }));
        worksheet.write_string_with_format(
            0,
            column,
            heading,
            if is_numeric { &number_header } else { &text_header },
        )?;
        let width = width(heading, cells(), sheet.widest);
        worksheet.set_column_width(column, f64::from(width))?;
        widths.push(width);
    }
    // Not every program adjusts row heights to wrapped text.
    let printed = sheet.printed.as_ref().map_or(0..widths.len(), |columns| columns.start.into()..columns.end.into());
    let printed = |column: usize| printed.contains(&column);
    let heading_lines = sheet.headings.iter().zip(&widths).enumerate().filter(|(column, _)| printed(*column));
    set_height(worksheet, 0, heading_lines.map(|(_, (heading, width))| lines_in(heading, *width)))?;
    for (row, values) in (1..).zip(&sheet.rows) {
        let cells = values.iter().zip(&widths).enumerate().filter(|(column, _)| printed(*column));
        set_height(
            worksheet,
            row,
            cells.map(|(_, (value, width))| match value {
                XlsxValue::Text(words) => lines_in(words, *width),
                _ => 1,
            }),
        )?;
        for (column, value) in (0..).zip(values) {
            match value {
                XlsxValue::Empty => continue,
                XlsxValue::Text(words) => worksheet.write_string_with_format(row, column, words, &text)?,
                XlsxValue::Date(day) => match excel_date(*day) {
                    Some(day) => worksheet.write_datetime_with_format(row, column, day, &date)?,
                    None => {
                        worksheet.write_string_with_format(row, column, day.format("%-d %b %Y").to_string(), &text)?
                    }
                },
                XlsxValue::Number { value, decimals } => {
                    let format = numbers.get(usize::from(*decimals)).or(numbers.last());
                    let format = format.ok_or(XlsxError::ParameterError("no number format".to_owned()))?;
                    worksheet.write_number_with_format(row, column, *value, format)?
                }
            };
        }
    }
    let last_row = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(sheet.headings.len().saturating_sub(1)).unwrap_or(u16::MAX);
    if let Some(columns) = sheet.printed.as_ref().filter(|columns| !columns.is_empty()) {
        worksheet.set_print_area(0, columns.start, last_row, columns.end - 1)?;
    }
    worksheet.set_freeze_panes(1, 1)?.autofilter(0, 0, last_row, last_column)?.set_repeat_rows(0, 0)?;
    if let Some(column) = sheet.bars.filter(|_| last_row > 0) {
        // The bar repeats the number in its cell.
        let bar = ConditionalFormatDataBar::new()
            .set_fill_color(Color::RGB(0xC9_D3_DC))
            .set_solid_fill(true)
            .set_minimum(rust_xlsxwriter::ConditionalFormatType::Number, 0)
            .set_maximum(rust_xlsxwriter::ConditionalFormatType::Number, 100);
        worksheet.add_conditional_format(1, column, last_row, column, &bar)?;
    }
    Ok(())
}

/// The limits of the result and how to read it, one per line.
fn write_notes(worksheet: &mut Worksheet, title: &str, notes: &[Section]) -> Result<(), XlsxError> {
    worksheet.set_name("How to read this")?.set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
    worksheet.set_column_width(0, f64::from(NOTES_WIDTH))?;
    let heading = Format::new().set_bold();
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    // A title beyond the column would make the sheet wider, and all of it smaller on paper.
    let large = text.clone().set_bold().set_font_size(14);
    worksheet.set_row_height(0, TITLE_HEIGHT * lines_in(title, TITLE_WIDTH).min(MAX_LINES))?;
    worksheet.write_string_with_format(0, 0, title, &large)?;
    let mut row = 1;
    for section in notes {
        row += 1;
        worksheet.write_string_with_format(row, 0, section.heading.to_plain(), &heading)?;
        for line in section.blocks.iter().flat_map(lines) {
            row += 1;
            set_height(worksheet, row, std::iter::once(lines_in(&line, NOTES_WIDTH)))?;
            worksheet.write_string_with_format(row, 0, line, &text)?;
        }
        row += 1;
    }
    Ok(())
}

fn lines(block: &Block) -> Vec<String> {
    match block {
        Block::Paragraph(text) => vec![text.to_plain()],
        Block::List(points) => points.iter().map(|point| format!("• {}", point.to_plain())).collect(),
        Block::Labelled(lines) => {
            let line = |line: &Labelled| match line.label.as_str() {
                "" => line.text.to_plain(),
                label => format!("{label}: {}", line.text.to_plain()),
            };
            lines.iter().map(line).collect()
        }
        _ => Vec::new(),
    }
}

/// The width that a heading and its cells need; a heading may be broken between words.
fn width<'v>(heading: &str, cells: impl Iterator<Item = &'v XlsxValue>, limit: usize) -> u8 {
    let text = |text: &str| text.split('\n').map(|line| line.chars().count()).max().unwrap_or(0);
    let heading = heading.split(' ').map(text).max().unwrap_or(0) + 3;
    let cells = cells.map(|value| match value {
        XlsxValue::Text(words) => text(words) * 11 / 10 + 3,
        XlsxValue::Date(_) => 12,
        _ => 0,
    });
    let widest = cells.max().unwrap_or(0).max(heading);
    let limit = if widest <= 2 * NAME_WIDTH { NAME_WIDTH } else { limit };
    u8::try_from(widest.clamp(MIN_WIDTH, limit)).unwrap_or(u8::MAX)
}

/// Makes a row high enough for the cell with the most lines.
fn set_height(worksheet: &mut Worksheet, row: u32, lines: impl Iterator<Item = u16>) -> Result<(), XlsxError> {
    let lines = lines.max().unwrap_or(1);
    if lines > 1 {
        worksheet.set_row_height(row, LINE_HEIGHT * lines.min(MAX_LINES))?;
    }
    Ok(())
}

/// The lines that a text takes in a column of this width, counted in digits.
fn lines_in(text: &str, width: u8) -> u16 {
    // The indent takes two digits. Most letters are narrower than a digit, but those of a name may be wide.
    let width = usize::from(width);
    let letters = if width > NAME_WIDTH { 115 } else { 105 };
    let room = (width.saturating_sub(2) * letters / 100).max(1);
    let options = Options::new(room).wrap_algorithm(WrapAlgorithm::FirstFit);
    u16::try_from(textwrap::wrap(text, options).len()).unwrap_or(u16::MAX)
}

/// `None` if Excel has no such date: it has none before 1900.
fn excel_date(date: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok()?;
    let number = |number: u32| u8::try_from(number).ok();
    ExcelDateTime::from_ymd(year, number(date.month())?, number(date.day())?).ok()
}

impl From<XlsxError> for XlsxProblem {
    fn from(error: XlsxError) -> Self {
        Self::Writer(error)
    }
}

impl fmt::Display for XlsxProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooManyRows { sheet } => {
                write!(f, "the sheet “{sheet}” would have more rows than a spreadsheet can hold; write CSV instead")
            }
            Self::Writer(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for XlsxProblem {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_header_has_as_much_of_the_title_as_excel_allows() {
        assert_eq!(page_header("R&D: North", "Gaps"), "&LR&&D: North&RGaps");
        let long = page_header(&"&é𝄞".repeat(100), "Gaps");
        let units = long.encode_utf16().count();
        assert!((MAX_HEADER - 1..=MAX_HEADER).contains(&units) && long.ends_with("&RGaps"), "{units} {long}");
    }
}

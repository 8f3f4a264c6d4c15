//! Tables as an Excel workbook: values only, one sheet per table, the same bytes for the same input.

use super::XlsxValue;
use crate::report::document::{Block, Section};
use chrono::{Datelike as _, NaiveDate};
use rust_xlsxwriter::{
    Color, ConditionalFormatDataBar, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};
use std::fmt;

/// The most rows below the header that a sheet can hold.
const MAX_ROWS: usize = 1_048_575;
/// The widest column, in characters; longer texts are wrapped.
const MAX_WIDTH: usize = 50;
const MIN_WIDTH: usize = 9;
/// The height of a line, in points, and the most lines that a row can be high.
const LINE_HEIGHT: u16 = 15;
const MAX_LINES: u16 = 27;
/// A4.
const PAPER: u8 = 9;

/// Why there is no workbook.
#[derive(Debug)]
pub enum XlsxProblem {
    /// A sheet would need more rows than Excel has.
    TooManyRows { sheet: &'static str },
    /// What the library that writes workbooks reports, such as a text that is too long for a cell.
    Writer(XlsxError),
}

/// A sheet with its header and rows.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    pub(super) name: &'static str,
    pub(super) headings: Vec<String>,
    pub(super) rows: Vec<Vec<XlsxValue>>,
    /// How many of the first columns are printed on paper; `None` for all.
    pub(super) printed: Option<usize>,
}

/// The sheets as the bytes of a workbook. `notes` become the last sheet; `date` is the workbook's date of creation.
pub(super) fn workbook(
    title: &str,
    sheets: &[Sheet],
    notes: &[Section],
    date: Option<NaiveDate>,
) -> Result<Vec<u8>, XlsxProblem> {
    let mut workbook = Workbook::new();
    let created = match date {
        Some(date) => excel_date(date)?,
        None => ExcelDateTime::from_ymd(2000, 1, 1)?,
    };
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&created));
    for sheet in sheets {
        if sheet.rows.len() > MAX_ROWS {
            return Err(XlsxProblem::TooManyRows { sheet: sheet.name });
        }
        write(workbook.add_worksheet(), sheet)?;
    }
    write_notes(workbook.add_worksheet(), title, notes)?;
    Ok(workbook.save_to_buffer()?)
}

fn write(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    worksheet.set_name(sheet.name)?.set_landscape().set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
    let header = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_background_color(Color::RGB(0xE8_EC_EF));
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let number = |format: &str| Format::new().set_align(FormatAlign::Top).set_num_format(format);
    let numbers = [number("0"), number("0.0"), number("0.00")];
    let date = number("d mmm yyyy").set_align(FormatAlign::Left);
    let mut widths = Vec::new();
    for (column, heading) in (0..).zip(&sheet.headings) {
        worksheet.write_string_with_format(0, column, heading, &header)?;
        let cells = sheet.rows.iter().filter_map(|row| row.get(usize::from(column)));
        let width = width(heading, cells);
        worksheet.set_column_width(column, f64::from(width))?;
        widths.push(width);
    }
    for (row, values) in (1..).zip(&sheet.rows) {
        // Not every program that opens a workbook makes room for wrapped text by itself.
        let printed = values.iter().zip(&widths).take(sheet.printed.unwrap_or(usize::MAX));
        let lines = printed.map(|(value, width)| lines_in(value, *width)).max().unwrap_or(1);
        if lines > 1 {
            worksheet.set_row_height(row, LINE_HEIGHT * lines.min(MAX_LINES))?;
        }
        for (column, value) in (0..).zip(values) {
            match value {
                XlsxValue::Empty => continue,
                XlsxValue::Text(words) => worksheet.write_string_with_format(row, column, words, &text)?,
                XlsxValue::Date(day) => worksheet.write_datetime_with_format(row, column, excel_date(*day)?, &date)?,
                XlsxValue::Bool(value) => worksheet.write_boolean(row, column, *value)?,
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
    if let Some(last_printed) = sheet.printed.and_then(|columns| u16::try_from(columns.checked_sub(1)?).ok()) {
        worksheet.set_print_area(0, 0, last_row, last_printed)?;
    }
    worksheet.set_freeze_panes(1, 1)?.autofilter(0, 0, last_row, last_column)?.set_repeat_rows(0, 0)?;
    for (column, heading) in (0..).zip(&sheet.headings) {
        // The bar repeats the number that it is drawn behind.
        if last_row > 0 && heading == "Gap" {
            let bar = ConditionalFormatDataBar::new()
                .set_fill_color(Color::RGB(0xC9_D3_DC))
                .set_solid_fill(true)
                .set_minimum(rust_xlsxwriter::ConditionalFormatType::Number, 0)
                .set_maximum(rust_xlsxwriter::ConditionalFormatType::Number, 100);
            worksheet.add_conditional_format(1, column, last_row, column, &bar)?;
        }
    }
    Ok(())
}

/// The limits of the result and how to read it, a line each.
fn write_notes(worksheet: &mut Worksheet, title: &str, notes: &[Section]) -> Result<(), XlsxError> {
    worksheet.set_name("How to read this")?.set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
    worksheet.set_column_width(0, 100)?;
    let heading = Format::new().set_bold();
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    worksheet.write_string_with_format(0, 0, title, &heading.clone().set_font_size(14))?;
    let mut row = 1;
    for section in notes {
        row += 1;
        worksheet.write_string_with_format(row, 0, section.heading.to_plain(), &heading)?;
        for line in section.blocks.iter().flat_map(lines) {
            row += 1;
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
            lines.iter().map(|line| format!("{}: {}", line.label, line.text.to_plain())).collect()
        }
        _ => Vec::new(),
    }
}

/// The columns that a heading and its cells need; a heading may be broken between words.
fn width<'v>(heading: &str, cells: impl Iterator<Item = &'v XlsxValue>) -> u8 {
    let text = |text: &str| text.split('\n').map(|line| line.chars().count()).max().unwrap_or(0);
    let heading = heading.split(' ').map(text).max().unwrap_or(0) + 3;
    let cells = cells.map(|value| match value {
        XlsxValue::Text(words) => text(words) + 1,
        XlsxValue::Date(_) => 12,
        _ => 0,
    });
    let widest = cells.max().unwrap_or(0).max(heading).clamp(MIN_WIDTH, MAX_WIDTH);
    u8::try_from(widest).unwrap_or(u8::MAX)
}

/// The lines that a value takes in a column of this width, in characters.
fn lines_in(value: &XlsxValue, width: u8) -> u16 {
    let XlsxValue::Text(words) = value else { return 1 };
    // Words are not broken, so a line holds a little less than its width.
    let room = usize::from(width.saturating_sub(3)).max(1);
    let lines = words.split('\n').map(|line| line.chars().count().div_ceil(room).max(1)).sum::<usize>();
    u16::try_from(lines).unwrap_or(u16::MAX)
}

fn excel_date(date: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(date.year()).unwrap_or_default();
    let number = |number: u32| u8::try_from(number).unwrap_or_default();
    ExcelDateTime::from_ymd(year, number(date.month()), number(date.day()))
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

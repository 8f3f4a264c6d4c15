//! Tables: workbooks and delimited text, read row by row within stated limits.

mod decode;
mod delimited;
mod locate;
mod workbook;

pub use decode::Encoding;
pub(super) use decode::decode;
pub(super) use delimited::Delimited;
pub(super) use workbook::{Workbook, is_workbook};

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Location, Position};
use chrono::NaiveDate;
use std::borrow::Cow;
use std::ops::ControlFlow;

/// The maximum size of a file, and of a workbook's unpacked parts together, in bytes.
pub const MAX_BYTES: u64 = 256 << 20;
/// The maximum number of rows that are not blank.
pub const MAX_ROWS: usize = 20_000;
/// The maximum number of columns.
pub const MAX_COLUMNS: usize = 500;
/// The maximum length of a cell in characters, as in Excel.
pub const MAX_CELL: usize = 32_767;

/// The value of a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum CellValue<'a> {
    Blank,
    Text(Cow<'a, str>),
    Number(f64),
    Bool(bool),
    Date(NaiveDate),
    /// An error such as `#REF!`, or a date outside the calendar.
    Invalid,
}

/// A row with at least one cell that is not blank.
#[derive(Debug)]
pub(super) struct Row<'a> {
    /// Identifies the row: the byte that it begins at, or its number in the sheet from 0.
    pub(super) place: usize,
    pub(super) cells: Vec<CellValue<'a>>,
    source: RowSource<'a>,
}

/// The source of a row.
#[derive(Debug, Clone, Copy)]
enum RowSource<'a> {
    /// With the line that the row begins on, from 1.
    Text(&'a Delimited, usize),
    Sheet(&'a str),
}

/// A cell of a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct CellOf<'r> {
    row: &'r Row<'r>,
    column: usize,
}

impl From<CellOf<'_>> for Location {
    fn from(cell: CellOf<'_>) -> Self {
        cell.row.location(cell.column)
    }
}

impl Row<'_> {
    /// The location of one of its cells; `column` counts from 0.
    pub(super) fn location(&self, column: usize) -> Location {
        match self.source {
            RowSource::Text(text, line) => text.location_from(self.place, line, column).into(),
            RowSource::Sheet(sheet) => workbook::location(sheet, self.place, column),
        }
    }

    /// One of its cells, whose location is computed only if a problem is reported.
    pub(super) fn cell(&self, column: usize) -> CellOf<'_> {
        CellOf { row: self, column }
    }

    /// Whether it is from a workbook, whose blank rows are skipped.
    pub(super) fn is_of_sheet(&self) -> bool {
        matches!(self.source, RowSource::Sheet(_))
    }

    /// Whether all of its cells are blank.
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(CellValue::is_blank)
    }
}

/// A table of one file.
#[derive(Debug)]
pub(super) enum SurveyTable {
    Delimited(Delimited),
    /// A workbook and the sheet that holds the table.
    Sheet(Box<Workbook>, String),
}

/// The problem with a file that cannot be imported.
pub(super) type Refused = Box<Diagnostic>;

/// Whether to continue reading.
pub(super) type Flow = ControlFlow<()>;

impl SurveyTable {
    /// Reads row by row from the beginning, until `visit` stops.
    pub(super) fn each_row(&mut self, visit: impl FnMut(&Row<'_>) -> Flow) -> Result<(), Refused> {
        match self {
            Self::Delimited(text) => text.each_row(visit),
            Self::Sheet(workbook, sheet) => workbook.each_row(sheet, visit),
        }
    }

    /// The location of a cell.
    pub(super) fn location(&self, row: usize, column: usize) -> Location {
        match self {
            Self::Delimited(text) => text.location(row, column).into(),
            Self::Sheet(_, sheet) => workbook::location(sheet, row, column),
        }
    }
}

impl CellValue<'_> {
    /// Whether it is empty or only white space.
    pub(super) fn is_blank(&self) -> bool {
        match self {
            Self::Blank => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// The cell as text; a number without needless decimals.
    pub(super) fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Blank | Self::Invalid => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(unguarded(text)),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Bool(value) => Cow::Borrowed(if *value { "TRUE" } else { "FALSE" }),
            Self::Date(date) => Cow::Owned(date.to_string()),
        }
    }
}

/// The text without the apostrophe that some tools put before what could be a formula.
fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\u{2212}'])).unwrap_or(text)
}

/// Column letters as spreadsheets show them; `column` counts from 0.
pub(super) fn letters(column: usize) -> String {
    crate::source::CellPosition { sheet: String::new(), row: 1, column: column + 1 }.column_letters()
}

/// The problem with a file that is not a table.
pub(super) fn unreadable(message: &str, help: &str) -> Refused {
    Box::new(Diagnostic::new(Code::UnreadableTable, Position::BEGINNING, message).with_help(help))
}

/// The problem with a table that exceeds a limit.
pub(super) fn too_large(location: impl Into<Location>, what: &str) -> Refused {
    let message = format!("the table has {what}");
    Box::new(Diagnostic::new(Code::TableTooLarge, location, message).with_usual_help())
}

/// The problem with a file that is too large.
pub(super) fn file_too_large() -> Refused {
    let found = Diagnostic::new(Code::TableTooLarge, Position::BEGINNING, "the file is larger than 256 MiB");
    Box::new(found.with_usual_help())
}

/// Counts rows up to the limit.
#[derive(Debug, Default)]
struct RowLimit {
    rows: usize,
}

impl RowLimit {
    /// Counts a row. The limit allows for a header of three rows.
    fn add_row(&mut self, location: impl FnOnce() -> Location) -> Result<(), Refused> {
        self.rows += 1;
        if self.rows > MAX_ROWS + 3 { Err(too_large(location(), "more than 20,000 rows")) } else { Ok(()) }
    }
}

/// Refuses a cell that is too far to the right or too long.
fn check_cell(column: usize, text: &str, location: impl FnOnce() -> Location) -> Result<(), Refused> {
    if column >= MAX_COLUMNS {
        return Err(too_large(location(), "more than 500 columns"));
    }
    // A text of so many bytes is short enough without counting.
    if text.len() > MAX_CELL && text.chars().count() > MAX_CELL {
        return Err(too_large(location(), "a cell of more than 32,767 characters"));
    }
    Ok(())
}

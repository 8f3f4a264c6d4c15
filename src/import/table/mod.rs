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

/// The most bytes of a file, and of a workbook's parts together when unpacked.
pub const MAX_BYTES: u64 = 256 << 20;
/// The most rows of a table that are not blank.
pub const MAX_ROWS: usize = 20_000;
/// The most columns of a table.
pub const MAX_COLUMNS: usize = 500;
/// The most characters of a cell, as in Excel.
pub const MAX_CELL: usize = 32_767;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum CellValue<'a> {
    Blank,
    Text(Cow<'a, str>),
    Number(f64),
    Bool(bool),
    Date(NaiveDate),
    /// What Excel shows as `#REF!` and the like, and dates outside the calendar.
    Invalid,
}

/// A row with at least one cell that is not blank.
#[derive(Debug)]
pub(super) struct Row<'a> {
    /// What finds it again: the byte it begins at, or its number in the sheet from 0.
    pub(super) place: usize,
    pub(super) cells: Vec<CellValue<'a>>,
    source: RowSource<'a>,
}

/// What a row was read from.
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
    /// Where one of its cells is; `column` counts from 0.
    pub(super) fn location(&self, column: usize) -> Location {
        match self.source {
            RowSource::Text(text, line) => text.location_from(self.place, line, column).into(),
            RowSource::Sheet(sheet) => workbook::location(sheet, self.place, column),
        }
    }

    /// One of its cells, whose place is worked out only if there is something to say about it.
    pub(super) fn cell(&self, column: usize) -> CellOf<'_> {
        CellOf { row: self, column }
    }

    /// Whether it is of a workbook, which passes over blank rows.
    pub(super) fn is_of_sheet(&self) -> bool {
        matches!(self.source, RowSource::Sheet(_))
    }

    /// Whether no cell shows anything.
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

/// A file that cannot be read, or not as a whole.
pub(super) type Refused = Box<Diagnostic>;

/// Whether to read on.
pub(super) type Flow = ControlFlow<()>;

impl SurveyTable {
    /// Reads from the beginning, row by row, until the visitor has seen enough.
    pub(super) fn each_row(&mut self, visit: impl FnMut(&Row<'_>) -> Flow) -> Result<(), Refused> {
        match self {
            Self::Delimited(text) => text.each_row(visit),
            Self::Sheet(workbook, sheet) => workbook.each_row(sheet, visit),
        }
    }

    /// Where a cell is.
    pub(super) fn location(&self, row: usize, column: usize) -> Location {
        match self {
            Self::Delimited(text) => text.location(row, column).into(),
            Self::Sheet(_, sheet) => workbook::location(sheet, row, column),
        }
    }
}

impl CellValue<'_> {
    /// Whether it shows nothing.
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

/// The text without the apostrophe that some tools put before what a spreadsheet would take for a formula.
fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\u{2212}'])).unwrap_or(text)
}

/// Column letters as spreadsheets show them; `column` counts from 0.
pub(super) fn letters(column: usize) -> String {
    crate::source::CellPosition { sheet: String::new(), row: 1, column: column + 1 }.column_letters()
}

/// A file that is no table.
pub(super) fn unreadable(message: &str, help: &str) -> Refused {
    Box::new(Diagnostic::new(Code::UnreadableTable, Position::BEGINNING, message).with_help(help))
}

/// A file beyond a limit.
pub(super) fn too_large(location: impl Into<Location>, what: &str) -> Refused {
    let message = format!("the table has {what}");
    Box::new(Diagnostic::new(Code::TableTooLarge, location, message).with_usual_help())
}

/// A file of too many bytes.
pub(super) fn file_too_large() -> Refused {
    let found = Diagnostic::new(Code::TableTooLarge, Position::BEGINNING, "the file is larger than 256 MiB");
    Box::new(found.with_usual_help())
}

/// Watches the limits that every table has.
#[derive(Debug, Default)]
struct RowLimit {
    rows: usize,
}

impl RowLimit {
    /// Counts one more row; a header has up to three.
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

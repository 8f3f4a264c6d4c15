//! Reads Excel workbooks cell by cell, after measuring their parts.

use super::{CellValue, Flow, MAX_BYTES, Refused, Row, RowLimit, RowSource, check_cell, too_large, unreadable};
use crate::source::{CellPosition, Location, Position};
use calamine::{DataRef, ExcelDateTime, Reader as _, SheetType, SheetVisible, Xlsx};
use chrono::NaiveDate;
use std::borrow::Cow;
use std::fmt;
use std::io::{self, Cursor, Read as _};
use zip::ZipArchive;

/// The first bytes of every zip archive.
const ZIP: &[u8] = b"PK\x03\x04";
/// The first bytes of an Excel workbook from before 2007, and of one with a password.
const COMPOUND_FILE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];
/// The maximum number of parts of a workbook.
const MAX_PARTS: usize = 10_000;

/// An opened workbook.
pub(in crate::import) struct Workbook {
    xlsx: Xlsx<Cursor<Vec<u8>>>,
}

impl fmt::Debug for Workbook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Workbook").finish_non_exhaustive()
    }
}

/// Whether a file begins like a workbook, readable or not.
pub(in crate::import) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP) || bytes.starts_with(COMPOUND_FILE)
}

impl Workbook {
    /// Opens a workbook within the limits.
    pub(in crate::import) fn open(bytes: Vec<u8>) -> Result<Self, Refused> {
        if bytes.starts_with(COMPOUND_FILE) {
            let message = "the workbook has a password, or is in the format of Excel 2003";
            return Err(unreadable(message, "save it as .xlsx without a password"));
        }
        measure(&bytes)?;
        Ok(Self { xlsx: Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged())? })
    }

    /// The worksheets in their order, and whether each is visible.
    pub(in crate::import) fn sheets(&self) -> Vec<(String, bool)> {
        let sheets = self.xlsx.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        sheets.map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible)).collect()
    }

    /// Reads a sheet row by row. Ignores the size that the workbook states, which some tools get wrong.
    pub(in crate::import) fn each_row(
        &mut self,
        sheet: &str,
        mut visit: impl FnMut(&Row<'_>) -> Flow,
    ) -> Result<(), Refused> {
        let mut reader = self.xlsx.worksheet_cells_reader(sheet).map_err(|_| damaged())?;
        let mut limits = RowLimit::default();
        let mut row: Option<Row<'_>> = None;
        while let Some(cell) = reader.next_cell().map_err(|_| damaged())? {
            let (at, column) = cell.get_position();
            let (at, column) = (at as usize, column as usize);
            let value = value(cell.get_value());
            if value.is_blank() {
                continue;
            }
            let text = if let CellValue::Text(text) = &value { text } else { "" };
            check_cell(column, text, || location(sheet, at, column))?;
            let is_next = row.as_ref().is_none_or(|row| row.place != at);
            if is_next {
                if let Some(row) = row.take() {
                    if at < row.place {
                        return Err(damaged());
                    }
                    if visit(&row).is_break() {
                        return Ok(());
                    }
                }
                limits.add_row(|| location(sheet, at, column))?;
            }
            let cells =
                &mut row.get_or_insert(Row { place: at, cells: Vec::new(), source: RowSource::Sheet(sheet) }).cells;
            if cells.len() <= column {
                cells.resize(column + 1, CellValue::Blank);
            }
            if let Some(slot) = cells.get_mut(column) {
                *slot = value;
            }
        }
        if let Some(row) = row {
            let _seen_all = visit(&row);
        }
        Ok(())
    }
}

/// The location of a cell; row and column count from 0.
pub(in crate::import) fn location(sheet: &str, row: usize, column: usize) -> Location {
    CellPosition { sheet: sheet.to_owned(), row: row + 1, column: column + 1 }.into()
}

/// Unpacks the parts without keeping them, since the sizes that an archive states need not be true.
fn measure(bytes: &[u8]) -> Result<(), Refused> {
    let beginning = Position::BEGINNING;
    let over = || too_large(beginning, "more than 256 MiB when unpacked");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    if archive.len() > MAX_PARTS {
        return Err(too_large(beginning, "more than 10,000 parts"));
    }
    let mut declared = 0_u64;
    for part in 0..archive.len() {
        declared = declared.saturating_add(archive.by_index_raw(part).map_err(|_| damaged())?.size());
    }
    if declared > MAX_BYTES {
        return Err(over());
    }
    let mut unpacked = 0_u64;
    for part in 0..archive.len() {
        let part = archive.by_index(part).map_err(|_| damaged())?;
        let left = MAX_BYTES.saturating_sub(unpacked) + 1;
        unpacked += io::copy(&mut part.take(left), &mut io::sink()).map_err(|_| damaged())?;
        if unpacked > MAX_BYTES {
            return Err(over());
        }
    }
    Ok(())
}

fn damaged() -> Refused {
    unreadable("the workbook is damaged, or is not an Excel workbook", "save it as .xlsx again")
}

fn value<'a>(data: &DataRef<'a>) -> CellValue<'a> {
    match data {
        DataRef::Empty => CellValue::Blank,
        DataRef::Int(number) => CellValue::Text(Cow::Owned(number.to_string())),
        DataRef::Float(number) => CellValue::Number(*number),
        DataRef::String(text) => CellValue::Text(Cow::Owned(text.clone())),
        DataRef::SharedString(text) => CellValue::Text(Cow::Borrowed(text)),
        DataRef::Bool(value) => CellValue::Bool(*value),
        DataRef::DateTime(moment) => date(*moment).map_or(CellValue::Invalid, CellValue::Date),
        DataRef::DateTimeIso(text) => {
            text.get(..10).and_then(|day| day.parse().ok()).map_or(CellValue::Invalid, CellValue::Date)
        }
        DataRef::DurationIso(_) | DataRef::Error(_) => CellValue::Invalid,
    }
}

fn date(moment: ExcelDateTime) -> Option<NaiveDate> {
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    moment.is_datetime().then(|| NaiveDate::from_ymd_opt(year.into(), month.into(), day.into()))?
}

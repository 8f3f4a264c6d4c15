//! The filled cells of an Excel form, found by the hidden keys.

use super::layout;
use crate::import::table::{CellValue, Flow, Refused, Workbook};
use crate::source::Location;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The number of rows searched for the keys, since people insert rows above them.
const KEY_ROWS: usize = 20;

/// A filled cell with its location.
#[derive(Debug, Clone)]
pub(super) struct FilledCell {
    pub(super) value: CellValue<'static>,
    pub(super) location: Location,
}

/// A row of a form with an id or an answer.
#[derive(Debug)]
pub(super) struct FormRow {
    /// The row's id; empty if it was cleared.
    pub(super) id: String,
    pub(super) answer: FilledCell,
    pub(super) note: Option<String>,
    pub(super) evidence: Option<String>,
}

/// The columns of a sheet by their keys, from 0.
#[derive(Debug, Clone, Default)]
struct KeyColumns(BTreeMap<&'static str, usize>);

impl KeyColumns {
    /// The keys in a row, if there are any.
    fn in_row(cells: &[CellValue<'_>]) -> Option<Self> {
        let known = [layout::ID_COLUMN, layout::ANSWER_COLUMN, layout::NOTE_COLUMN, layout::EVIDENCE_COLUMN];
        let mut columns = BTreeMap::new();
        for (column, cell) in cells.iter().enumerate() {
            let text = cell.text();
            if let Some(key) = known.iter().find(|key| **key == text.trim()) {
                columns.entry(*key).or_insert(column);
            }
        }
        (!columns.is_empty()).then_some(Self(columns))
    }

    fn cell<'c, 'v>(&self, key: &str, cells: &'c [CellValue<'v>]) -> Option<&'c CellValue<'v>> {
        self.0.get(key).and_then(|column| cells.get(*column)).filter(|cell| !cell.is_blank())
    }
}

/// Whether any sheet has our keys.
pub(in crate::import) fn is_form(workbook: &mut Workbook) -> Result<bool, Refused> {
    for (sheet, _) in workbook.sheets() {
        let mut found = false;
        workbook.each_row(&sheet, |row| {
            found = row.place < KEY_ROWS && KeyColumns::in_row(&row.cells).is_some();
            if found || row.place >= KEY_ROWS { Flow::Break(()) } else { Flow::Continue(()) }
        })?;
        if found {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The rows of all sheets that have our keys.
pub(super) fn filled_rows(workbook: &mut Workbook) -> Result<Vec<FormRow>, Refused> {
    let mut rows = Vec::new();
    for (sheet, _) in workbook.sheets() {
        let mut columns: Option<KeyColumns> = None;
        workbook.each_row(&sheet, |row| {
            let Some(columns) = &columns else {
                columns = KeyColumns::in_row(&row.cells);
                return if columns.is_none() && row.place >= KEY_ROWS { Flow::Break(()) } else { Flow::Continue(()) };
            };
            let text = |key: &str| columns.cell(key, &row.cells).map(|cell| cell.text().into_owned());
            let id = text(layout::ID_COLUMN).unwrap_or_default().trim().to_owned();
            let answer = columns.cell(layout::ANSWER_COLUMN, &row.cells);
            if id.is_empty() && answer.is_none() {
                return Flow::Continue(());
            }
            let column = columns
                .0
                .get(layout::ANSWER_COLUMN)
                .or_else(|| columns.0.get(layout::ID_COLUMN))
                .copied()
                .unwrap_or_default();
            rows.push(FormRow {
                id,
                answer: FilledCell { value: answer.map_or(CellValue::Blank, owned), location: row.location(column) },
                note: text(layout::NOTE_COLUMN),
                evidence: text(layout::EVIDENCE_COLUMN),
            });
            Flow::Continue(())
        })?;
    }
    Ok(rows)
}

fn owned(value: &CellValue<'_>) -> CellValue<'static> {
    match value {
        CellValue::Blank => CellValue::Blank,
        CellValue::Text(text) => CellValue::Text(Cow::Owned(text.to_string())),
        CellValue::Number(number) => CellValue::Number(*number),
        CellValue::Bool(value) => CellValue::Bool(*value),
        CellValue::Date(date) => CellValue::Date(*date),
        CellValue::Invalid => CellValue::Invalid,
    }
}

//! Tables as CSV for spreadsheets: numbers stay numbers, and no text becomes a formula.

use super::TypedCell;
use crate::report::decimal_text::DecimalText;
use ::csv::Writer;
use std::borrow::Cow;

/// The start of a file that Excel should read as UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Characters that start a formula in a spreadsheet, even after characters that it skips.
const FORMULA_STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＠', '＋', '－'];

/// Characters that need quotation marks around the cell.
const NEEDS_QUOTES: [u8; 4] = *b",\"\r\n";

/// Writes CSV to memory.
///
/// Nearly every cell is a number or an id and goes straight into its place: a row of `batch` has two hundred of them. What needs
/// quotation marks is left to the `csv` crate.
pub(super) struct Csv {
    bytes: Vec<u8>,
}

impl Csv {
    pub(super) fn new() -> Self {
        Self { bytes: Vec::with_capacity(2 << 10) }
    }

    pub(super) fn row<'a>(&mut self, cells: impl Iterator<Item = TypedCell<'a>>) {
        for (index, cell) in cells.enumerate() {
            if index > 0 {
                self.bytes.push(b',');
            }
            self.cell(cell);
        }
        self.bytes.push(b'\n');
    }

    fn cell(&mut self, cell: TypedCell<'_>) {
        match cell {
            TypedCell::Empty => {}
            TypedCell::Text(text) => self.text(&defused(&text)),
            TypedCell::Date(date) => self.bytes.extend_from_slice(date.to_string().as_bytes()),
            TypedCell::Band(questionnaire, band) => {
                self.ids([questionnaire.bands().get(band).id.as_str()].into_iter());
            }
            TypedCell::Pillars(questionnaire, pillars) => {
                self.ids(pillars.iter().map(|pillar| questionnaire.pillars()[*pillar].id.as_str()));
            }
            TypedCell::Items(questionnaire, items) => {
                self.ids(items.iter().map(|item| &*questionnaire.items()[*item].id));
            }
            TypedCell::Levels(_, levels) => {
                for (index, (_, level)) in levels.into_iter().enumerate() {
                    self.bytes.extend_from_slice(if index == 0 { b"" } else { b" " });
                    match level {
                        Some(level) => self.bytes.extend_from_slice(DecimalText::new(level, 2).as_bytes()),
                        None => self.bytes.extend_from_slice(b"unknown"),
                    }
                }
            }
            TypedCell::Bool(value) => self.bytes.extend_from_slice(if value { b"true" } else { b"false" }),
            TypedCell::Number { scaled, decimals } => {
                self.bytes.extend_from_slice(DecimalText::new(scaled, decimals).as_bytes());
            }
        }
    }

    /// A text as it is, or within quotation marks.
    fn text(&mut self, text: &str) {
        if !text.bytes().any(|byte| NEEDS_QUOTES.contains(&byte)) {
            self.bytes.extend_from_slice(text.as_bytes());
            return;
        }
        // Writing into memory cannot fail. The quotation marks are closed where the record ends, and with it its line.
        let mut record = Writer::from_writer(Vec::new());
        let _infallible = record.write_record([text]);
        let record = record.into_inner().unwrap_or_default();
        self.bytes.extend_from_slice(record.strip_suffix(b"\n").unwrap_or(&record));
    }

    /// Ids in one cell, separated by spaces. Nothing in an id needs quotation marks.
    fn ids<'i>(&mut self, ids: impl Iterator<Item = &'i str>) {
        for (index, id) in ids.enumerate() {
            if index > 0 {
                self.bytes.push(b' ');
            }
            self.bytes.extend_from_slice(id.as_bytes());
        }
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// A line of column names.
pub(super) fn header<'a>(names: impl IntoIterator<Item: Into<Cow<'a, str>>>) -> Vec<u8> {
    let mut csv = Csv::new();
    csv.row(names.into_iter().map(TypedCell::text));
    csv.into_bytes()
}

/// The text, with a leading apostrophe if a spreadsheet would take it for a formula.
fn defused(text: &str) -> Cow<'_, str> {
    if text.trim_start().starts_with(FORMULA_STARTS) || text.starts_with(FORMULA_STARTS) {
        format!("'{text}").into()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::Fraction;

    #[test]
    fn no_text_begins_as_a_formula_does() {
        for (text, shown) in [
            ("=1+1", "'=1+1"),
            ("+44 20 7946", "'+44 20 7946"),
            ("-2", "'-2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            (" =1", "' =1"),
            ("Ward 7 = best", "Ward 7 = best"),
            ("'quoted", "'quoted"),
            ("", ""),
        ] {
            assert_eq!(defused(text), shown);
        }
    }

    #[test]
    fn numbers_stay_numbers_and_cells_keep_their_commas() {
        let mut csv = Csv::new();
        let cells = [
            TypedCell::text("a, \"b\""),
            TypedCell::whole(30),
            TypedCell::whole(0),
            TypedCell::hundredths(Some(-57)),
            TypedCell::points(None),
            TypedCell::points(Some(&Fraction::ratio(1, 3))),
            TypedCell::points(Some(&Fraction::whole(100))),
            TypedCell::hundredths(Some(i64::MIN)),
            TypedCell::Bool(true),
        ];
        csv.row(cells.into_iter());
        let line = "\"a, \"\"b\"\"\",30,0,-0.57,,0.3,100.0,-92233720368547758.08,true\n";
        assert_eq!(String::from_utf8(csv.into_bytes()).unwrap(), line);
    }
}

//! Tables as CSV for spreadsheets: numbers stay numbers, and no text becomes a formula.

use super::TypedCell;
use ::csv::{ByteRecord, Writer, WriterBuilder};
use std::borrow::Cow;

/// What a file begins with so that Excel reads it as UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What a spreadsheet takes for the start of a formula, even after characters that it skips.
const FORMULA_STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＠', '＋', '－'];

/// Lines of CSV in memory.
pub(super) struct Csv {
    writer: Writer<Vec<u8>>,
    record: ByteRecord,
}

impl Csv {
    pub(super) fn new() -> Self {
        // Writing into memory cannot fail, and a record of any length is allowed.
        let writer = WriterBuilder::new().flexible(true).buffer_capacity(1 << 10).from_writer(Vec::new());
        Self { writer, record: ByteRecord::new() }
    }

    pub(super) fn row<'a>(&mut self, cells: impl Iterator<Item = TypedCell<'a>>) {
        self.record.clear();
        for cell in cells {
            match cell {
                TypedCell::Empty => self.record.push_field(b""),
                TypedCell::Text(text) => self.record.push_field(defused(&text).as_bytes()),
                TypedCell::Date(date) => self.record.push_field(date.to_string().as_bytes()),
                TypedCell::Band(questionnaire, band) => {
                    self.record.push_field(questionnaire.bands().get(band).id.as_str().as_bytes());
                }
                TypedCell::Pillars(questionnaire, pillars) => {
                    self.ids(pillars.iter().map(|pillar| questionnaire.pillars()[*pillar].id.as_str()));
                }
                TypedCell::Items(questionnaire, items) => {
                    self.ids(items.iter().map(|item| &*questionnaire.items()[*item].id));
                }
                TypedCell::Bool(value) => self.record.push_field(if value { b"true" } else { b"false" }),
                TypedCell::Number { scaled, decimals } => push_number(&mut self.record, scaled, decimals),
            }
        }
        let _infallible = self.writer.write_byte_record(&self.record);
    }

    /// Several ids in one cell, separated by spaces.
    fn ids<'i>(&mut self, ids: impl Iterator<Item = &'i str>) {
        self.record.push_field(ids.collect::<Vec<_>>().join(" ").as_bytes());
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.writer.into_inner().unwrap_or_default()
    }
}

/// A line of column names.
pub(super) fn header<'a>(names: impl IntoIterator<Item: Into<Cow<'a, str>>>) -> Vec<u8> {
    let mut csv = Csv::new();
    csv.row(names.into_iter().map(TypedCell::text));
    csv.into_bytes()
}

/// Pushes a number digit by digit: a row has hundreds of numbers, and formatting each would take a tenth of the time.
fn push_number(record: &mut ByteRecord, scaled: i64, decimals: u8) {
    let mut text = [0; 24];
    let mut start = text.len();
    let mut put = |byte| {
        start -= 1;
        text[start] = byte;
    };
    let mut rest = scaled.unsigned_abs();
    let mut digits = 0;
    while rest > 0 || digits <= decimals {
        if digits == decimals && decimals > 0 {
            put(b'.');
        }
        put(b"0123456789"[usize::try_from(rest % 10).unwrap_or_default()]);
        rest /= 10;
        digits += 1;
    }
    if scaled < 0 {
        put(b'-');
    }
    record.push_field(&text[start..]);
}

/// The text, after an apostrophe where a spreadsheet would take it for a formula.
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
    use crate::score::Exact;

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
            TypedCell::points(Some(&Exact::ratio(1, 3))),
            TypedCell::points(Some(&Exact::whole(100))),
            TypedCell::hundredths(Some(i64::MIN)),
            TypedCell::Bool(true),
        ];
        csv.row(cells.into_iter());
        let line = "\"a, \"\"b\"\"\",30,0,-0.57,,0.3,100.0,-92233720368547758.08,true\n";
        assert_eq!(String::from_utf8(csv.into_bytes()).unwrap(), line);
    }
}

//! Cells that spreadsheets open: figures stay figures, and a text never becomes a formula.

use crate::model::Bands;
use crate::score::{BandRange, Bounds, Coverage, Exact, Hundredths};
use std::borrow::Cow;

/// What a file begins with so that Excel reads it as UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What a spreadsheet takes for the beginning of a formula, also behind what it skips.
const BEGINS_A_FORMULA: [char; 9] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＠'];

/// One row while it is written.
#[derive(Debug, Default)]
pub(in crate::report) struct Row {
    cells: ::csv::ByteRecord,
}

/// A line of column names.
pub(in crate::report) fn header(names: impl IntoIterator<Item: AsRef<str>>) -> Vec<u8> {
    let mut row = Row::default();
    for name in names {
        row.text(name.as_ref());
    }
    let mut line = Vec::new();
    row.write(&mut line);
    line
}

impl Row {
    /// A text; where a spreadsheet would take it for a formula, an apostrophe in front keeps it a text.
    pub(in crate::report) fn text(&mut self, text: &str) -> &mut Self {
        self.cells.push_field(neutral(text).as_bytes());
        self
    }

    /// A text, or an empty cell.
    pub(in crate::report) fn text_or_none(&mut self, text: Option<&str>) -> &mut Self {
        self.text(text.unwrap_or_default())
    }

    /// A whole number.
    pub(in crate::report) fn number(&mut self, number: impl TryInto<i64>) -> &mut Self {
        self.decimal(number.try_into().ok(), 0)
    }

    /// Points with so many decimals, or an empty cell.
    pub(in crate::report) fn points(&mut self, points: Option<&Exact>, decimals: usize) -> &mut Self {
        let places = u32::try_from(decimals).unwrap_or_default();
        self.decimal(points.map(|points| points.round_half_up(places)), decimals)
    }

    /// A level or a position with two decimals, or an empty cell.
    pub(in crate::report) fn hundredths(&mut self, level: Option<Hundredths>) -> &mut Self {
        self.decimal(level, 2)
    }

    /// A figure so far, and at its lowest and highest: three cells.
    pub(in crate::report) fn bounds(&mut self, figure: &Bounds) -> &mut Self {
        self.points(figure.so_far.as_ref(), 1).points(figure.low.as_ref(), 1).points(figure.high.as_ref(), 1)
    }

    /// The ids of the best and the worst band still possible: two cells.
    pub(in crate::report) fn band(&mut self, bands: &Bands, range: Option<BandRange>) -> &mut Self {
        let id = |band| bands.get(band).id.as_str();
        self.text_or_none(range.map(|range| id(range.best))).text_or_none(range.map(|range| id(range.worst)))
    }

    /// Items known and applicable, answers given and possible: four cells.
    pub(in crate::report) fn coverage(&mut self, coverage: Coverage) -> &mut Self {
        self.number(coverage.known).number(coverage.applicable).number(coverage.given).number(coverage.possible)
    }

    /// A number whose last so many digits are decimals, or an empty cell. There are hundreds of them in a row, so the digits are put
    /// down one by one.
    fn decimal(&mut self, scaled: Option<i64>, decimals: usize) -> &mut Self {
        let mut digits = [0_u8; 24];
        let mut free = digits.len();
        if let Some(scaled) = scaled {
            let mut rest = scaled.unsigned_abs();
            let mut put = |byte: u8| {
                free -= 1;
                digits[free] = byte;
            };
            let mut written = 0;
            while rest > 0 || written <= decimals {
                put(b'0' + u8::try_from(rest % 10).unwrap_or_default());
                rest /= 10;
                written += 1;
                if written == decimals {
                    put(b'.');
                }
            }
            if scaled < 0 {
                put(b'-');
            }
        }
        self.cells.push_field(digits.get(free..).unwrap_or_default());
        self
    }

    /// The row as a line of CSV at the end of `lines`.
    pub(in crate::report) fn write(self, lines: &mut Vec<u8>) {
        // Writing into memory cannot fail, and a record of any length is allowed.
        let mut writer = ::csv::WriterBuilder::new().flexible(true).buffer_capacity(1 << 10).from_writer(lines);
        let _infallible = writer.write_byte_record(&self.cells).and_then(|()| Ok(writer.flush()?));
    }
}

/// The text as a spreadsheet shows it without working anything out.
fn neutral(text: &str) -> Cow<'_, str> {
    if text.trim_start().starts_with(BEGINS_A_FORMULA) || text.starts_with(BEGINS_A_FORMULA) {
        format!("'{text}").into()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(neutral(text), shown);
        }
    }

    #[test]
    fn figures_stay_figures_and_cells_keep_their_commas() {
        let mut row = Row::default();
        row.text("a, \"b\"").number(30).number(0).hundredths(Some(-57)).points(None, 1);
        row.points(Some(&Exact::ratio(1, 3)), 1).points(Some(&Exact::whole(100)), 1).hundredths(Some(i64::MIN));
        let mut lines = Vec::new();
        row.write(&mut lines);
        let line = "\"a, \"\"b\"\"\",30,0,-0.57,,0.3,100.0,-92233720368547758.08\n";
        assert_eq!(String::from_utf8(lines).unwrap(), line);
    }
}

//! Delimited text. The delimiter is the comma, semicolon, tab or vertical bar, whichever fits the first rows best.

use super::locate::{line_of, lines_in, locate};
use super::{CellValue, Flow, Refused, Row, RowLimit, RowSource, check_cell, unreadable};
use crate::source::Position;
use csv::{ReaderBuilder, StringRecord};
use std::borrow::Cow;

/// Possible delimiters, the preferred first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// The number of rows examined to find the delimiter.
const SAMPLE: usize = 20;

/// A delimited text.
#[derive(Debug)]
pub(in crate::import) struct Delimited {
    text: String,
    /// The first byte of the table, after Excel's line `sep=;` if there is one.
    start: usize,
    delimiter: u8,
}

impl Delimited {
    /// Finds the delimiter.
    pub(in crate::import) fn new(text: String) -> Result<Self, Refused> {
        if text.trim().is_empty() {
            return Err(unreadable("the file is empty", "export the responses again"));
        }
        // A quotation mark inside quotes is written twice, so their number is even.
        if text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1 {
            return Err(unreadable(
                "a quotation mark is not closed, so cells cannot be told apart",
                "export the responses again",
            ));
        }
        let (start, delimiter) = match declared(&text) {
            Some(declared) => declared,
            None => (0, sniff(&text)),
        };
        Ok(Self { text, start, delimiter })
    }

    /// The delimiter in words.
    pub(in crate::import) fn delimiter(&self) -> &'static str {
        match self.delimiter {
            b';' => "semicolons",
            b'\t' => "tabs",
            b'|' => "vertical bars",
            _ => "commas",
        }
    }

    pub(super) fn each_row(&self, mut visit: impl FnMut(&Row<'_>) -> Flow) -> Result<(), Refused> {
        let body = self.text.get(self.start..).unwrap_or_default();
        let mut reader = reader(self.delimiter, body);
        let (mut record, mut limits) = (StringRecord::new(), RowLimit::default());
        let (mut line, mut counted) = (1, 0);
        loop {
            let read = reader.read_record(&mut record);
            if !read.map_err(|_| unreadable("the file cannot be read as a table", "export the responses again"))? {
                return Ok(());
            }
            let place = self.place(&record);
            line += lines_in(self.text.get(counted..place).unwrap_or_default());
            counted = place;
            let mut cells = Vec::with_capacity(record.len());
            for (column, text) in record.iter().enumerate() {
                let blank = text.trim().is_empty();
                if !blank {
                    check_cell(column, text, || self.location_from(place, line, column).into())?;
                }
                if column < super::MAX_COLUMNS {
                    cells.push(if blank { CellValue::Blank } else { CellValue::Text(Cow::Borrowed(text)) });
                }
            }
            let row = Row { place, cells, source: RowSource::Text(self, line) };
            if !row.is_blank() {
                limits.add_row(|| self.location_from(place, line, 0).into())?;
            }
            if visit(&row).is_break() {
                return Ok(());
            }
        }
    }

    /// The byte that a record begins at.
    fn place(&self, record: &StringRecord) -> usize {
        let byte = record.position().map_or(0, csv::Position::byte);
        let place = self.start + usize::try_from(byte).unwrap_or_default();
        // The reader stops at the first character of a line ending of two, and passes over empty lines.
        let rest = self.text.get(place..).unwrap_or_default();
        place + (rest.len() - rest.trim_start_matches(['\r', '\n']).len())
    }

    pub(super) fn location(&self, place: usize, column: usize) -> Position {
        self.location_from(place, line_of(&self.text, place), column)
    }

    /// The same if the line of the row is known.
    pub(super) fn location_from(&self, place: usize, line: usize, column: usize) -> Position {
        locate(&self.text, place, line, self.delimiter, column)
    }
}

fn reader(delimiter: u8, text: &str) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes())
}

/// The delimiter that a first line `sep=;` declares, and the first byte after that line.
fn declared(text: &str) -> Option<(usize, u8)> {
    let (first, rest) = text.split_once('\n')?;
    let delimiter = first.trim_end_matches('\r').strip_prefix("sep=")?.as_bytes();
    let [delimiter] = delimiter else { return None };
    DELIMITERS.contains(delimiter).then_some((text.len() - rest.len(), *delimiter))
}

/// The delimiter with which the first row has the most columns, of those with which no other row has more.
fn sniff(text: &str) -> u8 {
    let columns = |delimiter: u8| {
        let mut reader = reader(delimiter, text);
        let mut record = StringRecord::new();
        let mut counts = Vec::new();
        while counts.len() < SAMPLE && matches!(reader.read_record(&mut record), Ok(true)) {
            let last = record.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()).last();
            counts.push(last.map_or(0, |(last, _)| last + 1));
        }
        let widest = counts.iter().max().copied().unwrap_or_default();
        // Further header rows may be wider than the first, and notes may hold delimiters of other tables.
        let as_wide = counts.iter().filter(|count| **count == widest).count();
        (widest > 1 && as_wide * 2 >= counts.len().min(3), widest, as_wide)
    };
    let best = DELIMITERS.iter().rev().max_by_key(|delimiter| columns(**delimiter));
    best.copied().unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        let table = Delimited::new(text.to_owned()).unwrap();
        let read = table.each_row(|row| {
            rows.push(row.cells.iter().map(|cell| cell.text().into_owned()).collect());
            Flow::Continue(())
        });
        read.unwrap();
        rows
    }

    #[test]
    fn the_delimiter_is_the_one_that_fits_the_rows() {
        for (text, delimiter) in [
            ("a,b,c\n1,2,3\n", "commas"),
            ("a;b;c\n1,5;2;3\n", "semicolons"),
            ("a\tb\n\"1,2,3\"\t2\n", "tabs"),
            ("a|b|c\n1|2|3\n", "vertical bars"),
            ("sep=;\na,b;c\n", "semicolons"),
            ("alone\none\n", "commas"),
            ("ID;Which, of these, is it?;Name\n1;Yes, all;x\n", "semicolons"),
        ] {
            assert_eq!(Delimited::new(text.to_owned()).unwrap().delimiter(), delimiter, "{text:?}");
        }
    }

    #[test]
    fn cells_may_hold_delimiters_quotes_and_line_breaks() {
        assert_eq!(rows("a,b\r\n\"1,\"\"x\"\"\",\"2\r\n3\"\r\n"), [["a", "b"], ["1,\"x\"", "2\r\n3"]]);
    }

    #[test]
    fn limits_are_kept_and_an_open_quote_is_noticed() {
        let columns = format!("{}\n", ",x".repeat(600));
        let rows = "a,b\n".repeat(20_100);
        let cell = format!("a,{}\n", "x".repeat(32_768));
        for (text, message) in [
            (columns, "the table has more than 500 columns"),
            (rows, "the table has more than 20,000 rows"),
            (cell, "the table has a cell of more than 32,767 characters"),
        ] {
            let table = Delimited::new(text).unwrap();
            assert_eq!(table.each_row(|_| Flow::Continue(())).unwrap_err().message(), message);
        }
        assert!(Delimited::new("a,b\n\"1,2\n".to_owned()).is_err());
    }
}

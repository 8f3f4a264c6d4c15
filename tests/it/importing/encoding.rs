//! Encodes grids of cells as the bytes that a tool would write, with the location of every cell.

use pillars::source::{CellPosition, Location, Position};
use rust_xlsxwriter::Workbook;

/// How a tool writes its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Writing {
    Text(Text),
    /// A workbook whose only sheet has this name.
    Sheet(&'static str),
}

/// How a tool writes text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Text {
    pub(crate) delimiter: char,
    pub(crate) encoding: Encoding,
    pub(crate) line_end: &'static str,
    /// Whether every cell is in quotation marks, needed or not.
    pub(crate) quotes_all: bool,
    /// Whether an empty line follows the last row.
    pub(crate) ends_blank: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    Utf8WithMark,
    Utf16,
    Windows1252,
}

/// Bytes, and where each cell of each row is in them.
pub(crate) struct Written {
    pub(crate) bytes: Vec<u8>,
    pub(crate) places: Vec<Vec<Location>>,
}

pub(crate) fn write(rows: &[Vec<String>], writing: Writing) -> Written {
    match writing {
        Writing::Text(text) => write_text(rows, text),
        Writing::Sheet(name) => write_sheet(rows, name),
    }
}

fn write_text(rows: &[Vec<String>], how: Text) -> Written {
    let (mut text, mut places) = (String::new(), Vec::new());
    let (mut line, mut line_begins) = (1, 0);
    for row in rows {
        let mut row_places = Vec::new();
        for (column, cell) in row.iter().enumerate() {
            if column > 0 {
                text.push(how.delimiter);
            }
            let column = text.split_at(line_begins).1.chars().count() + 1;
            row_places.push(Location::Position(Position { line, column }));
            let begins = text.len();
            if how.quotes_all || cell.contains([how.delimiter, '"', '\n']) {
                text.extend(["\"", &cell.replace('"', "\"\""), "\""]);
            } else {
                text.push_str(cell);
            }
            for (at, _) in text.split_at(begins).1.match_indices('\n') {
                (line, line_begins) = (line + 1, begins + at + 1);
            }
        }
        text.push_str(how.line_end);
        (line, line_begins) = (line + 1, text.len());
        places.push(row_places);
    }
    if how.ends_blank {
        text.push_str(how.line_end);
    }
    Written { bytes: encode(&text, how.encoding), places }
}

fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf8WithMark => format!("\u{feff}{text}").into_bytes(),
        Encoding::Utf16 => format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Windows1252 => text.chars().map(windows_1252).collect(),
    }
}

/// The byte of a character in Windows-1252, as far as our texts need it.
fn windows_1252(character: char) -> u8 {
    match character {
        '‘' => 0x91,
        '’' => 0x92,
        '“' => 0x93,
        '”' => 0x94,
        '–' => 0x96,
        '—' => 0x97,
        '…' => 0x85,
        '€' => 0x80,
        other => u8::try_from(u32::from(other)).unwrap(),
    }
}

fn write_sheet(rows: &[Vec<String>], name: &str) -> Written {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name(name).unwrap();
    let mut places = Vec::new();
    for (row, cells) in rows.iter().enumerate() {
        let mut row_places = Vec::new();
        for (column, cell) in cells.iter().enumerate() {
            let (at, across) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
            match cell.parse::<f64>() {
                Ok(number) => drop(sheet.write_number(at, across, number).unwrap()),
                Err(_) => drop(sheet.write_string(at, across, cell).unwrap()),
            }
            let cell = CellPosition { sheet: name.to_owned(), row: row + 1, column: column + 1 };
            row_places.push(Location::Cell(cell));
        }
        places.push(row_places);
    }
    Written { bytes: workbook.save_to_buffer().unwrap(), places }
}

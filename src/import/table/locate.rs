//! Locates a cell of a delimited text, only once a problem with it is reported.

use crate::source::Position;

/// The line that a byte is in, from 1.
pub(super) fn line_of(text: &str, byte: usize) -> usize {
    1 + lines_in(text.get(..byte).unwrap_or_default())
}

/// The number of line breaks in a text.
pub(super) fn lines_in(text: &str) -> usize {
    text.matches('\n').count()
}

/// The line and column of a cell. `place` and `line` are the byte and the line that its row begins at; `column` counts from 0. If the row
/// is shorter, this is its end.
pub(super) fn locate(text: &str, place: usize, line: usize, delimiter: u8, column: usize) -> Position {
    let (mut quoted, mut passed, mut cell) = (false, 0, place);
    for (offset, byte) in text.as_bytes().get(place..).unwrap_or_default().iter().enumerate() {
        if passed == column {
            break;
        }
        match *byte {
            b'"' => quoted = !quoted,
            b'\r' | b'\n' if !quoted => {
                cell = place + offset;
                break;
            }
            byte if byte == delimiter && !quoted => {
                passed += 1;
                cell = place + offset + 1;
            }
            _ => {}
        }
    }
    let before = text.get(..cell).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
    Position { line: line + lines_in(text.get(place..cell).unwrap_or_default()), column }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_found_behind_quotes_line_breaks_and_letters_of_two_bytes() {
        let text = "é;\"b;\nb\";c\n1;2\n";
        let second = text.find("1;").unwrap();
        for (place, column, line, character) in
            [(0, 0, 1, 1), (0, 1, 1, 3), (0, 2, 2, 4), (0, 9, 2, 5), (second, 1, 3, 3), (second, 5, 3, 4)]
        {
            assert_eq!(
                locate(text, place, line_of(text, place), b';', column),
                Position { line, column: character },
                "{place} {column}"
            );
        }
    }
}

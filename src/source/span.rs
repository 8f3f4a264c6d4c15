//! Spans and positions.

use std::fmt;
use std::ops::Range;

/// A range of a text, in bytes from its beginning; the end is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// The beginning of a text, for problems with the whole text.
    pub const BEGINNING: Self = Self { start: 0, end: 0 };

    /// The bytes from `start` up to `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether it contains the byte.
    #[must_use]
    pub const fn contains(self, byte: usize) -> bool {
        self.start <= byte && byte < self.end
    }

    /// The bytes as a range.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// A position as shown in editors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1. Lines end with LF or CRLF.
    pub line: usize,
    /// The column, from 1, in characters (Unicode scalar values); a tab or a combining accent counts as one.
    pub column: usize,
}

impl Position {
    /// The beginning of a text, for problems with the whole file.
    pub const BEGINNING: Self = Self { line: 1, column: 1 };
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// A cell of a sheet in a workbook.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellPosition {
    /// The sheet's name.
    pub sheet: String,
    /// The row, from 1.
    pub row: usize,
    /// The column, from 1.
    pub column: usize,
}

/// A location in an input.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Location {
    /// A span of a text that may be shown.
    Text(Span),
    /// A line and column of a text that must not be shown, because it may contain personal data.
    Position(Position),
    /// A cell of a workbook.
    Cell(CellPosition),
}

impl From<Span> for Location {
    fn from(span: Span) -> Self {
        Self::Text(span)
    }
}

impl From<Position> for Location {
    fn from(position: Position) -> Self {
        Self::Position(position)
    }
}

impl From<CellPosition> for Location {
    fn from(cell: CellPosition) -> Self {
        Self::Cell(cell)
    }
}

impl CellPosition {
    /// The column as spreadsheets name it: A … Z, AA, AB and so on.
    #[must_use]
    pub fn column_letters(&self) -> String {
        let mut letters = Vec::new();
        let mut rest = self.column;
        while let Some(number) = rest.checked_sub(1) {
            letters.push(char::from(b'A' + u8::try_from(number % 26).unwrap_or_default()));
            rest = number / 26;
        }
        letters.into_iter().rev().collect()
    }
}

impl fmt::Display for CellPosition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}!{}{}", self.sheet, self.column_letters(), self.row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_named_as_spreadsheets_name_it() {
        for (column, name) in
            [(1, "Team 1!A7"), (4, "Team 1!D7"), (26, "Team 1!Z7"), (27, "Team 1!AA7"), (703, "Team 1!AAA7")]
        {
            assert_eq!(CellPosition { sheet: "Team 1".to_owned(), row: 7, column }.to_string(), name);
        }
    }
}

//! One line for each finding, as editors and scripts expect: `path:line:column: severity[code] message`.

use super::in_cell;
use crate::diagnostic::Diagnostic;
use crate::source::{Location, Position, Source};
use crate::text::Truncated;
use std::fmt::Write as _;

/// One line for each finding of a file, in their order.
#[must_use]
pub fn concise(source: &Source, diagnostics: &[Diagnostic]) -> String {
    let mut text = String::new();
    let name = Truncated::path(source.name());
    for found in diagnostics {
        let position = match found.location() {
            Location::Cell(cell) => Position { line: cell.row, column: cell.column },
            Location::Position(position) => position,
            Location::Text(span) => source.position(span.start),
        };
        let (severity, code, message) = (found.severity(), found.code(), in_cell(found));
        let _infallible = writeln!(text, "{name}:{position}: {severity}[{code}] {message}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::source::Span;

    #[test]
    fn a_finding_is_one_line_whatever_its_file_is_called() {
        let source = Source::new("we\nird\u{1b}[31m é.toml", "parity = 9\n");
        let found = Diagnostic::new(Code::LevelOutOfRange, Span::new(9, 10), "no level 9");
        let line = "we\\u{a}ird\\u{1b}[31m é.toml:1:10: error[level-out-of-range] no level 9\n";
        assert_eq!(concise(&source, &[found]), line);
    }
}

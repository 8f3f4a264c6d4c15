//! Computes the heights of rows, since not every program fits rows to wrapped text when it opens a workbook.

/// The height of a line of text, in points.
const LINE: f64 = 14.5;
/// The average number of letters in the width of a digit.
const LETTERS: f64 = 1.2;
/// The space on both sides of framed text, in characters.
const INDENT: f64 = 2.0;
/// The space below framed text, in points.
const BELOW: f64 = 6.0;
/// The maximum height of a row in Excel, in points.
const HIGHEST: f64 = 409.0;

/// The height of a row in points, for cells with these texts and column widths in characters.
pub(super) fn row_height<'t>(cells: impl IntoIterator<Item = (&'t str, f64)>) -> f64 {
    let lines = cells.into_iter().map(|(text, width)| lines(text, width)).max().unwrap_or(1).max(1);
    (f64::from(lines) * LINE).min(HIGHEST)
}

/// The same for framed cells, which have some space around their text.
pub(super) fn framed_height<'t>(cells: impl IntoIterator<Item = (&'t str, f64)>) -> f64 {
    let cells = cells.into_iter().map(|(text, width)| (text, width - INDENT));
    (row_height(cells) + BELOW).min(HIGHEST)
}

/// The number of lines of a text in a column whose width is in digits.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a column's width is a small positive number"
)]
fn lines(text: &str, width: f64) -> u32 {
    let columns = (width * LETTERS) as usize;
    u32::try_from(textwrap::wrap(text, columns.max(1)).len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::float_cmp, reason = "whole lines are exact")]
    fn a_row_is_as_high_as_its_longest_text() {
        assert_eq!(row_height([]), LINE);
        assert_eq!(row_height([("short", 20.0), ("one\ntwo\n\nfour", 20.0)]), 4.0 * LINE);
        assert_eq!(row_height([("a text that is wrapped twice by its narrow column", 20.0)]), 3.0 * LINE);
        assert_eq!(framed_height([("a text that is too wide!", 21.0)]), 2.0 * LINE + BELOW);
        assert_eq!(row_height([("x\n".repeat(1_000).as_str(), 20.0)]), HIGHEST);
    }
}

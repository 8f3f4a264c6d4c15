//! Breaks sentences into lines: first fit, as in textwrap, with a fast measure of words.

use super::ink;
use textwrap::core::{Fragment, Word, display_width};
use textwrap::wrap_algorithms::wrap_first_fit;

/// A word or a part of one, and the spaces after it.
#[derive(Debug, Clone, Copy)]
struct MeasuredWord {
    /// Bytes of the word.
    bytes: usize,
    /// Cells of the word.
    cells: usize,
    /// Spaces after it, each a byte and a cell.
    spaces: usize,
}

#[expect(clippy::cast_precision_loss, reason = "no line has 2^52 cells")]
impl Fragment for MeasuredWord {
    fn width(&self) -> f64 {
        self.cells as f64
    }

    fn whitespace_width(&self) -> f64 {
        self.spaces as f64
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// The lines of a sentence, the first of width `first`, the others of width `rest`, without trailing spaces. Words longer than a line are
/// broken. Ids are not broken at their hyphens.
pub(super) fn lines(text: &str, first: usize, rest: usize) -> Vec<&str> {
    if text.len() < first {
        return vec![text.trim_end_matches(' ')];
    }
    let pieces = pieces(text, rest);
    let mut begin = 0;
    #[expect(clippy::cast_precision_loss, reason = "no line has 2^52 cells")]
    let lines = wrap_first_fit(&pieces, &[first as f64, rest as f64]).into_iter().map(|line| {
        let bytes: usize = line.iter().map(|piece| piece.bytes + piece.spaces).sum();
        let shown = bytes - line.last().map_or(0, |last| last.spaces);
        let line = text.get(begin..begin + shown).unwrap_or_default();
        begin += bytes;
        line
    });
    lines.collect()
}

fn pieces(text: &str, widest: usize) -> Vec<MeasuredWord> {
    // A word wider than the first line cannot begin there.
    let mut pieces = Vec::with_capacity(text.len() / 4);
    pieces.push(MeasuredWord { bytes: 0, cells: 0, spaces: 0 });
    for word in text.split_inclusive(' ') {
        let shown = word.strip_suffix(' ').unwrap_or(word);
        let spaces = word.len() - shown.len();
        let cells = cells(shown);
        match pieces.last_mut() {
            Some(before) if shown.is_empty() => before.spaces += spaces,
            _ if cells <= widest => pieces.push(MeasuredWord { bytes: shown.len(), cells, spaces }),
            _ => {
                let parts = Word::from(shown);
                let parts = parts.break_apart(widest);
                pieces.extend(parts.map(|part| MeasuredWord {
                    bytes: part.len(),
                    cells: display_width(&part),
                    spaces: 0,
                }));
                if let Some(last) = pieces.last_mut() {
                    last.spaces = spaces;
                }
            }
        }
    }
    pieces
}

/// The width of a word. Nearly all are ASCII between marks, and so as wide as they are long.
fn cells(word: &str) -> usize {
    let bare = ink::without_marks_around(word);
    if bare.bytes().all(|byte| byte.is_ascii_graphic()) { bare.len() } else { display_width(word) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::terminal::ink::TextStyle;
    use proptest::prelude::*;
    use textwrap::{Options, WordSeparator, WordSplitter};

    fn by_textwrap(text: &str, first: usize, rest: usize) -> Vec<String> {
        let (width, first, rest) = (100, "-".repeat(100 - first), "-".repeat(100 - rest));
        let options = Options::new(width)
            .initial_indent(&first)
            .subsequent_indent(&rest)
            .word_separator(WordSeparator::AsciiSpace)
            .word_splitter(WordSplitter::NoHyphenation);
        let lines = textwrap::wrap(text, options);
        let indents = std::iter::once(&first).chain(std::iter::repeat(&rest));
        lines.iter().zip(indents).map(|(line, indent)| line.strip_prefix(indent.as_str()).unwrap().to_owned()).collect()
    }

    proptest! {
        #[test]
        fn lines_break_where_textwrap_breaks_them(
            words in prop::collection::vec(("[a-zé日🚀-]{0,14}", any::<bool>()), 0..12),
            first in 0_usize..40,
            rest in 1_usize..40,
        ) {
            let words = words.into_iter().map(|(word, painted)| if painted { TextStyle::Poor.paint(&word) } else { word });
            let text = words.collect::<Vec<_>>().join(" ");
            prop_assert_eq!(lines(&text, first, rest), by_textwrap(&text, first, rest));
        }
    }
}

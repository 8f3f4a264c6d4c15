//! Keys that went astray: after a header that cannot be read, the reader puts its keys at the top level.

use crate::source::{LineStart, Source, Span, line_starts};

/// The stretches of a text whose keys do not belong where the tree has them, in order.
#[derive(Debug, Default)]
pub(super) struct OrphanedKeys {
    stretches: Vec<Span>,
    first_lost_entry: Option<usize>,
}

impl OrphanedKeys {
    /// Finds them: from each header that has an error to the next header.
    pub(super) fn find(source: &Source, errors: impl Iterator<Item = Span>) -> Self {
        let mut stray = Self::default();
        for error in errors {
            let line = source.line_at(error.start);
            let text = source.slice(line).trim_start();
            if text.starts_with('[') {
                stray.stretches.push(Span::new(line.end, next_header(source.text(), line.end)));
            }
            if text.starts_with("[[") {
                stray.first_lost_entry =
                    Some(stray.first_lost_entry.map_or(line.start, |before| before.min(line.start)));
            }
        }
        stray.stretches.sort_unstable();
        stray.stretches.dedup();
        stray
    }

    /// Whether what stands here went astray.
    pub(super) fn holds(&self, byte: usize) -> bool {
        self.stretch(byte).is_some()
    }

    /// Where the first entry of a list of tables was lost: what follows it looks like part of the entry before it.
    pub(super) fn first_lost_entry(&self) -> Option<usize> {
        self.first_lost_entry
    }

    /// Whether two places only seem to be in one table.
    pub(super) fn parts(&self, one: usize, other: usize) -> bool {
        self.stretch(one) != self.stretch(other)
    }

    fn stretch(&self, byte: usize) -> Option<Span> {
        self.stretches.iter().copied().find(|stretch| stretch.contains(byte))
    }
}

/// Where the next line begins that has a header; the end of the text if there is none.
fn next_header(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let header = line_starts(rest)
        .find(|(at, start)| *at > 0 && matches!(start, LineStart::Table(_) | LineStart::ArrayOfTables(_)))
        .map(|(at, _)| rest.get(..at).unwrap_or_default().rfind('\n').map_or(at, |newline| newline + 1));
    header.map_or(text.len().max(from + 1), |at| from + at)
}

//! Orphaned keys: after an invalid header, the parser puts its keys at the top level.

use crate::source::{LineStart, Source, Span, line_starts};

/// The parts of a text whose keys are misplaced in the tree, in order.
#[derive(Debug, Default)]
pub(super) struct OrphanedKeys {
    stretches: Vec<Span>,
    first_lost_entry: Option<usize>,
}

impl OrphanedKeys {
    /// Finds them: from each invalid header to the next header.
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

    /// Whether the key at this byte is orphaned.
    pub(super) fn holds(&self, byte: usize) -> bool {
        self.stretch(byte).is_some()
    }

    /// The position at which the first entry of an array of tables was lost: what follows looks like part of the previous entry.
    pub(super) fn first_lost_entry(&self) -> Option<usize> {
        self.first_lost_entry
    }

    /// Whether two positions only seem to be in the same table.
    pub(super) fn parts(&self, one: usize, other: usize) -> bool {
        self.stretch(one) != self.stretch(other)
    }

    fn stretch(&self, byte: usize) -> Option<Span> {
        self.stretches.iter().copied().find(|stretch| stretch.contains(byte))
    }
}

/// The start of the next line with a header, or the end of the text.
fn next_header(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let header = line_starts(rest)
        .find(|(at, start)| *at > 0 && matches!(start, LineStart::Table(_) | LineStart::ArrayOfTables(_)))
        .map(|(at, _)| rest.get(..at).unwrap_or_default().rfind('\n').map_or(at, |newline| newline + 1));
    header.map_or(text.len().max(from + 1), |at| from + at)
}

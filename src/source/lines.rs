//! The starts of the lines of a text.

/// The first byte of every line.
#[derive(Debug, Clone)]
pub(super) struct Lines(Vec<usize>);

impl Lines {
    /// Finds the lines of a text.
    pub(super) fn of(text: &str) -> Self {
        let after_newlines = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at + 1);
        Self(std::iter::once(0).chain(after_newlines).collect())
    }

    /// The line with this byte, from 0, and its first byte.
    pub(super) fn containing(&self, byte: usize) -> (usize, usize) {
        let line = self.0.partition_point(|&start| start <= byte).saturating_sub(1);
        (line, self.0.get(line).copied().unwrap_or_default())
    }
}

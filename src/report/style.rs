//! How a terminal wants to be written to.

/// What a terminal can show: the shell finds it out, the formats keep to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Columns; no line is wider.
    pub width: usize,
    /// Whether to colour. Nothing is said by colour alone.
    pub colour: bool,
    /// Whether to draw with ASCII characters only.
    pub ascii: bool,
}

impl Style {
    /// The fewest columns that anything is laid out for.
    pub const NARROWEST: usize = 20;

    /// Plain text of this width: no colour, box drawing allowed.
    #[must_use]
    pub fn plain(width: usize) -> Self {
        Self { width, colour: false, ascii: false }
    }
}

//! The output style for a terminal.

/// The capabilities of a terminal, which the shell detects and the formats respect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// The maximum width of a line, in columns.
    pub width: usize,
    /// Whether to use colour. Colour is never the only sign.
    pub colour: bool,
    /// Whether to draw with ASCII characters only.
    pub ascii: bool,
}

impl Style {
    /// The minimum width of any layout.
    pub const NARROWEST: usize = 20;

    /// Plain text of this width: no colour, box drawing allowed.
    #[must_use]
    pub fn plain(width: usize) -> Self {
        Self { width, colour: false, ascii: false }
    }
}

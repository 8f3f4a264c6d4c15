//! The output style for a terminal.

/// The capabilities of a terminal, which the shell detects and the formats respect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TerminalStyle {
    /// The maximum width of a line, in columns.
    pub width: usize,
    /// Whether to use colour. Colour is never the only sign.
    pub colour: bool,
    /// Whether to draw with ASCII characters only.
    pub ascii: bool,
}

impl TerminalStyle {
    /// The minimum width of any layout.
    pub const NARROWEST: usize = 20;

    /// The maximum width of a report on one screen.
    pub const WIDEST_SCREEN: usize = 120;

    /// The width, in columns, to which a report on one screen is cut in a terminal of this width.
    #[must_use]
    pub fn screen_width(width: usize) -> usize {
        width.clamp(80, Self::WIDEST_SCREEN)
    }

    /// Plain text of this width: no colour, box drawing allowed.
    #[must_use]
    pub fn plain(width: usize) -> Self {
        Self { width, colour: false, ascii: false }
    }
}

//! The two ways to hold an interview: the same pages and prompts with line editing, or plain line by line.

use super::lease::StoreLease;
use crate::Style;
use crate::cli::settings;
use crate::interview::{Message, Prompt};
use std::io;
use std::sync::Arc;

/// The window an interview is shown in. Its size can change, so it is looked up each time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    /// Whether the cursor can be moved and colour used.
    pub(super) rich: bool,
    /// Whether to use only ASCII characters.
    pub(super) ascii: bool,
}

impl Window {
    /// The style that fits the window now.
    pub(super) fn style(self) -> Style {
        let now = settings::error_style();
        Style { colour: now.colour && self.rich, ascii: self.ascii, ..now }
    }
}

/// What came back from a prompt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PromptResponse {
    Line(String),
    /// The key that goes back.
    Back,
    /// The end of all input.
    End,
    /// The key that interrupts.
    Interrupt,
}

/// A way to show and to ask.
pub(super) trait Frontend {
    /// Shows a new page: what belongs to the next prompt.
    fn show_page(&mut self, page: &[Message]) -> io::Result<()>;

    /// Shows something more.
    fn show(&mut self, messages: &[Message]) -> io::Result<()>;

    /// Shows text that is laid out already.
    fn print(&mut self, text: &str) -> io::Result<()>;

    /// Asks. `again` says that the choices were shown before. Only while it waits does it release the lease.
    fn ask(&mut self, prompt: &Prompt, again: bool, lease: &Arc<StoreLease>) -> io::Result<PromptResponse>;
}

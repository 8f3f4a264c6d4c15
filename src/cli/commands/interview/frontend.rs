//! The two frontends of an interview: pages and prompts with line editing, or plain lines.

use super::lease::StoreLease;
use crate::TerminalStyle;
use crate::cli::settings;
use crate::interview::{Message, Prompt};
use std::io;
use std::sync::Arc;

/// The terminal window. Its size can change, so it is queried each time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    /// Whether to move the cursor and use colour.
    pub(super) rich: bool,
    /// Whether to use only ASCII characters.
    pub(super) ascii: bool,
}

impl Window {
    /// The style for the current window.
    pub(super) fn style(self) -> TerminalStyle {
        let now = settings::error_style();
        TerminalStyle { colour: now.colour && self.rich, ascii: self.ascii, ..now }
    }
}

/// The response to a prompt.
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

/// Shows messages and asks prompts.
pub(super) trait Frontend {
    /// Shows a new page, which belongs to the next prompt.
    fn show_page(&mut self, page: &[Message]) -> io::Result<()>;

    /// Shows further messages.
    fn show(&mut self, messages: &[Message]) -> io::Result<()>;

    /// Shows text that has its layout.
    fn print(&mut self, text: &str) -> io::Result<()>;

    /// Asks a prompt. `again` means that the choices have been shown before. Releases the lease only while it waits.
    fn ask(&mut self, prompt: &Prompt, again: bool, lease: &Arc<StoreLease>) -> io::Result<PromptResponse>;
}

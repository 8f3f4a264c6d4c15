//! Whom the interview talks with: the same pages and prompts, in a rich terminal or line by line.

use super::lease::StoreLease;
use crate::Style;
use crate::cli::settings;
use crate::interview::{Message, Prompt};
use std::io;

/// The window that it is shown in: looked at each time, since its size can change.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    /// Whether it can be drawn on.
    pub(super) rich: bool,
    /// Whether to draw with ASCII characters only.
    pub(super) ascii: bool,
}

impl Window {
    /// How it wants to be written to now.
    pub(super) fn style(self) -> Style {
        let now = settings::error_style();
        Style { colour: now.colour && self.rich, ascii: self.ascii, ..now }
    }
}

/// What came back from a prompt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PromptResponse {
    /// A line.
    Line(String),
    /// The key that goes back.
    Back,
    /// The end of all input.
    End,
    /// The key that interrupts.
    Interrupt,
}

/// What to say of a line that would not be understood.
pub(super) type Check<'c> = &'c dyn Fn(&str) -> Result<(), String>;

/// A way to show and to ask.
pub(super) trait Frontend {
    /// Shows what is said.
    fn show(&mut self, said: &[Message]) -> io::Result<()>;

    /// Shows text that is laid out already.
    fn print(&mut self, text: &str) -> io::Result<()>;

    /// Asks. `whole` says whether the choices were not shown yet; `check` what to say of a line that is not understood.
    fn ask(
        &mut self,
        prompt: &Prompt,
        whole: bool,
        check: Check<'_>,
        busy: &mut StoreLease<'_>,
    ) -> io::Result<PromptResponse>;
}

impl Frontend for Box<dyn Frontend> {
    fn show(&mut self, said: &[Message]) -> io::Result<()> {
        (**self).show(said)
    }

    fn print(&mut self, text: &str) -> io::Result<()> {
        (**self).print(text)
    }

    fn ask(
        &mut self,
        prompt: &Prompt,
        whole: bool,
        check: Check<'_>,
        busy: &mut StoreLease<'_>,
    ) -> io::Result<PromptResponse> {
        (**self).ask(prompt, whole, check, busy)
    }
}

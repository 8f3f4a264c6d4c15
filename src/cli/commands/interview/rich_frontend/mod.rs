//! The frontend with line editing, which shows the choices below the prompt.

mod keys;
mod prompt_helper;
mod redraw;

use super::frontend::{Frontend, PromptResponse, Window};
use super::layout;
use super::lease::StoreLease;
use crate::interview::{Message, Prompt};
use keys::{EndingKey, KeyState};
use prompt_helper::PromptHelper;
use redraw::Screen;
use rustyline::config::{BellStyle, Builder};
use rustyline::error::ReadlineError;
use rustyline::history::MemHistory;
use rustyline::{Behavior, ColorMode, CompletionType, Editor};
use std::io::{self, Write as _};
use std::sync::Arc;

/// The timeout for a key sequence that starts with Esc, in milliseconds.
const ESC_TIMEOUT: u16 = 50;

/// The frontend for terminals with a movable cursor.
pub(super) struct RichFrontend {
    editor: Editor<PromptHelper, MemHistory>,
    keys: Arc<KeyState>,
    screen: Arc<Screen>,
    window: Window,
}

impl RichFrontend {
    /// # Errors
    /// If the terminal or its signals cannot be used.
    pub(super) fn new(window: Window) -> io::Result<Self> {
        // The editor writes to the terminal directly, so that standard output stays free for the result.
        let config = Builder::new()
            .behavior(Behavior::PreferTerm)
            .color_mode(if window.style().colour { ColorMode::Forced } else { ColorMode::Disabled })
            .completion_type(CompletionType::Circular)
            .keyseq_timeout(Some(ESC_TIMEOUT))
            .bell_style(BellStyle::None)
            .auto_add_history(false)
            .build();
        let mut editor = Editor::with_history(config, MemHistory::new()).map_err(io_error)?;
        let printer = editor.create_external_printer().map_err(io_error)?;
        let screen = Arc::new(Screen::new(window));
        let redraw = redraw::start(printer, Arc::clone(&screen))?;
        let keys = Arc::new(KeyState::default());
        keys::bind(&mut editor, &keys, &redraw);
        Ok(Self { editor, keys, screen, window })
    }
}

impl Frontend for RichFrontend {
    fn show_page(&mut self, page: &[Message]) -> io::Result<()> {
        self.screen.start(page);
        self.print(&layout::messages(page, self.window.style()))
    }

    fn show(&mut self, messages: &[Message]) -> io::Result<()> {
        self.screen.add(messages);
        self.print(&layout::messages(messages, self.window.style()))
    }

    fn print(&mut self, text: &str) -> io::Result<()> {
        anstream::stderr().write_all(text.as_bytes())
    }

    fn ask(&mut self, prompt: &Prompt, again: bool, lease: &Arc<StoreLease>) -> io::Result<PromptResponse> {
        let style = self.window.style();
        if !again && !prompt_helper::choices_fit(prompt, style) {
            let choices = layout::choices(&prompt.choices, style);
            self.print(&format!("{}\n", choices.join("\n")))?;
        }
        self.keys.start(prompt);
        self.screen.set_prompt(Some(prompt));
        self.editor.set_helper(Some(PromptHelper::new(prompt, self.window, (&self.keys, &self.screen), lease)));
        let label = format!("> {}: ", prompt.label);
        let draft = prompt.draft.as_deref().unwrap_or_default();
        let line = self.editor.readline_with_initial(&label, (draft, ""));
        if self.editor.helper().is_some_and(PromptHelper::has_released) {
            lease.acquire();
        }
        self.screen.set_prompt(None);
        match (self.keys.pressed(), line) {
            (Some(EndingKey::Interrupt), _) | (None, Err(ReadlineError::Interrupted)) => Ok(PromptResponse::Interrupt),
            (Some(EndingKey::Cancel), _) => Ok(PromptResponse::Back),
            (None, Ok(line)) => Ok(PromptResponse::Line(line)),
            (None, Err(ReadlineError::Eof)) => Ok(PromptResponse::End),
            (None, Err(error)) => Err(io_error(error)),
        }
    }
}

fn io_error(error: ReadlineError) -> io::Error {
    match error {
        ReadlineError::Io(error) => error,
        #[cfg(unix)]
        ReadlineError::Errno(errno) => errno.into(),
        other => io::Error::other(other),
    }
}

//! Redraws the page and the prompt when the window is resized, and on Ctrl-L.

use super::super::frontend::Window;
use super::super::layout;
use super::prompt_helper::choices_fit;
use crate::interview::{Message, Prompt};
use rustyline::ExternalPrinter;
use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// Moves the cursor to the first cell and clears the screen.
const CLEAR: &str = "\x1b[H\x1b[2J";

/// The time that the editor may take to notice a resize.
const MAX_WAIT: Duration = Duration::from_millis(500);

/// The time that the editor needs to continue after a suspension.
#[cfg(unix)]
const EDITOR_CONTINUES: Duration = Duration::from_millis(50);

/// The content above the prompt, to lay it out again.
pub(super) struct Screen {
    window: Window,
    shown: Mutex<ScreenContent>,
    laid_out: Condvar,
}

#[derive(Default)]
struct ScreenContent {
    messages: Vec<Message>,
    /// The prompt; `None` while nothing is asked.
    prompt: Option<Prompt>,
    /// The width for which the editor laid out the prompt.
    width: usize,
}

impl Screen {
    pub(super) fn new(window: Window) -> Self {
        Self { window, shown: Mutex::default(), laid_out: Condvar::new() }
    }

    pub(super) fn start(&self, page: &[Message]) {
        self.shown().messages = page.to_vec();
    }

    pub(super) fn add(&self, messages: &[Message]) {
        self.shown().messages.extend_from_slice(messages);
    }

    pub(super) fn set_prompt(&self, prompt: Option<&Prompt>) {
        self.shown().prompt = prompt.cloned();
    }

    /// Records the width for which the editor lays out the prompt.
    pub(super) fn lay_out(&self, width: usize) {
        self.shown().width = width;
        self.laid_out.notify_all();
    }

    /// The screen above the prompt, for the current window; `None` if nothing is asked.
    ///
    /// Waits for the editor to notice the new width, because its own redraw would overwrite an earlier one.
    fn text(&self) -> Option<String> {
        let behind = |shown: &mut ScreenContent| shown.prompt.is_some() && shown.width != self.window.style().width;
        let waited = self.laid_out.wait_timeout_while(self.shown(), MAX_WAIT, behind);
        let (shown, _) = waited.unwrap_or_else(PoisonError::into_inner);
        let prompt = shown.prompt.as_ref()?;
        let style = self.window.style();
        let mut text = format!("{CLEAR}{}", layout::messages(&shown.messages, style));
        if !choices_fit(prompt, style) {
            text.push_str(&layout::choices(&prompt.choices, style).join("\n"));
            text.push('\n');
        }
        Some(text)
    }

    fn shown(&self) -> MutexGuard<'_, ScreenContent> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Starts watching for resizes. The returned sender requests a redraw.
pub(super) fn start(printer: impl ExternalPrinter + Send + 'static, screen: Arc<Screen>) -> io::Result<Sender<()>> {
    let (sender, requests) = channel();
    #[cfg(unix)]
    listen(sender.clone())?;
    thread::spawn(move || redraw(printer, &screen, &requests));
    Ok(sender)
}

fn redraw(mut printer: impl ExternalPrinter, screen: &Screen, requests: &Receiver<()>) {
    for () in requests {
        if let Some(text) = screen.text()
            && printer.print(text).is_err()
        {
            return;
        }
    }
}

#[cfg(unix)]
fn listen(sender: Sender<()>) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGWINCH};
    let mut signals = signal_hook::iterator::Signals::new([SIGWINCH, SIGCONT])?;
    thread::spawn(move || {
        for signal in signals.forever() {
            if signal == SIGCONT {
                // Let the editor take the terminal back first.
                thread::sleep(EDITOR_CONTINUES);
            }
            if sender.send(()).is_err() {
                return;
            }
        }
    });
    Ok(())
}

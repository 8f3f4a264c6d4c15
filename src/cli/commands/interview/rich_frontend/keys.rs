//! The keys that the interview adds to those of the line editor.

use super::prompt_helper::PromptHelper;
use crate::interview::Prompt;
use rustyline::history::MemHistory;
use rustyline::{
    Cmd, ConditionalEventHandler, Editor, Event, EventContext, EventHandler, KeyCode, KeyEvent, Modifiers, Movement,
    RepeatCount,
};
#[cfg(unix)]
use std::io::{self, Write as _};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Clears the screen below the cursor.
#[cfg(unix)]
const CLEAR_BELOW: &[u8] = b"\x1b[J";

/// The state of the prompt for key handlers, and the key that ended it.
#[derive(Debug, Default)]
pub(super) struct KeyState(Mutex<AtPrompt>);

#[derive(Debug, Default)]
struct AtPrompt {
    /// The values of the choices, in display order.
    choices: Vec<String>,
    can_cancel: bool,
    pressed: Option<EndingKey>,
}

/// A key other than Enter that ended a prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EndingKey {
    Cancel,
    Interrupt,
}

impl KeyState {
    /// Starts a new prompt.
    pub(super) fn start(&self, prompt: &Prompt) {
        let choices = prompt.choices.iter().map(|choice| choice.typed.clone()).collect();
        *self.at_prompt() = AtPrompt { choices, can_cancel: prompt.can_cancel, pressed: None };
    }

    pub(super) fn pressed(&self) -> Option<EndingKey> {
        self.at_prompt().pressed
    }

    /// Ends the prompt, so that the editor clears the text below it.
    fn end(&self, pressed: EndingKey) -> Cmd {
        self.at_prompt().pressed = Some(pressed);
        Cmd::AcceptLine
    }

    fn at_prompt(&self) -> MutexGuard<'_, AtPrompt> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The effect of a key.
#[derive(Debug, Clone, Copy)]
enum Key {
    NextChoice,
    PreviousChoice,
    Escape,
    Interrupt,
    Redraw,
    #[cfg(unix)]
    Suspend,
}

struct Handler {
    key: Key,
    state: Arc<KeyState>,
    redraw: Sender<()>,
}

impl ConditionalEventHandler for Handler {
    fn handle(&self, _: &Event, _: RepeatCount, _: bool, context: &EventContext<'_>) -> Option<Cmd> {
        let line = context.line();
        Some(match self.key {
            Key::NextChoice => self.choose(line, |index| index.map_or(0, |index| index + 1)),
            Key::PreviousChoice => self.choose(line, |index| index.map_or(usize::MAX, |index| index.saturating_sub(1))),
            Key::Escape if !line.is_empty() => Cmd::Kill(Movement::WholeLine),
            Key::Escape if self.state.at_prompt().can_cancel => self.state.end(EndingKey::Cancel),
            Key::Escape => Cmd::Noop,
            Key::Interrupt => self.state.end(EndingKey::Interrupt),
            Key::Redraw => {
                // The receiver is gone only when the program ends.
                let _sent = self.redraw.send(());
                Cmd::Noop
            }
            #[cfg(unix)]
            Key::Suspend => {
                // The shell's output must not mix with ours, so the whole screen is redrawn afterwards.
                let _cleared = io::stderr().write_all(CLEAR_BELOW);
                Cmd::Suspend
            }
        })
    }
}

impl Handler {
    /// Puts the next or previous choice on the line, and stops at either end.
    fn choose(&self, line: &str, next: impl FnOnce(Option<usize>) -> usize) -> Cmd {
        let state = self.state.at_prompt();
        let Some(last) = state.choices.len().checked_sub(1) else { return Cmd::Noop };
        let current = state.choices.iter().position(|choice| choice == line.trim());
        Cmd::Replace(Movement::WholeLine, state.choices.get(next(current).min(last)).cloned())
    }
}

/// Binds the keys. There is no history, and no key that inserts a control character.
pub(super) fn bind(editor: &mut Editor<PromptHelper, MemHistory>, state: &Arc<KeyState>, redraw: &Sender<()>) {
    let plain = |code| KeyEvent(code, Modifiers::NONE);
    for (event, key) in [
        (plain(KeyCode::Down), Key::NextChoice),
        (KeyEvent::ctrl('N'), Key::NextChoice),
        (plain(KeyCode::Up), Key::PreviousChoice),
        (KeyEvent::ctrl('P'), Key::PreviousChoice),
        (plain(KeyCode::Esc), Key::Escape),
        (KeyEvent::ctrl('G'), Key::Escape),
        (KeyEvent::ctrl('C'), Key::Interrupt),
        (KeyEvent::ctrl('L'), Key::Redraw),
        #[cfg(unix)]
        (KeyEvent::ctrl('Z'), Key::Suspend),
    ] {
        let handler = Handler { key, state: Arc::clone(state), redraw: redraw.clone() };
        editor.bind_sequence(event, EventHandler::Conditional(Box::new(handler)));
    }
    for event in [
        plain(KeyCode::PageUp),
        plain(KeyCode::PageDown),
        KeyEvent::ctrl('Q'),
        KeyEvent::ctrl('R'),
        KeyEvent::ctrl('S'),
        KeyEvent::ctrl('V'),
    ] {
        editor.bind_sequence(event, Cmd::Noop);
    }
}

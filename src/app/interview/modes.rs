//! The terminal's modes during a rich interview, and as they were before.

use crossterm::event::DisableBracketedPaste;
use crossterm::{cursor, execute};
use std::io;

/// The modes as they were; put back when this goes, whatever happens.
#[derive(Debug, Clone)]
pub(super) struct Modes {
    #[cfg(unix)]
    before: rustix::termios::Termios,
}

#[cfg(unix)]
impl Modes {
    /// Between prompts nothing that is typed is shown or lost.
    ///
    /// # Errors
    /// If standard input is no terminal.
    pub(super) fn enter() -> io::Result<Self> {
        use rustix::termios::LocalModes;
        let before = rustix::termios::tcgetattr(rustix::stdio::stdin())?;
        let mut during = before.clone();
        during.local_modes.remove(LocalModes::ECHO | LocalModes::ICANON);
        during.local_modes.insert(LocalModes::ISIG | LocalModes::NOFLSH);
        take_end_of_input_as_a_signal(&mut during);
        set(&during)?;
        Ok(Self { before })
    }

    /// Every key comes as it is typed, for the next prompt, which goes back to what was before it.
    pub(super) fn for_a_prompt() -> io::Result<()> {
        use rustix::termios::{LocalModes, SpecialCodeIndex};
        crossterm::terminal::enable_raw_mode()?;
        let mut raw = rustix::termios::tcgetattr(rustix::stdio::stdin())?;
        raw.local_modes.insert(LocalModes::ISIG | LocalModes::NOFLSH);
        raw.special_codes[SpecialCodeIndex::VINTR] = NEVER;
        raw.special_codes[SpecialCodeIndex::VSUSP] = NEVER;
        take_end_of_input_as_a_signal(&mut raw);
        set(&raw)
    }

    /// Puts the modes back.
    pub(super) fn restore(&self) {
        // A terminal that is gone has no modes to put back.
        let _shown = execute!(io::stderr(), cursor::Show, DisableBracketedPaste);
        let _set = set(&self.before);
    }
}

/// The character code that is never typed: POSIX's `_POSIX_VDISABLE`, as Linux and the others have it.
#[cfg(unix)]
const NEVER: u8 = if cfg!(any(target_os = "linux", target_os = "android")) { 0 } else { 0xff };

/// The prompt cannot tell Ctrl-D from Esc, and one of them leaves while the other goes back. So the terminal itself keeps
/// Ctrl-D back and makes a signal of it.
#[cfg(unix)]
fn take_end_of_input_as_a_signal(modes: &mut rustix::termios::Termios) {
    const CTRL_D: u8 = 4;
    modes.special_codes[rustix::termios::SpecialCodeIndex::VQUIT] = CTRL_D;
}

#[cfg(unix)]
fn set(modes: &rustix::termios::Termios) -> io::Result<()> {
    use rustix::termios::{OptionalActions, tcsetattr};
    Ok(tcsetattr(rustix::stdio::stdin(), OptionalActions::Now, modes)?)
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "where there are modes, they can fail")]
impl Modes {
    pub(super) fn enter() -> io::Result<Self> {
        Ok(Self {})
    }

    pub(super) fn for_a_prompt() -> io::Result<()> {
        Ok(())
    }

    pub(super) fn restore(&self) {
        // A terminal that is gone has no modes to put back.
        let _shown = execute!(io::stderr(), cursor::Show, DisableBracketedPaste);
        let _set = crossterm::terminal::disable_raw_mode();
    }
}

impl Drop for Modes {
    fn drop(&mut self) {
        self.restore();
    }
}

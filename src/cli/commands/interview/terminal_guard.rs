//! The terminal's modes during a rich interview, and as they were before.

use crossterm::event::DisableBracketedPaste;
use crossterm::{cursor, execute};
use std::io;

/// The modes as they were, as they are between prompts, and at a prompt.
#[derive(Debug, Clone)]
pub(super) struct Modes {
    #[cfg(unix)]
    before: rustix::termios::Termios,
    #[cfg(unix)]
    between: rustix::termios::Termios,
    #[cfg(unix)]
    prompt: rustix::termios::Termios,
}

/// Puts the modes back when it goes, whatever happens.
#[derive(Debug)]
pub(super) struct TerminalGuard(pub(super) Modes);

#[cfg(unix)]
impl Modes {
    /// The modes of the terminal that standard input is.
    ///
    /// # Errors
    /// If it is none.
    pub(super) fn of_the_terminal() -> io::Result<Self> {
        use rustix::termios::{LocalModes, SpecialCodeIndex};
        let before = rustix::termios::tcgetattr(rustix::stdio::stdin())?;
        let mut between = before.clone();
        between.local_modes.remove(LocalModes::ECHO | LocalModes::ICANON);
        take_end_of_input_as_a_signal(&mut between);
        let mut prompt = before.clone();
        prompt.make_raw();
        prompt.special_codes[SpecialCodeIndex::VINTR] = NEVER;
        prompt.special_codes[SpecialCodeIndex::VSUSP] = NEVER;
        take_end_of_input_as_a_signal(&mut prompt);
        Ok(Self { before, between, prompt })
    }

    /// Between prompts: what is typed is neither shown nor lost.
    ///
    /// Already here the prompt's library is told that its raw mode is on, and so leaves the modes alone when the prompt begins. In the
    /// raw mode it sets itself Ctrl-D is a key like Esc: typed ahead into that moment it goes back instead of leaving. Nothing new is shown yet,
    /// so nobody answers to anything with it.
    pub(super) fn between_prompts(&self) -> io::Result<()> {
        set(&self.between)?;
        crossterm::terminal::enable_raw_mode()?;
        set(&self.between)
    }

    /// For a prompt: every key comes as it is typed. The prompt itself goes back to what is between prompts.
    pub(super) fn for_a_prompt(&self) -> io::Result<()> {
        set(&self.prompt)
    }
}

/// The character code that is never typed: POSIX's `_POSIX_VDISABLE`, as Linux and the others have it.
#[cfg(unix)]
const NEVER: u8 = if cfg!(any(target_os = "linux", target_os = "android")) { 0 } else { 0xff };

/// The prompt cannot tell Ctrl-D from Esc, and one of them leaves while the other goes back. So the terminal itself keeps
/// Ctrl-D back and makes a signal of it; what was typed before it still counts.
#[cfg(unix)]
fn take_end_of_input_as_a_signal(modes: &mut rustix::termios::Termios) {
    use rustix::termios::{LocalModes, SpecialCodeIndex};
    const CTRL_D: u8 = 4;
    modes.special_codes[SpecialCodeIndex::VQUIT] = CTRL_D;
    modes.local_modes.insert(LocalModes::ISIG | LocalModes::NOFLSH);
}

#[cfg(unix)]
fn set(modes: &rustix::termios::Termios) -> io::Result<()> {
    use rustix::termios::{OptionalActions, tcsetattr};
    Ok(tcsetattr(rustix::stdio::stdin(), OptionalActions::Now, modes)?)
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, clippy::unused_self, reason = "where there are modes, they can fail")]
impl Modes {
    pub(super) fn of_the_terminal() -> io::Result<Self> {
        Ok(Self {})
    }

    pub(super) fn between_prompts(&self) -> io::Result<()> {
        Ok(())
    }

    pub(super) fn for_a_prompt(&self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for TerminalGuard {
    fn drop(&mut self) {
        // A terminal that is gone has no modes to put back.
        let _shown = execute!(io::stderr(), cursor::Show, DisableBracketedPaste);
        // A prompt that was cut short has nothing to go back to after this.
        let _left = crossterm::terminal::disable_raw_mode();
        #[cfg(unix)]
        let _set = set(&self.0.before);
    }
}

//! The terminal modes during an interview with line editing, and their restoration.

use std::io;

/// Sets the terminal up for an interview, and restores it when dropped.
#[derive(Debug)]
pub(super) struct TerminalGuard {
    #[cfg(unix)]
    before: rustix::termios::Termios,
}

impl TerminalGuard {
    /// Sets up the terminal on standard input: between prompts, typed text is neither echoed nor lost. The line editor sets its own modes
    /// for each prompt, and restores these.
    ///
    /// # Errors
    /// If standard input is not a terminal.
    #[cfg(unix)]
    pub(super) fn new() -> io::Result<Self> {
        use rustix::termios::{InputModes, LocalModes, OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
        let before = tcgetattr(rustix::stdio::stdin())?;
        let mut between = before.clone();
        between.local_modes.remove(LocalModes::ECHO | LocalModes::ICANON);
        between.input_modes.remove(InputModes::ICRNL);
        between.special_codes[SpecialCodeIndex::VMIN] = 1;
        between.special_codes[SpecialCodeIndex::VTIME] = 0;
        tcsetattr(rustix::stdio::stdin(), OptionalActions::Now, &between)?;
        Ok(Self { before })
    }

    /// There are no modes to set up.
    #[cfg(not(unix))]
    #[expect(clippy::unnecessary_wraps, reason = "setting modes can fail where there are any")]
    pub(super) fn new() -> io::Result<Self> {
        Ok(Self {})
    }
}

#[cfg(unix)]
impl Drop for TerminalGuard {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        use std::io::Write as _;
        const NO_BRACKETED_PASTE_AND_CURSOR: &[u8] = b"\x1b[?2004l\x1b[?25h";
        // Ignore errors, since the terminal may be gone.
        let _shown = io::stderr().write_all(NO_BRACKETED_PASTE_AND_CURSOR);
        let _set = tcsetattr(rustix::stdio::stdin(), OptionalActions::Now, &self.before);
    }
}

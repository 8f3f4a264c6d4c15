//! Shows long output through the user's pager on a terminal.
#![expect(clippy::disallowed_methods, reason = "the pager is named by the environment and is another program")]

use crate::cli::signals::{self, CleanupGuard};
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::process::{Child, ChildStdin, Command, Stdio};

/// The default pager.
const DEFAULT: &str = "less";
/// The default options of `less`: quit if everything fits, keep colours, leave the text on the screen.
const LESS: &str = "FRX";

/// A running pager. Dropping it waits until the user closes it.
#[derive(Debug)]
pub(in crate::cli) struct Pager {
    text: Option<BufWriter<ChildStdin>>,
    process: Child,
    /// While the pager is open, it handles Ctrl-C.
    _signals: CleanupGuard,
}

impl Pager {
    /// Starts the pager; `None` if stdout is not a terminal, if `PAGER` is empty or `cat`, or if the pager cannot be started.
    pub(in crate::cli) fn start() -> Option<Self> {
        if !io::stdout().is_terminal() {
            return None;
        }
        let pager = std::env::var("PAGER").unwrap_or_else(|_| DEFAULT.to_owned());
        let mut words = pager.split_whitespace();
        let program = words.next().filter(|program| *program != "cat")?;
        let mut command = Command::new(program);
        command.args(words).stdin(Stdio::piped());
        if std::env::var_os("LESS").is_none() {
            command.env("LESS", LESS);
        }
        signals::install_handler();
        let mut process = command.spawn().ok()?;
        let text = process.stdin.take().map(BufWriter::new);
        Some(Self { text, process, _signals: signals::lock() })
    }
}

impl Write for Pager {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.text.as_mut().map_or(Ok(bytes.len()), |text| text.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.text.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for Pager {
    fn drop(&mut self) {
        // The user may close the pager early.
        drop(self.text.take());
        let _seen = self.process.wait();
    }
}

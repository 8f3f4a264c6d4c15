//! Shows long output through the reader's pager, where there is a terminal to show it on.
#![expect(clippy::disallowed_methods, reason = "the pager is named by the environment and is another program")]

use crate::cli::signals::{self, CleanupGuard};
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::process::{Child, ChildStdin, Command, Stdio};

/// The pager if `PAGER` names none.
const DEFAULT: &str = "less";
/// What `less` is told unless `LESS` says otherwise: end at once if everything fits, keep colours, leave the text on the screen.
const LESS: &str = "FRX";

/// A pager that is being written to. Dropping it waits until the reader closes it.
#[derive(Debug)]
pub(in crate::cli) struct Pager {
    text: Option<BufWriter<ChildStdin>>,
    process: Child,
    /// Ctrl-C is for the pager as long as it is open.
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
        // A reader who closes the pager early has seen enough.
        drop(self.text.take());
        let _seen = self.process.wait();
    }
}

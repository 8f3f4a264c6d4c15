//! Where a command's data goes: stdout, or a file that is written whole or not at all.

use super::files::WholeFile;
use super::{Exit, Settings};
use anstream::{AutoStream, ColorChoice};
use std::io::{self, BufWriter, StdoutLock, Write};

/// Where a command's data goes.
#[derive(Debug)]
pub(super) enum Output {
    /// Standard output; what was styled is adapted to what it can show.
    Stdout(BufWriter<AutoStream<StdoutLock<'static>>>),
    /// The file named by `-o`.
    File(BufWriter<WholeFile>),
}

impl Output {
    pub(super) fn new(settings: &Settings) -> anyhow::Result<Self> {
        Ok(match &settings.output {
            None => {
                // Uncoloured text has no escapes to strip, and bytes that are handed on must stay as they are.
                let choice = if settings.style.colour { ColorChoice::Always } else { ColorChoice::AlwaysAnsi };
                Self::Stdout(BufWriter::new(AutoStream::new(io::stdout().lock(), choice)))
            }
            Some(path) => Self::File(BufWriter::new(WholeFile::begin(path)?)),
        })
    }

    /// Hands everything over, and the file its place.
    pub(super) fn finish(mut self, exit: Exit) -> anyhow::Result<Exit> {
        self.flush()?;
        if let Self::File(file) = self {
            file.into_inner().map_err(io::IntoInnerError::into_error)?.finish()?;
        }
        Ok(exit)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(stdout) => stdout.write(bytes),
            Self::File(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(stdout) => stdout.flush(),
            Self::File(file) => file.flush(),
        }
    }
}

//! The output of a command: stdout, a file that is written atomically, or a device.

use crate::cli::files::{self, AtomicFile};
use crate::cli::pager::Pager;
use crate::cli::{Exit, Settings, overwrite};
use anstream::{AutoStream, ColorChoice};
use std::fs::File;
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

/// The inputs of a command that reads no files.
pub(in crate::cli) const NO_INPUTS: [&Path; 0] = [];

/// The name of standard output in messages.
pub(in crate::cli) const STANDARD_OUTPUT: &str = "standard output";

/// The output of a command.
#[derive(Debug)]
pub(in crate::cli) enum Output {
    /// Standard output; styles are adapted to its capabilities.
    Stdout(BufWriter<AutoStream<StdoutLock<'static>>>),
    /// The user's pager.
    Pager(Pager),
    /// The file named by `-o`.
    File(PathBuf, BufWriter<AtomicFile>),
    /// The pipe or device named by `-o`, which cannot be replaced.
    Device(PathBuf, BufWriter<File>),
}

impl Output {
    /// Opens standard output or the file named by `-o`, unless it is one of the `inputs` or a file that needs `--force`.
    pub(in crate::cli) fn new(
        settings: &Settings,
        inputs: impl IntoIterator<Item = impl AsRef<Path>>,
    ) -> anyhow::Result<Self> {
        Self::check(settings, inputs)?;
        let Some(path) = &settings.output else {
            // Text without colour has no escapes to strip, and binary data must stay unchanged.
            let choice = if settings.style.colour { ColorChoice::Always } else { ColorChoice::AlwaysAnsi };
            return Ok(Self::Stdout(BufWriter::new(AutoStream::new(io::stdout().lock(), choice))));
        };
        Ok(match files::open_device(path)? {
            Some(device) => Self::Device(path.clone(), BufWriter::new(device)),
            None => Self::File(path.clone(), BufWriter::new(AtomicFile::create(path)?)),
        })
    }

    /// The same, through the user's pager if standard output is a terminal.
    pub(in crate::cli) fn paged(self) -> Self {
        match self {
            Self::Stdout(_) => Pager::start().map_or(self, Self::Pager),
            other => other,
        }
    }

    /// Makes the checks of [`Output::new`] early, for a command that writes long after it started.
    pub(in crate::cli) fn check(
        settings: &Settings,
        inputs: impl IntoIterator<Item = impl AsRef<Path>>,
    ) -> anyhow::Result<()> {
        let Some(path) = &settings.output else { return Ok(()) };
        let inputs = inputs.into_iter().map(|input| input.as_ref().to_owned());
        let inputs: Vec<_> = inputs.chain(settings.questionnaire.clone()).collect();
        overwrite::check(path, settings.force, &inputs)
    }

    /// Flushes the output, and moves a file to its destination.
    pub(in crate::cli) fn finish(mut self, exit: Exit) -> anyhow::Result<Exit> {
        self.flush()?;
        if let Self::File(_, file) = self {
            file.into_inner().map_err(io::IntoInnerError::into_error)?.commit()?;
        }
        Ok(exit)
    }
}

impl Output {
    /// Adds the destination to the error. Keeps its kind, so that a closed pipe can still be recognised.
    fn named(&self, error: &io::Error) -> io::Error {
        let message = match self {
            Self::Stdout(_) | Self::Pager(_) => format!("cannot write {STANDARD_OUTPUT}: {error}"),
            Self::File(path, _) | Self::Device(path, _) => format!("cannot write {}: {error}", path.display()),
        };
        io::Error::new(error.kind(), message)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = match self {
            Self::Stdout(stdout) => stdout.write(bytes),
            Self::Pager(pager) => pager.write(bytes),
            Self::File(_, file) => file.write(bytes),
            Self::Device(_, device) => device.write(bytes),
        };
        written.map_err(|error| self.named(&error))
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = match self {
            Self::Stdout(stdout) => stdout.flush(),
            Self::Pager(pager) => pager.flush(),
            Self::File(_, file) => file.flush(),
            Self::Device(_, device) => device.flush(),
        };
        flushed.map_err(|error| self.named(&error))
    }
}

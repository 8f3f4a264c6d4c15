//! Ctrl-C: what is half written goes, what stood before stays, and the run ends with 130.
//!
//! The handler runs on a thread of its own and ends the process from there, so that a run which waits for input or for a slow disk ends
//! at once too.

use crate::cli::Exit;
use indicatif::ProgressBar;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

/// What has to be put away before the process may end.
static UNFINISHED: Mutex<Unfinished> = Mutex::new(Unfinished { files: Vec::new(), bar: None });

#[derive(Debug)]
struct Unfinished {
    files: Vec<PathBuf>,
    bar: Option<ProgressBar>,
}

/// Holds off the end of the process, for as long as a file is begun or takes its place.
#[derive(Debug)]
pub(in crate::cli) struct CleanupGuard(MutexGuard<'static, Unfinished>);

/// Remembers the bar that is on the screen, or that none is.
pub(in crate::cli) fn clear_if_interrupted(bar: Option<&ProgressBar>) {
    listen();
    hold_off().0.bar = bar.cloned();
}

/// Holds off the end of the process until what is returned is dropped.
pub(in crate::cli) fn hold_off() -> CleanupGuard {
    CleanupGuard(UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner))
}

impl CleanupGuard {
    /// Remembers a file that is to be removed if the run is interrupted.
    pub(in crate::cli) fn remove_if_interrupted(&mut self, path: &Path) {
        self.0.files.push(path.to_owned());
    }

    /// The file is in its place, or gone: it need not be removed any more.
    pub(in crate::cli) fn forget(&mut self, path: &Path) {
        self.0.files.retain(|file| file != path);
    }
}

/// Listens for Ctrl-C from now on. Where somebody else handles the signal, or it is ignored, that is left as it is.
pub(in crate::cli) fn listen() {
    static LISTENING: Once = Once::new();
    LISTENING.call_once(|| {
        let _left_as_it_is = ctrlc::try_set_handler(end);
    });
}

#[expect(clippy::exit, reason = "the main thread may be waiting for what never comes")]
fn end() {
    let unfinished = hold_off();
    for file in &unfinished.0.files {
        // Nobody is left to be told that it could not be removed.
        let _removed = std::fs::remove_file(file);
    }
    if let Some(bar) = &unfinished.0.bar {
        bar.finish_and_clear();
    }
    std::process::exit(Exit::Interrupted.code().into());
}

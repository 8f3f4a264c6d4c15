//! Ctrl-C, SIGTERM and SIGHUP: temporary files go, what stood before stays, and the run ends with 130.
//!
//! The handler runs on a thread of its own and ends the process from there, so that a run which waits for input or for a slow disk ends
//! at once too.

use crate::cli::Exit;
use indicatif::ProgressBar;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

/// What has to be cleaned up before the process may end.
static UNFINISHED: Mutex<Unfinished> = Mutex::new(Unfinished { files: Vec::new(), bar: None });

#[derive(Debug)]
struct Unfinished {
    files: Vec<PathBuf>,
    bar: Option<ProgressBar>,
}

/// Keeps a signal from ending the process while a file is created or moved to its place.
#[derive(Debug)]
pub(in crate::cli) struct CleanupGuard(MutexGuard<'static, Unfinished>);

/// Remembers the progress bar on the screen, or that there is none.
pub(in crate::cli) fn register_progress_bar(bar: Option<&ProgressBar>) {
    install_handler();
    lock().0.bar = bar.cloned();
}

/// Keeps a signal from ending the process until the guard is dropped.
pub(in crate::cli) fn lock() -> CleanupGuard {
    CleanupGuard(UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner))
}

impl CleanupGuard {
    /// Remembers a file or folder that is to be removed if the run is interrupted.
    pub(in crate::cli) fn register_temp_file(&mut self, path: &Path) {
        self.0.files.push(path.to_owned());
    }

    /// Forgets a file that is in its place, or gone.
    pub(in crate::cli) fn forget(&mut self, path: &Path) {
        self.0.files.retain(|file| file != path);
    }
}

/// Handles signals from now on. A signal that is ignored, as `nohup` and background jobs of scripts have it, stays ignored; where somebody else
/// handles Ctrl-C, as the interview does, all is left to them.
pub(in crate::cli) fn install_handler() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        #[cfg(unix)]
        unix::handle_termination(ctrlc::try_set_handler(end).is_ok());
        #[cfg(not(unix))]
        let _left_as_it_is = ctrlc::try_set_handler(end);
    });
}

#[cfg(unix)]
mod unix {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;

    /// Handles SIGTERM and SIGHUP, unless the interview does.
    pub(super) fn handle_termination(ctrl_c_is_ours: bool) {
        if !ctrl_c_is_ours && !is_ignored(SIGINT) {
            return;
        }
        let wanted = [SIGTERM, SIGHUP].into_iter().filter(|signal| !is_ignored(*signal));
        // Without a handler the system ends the process, only less tidily.
        if let Ok(mut signals) = Signals::new(wanted) {
            std::thread::spawn(move || {
                if signals.forever().next().is_some() {
                    super::end();
                }
            });
        }
    }

    /// Whether the program was started with a signal ignored.
    #[cfg(target_os = "linux")]
    #[expect(clippy::disallowed_methods, reason = "the kernel's own file about this process")]
    fn is_ignored(signal: i32) -> bool {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or_default();
        mask & (1 << (signal - 1)) != 0
    }

    /// Elsewhere it cannot be asked without `unsafe`: a closed terminal matters to who writes to one, which `nohup` prevents.
    #[cfg(not(target_os = "linux"))]
    fn is_ignored(signal: i32) -> bool {
        use std::io::IsTerminal as _;
        signal == SIGHUP && !std::io::stdout().is_terminal()
    }
}

#[expect(clippy::exit, reason = "the main thread may be waiting for input that never comes")]
fn end() {
    let unfinished = lock();
    for file in &unfinished.0.files {
        // Nobody is left to be told that it could not be removed.
        let _removed = if file.is_dir() { std::fs::remove_dir_all(file) } else { std::fs::remove_file(file) };
    }
    if let Some(bar) = &unfinished.0.bar {
        bar.finish_and_clear();
    }
    std::process::exit(Exit::Interrupted.code().into());
}

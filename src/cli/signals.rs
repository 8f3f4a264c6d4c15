//! Ctrl-C, SIGTERM and SIGHUP: removes temporary files, leaves existing ones unchanged, and exits with 130.
//!
//! The handler runs on its own thread and exits from there, so that a run that waits for input or a slow disk ends at once too.

use crate::cli::Exit;
use indicatif::ProgressBar;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

/// What to clean up before the process exits.
static UNFINISHED: Mutex<Unfinished> = Mutex::new(Unfinished { files: Vec::new(), bar: None });

#[derive(Debug)]
struct Unfinished {
    files: Vec<PathBuf>,
    bar: Option<ProgressBar>,
}

/// Keeps a signal from ending the process while a file is created or moved to its place.
#[derive(Debug)]
pub(in crate::cli) struct CleanupGuard(MutexGuard<'static, Unfinished>);

/// Registers the visible progress bar, or that there is none.
pub(in crate::cli) fn register_progress_bar(bar: Option<&ProgressBar>) {
    install_handler();
    lock().0.bar = bar.cloned();
}

/// Keeps a signal from ending the process until the guard is dropped.
pub(in crate::cli) fn lock() -> CleanupGuard {
    CleanupGuard(UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner))
}

impl CleanupGuard {
    /// Registers a file or folder to remove if the run is interrupted.
    pub(in crate::cli) fn register_temp_file(&mut self, path: &Path) {
        self.0.files.push(path.to_owned());
    }

    /// Unregisters a file that has been moved or removed.
    pub(in crate::cli) fn forget(&mut self, path: &Path) {
        self.0.files.retain(|file| file != path);
    }
}

/// Installs the handler. A signal that is ignored, as under `nohup` or in background jobs of scripts, stays ignored. If Ctrl-C already has
/// a handler, as in the interview, that one handles everything.
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
        // Without a handler, the system ends the process, just without the clean-up.
        if let Ok(mut signals) = Signals::new(wanted) {
            std::thread::spawn(move || {
                if signals.forever().next().is_some() {
                    super::end();
                }
            });
        }
    }

    /// Whether the program was started with this signal ignored.
    #[cfg(target_os = "linux")]
    #[expect(clippy::disallowed_methods, reason = "the kernel's own file about this process")]
    fn is_ignored(signal: i32) -> bool {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or_default();
        mask & (1 << (signal - 1)) != 0
    }

    /// Elsewhere this cannot be queried without `unsafe`. A closed terminal matters only to programs that write to it, which `nohup`
    /// prevents.
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
        // There is nobody to report a failure to.
        let _removed = if file.is_dir() { std::fs::remove_dir_all(file) } else { std::fs::remove_file(file) };
    }
    if let Some(bar) = &unfinished.0.bar {
        bar.finish_and_clear();
    }
    std::process::exit(Exit::Interrupted.code().into());
}

//! A progress bar for long runs, on stderr if it is a terminal.

use crate::TerminalStyle;
use crate::cli::signals;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal as _;
use std::time::{Duration, Instant};

/// Work that finishes sooner needs no bar.
const PATIENCE: Duration = Duration::from_millis(500);
/// The number of files between two looks at the clock.
const EVERY: u64 = 64;
/// The format of the bar.
const TEMPLATE: &str = "{wide_bar} {human_pos} of {human_len} files, {per_sec}, {eta} left";
/// The format of the bar if the number of files is unknown.
const TEMPLATE_WITHOUT_END: &str = "{human_pos} files, {per_sec}";

/// The progress over files. Removed from the screen when dropped.
#[derive(Debug)]
pub(in crate::cli) struct Progress {
    bar: ProgressBar,
    begun: Instant,
    done: u64,
    shown: bool,
}

impl Progress {
    /// Whether the bar would be visible.
    pub(in crate::cli) fn is_wanted() -> bool {
        std::io::stderr().is_terminal()
    }

    /// Progress over this many files; shows nothing yet.
    pub(in crate::cli) fn of(files: usize, style: TerminalStyle) -> Self {
        Self::new(u64::try_from(files).ok(), TEMPLATE, style)
    }

    /// Progress over an unknown number of files; shows nothing yet.
    pub(in crate::cli) fn without_end(style: TerminalStyle) -> Self {
        Self::new(None, TEMPLATE_WITHOUT_END, style)
    }

    fn new(files: Option<u64>, template: &str, style: TerminalStyle) -> Self {
        let bar = ProgressBar::with_draw_target(files, ProgressDrawTarget::hidden());
        let drawn = if style.ascii { "#>-" } else { "█▓░" };
        if let Ok(template) = ProgressStyle::with_template(template) {
            bar.set_style(template.progress_chars(drawn));
        }
        Self { bar, begun: Instant::now(), done: 0, shown: false }
    }

    /// Counts a finished file.
    pub(in crate::cli) fn one_more(&mut self) {
        self.done += 1;
        if !self.done.is_multiple_of(EVERY) {
            return;
        }
        if !self.shown && self.begun.elapsed() >= PATIENCE {
            self.shown = true;
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            signals::register_progress_bar(Some(&self.bar));
        }
        self.bar.set_position(self.done);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            self.bar.finish_and_clear();
            signals::register_progress_bar(None);
        }
    }
}

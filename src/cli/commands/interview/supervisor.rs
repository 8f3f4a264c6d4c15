//! Runs the interview on a separate thread, so that signals can end it while it waits for input.

use super::lease::StoreLease;
use super::session::SessionOutcome;
use std::io::{self, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

/// The time that a signal waits for an answer to be saved.
#[cfg(unix)]
const MAX_WAIT: Duration = Duration::from_secs(5);
/// Clears the screen below the cursor.
#[cfg(unix)]
const CLEAR_BELOW: &[u8] = b"\x1b[J";

/// The event that ended the interview.
enum Event {
    /// The interview ended.
    Ended(thread::Result<io::Result<SessionOutcome>>),
    /// A signal.
    #[cfg_attr(not(unix), expect(dead_code, reason = "there are no signals here"))]
    Signal,
}

/// Runs an interview until it ends or a signal arrives. Afterwards the interview no longer holds the lease.
pub(super) fn run(
    rich: bool,
    lease: &StoreLease,
    session: impl FnOnce() -> io::Result<SessionOutcome> + Send + 'static,
) -> io::Result<SessionOutcome> {
    let (sender, events) = channel();
    listen(sender.clone())?;
    thread::spawn(move || {
        let ended = catch_unwind(AssertUnwindSafe(session));
        // If there is no receiver, the program is ending anyway.
        let _sent = sender.send(Event::Ended(ended));
    });
    match events.recv() {
        Ok(Event::Ended(Ok(outcome))) => outcome,
        Ok(Event::Ended(Err(panic))) => resume_unwind(panic),
        Ok(Event::Signal) => {
            #[cfg(unix)]
            end(rich, lease);
            Ok(SessionOutcome::Interrupted)
        }
        Err(error) => Err(io::Error::other(error)),
    }
}

#[cfg(unix)]
fn end(rich: bool, lease: &StoreLease) {
    lease.acquire_within(MAX_WAIT);
    if rich {
        // The prompt was not answered, so clear the text below the cursor. Ignore errors, since the terminal may be gone.
        let _gone = io::stderr().write_all(CLEAR_BELOW);
    }
}

#[cfg(unix)]
fn listen(sender: Sender<Event>) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGTERM, SIGHUP])?;
    thread::spawn(move || {
        for _ in signals.forever() {
            if sender.send(Event::Signal).is_err() {
                return;
            }
        }
    });
    Ok(())
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "listening can fail where there are signals")]
fn listen(_sender: Sender<Event>) -> io::Result<()> {
    Ok(())
}

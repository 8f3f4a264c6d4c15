//! The interview beside what can end it from outside: a signal, a closed terminal.
//!
//! It runs in a thread of its own, so that while it waits for an answer, somebody can listen for signals.

use super::lease::hold;
use super::session::SessionOutcome;
use super::store::Store;
use crossterm::execute;
use crossterm::terminal::{Clear, ClearType};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Mutex, MutexGuard};
use std::thread;
use std::time::Duration;

/// What ended it.
enum Event {
    /// The interview itself.
    Ended(thread::Result<io::Result<SessionOutcome>>),
    /// A signal.
    #[cfg_attr(not(unix), expect(dead_code, reason = "there are no signals here"))]
    Signal(SessionOutcome),
}

/// Runs the interview until it ends, or is ended; and the store, which the interview cannot have any more.
pub(super) fn run(
    rich: bool,
    store: &Mutex<Store>,
    session: impl FnOnce() -> io::Result<SessionOutcome> + Send + 'static,
) -> (io::Result<SessionOutcome>, MutexGuard<'_, Store>) {
    let (tell, news) = channel();
    if let Err(error) = listen(rich, tell.clone()) {
        return (Err(error), hold(store));
    }
    thread::spawn(move || {
        let ended = catch_unwind(AssertUnwindSafe(session));
        // Nobody listens any more only when the program ends anyway.
        let _told = tell.send(Event::Ended(ended));
    });
    match news.recv() {
        Ok(Event::Ended(Ok(ended))) => (ended, hold(store)),
        Ok(Event::Ended(Err(panic))) => resume_unwind(panic),
        Ok(Event::Signal(ended)) => {
            let store = if rich { hold_when_quiet(store) } else { hold(store) };
            if rich {
                // The prompt was not answered: what it shows below the cursor goes. A terminal that is gone shows nothing.
                let _gone = execute!(io::stderr(), Clear(ClearType::FromCursorDown));
            }
            (Ok(ended), store)
        }
        Err(error) => (Err(io::Error::other(error)), hold(store)),
    }
}

/// The store, once everything that was typed before Ctrl-D is heard and shown: what is on its way comes within moments.
fn hold_when_quiet(store: &Mutex<Store>) -> MutexGuard<'_, Store> {
    const MOMENTS: Duration = Duration::from_millis(50);
    let mut heard = hold(store).heard;
    loop {
        thread::sleep(MOMENTS);
        let held = hold(store);
        if held.heard == heard {
            return held;
        }
        heard = held.heard;
    }
}

#[cfg(unix)]
fn listen(rich: bool, tell: Sender<Event>) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    // In the rich mode the terminal makes this one of Ctrl-D; in the plain mode it is Ctrl-\, and nobody else's business.
    let end_of_input = rich.then_some(SIGQUIT);
    let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGTERM, SIGHUP].into_iter().chain(end_of_input))?;
    thread::spawn(move || {
        for signal in signals.forever() {
            let ended = if Some(signal) == end_of_input { SessionOutcome::Left } else { SessionOutcome::Interrupted };
            if tell.send(Event::Signal(ended)).is_err() {
                return;
            }
        }
    });
    Ok(())
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "where there are signals, listening can fail")]
fn listen(_rich: bool, _tell: Sender<Event>) -> io::Result<()> {
    Ok(())
}

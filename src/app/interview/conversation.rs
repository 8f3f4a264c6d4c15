//! The interview beside what can end it from outside: a signal, a closed terminal.
//!
//! It runs in a thread of its own, so that while it waits for an answer, somebody can listen for signals. Nothing is ended in
//! the middle of being saved: the store is held while something is done, and who ends the program waits for it.

use super::session::{Ended, hold};
use super::store::Store;
use crossterm::execute;
use crossterm::terminal::{Clear, ClearType};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;

/// What ended it.
enum News {
    /// The interview itself.
    Ended(thread::Result<io::Result<Ended>>),
    /// A signal.
    #[cfg_attr(not(unix), expect(dead_code, reason = "there are no signals here"))]
    Signal(Ended),
}

/// Runs the interview until it ends, or is ended.
///
/// # Errors
/// If the terminal cannot be read or written.
pub(super) fn run(
    rich: bool,
    store: &Arc<Mutex<Store>>,
    session: impl FnOnce() -> io::Result<Ended> + Send + 'static,
) -> io::Result<Ended> {
    let (tell, news) = channel();
    listen(rich, tell.clone())?;
    thread::spawn(move || {
        let ended = catch_unwind(AssertUnwindSafe(session));
        // Nobody listens any more only when the program ends anyway.
        let _told = tell.send(News::Ended(ended));
    });
    match news.recv() {
        Ok(News::Ended(Ok(ended))) => ended,
        Ok(News::Ended(Err(panic))) => resume_unwind(panic),
        Ok(News::Signal(ended)) => {
            if ended == Ended::Left {
                let_what_was_typed_before_count(store);
            }
            if rich {
                // The prompt was not answered: what it shows below the cursor goes. A terminal that is gone shows nothing.
                let _gone = execute!(io::stderr(), Clear(ClearType::FromCursorDown));
            }
            Ok(ended)
        }
        Err(error) => Err(io::Error::other(error)),
    }
}

/// What was typed before Ctrl-D may still be on its way: it is waited for until nothing is saved any more.
fn let_what_was_typed_before_count(store: &Mutex<Store>) {
    const QUIET: std::time::Duration = std::time::Duration::from_millis(30);
    let mut saves = hold(store).saves;
    loop {
        thread::sleep(QUIET);
        let now = hold(store).saves;
        if now == saves {
            return;
        }
        saves = now;
    }
}

#[cfg(unix)]
fn listen(rich: bool, tell: Sender<News>) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    // In the rich mode the terminal makes this one of Ctrl-D; in the plain mode it is Ctrl-\, and nobody else's business.
    let end_of_input = rich.then_some(SIGQUIT);
    let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGTERM, SIGHUP].into_iter().chain(end_of_input))?;
    thread::spawn(move || {
        for signal in signals.forever() {
            let ended = if Some(signal) == end_of_input { Ended::Left } else { Ended::Interrupted };
            if tell.send(News::Signal(ended)).is_err() {
                return;
            }
        }
    });
    Ok(())
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "where there are signals, listening can fail")]
fn listen(_rich: bool, _tell: Sender<News>) -> io::Result<()> {
    Ok(())
}

//! Much work of one kind, such as many files to read: done by threads in chunks, handed to one consumer in the order it came.
//!
//! At most [`IN_FLIGHT`] chunks a thread are begun and not yet handed over, however many there are: memory does not grow with them.

use crate::cli::files;
use crate::cli::walk::WalkResult;
use crate::source::{NotUtf8, Source};
use anyhow::anyhow;
use std::any::Any;
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::{mem, thread};

/// Files that a thread takes at once.
const FILES_AT_ONCE: usize = 64;
/// Chunks for each thread that may be begun and not yet handed over.
const IN_FLIGHT: usize = 4;
/// With fewer files than this a second thread costs more time than it saves.
const WORTH_A_THREAD: usize = 200;
/// More threads than this only wait for the disk.
const MOST_THREADS: usize = 16;

/// How many threads are worth having where nobody says otherwise.
pub(in crate::cli) fn threads() -> NonZeroUsize {
    let processors = thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    processors.min(NonZeroUsize::new(MOST_THREADS).unwrap_or(NonZeroUsize::MIN))
}

/// Who does the work.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) struct Parallelism {
    /// How many threads; one is the calling thread itself.
    pub(in crate::cli) threads: NonZeroUsize,
    /// How many pieces of work a thread takes at once.
    pub(in crate::cli) at_once: usize,
}

/// Reads every file, works on its text, and hands what comes of it with its path to the consumer, in the order of finding.
///
/// What cannot be read is handed over as an error with its path in it; a panic over one file too, and the others go on. An error of the
/// consumer ends it all. Few files are read on the calling thread alone.
pub(in crate::cli) fn each_file<T: Send>(
    found: impl Iterator<Item = WalkResult> + Send,
    threads: NonZeroUsize,
    work: impl Fn(&Path, Result<&Source, &NotUtf8>) -> T + Sync,
    consume: impl FnMut(anyhow::Result<(PathBuf, T)>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut found = found.fuse();
    let first: Vec<_> = found.by_ref().take(WORTH_A_THREAD).collect();
    let threads = if first.len() < WORTH_A_THREAD { NonZeroUsize::MIN } else { threads };
    let read = |buffer: &mut Vec<u8>, found: WalkResult| found.and_then(|path| one_file(path, buffer, &work));
    in_order(first.into_iter().chain(found), Parallelism { threads, at_once: FILES_AT_ONCE }, Vec::new, read, consume)
}

fn one_file<T>(
    path: PathBuf,
    buffer: &mut Vec<u8>,
    work: impl Fn(&Path, Result<&Source, &NotUtf8>) -> T,
) -> anyhow::Result<(PathBuf, T)> {
    let bytes = files::read_into(&path, mem::take(buffer))?;
    let worked = catch_unwind(AssertUnwindSafe(|| match Source::from_bytes(files::shown(&path), bytes) {
        Ok(source) => {
            let made = work(&path, Ok(&source));
            *buffer = source.into_text().into_bytes();
            made
        }
        Err(not_utf8) => work(&path, Err(&not_utf8)),
    }));
    match worked {
        Ok(made) => Ok((path, made)),
        Err(panic) => Err(anyhow!("a bug in this program met {}: {}", files::shown(&path), reason(&*panic))),
    }
}

fn reason(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no reason given")
}

/// Does each piece of work and hands its result to the consumer, in the order of the pieces; with one thread all on the calling one.
/// `desk` makes what a thread keeps from one piece to the next. An error of the consumer ends it all.
pub(in crate::cli) fn in_order<P: Send, R: Send, D>(
    pieces: impl Iterator<Item = P> + Send,
    crew: Parallelism,
    desk: impl Fn() -> D + Sync,
    work: impl Fn(&mut D, P) -> R + Sync,
    mut consume: impl FnMut(R) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let Parallelism { threads, at_once } = crew;
    if threads == NonZeroUsize::MIN {
        let mut desk = desk();
        for piece in pieces {
            consume(work(&mut desk, piece))?;
        }
        return Ok(());
    }
    let queue = Queue::new(pieces, at_once, threads.get() * IN_FLIGHT);
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        let stop_at_the_end = StopGuard(&queue);
        for _ in 0..threads.get() {
            let (sender, queue, desk, work) = (sender.clone(), &queue, &desk, &work);
            scope.spawn(move || {
                let stop_on_panic = StopGuard(queue);
                let mut desk = desk();
                while let Some((number, chunk)) = queue.take() {
                    let done: Vec<R> = chunk.into_iter().map(|piece| work(&mut desk, piece)).collect();
                    if sender.send((number, done)).is_err() {
                        break;
                    }
                }
                mem::forget(stop_on_panic);
            });
        }
        drop(sender);
        let (mut waiting, mut next) = (BTreeMap::new(), 0_usize);
        for (number, done) in receiver {
            waiting.insert(number, done);
            while let Some(done) = waiting.remove(&next) {
                done.into_iter().try_for_each(&mut consume)?;
                next += 1;
                queue.handed_over();
            }
        }
        drop(stop_at_the_end);
        Ok(())
    })
}

/// Pieces of work, given out in numbered chunks while not too many are on their way.
#[derive(Debug)]
struct Queue<I> {
    state: Mutex<State<I>>,
    room: Condvar,
    at_once: usize,
    most: usize,
}

#[derive(Debug)]
struct State<I> {
    pieces: I,
    begun: usize,
    on_their_way: usize,
    stopped: bool,
}

impl<I: Iterator> Queue<I> {
    fn new(pieces: I, at_once: usize, most: usize) -> Self {
        Self {
            state: Mutex::new(State { pieces, begun: 0, on_their_way: 0, stopped: false }),
            room: Condvar::new(),
            at_once,
            most,
        }
    }

    fn take(&self) -> Option<(usize, Vec<I::Item>)> {
        let mut state = self.lock();
        while state.on_their_way >= self.most && !state.stopped {
            state = self.room.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if state.stopped {
            return None;
        }
        let chunk: Vec<_> = state.pieces.by_ref().take(self.at_once).collect();
        if chunk.is_empty() {
            state.stopped = true;
            self.room.notify_all();
            return None;
        }
        let number = state.begun;
        state.begun += 1;
        state.on_their_way += 1;
        Some((number, chunk))
    }
}

impl<I> Queue<I> {
    fn handed_over(&self) {
        self.lock().on_their_way -= 1;
        self.room.notify_one();
    }

    fn stop(&self) {
        self.lock().stopped = true;
        self.room.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State<I>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Sends everybody home when the consumer has had enough, or when a worker cannot go on: nobody waits for what will not come.
struct StopGuard<'q, I>(&'q Queue<I>);

impl<I> Drop for StopGuard<'_, I> {
    fn drop(&mut self) {
        self.0.stop();
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test makes its fixtures")]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    const TWO: NonZeroUsize = NonZeroUsize::new(2).unwrap();
    const CHUNK: usize = 32;

    fn crew(threads: NonZeroUsize) -> Parallelism {
        Parallelism { threads, at_once: CHUNK }
    }

    fn all(threads: NonZeroUsize, pieces: usize) -> Vec<usize> {
        let mut results = Vec::new();
        let slow_at_first = |(): &mut (), piece: usize| {
            if piece < CHUNK {
                thread::sleep(Duration::from_millis(1));
            }
            piece * 2
        };
        let consume = |result| {
            results.push(result);
            Ok(())
        };
        in_order(0..pieces, crew(threads), || (), slow_at_first, consume).unwrap();
        results
    }

    #[test]
    fn results_come_in_the_order_of_the_pieces() {
        for (threads, pieces) in [(NonZeroUsize::MIN, 500), (TWO, 0), (TWO, 1), (threads(), 5_000)] {
            assert_eq!(all(threads, pieces), (0..pieces).map(|piece| piece * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn no_more_is_begun_than_may_be_on_its_way() {
        let (begun, mut most) = (AtomicUsize::new(0), 0);
        let mut handed_over = 0;
        let consume = |_| {
            most = most.max(begun.load(Ordering::SeqCst) - handed_over);
            handed_over += 1;
            if handed_over == 1 {
                thread::sleep(Duration::from_millis(50));
            }
            Ok(())
        };
        in_order(0..100_000, crew(TWO), || (), |&mut (), _| begun.fetch_add(1, Ordering::SeqCst), consume).unwrap();
        assert!(most <= (2 * IN_FLIGHT + 1) * CHUNK, "{most}");
    }

    #[test]
    fn an_error_of_the_consumer_ends_it_all() {
        for threads in [NonZeroUsize::MIN, TWO] {
            let mut taken = 0;
            let consume = |piece| {
                taken += 1;
                if piece == 100 { Err(anyhow!("enough")) } else { Ok(()) }
            };
            assert_eq!(
                in_order(0.., crew(threads), || (), |&mut (), piece| piece, consume).unwrap_err().to_string(),
                "enough"
            );
            assert_eq!(taken, 101);
        }
    }

    #[test]
    fn a_panic_over_one_file_is_an_error_among_the_others() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for name in ["a.toml", "b.toml", "c.toml"] {
            std::fs::write(path(name), name).unwrap();
        }
        let work = |_: &Path, source: Result<&Source, &NotUtf8>| {
            let text = source.unwrap().text();
            assert_ne!(text, "b.toml", "not this one");
            text.to_owned()
        };
        let mut results = Vec::new();
        let found = ["a.toml", "b.toml", "none.toml", "c.toml"].map(|name| Ok(path(name)));
        each_file(found.into_iter(), TWO, work, |result| {
            results.push(match result {
                Ok((_, text)) => text,
                Err(error) => error.to_string().replace(&folder.path().display().to_string(), "").replace('\\', "/"),
            });
            Ok(())
        })
        .unwrap();
        let [a, b, none, c] = results.try_into().unwrap();
        assert_eq!((a.as_str(), none.as_str(), c.as_str()), ("a.toml", "cannot read /none.toml", "c.toml"));
        assert!(b.starts_with("a bug in this program met /b.toml: ") && b.contains("not this one"), "{b}");
    }
}

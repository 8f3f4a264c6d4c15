//! Parallel processing of many jobs, such as files to read: threads process chunks, and one consumer gets the results in order.
//!
//! At most [`CHUNKS_IN_FLIGHT`] chunks per thread are in flight, so that memory does not grow with the number of jobs.

use crate::cli::files;
use crate::cli::walk::WalkResult;
use crate::source::{NotUtf8, Source};
use crate::text::Truncated;
use anyhow::anyhow;
use std::any::Any;
use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::{mem, thread};

/// Files per chunk.
const FILES_PER_CHUNK: usize = 64;
/// Chunks per thread that may be started but not yet handed to the consumer.
const CHUNKS_IN_FLIGHT: usize = 4;
/// With fewer files than this, a second thread costs more time than it saves.
const MIN_PARALLEL_FILES: usize = 200;
/// More threads than this would only wait for the disk.
const MAX_THREADS: usize = 16;

/// The default number of threads.
pub(in crate::cli) fn threads() -> NonZeroUsize {
    let processors = thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    processors.min(NonZeroUsize::new(MAX_THREADS).unwrap_or(NonZeroUsize::MIN))
}

/// The threads and the chunk size.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) struct Parallelism {
    /// The number of threads; 1 means the calling thread.
    pub(in crate::cli) threads: NonZeroUsize,
    /// The number of jobs per chunk.
    pub(in crate::cli) chunk_size: usize,
}

/// Reads every file, maps its text with `work`, and passes the results with their paths to the consumer, in the order of the search.
///
/// A file that cannot be read becomes an error with its path, and so does a panic in `work`; the other files are still read. An error of
/// the consumer stops everything. Few files are read on the calling thread.
pub(in crate::cli) fn map_files<T: Send>(
    found: impl Iterator<Item = WalkResult> + Send,
    threads: NonZeroUsize,
    work: impl Fn(&Path, Result<&Source, &NotUtf8>) -> T + Sync,
    consume: impl FnMut(anyhow::Result<(PathBuf, T)>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut found = found.fuse();
    let first: Vec<_> = found.by_ref().take(MIN_PARALLEL_FILES).collect();
    let threads = if first.len() < MIN_PARALLEL_FILES { NonZeroUsize::MIN } else { threads };
    let read = |buffer: &mut Vec<u8>, found: WalkResult| found.and_then(|path| one_file(path, buffer, &work));
    map_ordered(
        first.into_iter().chain(found),
        Parallelism { threads, chunk_size: FILES_PER_CHUNK },
        Vec::new,
        read,
        consume,
    )
}

fn one_file<T>(
    path: PathBuf,
    buffer: &mut Vec<u8>,
    work: impl Fn(&Path, Result<&Source, &NotUtf8>) -> T,
) -> anyhow::Result<(PathBuf, T)> {
    let bytes = files::read_into(&path, mem::take(buffer))?;
    let shown = || files::shown(&path);
    let made = caught(shown, || match Source::from_bytes(shown(), bytes) {
        Ok(source) => {
            let made = work(&path, Ok(&source));
            *buffer = source.into_text().into_bytes();
            made
        }
        Err(not_utf8) => work(&path, Err(&not_utf8)),
    })?;
    Ok((path, made))
}

/// Does the work on one file. A panic becomes an error with the file's name, so that the others go on.
pub(in crate::cli) fn caught<T>(name: impl FnOnce() -> String, work: impl FnOnce() -> T) -> anyhow::Result<T> {
    let worked = catch_unwind(AssertUnwindSafe(work));
    worked.map_err(|panic| anyhow!("internal error while reading {}: {}", Truncated::path(&name()), reason(&*panic)))
}

fn reason(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no reason given")
}

/// Processes each job and passes its result to the consumer, in the order of the jobs; with one thread, on the calling one. `scratch`
/// creates the state that a thread keeps between jobs. An error of the consumer stops everything.
pub(in crate::cli) fn map_ordered<P: Send, R: Send, D>(
    mut jobs: impl Iterator<Item = P> + Send,
    parallelism: Parallelism,
    scratch: impl Fn() -> D + Sync,
    work: impl Fn(&mut D, P) -> R + Sync,
    mut consume: impl FnMut(R) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    map_ordered_dyn(&mut jobs, parallelism, &scratch, &work, &mut consume)
}

/// The same for any closures: a call through a pointer costs nothing beside a job, and the program has less code.
fn map_ordered_dyn<P: Send, R: Send, D>(
    jobs: &mut (dyn Iterator<Item = P> + Send),
    parallelism: Parallelism,
    scratch: &(dyn Fn() -> D + Sync),
    work: &(dyn Fn(&mut D, P) -> R + Sync),
    consume: &mut dyn FnMut(R) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let Parallelism { threads, chunk_size } = parallelism;
    if threads == NonZeroUsize::MIN {
        let mut scratch = scratch();
        for job in jobs {
            consume(work(&mut scratch, job))?;
        }
        return Ok(());
    }
    let queue = Queue::new(jobs, chunk_size, threads.get() * CHUNKS_IN_FLIGHT);
    thread::scope(|scope| {
        let _guard = StopGuard(&queue);
        for _ in 0..threads.get() {
            scope.spawn(|| {
                let guard = StopGuard(&queue);
                let mut scratch = scratch();
                while let Some((number, chunk)) = queue.take() {
                    queue.finish(number, chunk.into_iter().map(|job| work(&mut scratch, job)).collect());
                }
                mem::forget(guard);
            });
        }
        while let Some(results) = queue.next() {
            results.into_iter().try_for_each(&mut *consume)?;
        }
        Ok(())
    })
}

/// Jobs, handed out in numbered chunks with a limit on those in flight, and their results, in order.
struct Queue<'j, P, R> {
    /// With a lock of their own: finding the next jobs may wait for a disk or a pipe, and results must not.
    jobs: Mutex<&'j mut (dyn Iterator<Item = P> + Send)>,
    results: Mutex<Results<R>>,
    /// A chunk may be taken.
    capacity: Condvar,
    /// A chunk's results are there.
    ready: Condvar,
    chunk_size: usize,
    max_in_flight: usize,
}

struct Results<R> {
    /// The results of the chunks in flight; `None` while a thread works on a chunk.
    in_flight: VecDeque<Option<Vec<R>>>,
    /// The number of the first chunk in flight.
    first: usize,
    /// Whether all jobs have been handed out.
    exhausted: bool,
    stopped: bool,
}

impl<'j, P, R> Queue<'j, P, R> {
    fn new(jobs: &'j mut (dyn Iterator<Item = P> + Send), chunk_size: usize, max_in_flight: usize) -> Self {
        let results = Results { in_flight: VecDeque::new(), first: 0, exhausted: false, stopped: false };
        Self {
            jobs: Mutex::new(jobs),
            results: Mutex::new(results),
            capacity: Condvar::new(),
            ready: Condvar::new(),
            chunk_size,
            max_in_flight,
        }
    }

    /// Takes the next chunk, with its number, as soon as there is capacity; `None` after the last.
    fn take(&self) -> Option<(usize, Vec<P>)> {
        // The lock on the jobs is held until the chunk has its number, so that numbers are in the order of the jobs.
        let mut jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        let is_full = |results: &mut Results<R>| results.in_flight.len() >= self.max_in_flight && !results.stopped;
        let results = self.capacity.wait_while(self.lock(), is_full).unwrap_or_else(PoisonError::into_inner);
        if results.stopped || results.exhausted {
            return None;
        }
        drop(results);
        let chunk: Vec<_> = (&mut **jobs).take(self.chunk_size).collect();
        let mut results = self.lock();
        if chunk.is_empty() {
            results.exhausted = true;
            self.ready.notify_one();
            return None;
        }
        results.in_flight.push_back(None);
        Some((results.first + results.in_flight.len() - 1, chunk))
    }

    /// Returns a chunk's results.
    fn finish(&self, number: usize, results: Vec<R>) {
        let mut all = self.lock();
        let place = number - all.first;
        if let Some(place) = all.in_flight.get_mut(place) {
            *place = Some(results);
        }
        self.ready.notify_one();
    }

    /// Waits for the next results; `None` after the last, or if a thread panicked.
    fn next(&self) -> Option<Vec<R>> {
        let is_waiting = |results: &mut Results<R>| match results.in_flight.front() {
            Some(first) => first.is_none() && !results.stopped,
            None => !results.exhausted && !results.stopped,
        };
        let mut results = self.ready.wait_while(self.lock(), is_waiting).unwrap_or_else(PoisonError::into_inner);
        let first = results.in_flight.pop_front()??;
        results.first += 1;
        self.capacity.notify_one();
        Some(first)
    }

    fn stop(&self) {
        self.lock().stopped = true;
        self.capacity.notify_all();
        self.ready.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, Results<R>> {
        self.results.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Stops all threads when the consumer returns an error or a worker panics, so that none of them waits for ever.
struct StopGuard<'q, 'j, P, R>(&'q Queue<'j, P, R>);

impl<P, R> Drop for StopGuard<'_, '_, P, R> {
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

    fn parallelism(threads: NonZeroUsize) -> Parallelism {
        Parallelism { threads, chunk_size: CHUNK }
    }

    fn all(threads: NonZeroUsize, jobs: usize) -> Vec<usize> {
        let mut results = Vec::new();
        let slow_at_first = |(): &mut (), job: usize| {
            if job < CHUNK {
                thread::sleep(Duration::from_millis(1));
            }
            job * 2
        };
        let consume = |result| {
            results.push(result);
            Ok(())
        };
        map_ordered(0..jobs, parallelism(threads), || (), slow_at_first, consume).unwrap();
        results
    }

    #[test]
    fn results_come_in_the_order_of_the_jobs() {
        for (threads, jobs) in [(NonZeroUsize::MIN, 500), (TWO, 0), (TWO, 1), (threads(), 5_000)] {
            assert_eq!(all(threads, jobs), (0..jobs).map(|job| job * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn no_more_is_begun_than_may_be_on_its_way() {
        let (begun, mut most) = (AtomicUsize::new(0), 0);
        let mut release = 0;
        let consume = |_| {
            most = most.max(begun.load(Ordering::SeqCst) - release);
            release += 1;
            if release == 1 {
                thread::sleep(Duration::from_millis(50));
            }
            Ok(())
        };
        map_ordered(0..100_000, parallelism(TWO), || (), |&mut (), _| begun.fetch_add(1, Ordering::SeqCst), consume)
            .unwrap();
        assert!(most <= (2 * CHUNKS_IN_FLIGHT + 1) * CHUNK, "{most}");
    }

    #[test]
    fn an_error_of_the_consumer_ends_it_all() {
        for threads in [NonZeroUsize::MIN, TWO] {
            let mut taken = 0;
            let consume = |job| {
                taken += 1;
                if job == 100 { Err(anyhow!("enough")) } else { Ok(()) }
            };
            assert_eq!(
                map_ordered(0.., parallelism(threads), || (), |&mut (), job| job, consume).unwrap_err().to_string(),
                "enough"
            );
            assert_eq!(taken, 101);
        }
    }

    #[test]
    fn a_panic_in_a_thread_ends_it_all_and_nobody_waits() {
        let work = |(): &mut (), job: usize| assert_ne!(job, 100, "not this one");
        let all = || map_ordered(0..1_000, parallelism(TWO), || (), work, Ok);
        assert!(catch_unwind(all).is_err());
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
        map_files(found.into_iter(), TWO, work, |result| {
            results.push(match result {
                Ok((_, text)) => text,
                Err(error) => error.to_string().replace(&folder.path().display().to_string(), "").replace('\\', "/"),
            });
            Ok(())
        })
        .unwrap();
        let [a, b, none, c] = results.try_into().unwrap();
        assert_eq!((a.as_str(), none.as_str(), c.as_str()), ("a.toml", "cannot read /none.toml", "c.toml"));
        assert!(b.starts_with("internal error while reading /b.toml: ") && b.contains("not this one"), "{b}");
    }
}

//! NDJSON input: many answers files in one stream, one per line, read in blocks of whole lines that threads share.
//!
//! A block is dropped once its lines are read, so memory holds one block per thread and the results of a few blocks, however long the
//! stream is.

use crate::cli::files::{self, LARGEST_FILE};
use crate::cli::parallel::{Parallelism, caught, map_ordered};
use crate::input::{RecordError, RecordFault, record};
use crate::source::{NotUtf8, Source};
use anyhow::Context as _;
use std::io::{self, Read};
use std::mem;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// How much of the stream a thread takes at once, in bytes, unless a line is longer.
const BLOCK: usize = 256 << 10;
/// With fewer blocks than this a second thread costs more time than it saves.
const MIN_PARALLEL_BLOCKS: usize = 4;
/// The longest line, in bytes: that of the largest file, if JSON writes every character as two, with a name.
const LONGEST_LINE: u64 = 2 * LARGEST_FILE + (64 << 10);

/// Where NDJSON comes from: a path of the command line, with `-` for standard input.
pub(in crate::cli) struct RecordStream {
    path: PathBuf,
    source: Box<dyn Read + Send>,
}

/// The result of one line.
#[derive(Debug)]
pub(in crate::cli) struct RecordResult<T> {
    /// The line, counted from 1.
    pub(in crate::cli) line: u64,
    /// The name it gives, where it can be read.
    pub(in crate::cli) name: Option<String>,
    /// An error only where reading this one panicked.
    pub(in crate::cli) result: anyhow::Result<T>,
}

impl RecordStream {
    /// Opens the file, or standard input for `-`.
    pub(in crate::cli) fn open(path: &Path) -> anyhow::Result<Self> {
        Ok(Self { path: path.to_owned(), source: files::open_stream(path)? })
    }

    /// What the stream is called in messages.
    pub(in crate::cli) fn shown(&self) -> String {
        files::shown(&self.path)
    }

    /// Reads every line, works on its text, and passes the result to the consumer, in order. Empty lines are skipped. A stream that
    /// cannot be read to its end is an error, because lines would be missing; so is an error of the consumer.
    pub(in crate::cli) fn map_records<T: Send>(
        self,
        threads: NonZeroUsize,
        work: impl Fn(Result<Result<&Source, &NotUtf8>, RecordFault>) -> T + Sync,
        mut consume: impl FnMut(RecordResult<T>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let shown = self.shown();
        let mut blocks = LineBlocks::over(self.source);
        let first: Vec<_> = blocks.by_ref().take(MIN_PARALLEL_BLOCKS).collect();
        let threads = if first.len() < MIN_PARALLEL_BLOCKS { NonZeroUsize::MIN } else { threads };
        let read = |text: &mut Vec<u8>, block: io::Result<LineBlock>| {
            block.map(|block| block.lines().map(|(line, bytes)| one_line(line, bytes, text, &work)).collect::<Vec<_>>())
        };
        let jobs = first.into_iter().chain(blocks);
        map_ordered(jobs, Parallelism { threads, chunk_size: 1 }, Vec::new, read, |block| {
            let block = block.with_context(|| format!("cannot read {shown}"))?;
            block.into_iter().try_for_each(&mut consume)
        })
    }
}

/// Reads one line; `None` for the bytes of one that is too long.
fn one_line<T>(
    line: u64,
    bytes: Option<&[u8]>,
    text: &mut Vec<u8>,
    work: impl Fn(Result<Result<&Source, &NotUtf8>, RecordFault>) -> T,
) -> RecordResult<T> {
    let too_large = RecordFault::TooLarge(LARGEST_FILE >> 20);
    let read = match bytes {
        Some(bytes) => record(bytes, text),
        None => Err(too_large.into()),
    };
    let read = match read {
        Ok(name) if text.len() as u64 > LARGEST_FILE => Err(RecordError { name: Some(name), fault: too_large }),
        read => read,
    };
    let (name, result) = match read {
        Err(RecordError { name, fault }) => (name, Ok(work(Err(fault)))),
        Ok(name) => {
            let result = caught(
                || name.clone(),
                || match Source::from_bytes(name.as_str(), mem::take(text)) {
                    Ok(source) => {
                        let made = work(Ok(Ok(&source)));
                        *text = source.into_text().into_bytes();
                        made
                    }
                    Err(not_utf8) => work(Ok(Err(&not_utf8))),
                },
            );
            (Some(name), result)
        }
    };
    text.shrink_to(BLOCK);
    RecordResult { line, name, result }
}

/// Some lines of a stream.
#[derive(Debug)]
struct LineBlock {
    first_line: u64,
    /// Whole lines; `None` for a single line that is too long.
    bytes: Option<Vec<u8>>,
}

impl LineBlock {
    /// The lines that are not empty, with their numbers.
    fn lines(&self) -> impl Iterator<Item = (u64, Option<&[u8]>)> {
        let too_long = self.bytes.is_none().then_some((self.first_line, None));
        let bytes = self.bytes.as_deref().unwrap_or_default();
        let marked = if self.first_line == 1 { bytes.strip_prefix(files::BYTE_ORDER_MARK) } else { None };
        let lines = marked.unwrap_or(bytes).split(|byte| *byte == b'\n');
        let lines = (self.first_line..).zip(lines).filter(|(_, line)| !line.trim_ascii().is_empty());
        too_long
            .into_iter()
            .chain(lines.map(|(number, line)| (number, (line.len() as u64 <= LONGEST_LINE).then_some(line))))
    }
}

/// A stream in blocks.
struct LineBlocks<R> {
    source: R,
    /// The beginning of the next block, which was read with the one before.
    rest: Vec<u8>,
    next_line: u64,
    ended: bool,
}

impl<R: Read> LineBlocks<R> {
    fn over(source: R) -> Self {
        Self { source, rest: Vec::new(), next_line: 1, ended: false }
    }

    /// Reads on; at the end of the stream less than a block.
    fn read_on(&mut self, bytes: &mut Vec<u8>) -> io::Result<()> {
        bytes.reserve(BLOCK);
        let read = self.source.by_ref().take(BLOCK as u64).read_to_end(bytes)?;
        self.ended = read < BLOCK;
        Ok(())
    }

    fn next_block(&mut self) -> io::Result<Option<LineBlock>> {
        let mut bytes = mem::take(&mut self.rest);
        let first_line = self.next_line;
        // What was read with the block before is the beginning of a line, unless that block ended a long one.
        let mut searched = 0;
        loop {
            if !self.ended {
                self.read_on(&mut bytes)?;
            }
            if let Some(last) = bytes.iter().skip(searched).rposition(|byte| *byte == b'\n') {
                self.rest = bytes.split_off(searched + last + 1);
                self.next_line += bytes.iter().map(|byte| u64::from(*byte == b'\n')).sum::<u64>();
                bytes.pop();
                return Ok(Some(LineBlock { first_line, bytes: Some(bytes) }));
            }
            if self.ended {
                return Ok((!bytes.is_empty()).then_some(LineBlock { first_line, bytes: Some(bytes) }));
            }
            if bytes.len() as u64 > LONGEST_LINE {
                self.skip_line(bytes)?;
                return Ok(Some(LineBlock { first_line, bytes: None }));
            }
            searched = bytes.len();
        }
    }

    /// Reads to the end of a line and drops it.
    fn skip_line(&mut self, mut bytes: Vec<u8>) -> io::Result<()> {
        self.next_line += 1;
        bytes.clear();
        bytes.shrink_to(BLOCK);
        while !self.ended {
            bytes.clear();
            self.read_on(&mut bytes)?;
            if let Some(end) = bytes.iter().position(|byte| *byte == b'\n') {
                self.rest = bytes.split_off(end + 1);
                break;
            }
        }
        Ok(())
    }
}

impl<R: Read> Iterator for LineBlocks<R> {
    type Item = io::Result<LineBlock>;

    fn next(&mut self) -> Option<io::Result<LineBlock>> {
        if self.ended && self.rest.is_empty() {
            return None;
        }
        let block = self.next_block();
        if block.is_err() {
            self.ended = true;
            self.rest.clear();
        }
        block.transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A source that gives as many bytes at once as its list says, and then fails or ends.
    struct Drip(Vec<io::Result<Vec<u8>>>);

    impl Read for Drip {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            match self.0.first_mut() {
                None => Ok(0),
                Some(Ok(bytes)) => {
                    let count = bytes.len().min(buffer.len());
                    buffer.iter_mut().zip(bytes.drain(..count)).for_each(|(place, byte)| *place = byte);
                    if bytes.is_empty() {
                        drop(self.0.remove(0));
                    }
                    Ok(count)
                }
                Some(Err(_)) => Err(self.0.remove(0).err().unwrap_or_else(|| io::Error::other("gone"))),
            }
        }
    }

    fn lines(blocks: impl Iterator<Item = io::Result<LineBlock>>) -> Vec<(u64, Option<usize>)> {
        blocks
            .flat_map(|block| {
                block.unwrap().lines().map(|(line, bytes)| (line, bytes.map(<[u8]>::len))).collect::<Vec<_>>()
            })
            .collect()
    }

    fn lines_of(text: &[u8]) -> Vec<(u64, Option<usize>)> {
        lines(LineBlocks::over(text))
    }

    #[test]
    fn lines_keep_their_numbers_and_empty_ones_are_skipped() {
        assert_eq!(lines_of(b""), []);
        assert_eq!(lines_of(b"\n \r\n\t\n"), []);
        assert_eq!(lines_of(b"\xef\xbb\xbfone\r\n\n\nfour"), [(1, Some(4)), (4, Some(4))]);
        assert_eq!(lines_of(b"one\n\xef\xbb\xbftwo\n"), [(1, Some(3)), (2, Some(6))]);
    }

    #[test]
    fn no_line_is_cut_where_blocks_meet() {
        for length in [1, 99, BLOCK - 2, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK] {
            let text =
                [vec![b'a'; length], vec![b'\n'], vec![b'b'; length], vec![b'\n', b'\n'], vec![b'c'; length]].concat();
            assert_eq!(lines_of(&text), [(1, Some(length)), (2, Some(length)), (4, Some(length))], "{length}");
        }
        let many: Vec<u8> =
            (0..100_000).flat_map(|number: usize| [vec![b'x'; number % 17 + 1], vec![b'\n']].concat()).collect();
        let expected: Vec<_> = (0..100_000).map(|number: usize| (number as u64 + 1, Some(number % 17 + 1))).collect();
        assert_eq!(lines_of(&many), expected);
        let dripping = many.chunks(1000).map(|chunk| Ok(chunk.to_vec())).collect();
        assert_eq!(lines(LineBlocks::over(Drip(dripping))), expected);
    }

    #[test]
    fn a_line_that_is_too_long_is_not_kept_and_the_next_one_is_read() {
        let line = |length| [vec![b'a'; length], vec![b'\n']].concat();
        let longest = usize::try_from(LONGEST_LINE).unwrap();
        for (length, read) in [(longest, Some(longest)), (longest + 1, None), (longest + 3 * BLOCK, None)] {
            let text = [line(3), line(length), line(5)].concat();
            assert_eq!(lines_of(&text), [(1, Some(3)), (2, read), (3, Some(5))], "{length}");
        }
        assert_eq!(lines_of(&vec![b'a'; longest + 3 * BLOCK]), [(1, None)]);
    }

    #[test]
    fn a_stream_that_breaks_off_is_an_error_and_ends() {
        let source = Drip(vec![Ok(b"one\n".repeat(BLOCK)), Err(io::Error::other("unplugged"))]);
        let blocks: Vec<_> =
            LineBlocks::over(source).map(|block| block.map(drop).map_err(|error| error.to_string())).collect();
        let (last, others) = blocks.split_last().unwrap();
        assert_eq!((last, others.iter().all(Result::is_ok)), (&Err("unplugged".to_owned()), true));
    }
}

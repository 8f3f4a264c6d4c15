//! Reads files up to a size limit, and writes files atomically.
#![expect(clippy::disallowed_methods, reason = "the one place that opens files")]

use crate::cli::signals;
use anyhow::{Context as _, bail};
use std::error::Error;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// The maximum size of a file, in bytes: far beyond any questionnaire, and small enough for memory.
pub(in crate::cli) const LARGEST_FILE: u64 = 16 << 20;

/// The buffer kept from one file for the next, in bytes: enough for nearly every answers file.
const KEPT_BUFFER: usize = 64 << 10;

/// The byte order mark with which some programs start UTF-8 text.
pub(in crate::cli) const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The name of standard input in messages.
const STANDARD_INPUT: &str = "<stdin>";

/// The name to print for a path given on the command line.
pub(in crate::cli) fn shown(path: &Path) -> String {
    if is_standard_input(path) { STANDARD_INPUT.to_owned() } else { path.display().to_string() }
}

/// Whether a path given on the command line means standard input.
pub(in crate::cli) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Reads a file, or standard input for `-`.
pub(in crate::cli) fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let context = || format!("cannot read {}", shown(path));
    if is_standard_input(path) {
        return read_limited(io::stdin().lock(), 0, LARGEST_FILE).with_context(context);
    }
    read_up_to(path, LARGEST_FILE)
}

/// Reads a file of limited size.
pub(in crate::cli) fn read_up_to(path: &Path, most: u64) -> anyhow::Result<Vec<u8>> {
    let context = || format!("cannot read {}", shown(path));
    let file = File::open(path).with_context(context)?;
    let metadata = file.metadata().with_context(context)?;
    if metadata.is_dir() {
        bail!("cannot read {}: it is a folder", shown(path));
    }
    read_limited(file, metadata.len(), most).with_context(context)
}

/// Opens a file to be read bit by bit, or standard input for `-`.
pub(in crate::cli) fn open_stream(path: &Path) -> anyhow::Result<Box<dyn Read + Send>> {
    if is_standard_input(path) {
        return Ok(Box::new(io::stdin()));
    }
    let file = File::open(path).with_context(|| format!("cannot read {}", shown(path)))?;
    Ok(Box::new(file))
}

/// Reads a regular file; `None` if the path does not exist. Anything else, such as a named pipe, is an immediate error.
pub(in crate::cli) fn read_regular(path: &Path) -> anyhow::Result<Option<Vec<u8>>> {
    let context = || format!("cannot read {}", path.display());
    let mut options = File::options();
    options.read(true);
    // Opening a named pipe would otherwise wait for a writer.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    let file = match options.open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        opened => opened.with_context(context)?,
    };
    let metadata = file.metadata().with_context(context)?;
    if !metadata.is_file() {
        let what = if metadata.is_dir() { "a folder" } else { "not a regular file" };
        bail!("cannot read {}: it is {what}", path.display());
    }
    read_limited(file, metadata.len(), LARGEST_FILE).with_context(context).map(Some)
}

fn read_limited(source: impl Read, expected: u64, most: u64) -> anyhow::Result<Vec<u8>> {
    if expected > most {
        return Err(TooLarge(most).into());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(expected)? + 1);
    source.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(TooLarge(most).into()) } else { Ok(bytes) }
}

/// A file is larger than this many bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) struct TooLarge(u64);

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "it is larger than {} MiB", self.0 >> 20)
    }
}

impl Error for TooLarge {}

/// Reads one of many files into a reused buffer, or standard input for `-`.
///
/// Makes no system calls beyond open, read and close, which matters over thousands of files.
pub(in crate::cli) fn read_into(path: &Path, mut buffer: Vec<u8>) -> anyhow::Result<Vec<u8>> {
    if is_standard_input(path) {
        return read(path);
    }
    let context = || format!("cannot read {}", shown(path));
    buffer.clear();
    buffer.shrink_to(KEPT_BUFFER);
    buffer.reserve(KEPT_BUFFER);
    let file = File::open(path).with_context(context)?;
    // Through `take`, reading does not query the file's size first.
    file.take(LARGEST_FILE + 1).read_to_end(&mut buffer).with_context(context)?;
    if buffer.len() as u64 > LARGEST_FILE { Err(TooLarge(LARGEST_FILE)).with_context(context) } else { Ok(buffer) }
}

/// Opens a path that can be written to but not replaced, such as a pipe or `/dev/null`; `None` for a regular file or a free path.
///
/// Replacing such a path with a file would break it for everybody else.
pub(in crate::cli) fn open_device(path: &Path) -> anyhow::Result<Option<File>> {
    match fs::metadata(path) {
        Ok(metadata) if !metadata.is_file() && !metadata.is_dir() => {
            let device = File::options().write(true).open(path);
            device.map(Some).with_context(|| format!("cannot write {}", path.display()))
        }
        _ => Ok(None),
    }
}

/// The maximum number of links followed from one path.
const MAX_LINKS: usize = 40;

/// The destination of a file written to this path: the end of all symbolic links, even if it does not exist yet.
pub(in crate::cli) fn destination(path: &Path) -> io::Result<PathBuf> {
    let mut current = path.to_owned();
    for _ in 0..MAX_LINKS {
        match fs::canonicalize(&current) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            canonical => return canonical,
        }
        let Ok(target) = fs::read_link(&current) else {
            let name = current.file_name().unwrap_or_default();
            return Ok(folder(&current).canonicalize().map_or_else(|_| current.clone(), |folder| folder.join(name)));
        };
        // A relative target is relative to the folder of the link.
        current = folder(&current).join(target);
    }
    Err(io::Error::other("too many symbolic links"))
}

/// The folder of a file.
fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A file that is moved to its destination only once complete. Dropping it earlier changes nothing.
#[derive(Debug)]
pub(in crate::cli) struct AtomicFile {
    path: PathBuf,
    /// The temporary file; `None` once it is in place.
    temporary: Option<NamedTempFile>,
}

impl AtomicFile {
    /// Creates a temporary file next to its destination. A symbolic link is kept, and its target replaced. A replaced file keeps its
    /// permissions and, as far as the system allows, its owner and group.
    pub(in crate::cli) fn create(path: &Path) -> anyhow::Result<Self> {
        let context = || format!("cannot write {}", path.display());
        let target = destination(path).with_context(context)?;
        let existing = fs::metadata(&target).ok();
        if existing.as_ref().is_some_and(fs::Metadata::is_dir) {
            bail!("cannot write {}: it is a folder", path.display());
        }
        if existing.as_ref().is_some_and(|existing| existing.permissions().readonly()) {
            bail!("cannot write {}: it is read-only", path.display());
        }
        let mut builder = tempfile::Builder::new();
        builder.prefix(".pillars-");
        // Temporary files are private to their owner; a new file gets the permissions of the process's umask.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        signals::install_handler();
        let mut guard = signals::lock();
        let temporary = builder.tempfile_in(folder(&target)).map_err(without_temporary_path).with_context(context)?;
        guard.register_temp_file(temporary.path());
        drop(guard);
        let file = Self { path: target, temporary: Some(temporary) };
        if let (Some(existing), Some(temporary)) = (existing, &file.temporary) {
            keep_owner(&existing, temporary.as_file());
            temporary.as_file().set_permissions(existing.permissions()).with_context(context)?;
        }
        Ok(file)
    }

    /// Moves the file to its destination, and syncs it to disk.
    pub(in crate::cli) fn commit(mut self) -> anyhow::Result<()> {
        let context = || format!("cannot write {}", self.path.display());
        let Some(temporary) = self.temporary.take() else { return Ok(()) };
        let synced = temporary.as_file().sync_all().with_context(context);
        let mut guard = signals::lock();
        let name = temporary.path().to_owned();
        // A temporary file that cannot be moved is removed here, while no signal can end the process.
        let placed =
            synced.and_then(|()| temporary.persist(&self.path).map_err(|error| error.error).with_context(context));
        guard.forget(&name);
        drop(guard);
        placed?;
        sync_folder(folder(&self.path));
        Ok(())
    }
}

/// The error without the name of the temporary file, which means nothing to users. tempfile exposes it only as text.
fn without_temporary_path(error: io::Error) -> io::Error {
    match error.to_string().split_once(" at path ") {
        Some((reason, _)) => io::Error::new(error.kind(), reason.to_owned()),
        None => error,
    }
}

/// Gives a new file the owner and group of the one it replaces. Only an administrator can do this; otherwise the file is ours, like any new
/// one.
#[cfg(unix)]
fn keep_owner(existing: &fs::Metadata, file: &File) {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let _ours = fchown(file, Some(existing.uid()), None);
    let _ours = fchown(file, None, Some(existing.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_existing: &fs::Metadata, _file: &File) {}

/// Syncs the new name of a file to disk. Some file systems cannot; the file is in place all the same.
#[cfg(unix)]
fn sync_folder(folder: &Path) {
    let _best_effort = File::open(folder).and_then(|folder| folder.sync_all());
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) {}

impl Drop for AtomicFile {
    fn drop(&mut self) {
        if let Some(temporary) = self.temporary.take() {
            let mut guard = signals::lock();
            guard.forget(temporary.path());
            drop(temporary);
        }
    }
}

impl io::Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.temporary.as_mut().map_or(Ok(bytes.len()), |temporary| temporary.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.temporary.as_mut().map_or(Ok(()), io::Write::flush)
    }
}

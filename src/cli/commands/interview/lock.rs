//! A lock that lets only one interview use a file. It survives the file's replacement, and ends with its process.

use anyhow::{Context as _, bail};
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

/// A lock on an answers file, released when dropped.
///
/// The lock is on a separate file, since saving replaces the answers file. The system releases it when the process ends in any way; an
/// empty file left behind by a killed process locks nothing.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Locks an answers file. If the file system has no locks, the interview continues without one.
    pub(super) fn take(answers: &Path) -> anyhow::Result<Self> {
        let path = beside(answers);
        let context = || format!("cannot write {}", answers.display());
        loop {
            let mut options = OpenOptions::new();
            let file = options.create(true).truncate(false).write(true).open(&path).with_context(context)?;
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => {
                    bail!(
                        "{} is open in another interview; end that one first, or name another file",
                        answers.display()
                    );
                }
                Ok(()) | Err(TryLockError::Error(_)) => {}
            }
            // The previous holder may have removed the file after we opened it and before we locked it.
            if is_the_same(&file, &path) {
                return Ok(Self { file, path });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Remove before unlocking, so that nobody locks a file that is about to be removed. If either fails, it locks nothing.
        let _gone = fs::remove_file(&self.path);
        let _free = self.file.unlock();
    }
}

/// `.NAME.lock` next to the file that the path resolves to.
fn beside(answers: &Path) -> PathBuf {
    let path = fs::canonicalize(answers).unwrap_or_else(|_| answers.to_owned());
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".lock");
    path.with_file_name(name)
}

#[cfg(unix)]
fn is_the_same(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let inode = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    match (file.metadata(), fs::metadata(path)) {
        (Ok(ours), Ok(there)) => inode(ours) == inode(there),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_the_same(_file: &File, _path: &Path) -> bool {
    // An open file cannot be removed here.
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_lock_is_refused_until_the_first_is_gone_and_nothing_is_left_behind() {
        let folder = tempfile::tempdir().unwrap();
        let answers = folder.path().join("team.toml");
        let lock = Lock::take(&answers).unwrap();
        let refused = Lock::take(&answers).unwrap_err().to_string();
        assert!(refused.contains("is open in another interview"), "{refused}");
        drop(lock);
        drop(Lock::take(&answers).unwrap());
        assert_eq!(fs::metadata(folder.path().join(".team.toml.lock")).ok().map(|file| file.len()), None);
    }

    #[test]
    fn what_a_killed_process_left_behind_locks_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let answers = folder.path().join("team.toml");
        OpenOptions::new().create(true).truncate(true).write(true).open(beside(&answers)).unwrap();
        assert!(Lock::take(&answers).is_ok());
    }
}

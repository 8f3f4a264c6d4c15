//! Finds and reads the files to check.

use super::UsageError;
use super::file_checker::{CheckedFile, FileChecker};
use crate::cli::files;
use crate::cli::messages::report_error;
use crate::cli::parallel::{map_files, threads};
use crate::cli::walk::FileWalker;
use crate::source::{NotUtf8, Source};
use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc;

/// All files of a check.
#[derive(Debug)]
pub(super) struct Collected {
    /// The checked files with their paths, in the order in which they were found.
    pub(super) files: Vec<(PathBuf, CheckedFile)>,
    /// The number of other files in the folders.
    pub(super) skipped: usize,
    /// Whether something could not be read, or a path has no file to check; this has been reported.
    pub(super) unusable: bool,
}

impl Collected {
    /// Reads every file that the paths refer to.
    pub(super) fn read(given: &[PathBuf], checker: &FileChecker<'_>) -> anyhow::Result<Self> {
        let mut collected = Self { files: Vec::new(), skipped: 0, unusable: false };
        let mut unused_paths = UnusedPaths::new(given);
        let (sender, paths) = mpsc::channel();
        let found = FileWalker::over(given.to_vec()).inspect(move |found| {
            // The receiver lives as long as the search.
            let _sent = sender.send(found.as_ref().ok().cloned());
        });
        map_files(
            found,
            threads(),
            |path: &Path, text: Result<&Source, &NotUtf8>| checker.check(path, text),
            |read| {
                // Results arrive in the order of the search, and so do the paths.
                let path = paths.try_recv().ok().flatten();
                match (read, path) {
                    (Ok((path, Some(file))), _) => {
                        unused_paths.mark_used(&path);
                        collected.files.push((path, file));
                    }
                    (Ok(_), _) => collected.skipped += 1,
                    (Err(error), Some(path)) => {
                        unused_paths.mark_used(&path);
                        collected.unusable = true;
                        let file = CheckedFile::unreadable(&path, &error);
                        collected.files.push((path, file));
                    }
                    (Err(error), None) => {
                        report_error(&error);
                        collected.unusable = true;
                    }
                }
                Ok(())
            },
        )?;
        for path in unused_paths.unused(&collected.files) {
            report_error(&anyhow::anyhow!(
                "{} contains no answers file, action plan or questionnaire",
                files::shown(path)
            ));
            collected.unusable = true;
        }
        if collected.files.is_empty() && !collected.unusable {
            return Err(UsageError("no files were named".to_owned()).into());
        }
        Ok(collected)
    }
}

/// The named paths in which no file to check has been found yet.
struct UnusedPaths<'a> {
    given: &'a [PathBuf],
    /// The folders above every checked file.
    used: BTreeSet<PathBuf>,
    /// The folder of the last checked file: mostly that of the next one too, and comparing paths takes time.
    last: PathBuf,
}

impl<'a> UnusedPaths<'a> {
    fn new(given: &'a [PathBuf]) -> Self {
        Self { given, used: BTreeSet::new(), last: PathBuf::new() }
    }

    /// Marks the folders above a checked file as used.
    fn mark_used(&mut self, path: &Path) {
        let Some(folder) = path.parent() else { return };
        if folder.as_os_str() == self.last.as_os_str() && !self.used.is_empty() {
            return;
        }
        folder.clone_into(&mut self.last);
        for above in folder.ancestors() {
            if !self.used.insert(above.to_owned()) {
                break;
            }
        }
    }

    /// The paths that are neither one of the checked files nor a folder above one.
    fn unused(self, files: &[(PathBuf, CheckedFile)]) -> Vec<&'a Path> {
        let mut unused: Vec<_> = self.given.iter().map(PathBuf::as_path).collect();
        unused.retain(|path| !self.used.contains(*path));
        if unused.is_empty() {
            return unused;
        }
        let checked: BTreeSet<_> = files.iter().map(|(path, _)| path.as_path()).collect();
        unused.retain(|path| !checked.contains(path));
        // Real paths are needed only for a path that was found under another name.
        let real = LazyCell::new(|| {
            let used = self.used.iter().map(PathBuf::as_path).chain(checked.iter().copied());
            used.filter_map(|path| path.canonicalize().ok()).collect::<BTreeSet<_>>()
        });
        let is_met = |path: &Path| real.contains(&path.canonicalize().unwrap_or_else(|_| path.to_owned()));
        // A path that does not exist, or is not a file, has been reported already.
        let can_hold = |path: &Path| {
            let opened_for_us = path.starts_with("/dev") || path.starts_with("/proc");
            files::is_standard_input(path) || path.is_file() || path.is_dir() || (opened_for_us && path.exists())
        };
        unused.retain(|path| can_hold(path) && !is_met(path));
        unused
    }
}

//! The files that `--fix` may change: named files, and those in named folders.

use crate::cli::exit::UsageError;
use crate::cli::settings;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Parents of home folders on known systems.
const PARENTS_OF_HOMES: [&str; 4] = ["/home", "/Users", "C:\\Users", "\\\\?\\C:\\Users"];

/// The named files and folders, as given and by their real paths.
#[derive(Debug)]
pub(super) struct FixScope {
    named: BTreeSet<PathBuf>,
}

impl FixScope {
    /// The scope of these paths, the first `typed` of which are on the command line and the others in a list.
    ///
    /// # Errors
    /// A list that names a file system's root or a home folder: a mistake in a list must not change files everywhere.
    pub(super) fn new(paths: &[PathBuf], typed: usize) -> Result<Self, UsageError> {
        let listed = paths.get(typed..).unwrap_or_default();
        let home = settings::home_folder().and_then(|home| home.canonicalize().ok());
        for path in listed {
            if let Ok(real) = path.canonicalize()
                && is_or_contains_a_home(&real, home.as_deref())
            {
                let message = "the list names a home folder or one above it, and --fix would change every file there";
                return Err(UsageError(format!("{}: {message}; name the folder on the command line", path.display())));
            }
        }
        let real = paths.iter().filter_map(|path| path.canonicalize().ok());
        Ok(Self { named: paths.iter().cloned().chain(real).collect() })
    }

    /// Whether a file may be changed. A link in a folder may point outside it.
    pub(super) fn contains(&self, path: &Path) -> bool {
        // A named path without a real path, such as a pipe, is allowed here; writing it reports the error.
        self.named.contains(path)
            || path.canonicalize().is_ok_and(|real| real.ancestors().any(|folder| self.named.contains(folder)))
    }
}

fn is_or_contains_a_home(folder: &Path, home: Option<&Path>) -> bool {
    let is_a_home =
        |folder: &Path| folder.parent().is_some_and(|above| PARENTS_OF_HOMES.iter().any(|it| above == Path::new(it)));
    folder.parent().is_none()
        || folder == Path::new("/root")
        || PARENTS_OF_HOMES.iter().any(|homes| folder == Path::new(homes))
        || (is_a_home(folder) && folder.is_dir())
        || home.is_some_and(|home| home.starts_with(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn homes_and_what_is_above_them_are_recognised() {
        let home = Some(Path::new("/data/people/jo"));
        for folder in ["/", "/root", "/home", "/Users", "/data", "/data/people", "/data/people/jo"] {
            assert!(is_or_contains_a_home(Path::new(folder), home), "{folder}");
        }
        for folder in ["/data/people/jo/answers", "/data/other", "/home/jo/answers", "/srv"] {
            assert!(!is_or_contains_a_home(Path::new(folder), home), "{folder}");
        }
    }
}

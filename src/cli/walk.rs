//! Finds the files that the paths of a command line refer to: named files and those in folders, every file once.
//!
//! The order is deterministic: paths as given, a folder's entries by the bytes of their names, depth first.
#![expect(clippy::disallowed_methods, reason = "the one place that walks folders")]

use crate::cli::exit::UsageError;
use crate::cli::{files, path_list};
use anyhow::{Context as _, anyhow};
use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs::{self, FileType};
use std::path::{Path, PathBuf};
use std::vec;

/// The extension of files that are looked for in folders.
const EXTENSION: &str = "toml";

/// A file to read, or an error about a named path or a folder.
pub(in crate::cli) type WalkResult = anyhow::Result<PathBuf>;

/// The files found, one by one, so that reading can start during the search.
///
/// In folders, finds files that end in `.toml`, except hidden ones (`.git`, `.taplo.toml`) and anything but regular files. A path that
/// cannot be searched or does not exist becomes an error, and the search continues. A file found twice, directly or through symbolic links,
/// is returned once, since it would otherwise count as two respondents.
#[derive(Debug)]
pub(in crate::cli) struct FileWalker {
    given: vec::IntoIter<PathBuf>,
    open: Vec<Folder>,
    visited: Visited,
}

/// A folder being searched.
#[derive(Debug)]
struct Folder {
    path: PathBuf,
    real: PathBuf,
    entries: vec::IntoIter<(OsString, FileType)>,
}

/// The files and folders already found, by real path.
#[derive(Debug, Default)]
struct Visited {
    folders: BTreeSet<PathBuf>,
    /// Files that were named or reached through a link. Other files are known by their folder.
    files: BTreeSet<PathBuf>,
    /// The folder of the last named file, and its real path.
    last: Option<(PathBuf, PathBuf)>,
    /// Whether anything can be found twice.
    matters: bool,
}

impl FileWalker {
    /// Prepares to search these paths.
    pub(in crate::cli) fn over(given: Vec<PathBuf>) -> Self {
        let visited = Visited { matters: given.len() > 1, ..Visited::default() };
        Self { given: given.into_iter(), open: Vec::new(), visited }
    }

    fn next_given(&mut self) -> Option<WalkResult> {
        loop {
            let path = self.given.next()?;
            if files::is_standard_input(&path) {
                return Some(Ok(path));
            }
            let context = || format!("cannot read {}", path.display());
            match fs::metadata(&path).with_context(context) {
                Err(error) => return Some(Err(error)),
                Ok(metadata) if metadata.is_dir() => match self.enter_named(path) {
                    Err(error) => return Some(Err(error)),
                    Ok(true) => return self.next(),
                    Ok(false) => {}
                },
                Ok(metadata) if is_named_pipe(&path, &metadata) => {
                    return Some(Err(anyhow!("it is a pipe")).with_context(context));
                }
                Ok(_) if self.visited.named_for_the_first_time(&path) => return Some(Ok(path)),
                Ok(_) => {}
            }
        }
    }

    /// Starts searching a folder, and returns whether it is new.
    fn enter_named(&mut self, path: PathBuf) -> anyhow::Result<bool> {
        let real = fs::canonicalize(&path).with_context(|| format!("cannot search {}", path.display()))?;
        self.enter(path, real)
    }

    fn enter(&mut self, path: PathBuf, real: PathBuf) -> anyhow::Result<bool> {
        if !self.visited.folders.insert(real.clone()) {
            return Ok(false);
        }
        let context = || format!("cannot search {}", path.display());
        let mut entries = Vec::new();
        for entry in fs::read_dir(&path).with_context(context)? {
            let entry = entry.with_context(context)?;
            let (name, kind) = (entry.file_name(), entry.file_type().with_context(context)?);
            if !is_hidden(&name) && (!kind.is_file() || is_wanted(&name)) {
                entries.push((name, kind));
            }
        }
        entries.sort_unstable_by(|(a, _), (b, _)| a.as_encoded_bytes().cmp(b.as_encoded_bytes()));
        self.open.push(Folder { path, real, entries: entries.into_iter() });
        Ok(true)
    }

    /// Handles an entry of the innermost folder; `None` if it is skipped or a folder.
    fn entry(&mut self, name: &OsStr, kind: FileType) -> Option<WalkResult> {
        let folder = self.open.last()?;
        let path = folder.path.join(name);
        if kind.is_file() {
            let visited = self.visited.matters && self.visited.files.contains(&folder.real.join(name));
            return (!visited).then_some(Ok(path));
        }
        if kind.is_dir() {
            let real = folder.real.join(name);
            return self.enter(path, real).err().map(Err);
        }
        if !kind.is_symlink() {
            return None;
        }
        self.visited.matters = true;
        match fs::metadata(&path) {
            Ok(metadata) if metadata.is_dir() => self.enter_named(path).err().map(Err),
            Ok(metadata) if metadata.is_file() && is_wanted(name) => {
                self.visited.named_for_the_first_time(&path).then_some(Ok(path))
            }
            Err(error) if is_wanted(name) => {
                Some(Err(error).with_context(|| format!("cannot read {}", path.display())))
            }
            _ => None,
        }
    }
}

impl Iterator for FileWalker {
    type Item = WalkResult;

    fn next(&mut self) -> Option<WalkResult> {
        loop {
            let Some(folder) = self.open.last_mut() else { return self.next_given() };
            match folder.entries.next() {
                None => {
                    self.open.pop();
                }
                Some((name, kind)) => {
                    if let Some(found) = self.entry(&name, kind) {
                        return Some(found);
                    }
                }
            }
        }
    }
}

impl Visited {
    /// Records a file that was named or reached through a link, and returns whether it is new.
    fn named_for_the_first_time(&mut self, path: &Path) -> bool {
        if !self.matters {
            return true;
        }
        let Some(real) = self.real(path) else { return true };
        let searched = real.parent().is_some_and(|folder| self.folders.contains(folder));
        // Searching a folder finds its files, except those with other extensions.
        let given_there = searched && real.file_name().is_some_and(|name| is_wanted(name) && !is_hidden(name));
        !given_there && self.files.insert(real)
    }

    /// The real path of a file. That of its folder is cached, since many named files may share it.
    fn real(&mut self, path: &Path) -> Option<PathBuf> {
        let (Some(name), Ok(metadata)) = (path.file_name(), fs::symlink_metadata(path)) else { return None };
        if metadata.is_symlink() {
            return fs::canonicalize(path).ok();
        }
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        if let Some((last, real)) = &self.last
            && last == folder
        {
            return Some(real.join(name));
        }
        let real = fs::canonicalize(folder).ok()?;
        let path = real.join(name);
        self.last = Some((folder.to_owned(), real));
        Some(path)
    }
}

/// Whether it is a named pipe that nobody might ever write to. A pipe that a shell has opened for us is fine.
#[cfg(unix)]
fn is_named_pipe(path: &Path, metadata: &fs::Metadata) -> bool {
    let opened_for_us = path.starts_with("/dev") || path.starts_with("/proc");
    std::os::unix::fs::FileTypeExt::is_fifo(&metadata.file_type()) && !opened_for_us
}

#[cfg(not(unix))]
fn is_named_pipe(_path: &Path, _metadata: &fs::Metadata) -> bool {
    false
}

fn is_wanted(name: &OsStr) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case(EXTENSION))
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// The paths of a command line; `-` is standard input. `files_from` is a file with more paths, or `-` for standard input.
pub(in crate::cli) fn given(paths: &[PathBuf], files_from: Option<&Path>) -> anyhow::Result<Vec<PathBuf>> {
    let inputs = paths.iter().map(PathBuf::as_path).chain(files_from);
    if inputs.filter(|path| files::is_standard_input(path)).count() > 1 {
        return Err(UsageError("standard input can be read only once".to_owned()).into());
    }
    let mut given = paths.to_vec();
    if let Some(list) = files_from {
        let paths = path_list::decode(&files::read(list)?);
        given.extend(paths.map_err(|error| UsageError(format!("{}: {error}", files::shown(list))))?);
    }
    Ok(given)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        folder
    }

    /// The files found, as paths within the folder, or the errors.
    fn found(root: &Path, paths: &[&str]) -> Vec<String> {
        let paths = paths.iter().map(|path| root.join(path)).collect();
        let within = |path: &Path| path.strip_prefix(root).unwrap_or(path).display().to_string().replace('\\', "/");
        let shown = |found: WalkResult| match found {
            Ok(path) => within(&path),
            Err(error) => error.to_string().replace(&format!("{}/", root.display()), ""),
        };
        FileWalker::over(paths).map(shown).collect()
    }

    #[test]
    fn folders_are_searched_in_the_order_of_names_and_hidden_entries_are_passed_over() {
        let folder = tree(&["b.toml", "a/z.TOML", "a/b/c.toml", "a.toml", "c.txt", ".git/d.toml", ".e.toml", "B.toml"]);
        assert_eq!(found(folder.path(), &[""]), ["B.toml", "a/b/c.toml", "a/z.TOML", "a.toml", "b.toml"]);
        assert_eq!(found(folder.path(), &["c.txt", ".e.toml", "a"]), ["c.txt", ".e.toml", "a/b/c.toml", "a/z.TOML"]);
    }

    #[test]
    fn what_does_not_exist_is_an_error_and_the_rest_is_found() {
        let folder = tree(&["a.toml"]);
        assert_eq!(found(folder.path(), &["none.toml", "a.toml"]), ["cannot read none.toml", "a.toml"]);
    }

    #[test]
    fn a_file_that_is_named_twice_is_found_once() {
        let folder = tree(&["a/b.toml", "a/c.toml"]);
        assert_eq!(found(folder.path(), &["a/c.toml", "a", "a/../a/b.toml", "a/c.toml"]), ["a/c.toml", "a/b.toml"]);
        assert_eq!(found(folder.path(), &["a", "a/c.toml", ""]), ["a/b.toml", "a/c.toml"]);
    }

    #[cfg(unix)]
    mod unix {
        use super::*;
        use std::os::unix::fs::{PermissionsExt as _, symlink};

        #[test]
        fn links_are_followed_once_and_loops_end() {
            let folder = tree(&["teams/a.toml", "elsewhere/b.toml", "elsewhere/c.toml"]);
            let root = folder.path();
            symlink("..", root.join("teams/up")).unwrap();
            symlink(".", root.join("teams/self")).unwrap();
            symlink("a.toml", root.join("teams/again.toml")).unwrap();
            symlink("../elsewhere/b.toml", root.join("teams/b.toml")).unwrap();
            symlink("../elsewhere", root.join("teams/more")).unwrap();
            symlink("nowhere", root.join("teams/gone.toml")).unwrap();
            let all = ["teams/a.toml", "teams/b.toml", "cannot read teams/gone.toml", "teams/more/c.toml"];
            assert_eq!(found(root, &["teams"]), all);
        }

        #[test]
        fn what_is_no_regular_file_is_passed_over_in_a_folder() {
            let folder = tree(&["a.toml"]);
            let _listener = std::os::unix::net::UnixListener::bind(folder.path().join("socket.toml")).unwrap();
            assert_eq!(found(folder.path(), &[""]), ["a.toml"]);
        }

        #[test]
        fn a_folder_that_cannot_be_searched_is_an_error_and_the_rest_is_found() {
            let folder = tree(&["a/b.toml", "c.toml"]);
            fs::set_permissions(folder.path().join("a"), fs::Permissions::from_mode(0o000)).unwrap();
            let readable = fs::read_dir(folder.path().join("a")).is_ok();
            let found = found(folder.path(), &[""]);
            fs::set_permissions(folder.path().join("a"), fs::Permissions::from_mode(0o755)).unwrap();
            // An administrator can search everything.
            assert_eq!(found, [if readable { "a/b.toml" } else { "cannot search a" }, "c.toml"]);
        }
    }
}

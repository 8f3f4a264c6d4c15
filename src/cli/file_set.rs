//! Writes several new files atomically.
#![expect(clippy::disallowed_methods, reason = "new files are put together here before they take their places")]

use crate::cli::signals;
use anyhow::{Context as _, bail};
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Writes new files into a folder, which is created if necessary. They are first written to a hidden folder next to their destination. If
/// one cannot be moved, those already moved are removed again.
pub(in crate::cli) fn write_all(folder: &Path, files: &[(String, String)]) -> anyhow::Result<()> {
    let context = || format!("cannot write to {}", folder.display());
    fs::create_dir_all(folder).with_context(context)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".pillars-");
    signals::install_handler();
    let mut guard = signals::lock();
    let staging = builder.tempdir_in(folder).with_context(context)?;
    guard.register_temp_file(staging.path());
    drop(guard);
    let staged = files.iter().try_for_each(|(name, text)| stage(&staging.path().join(name), text));
    let mut guard = signals::lock();
    let moved = staged.with_context(context).and_then(|()| move_all(staging.path(), folder, files));
    guard.forget(staging.path());
    let closed = staging.close();
    drop(guard);
    moved?;
    closed.with_context(context)?;
    // Some file systems cannot sync a folder; the files are in place all the same.
    let _best_effort = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

fn stage(path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = File::options().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn move_all(staging: &Path, folder: &Path, files: &[(String, String)]) -> anyhow::Result<()> {
    let mut moved: Vec<PathBuf> = Vec::new();
    for (name, _) in files {
        let path = folder.join(name);
        let done = if path.exists() { None } else { Some(fs::rename(staging.join(name), &path)) };
        if let Some(Ok(())) = done {
            moved.push(path);
            continue;
        }
        for earlier in moved {
            // We have just written these files, so we may remove them.
            let _gone = fs::remove_file(earlier);
        }
        match done {
            Some(Err(error)) => return Err(error).with_context(|| format!("cannot write {}", path.display())),
            _ => bail!("cannot write {}: it already exists", path.display()),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn all_files_are_written_or_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("team");
        let files = ["a.toml", "b.toml", "c.toml"].map(|name| (name.to_owned(), format!("# {name}\n")));
        write_all(&path, &files).unwrap();
        assert_eq!(names(&path), ["a.toml", "b.toml", "c.toml"]);
        fs::remove_file(path.join("a.toml")).unwrap();
        let error = write_all(&path, &files).unwrap_err();
        assert!(error.to_string().ends_with("b.toml: it already exists"), "{error}");
        assert_eq!(names(&path), ["b.toml", "c.toml"]);
    }
}

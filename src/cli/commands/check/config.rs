//! `pillars-check.toml`: finds the settings beside or above the files, and reads them, so that every machine checks alike.

use super::Usage;
use crate::cli::exit::AlreadyReported;
use crate::cli::{Exit, Settings, files, findings};
use crate::diagnostic::{Code, Diagnostic};
use crate::input::{self, CheckSettings, Outcome, SETTINGS_FILE, Setting};
use crate::source::{Source, Span};
use anyhow::Context as _;
use std::path::{Component, Path, PathBuf};

/// A settings file, with its text to point at.
#[derive(Debug)]
pub(super) struct Config {
    path: PathBuf,
    source: Source,
    pub(super) settings: CheckSettings,
}

/// A path that settings name.
#[derive(Debug, Clone)]
pub(super) struct NamedPath {
    pub(super) path: PathBuf,
    /// Whether it leads out of the folder of the settings. Nothing is then shown of the file's text: whoever wrote the settings, in a pull
    /// request say, may not be allowed to read it.
    pub(super) is_outside: bool,
}

/// Finds the settings for some paths: the nearest file beside or above each of them.
///
/// Settings that differ from path to path would make a run that nobody understands, so they are refused.
pub(super) fn find(paths: &[PathBuf]) -> anyhow::Result<Option<PathBuf>> {
    let mut found: Option<(&PathBuf, Option<PathBuf>)> = None;
    // What does not exist is reported when it is read.
    for path in paths.iter().filter(|path| files::is_standard_input(path) || path.exists()) {
        let nearest = nearest(path);
        let real =
            |settings: &Option<PathBuf>| settings.as_ref().map(|path| path.canonicalize().unwrap_or(path.clone()));
        match &found {
            None => found = Some((path, nearest)),
            Some((_, first)) if real(first) == real(&nearest) => {}
            Some((first_path, _)) => {
                let (one, other) = (files::shown(first_path), files::shown(path));
                let advice = "check them one after the other, or choose with --config";
                return Err(
                    Usage(format!("{one} and {other} have different settings in {SETTINGS_FILE}; {advice}")).into()
                );
            }
        }
    }
    Ok(found.and_then(|(_, nearest)| nearest))
}

/// The nearest settings, by a relative path as long as they lie below the current folder. Whatever has the name counts, a broken link too: a
/// gate must not be off because its file is damaged.
fn nearest(path: &Path) -> Option<PathBuf> {
    let start = if files::is_standard_input(path) { Path::new(".") } else { path };
    let real = start.canonicalize().ok()?;
    let goes_down = start.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let below = start.ancestors().take_while(|_| goes_down);
    below.chain(real.ancestors()).map(|folder| folder.join(SETTINGS_FILE)).find(|file| file.symlink_metadata().is_ok())
}

impl Config {
    /// Reads the settings. What is wrong in them is printed, and ends the run.
    pub(super) fn read(path: &Path, settings: &Settings) -> anyhow::Result<Self> {
        let opened_for_us = path.starts_with("/dev") || path.starts_with("/proc") || files::is_standard_input(path);
        if !opened_for_us {
            let metadata =
                path.metadata().with_context(|| format!("cannot read the settings {}", files::shown(path)))?;
            if !metadata.is_file() {
                anyhow::bail!("cannot read the settings {}: this is not a file", files::shown(path));
            }
        }
        let source = match Source::from_bytes(files::shown(path), files::read(path)?) {
            Ok(source) => source,
            Err(not_utf8) => {
                findings::print_not_utf8(&not_utf8, settings)?;
                return Err(AlreadyReported(Exit::Usage).into());
            }
        };
        let outcome = input::settings(&source);
        findings::print(&source, &outcome, settings)?;
        let Some(read) = outcome.into_parts().0 else { return Err(AlreadyReported(Exit::Usage).into()) };
        Ok(Self { path: path.to_owned(), source, settings: read })
    }

    /// A path that is meant from the folder of the settings.
    pub(super) fn path(&self, setting: &Setting) -> NamedPath {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        let path = folder.join(&setting.value);
        let real_folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder }.canonicalize();
        // What does not exist has no text to show.
        let is_outside = match (path.canonicalize(), real_folder) {
            (Ok(path), Ok(folder)) => !path.starts_with(folder),
            _ => false,
        };
        NamedPath { path, is_outside }
    }

    /// Prints that a setting is wrong; the error ends the run.
    pub(super) fn refuse(&self, span: Span, message: &str, help: Option<String>, settings: &Settings) -> anyhow::Error {
        let found = Diagnostic::new(Code::InvalidSetting, span, message).with_help_if(help);
        let outcome: Outcome<()> = Outcome::failed(found);
        match findings::print(&self.source, &outcome, settings) {
            Ok(()) => AlreadyReported(Exit::Usage).into(),
            Err(error) => error,
        }
    }
}

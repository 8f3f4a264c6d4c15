//! `pillars-check.toml`: finds the settings next to or above the files, and reads them, so that every machine runs the same checks.

use super::UsageError;
use crate::cli::exit::AlreadyReported;
use crate::cli::{Exit, Settings, files, findings};
use crate::diagnostic::{Code, Diagnostic};
use crate::input::{self, CheckSettings, Outcome, SETTINGS_FILE, Setting};
use crate::source::{Source, Span};
use anyhow::Context as _;
use std::path::{Component, Path, PathBuf};

/// A settings file, with its text for diagnostics.
#[derive(Debug)]
pub(super) struct Config {
    path: PathBuf,
    source: Source,
    pub(super) settings: CheckSettings,
}

/// A path in the settings.
#[derive(Debug, Clone)]
pub(super) struct NamedPath {
    pub(super) path: PathBuf,
    /// Whether it is outside the folder of the settings. The file's text is not shown then: the author of the settings, for example in a
    /// pull request, may not be allowed to read it.
    pub(super) is_outside: bool,
}

/// Finds the settings for these paths: the nearest file next to or above each of them.
///
/// Different settings for different paths would be confusing, so they are refused.
pub(super) fn find(paths: &[PathBuf]) -> anyhow::Result<Option<PathBuf>> {
    let mut found: Option<(&PathBuf, Option<PathBuf>)> = None;
    // A path that does not exist is reported when it is read.
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
                return Err(UsageError(format!(
                    "{one} and {other} have different settings in {SETTINGS_FILE}; {advice}"
                ))
                .into());
            }
        }
    }
    Ok(found.and_then(|(_, nearest)| nearest))
}

/// The nearest settings, as a relative path if they are below the current folder. Anything with the name counts, even a broken link, so
/// that a damaged file never turns off a gate.
fn nearest(path: &Path) -> Option<PathBuf> {
    let start = if files::is_standard_input(path) { Path::new(".") } else { path };
    let real = start.canonicalize().ok()?;
    let goes_down = start.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let below = start.ancestors().take_while(|_| goes_down);
    below.chain(real.ancestors()).map(|folder| folder.join(SETTINGS_FILE)).find(|file| file.symlink_metadata().is_ok())
}

impl Config {
    /// Reads the settings. Prints any errors, which end the run.
    pub(super) fn read(path: &Path, settings: &Settings) -> anyhow::Result<Self> {
        let opened_for_us = path.starts_with("/dev") || path.starts_with("/proc") || files::is_standard_input(path);
        if !opened_for_us {
            let metadata =
                path.metadata().with_context(|| format!("cannot read the settings {}", files::shown(path)))?;
            if !metadata.is_file() {
                anyhow::bail!("cannot read the settings {}: this is not a file", files::shown(path));
            }
        }
        let source = findings::read_source(path, Exit::Usage, settings)?;
        let outcome = input::settings(&source);
        findings::print(&source, &outcome, settings)?;
        let Some(read) = outcome.into_parts().0 else { return Err(AlreadyReported(Exit::Usage).into()) };
        Ok(Self { path: path.to_owned(), source, settings: read })
    }

    /// A path relative to the folder of the settings.
    pub(super) fn path(&self, setting: &Setting) -> NamedPath {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        let path = folder.join(&setting.value);
        let real_folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder }.canonicalize();
        // A path that does not exist has no text to show.
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

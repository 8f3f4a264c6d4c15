//! The files that `-o` may replace: never an input, and files that people edit only with `--force`.

use crate::cli::exit::UsageError;
use crate::cli::files;
use crate::cli::walk::FileWalker;
use crate::input::FileKind;
use crate::source::Source;
use anyhow::bail;
use std::fs;
use std::path::{Path, PathBuf};

/// Files with these extensions may have been edited, whatever they contain: settings, plans, import maps, Word reports.
const EDITED: [&str; 3] = ["toml", "docx", "xlsx"];

/// Refuses an output that is one of the inputs, even in an input folder or through a link. Refuses an existing file that people edit unless
/// `force` is set.
pub(in crate::cli) fn check(output: &Path, force: bool, inputs: &[PathBuf]) -> anyhow::Result<()> {
    let existing = match fs::metadata(output) {
        Ok(metadata) if !metadata.is_file() => return Ok(()),
        metadata => metadata.is_ok(),
    };
    let named = inputs.iter().any(|input| is_same_file(input, output));
    let contents = if existing { contents(output) } else { None };
    // Only files that may contain answers are read from a folder.
    let found = || FileWalker::over(inputs.to_vec()).flatten().any(|input| is_same_file(&input, output));
    if named || (contents.is_some() && found()) {
        return Err(UsageError(format!("cannot write {}: the file is also an input", output.display())).into());
    }
    match contents {
        Some(contents) if !force => {
            bail!("cannot write {}: it already exists and {contents}; --force overwrites it", output.display())
        }
        _ => Ok(()),
    }
}

/// What an existing file contains that somebody may have edited, as the end of a sentence.
fn contents(path: &Path) -> Option<&'static str> {
    let bytes = files::read(path).ok();
    let text = bytes.as_deref().map(String::from_utf8_lossy);
    match text.map(|text| FileKind::detect(&Source::new(files::shown(path), text))) {
        Some(FileKind::Answers) => Some("contains answers"),
        Some(FileKind::Questionnaire) => Some("contains a questionnaire"),
        Some(FileKind::Settings) => Some("contains settings"),
        Some(FileKind::Plan) => Some("contains an action plan"),
        Some(FileKind::ImportMap) => Some("contains an import map"),
        Some(FileKind::Other) if !is_edited(path) => None,
        Some(FileKind::Other) => Some("may have been edited"),
        None if is_edited(path) => Some("may have been edited"),
        None => Some("cannot be read"),
    }
}

fn is_edited(path: &Path) -> bool {
    path.extension().is_some_and(|extension| EDITED.iter().any(|edited| extension.eq_ignore_ascii_case(edited)))
}

/// Whether two paths refer to the same file, which need not exist; `-` is the file behind standard input.
fn is_same_file(input: &Path, output: &Path) -> bool {
    let input = if files::is_standard_input(input) { Path::new("/dev/stdin") } else { input };
    match (identity(input), identity(output)) {
        (Some(input), Some(output)) => input == output,
        (None, None) => files::destination(input).is_ok_and(|input| files::destination(output).ok() == Some(input)),
        _ => false,
    }
}

/// The identity of an existing file, even across hard links.
#[cfg(unix)]
fn identity(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(path).ok().map(|metadata| (metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn identity(path: &Path) -> Option<PathBuf> {
    fs::canonicalize(path).ok()
}

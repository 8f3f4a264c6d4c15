//! `--fix` and `--diff`: problems that have one unambiguous fix.

use super::file_checker::{CheckedFile, FileChecker};
use super::fix_scope::FixScope;
use crate::cli::files::{self, AtomicFile};
use crate::cli::messages::{report_error, report_warning};
use crate::diagnostic::{Diagnostic, Edit};
use crate::source::Source;
use crate::text::Count;
use crate::write::{diff, edited};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::slice;

/// The maximum number of passes. Fixing one problem can reveal another, such as a quoted number after a misspelt id.
const MAX_PASSES: usize = 4;

/// The changes of `--fix` as unified diffs, file by file.
pub(super) fn preview(files: &[(PathBuf, CheckedFile)], checker: &FileChecker<'_>, scope: &FixScope) -> String {
    let files = files.iter().filter(|(path, _)| files::is_standard_input(path) || scope.contains(path));
    let changes = files.filter_map(|(_, file)| Some((file, fixed(file, checker)?)));
    changes.map(|(file, fixed)| diff(&file.source, &fixed.text)).collect()
}

/// Fixes the files, writing each atomically, and checks them again. Prints what was fixed and what was not to stderr. Returns whether all
/// files could be written.
pub(super) fn apply_fixes(
    files: &mut [(PathBuf, CheckedFile)],
    checker: &FileChecker<'_>,
    scope: &FixScope,
) -> anyhow::Result<bool> {
    let (mut problems, mut count, mut all_written) = (0, 0, true);
    for (path, file) in files {
        if files::is_standard_input(path) {
            continue;
        }
        let Some(fixed) = fixed(file, checker) else { continue };
        if !scope.contains(path) {
            report_warning(&format!(
                "{} links to a file outside the named folders and was not fixed; name it to fix it",
                path.display()
            ));
            continue;
        }
        if let Err(error) = write(path, &fixed.text) {
            report_error(&error);
            all_written = false;
            continue;
        }
        let source = Source::new(file.source.name(), fixed.text);
        if let Some(again) = checker.check(path, Ok(&source)) {
            *file = again;
        }
        problems += fixed.edits;
        count += 1;
    }
    if problems > 0 {
        let (problems, files) = (Count::of(problems, "problem"), Count::of(count, "file"));
        writeln!(anstream::stderr(), "fixed {problems} in {files}")?;
    }
    Ok(all_written)
}

fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    let mut whole = AtomicFile::create(path)?;
    whole.write_all(text.as_bytes())?;
    whole.commit()
}

/// A file's text after its unambiguous fixes.
struct Fixed {
    text: String,
    edits: usize,
}

fn fixed(file: &CheckedFile, checker: &FileChecker<'_>) -> Option<Fixed> {
    let mut fixed: Option<Fixed> = None;
    let mut diagnostics = file.diagnostics.clone();
    for _ in 0..MAX_PASSES {
        let again = fixed.as_ref().map(|fixed| Source::new(file.source.name(), fixed.text.clone()));
        let source = again.as_ref().unwrap_or(&file.source);
        let edits = unambiguous_edits(source, &diagnostics, checker);
        if edits.is_empty() {
            break;
        }
        let text = edited(source, &edits);
        let made = fixed.map_or(0, |fixed| fixed.edits);
        diagnostics = checker.read(&Source::new(file.source.name(), text.clone())).unwrap_or_default();
        fixed = Some(Fixed { text, edits: made + edits.len() });
    }
    fixed
}

/// The edits that improve a text: each was tried, and caused no new problem that cannot be fixed too.
fn unambiguous_edits(source: &Source, diagnostics: &[Diagnostic], checker: &FileChecker<'_>) -> Vec<Edit> {
    let one_line = |edit: &&Edit| !source.slice(edit.span).contains('\n');
    let offered: Vec<&Edit> = diagnostics.iter().filter_map(Diagnostic::fix).filter(one_line).collect();
    if offered.is_empty() {
        return Vec::new();
    }
    let Some(before) = checker.read(source).map(|found| ProblemCount::of(&found)) else { return Vec::new() };
    let is_improvement = |edits: &[Edit]| {
        let after = checker.read(&Source::new(source.name(), edited(source, edits)));
        after
            .map(|found| ProblemCount::of(&found))
            .is_some_and(|after| after.all <= before.all && after.unfixable <= before.unfixable)
    };
    let mut edits: Vec<Edit> =
        offered.into_iter().filter(|edit| is_improvement(slice::from_ref(edit))).cloned().collect();
    if is_improvement(&edits) {
        return edits;
    }
    // If two mistakes may mean the same key, neither fix is certain.
    let mut meant: BTreeMap<String, usize> = BTreeMap::new();
    for edit in &edits {
        *meant.entry(edit.replacement.clone()).or_default() += 1;
    }
    edits.retain(|edit| meant.get(&edit.replacement) == Some(&1));
    if is_improvement(&edits) { edits } else { Vec::new() }
}

/// The number of problems in a text.
struct ProblemCount {
    all: usize,
    unfixable: usize,
}

impl ProblemCount {
    fn of(diagnostics: &[Diagnostic]) -> Self {
        let unfixable = diagnostics.iter().filter(|found| found.fix().is_none()).count();
        Self { all: diagnostics.len(), unfixable }
    }
}

//! Reading the files of a check: each told by its text, read, and doubted by itself.

use super::{CheckArgs, Usage, complain};
use crate::app::files;
use crate::app::pipeline::{each_file, threads};
use crate::app::walk::Walk;
use crate::check::{Clock, Kind, Scan, Sheet, doubts, kind, questionnaire_doubts};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Answers, Questionnaire};
use crate::read::{self, AnswersReader, Outcome, Wanted};
use crate::source::{NotUtf8, Places, Source, Span};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc;

/// One file of ours, and what was found in it by itself.
#[derive(Debug)]
pub(super) struct OneFile {
    pub(super) source: Source,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) errors_withheld: usize,
    pub(super) warnings_withheld: usize,
    /// The answers, if it holds any and has no error.
    pub(super) answers: Option<(Answers, Places)>,
    /// Whether it has no error, so that everything doubtful was looked for.
    pub(super) usable: bool,
}

/// All files of a check.
#[derive(Debug)]
pub(super) struct Collected {
    /// Those of ours, in the order in which they were found.
    pub(super) files: Vec<OneFile>,
    /// How many others the folders hold.
    pub(super) skipped: usize,
    /// Whether something could not be read, or a path has nothing of ours; it is said already.
    pub(super) unusable: bool,
}

impl Collected {
    /// Reads every file that the paths mean.
    pub(super) fn read(args: &CheckArgs, questionnaire: &Questionnaire, clock: Clock) -> anyhow::Result<Self> {
        let reader = AnswersReader::new(questionnaire);
        let work = |source: Result<&Source, &NotUtf8>| match source {
            Ok(source) => match kind(source.text())? {
                Kind::Answers => Some(answers(source, &reader, clock)),
                Kind::Questionnaire => Some(a_questionnaire(source)),
            },
            Err(bad) => {
                kind(bad.source.text())?;
                Some(OneFile::broken(bad.source.clone(), Diagnostic::from(bad)))
            }
        };
        let mut collected = Self { files: Vec::new(), skipped: 0, unusable: false };
        let mut unmet = Unmet::new(&args.paths);
        let (sender, paths) = mpsc::channel();
        let found = Walk::new(&args.paths, args.files_from.as_deref())?.inspect(move |found| {
            // The receiver lives as long as anything is found.
            let _sent = sender.send(found.as_ref().ok().cloned());
        });
        each_file(found, threads(), work, |read| {
            let path = paths.try_recv().ok().flatten();
            match (read, path) {
                (Ok((path, Some(file))), _) => {
                    unmet.meet(&path);
                    collected.files.push(file);
                }
                (Ok((path, None)), _) if unmet.is_named(&path) => {}
                (Ok(_), _) => collected.skipped += 1,
                (Err(error), Some(path)) => {
                    unmet.meet(&path);
                    collected.unusable = true;
                    collected.files.push(OneFile::unreadable(&path, &error));
                }
                (Err(error), None) => {
                    complain(&error);
                    collected.unusable = true;
                }
            }
            Ok(())
        })?;
        for path in unmet.left() {
            complain(&anyhow::anyhow!("{} holds no answers file and no questionnaire", files::shown(path)));
            collected.unusable = true;
        }
        if collected.files.is_empty() && !collected.unusable {
            return Err(Usage("no file was named".to_owned()).into());
        }
        Ok(collected)
    }
}

impl OneFile {
    /// The answers in it, with the places that doubts point at.
    pub(super) fn sheet(&self) -> Option<Sheet<'_>> {
        let (answers, places) = self.answers.as_ref()?;
        Some(Sheet { source: &self.source, answers, places })
    }

    fn of<T>(source: &Source, outcome: &Outcome<T>) -> Self {
        let kept = |severity| outcome.diagnostics().iter().filter(|found| found.severity() == severity).count();
        Self {
            source: source.clone(),
            diagnostics: outcome.diagnostics().to_vec(),
            errors_withheld: outcome.errors() - kept(crate::diagnostic::Severity::Error),
            warnings_withheld: outcome.warnings() - kept(crate::diagnostic::Severity::Warning),
            answers: None,
            usable: !outcome.has_errors(),
        }
    }

    fn broken(source: Source, found: Diagnostic) -> Self {
        let diagnostics = vec![found];
        Self { source, diagnostics, errors_withheld: 0, warnings_withheld: 0, answers: None, usable: false }
    }

    fn unreadable(path: &Path, error: &anyhow::Error) -> Self {
        let why = error.root_cause().to_string();
        let code = if error.is::<files::TooLarge>() { Code::TooLarge } else { Code::Unreadable };
        let found = Diagnostic::new(code, Span::BEGINNING, format!("the file cannot be read: {why}"))
            .with_help(code.entry().cure);
        Self::broken(Source::new(files::shown(path), ""), found)
    }
}

fn answers(source: &Source, reader: &AnswersReader<'_>, clock: Clock) -> OneFile {
    let outcome = reader.read(source, Wanted::ALL);
    let mut file = OneFile::of(source, &outcome);
    if let Some(read) = outcome.into_parts().0
        && let Some(places) = read.places
    {
        let sheet = Sheet { source, answers: &read.answers, places: &places };
        file.diagnostics.extend(doubts(&sheet, reader.questionnaire(), &Scan::of(source), clock));
        file.answers = Some((read.answers, places));
    }
    file
}

fn a_questionnaire(source: &Source) -> OneFile {
    let outcome = read::questionnaire(source);
    let mut file = OneFile::of(source, &outcome);
    if let Some(questionnaire) = outcome.value() {
        let places = read::questionnaire_places(source);
        file.diagnostics.extend(questionnaire_doubts(questionnaire, &places, &Scan::of(source)));
    }
    file
}

/// The paths of the command line that have given nothing of ours yet.
struct Unmet<'a> {
    given: &'a [PathBuf],
    met: BTreeSet<PathBuf>,
}

impl<'a> Unmet<'a> {
    fn new(given: &'a [PathBuf]) -> Self {
        Self { given, met: BTreeSet::new() }
    }

    fn is_named(&self, path: &Path) -> bool {
        self.given.iter().any(|given| given == path)
    }

    /// Remembers a file of ours, and the folders above it.
    fn meet(&mut self, path: &Path) {
        for above in path.ancestors() {
            if !self.met.insert(above.to_owned()) {
                break;
            }
        }
    }

    fn left(&self) -> impl Iterator<Item = &'a Path> {
        let real: BTreeSet<PathBuf> = self.met.iter().filter_map(|path| path.canonicalize().ok()).collect();
        let is_met = move |path: &Path| real.contains(&path.canonicalize().unwrap_or_else(|_| path.to_owned()));
        // What does not exist was complained of already.
        let exists = |path: &Path| files::is_standard_input(path) || path.exists();
        self.given
            .iter()
            .map(PathBuf::as_path)
            .filter(|path| !self.met.contains(*path))
            .filter(move |path| exists(path) && !is_met(path))
    }
}

//! The reader of inputs for all commands: detects the kind of each file, and reads it.

use crate::cli::files;
use crate::cli::parallel::map_files;
use crate::cli::records::{RecordResult, RecordStream};
use crate::cli::walk::WalkResult;
use crate::diagnostic::Diagnostic;
use crate::input::{
    self, AnswersFile, AnswersReader, FileKind, Outcome, PlanFile, ReadOptions, RecordFault, UnusableFile,
};
use crate::model::Questionnaire;
use crate::source::{NotUtf8, Source};
use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// The text of a file; if it is not UTF-8, the part that can be shown.
pub(in crate::cli) type FileText<'a> = Result<&'a Source, &'a NotUtf8>;

/// Reads inputs against one questionnaire.
#[derive(Debug)]
pub(in crate::cli) struct InputReader<'q> {
    answers: AnswersReader<'q>,
    named: BTreeSet<PathBuf>,
}

/// The kind of an input, and the outcome of reading it.
#[derive(Debug)]
pub(in crate::cli) enum InputFile {
    Answers(Box<Outcome<AnswersFile>>),
    Questionnaire(Box<Outcome<Questionnaire>>),
    Plan(Box<Outcome<PlanFile>>),
    /// Another kind of file, which is not read.
    Other(FileKind),
}

impl<'q> InputReader<'q> {
    /// Prepares to read inputs. `given` are the named paths: files among them must be of the requested kind, while other files in folders
    /// are skipped.
    pub(in crate::cli) fn new(questionnaire: &'q Questionnaire, given: &[PathBuf]) -> Self {
        Self { answers: AnswersReader::new(questionnaire), named: given.iter().cloned().collect() }
    }

    pub(in crate::cli) fn questionnaire(&self) -> &'q Questionnaire {
        self.answers.questionnaire()
    }

    /// The team of a file with errors, as far as it can be read; `None` if it gives no team.
    pub(in crate::cli) fn peek_team(&self, source: &Source) -> Option<UnusableFile> {
        self.answers.peek_team(source)
    }

    /// Whether the command line names this file itself.
    pub(in crate::cli) fn is_named(&self, path: &Path) -> bool {
        self.named.contains(path)
    }

    /// Detects the kind of one input, and reads it.
    pub(in crate::cli) fn read(&self, text: FileText<'_>, options: ReadOptions) -> InputFile {
        let source = match text {
            Ok(source) => source,
            Err(not_utf8) => {
                let found = Diagnostic::from(not_utf8);
                return match FileKind::detect(&not_utf8.source) {
                    FileKind::Answers => InputFile::Answers(Box::new(Outcome::failed(found))),
                    FileKind::Questionnaire => InputFile::Questionnaire(Box::new(Outcome::failed(found))),
                    FileKind::Plan => InputFile::Plan(Box::new(Outcome::failed(found))),
                    kind => InputFile::Other(kind),
                };
            }
        };
        if let Some(outcome) = self.answers.read_plain(source, options) {
            return InputFile::Answers(Box::new(outcome));
        }
        match FileKind::detect(source) {
            FileKind::Answers => InputFile::Answers(Box::new(self.answers.read_toml(source, options))),
            FileKind::Questionnaire => InputFile::Questionnaire(Box::new(input::questionnaire(source))),
            FileKind::Plan => InputFile::Plan(Box::new(input::plan(source, self.questionnaire()))),
            kind => InputFile::Other(kind),
        }
    }

    /// Reads an input that should be an answers file. A file of another kind is an error if it is named, and `None` if it was found in a
    /// folder.
    pub(in crate::cli) fn read_answers(
        &self,
        path: &Path,
        text: FileText<'_>,
        options: ReadOptions,
    ) -> Option<Outcome<AnswersFile>> {
        match self.answers_or_kind(text, options) {
            Ok(outcome) => Some(outcome),
            Err(kind) => self.is_named(path).then(|| not_answers(text, kind)),
        }
    }

    /// The answers, or what else the input is.
    fn answers_or_kind(&self, text: FileText<'_>, options: ReadOptions) -> Result<Outcome<AnswersFile>, FileKind> {
        match self.read(text, options) {
            InputFile::Answers(outcome) => Ok(*outcome),
            InputFile::Questionnaire(_) => Err(FileKind::Questionnaire),
            InputFile::Plan(_) => Err(FileKind::Plan),
            InputFile::Other(kind) => Err(kind),
        }
    }

    /// Reads one named answers file, or standard input for `-`.
    pub(in crate::cli) fn read_answers_file(
        &self,
        path: &Path,
        options: ReadOptions,
    ) -> anyhow::Result<(Source, Outcome<AnswersFile>)> {
        Ok(self.parse_answers(path, files::read(path)?, options))
    }

    /// Reads the bytes of one named answers file.
    pub(in crate::cli) fn parse_answers(
        &self,
        path: &Path,
        bytes: Vec<u8>,
        options: ReadOptions,
    ) -> (Source, Outcome<AnswersFile>) {
        match Source::from_bytes(files::shown(path), bytes) {
            Ok(source) => {
                let outcome = self.read_answers(path, Ok(&source), options);
                let outcome = outcome.unwrap_or_else(|| self.answers.read(&source, options));
                (source, outcome)
            }
            Err(not_utf8) => (not_utf8.source.clone(), Outcome::failed(Diagnostic::from(&*not_utf8))),
        }
    }

    /// Reads every answers file in parallel, and passes the results on in the order of the search: `None` for skipped files. `work` maps
    /// the outcome of each file.
    pub(in crate::cli) fn each_answers_file<T: Send>(
        &self,
        found: impl Iterator<Item = WalkResult> + Send,
        threads: NonZeroUsize,
        options: ReadOptions,
        work: impl Fn(&Source, Outcome<AnswersFile>) -> T + Sync,
        consume: impl FnMut(anyhow::Result<(PathBuf, Option<T>)>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let read = |path: &Path, text: Result<&Source, &NotUtf8>| {
            let outcome = self.read_answers(path, text, options)?;
            Some(work(text.unwrap_or_else(|not_utf8| &not_utf8.source), outcome))
        };
        map_files(found, threads, read, consume)
    }

    /// Reads every answers file of an NDJSON stream, in parallel, and hands the results over in order. Each is read as a named file.
    /// `work` maps each outcome, or the fault of a line.
    pub(in crate::cli) fn each_record<T: Send>(
        &self,
        stream: RecordStream,
        threads: NonZeroUsize,
        options: ReadOptions,
        work: impl Fn(Result<(&Source, Outcome<AnswersFile>), RecordFault>) -> T + Sync,
        consume: impl FnMut(RecordResult<T>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let read = |record: Result<Result<&Source, &NotUtf8>, RecordFault>| {
            work(record.map(|text| {
                let outcome = self.answers_or_kind(text, options).unwrap_or_else(|kind| not_answers(text, kind));
                (text.unwrap_or_else(|not_utf8| &not_utf8.source), outcome)
            }))
        };
        stream.map_records(threads, read, consume)
    }
}

/// The outcome for a named file that is not an answers file.
fn not_answers(text: FileText<'_>, kind: FileKind) -> Outcome<AnswersFile> {
    Outcome::failed(match text {
        Ok(source) => kind.wrong_for(source, FileKind::Answers.in_words()),
        Err(not_utf8) => Diagnostic::from(not_utf8),
    })
}

//! The answers file on disk: read once, then written atomically after every answer.

use super::lock::Lock;
use crate::cli::exit::AlreadyReported;
use crate::cli::files::{self, AtomicFile};
use crate::cli::inputs::InputReader;
use crate::cli::{Exit, Settings, findings};
use crate::input::ReadOptions;
use crate::interview::ChangedPart;
use crate::model::{Answers, Questionnaire};
use crate::source::Source;
use crate::write::AnswersDocument;
use anyhow::{Context as _, bail};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// An answers file that an interview writes.
#[derive(Debug)]
pub(super) struct Store {
    path: PathBuf,
    lock: Option<Lock>,
    /// The text to write; `None` until the table `[audit]` is complete.
    document: Option<AnswersDocument>,
    /// The bytes on disk, as last read or written by this interview.
    saved: Option<Vec<u8>>,
    /// Changes that could not be saved yet.
    pub(super) unsaved: usize,
}

impl Store {
    /// Opens an answers file, or prepares to create one. Refuses a file with errors, or for another questionnaire or version, and leaves it
    /// unchanged.
    pub(super) fn open(
        path: &Path,
        questionnaire: &Questionnaire,
        settings: &Settings,
    ) -> anyhow::Result<(Self, Option<Answers>)> {
        let lock = Lock::take(path)?;
        let mut store = Self { path: path.to_owned(), lock: Some(lock), document: None, saved: None, unsaved: 0 };
        let Some(bytes) = files::read_regular(path)? else { return Ok((store, None)) };
        let (source, answers) = read_answers(path, bytes.clone(), questionnaire, settings)?;
        let (theirs, ours) = (answers.version(), questionnaire.version());
        if theirs != ours {
            bail!(
                "{0} answers version {theirs} of the questionnaire, not {ours}, and was not changed; \
                 `pillars interview NEW --from {0}` goes through it with the new questions",
                path.display()
            );
        }
        store.document = Some(AnswersDocument::open(&source).with_context(|| path.display().to_string())?);
        store.saved = Some(bytes);
        Ok((store, Some(answers)))
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the file exists.
    pub(super) fn exists(&self) -> bool {
        self.saved.is_some()
    }

    /// Applies a change, which is not saved yet.
    pub(super) fn change(&mut self, questionnaire: &Questionnaire, answers: &Answers, change: ChangedPart) {
        self.unsaved += 1;
        match (&mut self.document, change) {
            (None, _) => self.document = Some(AnswersDocument::new(questionnaire, answers)),
            (Some(document), ChangedPart::Audit) => document.set_audit(questionnaire, answers.audit()),
            (Some(document), ChangedPart::Item(item)) => document.set_answer(questionnaire, answers, item),
        }
    }

    /// Writes the file atomically.
    pub(super) fn save(&mut self) -> anyhow::Result<()> {
        let Some(document) = &self.document else { return Ok(()) };
        let text = document.to_text();
        self.refuse_foreign_changes()?;
        let mut file = AtomicFile::create(&self.path)?;
        file.write_all(text.as_bytes()).with_context(|| format!("cannot write {}", self.path.display()))?;
        file.commit()?;
        self.saved = Some(text.into_bytes());
        self.unsaved = 0;
        Ok(())
    }

    /// Saves to another path from now on, which must not exist.
    ///
    /// A user who overlooks this prompt keeps typing answers, so only a path that looks like an answers file is accepted.
    pub(super) fn move_to(&mut self, path: &Path) -> anyhow::Result<()> {
        if !path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml")) {
            bail!(
                "\"{}\" is not the path of an answers file; type one that ends in .toml, such as team-2.toml",
                path.display()
            );
        }
        if path.symlink_metadata().is_ok() {
            bail!("cannot write {}: it already exists", path.display());
        }
        let lock = Lock::take(path)?;
        let before = (std::mem::replace(&mut self.path, path.to_owned()), self.saved.take());
        if let Err(error) = self.save() {
            (self.path, self.saved) = before;
            return Err(error);
        }
        self.lock = Some(lock);
        Ok(())
    }

    /// Releases the lock.
    pub(super) fn close(&mut self) {
        self.lock = None;
    }

    /// Refuses to overwrite another program's changes.
    fn refuse_foreign_changes(&self) -> anyhow::Result<()> {
        let path = self.path.display();
        let there = files::read_regular(&self.path)
            .with_context(|| format!("{path} was replaced by another program since it was last saved"))?;
        match (there, &self.saved) {
            (Some(there), Some(saved)) if there != *saved => {
                bail!("{path} was changed by another program since it was last saved");
            }
            (Some(_), None) => bail!("{path} was created by another program in the meantime"),
            _ => Ok(()),
        }
    }
}

/// Reads the answers in a file, and reports errors.
pub(super) fn read_answers(
    path: &Path,
    bytes: Vec<u8>,
    questionnaire: &Questionnaire,
    settings: &Settings,
) -> anyhow::Result<(Source, Answers)> {
    let reader = InputReader::new(questionnaire, &[path.to_owned()]);
    let (source, outcome) = reader.parse_answers(path, bytes, ReadOptions::ALL);
    findings::print(&source, &outcome, settings)?;
    match outcome.into_parts() {
        (Some(file), _) => Ok((source, file.answers)),
        (None, _) => Err(AlreadyReported(Exit::Findings).into()),
    }
}

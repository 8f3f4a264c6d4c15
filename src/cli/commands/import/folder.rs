//! The folder that answers files are written to, and its existing files.

use super::pseudonyms::Pseudonyms;
use crate::cli::exit::AlreadyReported;
use crate::cli::findings::without_lines;
use crate::cli::inputs::InputReader;
use crate::cli::messages::report_error;
use crate::cli::parallel::threads;
use crate::cli::walk::FileWalker;
use crate::cli::{Exit, file_set};
use crate::input::ReadOptions;
use crate::model::{Answers, Questionnaire};
use crate::write::AnswersDocument;
use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;

/// The existing files of a folder.
#[derive(Debug, Default)]
pub(super) struct TeamFolder {
    pub(super) answers: Vec<Answers>,
    /// The names of all its TOML files, without their extensions.
    names: BTreeSet<String>,
}

impl TeamFolder {
    /// Reads the answers files of a folder, if it exists. A file with errors ends the run: its response might otherwise be written again.
    pub(super) fn read(path: Option<&Path>, questionnaire: &Questionnaire) -> anyhow::Result<Self> {
        let mut folder = Self::default();
        let Some(path) = path.filter(|path| path.is_dir()) else { return Ok(folder) };
        let reader = InputReader::new(questionnaire, &[]);
        let mut problems = String::new();
        reader.each_answers_file(
            FileWalker::over(vec![path.to_owned()]),
            threads(),
            ReadOptions::ALL,
            |source, outcome| {
                let problems = if outcome.has_errors() { without_lines(source, &outcome, 3) } else { String::new() };
                (problems, outcome.into_parts().0)
            },
            |read| {
                let (path, file) = read?;
                let stem = path.file_stem().unwrap_or_default().to_string_lossy();
                folder.names.insert(stem.into_owned());
                if let Some((errors, file)) = file {
                    problems.push_str(&errors);
                    folder.answers.extend(file.map(|file| file.answers));
                }
                Ok(())
            },
        )?;
        if problems.is_empty() {
            return Ok(folder);
        }
        anstream::stderr().write_all(problems.as_bytes())?;
        report_error(&anyhow::anyhow!(
            "{} has answers files with errors, so it is unclear what has been imported already; fix them first",
            path.display()
        ));
        Err(AlreadyReported(Exit::Findings).into())
    }

    /// The pseudonyms and file names in use.
    pub(super) fn names_in_use(&self) -> BTreeSet<String> {
        let pseudonyms = self.answers.iter().filter_map(|answers| answers.audit().respondent.clone());
        // File names are in use; other pseudonyms only block new ones.
        pseudonyms.filter(|pseudonym| pseudonym.starts_with("R-")).chain(self.names.iter().cloned()).collect()
    }

    /// Writes new answers, in the order of their pseudonyms.
    pub(super) fn write(
        path: &Path,
        new: Vec<Answers>,
        questionnaire: &Questionnaire,
        pseudonyms: &mut Pseudonyms,
    ) -> anyhow::Result<()> {
        let mut files = Vec::with_capacity(new.len());
        for answers in new {
            let mut audit = answers.audit().clone();
            let name = match &audit.respondent {
                Some(pseudonym) => pseudonyms.file_name(pseudonym)?,
                None => pseudonyms.draw()?,
            };
            audit.respondent.get_or_insert_with(|| name.clone());
            let version = answers.version();
            let answers = answers.into_builder(questionnaire).finish(audit, version);
            let text = AnswersDocument::new(questionnaire, &answers).to_text();
            files.push((format!("{name}.toml"), text));
        }
        files.sort();
        if files.is_empty() { Ok(()) } else { file_set::write_all(path, &files) }
    }
}

//! `import`: turns survey exports and returned forms into answers files, and nothing else.

mod by_answers;
mod encoding;
mod example;
mod exports;
mod faults;
mod forms;
mod hostile;
mod maps;
mod privacy;
mod repeated;
mod round_trip;
mod tools;

use crate::support::{folder, read_answers, read_questionnaire, toml_files};
use pillars::import::{FileImport, GivenAudit, with_importer};
use pillars::input::{ImportMap, import_map};
use pillars::model::{Answers, Questionnaire, State, ViewpointIndex};
use pillars::source::Source;
use std::path::Path;

/// The built-in questionnaire.
pub(crate) fn built_in() -> Questionnaire {
    read_questionnaire(&folder("pillars.toml"))
}

/// What is given for all answers, so that a table needs to give nothing.
pub(crate) fn given() -> GivenAudit {
    GivenAudit {
        team: Some("Northfield CMHT".to_owned()),
        date: chrono::NaiveDate::from_ymd_opt(2026, 11, 24),
        viewpoint: Some(ViewpointIndex::new(0)),
        ..GivenAudit::default()
    }
}

/// Imports one file with the library.
pub(crate) fn import(questionnaire: &Questionnaire, map: &ImportMap, given: GivenAudit, bytes: Vec<u8>) -> FileImport {
    with_importer(questionnaire, map, given, |importer| importer.read(bytes, false))
}

/// An import map without errors.
pub(crate) fn map(questionnaire: &Questionnaire, text: &str) -> ImportMap {
    let (map, diagnostics) = import_map(&Source::new("map.toml", text), questionnaire).into_parts();
    map.unwrap_or_else(|| panic!("{diagnostics:#?}"))
}

/// Viewpoints and states, sorted: the same whoever they are and in whatever order they came.
pub(crate) fn content<'a>(answers: impl IntoIterator<Item = &'a Answers>) -> Vec<(usize, Vec<State>)> {
    let mut content: Vec<_> =
        answers.into_iter().map(|answers| (answers.audit().viewpoint.get(), answers.states().to_vec())).collect();
    content.sort();
    content
}

/// The answers files of a folder.
pub(crate) fn answers_in(questionnaire: &Questionnaire, folder: &Path) -> Vec<Answers> {
    read_answers(questionnaire, &toml_files(folder, |_| true))
}

//! What the fuzz targets share: the built-in questionnaire, and what must hold of everything that was read.

use pillars::diagnostic::Diagnostic;
use pillars::import::{FileImport, GivenAudit, InputKind, draft_map, with_importer};
use pillars::input::{self, AnswersReader, ImportMap, ReadOptions};
use pillars::model::{Answers, Questionnaire, ViewpointIndex};
use pillars::source::Source;
use pillars::write::AnswersDocument;
use std::sync::LazyLock;

/// The questionnaire that is built in.
pub static QUESTIONNAIRE: LazyLock<Questionnaire> = LazyLock::new(|| {
    let source = Source::new("pillars.toml", include_str!("../../pillars.toml"));
    input::questionnaire(&source).into_parts().0.expect("the built-in questionnaire has no errors")
});

/// Every place that a finding names is in the text.
pub fn check_places(source: &Source, found: &[Diagnostic]) {
    for label in found.iter().flat_map(|one| one.secondary().iter().chain([one.primary()])) {
        assert_eq!(source.fit(label.span), label.span);
    }
}

/// The answers of a file that can be read, with everything said beside them.
pub fn read_answers(source: &Source) -> Option<Answers> {
    Some(AnswersReader::new(&QUESTIONNAIRE).read(source, ReadOptions::ALL).into_parts().0?.answers)
}

/// Answers that are written to a new file are read again as they were.
pub fn check_rewritten(answers: &Answers) {
    let text = AnswersDocument::new(&QUESTIONNAIRE, answers).to_text();
    let again = read_answers(&Source::new("again.toml", text.clone()));
    let again = again.unwrap_or_else(|| panic!("what was read and written cannot be read again:\n{text}"));
    assert_eq!(again.audit(), answers.audit(), "{text}");
    assert_eq!(again.states(), answers.states(), "{text}");
    assert_eq!(again.remarks(), answers.remarks(), "{text}");
}

/// The respondents of a form or an export can be written as answers files.
pub fn check_respondents(import: &FileImport) {
    if !import.has_errors() {
        import.respondents.iter().for_each(|respondent| check_rewritten(&respondent.answers));
    }
}

/// A form or an export is read, and a map drafted from it is one without errors.
pub fn check_import(bytes: &[u8]) {
    // A form says whose answers it holds, an export does not.
    let of_form = GivenAudit::default();
    let of_export = GivenAudit {
        team: Some("Northfield CMHT".to_owned()),
        date: "2026-11-21".parse().ok(),
        viewpoint: ViewpointIndex::first(1).next(),
        ..GivenAudit::default()
    };
    let map = ImportMap::default();
    for given in if bytes.starts_with(b"PK") { vec![of_form, of_export] } else { vec![of_export] } {
        let import = with_importer(&QUESTIONNAIRE, &map, given, |importer| importer.read(bytes.to_vec(), false));
        check_respondents(&import);
        if import.kind != Some(InputKind::Table) {
            return;
        }
    }
    if let Ok(draft) = draft_map(&QUESTIONNAIRE, bytes.to_vec()) {
        let outcome = input::import_map(&Source::new("map.toml", draft), &QUESTIONNAIRE);
        assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics());
    }
}

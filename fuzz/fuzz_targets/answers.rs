//! Any bytes as an answers file: read, linted, shown and fixed. Nothing panics, and every span lies in the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pillars::Style;
use pillars::lint::{Clock, Scan, CheckedAnswers, Suppressions, lint_answers};
use pillars::diagnostic::Diagnostic;
use pillars::findings::{self, FileFindings, Findings, human, human::Amount};
use pillars::model::Questionnaire;
use pillars::input::{self, AnswersReader, FileKind, ReadOptions};
use pillars::source::Source;
use pillars::write::edited;
use std::sync::LazyLock;

static QUESTIONNAIRE: LazyLock<Questionnaire> = LazyLock::new(|| {
    let source = Source::new("pillars.toml", include_str!("../../pillars.toml"));
    input::questionnaire(&source).into_parts().0.expect("the built-in questionnaire")
});

fuzz_target!(|bytes: &[u8]| {
    let source = match Source::from_bytes("answers.toml", bytes.to_vec()) {
        Ok(source) => source,
        Err(bad) => return show(bad.source.clone(), vec![Diagnostic::from(&*bad)]),
    };
    let _kind = FileKind::detect(&source);
    let scan = Scan::new(&source);
    let (file, mut found) = AnswersReader::new(&QUESTIONNAIRE).read(&source, ReadOptions::ALL).into_parts();
    if let Some(file) = &file {
        let spans = file.spans.as_ref().expect("spans were wanted");
        let clock = Clock { today: "2026-11-21".parse().expect("a day"), max_age: "1y".parse().ok() };
        found.extend(lint_answers(&CheckedAnswers { source: &source, answers: &file.answers, spans }, &QUESTIONNAIRE, &scan, clock));
    }
    let edits: Vec<_> = found.iter().filter_map(Diagnostic::fix).cloned().collect();
    let _mended = edited(&source, &edits);
    let found = Suppressions::of(&source, &scan).apply(&source, found, |_| true);
    show(source, found);
});

fn show(source: Source, found: Vec<Diagnostic>) {
    for label in found.iter().flat_map(|one| one.secondary().iter().chain([one.primary()])) {
        assert_eq!(source.fit(label.span), label.span);
    }
    let findings = Findings { files: vec![FileFindings::new(source, found)], skipped: 0 };
    let _drawn = human::report(&findings, Amount::All, Style::plain(80));
    let _reports = (findings::github(&findings), findings::junit(&findings));
    findings::sarif(&findings).expect("SARIF");
}

//! Any bytes as an answers file: read, linted, shown, fixed and written. Places are in the text, what was read can be written and read
//! again, and the file with one answer changed says that and nothing else.
#![no_main]

use libfuzzer_sys::fuzz_target;
use peer_pillars_fuzz::{QUESTIONNAIRE, check_places, check_rewritten, read_answers};
use pillars::TerminalStyle;
use pillars::diagnostic::Diagnostic;
use pillars::findings::{self, FileFindings, Findings, human, human::Verbosity};
use pillars::input::{AnswersReader, FileKind, ReadOptions};
use pillars::lint::{CheckedAnswers, DateOptions, Scan, Suppressions, lint_answers};
use pillars::model::{Answers, ItemIndex, Remark, State};
use pillars::source::Source;
use pillars::write::{AnswersDocument, edited};

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
        let dates = DateOptions { today: "2026-11-21".parse().expect("a day"), max_age: "1y".parse().ok() };
        found.extend(lint_answers(&CheckedAnswers { source: &source, answers: &file.answers, spans }, &QUESTIONNAIRE, &scan, dates));
        check_rewritten(&file.answers);
        change_one_answer(&source, &file.answers, bytes.len());
    }
    let edits: Vec<_> = found.iter().filter_map(Diagnostic::fix).cloned().collect();
    let _mended = edited(&source, &edits);
    let found = Suppressions::of(&source, &scan).apply(&source, found, |_| true);
    show(source, found);
});

fn change_one_answer(source: &Source, answers: &Answers, seed: usize) {
    let Ok(mut document) = AnswersDocument::open(source) else { return };
    let items = QUESTIONNAIRE.items();
    let Some((index, _)) = ItemIndex::enumerate(items).nth(seed % items.len()) else { return };
    let mut builder = answers.clone().into_builder(&QUESTIONNAIRE);
    if answers.version() != QUESTIONNAIRE.version() || builder.change(index, State::DontKnow).is_err() {
        return;
    }
    // A reason was why the item does not apply; a "don't know" has none.
    let remark = answers.remarks().get(&index).cloned().unwrap_or_default();
    builder.remark(index, Remark { reason: None, ..remark });
    let changed = builder.finish(answers.audit().clone(), answers.version());
    document.set_answer(&QUESTIONNAIRE, &changed, index);
    let text = document.to_text();
    assert_eq!(read_answers(&Source::new("changed.toml", text.clone())).as_ref(), Some(&changed), "{text}");
}

fn show(source: Source, found: Vec<Diagnostic>) {
    check_places(&source, &found);
    let findings = Findings { files: vec![FileFindings::new(source, found)], skipped: 0 };
    let _drawn = human::report(&findings, Verbosity::All, TerminalStyle::plain(80));
    let _reports = (findings::github(&findings), findings::junit(&findings));
    findings::sarif(&findings).expect("SARIF");
}

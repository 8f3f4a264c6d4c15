//! Any bytes as a questionnaire: read and linted. Places are in the text, and a blank answers file to it can be read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use peer_pillars_fuzz::check_places;
use pillars::input::{self, AnswersReader, ReadOptions};
use pillars::lint::{Scan, lint_questionnaire};
use pillars::model::{AnswersHead, Questionnaire, State, ViewpointIndex};
use pillars::source::Source;
use pillars::write::{TemplateOptions, template};

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = Source::from_bytes("questionnaire.toml", bytes.to_vec()) else { return };
    let (questionnaire, mut found) = input::questionnaire(&source).into_parts();
    if let Some(questionnaire) = &questionnaire {
        found.extend(lint_questionnaire(questionnaire, &input::questionnaire_spans(&source), &Scan::new(&source)));
        read_blank(questionnaire);
    }
    check_places(&source, &found);
});

fn read_blank(questionnaire: &Questionnaire) {
    for viewpoint in ViewpointIndex::first(questionnaire.viewpoints().len()) {
        let audit = AnswersHead {
            team: "Northfield CMHT".to_owned(),
            organisation: None,
            date: "2026-11-21".parse().expect("a day"),
            viewpoint,
            respondent: None,
            participants: None,
            stage: None,
            names_stage: false,
            took_part: Vec::new(),
        };
        let text = template(questionnaire, &audit, TemplateOptions::default());
        let outcome = AnswersReader::new(questionnaire).read(&Source::new("blank.toml", text.clone()), ReadOptions::ALL);
        assert!(outcome.diagnostics().is_empty(), "{:?}\n{text}", outcome.diagnostics());
        let answers = outcome.into_parts().0.expect("an answers file without errors").answers;
        assert_eq!(*answers.audit(), AnswersHead { stage: questionnaire.default_stage(), ..audit });
        assert!(answers.states().iter().all(|state| *state == State::Unanswered));
    }
}

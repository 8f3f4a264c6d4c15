//! Any bytes as a questionnaire: read and doubted. Nothing panics, and every place lies in the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pillars::lint::{Scan, lint_questionnaire};
use pillars::input;
use pillars::source::Source;

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = Source::from_bytes("questionnaire.toml", bytes.to_vec()) else { return };
    let (questionnaire, mut found) = input::questionnaire(&source).into_parts();
    if let Some(questionnaire) = &questionnaire {
        found.extend(lint_questionnaire(questionnaire, &input::questionnaire_spans(&source), &Scan::new(&source)));
    }
    for label in found.iter().flat_map(|one| one.secondary().iter().chain([one.primary()])) {
        assert_eq!(source.fit(label.span), label.span);
    }
});

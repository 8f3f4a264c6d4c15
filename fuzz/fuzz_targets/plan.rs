//! Any bytes as an action plan: read and checked. Nothing panics, and every place is in the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pillars::input;
use pillars::lint::Scan;
use pillars::lint::plan::{CheckedPlan, check};
use pillars::model::Questionnaire;
use pillars::source::Source;
use std::sync::LazyLock;

static QUESTIONNAIRE: LazyLock<Questionnaire> = LazyLock::new(|| {
    let source = Source::new("pillars.toml", include_str!("../../pillars.toml"));
    input::questionnaire(&source).into_parts().0.expect("the built-in questionnaire has no errors")
});

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = Source::from_bytes("plan.toml", bytes.to_vec()) else { return };
    let (file, mut found) = input::plan(&source, &QUESTIONNAIRE).into_parts();
    if let Some(file) = &file {
        let checked = CheckedPlan { source: &source, plan: &file.plan, spans: &file.spans };
        found.extend(check(&checked, &QUESTIONNAIRE, &Scan::new(&source), "2026-11-21".parse().expect("a day")));
    }
    for label in found.iter().flat_map(|one| one.secondary().iter().chain([one.primary()])) {
        assert_eq!(source.fit(label.span), label.span);
    }
});

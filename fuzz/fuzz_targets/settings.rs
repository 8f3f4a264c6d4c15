//! Any bytes as the settings of `check`: read. Places are in the text, and a value that counts is at its place.
#![no_main]

use libfuzzer_sys::fuzz_target;
use peer_pillars_fuzz::check_places;
use pillars::input;
use pillars::source::Source;

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = Source::from_bytes("pillars-check.toml", bytes.to_vec()) else { return };
    let (settings, found) = input::settings(&source).into_parts();
    check_places(&source, &found);
    let Some(settings) = settings else { return };
    let one = [&settings.questionnaire, &settings.max_age, &settings.complete, &settings.min_band, &settings.no_worse_than];
    let many = [&settings.deny, &settings.allow, &settings.max_gap, &settings.min_score, &settings.min_respondents];
    for setting in one.into_iter().flatten().chain(many.into_iter().flatten()) {
        assert_eq!(source.fit(setting.span), setting.span);
        let text = source.text().get(setting.span.start..setting.span.end).expect("a place in the text");
        assert!(!text.is_empty(), "{setting:?}");
    }
});

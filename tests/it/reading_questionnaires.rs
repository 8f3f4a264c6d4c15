//! Reading questionnaires: what is taken, and what is said about the rest.

use pillars::read;
use pillars::source::Source;

const QUESTIONNAIRES: [(&str, &str); 3] = [
    ("pillars.toml", include_str!("../../pillars.toml")),
    ("imroc-peer-workers.toml", include_str!("../../examples/questionnaires/imroc-peer-workers.toml")),
    ("volunteer-kitchen.toml", include_str!("../../examples/questionnaires/volunteer-kitchen.toml")),
];

#[test]
fn every_questionnaire_that_comes_with_the_program_is_taken_without_a_word() {
    for (name, text) in QUESTIONNAIRES {
        let source = Source::new(name, text);
        let outcome = read::questionnaire(&source);
        for found in outcome.diagnostics() {
            let at = source.position(found.place().start);
            eprintln!("{name}:{at}: {}[{}]: {} ({:?})", found.severity(), found.code(), found.message(), found.help());
        }
        assert!(outcome.diagnostics().is_empty() && outcome.value().is_some(), "{name}");
    }
}

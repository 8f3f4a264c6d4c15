//! Known answers: small audits computed by hand, with the working next to every figure in `tests/known_answers/*/expected.toml`.

use crate::support::{folder, machine_form_of, toml_files};
use pillars::score::Rules;
use serde_json::Value;

/// A figure that does not exist, and a list with nothing in it, as `expected.toml` writes them.
fn written(value: &toml::Value) -> Value {
    match value.as_str() {
        Some("null") => Value::Null,
        Some("[]") => Value::Array(vec![]),
        _ => serde_json::to_value(value).unwrap(),
    }
}

fn check(case: &str) {
    let folder = folder("tests/known_answers").join(case);
    let answers = toml_files(&folder, |name| name != "questionnaire.toml" && name != "expected.toml");
    let document: Value =
        serde_json::from_str(&machine_form_of(&folder.join("questionnaire.toml"), &answers, Rules::default())).unwrap();
    let expected: toml::Table = std::fs::read_to_string(folder.join("expected.toml")).unwrap().parse().unwrap();
    let found: Vec<_> = expected.keys().map(|pointer| (pointer.as_str(), document.pointer(pointer).cloned())).collect();
    let expected: Vec<_> = expected.iter().map(|(pointer, value)| (pointer.as_str(), Some(written(value)))).collect();
    assert_eq!(found, expected);
}

#[test]
fn bounds_while_answers_are_missing() {
    check("bounds_while_answers_are_missing");
}

#[test]
fn a_hostile_culture_raises_targets() {
    check("a_hostile_culture_raises_targets");
}

#[test]
fn an_open_must_have_caps_the_band() {
    check("an_open_must_have_caps_the_band");
}

#[test]
fn scales_of_other_lengths_are_normalised() {
    check("scales_of_other_lengths_are_normalised");
}

#[test]
fn the_gap_so_far_is_capped_at_its_worst_case() {
    check("the_gap_so_far_is_capped_at_its_worst_case");
}

#[test]
fn viewpoints_with_small_groups_hidden() {
    check("viewpoints_with_small_groups_hidden");
}

//! The program against an independent second reading of the scoring page, in Python (`tests/reference`): over a random corpus
//! that meets the rare paths. What the two make of the examples is compared in `examples.rs`.

use crate::support::{comparison_form_of, folder, machine_form_of, toml_files};
use pillars::score::Rules;
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// Runs a script of the second reading. Where there is no Python 3.11, says so and gives nothing; on CI there must be one.
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
pub(crate) fn python(script: &str, arguments: &[&Path]) -> Option<Vec<u8>> {
    let names = ["python3", "python"];
    let knows_toml =
        |name: &&&str| Command::new(name).args(["-c", "import tomllib"]).output().is_ok_and(|it| it.status.success());
    let Some(name) = names.iter().find(knows_toml) else {
        assert!(std::env::var_os("CI").is_none(), "CI needs Python 3.11 or later");
        eprintln!("skipped: no Python 3.11 or later");
        return None;
    };
    let output = Command::new(name)
        .arg("-B")
        .arg(folder("tests/reference").join(script))
        .args(arguments)
        .env("PYTHONUTF8", "1")
        .output()
        .unwrap();
    assert!(output.status.success(), "{script}: {}", String::from_utf8_lossy(&output.stderr));
    Some(output.stdout)
}

/// The document without the digest, which the library does not compute.
fn without_digest(text: &str) -> Value {
    let mut document: Value = serde_json::from_str(text).unwrap();
    document["questionnaire"]["digest"] = Value::Null;
    document
}

/// The rules that the scripts compute a corpus with, by their names.
fn rules() -> [(&'static str, Rules); 3] {
    [
        ("default", Rules::default()),
        ("no-raise", Rules { raise: false, min_group: 2, ..Rules::default() }),
        ("equal", Rules { equal_respondents: true, min_group: 3, ..Rules::default() }),
    ]
}

#[test]
fn two_readings_of_the_scoring_page_agree_on_a_random_corpus() {
    let corpus = tempfile::tempdir().unwrap();
    if python("corpus.py", &[corpus.path()]).is_none() || python("expected.py", &[corpus.path()]).is_none() {
        return;
    }
    let mut compared = 0;
    for case in std::fs::read_dir(corpus.path()).unwrap() {
        let case = case.unwrap().path();
        let answers = toml_files(&case, |name| name.starts_with("answers-"));
        for (name, rules) in rules() {
            let expected = std::fs::read_to_string(case.join(format!("expected-{name}.json"))).unwrap();
            let found = machine_form_of(&case.join("questionnaire.toml"), &answers, rules);
            assert_eq!(without_digest(&found), without_digest(&expected), "{} {name}", case.display());
            compared += 1;
        }
    }
    assert_eq!(compared, 600, "200 cases with three sets of rules");
}

/// As much of a document as another one has: its keys, at every depth.
fn as_much_as(document: &Value, other: &Value) -> Value {
    match (document, other) {
        (Value::Object(fields), Value::Object(wanted)) => {
            let field = |(key, wanted): (&String, &Value)| {
                (key.clone(), as_much_as(fields.get(key).unwrap_or(&Value::String("missing".to_owned())), wanted))
            };
            Value::Object(wanted.iter().map(field).collect())
        }
        (Value::Array(elements), Value::Array(wanted)) if elements.len() == wanted.len() => {
            Value::Array(elements.iter().zip(wanted).map(|(element, wanted)| as_much_as(element, wanted)).collect())
        }
        _ => document.clone(),
    }
}

#[test]
fn two_readings_of_the_scoring_page_agree_on_what_changed() {
    let corpus = tempfile::tempdir().unwrap();
    if python("corpus.py", &[corpus.path()]).is_none() || python("expected_comparisons.py", &[corpus.path()]).is_none()
    {
        return;
    }
    let (mut compared, mut changes) = (0, 0);
    for case in std::fs::read_dir(corpus.path()).unwrap() {
        let case = case.unwrap().path();
        let files = |folder: &Path| toml_files(folder, |name| name.starts_with("answers-"));
        let (baseline, follow_up) = (files(&case), files(&case.join("follow-up")));
        for (name, rules) in rules() {
            let text = std::fs::read_to_string(case.join(format!("comparison-{name}.json"))).unwrap();
            let mut expected: Value = serde_json::from_str(&text).unwrap();
            let questionnaire = expected.as_object_mut().unwrap().remove("questionnaire").unwrap();
            let found = comparison_form_of(&case.join("questionnaire.toml"), [&baseline, &follow_up], rules);
            let found: Value = serde_json::from_str(&found).unwrap();
            assert_eq!(found["questionnaire"]["id"], questionnaire["id"]);
            assert_eq!(found["teams"].as_array().unwrap().len(), 1, "{}", case.display());
            assert_eq!(as_much_as(&found["teams"][0], &expected), expected, "{} {name}", case.display());
            let pillars = expected["pillars"].as_array().unwrap();
            changes += pillars
                .iter()
                .filter(|pillar| pillar["gap"]["due_to_targets"].as_f64().is_some_and(|part| part != 0.0))
                .count();
            compared += 1;
        }
    }
    assert_eq!(compared, 600, "200 cases with three sets of rules");
    assert!(changes > 50, "the corpus is to meet raised targets: {changes}");
}

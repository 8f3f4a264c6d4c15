//! The program agrees with an independent implementation of the scoring page in Python (`tests/reference`), over random audits that
//! include rare paths. `examples.rs` compares the two over the examples.

use crate::support::{comparison_form_of, folder, machine_form_of, toml_files};
use pillars::model::FormLength;
use pillars::score::Rules;
use serde_json::Value;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// What `corpus.py` is asked for besides the folder: questionnaires without stages, and `--stages`.
const CORPORA: [&[&str]; 2] = [&[], &["--stages"]];

/// Writes one of the corpora and lets another script add what it expects of each case. Nothing without Python.
fn corpus(options: &[&str], expecting: &str) -> Option<TempDir> {
    let corpus = tempfile::tempdir().unwrap();
    let options = options.iter().copied().map(Path::new);
    python("corpus.py", &options.chain([corpus.path()]).collect::<Vec<_>>())?;
    python(expecting, &[corpus.path()])?;
    Some(corpus)
}

/// Runs a script of the second implementation. Without Python 3.11 it returns nothing, so that the test can be skipped; on CI
/// that is a failure.
#[expect(clippy::explicit_write, reason = "the harness hides what a passing test writes with eprintln")]
pub(crate) fn python(script: &str, arguments: &[&Path]) -> Option<Vec<u8>> {
    let names = ["python3", "python"];
    let knows_toml =
        |name: &&&str| Command::new(name).args(["-c", "import tomllib"]).output().is_ok_and(|it| it.status.success());
    let Some(name) = names.iter().find(knows_toml) else {
        assert!(std::env::var_os("CI").is_none(), "CI needs Python 3.11 or later");
        writeln!(std::io::stderr(), "SKIPPED: {script} needs Python 3.11 or later, and there is none").unwrap();
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

/// The rules that the scripts compute every corpus with, by their names; the short form where a questionnaire has one.
fn rules() -> [(&'static str, Rules); 4] {
    [
        ("default", Rules::default()),
        ("no-raise", Rules { raise: false, min_group: 2, ..Rules::default() }),
        ("equal", Rules { equal_respondents: true, min_group: 3, ..Rules::default() }),
        ("short", Rules { form: FormLength::Short, ..Rules::default() }),
    ]
}

#[test]
fn two_readings_of_the_scoring_page_agree_on_a_random_corpus() {
    CORPORA.into_iter().for_each(agree_on_results);
}

/// A folder's answers files, each copy that names no respondent once.
fn answers_in(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<(String, PathBuf)> = Vec::new();
    for path in toml_files(folder, |name| name.starts_with("answers-")) {
        let text = std::fs::read_to_string(&path).unwrap();
        if text.contains("\nrespondent =") || files.iter().all(|(other, _)| *other != text) {
            files.push((text, path));
        }
    }
    files.into_iter().map(|(_, path)| path).collect()
}

fn agree_on_results(options: &[&str]) {
    let Some(corpus) = corpus(options, "expected.py") else { return };
    let mut compared = 0;
    for case in std::fs::read_dir(corpus.path()).unwrap() {
        let case = case.unwrap().path();
        let answers = answers_in(&case);
        for (name, rules) in rules() {
            let Ok(expected) = std::fs::read_to_string(case.join(format!("expected-{name}.json"))) else {
                assert_eq!(name, "short");
                continue;
            };
            let found = machine_form_of(&case.join("questionnaire.toml"), &answers, rules);
            assert_eq!(without_digest(&found), without_digest(&expected), "{} {name}", case.display());
            compared += 1;
        }
    }
    assert!(compared >= 600, "200 cases with at least three sets of rules: {compared}");
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
    CORPORA.into_iter().for_each(agree_on_changes);
}

fn agree_on_changes(options: &[&str]) {
    let Some(corpus) = corpus(options, "expected_comparisons.py") else { return };
    let (mut compared, mut changes) = (0, 0);
    for case in std::fs::read_dir(corpus.path()).unwrap() {
        let case = case.unwrap().path();
        let (baseline, follow_up) = (answers_in(&case), answers_in(&case.join("follow-up")));
        for (name, rules) in rules() {
            let Ok(text) = std::fs::read_to_string(case.join(format!("comparison-{name}.json"))) else {
                assert_eq!(name, "short");
                continue;
            };
            let mut expected: Value = serde_json::from_str(&text).unwrap();
            let questionnaire = expected.as_object_mut().unwrap().remove("questionnaire").unwrap();
            let found = comparison_form_of(&case.join("questionnaire.toml"), [&baseline, &follow_up], rules);
            let mut found: Value = serde_json::from_str(&found).unwrap();
            assert_eq!(found["questionnaire"]["id"], questionnaire["id"]);
            assert_eq!(found["teams"].as_array().unwrap().len(), 1, "{}", case.display());
            let found = found["teams"][0].take();
            assert_eq!(as_much_as(&found, &expected), expected, "{} {name}", case.display());
            let pillars = expected["pillars"].as_array().unwrap();
            changes += pillars
                .iter()
                .filter(|pillar| pillar["gap"]["due_to_targets"].as_f64().is_some_and(|part| part != 0.0))
                .count();
            compared += 1;
        }
    }
    assert!(compared >= 600, "200 cases with at least three sets of rules: {compared}");
    assert!(changes > 50, "the corpus is to meet raised targets: {changes}");
}

#[test]
fn without_python_a_test_says_that_it_is_skipped_and_fails_on_ci() {
    let own = || {
        let mut tests = Command::new(std::env::current_exe().unwrap());
        tests.args(["--exact", "reference::two_readings_of_the_scoring_page_agree_on_a_random_corpus"]);
        tests.env("PATH", "").env_remove("CI");
        tests
    };
    let skipped = own().output().unwrap();
    assert!(skipped.status.success());
    let said = String::from_utf8_lossy(&skipped.stderr).into_owned();
    assert_eq!(said, "SKIPPED: corpus.py needs Python 3.11 or later, and there is none\n".repeat(CORPORA.len()));
    assert!(!own().env("CI", "true").output().unwrap().status.success());
}

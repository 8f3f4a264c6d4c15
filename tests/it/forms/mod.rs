//! Forms: what all kinds ask, and each kind.

mod page;
mod quick_import;
mod workbook;

use crate::shell::{run_in, stderr};
use crate::strategies::questionnaire;
use crate::support::{folder, read_questionnaire};
use pillars::forms::{self, FormContent, FormScope};
use pillars::model::{FormLength, ItemFilter, Questionnaire, StageIndex, ViewpointIndex};
use proptest::prelude::*;
use std::collections::BTreeSet;

const KITCHEN: &str = "examples/questionnaires/volunteer-kitchen.toml";

/// Every scope that the built-in questionnaire allows: each viewpoint or all of them, each stage, the full and the short form.
fn scopes(questionnaire: &Questionnaire) -> Vec<FormScope> {
    let mut scopes = Vec::new();
    for viewpoint in ViewpointIndex::first(questionnaire.viewpoints().len()).map(Some).chain([None]) {
        for stage in StageIndex::first(questionnaire.stages().len()) {
            for form in [FormLength::Full, FormLength::Short] {
                scopes.push(FormScope {
                    asked: ItemFilter { viewpoint, stage: Some(stage), form },
                    ..FormScope::default()
                });
            }
        }
    }
    scopes
}

/// The ids that a respondent of this scope is asked, worked out here from the keys of the questionnaire's file and nothing else.
fn asked(questionnaire: &Questionnaire, scope: &FormScope) -> BTreeSet<String> {
    let file: toml::Table = toml::from_str(&std::fs::read_to_string(folder("pillars.toml")).unwrap()).unwrap();
    let id = |table: &toml::Value| table["id"].as_str().unwrap().to_owned();
    let names = |item: &toml::Value, key: &str, wanted: Option<&str>| {
        let names = item.get(key).and_then(toml::Value::as_array);
        wanted.is_none_or(|wanted| names.is_none_or(|names| names.iter().any(|name| name.as_str() == Some(wanted))))
    };
    let viewpoint = scope.asked.viewpoint.map(|index| questionnaire.viewpoints()[index].id.as_str());
    let stage = scope.asked.stage.map(|index| questionnaire.stages()[index].id.as_str());
    let is_asked = |item: &toml::Value| {
        item.get("obsolete").is_none()
            && names(item, "asked_of", viewpoint)
            && names(item, "stages", stage)
            && (scope.asked.form == FormLength::Full
                || item.get("short").is_some_and(|short| short.as_bool() == Some(true)))
    };
    let pillars = file["pillar"].as_array().unwrap().iter();
    let questions = pillars.flat_map(|pillar| {
        let questions = pillar["question"].as_array().unwrap().iter().filter(|item| is_asked(item));
        questions.map(|item| format!("{}.{}", id(pillar), id(item))).collect::<Vec<_>>()
    });
    let indicators = file["indicator"].as_array().unwrap().iter().filter(|item| is_asked(item));
    questions.chain(indicators.map(|item| format!("culture.{}", id(item)))).collect()
}

/// Holds a kind of form against what it has to ask, over all scopes. `ids` reads the ids that a form asks, each once.
fn asks_exactly_what_applies(ids: impl Fn(&FormContent<'_>) -> Vec<String>) {
    let questionnaire = read_questionnaire(&folder("pillars.toml"));
    let mut sizes = BTreeSet::new();
    for scope in scopes(&questionnaire) {
        let expected = asked(&questionnaire, &scope);
        let content = FormContent::new(&questionnaire, scope.clone(), "");
        let mut found = ids(&content);
        found.sort();
        assert_eq!(found, expected.iter().cloned().collect::<Vec<_>>(), "{scope:?}");
        sizes.insert(expected.len());
    }
    assert!(sizes.len() > 6, "the scopes differ: {sizes:?}");
}

#[test]
fn a_form_that_exists_is_overwritten_only_by_force_and_never_by_its_own_notice() {
    let place = tempfile::tempdir().unwrap();
    let form = |line: &str| {
        let output = run_in(place.path(), &line.split(' ').collect::<Vec<_>>());
        (output.status.code(), stderr(&output))
    };
    std::fs::write(place.path().join("notice.txt"), "Ask Ada.").unwrap();
    std::fs::write(place.path().join("filled-in.xlsx"), "answers").unwrap();
    let refused =
        "error: cannot write filled-in.xlsx: it already exists and may have been edited; --force overwrites it\n";
    assert_eq!(form("form -o filled-in.xlsx"), (Some(3), refused.to_owned()));
    let input = "error: cannot write notice.txt: the file is also an input\n";
    let own = "form --format xlsx --notice notice.txt -o notice.txt --force";
    assert_eq!(form(own), (Some(2), input.to_owned()));
    assert_eq!(std::fs::read(place.path().join("filled-in.xlsx")).unwrap(), b"answers");
    assert_eq!(form("form --notice notice.txt -o filled-in.xlsx --force"), (Some(0), String::new()));
    assert_eq!(form("form --ascii --color always --notice notice.txt -o other.xlsx"), (Some(0), String::new()));
    let read = |name: &str| std::fs::read(place.path().join(name)).unwrap();
    assert!(read("filled-in.xlsx") == read("other.xlsx"), "neither colour nor ASCII changes a form");
}

/// Every kind of form, as the text that people can read in it.
fn texts(content: &FormContent<'_>) -> [String; 3] {
    let document = quick_import::paragraphs(forms::quick_import::render(content).unwrap()).join("\n");
    [workbook::text(forms::workbook::render(content).unwrap()), forms::page::render(content).unwrap(), document]
}

#[test]
fn no_form_promises_anonymity_or_tells_the_wanted_level() {
    let questionnaire = read_questionnaire(&folder("pillars.toml"));
    let content = FormContent::new(&questionnaire, FormScope::default(), "");
    let texts = texts(&content);
    for text in &texts {
        let text = text.to_lowercase();
        assert!(!text.contains("anonym") && !text.contains("must-have"), "{}", text.lines().next().unwrap());
    }
    let [workbook, page, _] = texts;
    let sentence = "In a small team, people may be able to work out who answered what.";
    assert!(workbook.contains(sentence) && page.contains(sentence));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_questionnaire_becomes_a_form_of_every_kind(questionnaire in questionnaire()) {
        let content = FormContent::new(&questionnaire, FormScope::default(), "");
        let items: Vec<_> = questionnaire.items().iter().map(|item| item.id.to_string()).collect();
        for text in texts(&content) {
            let missing: Vec<_> = items.iter().filter(|id| !text.contains(id.as_str())).collect();
            prop_assert_eq!(missing, Vec::<&String>::new());
        }
    }
}

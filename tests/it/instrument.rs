//! The form of the instrument: what every question, indicator and reading owes to those who answer, and its page's tables.

use crate::support::{folder, source};
use pillars::input;
use pillars::model::{Item, Questionnaire, Text};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

const IMROC: &str = "examples/questionnaires/imroc-peer-workers.toml";

/// Words of which level 1 has one: somebody who owns the promise.
const OWNERS: [&str; 11] =
    ["named", "owner", "owns", "agreed", "promised", "asked", "approved", "leader", "host", "booked", "person"];
/// Words of which level 1 has one: when it is due.
const DATES: [&str; 3] = ["date", "due", "set meeting"];
/// Words that only a plan needs, and so only level 1.
const PLANS: [&str; 5] = ["planned", "set date", "a start date", "will be", "is due"];
/// Words of which level 4 has one: who leads or confirms.
const CONFIRM: [&str; 4] = ["peer", "user-led", "service users", "people who use"];
/// Words of which level 4 has one: that it is looked at again.
const REVIEWED: [&str; 6] = ["year", "review", "cycle", "each round", "each stage", "each one"];

fn questionnaire(path: &str) -> Questionnaire {
    let source = source(&folder(path));
    let outcome = input::questionnaire(&source);
    let said: Vec<_> = outcome.diagnostics().iter().map(|one| format!("{}: {}", one.code(), one.message())).collect();
    assert_eq!(said, [""; 0], "{path}");
    outcome.into_parts().0.unwrap()
}

fn instrument() -> Questionnaire {
    questionnaire("pillars.toml")
}

fn page() -> String {
    std::fs::read_to_string(folder("docs/instrument.md")).unwrap()
}

fn ids<'a>(items: impl IntoIterator<Item = &'a Item>) -> BTreeSet<&'a str> {
    items.into_iter().map(|item| item.id.as_str()).collect()
}

/// The words of a text, so that wording is compared and not spelling.
fn wording(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

fn has_any(text: &str, words: &[&str]) -> bool {
    let text = text.to_lowercase();
    words.iter().any(|word| text.contains(word))
}

/// One line for each item that lacks something.
fn lacking<'a>(items: impl IntoIterator<Item = &'a Item>, what: impl Fn(&Item) -> Vec<&'static str>) -> String {
    let mut lines = String::new();
    for item in items {
        for missing in what(item) {
            writeln!(lines, "{} lacks {missing}", item.id).unwrap();
        }
    }
    lines
}

/// The names of the texts that are missing or blank.
fn blanks(texts: &[(&'static str, Option<&str>)]) -> Vec<&'static str> {
    texts.iter().filter(|(_, text)| text.is_none_or(|text| text.trim().is_empty())).map(|&(name, _)| name).collect()
}

/// A section of the page, from its heading to the next of its rank.
fn section<'a>(page: &'a str, heading: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("\n## {heading}\n")).expect("the heading stands on the page");
    rest.split("\n## ").next().unwrap_or(rest)
}

/// The full ids in a piece of Markdown: what stands between backticks and has two kebab-case parts and a dot.
fn named(markdown: &str) -> BTreeSet<&str> {
    let is_kebab = |part: &str| !part.is_empty() && part.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-'));
    let is_id = |code: &&str| {
        code.split_once('.')
            .is_some_and(|(pillar, key)| is_kebab(pillar) && is_kebab(key) && !matches!(key, "toml" | "md"))
    };
    markdown.split('`').skip(1).step_by(2).filter(is_id).collect()
}

#[test]
fn every_text_of_a_question_is_complete() {
    for path in ["pillars.toml", IMROC] {
        let questionnaire = questionnaire(path);
        let questions = questionnaire.items().iter().filter(|item| !item.is_indicator());
        let said = lacking(questions, |item| {
            let question = item.question().unwrap();
            let mut missing = blanks(&[
                ("a text", Some(&question.text)),
                ("a why", question.why.as_deref()),
                ("an action", item.action.as_deref()),
                ("evidence", question.evidence.as_deref()),
            ]);
            missing.extend(item.source.is_none().then_some("a source"));
            missing.extend(question.aspect.is_none().then_some("an aspect"));
            missing.extend(item.reading.is_empty().then_some("a reading"));
            missing
                .extend(question.levels.iter().any(|level| !level.ends_with('.')).then_some("a full stop in a level"));
            missing.extend((!question.text.ends_with('?')).then_some("a question mark"));
            missing
        });
        assert_eq!(said, "", "{path}");
    }
}

#[test]
fn every_indicator_is_complete_with_both_poles_in_words() {
    let questionnaire = instrument();
    let said = lacking(questionnaire.indicators().map(|(_, item)| item), |item| {
        let indicator = item.indicator().unwrap();
        let mut missing = blanks(&[
            ("a hostile pole", Some(&indicator.hostile)),
            ("a fertile pole", Some(&indicator.fertile)),
            ("an action", item.action.as_deref()),
        ]);
        missing.extend(item.source.is_none().then_some("a source"));
        missing.extend(item.reading.is_empty().then_some("a reading"));
        missing
    });
    assert_eq!(said, "");
}

#[test]
fn a_questions_five_levels_differ_and_no_wording_serves_twice() {
    for path in ["pillars.toml", IMROC] {
        let questionnaire = questionnaire(path);
        let mut users: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for item in questionnaire.items().iter().filter(|item| !item.is_indicator()) {
            let levels = &item.question().unwrap().levels;
            assert_eq!(levels.len(), 5, "{}", item.id);
            for level in levels {
                users.entry(wording(level)).or_default().push(&item.id);
            }
        }
        users.retain(|_, users| users.len() > 1);
        assert_eq!(users, BTreeMap::new(), "{path}");
    }
}

#[test]
fn a_level_of_the_instrument_has_at_most_eighteen_words() {
    let questionnaire = instrument();
    let levels = questionnaire.items().iter().filter_map(Item::question).flat_map(|question| &question.levels);
    let long: Vec<_> = levels.map(Text::as_str).filter(|level| level.split_whitespace().count() > 18).collect();
    assert_eq!(long, [""; 0]);
}

#[test]
fn a_plan_is_level_one_with_an_owner_and_a_date_and_never_more() {
    let questionnaire = instrument();
    let said = lacking(questionnaire.items().iter().filter(|item| !item.is_indicator()), |item| {
        let [nothing, agreed, higher @ ..] = item.question().unwrap().levels.as_slice() else { return vec!["levels"] };
        let mut missing = Vec::new();
        missing.extend((!has_any(agreed, &OWNERS)).then_some("an owner in level 1"));
        missing.extend((!has_any(agreed, &DATES)).then_some("a date in level 1"));
        let plans_elsewhere = higher.iter().chain([nothing]).any(|level| has_any(level, &PLANS));
        missing.extend(plans_elsewhere.then_some("plans in level 1 alone"));
        missing
    });
    assert_eq!(said, "");
}

#[test]
fn level_four_is_led_or_confirmed_by_peers_and_reviewed() {
    let questionnaire = instrument();
    let said = lacking(questionnaire.items().iter().filter(|item| !item.is_indicator()), |item| {
        let Some(top) = item.question().unwrap().levels.last() else { return vec!["levels"] };
        let mut missing = Vec::new();
        missing.extend((!has_any(top, &CONFIRM)).then_some("peers in level 4"));
        missing.extend((!has_any(top, &REVIEWED)).then_some("a review in level 4"));
        missing
    });
    assert_eq!(said, "");
}

#[test]
fn a_question_asks_one_thing() {
    let questionnaire = instrument();
    let said = lacking(questionnaire.items().iter().filter(|item| !item.is_indicator()), |item| {
        let joined = item.question().unwrap().text.contains(" and ");
        joined.then_some("a text without \"and\"").into_iter().collect()
    });
    assert_eq!(said, "");
}

#[test]
fn the_instrument_has_the_size_that_its_page_names() {
    let questionnaire = instrument();
    let items = questionnaire.items();
    assert_eq!((questionnaire.pillars().len(), questionnaire.indicators().count()), (8, 8));
    for pillar in questionnaire.pillars() {
        let questions = questionnaire.items_of(pillar).filter(|(_, item)| !item.is_indicator()).count();
        assert!((6..=9).contains(&questions), "{}: {questions}", pillar.id);
    }
    let must_haves = items.iter().filter(|item| item.must_have).count();
    assert!((10..=16).contains(&must_haves), "{must_haves}");
    let questions = items.iter().filter(|item| !item.is_indicator()).count();
    let page = wording(&page());
    assert!(
        page.contains(&format!("it has {questions} practice questions in eight pillars and eight culture indicators"))
    );
    let spelt = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"];
    assert!(page.contains(&format!("{} questions are must haves", spelt[must_haves - 10])), "{must_haves}");
    let raised = items.iter().filter(|item| item.raise_if_hostile).count();
    assert!(page.contains(&format!("so {} questions get a higher target", spelt[raised - 10])), "{raised}");
}

#[test]
fn the_library_has_fifty_readings_and_none_that_helps_with_nothing() {
    for (path, least) in [("pillars.toml", 50), (IMROC, 1)] {
        let questionnaire = questionnaire(path);
        let readings = questionnaire.readings();
        assert!(readings.len() >= least, "{path}: {}", readings.len());
        let used: BTreeSet<usize> =
            questionnaire.items().iter().flat_map(|item| item.reading.iter().copied()).collect();
        let idle = readings.iter().enumerate().filter(|(index, _)| !used.contains(index));
        assert_eq!(idle.map(|(_, reading)| reading.id.as_str()).collect::<Vec<_>>(), [""; 0], "{path}");
        let untraced = readings.iter().filter(|reading| reading.document.is_none());
        assert_eq!(untraced.map(|reading| reading.id.as_str()).collect::<Vec<_>>(), [""; 0], "{path}");
    }
}

#[test]
fn every_question_and_indicator_stands_in_the_coverage_table_and_no_id_is_made_up() {
    let questionnaire = instrument();
    let page = page();
    let rows: Vec<&str> = section(&page, "Coverage").lines().filter(|line| line.starts_with('|')).collect();
    let covered: BTreeSet<&str> = rows.iter().flat_map(|row| named(row)).collect();
    assert_eq!(covered, ids(questionnaire.items()), "the coverage table");
    let all = ids(questionnaire.items());
    assert_eq!(named(&page).difference(&all).collect::<Vec<_>>(), [&""; 0], "the rest of the page");
}

#[test]
fn the_pages_lists_are_those_of_the_file() {
    let questionnaire = instrument();
    let items = questionnaire.items();
    let page = page();
    let table = |heading| {
        let rows = section(&page, heading).lines().filter(|line| line.starts_with('|'));
        rows.flat_map(named).collect::<BTreeSet<_>>()
    };
    assert_eq!(table("Must-haves"), ids(items.iter().filter(|item| item.must_have)));
    assert_eq!(table("Weights"), ids(items.iter().filter(|item| item.weight > 1)));
    let raised = named(section(&page, "What a hostile culture raises"));
    assert_eq!(raised, ids(items.iter().filter(|item| item.raise_if_hostile)));
    for item in items.iter().filter(|item| item.weight > 1) {
        assert!(page.contains(&format!("| `{}` | {} |", item.id, item.weight)), "{}", item.id);
    }
}

#[test]
fn ids_between_backticks_are_told_from_other_code() {
    assert_eq!(named("`a-b.c1` `pillars.toml` `x` ab.c `A.b` | `culture.d`"), BTreeSet::from(["a-b.c1", "culture.d"]));
}

//! Every question, indicator and reading has complete texts; each level has its own wording, and only level 1 mentions plans.

use super::file::{BUILT_IN, File, IMROC, Item, wording};
use crate::support::{folder, source};
use pillars::input;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Words of which level 1 has one: somebody who owns the promise.
const OWNERS: [&str; 8] = ["named", "owner", "owns", "agreed", "promised", "asked", "host", "manager"];
/// Words of which level 1 has one: when it is due.
const DATES: [&str; 3] = ["date", "due", "set meeting"];
/// Words that only a plan needs, and so only level 1.
const PLANS: [&str; 5] = ["set date", "a start date", "will be", "is due", "is to"];
/// Words of which level 4 has one: who leads, confirms or is answered to.
const WHO: [&str; 6] = ["peer", "user-led", "people", "survivors", "such staff", "staff who"];
/// Words of which level 4 has one: that it is looked at again.
const AGAIN: [&str; 4] = ["year", "review", "cycle", "each round"];

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

fn blanks(item: &Item, keys: &[&'static str]) -> Vec<&'static str> {
    keys.iter().filter(|key| item.text(key).is_none_or(|text| text.trim().is_empty())).copied().collect()
}

fn has_any(text: &str, words: &[&str]) -> bool {
    let text = text.to_lowercase();
    words.iter().any(|word| text.contains(word))
}

#[test]
fn the_program_has_nothing_to_say_about_the_questionnaires_it_ships() {
    for path in [BUILT_IN, IMROC, super::file::VERSION_ONE] {
        let outcome = input::questionnaire(&source(&folder(path)));
        let said: Vec<_> =
            outcome.diagnostics().iter().map(|one| format!("{}: {}", one.code(), one.message())).collect();
        assert_eq!(said, [""; 0], "{path}");
    }
}

#[test]
fn every_text_of_a_question_is_complete() {
    for path in [BUILT_IN, IMROC] {
        let file = File::read(path);
        let said = lacking(file.questions(), |item| {
            let mut missing = blanks(item, &["text", "why", "action", "evidence", "aspect"]);
            missing.extend((!item.has("source")).then_some("a source"));
            missing.extend(item.list("reading").unwrap_or_default().is_empty().then_some("a reading"));
            let stopped = item.levels().iter().all(|level| level.ends_with('.'));
            missing.extend((!stopped).then_some("a full stop in a level"));
            missing.extend((!item.text("text").unwrap().ends_with('?')).then_some("a question mark"));
            missing
        });
        assert_eq!(said, "", "{path}");
    }
    let said = lacking(File::read(BUILT_IN).live(), |item| blanks(item, &["title"]));
    assert_eq!(said, "");
}

#[test]
fn every_indicator_is_complete_with_both_poles_in_words() {
    let file = File::read(BUILT_IN);
    let said = lacking(file.live().filter(|item| item.is_indicator), |item| {
        let mut missing = blanks(item, &["title", "hostile", "fertile", "action"]);
        missing.extend((!item.has("source")).then_some("a source"));
        missing.extend(item.list("reading").unwrap_or_default().is_empty().then_some("a reading"));
        missing
    });
    assert_eq!(said, "");
}

#[test]
fn a_questions_five_levels_differ_and_no_wording_serves_twice() {
    for path in [BUILT_IN, IMROC] {
        let file = File::read(path);
        let mut users: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for item in file.questions() {
            let levels = item.levels();
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
fn a_title_is_short_and_no_two_are_alike() {
    let file = File::read(BUILT_IN);
    let titles: Vec<&str> = file.live().map(|item| item.text("title").unwrap()).collect();
    let long: Vec<_> = titles.iter().filter(|title| title.split_whitespace().count() > 7).collect();
    assert_eq!(long, [&""; 0]);
    assert_eq!(titles.iter().collect::<BTreeSet<_>>().len(), titles.len());
}

#[test]
fn a_level_has_at_most_eighteen_words() {
    let file = File::read(BUILT_IN);
    let long: Vec<_> =
        file.questions().flat_map(Item::levels).filter(|level| level.split_whitespace().count() > 18).collect();
    assert_eq!(long, [""; 0]);
}

#[test]
fn a_plan_is_level_one_with_an_owner_and_a_date_and_never_more() {
    let said = lacking(File::read(BUILT_IN).questions(), |item| {
        let levels = item.levels();
        let [nothing, agreed, higher @ ..] = levels.as_slice() else { return vec!["levels"] };
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
fn level_four_is_led_by_those_concerned_or_answered_to_them_and_looked_at_again() {
    let said = lacking(File::read(BUILT_IN).questions(), |item| {
        let levels = item.levels();
        let Some(top) = levels.last() else { return vec!["levels"] };
        let mut missing = Vec::new();
        missing.extend((!has_any(top, &WHO)).then_some("who leads in level 4"));
        missing.extend((!has_any(top, &AGAIN)).then_some("a second look in level 4"));
        missing
    });
    assert_eq!(said, "");
}

#[test]
fn a_question_asks_one_thing() {
    let said = lacking(File::read(BUILT_IN).questions(), |item| {
        let joined = item.text("text").unwrap().contains(" and ");
        joined.then_some("a text without \"and\"").into_iter().collect()
    });
    assert_eq!(said, "");
}

#[test]
fn no_question_and_no_reason_for_one_takes_the_reader_for_the_employer() {
    let file = File::read(BUILT_IN);
    let is_addressed =
        |text: &str| wording(text).split(' ').any(|word| ["you", "your", "we", "our", "us"].contains(&word));
    let said = lacking(file.live(), |item| {
        let texts = ["title", "text", "why", "hostile", "fertile"].into_iter().filter_map(|key| item.text(key));
        let quoted = "'We are not allowed'";
        let addressed = texts.chain(item.levels()).any(|text| is_addressed(&text.replace(quoted, "")));
        addressed.then_some("a text that addresses nobody").into_iter().collect()
    });
    assert_eq!(said, "");
}

#[test]
fn a_term_that_is_explained_is_used() {
    let file = File::read(BUILT_IN);
    let all = file
        .live()
        .flat_map(|item| ["text", "why"].into_iter().filter_map(|key| item.text(key)).chain(item.levels()))
        .map(|text| format!(" {} ", wording(text)))
        .collect::<Vec<_>>()
        .concat();
    let idle: Vec<_> = file.texts("term", "word").into_iter().filter(|word| !all.contains(&wording(word))).collect();
    assert_eq!(idle, [""; 0]);
}

#[test]
fn the_library_has_no_reading_that_helps_with_nothing() {
    for (path, least) in [(BUILT_IN, 230), (IMROC, 1)] {
        let file = File::read(path);
        let readings: BTreeSet<&str> = file.ids("reading").into_iter().collect();
        assert!(readings.len() >= least, "{path}: {}", readings.len());
        let used: BTreeSet<&str> =
            file.items.iter().flat_map(|item| item.list("reading").unwrap_or_default()).collect();
        assert_eq!(readings.difference(&used).collect::<Vec<_>>(), [&""; 0], "{path}");
        assert_eq!(file.texts("reading", "document").len(), readings.len(), "{path}");
    }
}

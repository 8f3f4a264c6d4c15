//! The page about the built-in questionnaire: its counts, tables and list of employers match the file.

use super::file::{BUILT_IN, File, Item, ids, text_of, wording};
use std::collections::BTreeSet;

fn page() -> String {
    text_of("docs/instrument.md")
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

fn rows<'a>(page: &'a str, heading: &str) -> Vec<&'a str> {
    section(page, heading).lines().filter(|line| line.starts_with("| `")).collect()
}

fn spelt(number: usize) -> &'static str {
    ["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"][number - 11]
}

#[test]
fn the_page_names_the_size_of_the_questionnaire() {
    let file = File::read(BUILT_IN);
    let page = page();
    let said = |text: String| assert!(wording(&page).contains(&wording(&text)), "the page does not say: {text}");
    let questions = file.questions().count();
    let first = file.at("before-first-post").filter(|item| !item.is_indicator).count();
    assert_eq!(file.at("running").filter(|item| !item.is_indicator).count(), questions);
    assert_eq!((file.ids("pillar").len(), file.ids("indicator").len()), (8, 8));
    said(format!("It has {questions} practice questions in eight pillars and eight culture indicators"));
    said(format!("Of the {questions} questions, {first} are asked"));
    said(format!("All {questions} are asked"));
    let asked_of = |viewpoint| file.at("running").filter(|item| item.is_asked_of(viewpoint)).count();
    said(format!("People who use the service are asked {} items", asked_of("service-user")));
    said(format!("They are asked {} items.", asked_of("user-led-group")));
    let short = |stage| file.at(stage).filter(|item| !item.is_indicator && item.flag("short")).count();
    said(format!(
        "The short form has {} questions while running and {} before",
        short("running"),
        short("before-first-post")
    ));
    let must_haves = |stage| file.at(stage).filter(|item| item.flag("must_have")).count();
    said(format!("{} questions are must-haves", spelt(must_haves("running"))));
    said(format!("{} of them apply before the first post", spelt(must_haves("before-first-post"))));
    let level_has = |level: usize, words: &[&str]| {
        let has = |item: &&Item| wording(item.levels()[level]).split(' ').any(|word| words.contains(&word));
        file.questions().filter(has).count()
    };
    said(format!("Some level 2s still contain an or. {} of {questions} do", spelt(level_has(2, &["or"]))));
    said(format!("Most level 4s name a year, {} of {questions}", level_has(4, &["year", "yearly"])));
    let raised = file.live().filter(|item| item.flag("raise_if_hostile")).count();
    said(format!("So {} questions have a higher target", spelt(raised)));
}

#[test]
fn the_lists_on_the_page_are_those_of_the_file() {
    let file = File::read(BUILT_IN);
    let page = page();
    let table = |heading| rows(&page, heading).into_iter().flat_map(named).collect::<BTreeSet<_>>();
    assert_eq!(table("Must-haves"), ids(file.live().filter(|item| item.flag("must_have"))));
    let weighty: Vec<&Item> =
        file.live().filter(|item| item.number("weight").is_some_and(|weight| weight > 1)).collect();
    assert_eq!(table("Weights"), ids(weighty.iter().copied()));
    for item in weighty {
        assert!(page.contains(&format!("| `{}` | {} |", item.id, item.number("weight").unwrap())), "{}", item.id);
    }
    let raised = named(section(&page, "What a hostile culture raises"));
    assert_eq!(raised, ids(file.live().filter(|item| item.flag("raise_if_hostile"))));
}

#[test]
fn every_question_and_indicator_stands_in_the_coverage_table_and_no_id_is_made_up() {
    let file = File::read(BUILT_IN);
    let page = page();
    let lines = section(&page, "Coverage").lines().filter(|line| line.starts_with('|'));
    let covered: BTreeSet<&str> = lines.flat_map(named).collect();
    let live = ids(file.live());
    assert_eq!(live.difference(&covered).collect::<Vec<_>>(), [&""; 0], "not covered");
    assert_eq!(named(&page).difference(&live).collect::<Vec<_>>(), [&""; 0], "no such item");
}

#[test]
fn every_source_of_our_own_is_called_our_addition() {
    let file = File::read(BUILT_IN);
    let page = page();
    let own = file.live().filter(|item| item.cites("own-addition"));
    let lines = section(&page, "Coverage").lines().filter(|line| line.starts_with("| our addition |"));
    assert_eq!(lines.flat_map(named).collect::<BTreeSet<_>>(), ids(own));
}

/// Each question has one row, with level 3 in reach of each of the four employers, or a reason why it does not apply.
#[test]
fn four_employers_can_reach_level_three_wherever_a_question_applies_to_them() {
    let file = File::read(BUILT_IN);
    let page = page();
    let rows = rows(&page, "Four employers");
    assert_eq!(rows.len(), file.questions().count());
    for (row, item) in rows.iter().zip(file.questions()) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [id, running, first, charity, user_led, how] = cells.as_slice() else { panic!("{row}") };
        assert_eq!(*id, format!("`{}`", item.id));
        assert_eq!(*running, "3", "{id}");
        assert_eq!(*first, if item.applies_at("before-first-post") { "3" } else { "later" }, "{id}");
        for cell in [charity, user_led] {
            match *cell {
                "3" => {}
                "not applicable" => assert!(!item.flag("must_have") && !how.is_empty(), "{id}"),
                other => panic!("{id}: {other}"),
            }
        }
    }
}

#[test]
fn ids_between_backticks_are_told_from_other_code() {
    assert_eq!(named("`a-b.c1` `pillars.toml` `x` ab.c `A.b` | `culture.d`"), BTreeSet::from(["a-b.c1", "culture.d"]));
}

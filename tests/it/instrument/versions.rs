//! From version 1 to 2: the page lists every id, and matches the file.

use super::file::{BUILT_IN, File, Item, VERSION_ONE, ids, text_of};
use std::collections::BTreeSet;

fn fate(item: &Item) -> &'static str {
    match () {
        () if item.has("obsolete") => "retired",
        () if item.text("changed") == Some("2.0.0") => "changed",
        () => "same meaning",
    }
}

/// The rows of the page's tables: an id, and the cell beside it.
fn rows(page: &str) -> Vec<(&str, &str)> {
    let lines = page.lines().filter(|line| line.starts_with("| `"));
    let cells = lines.map(|line| line.trim_matches('|').split(" | ").collect::<Vec<_>>());
    cells.map(|cells| (cells[0].trim().trim_matches('`'), cells[1].trim())).collect()
}

#[test]
fn the_page_says_what_became_of_every_question_and_indicator() {
    let (old, new) = (File::read(VERSION_ONE), File::read(BUILT_IN));
    let page = text_of("docs/from-version-1-to-2.md");
    let rows = rows(&page);
    for item in &old.items {
        let now = new.items.iter().find(|one| one.id == item.id).expect("an id is never dropped");
        let said: Vec<&str> = rows.iter().filter(|(id, _)| *id == item.id).map(|(_, said)| *said).collect();
        assert_eq!(said, [fate(now)], "{}", item.id);
    }
    let listed: BTreeSet<&str> = rows.iter().map(|(id, _)| *id).collect();
    assert_eq!(listed, ids(&new.items));
}

#[test]
fn a_new_id_says_since_when_and_one_that_kept_its_meaning_says_nothing() {
    let (old, new) = (File::read(VERSION_ONE), File::read(BUILT_IN));
    let before = ids(&old.items);
    for item in &new.items {
        let since = (!before.contains(item.id.as_str())).then_some("2.0.0");
        assert_eq!(item.text("since"), since, "{}", item.id);
    }
}

/// A question that is not said to have changed asks for the same: wording and source may differ, levels 0 to 3 not.
#[test]
fn levels_of_a_question_that_kept_its_meaning_are_as_they_were() {
    let (old, new) = (File::read(VERSION_ONE), File::read(BUILT_IN));
    for item in new.questions().filter(|item| fate(item) == "same meaning" && !item.has("since")) {
        let before = old.items.iter().find(|one| one.id == item.id).unwrap();
        assert_eq!(item.levels()[..4], before.levels()[..4], "{}", item.id);
    }
}

#[test]
fn the_first_version_is_kept_as_it_was() {
    let file = File::read(VERSION_ONE);
    assert_eq!((file.table["version"].as_str(), file.questions().count()), (Some("1.0.0"), 67));
}

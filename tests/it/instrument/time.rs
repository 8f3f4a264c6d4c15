//! How long an audit takes, from the words to read: the table on the page.

use super::file::{BUILT_IN, File, text_of};
use std::fmt::Write as _;

/// Words that somebody reads in a minute.
const WORDS_PER_MINUTE: usize = 200;
/// Seconds to decide on an item alone, and to talk it over in a group.
const ALONE: usize = 60;
const IN_A_GROUP: usize = 270;

/// To five minutes, or to one where it is less than ten.
fn about(seconds: usize) -> String {
    let minutes = (seconds + 30) / 60;
    let minutes = if minutes < 10 { minutes } else { (minutes + 2) / 5 * 5 };
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, minutes) => format!("{hours} h {minutes:02} min"),
    }
}

fn thousands(number: usize) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", number / 1000, number % 1000) }
}

#[test]
fn the_page_says_how_many_words_there_are_to_read_and_how_long_it_takes() {
    let file = File::read(BUILT_IN);
    let mut table = String::from("| stage | who | form | items | words to read | time |\n|---|---|---|---|---|---|\n");
    let stages = file.ids("stage").into_iter().zip(file.texts("stage", "label"));
    for (stage, stage_label) in stages {
        for (viewpoint, label) in file.ids("viewpoint").into_iter().zip(file.texts("viewpoint", "label")) {
            for form in ["full", "short"] {
                let asked = file.at(stage).filter(|item| item.is_asked_of(viewpoint));
                let asked: Vec<_> = asked.filter(|item| form == "full" || item.flag("short")).collect();
                let words: usize = asked.iter().map(|item| item.words()).sum();
                let deciding = if viewpoint == "group" { IN_A_GROUP } else { ALONE };
                let time = about(words * 60 / WORDS_PER_MINUTE + deciding * asked.len());
                let (items, words) = (asked.len(), thousands(words));
                writeln!(table, "| {stage_label} | {label} | {form} | {items} | {words} | {time} |").unwrap();
            }
        }
    }
    let page = text_of("docs/instrument.md");
    assert!(page.contains(&table), "docs/instrument.md should have this table:\n{table}");
}

//! How long an audit takes: the page has the figures that the program computes.

use super::file::{BUILT_IN, text_of};
use crate::support::{folder, read_questionnaire};
use pillars::model::{
    FormLength, GROUP_VIEWPOINT, ItemFilter, StageIndex, TIME_TO_DECIDE_ALONE, TIME_TO_DECIDE_TOGETHER, ViewpointIndex,
    WORDS_READ_A_MINUTE, WORDS_READ_OUT_A_MINUTE, time_to_answer,
};
use std::fmt::Write as _;
use std::time::Duration;

/// To five minutes, or to one where it is less than ten.
fn about(time: Duration) -> String {
    let minutes = (time.as_secs() + 30) / 60;
    let minutes = if minutes < 10 { minutes } else { (minutes + 2) / 5 * 5 };
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, minutes) => format!("{hours} h {minutes:02} min"),
    }
}

#[test]
fn the_page_says_how_long_the_program_expects_each_round_to_take() {
    let questionnaire = read_questionnaire(&folder(BUILT_IN));
    let mut table = String::from("| stage | who | full | short |\n|---|---|---|---|\n");
    for (stage, of_stage) in StageIndex::enumerate(questionnaire.stages()) {
        for (viewpoint, of_viewpoint) in ViewpointIndex::enumerate(questionnaire.viewpoints()) {
            let cell = |form| {
                let filter = ItemFilter { stage: Some(stage), viewpoint: Some(viewpoint), form };
                let items: Vec<_> = questionnaire.items_asked(filter).map(|(_, item)| item).collect();
                let time = time_to_answer(items.iter().copied(), of_viewpoint.id.as_str() == GROUP_VIEWPOINT);
                format!("{} items, {}", items.len(), about(time))
            };
            let (full, short) = (cell(FormLength::Full), cell(FormLength::Short));
            writeln!(table, "| {} | {} | {full} | {short} |", of_stage.label, of_viewpoint.label).unwrap();
        }
    }
    let page = text_of("docs/instrument.md");
    assert!(page.contains(&table), "docs/instrument.md should have this table:\n{table}");
}

#[test]
fn the_page_says_what_the_estimate_rests_on() {
    let [alone, together] = [TIME_TO_DECIDE_ALONE, TIME_TO_DECIDE_TOGETHER].map(|time| time.as_secs());
    let rests_on = format!(
        "One person reads {WORDS_READ_A_MINUTE} words a minute and takes {alone} seconds to decide on an answer; \
         a group hears {WORDS_READ_OUT_A_MINUTE} words a minute and takes {together} seconds."
    );
    let page = text_of("docs/instrument.md");
    assert!(page.contains(&rests_on), "docs/instrument.md should say: {rests_on}");
}

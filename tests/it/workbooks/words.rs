//! Words in workbooks: who can work out whose answers, bands with their scope, and the basis of figures.

use super::{HOSTILE, SMALL, TEAM, number, output, printed, rows, sheets};
use crate::shell::run_in;
use crate::stages;
use crate::support::folder;
use calamine::{Data, Range};
use serde_json::Value;
use std::collections::BTreeMap;

/// The text of the sheet of notes, a line for each row.
fn notes(bytes: &[u8]) -> String {
    let sheet = &sheets(bytes.to_vec())["How to read this"];
    sheet.rows().map(|row| row[0].to_string() + "\n").collect()
}

/// The lines of the notes below this heading.
fn notes_below(bytes: &[u8], heading: &str) -> String {
    let notes = notes(bytes);
    let below = notes.split_once(&format!("\n{heading}\n")).map_or_else(|| panic!("{notes}"), |(_, below)| below);
    below.split("\n\n").next().unwrap().to_owned() + "\n"
}

const DISCLOSURE: &str = "Who can work out whose answers";

#[test]
fn a_workbook_says_in_words_who_can_work_out_whose_answers() {
    let place = folder("");
    let below =
        |arguments: &[&str]| notes_below(&output(&place, &[arguments, &["--format", "xlsx"]].concat()), DISCLOSURE);
    snapbox::assert_data_eq!(
        below(&["score", "examples/answers/harbour-team/01-peer.toml"]),
        snapbox::str![[r#"
• There is only one respondent: every figure here is that respondent's answers.
Ask the people concerned before you pass this result on, or collect more answers first.

"#]]
    );
    snapbox::assert_data_eq!(
        below(&["batch", HOSTILE, TEAM]),
        snapbox::str![[r#"
In 2 of 2 teams, people who answered can work out what others answered, or every figure is that of one respondent or one viewpoint. Each team's own report says who. Ask the people concerned before you pass anything on.

"#]]
    );
    let one_team = ["compare", "examples/answers/hostile.toml", "examples/answers/follow-up/hostile.toml"];
    snapbox::assert_data_eq!(
        below(&one_team),
        snapbox::str![[r#"
• Then: There is only one respondent: every figure here is that respondent's answers.
• Now: There is only one respondent: every figure here is that respondent's answers.
If the two sides differ by a single respondent, that person's answers can be worked out from the change.
Ask the people concerned before you pass this result on, or collect more answers first.

"#]]
    );
    let teams = ["compare", "--questionnaire", SMALL, "tests/cmd/rounds/2024", "tests/cmd/rounds/2026"];
    snapbox::assert_data_eq!(
        below(&teams),
        snapbox::str![[r#"
In 2 of 2 teams, people who answered can work out what others answered, or every figure is that of one respondent or one viewpoint. Each team's own report says who. Ask the people concerned before you pass anything on.
If the two sides differ by a single respondent, that person's answers can be worked out from the change.

"#]]
    );
}

#[test]
fn the_sheets_of_teams_say_of_each_team_who_can_work_out_whose_answers() {
    let place = folder("");
    let batch = sheets(output(&place, &["batch", HOSTILE, TEAM, "--format", "xlsx"]));
    let cells = |sheet: &Range<Data>, heading: &str| {
        let lines = rows(sheet).into_iter().map(|row| format!("{}: {}\n", row["Team"], row[heading]));
        lines.collect::<String>()
    };
    snapbox::assert_data_eq!(
        cells(&batch["Teams"], DISCLOSURE),
        snapbox::str![[r#"
Inpatient and Crisis Directorate: There is only one respondent: every figure here is that respondent's answers.
Harbour Team: 2 items were answered by a single small viewpoint, so the level is that viewpoint's.

"#]]
    );
    let rounds = ["tests/cmd/rounds/2024", "tests/cmd/rounds/2026"];
    let compared =
        sheets(output(&place, &["compare", "--questionnaire", SMALL, rounds[0], rounds[1], "--format", "xlsx"]));
    snapbox::assert_data_eq!(
        cells(&compared["Teams"], &format!("{DISCLOSURE} then")),
        snapbox::str![[r#"
Harbour House: There is only one respondent: every figure here is that respondent's answers.
Northfield CMHT: The one respondent of “Peer supporters” can work out the mean of “Leaders” by subtracting their own answers.
The one respondent of “Leaders” can work out the mean of “Peer supporters” by subtracting their own answers.

"#]]
    );
    snapbox::assert_data_eq!(
        cells(&compared["Teams"], &format!("{DISCLOSURE} now")),
        snapbox::str![[r#"
Harbour House: There is only one respondent: every figure here is that respondent's answers.
Northfield CMHT: The one respondent of “Peer supporters” can work out the mean of “Leaders” by subtracting their own answers.
The one respondent of “Leaders” can work out the mean of “Peer supporters” by subtracting their own answers.
1 item was answered by a single small viewpoint, so the level is that viewpoint's.

"#]]
    );
}

/// The cells below these headings, a line for each row.
fn below(sheet: &Range<Data>, headings: &[&str]) -> String {
    let line = |row: BTreeMap<String, Data>| {
        headings.iter().map(|heading| row[*heading].to_string()).collect::<Vec<_>>().join(" | ") + "\n"
    };
    rows(sheet).into_iter().map(line).collect()
}

#[test]
fn a_band_is_never_without_its_stage_and_the_short_form() {
    let before = ("a.toml", "viewpoint = \"leadership\"\nstage = \"before\"", "2.0.0", "plan = 3");
    let running = ("b.toml", "viewpoint = \"leadership\"", "2.0.0", "plan = 4\nhand-over = 0\nmoney = 4");
    let place = stages::folder(&[before, running]);
    let workbook = |arguments: &[&str]| {
        let more = ["--questionnaire", "q.toml", "--format", "xlsx"];
        output(place.path(), &[arguments, &more].concat())
    };
    let compared = sheets(workbook(&["compare", "a.toml", "b.toml", "--short"]));
    let bands = [
        below(&compared["Teams"], &["Overall band then", "Overall band now"]),
        below(&compared["Changes"], &["Band then", "Band now"]),
    ];
    snapbox::assert_data_eq!(
        bands.concat(),
        snapbox::str![[r#"
Ready · Before the first post · short form | Ready · Running · short form
Ready · Before the first post · short form | Ready · Running · short form

"#]]
    );
    let all = sheets(workbook(&["batch", "a.toml", "b.toml", "--short"]));
    let bands = [below(&all["Teams"], &["Stage", "Overall band"]), below(&all["Pillars"], &["Stage", "Band"])];
    snapbox::assert_data_eq!(
        bands.concat(),
        snapbox::str![[r#"
Before the first post | Ready · short form
Running | Ready · short form
Before the first post | Ready · short form
Running | Ready · short form

"#]]
    );
    let one = workbook(&["score", "a.toml"]);
    snapbox::assert_data_eq!(
        notes(&one).lines().next().unwrap(),
        snapbox::str!["A questionnaire with stages: North · Before the first post"]
    );
}

#[test]
fn the_sheet_of_compared_teams_has_what_is_known_and_left_out_beside_the_changes() {
    let place = folder("");
    let arguments = ["compare", "--questionnaire", SMALL, "tests/cmd/rounds/2024", "tests/cmd/rounds/2026"];
    let bytes = output(&place, &[&arguments[..], &["--format", "xlsx"]].concat());
    let document: Value =
        serde_json::from_slice(&output(&place, &[&arguments[..], &["--format", "json"]].concat())).unwrap();
    for (row, team) in rows(&sheets(bytes)["Teams"]).iter().zip(document["teams"].as_array().unwrap()) {
        for (side, when) in [("baseline", "then"), ("follow_up", "now")] {
            let sum = |figure: &str| {
                let pillars = team["pillars"].as_array().unwrap().iter();
                pillars.map(|pillar| pillar["coverage"][side][figure].as_f64().unwrap()).sum::<f64>()
            };
            assert_eq!(number(&row[&format!("Items known {when}")]), Some(sum("known")));
            assert_eq!(number(&row["Items that apply"]), Some(sum("applicable")));
            assert_eq!(number(&row[&format!("Files left out {when}")]), Some(0.0));
        }
    }
    let broken = ["tests/cmd/rounds/2024", "tests/cmd/rounds/broken"];
    let bytes = run_in(&place, &["compare", "--questionnaire", SMALL, broken[0], broken[1], "--format", "xlsx"]).stdout;
    let left_out = ["Files left out then", "Files left out now"];
    assert!(printed(&bytes, "Teams").ends_with(&left_out.map(str::to_owned)));
}

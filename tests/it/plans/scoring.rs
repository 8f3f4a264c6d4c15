//! `score --plan`: who does what by when, next to each gap, in every format.

use crate::shell::{pillars, run, stderr, stdout};
use calamine::{Reader as _, Xlsx};
use serde_json::Value;
use std::io::Cursor;

const SCORE: [&str; 6] = [
    "score",
    "examples/answers/follow-up/hostile.toml",
    "--plan",
    "examples/plans/hostile-november.toml",
    "--today",
    "2026-11-10",
];
const OVERDUE: &str = "Bring the core values into hiring, training and supervision";

fn score(more: &[&str]) -> Vec<u8> {
    let output = run(&[&SCORE[..], more].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    output.stdout
}

#[test]
fn the_screen_says_how_many_gaps_have_an_action_and_still_fits() {
    let output = pillars(&SCORE).env("COLUMNS", "80").output().unwrap();
    let screen = stdout(&output);
    assert!(screen.lines().count() <= 24, "{screen}");
    let line = screen.lines().find(|line| line.starts_with("Plan ")).unwrap();
    snapbox::assert_data_eq!(line, snapbox::str!["Plan     4 of 65 gaps have an action; 1 action overdue"]);
}

#[test]
fn every_gap_has_its_actions_or_that_there_is_none() {
    let text = String::from_utf8(score(&["--format", "markdown"])).unwrap();
    let gaps = text.split("## Gaps, largest first").nth(1).unwrap().split("\n## ").next().unwrap();
    let number = gaps.matches("Plan").count();
    assert!(number > 30 && gaps.matches("no action").count() < number, "{gaps}");
    let line = gaps.lines().find(|line| line.contains(OVERDUE)).unwrap();
    for part in ["Peer workforce manager", "31 May 2026", "being done", "overdue"] {
        assert!(line.contains(part), "{line}");
    }
    for format in ["html", "terminal"] {
        let text = String::from_utf8(score(&["--full", "--no-pager", "--format", format])).unwrap();
        assert!(text.replace(['\n', '\u{a0}'], " ").contains("Peer workforce manager"), "{format}");
    }
}

#[test]
fn machine_formats_have_the_actions_of_each_gap() {
    let json: Value = serde_json::from_slice(&score(&["--format", "json"])).unwrap();
    let gaps = json["priorities"].as_array().unwrap();
    let gap = gaps.iter().find(|gap| gap["id"] == "mode-of-practice.core-values").unwrap();
    let expected = serde_json::json!([{
        "id": "core-values", "what": OVERDUE, "owner": "Peer workforce manager", "due": "2026-05-31", "overdue": true,
        "status": "doing",
    }]);
    assert_eq!(gap["actions"], expected);
    assert!(gaps.iter().all(|gap| gap["actions"].is_array()));
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(score(&["--format", "xlsx"]))).unwrap();
    let sheet = workbook.worksheet_range("Gaps").unwrap();
    let headings: Vec<String> = sheet.rows().next().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(headings[headings.len() - 4..], ["Planned", "Owner", "Due", "Status of the action"]);
    let row = sheet.rows().find(|row| row[headings.len() - 4] == OVERDUE).unwrap();
    assert_eq!(row[headings.len() - 2].to_string(), "31 May 2026, overdue");
}

#[test]
fn without_a_plan_no_gap_speaks_of_one() {
    let answers = &SCORE[..2];
    let json: Value = serde_json::from_slice(&run(&[answers, &["--format", "json"]].concat()).stdout).unwrap();
    assert!(json["priorities"].as_array().unwrap().iter().all(|gap| gap.get("actions").is_none()));
    let output = run(&["score", "examples/answers/user-led.toml", "--plan", "examples/plans/hostile-november.toml"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
}

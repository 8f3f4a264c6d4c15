//! `score --plan`: who does what by when, next to each gap, in every format.

use crate::minimal_files::{ACTION, PLAN_HEAD, SMALL, VALID};
use crate::shell::{pillars, run, run_in, stderr, stdout};
use crate::support::folder;
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
fn one_gap_has_an_action() {
    let place = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(place.path().join(name), text).unwrap();
    write("small.toml", SMALL);
    write("answers.toml", VALID);
    let plan = format!("{PLAN_HEAD}{ACTION}").replace("baseline", "organisation = \"Example Trust\"\nbaseline");
    write("plan.toml", &plan);
    let words = "score answers.toml --plan plan.toml --questionnaire small.toml --today 2026-11-21";
    let output = run_in(place.path(), &words.split(' ').collect::<Vec<_>>());
    let screen = stdout(&output);
    assert!(screen.contains(" 1 of 2 gaps has an action\n"), "{screen}{}", stderr(&output));
}

#[test]
fn every_gap_has_its_actions_or_that_there_is_none() {
    let text = String::from_utf8(score(&["--format", "markdown"])).unwrap();
    let gaps = text.split("## Gaps, largest first").nth(1).unwrap().split("\n## ").next().unwrap();
    let number = gaps.matches("Plan").count();
    assert!(number > 30 && gaps.matches("no action").count() < number, "{gaps}");
    let line = gaps.lines().find(|line| line.contains(OVERDUE)).unwrap();
    for part in ["Peer workforce manager", "31 May 2026", "in progress", "overdue"] {
        assert!(line.contains(part), "{line}");
    }
    for format in ["html", "terminal"] {
        let text = String::from_utf8(score(&["--full", "--no-pager", "--format", format])).unwrap();
        assert!(text.replace(['\n', '\u{a0}'], " ").contains("Peer workforce manager"), "{format}");
    }
}

/// The plan of the example with an action for a must-have that nobody gave a level.
const UNKNOWN: &str = "\n[[action]]\nid = \"hours\"\nfor = [\"ITEM\"]\nwhat = \"Ask payroll for the hours\"\nowner = \"Director of workforce\"\ndue = 2026-12-01\nstatus = \"open\"\nupdated = 2026-11-09\n";

#[test]
fn a_must_have_to_find_out_has_its_actions_too() {
    let without: Value = serde_json::from_slice(&score(&["--format", "json"])).unwrap();
    let unknown = without["to_find_out"].as_array().unwrap();
    assert!(unknown.iter().all(|item| item["actions"].is_array()));
    let item = unknown.iter().find(|item| item["must_have"] == true).unwrap()["id"].as_str().unwrap();
    let place = tempfile::tempdir().unwrap();
    let plan = place.path().join("plan.toml");
    let text = std::fs::read_to_string(folder("examples/plans/hostile-november.toml")).unwrap();
    std::fs::write(&plan, text + &UNKNOWN.replace("ITEM", item)).unwrap();
    let plan = plan.to_str().unwrap();
    let with = ["score", SCORE[1], "--plan", plan, "--today", "2026-11-10", "--format"];
    let json: Value = serde_json::from_slice(&run(&[&with[..], &["json"]].concat()).stdout).unwrap();
    let found = json["to_find_out"].as_array().unwrap().iter().find(|other| other["id"] == item).unwrap();
    assert_eq!(found["actions"][0]["what"], "Ask payroll for the hours");
    let page = stdout(&run(&[&with[..], &["markdown"]].concat()));
    let section = page.split("## To find out").nth(1).unwrap().split("\n## ").next().unwrap();
    let planned = "Ask payroll for the hours (Director of workforce, 1 December 2026; open)";
    assert!(section.contains(planned), "{section}");
    assert_eq!(section.matches("must-have").count() - 1, section.matches("Plan").count(), "{section}");
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

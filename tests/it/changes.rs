//! `compare`: whole outputs, their width, and agreement between formats.

use crate::minimal_files::AnswersFile;
use crate::shell;
use crate::support::folder;
use serde_json::Value;
use snapbox::{Data, assert_data_eq};
use std::collections::BTreeMap;
use unicode_width::UnicodeWidthStr as _;

const ONE_TEAM: &[&str] = &["examples/answers/hostile.toml", "examples/answers/follow-up/hostile.toml"];
const SMALL: &str = "--questionnaire=tests/it/fixtures/small.toml";
const TWO_ROUNDS: &[&str] = &[SMALL, "tests/cmd/rounds/2024", "tests/cmd/rounds/2026"];
const THREE_ROUNDS: &[&str] = &[SMALL, "tests/cmd/rounds/2024", "tests/cmd/rounds/2025", "tests/cmd/rounds/2026"];
const ONE_TEAM_OVER_THREE_ROUNDS: &[&str] = &[
    SMALL,
    "tests/cmd/rounds/2024/northfield-leader.toml",
    "tests/cmd/rounds/2025/northfield-leader.toml",
    "tests/cmd/rounds/2026/northfield-leader.toml",
];
/// Stands for the absence of `--full`.
const SUMMARY: &str = "summary";
const ALL: [&[&str]; 4] = [ONE_TEAM, TWO_ROUNDS, THREE_ROUNDS, ONE_TEAM_OVER_THREE_ROUNDS];

/// What the program prints in so many columns.
fn pillars(command: &str, arguments: &[&str], more: &[&str], columns: usize) -> String {
    let output = shell::pillars(&[command])
        .env("COLUMNS", columns.to_string())
        .args(arguments)
        .args(if command == "compare" && !more.contains(&SUMMARY) { &["--full"][..] } else { &[] })
        .args(more.iter().filter(|more| **more != SUMMARY))
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn compare(arguments: &[&str], more: &[&str]) -> String {
    pillars("compare", arguments, more, 100)
}

fn json(command: &str, arguments: &[&str]) -> Value {
    serde_json::from_str(&pillars(command, arguments, &["--format", "json"], 100)).unwrap()
}

#[track_caller]
fn assert_shown(name: &str, output: String) {
    let path = folder("tests/it/snapshots/changes").join(name);
    assert_data_eq!(Data::text(output), Data::read_from(&path, None));
}

#[test]
fn the_page_of_a_team_uses_the_room_there_is() {
    for columns in [50, 80, 120] {
        assert_shown(&format!("one-team-{columns}.txt"), pillars("compare", ONE_TEAM, &[], columns));
    }
    assert_shown("one-team-ascii.txt", pillars("compare", ONE_TEAM, &["--ascii"], 80));
}

#[test]
fn the_page_of_many_teams_uses_the_room_there_is() {
    for columns in [40, 80] {
        assert_shown(&format!("three-rounds-{columns}.txt"), pillars("compare", THREE_ROUNDS, &[], columns));
    }
    assert_shown("three-rounds.md", compare(THREE_ROUNDS, &["--format", "markdown"]));
}

#[test]
fn the_summary_fits_a_screen() {
    for (name, arguments) in
        ["one-team", "two-rounds", "three-rounds", "one-team-over-three-rounds"].into_iter().zip(ALL)
    {
        let summary = pillars("compare", arguments, &[SUMMARY], 80);
        assert!(summary.lines().count() <= 24, "{summary}");
        assert_shown(&format!("{name}-summary-80.txt"), summary);
    }
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for arguments in ALL {
        for columns in [20, 33, 47, 60, 61, 72, 80, 99, 132] {
            for more in [&[][..], &["--ascii"], &[SUMMARY]] {
                for line in pillars("compare", arguments, more, columns).lines() {
                    assert!(line.width() <= columns, "{columns}: {line}");
                }
            }
        }
    }
}

#[test]
fn ascii_is_all_that_ascii_draws_with() {
    for arguments in ALL {
        let text = compare(arguments, &["--ascii"]);
        assert!(text.is_ascii(), "{:?}", text.chars().filter(|character| !character.is_ascii()).collect::<String>());
    }
}

#[test]
fn colour_adds_nothing_to_what_is_said() {
    for arguments in ALL {
        let coloured = compare(arguments, &["--color", "always"]);
        assert!(coloured.contains("\u{1b}["), "the test means to see colours");
        assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), compare(arguments, &[]));
    }
}

/// The cells of a CSV row without quoted cells, by the names of the columns.
fn rows(csv: &str) -> Vec<BTreeMap<&str, &str>> {
    assert!(!csv.contains('"'), "the fixture means to need no quotes");
    let mut lines = csv.lines();
    let names: Vec<_> = lines.next().unwrap().split(',').collect();
    lines.map(|line| names.iter().copied().zip(line.split(',')).collect()).collect()
}

/// A number or truth of JSON as CSV prints it.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Number(number) if number.is_f64() => format!("{:.1}", number.as_f64().unwrap()),
        other => other.to_string(),
    }
}

#[test]
fn csv_and_json_say_the_same_of_every_pillar() {
    for arguments in ALL {
        let csv = compare(arguments, &["--format", "csv"]);
        let rows = rows(&csv);
        let mut compared = 0;
        for team in json("compare", arguments)["teams"].as_array().unwrap() {
            for pillar in team["pillars"].as_array().unwrap() {
                let row = rows
                    .iter()
                    .find(|row| {
                        row["team"] == team["team"]["follow_up"]
                            && row["pillar"] == pillar["id"]
                            && row["baseline_round"] == team["round"]["baseline"]
                            && row["follow_up_round"] == team["round"]["follow_up"]
                    })
                    .unwrap();
                for figure in ["score", "gap"] {
                    for side in ["baseline", "follow_up"] {
                        for (bound, column) in [("so_far", ""), ("low", "_low"), ("high", "_high")] {
                            let column = format!("{side}_{figure}{column}");
                            assert_eq!(row[column.as_str()], cell(&pillar[figure][side][bound]), "{column}");
                        }
                    }
                    for (key, column) in
                        [("change", format!("{figure}_change")), ("certain", format!("{figure}_certain"))]
                    {
                        assert_eq!(row[column.as_str()], cell(&pillar[figure][key]), "{column}");
                    }
                }
                for key in ["due_to_answers", "due_to_targets"] {
                    assert_eq!(row[format!("gap_{key}").as_str()], cell(&pillar["gap"][key]));
                }
                for side in ["baseline", "follow_up"] {
                    assert_eq!(row[format!("{side}_known").as_str()], cell(&pillar["coverage"][side]["known"]));
                }
                compared += 1;
            }
        }
        assert!(compared >= 2, "{arguments:?}");
    }
}

#[test]
fn where_all_applies_to_both_sides_the_figures_are_those_of_score() {
    let compared = json("compare", ONE_TEAM);
    for (file, side) in ONE_TEAM.iter().zip(["baseline", "follow_up"]) {
        let scored = json("score", &[file]);
        let team = &compared["teams"][0];
        assert_eq!(
            team["one_side_only"][side],
            Value::Array(vec![]),
            "the fixture means to have nothing on one side only"
        );
        for (pillar, expected) in team["pillars"].as_array().unwrap().iter().zip(scored["pillars"].as_array().unwrap())
        {
            assert_eq!(pillar["score"][side], expected["score"]);
            assert_eq!(pillar["band"][side], expected["band"]);
            assert_eq!(pillar["coverage"][side]["known"], expected["coverage"]["known"]);
            for bound in ["low", "high"] {
                assert_eq!(pillar["gap"][side][bound], expected["gap"][bound]);
            }
        }
        assert_eq!(team["balance"][side], scored["culture"]["balance"]);
        assert_eq!(team["band"][side], scored["overall"]["band"]);
    }
}

#[test]
fn many_teams_begin_with_those_that_slipped_most_and_name_a_shared_organisation_once() {
    // Team 1 goes to 0, teams 2 and 3 to 1, and the others to 3.
    let (_place, rounds) = wards_from_level_2([0, 1, 1, 3, 3, 3, 3, 3]);
    let shown = compare(&[SMALL, &rounds[0], &rounds[1]], &["--format", "markdown"]);
    assert_eq!(shown.matches("Example Trust").count(), 1, "{shown}");
    let (_, slipped) = shown.split_once("## Teams that slipped most\n").unwrap();
    assert_data_eq!(
        slipped.split_once("\n## ").unwrap().0,
        snapbox::str![[r#"

| Team | Mean | Pillar that slipped most | Must-haves newly open | Items known | Respondents |
| --- | ---: | --- | --- | --- | --- |
| Ward 1 | −25? | Leading −25? | – | 2 of 5 | 1 |
| Ward 2 | −12? | Leading −12? | – | 2 of 5 | 1 |
| Ward 3 | −12? | Leading −12? | – | 2 of 5 | 1 |

“?”: answers are missing; there may be no change, or one in the other direction.

"#]]
    );
    assert!(!compare(TWO_ROUNDS, &["--format", "markdown"]).contains("slipped most"), "few teams need no list");
}

#[test]
fn the_teams_that_slipped_and_are_not_in_the_list_are_counted() {
    let (_place, rounds) = wards_from_level_2([1; 8]);
    for more in [&["--format", "markdown"][..], &[SUMMARY]] {
        let shown = pillars("compare", &[SMALL, &rounds[0], &rounds[1]], more, 80);
        assert!(shown.contains("\n3 more teams slipped.\n"), "{shown}");
    }
}

/// Two rounds of wards of one trust: each at level 2 of one must-have then, and at these levels now.
fn wards_from_level_2<const N: usize>(now: [u8; N]) -> (tempfile::TempDir, [String; 2]) {
    let place = tempfile::tempdir().unwrap();
    let rounds = ["then", "now"].map(|round| place.path().join(round));
    for (round, date) in rounds.iter().zip(["2025-10-01", "2026-10-01"]) {
        std::fs::create_dir(round).unwrap();
        for (ward, now) in (1..).zip(now) {
            let level = if round.ends_with("then") { 2 } else { now };
            let text = format!(
                "questionnaire = \"small\"\nversion = \"1.2.0\"\n\n[audit]\nteam = \"Ward {ward}\"\norganisation = \"Example Trust\"\n\
                 date = {date}\nviewpoint = \"peer\"\n\n[answers.leading]\nparity = {level}\nbudget = 1\n"
            );
            std::fs::write(round.join(format!("{ward}.toml")), text).unwrap();
        }
    }
    let rounds = rounds.map(|round| round.display().to_string());
    (place, rounds)
}

/// The screen that compares two rounds of one team, with so many peers and leaders in each.
fn screen_of_one_team(rounds: [[usize; 2]; 2]) -> String {
    let place = tempfile::tempdir().unwrap();
    for (round, respondents) in ["then", "now"].into_iter().zip(rounds) {
        std::fs::create_dir(place.path().join(round)).unwrap();
        for (viewpoint, number) in ["peer", "leadership"].into_iter().zip(respondents) {
            for number in 1..=number {
                let audit = format!("viewpoint = \"{viewpoint}\"\nrespondent = \"{viewpoint} {number}\"");
                let text = AnswersFile::small().audit(&audit).answers("leading", "parity = 2\nbudget = 1").text();
                std::fs::write(place.path().join(round).join(format!("{viewpoint}-{number}.toml")), text).unwrap();
            }
        }
    }
    let folders = ["then", "now"].map(|round| place.path().join(round).display().to_string());
    pillars("compare", &[SMALL, &folders[0], &folders[1]], &[SUMMARY], 80)
}

#[test]
fn the_line_about_privacy_names_the_round_whose_answers_are_exposed() {
    let one = "every figure is one respondent's answers";
    let all = "every figure is that of “Peer supporters”";
    let (baseline, follow_up) = (format!("Privacy Baseline: {one}"), format!("Follow-up: {all}"));
    for (rounds, expected) in [
        ([[1, 0], [6, 0]], vec![baseline.clone(), follow_up]),
        ([[1, 0], [1, 0]], vec![format!("Privacy both sides: {one}")]),
        ([[1, 0], [3, 3]], vec![baseline]),
        ([[3, 3], [3, 3]], vec![]),
    ] {
        let screen = screen_of_one_team(rounds);
        assert!(screen.lines().count() <= 24, "{screen}");
        let lines = screen.lines().skip_while(|line| !line.starts_with("Privacy")).take_while(|line| !line.is_empty());
        let lines: Vec<_> = lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(lines, expected, "{screen}");
    }
}

#[test]
fn a_name_from_a_file_neither_marks_up_a_document_nor_becomes_a_formula() {
    let place = tempfile::tempdir().unwrap();
    let answers = std::fs::read_to_string(folder("tests/cmd/rounds/2024/harbour.toml")).unwrap();
    let hostile = answers.replace("Harbour House", "=1+1 *bold* | <b>");
    assert_ne!(hostile, answers);
    let files = ["then.toml", "now.toml"].map(|name| {
        let path = place.path().join(name);
        std::fs::write(&path, &hostile).unwrap();
        path.display().to_string()
    });
    let arguments = [SMALL, &files[0], &files[1]];
    let markdown = compare(&arguments, &["--format", "markdown"]);
    assert!(markdown.starts_with("# \\=1+1 \\*bold\\* \\| \\<b\\>\n"), "{markdown}");
    let csv = compare(&arguments, &["--format", "csv"]);
    assert!(csv.lines().skip(1).all(|line| line.starts_with("'=1+1")), "{csv}");
}

#[test]
fn the_byte_order_mark_is_for_csv_and_chooses_it() {
    let csv = compare(ONE_TEAM, &["--format", "csv"]);
    assert_eq!(compare(ONE_TEAM, &["--bom"]), format!("\u{feff}{csv}"));
}

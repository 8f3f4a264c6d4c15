//! Requirements to gate on, from the command line and from `pillars-check.toml`.

use super::{answers, check, place, seen};
use snapbox::{IntoData as _, assert_data_eq, str};
use std::fs;

#[test]
fn requirements_say_by_how_much_they_are_missed_and_which_answers_decide_it() {
    let text = answers("\n[answers.peer-leadership]\nparity = 2\nbudget = 1\nfinal-say = \"don't know\"\n");
    let place = place(&[("a.toml", &text)]);
    let output = check(
        place.path(),
        &[
            "--no-open-must-haves",
            "--max-gap=peer-leadership=20",
            "--min-score=peer-leadership=60.5",
            "--format",
            "json",
            "a.toml",
        ],
    );
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = document["files"][0]["findings"].as_array().unwrap();
    let lines: Vec<String> = findings
        .iter()
        .map(|finding| format!("{}: {}\n  {}\n", finding["start"]["line"], finding["message"], finding["help"]))
        .collect();
    assert_eq!(output.status.code(), Some(1));
    assert_data_eq!(
        lines.concat(),
        str![[r#"
5: "1 must-have is open, and 14 more unconfirmed"
  "Do what the must-have asks for, or find out whether it is done."
5: "the worst-case gap of `peer-leadership` is 59.4 points, 39.4 more than the 20 allowed"
  "Close the gaps the message names, or find out what is unknown."
5: "the worst-case score of `peer-leadership` is 15.6 points, 44.9 less than the 60.5 required"
  "Work on the questions that the message names, or find out what is unknown."

"#]]
        .raw()
    );
}

#[test]
fn a_limit_that_is_just_reached_is_met_and_one_beyond_it_is_not() {
    let text = answers("\n[answers.peer-leadership]\nparity = 2\nbudget = 1\nfinal-say = \"don't know\"\n");
    let place = place(&[("a.toml", &text)]);
    let seen = |flag: &str| seen(place.path(), &["--allow", "warnings", flag, "a.toml"]);
    assert_eq!(seen("--max-gap=peer-leadership=59.375"), "exit 0\n");
    assert_eq!(seen("--min-score=peer-leadership=15.625"), "exit 0\n");
    assert_data_eq!(seen("--max-gap=peer-leadership=59.374"), str![[r#"
exit 1
a.toml:5:8: error[gap-too-large] the worst-case gap of `peer-leadership` is 59.4 points, 0.001 more than the 59.374 allowed

"#]].raw());
    assert_data_eq!(seen("--min-score=peer-leadership=15.6251"), str![[r#"
exit 1
a.toml:5:8: error[score-too-low] the worst-case score of `peer-leadership` is 15.6 points, 0.0001 less than the 15.6251 required

"#]].raw());
}

#[test]
fn complete_counts_dont_know_as_an_answer_or_not() {
    let place = place(&[("a.toml", &answers("\n[answers.peer-leadership]\nbudget = \"don't know\"\n"))]);
    let count = |line: &str| {
        let said = seen(place.path(), &[line.strip_prefix("check ").unwrap(), "a.toml"]);
        said.split_once("error[incomplete] ").unwrap().1.split_once(" of").unwrap().0.parse::<u32>().unwrap()
    };
    assert_eq!(count("check --complete=known"), count("check --complete") + 1);
}

#[test]
fn several_files_of_one_team_are_measured_together() {
    let half = |more: &str| answers(&format!("\n[answers.peer-leadership]\n{more}"));
    let place = place(&[
        ("a.toml", &half("parity = 3\nseat-at-the-table = 3\n")),
        ("b.toml", &half("parity = 3\nseat-at-the-table = 3\nbudget = 3\n")),
    ]);
    let said = seen(place.path(), &["--allow", "warnings", "--min-score", "peer-leadership=1", "."]);
    assert_eq!(said, "exit 0\n");
    let said = seen(place.path(), &["--allow", "warnings", "--min-score", "peer-leadership=99", "."]);
    assert!(said.starts_with("exit 1\n./a.toml:5:8: error[score-too-low] "), "{said}");
    assert_eq!(said.lines().count(), 2, "once for the team: {said}");
}

#[test]
fn a_wish_for_what_the_questionnaire_does_not_have_is_wrong_usage() {
    let place = place(&[("a.toml", &answers(""))]);
    assert_data_eq!(
        seen(place.path(), &["--min-band", "redy", "a.toml"]),
        str![[r#"
exit 2
error: there is no band `redy`; did you mean `ready`?

"#]]
        .raw()
    );
    assert_data_eq!(
        seen(place.path(), &["--max-gap", "peer-leadreship=3", "a.toml"]),
        str![[r#"
exit 2
error: there is no pillar `peer-leadreship`; did you mean `peer-leadership`?

"#]]
        .raw()
    );
}

#[test]
fn worse_than_before_is_told_pillar_by_pillar() {
    let at = |parity: u8, budget: u8| {
        answers(&format!("\n[answers.peer-leadership]\nparity = {parity}\nbudget = {budget}\n"))
    };
    let place = place(&[("then/a.toml", &at(3, 2)), ("now/a.toml", &at(2, 2)), ("better/a.toml", &at(3, 3))]);
    let allowed = |folder| seen(place.path(), &["--allow", "warnings", "--no-worse-than", "then", folder]);
    assert_eq!(allowed("better"), "exit 0\n");
    assert_eq!(allowed("then"), "exit 0\n", "nothing is worse than itself, however uncertain");
    assert_data_eq!(allowed("now"), str![[r#"
exit 1
now/a.toml:5:8: error[worse-than-baseline] the worst-case gap of `peer-leadership` is 56.3 points, 6.3 more than the baseline's 50.0
now/a.toml:5:8: error[worse-than-baseline] a must-have of `peer-leadership` that was met in the baseline is open or unconfirmed

"#]].raw());
    let none = seen(place.path(), &["--no-worse-than", "nowhere", "now"]);
    assert!(none.starts_with("exit 3\n"), "{none}");
}

#[test]
fn settings_beside_or_above_the_files_are_taken_and_the_command_line_wins() {
    let settings =
        "deny = [\"warnings\"]\nmax_age = \"1m\"\nmin_band = \"ready\"\nmax_gap = [90.5, \"peer-leadership=20\"]\n";
    let place = place(&[("pillars-check.toml", settings), ("teams/north/a.toml", &answers(""))]);
    let place = place.path();
    let codes = |arguments: &[&str]| -> Vec<String> {
        let said = seen(place, arguments);
        let mut codes: Vec<String> =
            said.lines().filter_map(|line| Some(line.split_once('[')?.1.split_once(']')?.0.to_owned())).collect();
        codes.dedup();
        codes
    };
    assert_eq!(codes(&["teams"]), ["band-too-low", "gap-too-large", "old-audit"]);
    assert_eq!(codes(&["teams", "--max-age", "9y", "--min-band", "not-ready", "--max-gap", "100"]), [""; 0]);
    assert_eq!(codes(&["teams", "--no-config"]), [""; 0]);
    fs::write(place.join("teams/pillars-check.toml"), "max_ag = \"1m\"\n").unwrap();
    assert_data_eq!(
        seen(place, &["teams"]),
        str![[r#"
exit 2
error[unknown-key]: `max_ag` is not a setting
  ╭▸ teams/pillars-check.toml:1:1
  │
1 │ max_ag = "1m"
  │ ━━━━━━
  │
  ╰ help: did you mean `max_age`?


"#]]
        .raw()
    );
    fs::write(place.join("teams/pillars-check.toml"), "deny = []\nmax_age = \"soon\"\n").unwrap();
    assert_data_eq!(
        seen(place, &["teams"]),
        str![[r#"
exit 2
error[invalid-setting]: `max_age` is not an age such as 90d, 18m or 2y
  ╭▸ teams/pillars-check.toml:2:11
  │
2 │ max_age = "soon"
  ╰╴          ━━━━━━


"#]]
        .raw()
    );
    assert_eq!(codes(&["teams", "--config", "pillars-check.toml"]), ["band-too-low", "gap-too-large", "old-audit"]);
}

#[test]
fn settings_are_found_for_listed_paths_as_for_named_ones() {
    let place = place(&[
        ("north/a.toml", &answers("\n[answers.peer-leadership]\nbudget = 1\n")),
        ("north/pillars-check.toml", "no_open_must_haves = true\n"),
        ("list", "north/a.toml\n"),
    ]);
    let said = seen(place.path(), &["--files-from", "list"]);
    assert_eq!(
        said,
        "exit 1\nnorth/a.toml:5:8: error[open-must-have] 15 must-haves are unconfirmed, in the worst case open\n"
    );
    assert_eq!(said, seen(place.path(), &["north/a.toml"]));
}

#[test]
fn a_path_that_does_not_exist_is_no_quarrel_about_settings() {
    let place = place(&[("north/a.toml", &answers("")), ("north/pillars-check.toml", "deny = [\"warnings\"]\n")]);
    let said = seen(place.path(), &["none.toml", "north"]);
    assert_eq!(said, "exit 3\nerror: cannot read none.toml: No such file or directory (os error 2)\n");
}

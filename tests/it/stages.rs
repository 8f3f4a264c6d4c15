//! Stages, who is asked, the short form and what a result discloses, from file to screen.

use crate::minimal_files::{AnswersFile, STAGED};
use crate::shell::{run_in, stderr, stdout};
use serde_json::{Value, json};
use std::fs;
use tempfile::TempDir;

pub(crate) fn folder(answers: &[(&str, &str, &str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("q.toml"), STAGED).unwrap();
    for (name, audit, version, answers) in answers {
        let text = AnswersFile::staged().version(version).audit(audit).answers("leading", answers).text();
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn score(folder: &TempDir, arguments: &[&str]) -> (Value, String) {
    let output =
        run_in(folder.path(), &[&["score", "--questionnaire", "q.toml", "--format", "json"], arguments].concat());
    (serde_json::from_str(&stdout(&output)).unwrap_or(Value::Null), stderr(&output))
}

#[test]
fn only_the_items_of_the_stage_are_items_of_the_audit_and_an_answer_to_another_is_noticed() {
    let folder =
        folder(&[("a.toml", "viewpoint = \"leadership\"\nstage = \"before\"", "2.0.0", "plan = 3\nhand-over = 0")]);
    let (result, said) = score(&folder, &["a.toml"]);
    assert_eq!((&result["stage"], &result["form"]), (&json!("before"), &json!("full")));
    assert_eq!(result["pillars"][0]["coverage"]["items"], 2);
    assert_eq!(result["pillars"][0]["score"]["so_far"], 75.0);
    assert!(said.contains("1 answer not counted: not part of the stage `before`"), "{said}");
}

#[test]
fn the_last_stage_is_the_default_and_files_at_different_stages_are_refused() {
    let running = folder(&[("a.toml", "viewpoint = \"peer\"", "2.0.0", "plan = 3")]);
    assert_eq!(score(&running, &["a.toml"]).0["stage"], "running");
    let files = [
        ("a.toml", "viewpoint = \"peer\"", "2.0.0", "plan = 3"),
        ("b.toml", "viewpoint = \"leadership\"\nstage = \"running\"", "2.0.0", "plan = 3"),
    ];
    let (result, said) = score(&folder(&files), &["a.toml", "b.toml"]);
    assert_eq!(result, Value::Null);
    assert_eq!(
        said,
        "error: these files are about different stages of the team: a.toml gives no stage, b.toml is at the stage `running`; \
         give the same one in each\n"
    );
}

#[test]
fn an_item_that_nobody_present_is_asked_is_unknown_and_says_whom_to_ask() {
    let folder = folder(&[("a.toml", "viewpoint = \"staff\"", "2.0.0", "plan = 3\nmoney = 4")]);
    let (result, said) = score(&folder, &["a.toml"]);
    let coverage = &result["pillars"][0]["coverage"];
    assert_eq!((&coverage["known"], &coverage["not_asked"]), (&json!(1), &json!(2)));
    assert_eq!(result["to_find_out"][0]["ask"], json!(["peer", "leadership"]));
    assert_eq!(result["to_find_out"][1]["ask"], json!(["leadership"]));
    assert!(said.contains("1 answer not counted: not asked of `staff`"), "{said}");
    assert_eq!(result["disclosure"]["single_respondent"], true);
    assert_eq!(result["disclosure"]["single_viewpoint"], "staff");
}

#[test]
fn an_answer_to_an_older_version_of_a_changed_question_is_not_counted() {
    let folder = folder(&[("a.toml", "viewpoint = \"leadership\"", "1.0.0", "plan = 3\nhand-over = 3\nmoney = 9")]);
    let (result, said) = score(&folder, &["a.toml"]);
    assert_eq!(result["pillars"][0]["coverage"]["unanswered"], 1);
    assert!(said.contains("older-version"), "{said}");
}

#[test]
fn the_short_form_counts_only_its_own_items_in_every_command() {
    let answers = |file| (file, "viewpoint = \"leadership\"", "2.0.0", "plan = 3\nhand-over = 0\nmoney = 0");
    let folder = folder(&[answers("a.toml"), answers("b.toml")]);
    let (result, _) = score(&folder, &["a.toml", "--short"]);
    assert_eq!((&result["form"], &result["pillars"][0]["coverage"]["items"]), (&json!("short"), &json!(1)));
    let of = |arguments: &[&str]| run_in(folder.path(), &[arguments, &["--questionnaire", "q.toml"]].concat());
    let batch = stdout(&of(&["batch", ".", "--short", "--format", "ndjson"]));
    assert!(batch.contains("\"form\":\"short\""), "{batch}");
    let compared = stdout(&of(&["compare", "a.toml", "b.toml", "--short", "--format", "json"]));
    assert!(compared.contains("\"form\": \"short\""), "{compared}");
    let explained = of(&["explain", "leading.money", "--short", "--answers", "a.toml"]);
    assert!(stdout(&explained).contains("not part of this audit"), "{}{}", stdout(&explained), stderr(&explained));
    let without = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/questionnaires/peer-hub-8-pillars-1.0.0.toml");
    for command in ["score", "batch"] {
        let refused = run_in(folder.path(), &[command, "a.toml", "--short", "--questionnaire", without]);
        assert_eq!(refused.status.code(), Some(2), "{}", stderr(&refused));
        assert_eq!(stderr(&refused), "error: the questionnaire has no short form\n");
    }
}

#[test]
fn a_template_holds_what_is_asked_of_a_viewpoint_at_a_stage() {
    let folder = folder(&[]);
    let keys = |arguments: &[&str]| {
        let output = run_in(folder.path(), arguments);
        let text = stdout(&output);
        let keys = text.lines().filter_map(|line| line.strip_prefix("# ")?.strip_suffix(" ="));
        keys.filter(|key| *key != "participants").map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        keys(&["template", "--questionnaire", "q.toml", "--viewpoint", "leadership"]),
        ["plan", "hand-over", "money"]
    );
    assert_eq!(
        keys(&["template", "--questionnaire", "q.toml", "--viewpoint", "leadership", "--stage", "before"]),
        ["plan", "money"]
    );
    assert_eq!(keys(&["template", "--questionnaire", "q.toml", "--viewpoint", "staff"]), ["plan"]);
    assert_eq!(keys(&["template", "--questionnaire", "q.toml", "--viewpoint", "leadership", "--short"]), ["plan"]);
}

#[test]
fn a_team_at_two_stages_is_two_rows() {
    let folder = folder(&[
        ("a.toml", "viewpoint = \"leadership\"\nstage = \"before\"", "2.0.0", "plan = 3"),
        ("b.toml", "viewpoint = \"leadership\"\nstage = \"running\"", "2.0.0", "plan = 1"),
    ]);
    let output =
        run_in(folder.path(), &["batch", ".", "--questionnaire", "q.toml", "--format", "ndjson", "--sort", "name"]);
    let stages: Vec<Value> =
        stdout(&output).lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["stage"].clone()).collect();
    assert_eq!(stages, ["before", "running"]);
}

#[test]
fn who_can_subtract_their_own_answers_is_told() {
    let files = [
        ("a.toml", "viewpoint = \"leadership\"\nrespondent = \"R-1\"", "2.0.0", "plan = 3\nhand-over = 2\nmoney = 1"),
        ("b.toml", "viewpoint = \"peer\"\nrespondent = \"R-2\"", "2.0.0", "plan = 3\nhand-over = 1"),
    ];
    let (result, _) = score(&folder(&files), &["a.toml", "b.toml"]);
    assert_eq!(
        result["disclosure"],
        json!({
            "single_respondent": false,
            "single_viewpoint": null,
            "recoverable": [{ "by": "peer", "of": "leadership" }, { "by": "leadership", "of": "peer" }],
            "items_of_one_small_viewpoint": 1,
        })
    );
}

#[test]
fn teams_at_two_stages_are_summarised_stage_by_stage() {
    let folder = folder(&[
        ("a.toml", "viewpoint = \"leadership\"", "2.0.0", "plan = 3\nhand-over = 0\nmoney = 0"),
        ("b.toml", "viewpoint = \"leadership\"\nstage = \"before\"", "2.0.0", "plan = 1\nmoney = 1"),
    ]);
    let of = |arguments: &[&str]| run_in(folder.path(), &[arguments, &["--questionnaire", "q.toml"]].concat());
    let document: Value = serde_json::from_slice(&of(&["batch", ".", "--format", "json"]).stdout).unwrap();
    let stages: Vec<_> = document["stages"].as_array().unwrap().iter().collect();
    let gaps = |stage: &Value| {
        let ids = stage["shared_gaps"].as_array().unwrap().iter().map(|gap| gap["id"].clone());
        (stage["stage"].clone(), stage["teams"].clone(), ids.collect::<Vec<_>>())
    };
    let expected = [
        (json!("before"), json!(1), vec![json!("leading.plan"), json!("leading.money")]),
        (json!("running"), json!(1), vec![json!("leading.hand-over"), json!("leading.money")]),
    ];
    assert_eq!(stages.into_iter().map(gaps).collect::<Vec<_>>(), expected);
    assert_eq!((&document["programme"]["teams"], &document["programme"]["shared_gaps"]), (&json!(2), &json!([])));
    let page = stdout(&of(&["batch", ".", "--full"]));
    for heading in ["Gaps that most teams share · Before the first post", "Gaps that most teams share · Running"] {
        assert!(page.contains(heading), "{page}");
    }
    let screen = stdout(&of(&["batch", "."]));
    assert!(screen.contains("1 Not ready · Before the first post"), "{screen}");
    assert!(screen.contains("1 Not ready · Running"), "{screen}");
    let csv = stdout(&of(&["batch", ".", "--format", "csv", "--sort", "name"]));
    let stages: Vec<_> = csv.lines().skip(1).map(|line| line.split(',').nth(2).unwrap()).collect();
    assert_eq!(stages, ["before", "running"]);
}

fn compared(folder: &TempDir, paths: [&str; 2]) -> String {
    let output = run_in(
        folder.path(),
        &["compare", paths[0], paths[1], "--questionnaire", "q.toml", "--full", "--format", "markdown"],
    );
    assert!(output.status.success(), "{}", stderr(&output));
    stdout(&output)
}

/// The section with this heading.
fn section<'a>(page: &'a str, heading: &str) -> &'a str {
    let (_, section) = page.split_once(&format!("## {heading}\n\n")).unwrap_or_else(|| panic!("{heading}: {page}"));
    section.split("\n## ").next().unwrap()
}

#[test]
fn a_comparison_says_why_an_item_is_in_no_figure() {
    let not_applicable = "plan = 2\nhand-over = { not_applicable = \"No peers yet\" }\nmoney = 3";
    let folder = folder(&[
        ("before.toml", "viewpoint = \"leadership\"\nstage = \"before\"", "1.0.0", "plan = 1\nmoney = 2"),
        ("running.toml", "viewpoint = \"leadership\"", "2.0.0", "plan = 2\nhand-over = 1\nmoney = 3"),
        ("later.toml", "viewpoint = \"leadership\"", "2.0.0", not_applicable),
    ]);
    snapbox::assert_data_eq!(
        section(&compared(&folder, ["before.toml", "running.toml"]), "Items that are not compared"),
        snapbox::str![[r#"
2 items are in no figure above, on either side.

- **Outside the stage then:** hand over
- **Changed since they were answered:** money

"#]]
    );
    snapbox::assert_data_eq!(
        section(&compared(&folder, ["running.toml", "later.toml"]), "Items that are not compared"),
        snapbox::str![[r#"
1 item is in no figure above, on either side.

- **Said not to apply now:** hand over

"#]]
    );
}

#[test]
fn an_earlier_stage_of_a_compared_team_is_listed_with_its_stage_and_not_as_a_team_in_one_round() {
    let folder = folder(&[]);
    let write = |path: &str, team: &str, stage: &str| {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        let audit = format!("viewpoint = \"leadership\"\nstage = \"{stage}\"");
        fs::write(file, AnswersFile::staged().team(team).audit(&audit).answers("leading", "plan = 2").text()).unwrap();
    };
    for (path, team, stage) in [
        ("then/north-before.toml", "North", "before"),
        ("then/north.toml", "North", "running"),
        ("then/south-before.toml", "South", "before"),
        ("then/south.toml", "South", "running"),
        ("now/north.toml", "North", "running"),
    ] {
        write(path, team, stage);
    }
    let page = compared(&folder, ["then", "now"]);
    snapbox::assert_data_eq!(
        section(&page, "Teams in one round only"),
        snapbox::str![[r#"
Teams are matched by their exact name and organisation. These teams are not included in any figure above.

- **Baseline only, 1 team:** South (Before the first post, Running)

"#]]
    );
    snapbox::assert_data_eq!(
        section(&page, "Stages that are not compared"),
        snapbox::str![[r#"
Of a team at two stages in one round, the later stage is compared. The earlier one is not included in any figure above.

- **Baseline, 1 team:** North (Before the first post)

"#]]
    );
    write("then/east.toml", "East", "running");
    write("now/east.toml", "East", "running");
    let output = run_in(folder.path(), &["compare", "then", "now", "--questionnaire", "q.toml"]);
    let not_compared = "\nNot compared: 1 team (Baseline only), the earlier stage of 1 team (Baseline).\n";
    assert!(stdout(&output).contains(not_compared), "{}", stdout(&output));
    let json = run_in(folder.path(), &["compare", "then", "now", "--questionnaire", "q.toml", "--format", "json"]);
    let json: Value = serde_json::from_str(&stdout(&json)).unwrap();
    let south = json!({ "team": "South", "organisation": null });
    assert_eq!(json["rounds"][0]["unmatched"], json!([south, south]));
    let north = json!({ "team": "North", "organisation": null, "stage": "before" });
    assert_eq!(json["rounds"][0]["other_stages"], json!([north]));
}

//! An easier stage is never chosen unnoticed: what `score`, `check` and `batch` say about the stages of a team's files.

use crate::minimal_files::{self, AnswersFile};
use crate::shell::{run_in, stderr, stdout};
use crate::stages::folder;
use serde_json::{Value, json};
use snapbox::{IntoData as _, assert_data_eq, str};
use std::fs;

type File<'a> = (&'a str, &'a str, &'a str, &'a str);

/// An answers file with these lines under `[audit]`.
fn file<'a>(name: &'a str, audit: &'a str) -> File<'a> {
    (name, audit, "2.0.0", "plan = 3")
}

/// What a command says about the files on standard error, and for `check` on standard output.
fn said(files: &[File<'_>], arguments: &[&str]) -> String {
    let folder = folder(files);
    let output = run_in(folder.path(), &[arguments, &["--questionnaire", "q.toml"]].concat());
    if arguments[0] == "check" { stdout(&output) } else { stderr(&output) }
}

/// A check that is silent about the questionnaire.
const CHECK: [&str; 5] =
    ["check", ".", "--no-config", "--format=concise", "--allow=pillar-without-must-have,without-source,without-action"];

#[test]
fn an_earlier_stage_although_peers_answered_is_told_by_score_batch_and_check() {
    let peer = [file("a.toml", "viewpoint = \"peer\"\nstage = \"before\"")];
    let warning = "warning: peers answered for this team, but its stage is `before`, which is an earlier one\n";
    assert_eq!(said(&peer, &["score", "a.toml"]), warning);
    let warning = "warning: peers answered for `North`, but its stage is `before`, which is an earlier one\n";
    assert_eq!(said(&peer, &["batch", "."]), warning);
    let warning = "./a.toml:8:9: warning[earlier-stage] an earlier stage, although peers answered for this team\n";
    assert_eq!(said(&peer, &CHECK), warning);
    let leader = [file("a.toml", "viewpoint = \"leadership\"\nstage = \"before\"")];
    assert_eq!(said(&leader, &["score", "a.toml"]), "");
    assert_eq!(said(&leader, &["batch", "."]), "");
}

#[test]
fn batch_and_check_tell_teams_whose_files_do_not_agree_on_the_stage() {
    let half_named = [
        file("a.toml", "viewpoint = \"leadership\"\nstage = \"running\""),
        file("b.toml", "viewpoint = \"peer\"\nrespondent = \"R-1\""),
    ];
    assert_data_eq!(
        said(&half_named, &["batch", "."]),
        str![[r#"
warning: only some files of `North` give its stage; the others count at the last one, and `pillars check` lists them

"#]]
        .raw()
    );
    assert_data_eq!(
        said(&half_named, &CHECK),
        str![[r#"
./b.toml:4:1: warning[stage-not-named] the team's stage is named in other files, but not in this one

"#]]
        .raw()
    );
    let two_stages = [
        file("a.toml", "viewpoint = \"leadership\"\nstage = \"before\""),
        file("b.toml", "viewpoint = \"peer\"\nstage = \"running\""),
    ];
    assert_data_eq!(
        said(&two_stages, &["batch", "."]),
        str![[r#"
warning: peers answered for `North`, but its stage is `before`, which is an earlier one
warning: `North` has answers at the stages `before` and `running`; each stage has a separate result

"#]]
        .raw()
    );
    assert_data_eq!(
        said(&two_stages, &CHECK),
        str![[r#"
./a.toml:8:9: warning[earlier-stage] an earlier stage, although peers answered for this team
./b.toml:8:9: warning[stages-differ] the stage differs from the one in ./a.toml

"#]]
        .raw()
    );
    let rolled_up = &["batch", ".", "--organisation-rollup"];
    assert!(!said(&two_stages, rolled_up).contains("each stage has a separate result"));
}

#[test]
fn a_file_with_errors_counts_at_its_own_stage() {
    let left_out = |bad: &str, good: &[&str]| {
        let good = good.iter().zip(["a.toml", "b.toml"]);
        let stage = |stage: &str| format!("viewpoint = \"leadership\"\n{stage}");
        let audits: Vec<_> = good.clone().map(|(audit, _)| stage(audit)).collect();
        let files: Vec<_> = good.zip(&audits).map(|((_, name), audit)| file(name, audit)).collect();
        let folder = folder(&files);
        let text = AnswersFile::staged().audit(&stage(bad)).answers("leading", "plan = 9").text();
        fs::write(folder.path().join("bad.toml"), text).unwrap();
        let arguments = ["batch", ".", "--questionnaire", "q.toml", "--format", "json", "--sort", "name"];
        let document: Value = serde_json::from_str(&stdout(&run_in(folder.path(), &arguments))).unwrap();
        let rows = document["teams"].as_array().unwrap().iter();
        let rows: Vec<_> = rows.map(|team| json!([team["stage"], team["files_left_out"]])).collect();
        let others = document["not_scored"].as_array().unwrap().iter();
        (rows, others.map(|team| json!([team["stage"], team["files_left_out"]])).collect::<Vec<_>>())
    };
    let (before, running) = ("stage = \"before\"", "stage = \"running\"");
    assert_eq!(left_out(before, &[before]), (vec![json!(["before", 1])], vec![]));
    assert_eq!(left_out(before, &[running]), (vec![json!(["running", 0])], vec![json!(["before", 1])]));
    assert_eq!(left_out("", &[before]), (vec![json!(["before", 0])], vec![json!(["running", 1])]));
    // The stage cannot be told.
    assert_eq!(left_out("stage = \"soon\"", &[before]), (vec![json!(["before", 1])], vec![]));
    let apart = (vec![json!(["before", 0]), json!(["running", 0])], vec![json!([null, 1])]);
    assert_eq!(left_out("stage = 7", &[before, running]), apart);
}

#[test]
fn requirements_are_about_a_team_at_one_stage() {
    let files = [
        ("a.toml", "viewpoint = \"leadership\"\nstage = \"before\"", "2.0.0", "plan = 3\nmoney = 3"),
        ("b.toml", "viewpoint = \"leadership\"\nstage = \"running\"", "2.0.0", "plan = 1\nmoney = 3\nhand-over = 3"),
    ];
    assert_data_eq!(
        said(&files, &["check", ".", "--no-config", "--allow=warnings", "--min-score=60", "--format=concise"]),
        str![[r#"
./b.toml:5:8: error[score-too-low] the worst-case score of `leading` is 58.3 points, 1.7 less than the 60 required

"#]]
        .raw()
    );
    let complete = ["check", ".", "--no-config", "--allow=warnings", "--complete", "--format=concise"];
    assert_eq!(said(&files, &complete), "");
    let peer = [file("a.toml", "viewpoint = \"peer\"\nstage = \"running\"")];
    assert_data_eq!(
        said(&peer, &complete),
        str![[r#"
./a.toml:5:8: error[incomplete] 2 of 3 items are not answered

"#]]
        .raw()
    );
    let short = ["check", ".", "--no-config", "--allow=warnings", "--complete", "--short", "--format=concise"];
    assert_eq!(said(&peer, &short), "");
}

#[test]
fn a_baseline_at_an_earlier_stage_is_read_at_that_stage() {
    let folder = folder(&[]);
    let write = |name: &str, stage: &str, version: &str, answers: &str| {
        let audit = format!("viewpoint = \"leadership\"\nstage = \"{stage}\"");
        let text = AnswersFile::staged().version(version).audit(&audit).answers("leading", answers).text();
        minimal_files::write(folder.path(), &format!("{name}/a.toml"), &text);
    };
    let worse = || {
        let fixed = ["check", "now", "--no-worse-than", "then", "--no-config", "--allow=warnings", "--format=concise"];
        stdout(&run_in(folder.path(), &[&fixed[..], &["--questionnaire", "q.toml"]].concat()))
    };
    write("now", "running", "2.0.0", "plan = 2\nmoney = 3\nhand-over = 0");
    // What is asked only while running is on one side alone and cannot make up for the plan.
    write("then", "before", "2.0.0", "plan = 3\nmoney = 3");
    assert_data_eq!(
        worse(),
        str![[r#"
now/a.toml:5:8: error[worse-than-baseline] the worst-case gap of `leading` is 12.5 points, 12.5 more than the baseline's 0.0

"#]]
        .raw()
    );
    // A question that has changed since is in no figure, on either side.
    write("then", "running", "1.0.0", "plan = 2\nmoney = 3\nhand-over = 0");
    assert_eq!(worse(), "");
    write("then", "running", "1.0.0", "plan = 3\nmoney = 0\nhand-over = 0");
    assert_data_eq!(
        worse(),
        str![[r#"
now/a.toml:5:8: error[worse-than-baseline] the worst-case gap of `leading` is 50.0 points, 12.5 more than the baseline's 37.5

"#]]
        .raw()
    );
}

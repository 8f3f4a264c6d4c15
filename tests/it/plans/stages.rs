//! A plan belongs to a team at one stage: no command shows it next to answers from another stage.

use crate::minimal_files::ACTION;
use crate::shell::{run_in, stderr, stdout};
use crate::stages;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const BEFORE: &str = "viewpoint = \"leadership\"\nstage = \"before\"";
const RUNNING: &str = "viewpoint = \"leadership\"\nstage = \"running\"";

/// Answers of one team at both stages, and a plan for each stage.
fn folder() -> TempDir {
    let folder = stages::folder(&[
        ("before.toml", BEFORE, "2.0.0", "plan = 0"),
        ("running.toml", RUNNING, "2.0.0", "plan = 1"),
        ("later.toml", RUNNING, "2.0.0", "plan = 2"),
    ]);
    fs::create_dir(folder.path().join("plans")).unwrap();
    for stage in ["before", "running"] {
        write_plan(folder.path(), stage);
    }
    folder
}

fn write_plan(folder: &Path, stage: &str) {
    let head = "questionnaire = \"staged\"\nversion = \"2.0.0\"\n\n[plan]\nteam = \"North\"\n";
    let action = ACTION.replace("leading.parity", "leading.plan");
    fs::write(folder.join(format!("plans/{stage}.toml")), format!("{head}stage = \"{stage}\"\n{action}")).unwrap();
}

/// The exit code of a command in the folder, and what it says on standard error.
fn said(folder: &Path, words: &str) -> (Option<i32>, String) {
    let words: Vec<_> = words.split(' ').chain(["--today", "2026-11-21", "--questionnaire", "q.toml"]).collect();
    let output = run_in(folder, &words);
    (output.status.code(), stderr(&output).replace('\\', "/"))
}

#[test]
fn a_plan_of_another_stage_is_refused_by_every_command_that_takes_answers() {
    let folder = folder();
    let plan = fs::read(folder.path().join("plans/before.toml")).unwrap();
    for command in [
        "plan show plans/before.toml --answers running.toml",
        "score running.toml --plan plans/before.toml",
        "plan draft running.toml -o plans/before.toml",
    ] {
        let expected = "error: plans/before.toml is the plan of `North` at the stage `before`, and the answers are given at the stage `running`\n";
        assert_eq!(said(folder.path(), command), (Some(2), expected.to_owned()), "{command}");
        let own = command.replace("before.toml", "running.toml");
        assert_eq!(said(folder.path(), &own).0, Some(0), "{own}");
    }
    assert_eq!(fs::read(folder.path().join("plans/before.toml")).unwrap(), plan);
}

#[test]
fn a_comparison_takes_the_plan_of_the_stage_at_the_follow_up_or_at_the_baseline() {
    let folder = folder();
    let refused = "error: plans/before.toml is the plan of `North` at the stage `before`, which is not compared; plans are matched by their exact `team` and `organisation`, and by stage\n";
    let compared = said(folder.path(), "compare running.toml later.toml --plan plans/before.toml");
    assert_eq!(compared, (Some(2), refused.to_owned()));
    let ignored = "warning: plans/before.toml is the plan of `North` at the stage `before`, which is not compared\n";
    assert_eq!(said(folder.path(), "compare running.toml later.toml --plan plans"), (Some(0), ignored.to_owned()));
    for plan in ["plans/before.toml", "plans/running.toml"] {
        let compared = said(folder.path(), &format!("compare before.toml running.toml --plan {plan}"));
        assert_eq!(compared, (Some(0), String::new()), "{plan}");
    }
}

#[test]
fn the_plans_of_a_team_at_two_stages_share_no_event_and_the_last_stage_need_not_be_named() {
    let folder = folder();
    let uids = |plan: &str| {
        let words = ["plan", "show", plan, "--format", "ics", "--today", "2026-11-21", "--questionnaire", "q.toml"];
        let output = run_in(folder.path(), &words);
        assert!(output.status.success(), "{}", stderr(&output));
        let calendar = stdout(&output);
        calendar.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect::<Vec<_>>()
    };
    let [before, running] = ["plans/before.toml", "plans/running.toml"].map(uids);
    assert_eq!((before.len(), running.len()), (2, 2));
    assert!(before.iter().all(|uid| !running.contains(uid)), "{before:?} {running:?}");
    let plan = fs::read_to_string(folder.path().join("plans/running.toml")).unwrap();
    fs::write(folder.path().join("plans/unnamed.toml"), plan.replace("stage = \"running\"\n", "")).unwrap();
    assert_eq!(uids("plans/unnamed.toml"), running);
}

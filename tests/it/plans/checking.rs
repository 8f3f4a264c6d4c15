//! `check` on plans: lints, requirements, fixes, suppressions and settings. Nothing reveals one respondent's answers.

use crate::minimal_files::{ACTION, AnswersFile, PLAN_HEAD, SMALL, STAGED};
use crate::shell::command_in;
use crate::stages;
use std::fs;
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;

fn answers(viewpoint: &str, parity: u8) -> String {
    let audit = format!("viewpoint = \"{viewpoint}\"\nrespondent = \"R-{viewpoint}\"");
    AnswersFile::small().on("2026-10-01").audit(&audit).answers("leading", &format!("parity = {parity}")).text()
}

fn files(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("team")).unwrap();
    fs::write(folder.path().join("small.toml"), SMALL).unwrap();
    for (name, text) in files {
        fs::write(folder.path().join("team").join(name), text).unwrap();
    }
    folder
}

fn check(folder: &Path, arguments: &[&str]) -> Output {
    let today: &[&str] = if arguments.contains(&"--today") { &[] } else { &["--today", "2026-11-21"] };
    command_in(folder, &["check", "--questionnaire", "small.toml"]).args(today).args(arguments).output().unwrap()
}

fn concise(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = check(folder, &[&["--format", "concise"], arguments].concat());
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).unwrap())
}

#[test]
fn a_plan_is_recognised_and_a_good_one_raises_nothing() {
    let folder = files(&[("plan.toml", &format!("{PLAN_HEAD}{ACTION}"))]);
    assert_eq!(concise(folder.path(), &["team/plan.toml"]), (Some(0), String::new()));
}

#[test]
fn what_is_overdue_depends_on_today() {
    let folder = files(&[("plan.toml", &format!("{PLAN_HEAD}{ACTION}"))]);
    let on = |day: &str| concise(folder.path(), &["--today", day, "team/plan.toml"]).1;
    snapbox::assert_data_eq!(
        on("2026-12-09"),
        snapbox::str![[r#"
team/plan.toml:15:17: warning[first-step-overdue] the first step of `parity-paper` was due on 2026-12-08; today is 2026-12-09

"#]]
    );
    snapbox::assert_data_eq!(
        on("2027-04-01"),
        snapbox::str![[r#"
team/plan.toml:7:10: warning[review-overdue] the review was due on 2027-01-15; today is 2027-04-01
team/plan.toml:15:17: warning[first-step-overdue] the first step of `parity-paper` was due on 2026-12-08; today is 2027-04-01
team/plan.toml:19:7: warning[action-overdue] the action `parity-paper` was due on 2027-03-31; today is 2027-04-01
team/plan.toml:22:11: warning[action-stale] the action `parity-paper` was last updated on 2026-11-01, more than 90 days ago

"#]]
    );
}

#[test]
fn nothing_overdue_is_a_requirement_only_where_it_is_asked_for() {
    let plan = format!("{PLAN_HEAD}{ACTION}").replace("due = 2027-03-31", "due = 2026-12-09");
    let folder = files(&[("plan.toml", &plan)]);
    let late = ["--today", "2027-01-20", "--allow", "warnings"];
    assert_eq!(concise(folder.path(), &[&late[..], &["team/plan.toml"]].concat()), (Some(0), String::new()));
    let (code, said) = concise(folder.path(), &[&late[..], &["--no-overdue", "team/plan.toml"]].concat());
    assert_eq!(code, Some(1));
    snapbox::assert_data_eq!(
        said,
        snapbox::str![[r#"
team/plan.toml:5:8: error[plan-overdue] 1 action, 1 first step and the review are overdue

"#]]
    );
    fs::write(folder.path().join("pillars-check.toml"), "no_overdue = true\n").unwrap();
    assert_eq!(concise(folder.path(), &[&late[..], &["team/plan.toml"]].concat()).0, Some(1));
}

#[test]
fn a_requirement_on_plans_is_not_met_by_having_no_plan() {
    let folder = files(&[("peer.toml", &answers("peer", 1))]);
    let (code, said) = concise(folder.path(), &["--no-overdue", "team/peer.toml"]);
    assert_eq!(code, Some(3));
    assert!(said.contains("there is no action plan among the files, so --no-overdue has nothing to check"), "{said}");
    assert_eq!(concise(folder.path(), &["--plan-covers", "must-haves", "team/peer.toml"]).0, Some(1));
}

#[test]
fn every_open_must_have_needs_an_action() {
    let plan = format!("{PLAN_HEAD}{}", ACTION.replace("leading.parity", "leading.budget").replace("to = 3\n", ""));
    let folder =
        files(&[("peer.toml", &answers("peer", 1)), ("leader.toml", &answers("leadership", 1)), ("plan.toml", &plan)]);
    let (code, said) = concise(folder.path(), &["--plan-covers=must-haves", "team"]);
    assert_eq!(code, Some(1));
    snapbox::assert_data_eq!(
        said,
        snapbox::str![[r#"
team/leader.toml:5:8: error[must-have-not-planned] 1 open or unconfirmed must-have has no action
team/plan.toml:4:1: warning[must-have-without-action] 1 open or unconfirmed must-have has no action

"#]]
    );
    fs::write(folder.path().join("pillars-check.toml"), "plan_covers = \"must-haves\"\n").unwrap();
    assert_eq!(concise(folder.path(), &["team"]).0, Some(1));
}

#[test]
fn an_action_that_wants_less_than_the_target_or_is_dropped_covers_nothing() {
    let covered = |plan: &str| {
        let folder = files(&[
            ("peer.toml", &answers("peer", 1)),
            ("leader.toml", &answers("leadership", 1)),
            ("plan.toml", plan),
        ]);
        concise(folder.path(), &["--allow", "warnings", "--plan-covers", "must-haves", "team"]).0 == Some(0)
    };
    let plan = format!("{PLAN_HEAD}{ACTION}");
    assert!(covered(&plan));
    assert!(!covered(&plan.replace("to = 3", "to = 2")));
    assert!(!covered(&plan.replace("status = \"open\"", "status = \"dropped\"\nreason = \"no money\"")));
    let confirmed = |on: &str| {
        let lines = format!("status = \"confirmed\"\nconfirmed = {{ on = {on}, by = \"peer\" }}");
        plan.replace("status = \"open\"", &lines)
    };
    assert!(covered(&confirmed("2026-10-02")), "the answers are older");
    assert!(!covered(&confirmed("2026-10-01")), "the answers show that it did not work");
}

#[test]
fn a_plan_covers_the_must_haves_of_its_own_stage_only() {
    let answers = |stage: &str| format!("viewpoint = \"leadership\"\nstage = \"{stage}\"\nrespondent = \"R-{stage}\"");
    let (before, running) = (answers("before"), answers("running"));
    let folder = stages::folder(&[
        ("before.toml", &before, "2.0.0", "plan = 0"),
        ("running.toml", &running, "2.0.0", "plan = 0"),
    ]);
    let must_have = STAGED.replace("title = \"A plan\"\n", "title = \"A plan\"\nmust_have = true\n");
    fs::write(folder.path().join("q.toml"), must_have).unwrap();
    let head = "questionnaire = \"staged\"\nversion = \"2.0.0\"\n\n[plan]\nteam = \"North\"\nstage = \"before\"\n";
    fs::write(folder.path().join("plan.toml"), [head, &ACTION.replace("leading.parity", "leading.plan")].concat())
        .unwrap();
    let arguments =
        ["check", ".", "--questionnaire=q.toml", "--today=2026-11-21", "--allow=warnings", "--format=concise"];
    let output = command_in(folder.path(), &arguments).arg("--plan-covers=must-haves").output().unwrap();
    snapbox::assert_data_eq!(String::from_utf8(output.stdout).unwrap(), snapbox::str![""]);
}

#[test]
fn which_must_haves_are_open_stays_unsaid_where_one_person_answered() {
    let plan = format!("{PLAN_HEAD}{}", ACTION.replace("leading.parity", "leading.budget").replace("to = 3\n", ""));
    let folder = files(&[("peer.toml", &answers("peer", 1)), ("plan.toml", &plan)]);
    for format in ["concise", "json", "github", "sarif", "junit"] {
        let output = check(folder.path(), &["--plan-covers", "must-haves", "--format", format, "team"]);
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.contains("must-have-without-action") && said.contains("must-have-not-planned"), "{said}");
        assert!(!said.contains("leading.parity"), "{format}: {said}");
    }
}

#[test]
fn a_slip_in_a_plan_can_be_fixed_and_a_warning_suppressed() {
    let plan =
        format!("{PLAN_HEAD}{ACTION}").replace("leading.parity", "leading.partiy").replace("\"open\"", "\"opne\"");
    let folder = files(&[("plan.toml", &plan)]);
    assert_eq!(check(folder.path(), &["--fix", "team/plan.toml"]).status.code(), Some(0));
    assert_eq!(fs::read_to_string(folder.path().join("team/plan.toml")).unwrap(), format!("{PLAN_HEAD}{ACTION}"));
    let allowed = "owner = \"Jo Bloggs\" # pillars: allow owner-looks-like-a-name our name for the post";
    let plan = format!("{PLAN_HEAD}{ACTION}").replace("owner = \"Director of workforce\"", allowed);
    fs::write(folder.path().join("team/plan.toml"), plan).unwrap();
    assert_eq!(concise(folder.path(), &["team/plan.toml"]), (Some(0), String::new()));
}

#[test]
fn no_message_repeats_an_owner() {
    let plan = format!("{PLAN_HEAD}{ACTION}").replace("Director of workforce", "Secret Somebody");
    let folder = files(&[("plan.toml", &plan)]);
    for format in ["concise", "json", "github", "sarif", "junit"] {
        let output = check(folder.path(), &["--format", format, "team/plan.toml"]);
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.contains("owner-looks-like-a-name") && !said.contains("Secret"), "{format}: {said}");
    }
}

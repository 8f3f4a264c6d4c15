//! `compare --plan` in every format: first what is done although not every level rose. An action moved only if all its items rose.

use crate::docx_report;
use crate::minimal_files::{ACTION, AnswersFile, PLAN_HEAD, SMALL};
use crate::shell::{pillars, run, run_in, stderr, stdout};
use crate::support::folder;
use calamine::{Reader as _, Xlsx};
use serde_json::Value;
use std::fs;
use std::io::Cursor;
use std::path::Path;
use tempfile::TempDir;

const HOSTILE: [&str; 3] = ["compare", "examples/answers/hostile.toml", "examples/answers/follow-up/hostile.toml"];
const PLAN: [&str; 4] = ["--plan", "examples/plans/hostile-november.toml", "--today", "2026-11-10"];

fn hostile(more: &[&str]) -> Vec<&'static str> {
    let more: Vec<&'static str> = more.iter().map(|word| &*word.to_string().leak()).collect();
    [&HOSTILE[..], &PLAN[..], &more].concat()
}

#[test]
fn one_screen_tells_what_worked_what_was_ticked_and_what_is_overdue() {
    let output = pillars(&hostile(&[])).env("COLUMNS", "80").output().unwrap();
    let screen = stdout(&output);
    assert!(screen.lines().count() <= 24, "{screen}");
    assert!(screen.lines().all(|line| line.chars().count() <= 80), "{screen}");
    snapbox::assert_data_eq!(
        screen,
        snapbox::str![[r#"
Inpatient and Crisis Directorate · Greywater Mental Health Trust
8 Pillars of Peer Support Professionalisation 2.0.0

Baseline   10 February 2026 · 1 respondent
Follow-up  10 November 2026 · 1 respondent

Plan       4 actions: 1 done, but not every level rose; 2 moved; 1 to be done.
           Overdue on 10 November 2026: 1.
Not moved  Standing of the peer lead: 2 of 4 then and now (done)
Moved      Supervision by an experienced peer +3; Teams made ready by peers +2
No action  User-led groups' say, No peer alone and 7 more
Overdue    Core values at work, due 31 May 2026

Overall     Not ready at the stage “Running”, then and now.
Must-haves  2 closed, 1 newly open, 10 still open, 1 still unconfirmed.
Slipped     Organisational Governance −7, Peer Leadership −1
Newly open  Same staff rules for all
Privacy     both sides: every figure is one respondent's answers

Use --full for all figures, or -o to write them to a file.

"#]]
    );
}

#[test]
fn every_format_has_the_ticked_action_first() {
    let whole = |format: &str| stdout(&run(&hostile(&["--format", format])));
    for (format, done_not_moved, later) in [
        ("markdown", "Done, but not every level rose", "Moved, with an action"),
        ("html", "Done, but not every level rose", "Moved, with an action"),
        ("json", "\"done_not_moved\"", "\"moved\""),
    ] {
        let text = whole(format);
        let (done_not_moved, later) = (text.find(done_not_moved).unwrap(), text.find(later).unwrap());
        assert!(done_not_moved < later, "{format}");
        let figures = ["All changes", "pillars\""].iter().filter_map(|after| text.find(after)).min().unwrap();
        assert!(format == "json" || later < figures, "{format}");
    }
    let rows = whole("csv");
    let header: Vec<&str> = rows.lines().next().unwrap().split(',').collect();
    let column = header.iter().position(|name| *name == "plan_done_not_moved").unwrap();
    let done_not_moved: Vec<&str> = rows.lines().skip(1).map(|row| row.split(',').nth(column).unwrap()).collect();
    assert_eq!(done_not_moved.iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>(), [&"peer-leadership.parity"]);
}

/// What `compare -o NAME` writes.
fn written(name: &str) -> Vec<u8> {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join(name);
    let output = run(&hostile(&["-o", file.to_str().unwrap()]));
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    fs::read(file).unwrap()
}

#[test]
fn a_word_file_begins_with_what_became_of_each_action() {
    let text = docx_report::shown(&written("compared.docx"));
    let mut rest = text.as_str();
    for next in [
        "Done, but not every level rose",
        "Put the peer lead's grade beside those of the other leads before the board",
        "Standing of the peer lead: 2 of 4 then and now",
        "Director of workforce",
        "done, not confirmed",
        "Moved, with an action",
        "Supervision by an experienced peer: 0 then, 3 of 4 now",
        "confirmed by members of a user-led group on 20 October 2026",
        "Moved, without an action",
        "Overdue on 10 November 2026",
        "Core values at work: 1 of 4 then and now",
        "All changes",
    ] {
        let Some((_, after)) = rest.split_once(next) else { panic!("{next} is not in {rest}") };
        rest = after;
    }
}

#[test]
fn a_workbook_has_a_sheet_with_what_became_of_each_action() {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(written("compared.xlsx"))).unwrap();
    assert_eq!(workbook.sheet_names()[..3], ["Plan", "Teams", "Changes"]);
    let sheet = workbook.worksheet_range("Plan").unwrap();
    let columns = [2, 10, 4, 5, 6, 7, 9];
    let row = |row: &[calamine::Data]| columns.map(|column| row[column].to_string()).join(" | ");
    snapbox::assert_data_eq!(
        sheet.rows().map(row).collect::<Vec<_>>().join("\n"),
        snapbox::str![[r#"
Outcome | Id | Item | Then | Now | Owner | Status
done, but not every level rose | parity-paper | Standing of the peer lead | 2 | 2 | Director of workforce | done, not confirmed
moved | outside-supervisor | Supervision by an experienced peer | 0 | 3 | Head of peer support | confirmed by members of a user-led group on 20 October 2026
moved | ward-sessions | Teams made ready by peers | 1 | 3 | Deputy director of nursing | confirmed by peer supporters and peer leaders on 14 July 2026
overdue | core-values | Core values at work | 1 | 1 | Peer workforce manager | in progress
"#]]
    );
}

#[test]
fn without_a_plan_nothing_of_plans_is_said() {
    for format in ["terminal", "markdown", "json", "csv"] {
        let text = stdout(&run(&[&HOSTILE[..], &["--format", format]].concat()));
        assert!(!text.to_lowercase().contains("overdue") && !text.contains("plan_"), "{format}");
    }
}

fn answers(team: &str, parity: &str, budget: &str) -> String {
    let lines = format!("parity = {parity}\nbudget = {budget}");
    AnswersFile::small().team(team).on("2026-10-01").answers("leading", &lines).text()
}

/// A folder with two rounds of answers of one team and a plan.
fn rounds(then: [&str; 2], now: [&str; 2], plan: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for round in ["then", "now", "plans"] {
        fs::create_dir(folder.path().join(round)).unwrap();
    }
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("small.toml", SMALL);
    write("then/a.toml", &answers("Northfield CMHT", then[0], then[1]));
    write("now/a.toml", &answers("Northfield CMHT", now[0], now[1]));
    write("plans/a.toml", plan);
    folder
}

fn compared(folder: &Path, more: &[&str]) -> (Option<i32>, String, String) {
    let words = ["compare", "then", "now", "--questionnaire", "small.toml", "--today", "2026-11-21", "--plan"];
    let output = run_in(folder, &[&words[..], more].concat());
    (output.status.code(), stdout(&output), stderr(&output))
}

#[test]
fn an_action_moved_only_if_every_one_of_its_items_certainly_rose() {
    let both = ACTION.replace("for = [\"leading.parity\"]\nto = 3", "for = [\"leading.parity\", \"leading.budget\"]");
    let done = format!("{PLAN_HEAD}{both}").replace("\"open\"", "\"done\"");
    for (then, now, moved) in [
        (["1", "0"], ["2", "1"], true),
        (["1", "0"], ["2", "0"], false),
        (["1", "1"], ["2", "0"], false),
        (["\"don't know\"", "0"], ["2", "1"], false),
        (["1", "0"], ["\"don't know\"", "1"], false),
    ] {
        let folder = rounds(then, now, &done);
        let (code, text, said) = compared(folder.path(), &["plans", "--format", "json"]);
        assert_eq!(code, Some(0), "{said}");
        let plan = &serde_json::from_str::<Value>(&text).unwrap()["teams"][0]["plan"];
        let number = |list: &str| plan[list].as_array().unwrap().len();
        assert_eq!(
            (number("moved"), number("done_not_moved")),
            (usize::from(moved), usize::from(!moved)),
            "{then:?} {now:?}"
        );
        assert_eq!(number("moved_without_action"), 0);
    }
}

#[test]
fn an_action_that_moved_and_is_overdue_is_counted_once() {
    let overdue = format!("{PLAN_HEAD}{ACTION}").replace("2027-03-31", "2026-11-01");
    let folder = rounds(["1", "0"], ["2", "1"], &overdue.replace("first_step_by = 2026-12-08\n", ""));
    let (_, screen, said) = compared(folder.path(), &["plans"]);
    assert!(screen.contains("\nPlan       1 action: 1 moved. Overdue on 21 November 2026: 1.\n"), "{screen}{said}");
}

#[test]
fn what_rose_without_an_action_is_named_and_a_dropped_action_is_none() {
    let dropped = "status = \"dropped\"\nreason = \"No money\"";
    let folder =
        rounds(["1", "0"], ["2", "1"], &format!("{PLAN_HEAD}{}", ACTION.replace("status = \"open\"", dropped)));
    let (_, text, _) = compared(folder.path(), &["plans", "--format", "json"]);
    let plan = &serde_json::from_str::<Value>(&text).unwrap()["teams"][0]["plan"];
    assert_eq!(plan["moved_without_action"], serde_json::json!(["leading.budget", "leading.parity"]));
    assert_eq!((plan["moved"].as_array().unwrap().len(), plan["dropped"].as_array().unwrap().len()), (0, 1));
}

#[test]
fn plans_belong_to_teams_by_team_and_organisation() {
    let folder = rounds(["1", "0"], ["2", "1"], &format!("{PLAN_HEAD}{ACTION}"));
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("then/b.toml", &answers("Larch ward", "1", "1"));
    write("now/b.toml", &answers("Larch ward", "1", "1"));
    write("plans/notes.toml", "[other]\na = 1\n");
    let (code, text, said) = compared(folder.path(), &["plans"]);
    assert_eq!((code, said.as_str()), (Some(0), ""));
    let plans = "Plans         1 of 2 teams has one, with 1 action: 1 moved; 0 done, but not every level rose.\n";
    assert!(text.contains(plans), "{text}");
    let elsewhere = format!("{PLAN_HEAD}{ACTION}").replace("baseline", "organisation = \"Example Trust\"\nbaseline");
    write("plans/c.toml", &elsewhere);
    let (code, _, said) = compared(folder.path(), &["plans"]);
    assert_eq!(code, Some(0));
    assert_eq!(
        said.replace('\\', "/"),
        "warning: plans/c.toml is the plan of `Northfield CMHT` of `Example Trust`, which is not compared\n"
    );
    let (code, _, said) = compared(folder.path(), &["plans/c.toml"]);
    assert_eq!(code, Some(2), "{said}");
    write("plans/c.toml", &format!("{PLAN_HEAD}{ACTION}"));
    let (code, _, said) = compared(folder.path(), &["plans"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("are plans of one team; leave one of them out"), "{said}");
}

#[test]
fn a_plan_that_cannot_be_read_ends_the_run() {
    let folder =
        rounds(["1", "0"], ["2", "1"], &format!("{PLAN_HEAD}{ACTION}").replace("leading.parity", "leading.nothing"));
    let (code, text, said) = compared(folder.path(), &["plans"]);
    assert_eq!((code, text.as_str()), (Some(1), ""));
    assert!(said.contains("there is no item `leading.nothing`"), "{said}");
    let (code, _, said) = compared(folder.path(), &["now"]);
    assert_eq!(code, Some(3));
    assert_eq!(said, "error: no action plan found in now\n");
    assert_eq!(compared(folder.path(), &["now/a.toml"]).0, Some(1));
}

#[test]
fn the_plans_among_the_examples_have_no_error() {
    let plans = folder("examples/plans");
    let output = run(&[
        "check",
        "--no-config",
        "--today",
        "2026-02-24",
        "--deny",
        "warnings",
        "examples/plans/hostile-february.toml",
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert!(plans.join("hostile-november.toml").is_file());
    let output =
        run(&["check", "--today", "2026-11-10", "--format", "concise", "examples/plans/hostile-november.toml"]);
    snapbox::assert_data_eq!(
        stdout(&output),
        snapbox::str![[r#"
examples/plans/hostile-november.toml:58:10: warning[done-unconfirmed] the action `parity-paper` is done, but nobody has confirmed it
examples/plans/hostile-november.toml:70:7: warning[action-overdue] the action `core-values` was due on 2026-05-31; today is 2026-11-10

"#]]
    );
}

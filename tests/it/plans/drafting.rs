//! `plan draft`: actions without owners or dates for open must-haves and the largest gaps; an existing plan loses nothing.

use crate::minimal_files::SMALL;
use crate::shell::{run_in, stderr, stdout};
use crate::support::folder;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const TODAY: [&str; 2] = ["--today", "2026-11-21"];

const ANSWERS: &str = "\
questionnaire = \"small\"
version = \"1.2.0\"

[audit]
team = \"Northfield CMHT\"
organisation = \"Example Trust\"
date = 2026-11-20
viewpoint = \"peer\"
respondent = \"R-014\"

[answers.leading]
parity = { level = 1, note = \"Secret\" }
budget = 0
deputy = 3

[answers.culture-work]
training = 2

[culture]
debate = 1
";

fn answers_folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("small.toml"), SMALL).unwrap();
    fs::write(folder.path().join("answers.toml"), ANSWERS).unwrap();
    folder
}

/// Runs `plan draft` on the answers of the folder.
fn draft(folder: &Path, more: &[&str]) -> std::process::Output {
    run_in(folder, &[&["plan", "draft", "answers.toml", "--questionnaire", "small.toml"], &TODAY[..], more].concat())
}

fn plan(folder: &Path) -> String {
    fs::read_to_string(folder.join("plan.toml")).unwrap()
}

#[test]
fn a_draft_has_questions_and_targets_and_no_level_owner_or_date() {
    let folder = answers_folder();
    let output = draft(folder.path(), &[]);
    snapbox::assert_data_eq!(
        stdout(&output),
        snapbox::str![[r##"
# An action plan for "A Small Questionnaire", version 1.2.0.
#
# Each action says what is done about a gap, who is responsible for it and by when. Owners
# and dates are left out on purpose: agree on them with the people they concern, remove
# the "# " and fill them in. Must-haves come first, then the largest gaps; this is not an
# order of work.
#
# The owner says that an action is "done". People other than the owner confirm it: status
# = "confirmed" with confirmed = { on = DATE, by = "VIEWPOINT" }. "pillars check FILE"
# names what is missing, "pillars plan show FILE" what is due.

questionnaire = "small"
version = "1.2.0"

[plan]
team = "Northfield CMHT"
organisation = "Example Trust"
baseline = 2026-11-20
# The date of the next review:
# review =

[[action]]
# parity (must-have)
# Is there parity?
# Target, level 3 of 4: Yes
id = "parity"
for = ["leading.parity"]
what = "parity"
# first_step = ""
# first_step_by =
# A role, not a person's name:
# owner = ""
# owner_viewpoint = ""
# The viewpoints that shape it:
# with = [""]
# due =
# What will show that it is done:
# shows = ""
status = "open"
updated = 2026-11-21

[[action]]
# budget
# Is there a budget?
# Target, level 2 of 2: Yes
id = "budget"
for = ["leading.budget"]
what = "budget"
# first_step = ""
# first_step_by =
# A role, not a person's name:
# owner = ""
# owner_viewpoint = ""
# The viewpoints that shape it:
# with = [""]
# due =
# What will show that it is done:
# shows = ""
status = "open"
updated = 2026-11-21

[[action]]
# training
# Is there training?
# Target, level 3 of 4: Yes
id = "training"
for = ["culture-work.training"]
what = "training"
# first_step = ""
# first_step_by =
# A role, not a person's name:
# owner = ""
# owner_viewpoint = ""
# The viewpoints that shape it:
# with = [""]
# due =
# What will show that it is done:
# shows = ""
status = "open"
updated = 2026-11-21

"##]]
    );
    assert!(!stdout(&output).contains("Secret"));
}

#[test]
fn a_draft_can_be_checked_at_once() {
    let folder = answers_folder();
    assert_eq!(draft(folder.path(), &["-o", "plan.toml"]).status.code(), Some(0));
    let check = ["check", "plan.toml", "--questionnaire", "small.toml", "--format", "concise"];
    let output = run_in(folder.path(), &[&check[..], &TODAY[..]].concat());
    let codes: Vec<_> = stdout(&output).lines().map(|line| line.split(['[', ']']).nth(1).unwrap().to_owned()).collect();
    assert_eq!(output.status.code(), Some(0), "{codes:?}");
    assert!(codes.iter().all(|code| code.starts_with("action-without-") || code == "no-peer-in-plan"), "{codes:?}");
}

#[test]
fn most_and_pillar_limit_a_draft_and_must_haves_come_first() {
    let folder = answers_folder();
    let items = |more: &[&str]| {
        let text = stdout(&draft(folder.path(), more));
        text.lines().filter_map(|line| line.strip_prefix("for = ")).map(str::to_owned).collect::<Vec<_>>()
    };
    let all = [r#"["leading.parity"]"#, r#"["leading.budget"]"#, r#"["culture-work.training"]"#];
    assert_eq!(items(&[]), all);
    assert_eq!(items(&["--most", "1"]), all[..1]);
    assert_eq!(items(&["--pillar", "culture-work"]), all[2..]);
    assert_eq!(items(&["--pillar", "culture-work", "--pillar", "leading", "--most", "2"]), all[..2]);
    assert_eq!(
        stderr(&draft(folder.path(), &["--pillar", "leadng"])),
        "error: there is no pillar `leadng`; did you mean `leading`?\n"
    );
}

#[test]
fn drafting_into_an_edited_plan_adds_what_is_missing_and_changes_nothing_else() {
    for line_ending in ["\n", "\r\n"] {
        let folder = answers_folder();
        draft(folder.path(), &["-o", "plan.toml", "--most", "1"]);
        let edited = plan(folder.path())
            .replace("# owner = \"\"\n", "owner = 'Director of workforce'   # she asked for it\n")
            .replace("# due =\n", "due    = 2027-03-31\n\n# Not before the budget is agreed.\n")
            .replace('\n', line_ending);
        fs::write(folder.path().join("plan.toml"), &edited).unwrap();
        let output = draft(folder.path(), &["-o", "plan.toml"]);
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), "2 actions added to plan.toml\n"));
        let added = plan(folder.path());
        let rest = added.strip_prefix(&edited).expect("every byte of the edited plan is still there");
        assert_eq!(rest.matches("[[action]]").count(), 2);
        assert_eq!(rest.matches('\n').count(), rest.matches(line_ending).count());
        let output = draft(folder.path(), &["-o", "plan.toml"]);
        assert_eq!(stderr(&output), "no actions added to plan.toml\n");
        assert_eq!(plan(folder.path()), added);
    }
}

#[test]
fn what_a_plan_addresses_already_is_not_drafted_again() {
    let folder = answers_folder();
    draft(folder.path(), &["-o", "plan.toml"]);
    let whole = plan(folder.path());
    let with_status = |status: &str| {
        fs::write(folder.path().join("plan.toml"), whole.replacen("status = \"open\"", status, 1)).unwrap();
        stderr(&draft(folder.path(), &["-o", "plan.toml"]))
    };
    assert_eq!(with_status("status = \"dropped\"\nreason = \"No money\""), "no actions added to plan.toml\n");
    let confirmed = |on: &str| format!("status = \"confirmed\"\nconfirmed = {{ on = {on}, by = \"leadership\" }}");
    assert_eq!(with_status(&confirmed("2026-11-21")), "no actions added to plan.toml\n");
    assert_eq!(
        with_status(&confirmed("2026-11-19")),
        "1 action added to plan.toml\n",
        "the gap was still there a day later"
    );
    assert!(plan(folder.path()).contains("id = \"leading-parity\"\n"), "{}", plan(folder.path()));
}

#[test]
fn a_plan_of_another_team_and_any_other_file_stay_as_they_are() {
    let folder = answers_folder();
    draft(folder.path(), &["-o", "plan.toml"]);
    let other = plan(folder.path()).replace("Northfield", "Southfield");
    let in_one_list = format!("{}action = []\n", plan(folder.path()).split("[plan]").next().unwrap())
        + "[plan]\nteam = \"Northfield CMHT\"\norganisation = \"Example Trust\"\n";
    let broken = other.replace("id = \"parity\"", "id = ");
    for (text, code, complaint) in [
        (
            other.as_str(),
            2,
            "is the plan of `Southfield CMHT` of `Example Trust`, and the answers are about `Northfield CMHT`",
        ),
        (&in_one_list, 3, "its actions are in one list; write each as a table with the header [[action]]"),
        (&broken, 1, "a value is missing after `=`"),
        ("# notes\n", 3, "it already exists and may have been edited; --force overwrites it"),
        (ANSWERS, 3, "it already exists and contains answers; --force overwrites it"),
    ] {
        fs::write(folder.path().join("plan.toml"), text).unwrap();
        let output = draft(folder.path(), &["-o", "plan.toml"]);
        assert_eq!(output.status.code(), Some(code), "{}", stderr(&output));
        assert!(stderr(&output).contains(complaint), "{}", stderr(&output));
        assert_eq!(plan(folder.path()), text);
    }
    let output = draft(folder.path(), &["-o", "plan.md"]);
    assert_eq!(stderr(&output), "error: cannot write an action plan as `.md`; use `.toml`\n");
}

#[test]
fn what_every_command_takes_a_draft_takes_too() {
    let folder = answers_folder();
    let words = ["plan", "draft", "answers.toml", "--ascii", "--color", "always", "--force", "-o", "plan.toml"];
    let output = run_in(folder.path(), &[&words[..], &["--questionnaire", "small.toml"], &TODAY].concat());
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    assert_eq!(plan(folder.path()), stdout(&draft(folder.path(), &[])));
}

#[test]
fn a_raised_target_is_what_an_action_wants() {
    let drafted = stdout(&run_in(
        &folder(""),
        &["plan", "draft", "examples/answers/hostile.toml", "--today", "2026-02-24", "--pillar", "mode-of-practice"],
    ));
    assert!(drafted.contains("for = [\"mode-of-practice.real-work\"]\nto = 4\n"), "{drafted}");
    assert!(drafted.contains("# Target, level 4 of 4: "), "{drafted}");
}

//! The interview without a terminal, line by line: refused unless requested, otherwise the same.

use crate::minimal_files::AnswersFile;
use crate::shell::{command_in, fed, run_in, stderr, stdout, text};
use crate::support::folder;
use std::path::Path;
use std::process::Output;
use tempfile::tempdir;

const BEGINNING: &str = "Mill Lane\n\n2026-11-21\n2\n";

fn interview(temp_dir: &Path, arguments: &[&str], typed: &str) -> Output {
    let kitchen = folder("examples/questionnaires/volunteer-kitchen.toml");
    let mut command = command_in(temp_dir, &[&["interview"], arguments].concat());
    fed(command.env("COLUMNS", "80").env("PILLARS_QUESTIONNAIRE", kitchen), typed)
}

#[test]
fn without_a_terminal_it_fails_at_once_and_names_the_alternatives() {
    let temp_dir = tempdir().unwrap();
    let refused = interview(temp_dir.path(), &[], BEGINNING);
    assert_eq!(refused.status.code(), Some(2));
    assert!(stderr(&refused).contains("`pillars template`") && stderr(&refused).contains("`pillars score`"));
    assert_eq!(std::fs::read_dir(temp_dir.path()).unwrap().count(), 0);
}

#[test]
fn the_end_of_input_means_save_and_quit() {
    let temp_dir = tempdir().unwrap();
    let left = interview(temp_dir.path(), &["--plain"], &format!("{BEGINNING}2\nt not fin"));
    assert_eq!(left.status.code(), Some(0), "{}", stderr(&left));
    assert!(left.stdout.is_empty() && !left.stderr.contains(&0x1b));
    assert_eq!(
        text(&temp_dir.path().join("answers.toml")),
        "questionnaire = \"volunteer-kitchen\"\nversion = \"1.2.0\"\n\n[audit]\nteam = \"Mill Lane\"\ndate = 2026-11-21\n\
         viewpoint = \"coordinator\"\n\n[answers.welcome]\nfirst-shift = 2\ntravel-costs = { note = \"not fin\" }\n"
    );
}

#[test]
fn the_questions_are_ascii_with_the_ascii_flag() {
    let temp_dir = tempdir().unwrap();
    let left = interview(temp_dir.path(), &["--plain", "--ascii"], &format!("{BEGINNING}?\np\nx\nq\n"));
    assert!(stderr(&left).is_ascii(), "{}", stderr(&left));
}

#[test]
fn the_result_goes_to_stdout_and_the_questions_do_not() {
    let temp_dir = tempdir().unwrap();
    let done = interview(temp_dir.path(), &["--plain"], &format!("{BEGINNING}2\n1\n1\n3\n3\n0\n1\n\n"));
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    let result = String::from_utf8(done.stdout).unwrap();
    assert!(result.starts_with("Mill Lane"), "{result}");
    assert!(!result.contains("Answer:"), "{result}");
}

#[test]
fn the_result_can_have_colour_and_the_questions_never_do() {
    let temp_dir = tempdir().unwrap();
    let typed = format!("{BEGINNING}2\n1\n1\n3\n3\n0\n1\n\n");
    let done = interview(temp_dir.path(), &["--plain", "--color", "always"], &typed);
    let plain = interview(temp_dir.path(), &["--plain", "--color", "never", "again.toml"], &typed);
    let coloured = String::from_utf8(done.stdout.clone()).unwrap();
    assert!(coloured.contains('\u{1b}') && !done.stderr.contains(&0x1b), "{}", stderr(&done));
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string().as_bytes(), plain.stdout);
}

#[test]
fn a_short_interview_asks_the_short_form_and_ends_with_its_result() {
    let temp_dir = tempdir().unwrap();
    let kitchen = text(&folder("examples/questionnaires/volunteer-kitchen.toml"));
    let refused = interview(temp_dir.path(), &["--plain", "--short"], BEGINNING);
    assert_eq!(refused.status.code(), Some(2));
    assert!(stderr(&refused).contains("the questionnaire has no short form"), "{}", stderr(&refused));
    let short = kitchen.replace("id = \"first-shift\"\n", "id = \"first-shift\"\nshort = true\n");
    let short = short.replace("id = \"travel-costs\"\n", "id = \"travel-costs\"\nshort = true\n");
    std::fs::write(temp_dir.path().join("short.toml"), short).unwrap();
    let arguments = ["--plain", "--short", "--questionnaire", "short.toml"];
    let done = interview(temp_dir.path(), &arguments, &format!("{BEGINNING}2\n1\n\n"));
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    assert!(stderr(&done).contains("Ahead: 2 questions of the short form."), "{}", stderr(&done));
    assert!(stderr(&done).contains("pillars score answers.toml --full --short"), "{}", stderr(&done));
    let result = String::from_utf8(done.stdout).unwrap();
    assert!(result.contains("none: all 2 items that apply have a level"), "{result}");
    let arguments = ["--plain", "--short", "--questionnaire", "short.toml", "again.toml", "-o", "result.json"];
    let written = interview(temp_dir.path(), &arguments, &format!("{BEGINNING}2\n1\n\n"));
    assert_eq!(written.status.code(), Some(0), "{}", stderr(&written));
    let document = text(&temp_dir.path().join("result.json"));
    let scored = ["score", "again.toml", "--short", "--questionnaire", "short.toml", "--format", "json"];
    assert_eq!(document, stdout(&run_in(temp_dir.path(), &scored)));
}

#[test]
fn one_pillar_is_asked_alone() {
    let temp_dir = tempdir().unwrap();
    let done = interview(temp_dir.path(), &["--plain", "--pillar", "welcome"], &format!("{BEGINNING}2\nd\n1\n\n"));
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    snapbox::assert_data_eq!(
        String::from_utf8(done.stdout).unwrap(),
        snapbox::str![[r#"
A Good Welcome: the result so far

Band        Nearly there to Not yet
Score       63 (42–75), target 83 (83–85), gap 13 (8–44), in points from 0 to
            100
Must-haves  none
Known       2 of 3 items (1 don't know); ranges show what is still possible

"#]]
    );
}

#[test]
fn the_result_can_go_to_a_file_whose_format_is_refused_before_anything_is_asked() {
    let temp_dir = tempdir().unwrap();
    let typed = format!("{BEGINNING}2\n1\n1\n3\n3\n0\n1\n\n");
    let done = interview(temp_dir.path(), &["--plain", "-o", "result.json"], &typed);
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    assert!(text(&temp_dir.path().join("result.json")).contains("\"schema_version\": 1"));
    for refused in [&["--plain", "-o", "result.doc"][..], &["--plain", "--pillar", "welcome", "-o", "result.json"]] {
        let refused = interview(temp_dir.path(), refused, &typed);
        assert_eq!((refused.status.code(), refused.stdout.len()), (Some(2), 0), "{}", stderr(&refused));
    }
}

#[test]
fn a_plan_for_the_largest_gaps_is_saved_after_each_line() {
    let temp_dir = tempdir().unwrap();
    let typed = format!(
        "{BEGINNING}2\nd\n1\n\n\nKitchen coordinator\nAsk two volunteers\nsoon\n2026-12-01\n2026-11-30\n2026-12-31\nn\n"
    );
    let asked = ["--plain", "--pillar", "welcome", "--plan", "plan.toml"];
    let plan = |typed: &str| {
        let output = interview(temp_dir.path(), &asked, typed);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let text = text(&temp_dir.path().join("plan.toml"));
        std::fs::remove_file(temp_dir.path().join("answers.toml")).unwrap();
        let is_value = |line: &&str| !line.starts_with(['#', 'u']) && line.contains(" = ");
        assert!(text.contains("\nupdated = "), "{text}");
        let values = text.lines().filter(is_value);
        (stderr(&output), values.map(str::to_owned).collect::<Vec<_>>().join("\n"))
    };
    let (said, values) = plan(typed.strip_suffix("2026-12-31\nn\n").unwrap());
    assert!(said.contains("Type a date, such as 2027-03-31."), "{said}");
    assert!(said.contains("Type a date no earlier than that of the first step."), "{said}");
    assert!(
        values.contains("owner = \"Kitchen coordinator\"\nfirst")
            || values.contains("first_step = \"Ask two volunteers\""),
        "{values}"
    );
    std::fs::remove_file(temp_dir.path().join("plan.toml")).unwrap();
    let (said, values) = plan(&typed);
    snapbox::assert_data_eq!(
        values,
        snapbox::str![[r#"
questionnaire = "volunteer-kitchen"
version = "1.2.0"
team = "Mill Lane"
baseline = 2026-11-21
id = "first-shift"
for = ["welcome.first-shift"]
what = "Write one name beside every newcomer's on the next rota."
first_step = "Ask two volunteers"
first_step_by = 2026-12-01
owner = "Kitchen coordinator"
due = 2026-12-31
status = "open"
"#]]
    );
    assert!(said.contains("Action plan, 1 of 1"), "{said}");
}

#[test]
fn a_plan_is_never_written_over_another_file() {
    let temp_dir = tempdir().unwrap();
    let file = temp_dir.path().join("notes.toml");
    std::fs::write(&file, "# mine\n").unwrap();
    let earlier = AnswersFile::kitchen().text();
    std::fs::write(temp_dir.path().join("may.toml"), &earlier).unwrap();
    for (plan, more, code) in [
        ("notes.toml", &[][..], 3),
        ("answers.toml", &[], 2),
        ("may.toml", &["--from", "may.toml", "--force"], 2),
        ("x.md", &["-o", "x.md"], 2),
    ] {
        let refused = interview(temp_dir.path(), &[&["--plain", "--plan", plan], more].concat(), BEGINNING);
        assert_eq!(refused.status.code(), Some(code), "{}", stderr(&refused));
    }
    assert_eq!(text(&file), "# mine\n");
    assert_eq!(text(&temp_dir.path().join("may.toml")), earlier);
}

#[test]
fn a_file_that_answers_something_else_is_not_touched() {
    let temp_dir = tempdir().unwrap();
    let file = temp_dir.path().join("answers.toml");
    let kitchen = AnswersFile::kitchen();
    for (other, said, code) in [
        (kitchen.text().replace("volunteer-kitchen", "another"), "the answers are for `another`", 1),
        (kitchen.clone().version("1.1.0").text(), "--from answers.toml", 3),
        (kitchen.version("9.0.0").text(), "newer than", 1),
        ("team = North".to_owned(), "error", 1),
        (String::new(), "error", 1),
    ] {
        std::fs::write(&file, &other).unwrap();
        let refused = interview(temp_dir.path(), &["--plain"], "1\n1\n1\n");
        assert_eq!(refused.status.code(), Some(code), "{}", stderr(&refused));
        assert!(stderr(&refused).contains(said), "{}", stderr(&refused));
        assert_eq!(text(&file), other);
        assert_eq!(std::fs::read_dir(temp_dir.path()).unwrap().count(), 1, "nothing is left beside it");
    }
}

#[test]
fn a_group_gives_its_size_and_may_dissent() {
    let temp_dir = tempdir().unwrap();
    let questionnaire = folder("examples/questionnaires/peer-hub-8-pillars-1.0.0.toml").display().to_string();
    let typed = "North\n\n2026-11-21\npeer\n0\n6\n2\nb\nx\nTwo of us would say 1\n\nq\n";
    let left = interview(temp_dir.path(), &["--plain", "--group", "--questionnaire", &questionnaire], typed);
    assert_eq!(left.status.code(), Some(0), "{}", stderr(&left));
    assert!(stderr(&left).contains("\"0\" is not a number of people."), "{}", stderr(&left));
    let written = text(&temp_dir.path().join("answers.toml"));
    assert!(written.contains("viewpoint = \"group\"\nparticipants = 6\ntook_part = [\"peer\"]\n"), "{written}");
    assert!(written.contains("parity = { level = 2, dissent = \"Two of us would say 1\" }\n"), "{written}");
}

#[test]
fn a_follow_up_leaves_the_earlier_audit_as_it_was() {
    let temp_dir = tempdir().unwrap();
    let first = interview(temp_dir.path(), &["--plain", "may.toml"], &format!("{BEGINNING}2\n1\n3\nq\n"));
    assert_eq!(first.status.code(), Some(0), "{}", stderr(&first));
    let may = text(&temp_dir.path().join("may.toml"));
    let second = interview(temp_dir.path(), &["--plain", "november.toml", "--from", "may.toml"], "\n2\nq\n");
    assert_eq!(second.status.code(), Some(0), "{}", stderr(&second));
    assert!(stderr(&second).contains("On 21 November 2026: 2, "), "{}", stderr(&second));
    let november = text(&temp_dir.path().join("november.toml"));
    assert!(november.ends_with("[answers.welcome]\nfirst-shift = 2\ntravel-costs = 2\n"), "{november}");
    assert_eq!(text(&temp_dir.path().join("may.toml")), may);
}

#[cfg(unix)]
mod where_it_cannot_be_saved {
    use super::{BEGINNING, interview, stderr, text};
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use tempfile::tempdir;

    #[test]
    fn a_link_stays_a_link_and_permissions_stay() {
        let temp_dir = tempdir().unwrap();
        let real = temp_dir.path().join("real.toml");
        interview(temp_dir.path(), &["--plain", "real.toml"], &format!("{BEGINNING}2\n"));
        std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).unwrap();
        symlink("real.toml", temp_dir.path().join("link.toml")).unwrap();
        symlink("new.toml", temp_dir.path().join("to-new.toml")).unwrap();
        interview(temp_dir.path(), &["--plain", "to-new.toml"], &format!("{BEGINNING}2\n"));
        assert!(temp_dir.path().join("to-new.toml").is_symlink() && temp_dir.path().join("new.toml").is_file());
        interview(temp_dir.path(), &["--plain", "link.toml"], "1\n");
        assert!(temp_dir.path().join("link.toml").is_symlink());
        assert!(text(&real).ends_with("travel-costs = 1\n"));
        assert_eq!(std::fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn a_file_that_becomes_read_only_is_reported_and_another_path_offered() {
        let temp_dir = tempdir().unwrap();
        let file = temp_dir.path().join("answers.toml");
        interview(temp_dir.path(), &["--plain"], &format!("{BEGINNING}2\n"));
        let before = text(&file);
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o440)).unwrap();
        let moved = interview(temp_dir.path(), &["--plain"], "1\n\nanswers.toml\nother.toml\nq\n");
        let said = stderr(&moved);
        assert_eq!(moved.status.code(), Some(0), "{said}");
        assert!(said.contains("Your last answer is not saved: cannot write answers.toml: it is read-only."), "{said}");
        assert!(said.contains("cannot write answers.toml: it already exists"), "{said}");
        assert!(said.contains("Saved to other.toml. Answers go there from now on."), "{said}");
        assert_eq!(text(&file), before);
        assert!(text(&temp_dir.path().join("other.toml")).ends_with("first-shift = 2\ntravel-costs = 1\n"));
    }

    #[test]
    fn an_answer_that_was_not_saved_is_reported_as_such() {
        let temp_dir = tempdir().unwrap();
        let file = temp_dir.path().join("answers.toml");
        interview(temp_dir.path(), &["--plain"], &format!("{BEGINNING}2\n"));
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o440)).unwrap();
        let left = interview(temp_dir.path(), &["--plain"], "1\nq\n");
        assert_eq!(left.status.code(), Some(3));
        assert!(stderr(&left).ends_with("The last answer was not saved.\n"), "{}", stderr(&left));
    }

    #[test]
    fn a_missing_folder_is_reported_at_once() {
        let temp_dir = tempdir().unwrap();
        let refused = interview(temp_dir.path(), &["--plain", "nowhere/answers.toml"], BEGINNING);
        assert_eq!(refused.status.code(), Some(3));
        assert!(stderr(&refused).contains("cannot write nowhere/answers.toml"), "{}", stderr(&refused));
    }
}

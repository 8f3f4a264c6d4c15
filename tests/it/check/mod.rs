//! `check` on a build server: which files are checked, findings, exit codes, and warnings denied or allowed.

mod disclosure;
mod fixing;
mod hostile;
mod requirements;
mod settings;
mod summary;

use crate::minimal_files::{AnswersFile, folder_of as place};
use crate::shell::{command_in, fed, pillars};
use crate::support::folder;
use pillars::diagnostic::{Code, Severity};
use snapbox::{IntoData as _, assert_data_eq, str};
use std::fs;
use std::path::Path;
use std::process::Output;

fn answers(more: &str) -> String {
    AnswersFile::built_in().on("2026-06-17").text() + more
}

/// The check in a folder, on a day that does not change.
fn check(place: &Path, arguments: &[&str]) -> Output {
    command_in(place, &["check", "--today", "2026-11-21"]).args(arguments).output().unwrap()
}

/// Exit code, what was found in short, and what was said on stderr.
fn seen(place: &Path, arguments: &[&str]) -> String {
    let format = if arguments.contains(&"--diff") { &[][..] } else { &["--format", "concise"] };
    let output = check(place, &[format, arguments].concat());
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    format!("exit {}\n{}{}", output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn ten_mistakes_in_one_file_are_ten_findings_in_one_run() {
    let text = "\
questionnaire = \"peer-hub-8-pillars\"
version = \"2.0.0\"

[audit]
taem = \"Northfield CMHT\"
date = 2026-02-30
viewpoint = \"manager\"
participants = \"6\"

[answers.peer-leadership]
seat-at-the-table = 7
final-say = { levl = 2 }
bugdet = 3
parity = { not_applicable = \"We have no table\" }
succession = \"maybe\"

[culture]
critical-debate = 3
";
    let place = place(&[("a.toml", text)]);
    assert_data_eq!(
        seen(place.path(), &["a.toml"]),
        str![[r#"
exit 1
a.toml:5:1: error[unknown-key] unknown key `taem` in [audit]
a.toml:6:8: error[invalid-date] this is not a date: day is out of range
a.toml:7:13: error[unknown-viewpoint] there is no viewpoint `manager`
a.toml:8:16: error[quoted-number] `participants` is a number in quotes
a.toml:11:21: error[level-out-of-range] `seat-at-the-table` has no such level; its levels are 0 to 4
a.toml:12:15: error[unknown-key] unknown key `levl` in an answer
a.toml:13:1: error[unknown-id] `bugdet` is not asked in [answers.peer-leadership]
a.toml:14:12: error[not-applicable-not-allowed] `parity` cannot be answered "not applicable"
a.toml:15:14: error[unknown-answer] this text is not an answer to `succession`
a.toml:18:19: error[position-out-of-range] `critical-debate` has no such position; positions are -2 to 2

"#]]
        .raw()
    );
}

#[test]
fn what_is_ours_is_checked_and_what_is_not_is_skipped_and_counted() {
    let broken = "[audit\nteam = ";
    let place = place(&[
        ("teams/a.toml", &answers("")),
        ("teams/broken.toml", broken),
        ("teams/Cargo.toml", "[package]\nname = \"x\"\n"),
        ("teams/notes.txt", "questionnaire = 1"),
        ("other/Cargo.toml", "[package]\nname = \"x\"\n"),
    ]);
    let output = check(place.path(), &["teams"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.ends_with("in 2 files; 1 other file skipped\n"), "{said}");
    assert_eq!(output.status.code(), Some(1));
    assert_data_eq!(
        seen(place.path(), &["other", "teams/a.toml", "nowhere.toml"]),
        str![[r#"
exit 3
error: cannot read nowhere.toml: No such file or directory (os error 2)
error: other contains no answers file, action plan or questionnaire

"#]]
        .raw()
    );
    assert_data_eq!(
        seen(place.path(), &["other/Cargo.toml"]),
        str![[r#"
exit 1
other/Cargo.toml:1:1: error[wrong-file-kind] this is not an answers file, an action plan or a questionnaire

"#]]
        .raw()
    );
}

#[test]
fn a_path_that_was_reached_by_another_one_holds_something_all_the_same() {
    let place = place(&[("teams/a.toml", &answers(""))]);
    assert_data_eq!(seen(place.path(), &[".", "teams", "teams/a.toml"]), "exit 0\n");
}

#[test]
fn github_gets_paths_as_it_knows_them() {
    let place = place(&[("teams/a.toml", "[audit]\n")]);
    let said = String::from_utf8(check(place.path(), &["--format", "github", "."]).stdout).unwrap();
    assert!(said.starts_with("::error file=teams/a.toml,line=1,col=1,"), "{said}");
}

#[test]
fn standard_input_is_a_file_too() {
    let mut command = pillars(&["check", "--no-config", "--format", "concise", "-"]);
    let output = fed(&mut command, "questionnaire = 1\n");
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.starts_with("<stdin>:1:1: error[missing-key]"), "{said}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn without_a_path_the_current_folder_is_checked() {
    let place = place(&[("teams/a.toml", "[audit]\n"), ("b.toml", "[audit]\n")]);
    let said = seen(place.path(), &[]);
    assert!(said.contains("./b.toml:1:1: ") && said.contains("./teams/a.toml:1:1: "), "{said}");
    assert_eq!(said, seen(place.path(), &["."]));
}

#[test]
fn the_exit_code_does_not_depend_on_the_format() {
    let place = place(&[("bad.toml", "[audit]\n"), ("good.toml", &answers("")), ("other.toml", "a = 1")]);
    for format in ["human", "concise", "json", "github", "sarif", "junit"] {
        for (path, code) in [("bad.toml", 1), ("good.toml", 0), ("other.toml", 1), (".", 1)] {
            let output = check(place.path(), &["--format", format, path]);
            assert_eq!(output.status.code(), Some(code), "{format} {path}");
        }
    }
}

#[test]
fn the_extension_of_the_output_chooses_the_format() {
    let place = place(&[("a.toml", &answers(""))]);
    for (name, begins) in [("a.json", "{\n  \"schema_version\""), ("a.sarif", "{\n  \"$schema\""), ("a.xml", "<?xml")] {
        assert_eq!(check(place.path(), &["a.toml", "-o", name]).status.code(), Some(0));
        assert!(fs::read_to_string(place.path().join(name)).unwrap().starts_with(begins), "{name}");
    }
    assert_eq!(check(place.path(), &["a.toml", "-o", "a.pdf"]).status.code(), Some(2));
}

#[test]
fn a_warning_is_denied_allowed_or_allowed_in_its_place() {
    let pillar = "\n[answers.peer-leadership]\n";
    let place = place(&[
        ("doubtful.toml", &answers(&format!("{pillar}parity = 3\n"))),
        (
            "allowed.toml",
            &answers(&format!(
                "{pillar}# pillars: allow must-have-without-evidence shown to the assessor in person\nparity = 3\n"
            )),
        ),
    ]);
    let place = place.path();
    assert_data_eq!(
        seen(place, &["doubtful.toml"]),
        str![[r#"
exit 0
doubtful.toml:4:1: warning[must-have-without-evidence] an answer to a must-have has no evidence

"#]]
        .raw()
    );
    assert_data_eq!(
        seen(place, &["--deny", "warnings", "doubtful.toml"]),
        str![[r#"
exit 1
doubtful.toml:4:1: error[must-have-without-evidence] an answer to a must-have has no evidence

"#]]
        .raw()
    );
    for passes in [
        &["--deny", "warnings", "--allow", "must-have-without-evidence", "doubtful.toml"][..],
        &["--allow", "warnings", "doubtful.toml"],
        &["--deny", "warnings", "allowed.toml"],
    ] {
        assert_eq!(seen(place, passes), "exit 0\n", "{passes:?}");
    }
    assert_data_eq!(
        seen(place, &["--allow", "syntax", "doubtful.toml"]),
        str![[r#"
exit 2
error: `syntax` is an error, and errors cannot be allowed

"#]]
        .raw()
    );
    assert_data_eq!(
        seen(place, &["--deny", "all-at-the-top", "--allow", "one-end-throughout", "doubtful.toml"]),
        str![[r#"
exit 2
error: `one-end-throughout` is both denied and allowed

"#]]
        .raw()
    );
    assert_data_eq!(
        seen(place, &["--deny", "old-adit", "doubtful.toml"]),
        str![[r#"
exit 2
error: there is no code `old-adit`; did you mean `old-audit`?

"#]]
        .raw()
    );
}

/// Reading for errors alone is a short cut; allowing every code by its name goes the long way round.
#[test]
fn with_every_warning_allowed_only_the_time_it_takes_is_another() {
    let warnings = Code::ALL.iter().filter(|code| code.severity() == Severity::Warning);
    let one_by_one: Vec<&str> = warnings.flat_map(|code| ["--allow", code.name()]).collect();
    for format in ["human", "concise", "json", "github", "sarif", "junit"] {
        let ran = |allowed: &[&str]| {
            let output = check(&folder(""), &[&["--no-config", "--format", format, "examples"][..], allowed].concat());
            (output.status.code(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
        };
        let short = ran(&["--allow", "warnings"]);
        assert_eq!(short.0, Some(1), "the broken examples have errors");
        assert_eq!(short, ran(&one_by_one), "{format}");
    }
}

#[test]
fn all_warnings_on_the_command_line_win_over_a_code_in_the_settings() {
    let old = answers("").replace("2026-06-17", "2020-06-17");
    let place = place(&[("a.toml", &old), ("pillars-check.toml", "deny = [\"old-audit\"]\nmax_age = \"1y\"\n")]);
    assert!(seen(place.path(), &["."]).starts_with("exit 1\n"));
    assert_eq!(seen(place.path(), &["--allow", "warnings", "."]), "exit 0\n");
}

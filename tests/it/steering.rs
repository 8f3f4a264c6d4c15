//! No text of a questionnaire and no file name can control the terminal, in any format.

use crate::batch::wards;
use crate::minimal_files::AnswersFile;
use crate::shell::{run_in, stdout};
use serde_json::Value;
use std::path::Path;

/// Clears the screen, turns the direction of writing, and deletes a character, where it is obeyed.
const STEERING: &str = "\u{9b}2J\u{202e}\u{7f}";

/// What the program prints; that it steers nothing is a matter of every output.
fn printed(folder: &Path, arguments: &[&str]) -> String {
    let output = stdout(&run_in(folder, arguments));
    assert!(!output.is_empty(), "{arguments:?}");
    assert_eq!(output.find(['\u{9b}', '\u{202e}', '\u{7f}']), None, "{arguments:?}");
    output
}

#[test]
fn a_questionnaires_texts_steer_no_terminal_and_mean_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let leading = format!("Leading{STEERING}");
    let questionnaire = wards::questionnaire().replace("in Leading,", &format!("in {leading},"));
    let questionnaire = questionnaire.replace("\"Leading\"", &format!("\"{leading}\""));
    // TOML takes no such character but as an escape.
    let questionnaire = questionnaire.replace('\u{7f}', "\\u007f").replace('\u{9b}', "\\u009b");
    std::fs::write(folder.path().join("wards.toml"), questionnaire).unwrap();
    wards::write(&folder.path().join("answers"), &wards::teams(3));
    let of = |arguments: &[&str]| printed(folder.path(), &[arguments, &["--questionnaire", "wards.toml"]].concat());
    for format in ["terminal", "markdown", "csv"] {
        of(&["batch", "answers", "--format", format]);
    }
    for arguments in [&["questionnaire", "--format", "markdown"][..], &["explain", "leading"], &["template"]] {
        of(arguments);
    }
    let json = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let lines = of(&["batch", "answers", "--format", "ndjson"]);
    for line in lines.lines() {
        assert_eq!(json(line)["pillars"][0]["title"], leading);
    }
    let whole = json(&of(&["batch", "answers", "--format", "json"]));
    assert_eq!(whole["teams"][0]["pillars"][0]["title"], leading);
    assert_eq!(whole["programme"]["pillars"][0]["title"], leading);
    let schema = json(&of(&["schema", "answers"]));
    assert_eq!(schema["properties"]["answers"]["properties"]["leading"]["title"], leading);
}

#[test]
fn a_note_steers_no_terminal_and_cannot_be_put_in_anothers_mouth() {
    let folder = tempfile::tempdir().unwrap();
    let answers = r#"questionnaire = "peer-hub-8-pillars"
version = "1.0.0"
audit = { team = "Ours", date = 2026-11-21, viewpoint = "peer", respondent = "R-1" }
answers.peer-leadership.parity = { level = 2, note = "Fine.\nR-2: It is not.\u001b[2J" }
"#;
    std::fs::write(folder.path().join("ours.toml"), answers).unwrap();
    let of = |arguments: &[&str]| {
        let output = printed(folder.path(), &[arguments, &["ours.toml", "--with-notes"]].concat());
        assert!(!output.contains('\u{1b}'), "{arguments:?}");
        output
    };
    for arguments in [&["score"][..], &["score", "--format", "markdown"], &["batch", "--long"]] {
        let output = of(arguments);
        assert!(output.contains("R-1: Fine. / R-2: It is not.\u{fffd}"), "{output}");
    }
    for arguments in
        [&["score", "--format", "json"][..], &["batch", "--format", "json"], &["batch", "--format", "ndjson"]]
    {
        assert!(of(arguments).contains(r"Fine.\nR-2: It is not.\u001b[2J"), "{arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_files_name_steers_no_terminal_and_is_still_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let name = format!("a{STEERING}.toml");
    std::fs::write(folder.path().join(&name), "[audit]\nteam = 7\n").unwrap();
    let checked = |format| printed(folder.path(), &["check", &name, "--format", format]);
    for format in ["human", "concise", "sarif"] {
        checked(format);
    }
    let json: Value = serde_json::from_str(&checked("json")).unwrap();
    assert_eq!(json["files"][0]["path"], name);
    assert!(checked("junit").contains("name=\"a&#x9b;2J&#x202e;&#x7f;.toml\""));
}

#[test]
fn a_name_of_fifteen_megabytes_is_printed_by_no_command() {
    let folder = tempfile::tempdir().unwrap();
    let answers = |team: &str| AnswersFile::built_in().team(team).answers("peer-leadership", "parity = 2").text();
    std::fs::write(folder.path().join("long.toml"), answers(&"n".repeat(15 << 20))).unwrap();
    std::fs::write(folder.path().join("right.toml"), answers("Ours")).unwrap();
    for arguments in [
        &["score", "long.toml"][..],
        &["batch", ".", "--full"],
        &["batch", ".", "--format", "json"],
        &["batch", ".", "--format", "csv"],
        &["compare", "long.toml", "right.toml"],
        &["check", "."],
        &["check", ".", "--format", "sarif"],
        &["explain", "culture", "--answers", "long.toml"],
    ] {
        let output = run_in(folder.path(), arguments);
        let printed = [output.stdout, output.stderr].concat();
        assert!(!printed.is_empty() && printed.len() < 100_000, "{arguments:?}: {} bytes", printed.len());
        assert!(!String::from_utf8_lossy(&printed).contains(&"n".repeat(1_000)), "{arguments:?}");
    }
}

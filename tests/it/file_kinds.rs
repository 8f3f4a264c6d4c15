//! Kinds of files: in folders, every command skips files that are not answers files, and only `check` prints lines of files.

use crate::minimal_files::{AnswersFile, SMALL, folder_of};
use crate::shell::command_in;
use std::fs;
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;

fn answers(viewpoint: &str, lines: &str) -> String {
    AnswersFile::small().audit(&format!("viewpoint = \"{viewpoint}\"")).answers("leading", lines).text()
}

/// A folder with answers and one file of every other kind beside them.
fn mixed_folder() -> TempDir {
    folder_of(&[
        ("small.toml", SMALL),
        ("teams/peer.toml", &answers("peer", "parity = 2")),
        ("teams/leader.toml", &answers("leadership", "parity = 3")),
        ("teams/ours.toml", SMALL),
        ("teams/pillars-check.toml", "questionnaire = \"../small.toml\"\ndeny = [\"warnings\"]\n"),
        ("teams/plan.toml", "questionnaire = \"small\"\nversion = \"1.2.0\"\n\n[plan]\nteam = \"x\"\n"),
        ("teams/map.toml", "questionnaire = \"small\"\n\n[audit]\nteam = \"x\"\n\n[columns]\n"),
        ("teams/Cargo.toml", "[package]\nname = \"x\"\n"),
        ("later/peer.toml", &answers("peer", "parity = 3")),
        ("later/pillars-check.toml", "max_age = \"90d\"\n"),
    ])
}

fn pillars(folder: &Path, arguments: &[&str]) -> Output {
    command_in(folder, arguments).args(["--questionnaire", "small.toml"]).output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap().replace('\\', "/")
}

#[test]
fn a_walk_passes_over_every_other_kind_of_file() {
    let folder = mixed_folder();
    for arguments in [&["batch", "teams"][..], &["compare", "teams", "later"], &["check", "--no-config", "teams"]] {
        let output = pillars(folder.path(), arguments);
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""), "{arguments:?}");
    }
    let table = pillars(folder.path(), &["batch", "teams", "--format", "csv"]);
    let rows = String::from_utf8(table.stdout).unwrap();
    assert_eq!(rows.lines().count(), 2, "{rows}");
}

#[test]
fn a_baseline_passes_over_every_other_kind_of_file() {
    let folder = mixed_folder();
    let output = pillars(folder.path(), &["check", "--no-config", "--no-worse-than", "teams", "later"]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
}

#[test]
fn a_named_file_of_another_kind_is_an_error_that_says_what_it_is() {
    let folder = mixed_folder();
    for (name, message) in [
        ("ours", "this is a questionnaire, not an answers file"),
        ("pillars-check", "this is a settings file of `pillars check`, not an answers file"),
        ("plan", "this is an action plan, not an answers file"),
        ("map", "this is an import map, not an answers file"),
        ("Cargo", "this is not an answers file"),
    ] {
        let path = format!("teams/{name}.toml");
        let expected = format!("{path}:1:1: error[wrong-file-kind] {message}\n");
        for command in [&["score", &path][..], &["batch", &path], &["compare", &path, "later"]] {
            let output = pillars(folder.path(), command);
            assert_eq!(output.status.code(), Some(1), "{command:?}");
            assert!(stderr(&output).starts_with(&expected), "{command:?}: {}", stderr(&output));
        }
    }
}

/// Slips that a veil over quotation marks let through: what somebody wrote stands outside a closed text, or is taken for one.
#[test]
fn no_command_but_check_prints_a_line_of_an_answers_file() {
    let slips = [
        "note = \"Secret was\nsaid by Secret\"",
        "note = 'It's Secret who'",
        "note = \"the \"Secret\" one\"",
        "note = Secret said so",
        "note = \"\"\"Secret\nSecret\" \"\"",
        "note = “Secret”",
        "note = \"a\\Secret\"",
        "[answers.leading] # Secret\n[answers.leading] # Secret",
        "parity = 2026-13-01 Secret",
        "parity = 0xSecret",
        "parity = { level = 3 Secret }",
        "parity = 9 # Secret",
        "# Secret\nparity = ",
        "parity = [\"Secret\"]",
        "parity = \"Secret\"",
    ];
    let folder = mixed_folder();
    for slip in slips {
        let text = answers("peer\" # Secret\nrespondent = \"Secret", slip);
        fs::write(folder.path().join("bad.toml"), text).unwrap();
        for command in [
            &["score", "bad.toml"][..],
            &["batch", "bad.toml"],
            &["compare", "bad.toml", "later"],
            &["explain", "leading", "--answers", "bad.toml"],
        ] {
            let output = pillars(folder.path(), command);
            let printed = format!("{}{}", String::from_utf8_lossy(&output.stdout), stderr(&output));
            assert_eq!(output.status.code(), Some(1), "{slip} {command:?}: {printed}");
            assert!(!printed.to_lowercase().contains("secret"), "{slip} {command:?}: {printed}");
            assert!(printed.contains("`pillars check` shows the lines"), "{slip} {command:?}: {printed}");
        }
    }
}

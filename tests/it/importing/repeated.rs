//! Importing again: responses that a folder already has are recognised by their content.

use super::encoding::write;
use super::exports::{Export, all, people};
use super::tools::expected;
use super::{answers_in, built_in, content};
use crate::shell::{run_in, stderr, stdout};
use std::fs;
use std::path::Path;

fn import(place: &Path, export: &Export, more: &[&str]) -> String {
    fs::write(place.join("responses.csv"), write(&export.rows, export.writing).bytes).unwrap();
    let arguments = ["import", "responses.csv", "--team", "Northfield CMHT", "--date", "2026-11-24", "-o", "team"];
    let output = run_in(place, &[&arguments[..], more].concat());
    assert_eq!(output.status.code(), Some(0), "{}{}", stdout(&output), stderr(&output));
    stdout(&output)
}

#[test]
fn a_cumulative_export_adds_only_its_new_rows_and_twins_stay_two() {
    let questionnaire = built_in();
    let mut everybody = people(&questionnaire, 12);
    everybody[7] = everybody[2].clone();
    let export = |count: usize| all(&questionnaire, &everybody[..count]).swap_remove(0);
    let place = tempfile::tempdir().unwrap();
    let first = import(place.path(), &export(6), &[]);
    assert!(first.contains("6 responses: 6 new\nwrote 6 answers files to team\n"), "{first}");
    let again = import(place.path(), &export(6), &[]);
    assert!(again.contains("6 responses: 0 new, 6 already imported\nwrote no answers files to team\n"), "{again}");
    let later = import(place.path(), &export(12), &[]);
    assert!(later.contains("12 responses: 6 new, 6 already imported\n"), "{later}");
    assert_eq!(content(&answers_in(&questionnaire, &place.path().join("team"))), expected(&everybody));
}

#[test]
fn a_file_that_was_saved_twice_counts_once() {
    let questionnaire = built_in();
    let export = all(&questionnaire, &people(&questionnaire, 3)).swap_remove(0);
    let place = tempfile::tempdir().unwrap();
    for name in ["responses.csv", "responses (1).csv"] {
        fs::write(place.path().join(name), write(&export.rows, export.writing).bytes).unwrap();
    }
    let arguments =
        ["import", "responses.csv", "responses (1).csv", "responses.csv", "--team", "T", "--date", "2026-11-24"];
    let output = run_in(place.path(), &[&arguments[..], &["--check"]].concat());
    let shown = stdout(&output);
    assert!(shown.contains("2 files skipped, which are copies of another\n"), "{shown}");
    assert!(shown.contains("3 responses: 3 new\n"), "{shown}");
}

#[test]
fn few_additions_to_a_team_are_a_warning() {
    let questionnaire = built_in();
    let everybody = people(&questionnaire, 9);
    let export = |count: usize| all(&questionnaire, &everybody[..count]).swap_remove(0);
    let place = tempfile::tempdir().unwrap();
    assert!(!import(place.path(), &export(6), &[]).contains("small-addition"));
    let checked = import(place.path(), &export(9), &["--check"]);
    assert!(checked.contains("warning[small-addition]: adds 3 respondents to the 6 of `Northfield CMHT`"), "{checked}");
    assert!(!import(place.path(), &export(9), &["--min-group", "3"]).contains("small-addition"));
}

#[test]
fn a_folder_with_broken_answers_is_left_as_it_is() {
    let questionnaire = built_in();
    let export = all(&questionnaire, &people(&questionnaire, 3)).swap_remove(0);
    let place = tempfile::tempdir().unwrap();
    import(place.path(), &export, &[]);
    fs::write(place.path().join("team/broken.toml"), "[audit]\nteam = 3\n").unwrap();
    let output =
        run_in(place.path(), &["import", "responses.csv", "--team", "T", "--date", "2026-11-24", "-o", "team"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("team has answers files with errors"), "{}", stderr(&output));
    assert_eq!(fs::read_dir(place.path().join("team")).unwrap().count(), 4);
}

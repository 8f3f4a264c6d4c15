//! Only answers are imported: nothing of any other column is kept, printed or drafted.

use super::built_in;
use super::encoding::write;
use super::exports::{all, people};
use crate::shell::{run_in, stderr, stdout, text};
use std::fs;

/// Pieces of cells in columns that are no answers.
const TRACES: [&str; 12] = [
    "example.org",
    "Ada",
    "Invented",
    "192.0.2",
    "27.04.2026",
    "11:1",
    "uuid-",
    "90000",
    "77000",
    "11912345",
    "anonym",
    "2026/09",
];

#[test]
fn nothing_of_other_columns_is_in_any_output() {
    let questionnaire = built_in();
    for (number, export) in all(&questionnaire, &people(&questionnaire, 5)).into_iter().enumerate() {
        let place = tempfile::tempdir().unwrap();
        let extension = if matches!(export.writing, super::encoding::Writing::Sheet(_)) { "xlsx" } else { "csv" };
        let file = format!("responses-{number}.{extension}");
        fs::write(place.path().join(&file), write(&export.rows, export.writing).bytes).unwrap();
        fs::write(place.path().join("map.toml"), &export.map).unwrap();
        let common = ["--team", "Northfield CMHT", "--date", "2026-11-24"];
        let imported =
            run_in(place.path(), &[&["import", &file, "--map", "map.toml", "-o", "team"][..], &common].concat());
        assert_eq!(imported.status.code(), Some(0), "{}: {}{}", export.tool, stdout(&imported), stderr(&imported));
        let drafted = run_in(place.path(), &["import", &file, "--draft-map", "draft.toml"]);
        assert_eq!(drafted.status.code(), Some(0), "{}: {}", export.tool, stderr(&drafted));
        let mut outputs = vec![stdout(&imported), stderr(&imported), text(&place.path().join("draft.toml"))];
        let mut broken = export.clone();
        let indicator = questionnaire.items().iter().position(pillars::model::Item::is_indicator).unwrap();
        let column = export.answers[indicator];
        broken.rows[export.header_rows][column] = "Sort of".to_owned();
        fs::write(place.path().join(&file), write(&broken.rows, broken.writing).bytes).unwrap();
        for format in ["terminal", "concise", "json", "github", "sarif", "junit"] {
            let arguments = ["import", &file, "--map", "map.toml", "--check", "--format", format];
            let failed = run_in(place.path(), &[&arguments[..], &common].concat());
            assert_eq!(failed.status.code(), Some(1), "{}", export.tool);
            let shown = stdout(&failed);
            assert_eq!(shown.contains("Sort of"), format == "terminal", "{format}: {shown}");
            outputs.extend([shown, stderr(&failed)]);
        }
        let names: Vec<_> =
            fs::read_dir(place.path().join("team")).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert_eq!(names.len(), 5);
        outputs.extend(names.iter().map(|name| format!("{} {}", name.display(), text(name))));
        for output in outputs {
            for trace in TRACES {
                assert!(!output.contains(trace), "{}: {trace} in\n{output}", export.tool);
            }
        }
    }
}

#[test]
fn files_are_named_by_random_codes_so_that_the_order_of_responses_is_lost() {
    let questionnaire = built_in();
    let export = all(&questionnaire, &people(&questionnaire, 12)).swap_remove(0);
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("responses.csv"), write(&export.rows, export.writing).bytes).unwrap();
    let names = |folder: &str| {
        let arguments = ["import", "responses.csv", "--team", "T", "--date", "2026-11-24", "-o", folder];
        assert_eq!(run_in(place.path(), &arguments).status.code(), Some(0));
        let mut names: Vec<_> =
            fs::read_dir(place.path().join(folder)).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let (first, second) = (names("first"), names("second"));
    assert!(first.iter().all(|name| !second.contains(name)), "{first:?} {second:?}");
    assert_eq!((first.len(), second.len()), (12, 12));
}

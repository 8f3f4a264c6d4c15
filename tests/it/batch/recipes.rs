//! The recipes of docs/batch.md as written: rows into DuckDB if it is installed, and shards that merge to the same rows.

use super::wards::{self, File};
use super::{TeamSet, text};
use crate::shell::bash_in;
use crate::support::folder;
use std::process::Command;

/// The recipes that are cooked here, by the first line of their blocks.
pub(crate) const RECIPES: [&str; 6] = [ANSWERS, STREAM, SHARDS, FROM_NDJSON, FROM_CSV, PARQUET];
/// Makes the folder that the others read; `pages/in_order.rs` cooks it.
pub(crate) const ANSWERS: &str = "answers";
const STREAM: &str = "stream";
const SHARDS: &str = "shards";
const FROM_NDJSON: &str = "quartiles from ndjson";
const FROM_CSV: &str = "quartiles from csv";
const PARQUET: &str = "parquet";
const PAGE: &str = "docs/batch.md";

/// The block of a page that begins with a comment of this name, without the comment.
pub(super) fn recipe(page: &str, name: &str) -> String {
    let page = std::fs::read_to_string(folder(page)).unwrap();
    let (_, after) = page.split_once(&format!("\n# {name}\n")).unwrap_or_else(|| panic!("a recipe called {name}"));
    after.split("```").next().unwrap().to_owned()
}

/// Whether a command, or `PySpark` with the Java it needs, is installed; says so where it is not.
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
pub(crate) fn is_installed(tool: &str) -> bool {
    let script = match tool {
        "pyspark" => "python3 -c 'import pyspark' && java -version".to_owned(),
        tool => format!("command -v {tool}"),
    };
    let found = Command::new("bash").args(["-c", &script]).output().is_ok_and(|it| it.status.success());
    if !found {
        eprintln!("skipped: {tool} is not installed");
    }
    found
}

/// Runs a recipe of a page in the folder, the program on the path; nothing where a command of it is not installed.
pub(super) fn cook(forty: &TeamSet, page: &str, name: &str, needs: &[&str]) -> Option<String> {
    if !needs.iter().all(|tool| is_installed(tool)) {
        return None;
    }
    let mut command = bash_in(forty.path(), &recipe(page, name));
    let output = command.env("PILLARS_QUESTIONNAIRE", "wards.toml").env("TMPDIR", forty.path()).output().unwrap();
    assert!(output.status.success(), "{name}: {}", text(&output.stderr));
    Some(text(&output.stdout))
}

#[cfg(unix)]
#[test]
fn a_folder_as_a_stream_gives_the_rows_of_the_folder() {
    let forty = TeamSet::forty();
    if cook(&forty, PAGE, STREAM, &["python3"]).is_some() {
        let rows = std::fs::read_to_string(forty.path().join("teams.csv")).unwrap();
        assert_eq!(rows, forty.print(&["batch", "answers", "--format", "csv"]));
    }
}

/// Forty teams as the recipe for shards wants them: each has a folder directly in `answers`.
fn forty_folders() -> TeamSet {
    let files = wards::teams(40).into_iter().map(|(path, answers)| {
        let team = path.parent().unwrap().to_string_lossy().replace('/', "-");
        (std::path::Path::new(&team).join(path.file_name().unwrap()), answers)
    });
    TeamSet::of(&files.collect::<Vec<File>>())
}

#[cfg(unix)]
#[test]
fn shards_by_team_folder_merge_to_the_rows_of_one_run() {
    let forty = forty_folders();
    assert_eq!(std::fs::read_dir(forty.answers()).unwrap().count(), 40);
    // The second run must not find anything of the first.
    for _ in 0..2 {
        if cook(&forty, PAGE, SHARDS, &["xargs"]).is_none() {
            return;
        }
        let merged = std::fs::read_to_string(forty.path().join("teams.ndjson")).unwrap();
        let mut merged: Vec<_> = merged.lines().collect();
        merged.sort_unstable();
        let whole = forty.print(&["batch", "answers", "--format", "ndjson"]);
        let mut whole: Vec<_> = whole.lines().collect();
        whole.sort_unstable();
        assert_eq!(merged, whole);
        let some_team = std::fs::read_dir(forty.answers()).unwrap().next().unwrap().unwrap();
        std::fs::remove_dir_all(some_team.path()).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn duckdb_finds_the_same_quartiles_in_every_form() {
    let forty = TeamSet::forty();
    let all: serde_json::Value = serde_json::from_str(&forty.print(&["batch", "answers", "--format", "json"])).unwrap();
    let ours: Vec<_> = all["programme"]["pillars"]
        .as_array()
        .unwrap()
        .iter()
        .map(|pillar| {
            let figures =
                ["lower_quartile", "median", "upper_quartile"].map(|name| pillar["gap"][name].as_f64().unwrap());
            format!("{},{:.3},{:.3},{:.3}", pillar["id"].as_str().unwrap(), figures[0], figures[1], figures[2])
        })
        .collect();
    for name in [FROM_NDJSON, FROM_CSV, PARQUET] {
        let Some(found) = cook(&forty, PAGE, name, &["duckdb"]) else { return };
        let mut rows: Vec<_> = found.lines().skip(1).map(str::to_owned).collect();
        rows.sort_unstable();
        let mut ours = ours.clone();
        ours.sort_unstable();
        assert_eq!(rows, ours, "{name}");
    }
}

//! The recipes of docs/scaling-out.md: parts of the data give the rows of a single run. A recipe is skipped if its tool is not installed.

use super::recipes::{ANSWERS, cook, is_installed, recipe};
use super::wards::{self, File};
use super::{TeamSet, text};
use crate::support::folder;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The recipes that are cooked here.
pub(crate) const RECIPES: [&str; 4] = [ANSWERS, SPARK, TO_NDJSON, TO_CSV];
const SPARK: &str = "spark";
const TO_NDJSON: &str = "parallel to ndjson";
const TO_CSV: &str = "parallel to csv";
const PAGE: &str = "docs/scaling-out.md";
const SCRIPTS: [&str; 3] = ["by_team.py", "batch_on_spark.py", "no_team_twice.py"];

/// Forty teams whose files are wherever they like, some with a name in another spelling and some in a newer TOML than Python reads.
fn forty() -> TeamSet {
    let files = wards::teams(40).into_iter().enumerate().map(|(number, (_, answers))| {
        let answers = match number % 7 {
            0 => answers.replace(" Ward\"", "  Ward\u{ad}\""),
            1 => answers.replace("note = \"As seen\" }", "note = \"As seen\",\n}"),
            2 => answers.replace('\n', "\r\n"),
            _ => answers,
        };
        (Path::new(&format!("{}", number % 5)).join(format!("{number:03}.toml")), answers)
    });
    let forty = TeamSet::of(&files.collect::<Vec<File>>());
    let examples = forty.path().join("examples/scaling-out");
    std::fs::create_dir_all(&examples).unwrap();
    for script in SCRIPTS {
        std::fs::copy(folder("examples/scaling-out").join(script), examples.join(script)).unwrap();
    }
    forty
}

fn sorted(rows: &str) -> Vec<String> {
    let mut rows: Vec<_> = rows.lines().map(str::to_owned).collect();
    rows.sort_unstable();
    rows
}

fn entries(place: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(place).unwrap().map(|entry| entry.unwrap().path()).collect()
}

fn one_run(forty: &TeamSet, format: &str) -> Vec<String> {
    sorted(&text(&forty.run(&["batch", "answers", "--format", format]).stdout))
}

#[test]
fn spark_gives_the_rows_of_one_run() {
    let forty = forty();
    if cook(&forty, PAGE, SPARK, &["python3", "pyspark"]).is_some() {
        let rows = std::fs::read_to_string(forty.path().join("teams.ndjson")).unwrap();
        assert_eq!(sorted(&rows), one_run(&forty, "ndjson"));
    }
}

#[test]
fn parallel_gives_the_rows_of_one_run() {
    for (recipe, rows, format) in [(TO_NDJSON, "teams.ndjson", "ndjson"), (TO_CSV, "teams.csv", "csv")] {
        let forty = forty();
        if cook(&forty, PAGE, recipe, &["python3", "parallel"]).is_none() {
            return;
        }
        let is_temporary =
            |path: &PathBuf| path.is_dir() && path.file_name().unwrap().to_string_lossy().starts_with("tmp.");
        let [parts] = &entries(forty.path()).into_iter().filter(is_temporary).collect::<Vec<_>>()[..] else {
            panic!("one folder of parts")
        };
        assert!(entries(parts).iter().filter(|path| path.extension().is_some_and(|it| it == "ndjson")).count() > 2);
        let rows = std::fs::read_to_string(forty.path().join(rows)).unwrap();
        assert_eq!(sorted(&rows), one_run(&forty, format));
        assert!(format == "ndjson" || rows.starts_with("team,organisation,"), "the header is first");
    }
}

#[test]
fn a_second_run_in_parallel_finds_nothing_of_the_first() {
    for (recipe, rows, format) in [(TO_NDJSON, "teams.ndjson", "ndjson"), (TO_CSV, "teams.csv", "csv")] {
        let forty = forty();
        if cook(&forty, PAGE, recipe, &["python3", "parallel"]).is_none() {
            return;
        }
        std::fs::remove_dir_all(forty.answers().join("3")).unwrap();
        cook(&forty, PAGE, recipe, &[]);
        let rows = std::fs::read_to_string(forty.path().join(rows)).unwrap();
        assert_eq!(sorted(&rows), one_run(&forty, format));
    }
}

#[test]
fn both_pages_make_the_same_folder_to_try_recipes_with() {
    assert_eq!(recipe(PAGE, ANSWERS), recipe("docs/batch.md", ANSWERS));
}

/// Runs a script of the recipes in a folder: its exit code, and the last line that it says.
fn script(place: &Path, words: &[&str]) -> (Option<i32>, String) {
    let output = Command::new("python3").arg("-B").args(words).current_dir(place).output().unwrap();
    (output.status.code(), text(&output.stderr).lines().last().unwrap_or_default().to_owned())
}

#[test]
fn teams_with_two_rows_are_refused() {
    if !is_installed("python3") {
        return;
    }
    let forty = forty();
    for format in ["ndjson", "csv"] {
        let mut rows = forty.print(&["batch", "answers", "--format", format]);
        let file = format!("teams.{format}");
        let check = |rows: &str| {
            std::fs::write(forty.path().join(&file), rows).unwrap();
            script(forty.path(), &["examples/scaling-out/no_team_twice.py", &file])
        };
        assert_eq!(check(&rows), (Some(0), String::new()));
        rows.push_str(&rows.lines().last().map(|line| format!("{line}\n")).unwrap());
        let (code, said) = check(&rows);
        assert_eq!((code, said.starts_with("teams were scored in parts: ['")), (Some(1), true), "{said}");
        assert_eq!(check(""), (Some(1), format!("{file} has no rows")));
    }
}

#[test]
fn files_that_cannot_be_put_into_parts_are_named_without_a_traceback() {
    if !is_installed("python3") {
        return;
    }
    let forty = forty();
    let put = |words: &[&str]| script(forty.path(), &[&["examples/scaling-out/by_team.py"], words].concat());
    let failed = |code, said: &str| (Some(code), format!("by_team.py: error: {said}"));
    assert_eq!(put(&["nowhere", "8", "parts"]), failed(3, "[Errno 2] No such file or directory: 'nowhere'"));
    assert_eq!(put(&["answers", "0", "parts"]), failed(2, "PARTS must be at least 1"));
    assert_eq!(put(&["answers", "8", "answers"]), failed(2, "answers is not empty; name a new folder"));
    std::fs::create_dir(forty.path().join("none")).unwrap();
    assert_eq!(put(&["none", "8", "parts"]), failed(2, "no .toml files found in none"));
    // Python's TOML reader has limits of its own.
    std::fs::write(forty.answers().join("deep.toml"), format!("[audit]\nteam = \"Deep\"\na = {}\n", "[".repeat(5_000)))
        .unwrap();
    std::fs::write(forty.answers().join("long.toml"), format!("[audit]\nteam = \"Long\"\na = {}\n", "9".repeat(5_000)))
        .unwrap();
    assert_eq!(put(&["answers", "8", "parts"]), (Some(0), String::new()));
    assert_eq!(put(&["answers", "8", "parts"]), failed(2, "parts is not empty; name a new folder"));
}

/// The cases of the Spark recipe that a program of one's own meets, in one session: a start takes most of the time.
const PROGRAM: &str = r#"
import pathlib, sys
sys.path.insert(0, "examples/scaling-out")
from pyspark.sql import SparkSession
import batch_on_spark, by_team

spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
pillars, questionnaire = sys.argv[1:]
flags = ["--questionnaire", questionnaire]
folder = batch_on_spark.read_folder(spark, "answers")
rolled = batch_on_spark.score(folder, pillars, [*flags, "--organisation-rollup"], parts=3)
pathlib.Path("rolled.ndjson").write_text("".join(row.document + "\n" for row in rolled.collect()))

def refused(answers, flags):
    try:
        batch_on_spark.score(answers, pillars, flags, parts=3).collect()
    except Exception as error:
        return str(error)
    raise SystemExit("this was scored")

broken = spark.createDataFrame([("broken.toml", bytearray(b"[audit]\nteam = \"Ash Ward\"\nsecret = 1\n"))], "name string, text binary")
found = refused(folder.union(broken), flags)
assert "ended with exit code 1" in found and "broken.toml:3: error[unknown-key]" in found and "secret" not in found, found
not_utf8 = spark.createDataFrame([("bytes.toml", bytearray(b"[audit]\nteam = \"\xff\"\n"))], "name string, text binary")
found = refused(folder.union(not_utf8), flags)
assert "bytes.toml:2: error[not-utf8]" in found, found
assert "ended with exit code 2" in refused(folder, ["--no-such-flag"])
# Teams whose files are spread over partitions must not pass for whole ones.
by_file = folder.rdd.map(lambda row: (row.name, by_team.line(row.name, row.text))).repartition(3).values()
rows = by_file.mapPartitions(lambda lines: batch_on_spark.scored(lines, pillars, flags))
try:
    batch_on_spark.refuse_split_teams(spark.createDataFrame(rows, batch_on_spark.SCHEMA))
except RuntimeError as error:
    assert "were scored in parts" in str(error), error
else:
    raise SystemExit("teams in parts were taken")
"#;

#[test]
fn an_error_in_one_partition_fails_the_job_on_spark() {
    if !is_installed("pyspark") {
        return;
    }
    let forty = forty();
    let questionnaire = forty.path().join("wards.toml");
    let output = Command::new("python3")
        .args(["-B", "-c", PROGRAM, env!("CARGO_BIN_EXE_pillars")])
        .arg(questionnaire)
        .current_dir(forty.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
    let rolled = std::fs::read_to_string(forty.path().join("rolled.ndjson")).unwrap();
    let one = text(&forty.run(&["batch", "answers", "--format", "ndjson", "--organisation-rollup"]).stdout);
    assert_eq!(sorted(&rolled), sorted(&one));
}

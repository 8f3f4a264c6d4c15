//! The recipes of docs/scaling-out.md: the rows of a single run, from parts of the data. Each is left out where its tool is missing.

use super::recipes::{cook, is_installed};
use super::wards::{self, File};
use super::{TeamSet, text};
use crate::support::folder;
use std::path::Path;
use std::process::Command;

/// The recipes that are cooked here.
pub(crate) const RECIPES: [&str; 3] = [SPARK, TO_NDJSON, TO_CSV];
const SPARK: &str = "spark";
const TO_NDJSON: &str = "parallel to ndjson";
const TO_CSV: &str = "parallel to csv";
const PAGE: &str = "docs/scaling-out.md";

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
    for script in ["by_team.py", "batch_on_spark.py"] {
        std::fs::copy(folder("examples/scaling-out").join(script), examples.join(script)).unwrap();
    }
    forty
}

fn sorted(rows: &str) -> Vec<String> {
    let mut rows: Vec<_> = rows.lines().map(str::to_owned).collect();
    rows.sort_unstable();
    rows
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
        if cook(&forty, PAGE, recipe, &["python3", "parallel", "jq"]).is_none() {
            return;
        }
        let parts = std::fs::read_dir(forty.path().join("parts")).unwrap().map(|entry| entry.unwrap().path());
        assert!(parts.filter(|path| path.extension().is_some_and(|extension| extension == "ndjson")).count() > 2);
        let rows = std::fs::read_to_string(forty.path().join(rows)).unwrap();
        assert_eq!(sorted(&rows), one_run(&forty, format));
        assert!(format == "ndjson" || rows.starts_with("team,organisation,"), "the header is first");
    }
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

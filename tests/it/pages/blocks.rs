//! The fenced blocks of the pages: each kind on each page is tested here or by the named test, and a block without a test fails.

use super::{Block, Page, pages};
use crate::batch::{recipes, scaling_out};
use crate::command_line::PAGES;
use crate::shell::{bash_in, command_in, run, run_in, stderr, stdout, text};
use crate::small::lines;
use crate::support::{folder, toml_files};
use pillars::input::{self, AnswersReader, ReadOptions};
use pillars::model::Questionnaire;
use pillars::source::Source;
use serde_json::Value;
use std::path::Path;
use tempfile::{TempDir, tempdir};

/// What holds a block; `Err` says what is wrong with it.
fn hold(page: &Page, block: &Block<'_>, before: &[Block<'_>]) -> Result<(), String> {
    match (page.path.as_str(), block.kind) {
        (path, "console") => {
            PAGES.contains(&path).then_some(()).ok_or_else(|| "command_line.rs does not run this page".to_owned())
        }
        ("README.md", "toml") => reads_as_answers(&built_in(), &block.text),
        ("CONTRIBUTING.md", "sh") => are_scripts(&block.text),
        ("docs/batch.md", "sh") => is_a_recipe(&block.text, &recipes::RECIPES),
        ("docs/scaling-out.md", "sh") => is_a_recipe(&block.text, &scaling_out::RECIPES),
        ("docs/batch.md", "json") => is_a_record(&block.text),
        ("docs/check.md", "toml") => are_settings(&block.text),
        ("docs/check.md", "json") => is_what_check_prints(&block.text),
        ("docs/check.md", "yaml") => names_the_hook(&block.text),
        ("docs/diagnostics.md", "sh") => is_no_wrong_usage(&block.text),
        ("docs/diagnostics.md", "toml") => is_toml_as_far_as_its_code_goes(&block.text),
        ("docs/plan.md", "toml") => reads_as_plan(&built_in(), &block.text),
        ("docs/editors.md", "toml") => is_the_first_line_of_a_template(&block.text),
        ("docs/editors.md", "sh") if block.text.starts_with("pip install ") => {
            is_what_the_script_beside_it_does(&block.text)
        }
        ("docs/collect.md" | "docs/interview.md" | "docs/reports.md", "sh") => runs(&block.text).map(drop),
        ("docs/questionnaire-format.md", "toml") => match before {
            [] => reads_as_questionnaire(&block.text).map(drop),
            [first, ..] => reads_as_answers(&reads_as_questionnaire(&first.text)?, &block.text),
        },
        ("docs/import.md", "toml") => reads_as_import_map(&block.text),
        ("docs/scoring.md", "json") => has_the_keys_that_score_prints(&block.text),
        ("examples/README.md", "sh") if block.text.contains("pillars interview ") => goes_on(&block.text),
        // in_order.rs, or examples.rs for every command but interviews; cargo's are in the script that CI runs: readme.rs.
        ("README.md" | "docs/editors.md" | "docs/import.md" | "docs/plan.md" | "examples/README.md", "sh") => Ok(()),
        (_, "" | "text") if !block.text.lines().any(is_a_command) => Ok(()),
        (_, kind) => Err(format!("no test holds a block of the kind {kind:?} on this page")),
    }
}

fn is_a_command(line: &str) -> bool {
    line.starts_with("pillars ") || line.starts_with("$ ")
}

#[test]
fn every_block_of_every_page_is_held() {
    let (mut held, mut wrong) = (0, Vec::new());
    for page in pages() {
        let (_, blocks) = page.parts();
        for (index, block) in blocks.iter().enumerate() {
            held += 1;
            if let Err(why) = hold(&page, block, &blocks[..index]) {
                wrong.push(format!("{}:{}: {why}", page.path, block.line));
            }
        }
    }
    assert!(held > 100, "only {held} blocks were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_block_that_nothing_holds_is_named() {
    let page = Page { path: "docs/new.md".to_owned(), text: String::new() };
    for (kind, text) in
        [("console", "$ pillars man\n"), ("toml", "a = 1\n"), ("", "pillars man\n"), ("sql", "SELECT 1\n")]
    {
        let block = Block { line: 1, kind, text: text.to_owned() };
        assert!(hold(&page, &block, &[]).is_err(), "{kind}");
    }
}

fn built_in() -> Questionnaire {
    crate::support::read_questionnaire(&folder("pillars.toml"))
}

fn reads_as_questionnaire(text: &str) -> Result<Questionnaire, String> {
    let source = Source::new("questionnaire.toml", text);
    let (value, diagnostics) = input::questionnaire(&source).into_parts();
    value.filter(|_| diagnostics.is_empty()).ok_or_else(|| lines(&source, &diagnostics).join("\n"))
}

fn reads_as_answers(questionnaire: &Questionnaire, text: &str) -> Result<(), String> {
    let source = Source::new("answers.toml", text);
    let (value, diagnostics) = AnswersReader::new(questionnaire).read(&source, ReadOptions::ALL).into_parts();
    value.filter(|_| diagnostics.is_empty()).map(drop).ok_or_else(|| lines(&source, &diagnostics).join("\n"))
}

fn reads_as_import_map(text: &str) -> Result<(), String> {
    let source = Source::new("map.toml", text);
    let (value, diagnostics) = input::import_map(&source, &built_in()).into_parts();
    value.filter(|_| diagnostics.is_empty()).map(drop).ok_or_else(|| lines(&source, &diagnostics).join("\n"))
}

fn reads_as_plan(questionnaire: &Questionnaire, text: &str) -> Result<(), String> {
    let source = Source::new("plan.toml", text);
    let (value, diagnostics) = input::plan(&source, questionnaire).into_parts();
    value.filter(|_| diagnostics.is_empty()).map(drop).ok_or_else(|| lines(&source, &diagnostics).join("\n"))
}

/// Every line runs a script of the repository.
fn are_scripts(text: &str) -> Result<(), String> {
    let missing = text.lines().map(|line| line.split(' ').next().unwrap_or_default());
    let missing: Vec<_> = missing.filter(|script| !folder("").join(script).is_file()).collect();
    missing.is_empty().then_some(()).ok_or_else(|| format!("there is no {}", missing.join(" and no ")))
}

/// The recipes are cooked in batch/recipes.rs and `batch/scaling_out.rs`, by the name in their first line.
fn is_a_recipe(text: &str, cooked: &[&str]) -> Result<(), String> {
    let name = text.lines().next().and_then(|line| line.strip_prefix("# ")).unwrap_or_default();
    cooked.contains(&name).then_some(()).ok_or_else(|| format!("no test cooks a recipe called {name:?}"))
}

/// A line of the NDJSON that `batch` reads.
fn is_a_record(text: &str) -> Result<(), String> {
    let found = input::record(text.as_bytes(), &mut Vec::new());
    found.map(drop).map_err(|error| error.fault.to_string())
}

/// The settings are taken, and what they ask for is asked: the blank audit meets none of it.
fn are_settings(text: &str) -> Result<(), String> {
    let place = place_with_a_template();
    let write = |name: &str, text: &str| std::fs::write(place.path().join(name), text).unwrap();
    write("pillars-check.toml", text);
    write("ours.toml", &self::text(&folder("pillars.toml")));
    std::fs::create_dir(place.path().join("2025")).unwrap();
    write("2025/answers.toml", &self::text(&place.path().join("answers.toml")));
    write("plan.toml", &self::text(&folder("examples/broken/plan-overdue.toml")));
    let checked = ["check", "answers.toml", "plan.toml", "--today", "2026-11-21", "--format", "concise"];
    let output = run_in(place.path(), &checked);
    let found = stdout(&output);
    let of_answers = ["incomplete", "open-must-have", "band-too-low", "gap-too-large", "score-too-low", "old-audit"];
    let expected = of_answers.iter().chain(&["plan-overdue", "must-have-not-planned"]);
    let missing: Vec<_> = expected.filter(|code| !found.contains(&format!("error[{code}]"))).collect();
    let met = output.status.code() == Some(1) && missing.is_empty() && !found.contains("worse-than-baseline");
    met.then_some(()).ok_or_else(|| format!("without {missing:?}: {found}{}", stderr(&output)))
}

/// A folder with a blank answers file, two years old.
fn place_with_a_template() -> TempDir {
    let place = tempdir().unwrap();
    let written = run_in(place.path(), &["template", "--date", "2024-11-21", "-o", "answers.toml"]);
    assert!(written.status.success());
    place
}

/// The document has the same keys at every depth as what `check` prints of such a file.
fn is_what_check_prints(text: &str) -> Result<(), String> {
    let place = place_with_a_template();
    let file = place.path().join("answers.toml");
    let answers = self::text(&file) + "\n[culture]\ncritical-debate = 1\ncritical-debate = 1\n";
    std::fs::write(&file, answers.replace("\n[culture]\n\n", "\n")).unwrap();
    let output = run_in(place.path(), &["check", "answers.toml", "--format", "json"]);
    let printed: Value = serde_json::from_str(&stdout(&output)).map_err(|error| error.to_string())?;
    let shown: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let (printed, shown) = (shape(&printed), shape(&shown));
    (printed == shown).then_some(()).ok_or_else(|| format!("{shown} is not {printed}"))
}

/// The document has the keys that `score` prints, at every depth, and the split those of a split. The second implementation
/// compares their order too, in `test_page.py`.
fn has_the_keys_that_score_prints(text: &str) -> Result<(), String> {
    let place = folder("examples/answers/meadow-programme");
    let files = toml_files(&place, |_| true);
    let mut words = vec!["score", "--format", "json"];
    words.extend(files.iter().map(|path| path.to_str().unwrap()));
    let printed: Value = serde_json::from_slice(&run(&words).stdout).map_err(|error| error.to_string())?;
    let shown: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let [printed, shown] =
        if shown.get("groups").is_some() { [printed["viewpoint_split"].clone(), shown] } else { [printed, shown] };
    has_the_same_keys(&printed, &shown, "")
}

/// Where one of two lists is empty there is nothing to compare. The keys of some objects are ids, which may differ.
fn has_the_same_keys(printed: &Value, shown: &Value, place: &str) -> Result<(), String> {
    let keyed_by_ids = [".viewpoints", ".groups", ".leadership_minus_peer"];
    match (printed, shown) {
        (Value::Object(printed), Value::Object(shown)) if !keyed_by_ids.contains(&place) => {
            if !printed.keys().eq(shown.keys()) {
                return Err(format!("at {place:?}: {:?} is not {:?}", shown.keys(), printed.keys()));
            }
            printed.iter().try_for_each(|(key, value)| has_the_same_keys(value, &shown[key], &format!("{place}.{key}")))
        }
        (Value::Array(printed), Value::Array(shown)) => match (printed.first(), shown.first()) {
            (Some(printed), Some(shown)) => has_the_same_keys(printed, shown, place),
            _ => Ok(()),
        },
        _ => Ok(()),
    }
}

/// A document with its figures and texts left out, and of each list the first.
fn shape(document: &Value) -> Value {
    match document {
        Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), shape(value))).collect(),
        Value::Array(list) => list.iter().take(1).map(shape).collect(),
        _ => Value::Null,
    }
}

fn names_the_hook(text: &str) -> Result<(), String> {
    let hooks = self::text(&folder(".pre-commit-hooks.yaml"));
    let id = text.lines().find_map(|line| line.trim().strip_prefix("- id: ")).unwrap_or_default();
    // No version is tagged yet.
    let revision = "rev: <commit>";
    let named = hooks.lines().any(|line| line.strip_prefix("- id: ") == Some(id));
    (named && text.contains(revision)).then_some(()).ok_or_else(|| format!("hook {id:?}, {revision:?}"))
}

/// The program's commands, on files that are not there, can end as they like, but not with wrong usage.
fn is_no_wrong_usage(text: &str) -> Result<(), String> {
    let place = tempdir().unwrap();
    for line in text.lines().filter(|line| *line != "chmod 000 answers.toml") {
        let words = line.strip_prefix("pillars ").ok_or_else(|| format!("{line} is no command of the program"))?;
        let output = run_in(place.path(), &words.split_whitespace().collect::<Vec<_>>());
        if output.status.code() == Some(2) {
            return Err(stderr(&output));
        }
    }
    Ok(())
}

/// An example of what is wrong is TOML all the same, but for the codes that say that it is not.
fn is_toml_as_far_as_its_code_goes(text: &str) -> Result<(), String> {
    let refused = text.parse::<toml::Table>().is_err();
    let meant = NOT_TOML.contains(&text);
    (refused == meant).then_some(()).ok_or_else(|| format!("refused: {refused}, meant to be: {meant}: {text:?}"))
}

/// The examples that no TOML reader takes.
const NOT_TOML: [&str; 3] = ["parity =\nsuccession = 3\n", "parity = 3\nparity = 2\n", "date = 2026-02-30\n"];

fn is_the_first_line_of_a_template(text: &str) -> Result<(), String> {
    let place = tempdir().unwrap();
    let written = run_in(place.path(), &["template", "--schema", "./answers.schema.json"]);
    let first = stdout(&written).lines().next().map(|line| format!("{line}\n")).unwrap_or_default();
    (first == text).then_some(()).ok_or_else(|| format!("{first:?}"))
}

/// Both tools are tried by the script that CI runs, where they are installed.
fn is_what_the_script_beside_it_does(text: &str) -> Result<(), String> {
    let script = self::text(&folder("docs/editors-check.sh"));
    let tried = text.lines().filter_map(|line| line.strip_suffix(" answers.toml"));
    let missing: Vec<_> = tried.clone().filter(|command| !script.contains(&format!(" {command}\n"))).collect();
    (tried.count() > 0 && missing.is_empty()).then_some(()).ok_or_else(|| format!("{missing:?}"))
}

/// Runs a block as a shell does, in a folder with a questionnaire and the examples; gives the folder. What it says it writes is there.
fn runs(text: &str) -> Result<TempDir, String> {
    let place = tempdir().unwrap();
    std::fs::write(place.path().join("ours.toml"), self::text(&folder("pillars.toml"))).unwrap();
    for answers in ["", "follow-up", "harbour-team", "meadow-programme"] {
        for file in toml_files(&folder("examples/answers").join(answers), |_| true) {
            copy(file.strip_prefix(folder("")).unwrap(), place.path());
        }
    }
    for part in ["", "excel", "html"] {
        for entry in std::fs::read_dir(folder("examples/collect").join(part)).unwrap() {
            let file = entry.unwrap().path();
            if file.is_file() {
                copy(file.strip_prefix(folder("")).unwrap(), place.path());
            }
        }
    }
    let output = bash_in(place.path(), text).output().unwrap();
    let written = text
        .split_whitespace()
        .filter(|word| word.contains('.') && !word.contains('*') && !word.starts_with("examples/"));
    let missing: Vec<_> = written.filter(|name| !place.path().join(name).exists()).collect();
    let done = output.status.success() && missing.is_empty();
    done.then_some(place).ok_or_else(|| format!("{missing:?}: {}", stderr(&output)))
}

fn copy(file: &Path, place: &Path) {
    let there = place.join(file);
    std::fs::create_dir_all(there.parent().unwrap()).unwrap();
    std::fs::copy(folder("").join(file), there).unwrap();
}

/// An interview that goes on with an example asks what is open, and leaves the file as it was where nobody answers.
fn goes_on(text: &str) -> Result<(), String> {
    let place = runs(&text.replace("pillars interview ", "pillars interview --plain "))?;
    let (then, now) = (folder("examples/answers/half-answered.toml"), place.path().join("tidepool.toml"));
    let same = self::text(&then) == self::text(&now);
    let score = command_in(place.path(), &["score", "tidepool.toml"]).output().unwrap();
    (same && score.status.success()).then_some(()).ok_or_else(|| stderr(&score))
}

//! The examples: every answers file is read without a diagnostic, every command of their README works, and the Python implementation gives
//! the same results.

use crate::reference::python;
use crate::shell::{commands, run};
use crate::support::{folder, read_questionnaire, source, toml_files};
use pillars::input::{AnswersReader, ReadOptions};
use pillars::model::Questionnaire;
use serde_json::Value;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// The built-in questionnaire and those among the examples, by their ids, each with its file.
fn questionnaires() -> BTreeMap<String, (PathBuf, Questionnaire)> {
    let mut files = toml_files(&folder("examples/questionnaires"), |_| true);
    files.push(folder("pillars.toml"));
    let read = |path: PathBuf| {
        let questionnaire = read_questionnaire(&path);
        (questionnaire.id().to_string(), (path, questionnaire))
    };
    files.into_iter().map(read).collect()
}

/// The answers files in a folder and the folders below it, each with the id of the questionnaire it names.
fn answers_files(place: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(place).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if path != folder("examples/broken") {
                found.extend(answers_files(&path));
            }
        } else if path.extension() == Some(OsStr::new("toml")) {
            let table: toml::Table = std::fs::read_to_string(&path).unwrap().parse().unwrap();
            if let (Some(toml::Value::String(id)), true) = (table.get("questionnaire"), table.contains_key("audit")) {
                found.insert(path, id.clone());
            }
        }
    }
    found
}

#[test]
fn every_answers_file_reads_without_a_diagnostic() {
    let questionnaires = questionnaires();
    let files = answers_files(&folder("examples"));
    assert!(files.len() >= 24, "{files:#?}");
    for (path, id) in files {
        let (_, questionnaire) = &questionnaires[&id];
        let (answers, diagnostics) =
            AnswersReader::new(questionnaire).read(&source(&path), ReadOptions::ALL).into_parts();
        assert!(answers.is_some() && diagnostics.is_empty(), "{}: {diagnostics:#?}", path.display());
    }
}

/// The words of a command, with a pattern for the TOML files of a folder expanded as a shell does.
fn words(command: &str) -> Vec<String> {
    let expand = |word: &str| match word.strip_suffix("*.toml") {
        Some(place) => {
            let files = toml_files(&folder(place), |_| true).into_iter();
            files.map(|path| format!("{place}{}", path.file_name().unwrap().display())).collect()
        }
        None => vec![word.to_owned()],
    };
    command.split_whitespace().flat_map(expand).collect()
}

#[test]
fn every_command_of_their_readme_succeeds() {
    let readme = std::fs::read_to_string(folder("examples/README.md")).unwrap();
    let blocks = readme.split("```sh\n").skip(1).map(|rest| rest.split("\n```").next().unwrap());
    let shown = blocks.flat_map(str::lines).filter_map(|line| line.strip_prefix("pillars "));
    let there = commands();
    // An interview asks at a terminal, and there is none here.
    let runs = |command: &&str| {
        let name = command.split(' ').next().unwrap();
        name != "interview" && there.iter().any(|known| known == name)
    };
    let ran: Vec<_> = shown.filter(runs).collect();
    assert!(ran.iter().filter(|command| command.starts_with("score ")).count() >= 8, "{ran:#?}");
    for command in ran {
        let words = words(command);
        let output = run(&words.iter().map(String::as_str).collect::<Vec<_>>());
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "pillars {command}: {said}");
    }
}

/// Every team that the examples can show: each answers file by itself, and each folder of one team.
fn teams() -> Vec<(String, Vec<PathBuf>)> {
    let files = answers_files(&folder("examples"));
    let mut folders: BTreeMap<(PathBuf, String), Vec<PathBuf>> = BTreeMap::new();
    for (path, id) in &files {
        let place = path.parent().unwrap().to_owned();
        if place != folder("examples/answers") {
            folders.entry((place, id.clone())).or_default().push(path.clone());
        }
    }
    let alone = files.into_iter().map(|(path, id)| (id, vec![path]));
    alone.chain(folders.into_iter().map(|((_, id), files)| (id, files))).collect()
}

#[test]
fn every_result_is_the_second_readings_too() {
    let questionnaires = questionnaires();
    let teams = teams();
    assert!(teams.iter().filter(|(_, files)| files.len() > 1).count() >= 2, "{teams:#?}");
    let mut listed = Vec::new();
    for (id, files) in &teams {
        listed.extend((!listed.is_empty()).then_some(Path::new("--")));
        listed.push(&questionnaires[id].0);
        listed.extend(files.iter().map(PathBuf::as_path));
    }
    let Some(written) = python("teams.py", &listed) else { return };
    let expected: Vec<Value> = serde_json::from_slice(&written).unwrap();
    assert_eq!(expected.len(), teams.len());
    for ((id, files), expected) in teams.iter().zip(expected) {
        let mut words = vec!["score", "--format", "json"];
        if id != "peer-hub-8-pillars" {
            words.extend(["--questionnaire", questionnaires[id].0.to_str().unwrap()]);
        }
        words.extend(files.iter().map(|path| path.to_str().unwrap()));
        let found: Value = serde_json::from_slice(&run(&words).stdout).unwrap();
        assert_eq!(found, expected, "{files:#?}");
    }
}

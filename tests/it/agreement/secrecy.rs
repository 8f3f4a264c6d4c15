//! No format shows remarks or pseudonyms unless requested, or which of two hidden viewpoints gave an answer.

use super::{part, print};
use crate::batch::wards;
use crate::shell::run_in;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const SCORE: [&str; 6] = ["terminal", "markdown", "html", "docx", "xlsx", "json"];
const BATCH: [&str; 7] = ["terminal", "markdown", "html", "xlsx", "json", "ndjson", "csv"];
const COMPARE: [&str; 7] = ["terminal", "markdown", "html", "docx", "xlsx", "json", "csv"];

fn place(files: &[(PathBuf, String)]) -> TempDir {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("wards.toml"), wards::questionnaire()).unwrap();
    wards::write(&place.path().join("answers"), files);
    place
}

/// All that a file holds, unpacked where it is an archive.
fn contents(bytes: &[u8]) -> String {
    let Ok(archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return String::from_utf8(bytes.to_vec()).unwrap();
    };
    let names: Vec<_> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    names.iter().map(|name| part(bytes, name)).collect()
}

/// The answers files below a folder, in order.
fn answers(place: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(place).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(answers(&path)) } else { found.push(path.display().to_string()) }
    }
    found.sort();
    found
}

#[test]
fn remarks_and_pseudonyms_are_in_no_format_unless_asked_for() {
    let place = place(&wards::teams(12));
    let team = answers(&place.path().join("answers/Eastmoor Trust/Ash Ward"));
    let team: Vec<_> = team.iter().map(String::as_str).collect();
    let secrets = ["As seen", "R-0", "Not on this ward"];
    assert!(std::fs::read_to_string(team[0]).unwrap().contains("R-0"));
    let check = |arguments: &[&str], formats: &[&str]| {
        for format in formats {
            let arguments = [arguments, &["--full", "--format", format, "--questionnaire", "wards.toml"]].concat();
            let shown = contents(&print(place.path(), &arguments));
            assert!(secrets.iter().all(|secret| !shown.contains(secret)), "{arguments:?}");
        }
    };
    check(&[&["score"], &team[..]].concat(), &SCORE);
    check(&["batch", "answers"], &BATCH);
    wards::write(&place.path().join("later"), &wards::teams(12));
    check(&["compare", "answers", "later"], &COMPARE);
    for format in ["html", "docx", "markdown"] {
        let written = run_in(
            place.path(),
            &["batch", "answers", "--reports", format, "--format", format, "--questionnaire", "wards.toml"],
        );
        assert_eq!(written.status.code(), Some(0));
        for report in answers(&place.path().join(format)) {
            let shown = contents(&std::fs::read(report).unwrap());
            assert!(secrets.iter().all(|secret| !shown.contains(secret)), "{format}");
        }
    }
}

/// Eleven answers: five leaders, and three respondents of each hidden viewpoint with these levels.
fn split(peer: u8, staff: u8) -> Vec<(PathBuf, String)> {
    let viewpoints = [("leadership", 3, 5), ("peer", peer, 3), ("staff", staff, 3)];
    let (_, template) = wards::teams(1).remove(0);
    let mut files = Vec::new();
    for (viewpoint, level, number) in viewpoints {
        for respondent in 0..number {
            let line = |line: &str| match line.split_once(" = ") {
                Some(("viewpoint", _)) => format!("viewpoint = \"{viewpoint}\"\n"),
                Some(("respondent", _)) => format!("respondent = \"X-{}\"\n", files.len() + respondent),
                Some((key, _)) if ["agreed", "shared", "lasting"].contains(&key) => format!("{key} = {level}\n"),
                Some((key, _)) if ["debate", "openness", "trust"].contains(&key) => {
                    format!("{key} = {}\n", i16::from(level) - 2)
                }
                Some(("date", _)) => "date = 2026-03-01\n".to_owned(),
                _ => format!("{line}\n"),
            };
            let text: String = template.lines().map(line).collect();
            files.push((PathBuf::from(format!("{viewpoint}-{respondent}.toml")), text));
        }
    }
    files
}

#[test]
fn the_answers_of_two_hidden_viewpoints_can_be_exchanged_without_a_trace_in_any_format() {
    let sides = [place(&split(1, 4)), place(&split(4, 1))];
    let both = |arguments: &[&str], format: &str| {
        let arguments = [arguments, &["--full", "--format", format, "--questionnaire", "wards.toml"]].concat();
        sides.each_ref().map(|side| print(side.path(), &arguments))
    };
    let names: Vec<_> = split(0, 0).iter().map(|(name, _)| format!("answers/{}", name.display())).collect();
    let score: Vec<_> = ["score"].into_iter().chain(names.iter().map(String::as_str)).collect();
    let [shown, _] = both(&score, "json");
    let shown: serde_json::Value = serde_json::from_slice(&shown).unwrap();
    assert_eq!(
        shown["viewpoint_split"]["groups"]["others"]["respondents"], 6,
        "there is a split, with two viewpoints hidden"
    );
    for format in SCORE {
        let [one, other] = both(&score, format);
        assert!(one == other, "score, {format}");
    }
    for format in BATCH {
        let [one, other] = both(&["batch", "answers"], format);
        assert!(one == other, "batch, {format}");
    }
    std::fs::create_dir(sides[0].path().join("later")).unwrap();
    std::fs::create_dir(sides[1].path().join("later")).unwrap();
    for side in &sides {
        wards::write(&side.path().join("later"), &split(2, 2));
    }
    for format in COMPARE {
        let [one, other] = both(&["compare", "answers", "later"], format);
        assert!(one == other, "compare, {format}");
    }
}

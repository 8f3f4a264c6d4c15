//! A form that is created, filled in by another program and imported holds the same answers.

use super::built_in;
use crate::shell::{run_in, stderr, stdout};
use crate::support::{folder, skip};
use pillars::input::{AnswersReader, ReadOptions};
use pillars::model::{Answers, ItemIndex, Questionnaire, State};
use pillars::source::Source;
use serde_json::{Map, Value, json};
use std::path::Path;
use std::process::Command;

/// Runs the script that fills in a form; nothing where Python or openpyxl is missing.
fn fill(form: &Path, seed: usize, filled: &Path, more: &[&str]) -> Option<Map<String, Value>> {
    let output = Command::new("python3")
        .arg(folder("tests/office/fill_form.py"))
        .args([form, &folder("pillars.toml")])
        .arg(seed.to_string())
        .arg(filled)
        .args(more)
        .output()
        .ok()?;
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    if errors.contains("ModuleNotFoundError") {
        return None;
    }
    assert!(output.status.success(), "{errors}");
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

/// The answers in the form in which the script prints what must come of them.
fn shown(questionnaire: &Questionnaire, answers: &Answers) -> Map<String, Value> {
    let mut shown = Map::new();
    for (index, item) in ItemIndex::enumerate(questionnaire.items()) {
        let mut parts = Map::new();
        match answers.states()[index] {
            State::Level(level) => drop(parts.insert("answer".to_owned(), item.number(level).into())),
            State::DontKnow => drop(parts.insert("answer".to_owned(), "don't know".into())),
            State::NotApplicable => drop(parts.insert("answer".to_owned(), "not applicable".into())),
            State::Unanswered => {}
        }
        if let Some(remark) = answers.remarks().get(&index) {
            let note = remark.note.as_ref().or(remark.reason.as_ref());
            parts.extend(note.map(|note| ("note".to_owned(), json!(note))));
            parts.extend(remark.evidence.as_ref().map(|evidence| ("evidence".to_owned(), json!(evidence))));
        }
        if !parts.is_empty() {
            shown.insert(item.id.to_string(), parts.into());
        }
    }
    shown
}

fn imported(place: &Path, file: &str, team: &str) -> Answers {
    let output = run_in(place, &["import", file, "-o", team]);
    assert_eq!(output.status.code(), Some(0), "{}{}", stdout(&output), stderr(&output));
    let written = std::fs::read_dir(place.join(team)).unwrap().next().unwrap().unwrap().path();
    let checked = run_in(place, &["check", &written.display().to_string(), "--allow", "warnings"]);
    assert_eq!(checked.status.code(), Some(0), "{}", stdout(&checked));
    let source = Source::new("answers.toml", std::fs::read_to_string(written).unwrap());
    let questionnaire = built_in();
    let (file, found) = AnswersReader::new(&questionnaire).read(&source, ReadOptions::ALL).into_parts();
    file.unwrap_or_else(|| panic!("{found:#?}")).answers
}

#[test]
fn a_form_filled_in_by_another_program_comes_back_whole() {
    let (questionnaire, place) = (built_in(), tempfile::tempdir().unwrap());
    let form = ["form", "--team", "Northfield CMHT", "--date", "2026-11-24", "--viewpoint", "peer", "-o", "form.xlsx"];
    assert_eq!(run_in(place.path(), &form).status.code(), Some(0));
    for seed in 0..4 {
        let filled = place.path().join(format!("filled-{seed}.xlsx"));
        let code = format!("audit:respondent=tulip-{seed}");
        let Some(expected) = fill(&place.path().join("form.xlsx"), seed, &filled, &[&code]) else {
            skip("python3 with openpyxl");
            return;
        };
        let answers = imported(place.path(), &format!("filled-{seed}.xlsx"), &format!("team-{seed}"));
        assert_eq!(Value::from(shown(&questionnaire, &answers)), Value::from(expected), "seed {seed}");
        let audit = answers.audit();
        assert_eq!(audit.team, "Northfield CMHT");
        assert_eq!(audit.date.to_string(), "2026-11-24");
        assert_eq!(questionnaire.viewpoints()[audit.viewpoint.get()].id.as_str(), "peer");
        assert_eq!(audit.respondent, Some(format!("tulip-{seed}")));
    }
}

#[test]
fn a_form_saved_again_by_libreoffice_comes_back_whole() {
    let (questionnaire, place) = (built_in(), tempfile::tempdir().unwrap());
    let form = ["form", "--team", "T", "--date", "2026-11-24", "--viewpoint", "staff", "--short", "-o", "form.xlsx"];
    assert_eq!(run_in(place.path(), &form).status.code(), Some(0));
    std::fs::create_dir(place.path().join("before")).unwrap();
    let filled = place.path().join("before/filled.xlsx");
    let Some(expected) = fill(&place.path().join("form.xlsx"), 9, &filled, &[]) else {
        skip("python3 with openpyxl");
        return;
    };
    let saved = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", place.path().join("profile").display()))
        .args(["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .args([place.path(), &filled])
        .output();
    if saved.is_err() || !place.path().join("filled.xlsx").exists() {
        skip("LibreOffice");
        return;
    }
    let answers = imported(place.path(), "filled.xlsx", "team");
    assert_eq!(Value::from(shown(&questionnaire, &answers)), Value::from(expected));
}

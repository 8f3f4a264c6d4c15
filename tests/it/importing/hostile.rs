//! Broken files and files that would fill the memory: each is refused before it is read or unpacked, and none causes a panic.

use super::encoding::{Writing, write};
use super::exports::{all, people};
use super::{built_in, given, import, map};
use crate::shell::{run_in, stdout};
use pillars::diagnostic::{Code, Diagnostic};
use pillars::model::Questionnaire;
use std::fs;
use std::io::Write as _;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn codes(questionnaire: &Questionnaire, bytes: Vec<u8>) -> Vec<Code> {
    let imported = import(questionnaire, &map(questionnaire, ""), given(), bytes);
    imported.diagnostics.iter().map(Diagnostic::code).collect()
}

/// A workbook with this sheet, made by hand.
fn workbook(sheet: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for (name, text) in [
        ("[Content_Types].xml", &b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"[..]),
        ("_rels/.rels", b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ("xl/_rels/workbook.xml.rels", b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
        ("xl/workbook.xml", b"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
        ("xl/worksheets/sheet1.xml", sheet),
    ] {
        archive.start_file(name, options).unwrap();
        archive.write_all(text).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn sheet(rows: &str) -> String {
    format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><dimension ref=\"A1\"/><sheetData>{rows}</sheetData></worksheet>"
    )
}

#[test]
fn two_cells_at_far_corners_are_too_many_columns() {
    let corners =
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>";
    let questionnaire = built_in();
    assert_eq!(codes(&questionnaire, workbook(sheet(corners).as_bytes())), [Code::TableTooLarge]);
}

#[test]
fn a_bomb_is_not_unpacked() {
    let questionnaire = built_in();
    let mut bomb = sheet("").into_bytes();
    bomb.resize(300 << 20, b' ');
    assert_eq!(codes(&questionnaire, workbook(&bomb)), [Code::TableTooLarge]);
    // The same with sizes that are not true.
    let mut lying = workbook(&bomb);
    let size = u32::try_from(bomb.len()).unwrap().to_le_bytes();
    let places: Vec<usize> = (0..lying.len() - 4).filter(|at| lying[*at..*at + 4] == size).collect();
    assert!(places.len() >= 2);
    for place in places {
        lying[place..place + 4].copy_from_slice(&1_000_u32.to_le_bytes());
    }
    let found = codes(&questionnaire, lying);
    assert!(matches!(found.as_slice(), [Code::TableTooLarge | Code::UnreadableTable]), "{found:?}");
}

#[test]
fn a_million_columns_are_refused() {
    let questionnaire = built_in();
    assert_eq!(codes(&questionnaire, "x,".repeat(1_000_000).into_bytes()), [Code::TableTooLarge]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_large_file_and_a_bomb_are_refused_in_little_memory() {
    use crate::shell::{bash_in, stderr};
    /// Enough for the program, and too little for either file.
    const KIBIBYTES: u32 = 256 << 10;
    let place = tempfile::tempdir().unwrap();
    fs::File::create(place.path().join("large.csv")).unwrap().set_len(1 << 30).unwrap();
    let mut bomb = sheet("").into_bytes();
    bomb.resize(300 << 20, b' ');
    fs::write(place.path().join("bomb.xlsx"), workbook(&bomb)).unwrap();
    for file in ["large.csv", "bomb.xlsx"] {
        let script = format!("ulimit -v {KIBIBYTES}; pillars import {file} --check");
        let output = bash_in(place.path(), &script).output().unwrap();
        let said = stdout(&output);
        assert_eq!(output.status.code(), Some(1), "{file}: {said}{}", stderr(&output));
        assert!(said.contains("error[table-too-large]"), "{file}: {said}");
    }
}

#[test]
fn a_damaged_workbook_never_panics() {
    let questionnaire = built_in();
    let export = all(&questionnaire, &people(&questionnaire, 2))
        .into_iter()
        .find(|export| matches!(export.writing, Writing::Sheet(_)))
        .unwrap();
    let whole = write(&export.rows, export.writing).bytes;
    let mut state = 7_usize;
    for _ in 0..150 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mut damaged = whole.clone();
        let place = (state >> 20) % damaged.len();
        if state.is_multiple_of(3) {
            damaged.truncate(place);
        } else {
            damaged[place] ^= u8::try_from((state >> 8) % 255 + 1).unwrap();
        }
        let _any_outcome = import(&questionnaire, &map(&questionnaire, ""), given(), damaged);
    }
    for rows in [
        "<row r=\"0\"><c r=\"A0\"><v>1</v></c></row>",
        "<row r=\"99999999999\"><c r=\"A1\"><v>1</v></c></row>",
        "<row><c t=\"s\"><v>5</v></c></row>",
        "<row><c r=\"AAAAAAA1\"><v>x</v></c></row>",
        "<row r=\"3\"><c r=\"A3\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row>",
        "<row><c t=\"d\"><v>2026-13-45</v></c><c t=\"e\"><v>#REF!</v></c></row>",
    ] {
        let _any_outcome = codes(&questionnaire, workbook(sheet(rows).as_bytes()));
    }
}

#[test]
fn a_toml_file_without_answers_is_called_what_it_is() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("empty.toml"), "").unwrap();
    fs::write(place.path().join("plan.toml"), "questionnaire = \"peer-hub-8-pillars\"\n\n[plan]\nteam = \"T\"\n")
        .unwrap();
    let output =
        run_in(place.path(), &["import", "empty.toml", "plan.toml", "-o", "team", "--check", "--format", "concise"]);
    assert_eq!(output.status.code(), Some(1));
    snapbox::assert_data_eq!(
        stdout(&output),
        snapbox::str![[r#"
empty.toml:1:1: error[empty-file] the file is empty
plan.toml:1:1: error[wrong-file-kind] this is an action plan, not an answers file

"#]]
    );
}

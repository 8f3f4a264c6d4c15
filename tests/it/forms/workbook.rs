//! The Excel form: its cells, what is locked, and the same bytes every time.

use super::{KITCHEN, asks_exactly_what_applies};
use crate::shell::{run, stderr};
use calamine::{Data, DataType as _, Reader as _, Xlsx};
use pillars::forms::workbook::{layout, render};
use snapbox::{assert_data_eq, file};
use std::fmt::Write as _;
use std::io::{Cursor, Read as _};

/// The bytes of the form that a command line writes.
fn form(arguments: &[&str]) -> Vec<u8> {
    let output = run(&[&["form", "--format", "xlsx"], arguments].concat());
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()), "{arguments:?}");
    output.stdout
}

/// The ids of items in the hidden columns, found by their key as the importer does.
fn ids(bytes: Vec<u8>) -> Vec<String> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheets = workbook.worksheets();
    let ids = sheets.iter().flat_map(|(_, sheet)| {
        let (height, width) = sheet.get_size();
        let keys = (0..height).flat_map(move |row| (0..width).map(move |column| (row, column)));
        let key = keys.clone().find(|cell| sheet.get(*cell) == Some(&Data::String(layout::ID_COLUMN.to_owned())));
        let rows = key.into_iter().flat_map(move |(row, column)| (row + 1..height).map(move |row| (row, column)));
        rows.filter_map(|cell| sheet.get(cell).and_then(Data::as_string)).collect::<Vec<_>>()
    });
    ids.filter(|id| !id.is_empty() && !id.starts_with("form:") && !id.starts_with("audit:")).collect()
}

/// Every cell of every sheet, one per line.
pub(super) fn text(bytes: Vec<u8>) -> String {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    for (name, sheet) in workbook.worksheets() {
        writeln!(text, "== {name}").unwrap();
        let first = sheet.start().unwrap();
        for (row, column, cell) in sheet.used_cells() {
            let column = char::from(b'A' + u8::try_from(first.1 as usize + column).unwrap());
            let cell = match cell {
                Data::DateTime(date) => format!("day {}", date.as_f64()),
                other => other.to_string(),
            };
            writeln!(text, "{column}{}: {}", first.0 as usize + row + 1, cell.replace('\n', "\n    ")).unwrap();
        }
    }
    text
}

/// Every part of the file, unpacked.
fn parts(bytes: Vec<u8>) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let parts = (0..archive.len()).map(|index| {
        let mut part = archive.by_index(index).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        (part.name().unwrap().into_owned(), text)
    });
    parts.collect()
}

#[test]
fn an_excel_form_asks_exactly_what_its_viewpoint_and_stage_are_asked() {
    asks_exactly_what_applies(|content| ids(render(content).unwrap()));
}

#[test]
fn every_cell_of_the_kitchens_form_reads_like_this() {
    let notice = "tests/it/fixtures/notice.txt";
    let bytes = form(&["--questionnaire", KITCHEN, "--team", "=Mill Lane", "--date", "2026-11-21", "--notice", notice]);
    assert_data_eq!(text(bytes), file!["../snapshots/forms/kitchen-xlsx.txt"].raw());
}

#[test]
fn only_cells_to_fill_in_are_unlocked_and_no_password_locks_the_others() {
    let parts = parts(form(&["--viewpoint", "peer", "--stage", "running", "--organisation", "Example Trust"]));
    let styles = &parts.iter().find(|(name, _)| name == "xl/styles.xml").unwrap().1;
    let formats = styles.split_once("<cellXfs").unwrap().1.split_once("</cellXfs>").unwrap().0;
    let unlocked: Vec<_> = formats.split("<xf ").skip(1).map(|format| format.contains("locked=\"0\"")).collect();
    let sheets: Vec<_> = parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")).collect();
    assert_eq!(sheets.len(), 11, "start, pillars, culture, lists");
    let mut open = 0;
    for (name, sheet) in sheets {
        let protection = sheet.split_once("<sheetProtection ").unwrap_or_else(|| panic!("{name}")).1;
        assert!(!protection.split_once("/>").unwrap().0.contains("password"), "{name}");
        for cell in sheet.split("<c ").skip(1) {
            let cell = cell.split_once('>').unwrap().0;
            let style =
                cell.split_once(" s=\"").map_or(0, |(_, rest)| rest.split('"').next().unwrap().parse().unwrap());
            let place = cell.split('"').nth(1).unwrap();
            if unlocked[style] {
                open += 1;
                assert!(place.starts_with(['C', 'D', 'F', 'G']) && cell.ends_with('/'), "{name} {place} is empty");
            }
        }
    }
    let items = ids(form(&["--viewpoint", "peer", "--stage", "running"])).len();
    assert_eq!(open, 3 * items + 4, "answer, note and evidence; team, date, participants and code");
}

#[test]
fn only_cells_to_fill_in_are_tinted() {
    let parts = parts(form(&["--viewpoint", "peer", "--stage", "running"]));
    let part = |wanted: &str| &parts.iter().find(|(name, _)| name == wanted).unwrap().1;
    let formats: Vec<_> =
        part("xl/styles.xml").split("<dxf>").skip(1).map(|format| format.contains("<fill>")).collect();
    let rules = part("xl/worksheets/sheet2.xml").split("<conditionalFormatting sqref=\"").skip(1);
    let tinted = rules.filter_map(|rule| {
        let format = rule.split_once("dxfId=\"").unwrap().1.split('"').next().unwrap();
        formats[format.parse::<usize>().unwrap()].then(|| rule.split(char::is_numeric).next().unwrap())
    });
    assert_eq!(tinted.collect::<Vec<_>>(), ["D", "F"], "answer and note");
}

#[test]
fn each_list_offers_the_levels_and_not_applicable_only_where_it_is_allowed() {
    let bytes = form(&["--questionnaire", KITCHEN]);
    let lists: Vec<_> = parts(bytes)
        .into_iter()
        .filter(|(name, _)| name.starts_with("xl/worksheets/sheet"))
        .flat_map(|(_, sheet)| {
            let lists = sheet.split("<dataValidation ").skip(1).filter(|list| list.contains("type=\"list\""));
            lists
                .map(|list| list.split_once("<formula1>").unwrap().1.split_once("</formula1>").unwrap().0.to_owned())
                .collect::<Vec<_>>()
        })
        .collect();
    let count = |list: &str| lists.iter().filter(|other| *other == list).count();
    let questionnaire = crate::support::read_questionnaire(&crate::support::folder(KITCHEN));
    let mut expected = vec![format!("Lists!$A$1:$A${}", questionnaire.viewpoints().len())];
    for item in questionnaire.items() {
        let numbers = if item.is_indicator() { -2..=2 } else { 0..=i32::from(item.top) };
        let numbers: Vec<_> = numbers.map(|number| number.to_string()).collect();
        let last = if item.na_allowed { ",not applicable" } else { "" };
        expected.push(format!("\"{},don't know{last}\"", numbers.join(",")));
    }
    assert_eq!(lists.len(), expected.len());
    for list in &expected {
        assert_eq!(count(list), expected.iter().filter(|other| *other == list).count(), "{list}");
    }
}

#[test]
fn a_form_has_no_macros_scores_nothing_and_is_the_same_every_time() {
    let arguments = ["--team", "Northfield CMHT"];
    let bytes = form(&arguments);
    assert_eq!(bytes, form(&arguments));
    for (name, part) in parts(bytes) {
        assert!(!name.contains("vba") && !name.contains("externalLink"), "{name}");
        for formula in part.split("<f>").skip(1).map(|rest| rest.split_once("</f>").unwrap().0) {
            let words = formula.starts_with("IF(TRIM(D") && formula.contains("to answer");
            let progress = formula.starts_with("COUNTIF(") && formula.contains("answered");
            assert!(words || progress, "{name}: {formula}");
        }
    }
}

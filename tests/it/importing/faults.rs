//! Each single fault in an export is found at its place, and its text stays out of everything but the format for people.

use super::encoding::write;
use super::exports::{Export, all, people};
use super::{built_in, given, import, map};
use pillars::diagnostic::{Code, Diagnostic};
use pillars::import::GivenAudit;
use pillars::model::Questionnaire;

/// A cell that is no answer, and that nobody but people with the file may see.
const FAULT: &str = "Mostly, says Ada";
/// Each tool is tried with a fault in every so many columns, beginning with another one: with all tools together, in all of them.
const EVERY: usize = 9;

fn problems(questionnaire: &Questionnaire, export: &Export) -> Vec<Diagnostic> {
    let given = GivenAudit { viewpoint: None, ..given() };
    import(questionnaire, &map(questionnaire, export.map), given, write(&export.rows, export.writing).bytes).diagnostics
}

#[test]
fn each_fault_is_found_at_its_place() {
    let questionnaire = built_in();
    for (number, export) in all(&questionnaire, &people(&questionnaire, 4)).into_iter().enumerate() {
        // Where only the answers tell a column, one that is none hides it: there only ids can be trusted.
        let is_told = |item: usize| !export.tool.starts_with("renamed") || questionnaire.items()[item].is_indicator();
        let answers = export.answers.iter().enumerate().filter(|(item, _)| is_told(*item)).map(|(_, column)| column);
        for (index, column) in answers.enumerate().skip(number % EVERY).step_by(EVERY) {
            let row = export.header_rows + index % 4;
            let mut faulty = export.clone();
            faulty.rows[row][*column] = FAULT.to_owned();
            let place = write(&faulty.rows, faulty.writing).places[row][*column].clone();
            let found = problems(&questionnaire, &faulty);
            let [found] = found.as_slice() else { panic!("{}, column {column}: {found:#?}", export.tool) };
            assert_eq!((found.code(), found.location()), (Code::NotALevel, place), "{}", export.tool);
            let public = format!("{} {}", found.message(), found.help().unwrap_or_default());
            assert!(!public.contains("Ada") && !public.contains("closest"), "{public}");
            assert!(found.private().help.as_deref().unwrap().contains(FAULT), "{found:?}");
        }
    }
}

#[test]
fn a_column_with_another_questions_answers_is_found() {
    let questionnaire = built_in();
    for export in all(&questionnaire, &people(&questionnaire, 4)) {
        if export.tool.starts_with("renamed") {
            continue;
        }
        let (first, second) = (export.answers[2], export.answers[3]);
        let mut swapped = export.clone();
        for row in swapped.rows.iter_mut().skip(export.header_rows) {
            row.swap(first, second);
        }
        let codes: Vec<Code> = problems(&questionnaire, &swapped).iter().map(Diagnostic::code).collect();
        assert_eq!(codes, [Code::ConflictingColumn, Code::ConflictingColumn], "{}", export.tool);
    }
}

#[test]
fn a_table_without_its_header_is_refused() {
    let questionnaire = built_in();
    let mut export = all(&questionnaire, &people(&questionnaire, 3)).swap_remove(0);
    export.rows.remove(0);
    let codes: Vec<Code> = problems(&questionnaire, &export).iter().map(Diagnostic::code).collect();
    assert_eq!(codes, [Code::NoAnswerColumns]);
}

#[test]
fn a_number_alone_is_no_level_in_a_table() {
    let questionnaire = built_in();
    let mut export = all(&questionnaire, &people(&questionnaire, 3)).swap_remove(0);
    let column = export.answers[4];
    export.rows[2][column] = "3".to_owned();
    let found = problems(&questionnaire, &export);
    assert_eq!(found.iter().map(Diagnostic::code).collect::<Vec<_>>(), [Code::NotALevel]);
    export.map = "[values.\"*\"]\n\"3\" = 2\n";
    assert_eq!(problems(&questionnaire, &export), []);
}

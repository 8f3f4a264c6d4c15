//! Columns recognised only by their answers: what is enough, and what happens to uncertain ones.

use super::encoding::write;
use super::exports::{all, people};
use super::{built_in, given, import, map};
use crate::shell::{run_in, stderr, stdout};
use pillars::diagnostic::Diagnostic;
use pillars::import::FileImport;
use pillars::model::Questionnaire;
use pillars::source::Location;
use snapbox::{assert_data_eq, str};

const LEVELS: [&str; 3] = [
    "Nobody who has been a peer supporter leads peer support here.",
    "A peer lead is in post, on lesser terms than a comparable lead.",
    "Peers compare these terms with a comparable lead's each year, and agree that they are equal.",
];
const SEAT: &str = "No peer leader is there when the main decisions are made.";

/// A table with a column that is known by its id and one, "Item 4", that only its answers can tell.
fn with_column(questionnaire: &Questionnaire, cells: &[&str], more: &str) -> FileImport {
    let rows: Vec<String> = cells.iter().map(|cell| format!("\"{cell}\",don't know\n")).collect();
    let table = format!("Item 4,[culture.critical-debate]\n{}", rows.concat());
    import(questionnaire, &map(questionnaire, more), given(), table.into_bytes())
}

fn line_of(found: &Diagnostic) -> usize {
    match found.location() {
        Location::Position(position) => position.line,
        other => panic!("{other:?}"),
    }
}

/// What was found out, in one line for each column that is known by its answers and each problem.
fn said(cells: &[&str]) -> String {
    let imported = with_column(&built_in(), cells, "");
    let known =
        imported.facts.as_ref().unwrap().found_by_answers.iter().map(|column| format!("column {column} is known"));
    let line = |found: &Diagnostic| {
        let (message, help) = (found.message(), found.help().unwrap_or_default());
        format!("{} {}: {message} ({help})", line_of(found), found.code())
    };
    known.chain(imported.diagnostics.iter().map(line)).collect::<Vec<_>>().join("\n")
}

#[test]
fn whole_wordings_of_one_question_are_enough_in_any_number() {
    for cells in [&LEVELS[..1], &LEVELS[..2], &LEVELS, &[LEVELS[0], "", "We don't know", LEVELS[0]]] {
        assert_eq!(said(cells), "column 0 is known", "{cells:?}");
    }
    for cells in [&[""][..], &["don't know"], &["Ada Example", "Bo Invented"], &["No", "No", "No"]] {
        assert_eq!(said(cells), "", "{cells:?}");
    }
}

#[test]
fn single_wrong_cells_among_two_thirds_of_answers_are_errors_at_their_place() {
    assert_data_eq!(
        said(&[LEVELS[0], LEVELS[1], "Sort of"]),
        str![[r#"
column 0 is known
4 not-a-level: the cell is not an answer to `peer-leadership.parity` (ask the respondent, or say in an import map what it means: [values."peer-leadership.parity"])
"#]]
    );
    assert_data_eq!(
        said(&[LEVELS[0], SEAT, LEVELS[1], LEVELS[1], "4", LEVELS[2]]),
        str![[r#"
column 0 is known
3 not-a-level: the cell is not an answer to `peer-leadership.parity` (ask the respondent, or say in an import map what it means: [values."peer-leadership.parity"])
6 not-a-level: the cell is a number, which does not say which level of `peer-leadership.parity` is meant (ask the respondent, or say in an import map what it means: [values."peer-leadership.parity"])
"#]]
    );
}

#[test]
fn a_column_that_is_not_certain_is_an_error_and_nothing_of_it_is_shown() {
    let undecided = "undecided-column: the column has answers to `peer-leadership.parity`, but this cell is not one (name it in an import map, or leave it out: [columns] \"column A\" = false)";
    // Half of it is something else; one level alone beside something else; a comment that quotes a level.
    assert_eq!(said(&["Ada thinks so", LEVELS[0], LEVELS[1], "Bo does not"]), format!("2 {undecided}"));
    assert_eq!(said(&[LEVELS[0], LEVELS[0], "Ada thinks so"]), format!("4 {undecided}"));
    assert_eq!(said(&["Hello", LEVELS[0], "Thank you", "Good survey", "Bye"]), format!("2 {undecided}"));
    let both = with_column(&built_in(), &[LEVELS[0], SEAT], "").diagnostics;
    assert_eq!(
        both[0].message(),
        "the column may have the answers to `peer-leadership.parity` or `peer-leadership.seat-at-the-table`"
    );
    for found in with_column(&built_in(), &["Ada thinks so", LEVELS[0], LEVELS[1], "Bo does not"], "").diagnostics {
        assert!(!format!("{found:?}").contains("Ada"), "{found:?}");
    }
}

#[test]
fn a_map_decides_about_a_column_that_is_not_certain() {
    let questionnaire = built_in();
    let cells = ["Ada thinks so", LEVELS[0], LEVELS[1], "Bo does not"];
    let left_out = with_column(&questionnaire, &cells, "[columns]\n\"column A\" = false\n");
    assert_eq!((left_out.diagnostics.as_slice(), left_out.respondents.len()), (&[][..], 4));
    let named = with_column(&questionnaire, &cells, "[columns]\n\"Item 4\" = \"peer-leadership.parity\"\n");
    assert_eq!(named.diagnostics.iter().map(line_of).collect::<Vec<_>>(), [2, 5]);
}

#[test]
fn a_column_beside_the_questions_own_is_left_out() {
    let table = format!("[peer-leadership.parity],Feedback\ndon't know,\"{}\"\ndon't know,See above\n", LEVELS[0]);
    let questionnaire = built_in();
    let imported = import(&questionnaire, &map(&questionnaire, ""), given(), table.into_bytes());
    assert_eq!(imported.diagnostics, []);
    assert_eq!(imported.facts.unwrap().unused_columns, [1]);
}

#[test]
fn a_question_whose_column_is_renamed_and_holds_no_level_is_named() {
    let place = tempfile::tempdir().unwrap();
    let questionnaire = built_in();
    let mut export = all(&questionnaire, &people(&questionnaire, 3)).swap_remove(0);
    let last = export.rows[0].len() - 1;
    export.rows[0][last] = "Q".to_owned();
    for row in &mut export.rows[1..] {
        row[last] = "Don't know".to_owned();
    }
    std::fs::write(place.path().join("responses.csv"), write(&export.rows, export.writing).bytes).unwrap();
    let arguments = ["import", "responses.csv", "--team", "T", "--date", "2026-11-24", "--check", "-o", "team"];
    let output = run_in(place.path(), &arguments);
    assert_eq!(
        stdout(&output).lines().nth(2),
        Some("responses.csv: 78 of 79 items have a column, all but `evaluate-and-evolve.harm-faced`"),
        "{}",
        stderr(&output)
    );
}

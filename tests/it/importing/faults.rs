//! Each single fault in an export is found at its location, and its text is shown only in the format for people.

use super::encoding::write;
use super::exports::{Export, all, people};
use super::{built_in, given, import, map};
use pillars::diagnostic::{Code, Diagnostic};
use pillars::import::GivenAudit;
use pillars::model::{Item, Kind, Questionnaire};

/// A cell that is no answer, and that nobody but people with the file may see.
const FAULT: &str = "Mostly, says Ada";
/// Each tool is tried with a fault in every so many columns, beginning with another one: with all tools together, in all of them.
const EVERY: usize = 9;

fn problems(questionnaire: &Questionnaire, export: &Export) -> Vec<Diagnostic> {
    let given = GivenAudit { viewpoint: None, ..given() };
    import(questionnaire, &map(questionnaire, &export.map), given, write(&export.rows, export.writing).bytes)
        .diagnostics
}

/// Whether only the answers tell the columns.
fn is_renamed(export: &Export) -> bool {
    export.tool.starts_with("renamed")
}

/// Whether a map names the columns, so that their headers say nothing.
fn is_mapped(export: &Export) -> bool {
    export.map.contains("[columns]")
}

/// The column of the first item that fits.
fn column(questionnaire: &Questionnaire, export: &Export, fits: impl Fn(&Item) -> bool) -> usize {
    export.answers[questionnaire.items().iter().position(fits).unwrap()]
}

/// The column with each respondent's viewpoint.
fn role(export: &Export) -> usize {
    let says = |text: &String| text.contains("viewpoint]") || ["Role", "role", "about/role"].contains(&text.as_str());
    let mut rows = export.rows[..export.header_rows].iter();
    rows.find_map(|row| row.iter().position(says)).unwrap()
}

/// Asserts that these are all problems, each at the place of its cell.
fn assert_found(questionnaire: &Questionnaire, export: &Export, expected: &[(Code, usize, usize)], what: &str) {
    let places = write(&export.rows, export.writing).places;
    let expected: Vec<_> = expected.iter().map(|(code, row, column)| (*code, places[*row][*column].clone())).collect();
    let found = problems(questionnaire, export);
    let found: Vec<_> = found.iter().map(|found| (found.code(), found.location())).collect();
    assert_eq!(found, expected, "{}: {what}", export.tool);
}

/// Asserts that there are problems, and that all of them are in this row.
fn assert_in_row(questionnaire: &Questionnaire, export: &Export, row: usize, what: &str) {
    let places = write(&export.rows, export.writing).places;
    let found = problems(questionnaire, export);
    assert!(!found.is_empty(), "{}: {what}", export.tool);
    assert!(found.iter().all(|found| places[row].contains(&found.location())), "{}: {what}: {found:#?}", export.tool);
}

#[test]
fn each_fault_is_found_at_its_place_and_told_to_nobody_else() {
    let questionnaire = built_in();
    for (number, export) in all(&questionnaire, &people(&questionnaire, 4)).into_iter().enumerate() {
        // Where only the answers tell a column, every single one is tried.
        let (first, every) = if is_renamed(&export) { (0, 1) } else { (number % EVERY, EVERY) };
        for (index, column) in export.answers.iter().enumerate().skip(first).step_by(every) {
            let row = export.header_rows + index % 4;
            let mut faulty = export.clone();
            faulty.rows[row][*column] = FAULT.to_owned();
            let place = write(&faulty.rows, faulty.writing).places[row][*column].clone();
            let found = problems(&questionnaire, &faulty);
            let [found] = found.as_slice() else { panic!("{}, column {column}: {found:#?}", export.tool) };
            assert_eq!(found.location(), place, "{}", export.tool);
            let public = format!("{} {}", found.message(), found.help().unwrap_or_default());
            assert!(!public.contains("Ada") && !public.contains("closest"), "{public}");
            let private = found.private().help.clone().unwrap_or_default();
            match found.code() {
                Code::NotALevel => assert!(private.contains(FAULT), "{found:?}"),
                // Nobody knows yet that the column is a question, so nothing of it is shown.
                Code::UndecidedColumn if is_renamed(&export) => assert!(!private.contains("Ada"), "{found:?}"),
                other => panic!("{other:?}"),
            }
        }
    }
}

#[test]
fn each_kind_of_wrong_cell_is_found_in_each_tools_export() {
    let questionnaire = built_in();
    let levels = |item: &Item| match &item.kind {
        Kind::Question(question) => question.levels.clone(),
        Kind::Indicator(_) => Vec::new(),
    };
    let other = questionnaire.items().iter().map(levels).rfind(|levels| !levels.is_empty()).unwrap();
    for export in all(&questionnaire, &people(&questionnaire, 6)) {
        let question = column(&questionnaire, &export, |item| !item.is_indicator() && !item.na_allowed);
        let optional = column(&questionnaire, &export, |item| !item.is_indicator() && item.na_allowed);
        let indicator = column(&questionnaire, &export, Item::is_indicator);
        let own = levels(questionnaire.items().iter().find(|item| !item.is_indicator() && !item.na_allowed).unwrap());
        let number_beside_another = format!("1 – {}", own[3]);
        for (column, text, code) in [
            (question, "2.5", Code::NotALevel),
            (question, "3", Code::NotALevel),
            (question, "TRUE", Code::NotALevel),
            (question, "7 – Better than that", Code::LevelOutOfRange),
            (question, "2 – Some of it", Code::NotALevel),
            (question, &number_beside_another, Code::NotALevel),
            (question, &other[1], Code::NotALevel),
            (question, "not applicable", Code::NotApplicableNotAllowed),
            (question, "A7", Code::NotALevel),
            (optional, "N/A", Code::NotApplicableWithoutReason),
            (indicator, "In between", Code::NotALevel),
            (indicator, "1", Code::NotALevel),
            (indicator, "3 – Closer to it", Code::PositionOutOfRange),
            (role(&export), "Visitor", Code::UnknownViewpoint),
            (role(&export), "", Code::MissingAuditValue),
        ] {
            // The first row, the last one, and those between.
            let row = export.header_rows + (column + text.len()) % 6;
            let mut faulty = export.clone();
            faulty.rows[row][column] = text.to_owned();
            assert_found(&questionnaire, &faulty, &[(code, row, column)], text);
        }
        let mut two = export.clone();
        let (first, last) = (export.header_rows, export.header_rows + 5);
        two.rows[first][indicator] = FAULT.to_owned();
        two.rows[last][question] = FAULT.to_owned();
        let expected = [(Code::NotALevel, first, indicator), (Code::NotALevel, last, question)];
        assert_found(&questionnaire, &two, &expected, "two faults");
    }
}

#[test]
fn each_kind_of_wrong_row_is_found_in_each_tools_export() {
    let questionnaire = built_in();
    for export in all(&questionnaire, &people(&questionnaire, 6)) {
        let (row, width) = (export.header_rows + 2, export.rows[0].len());
        let mut longer = export.clone();
        longer.rows[row].push("and another thing".to_owned());
        assert_found(&questionnaire, &longer, &[(Code::ExtraCells, row, width)], "a row that is too long");

        let mut shifted = export.clone();
        shifted.rows[row].insert(1, "Example, Ada".to_owned());
        assert_in_row(&questionnaire, &shifted, row, "a row that is shifted");

        let mut headless = export.clone();
        headless.rows.drain(..export.header_rows);
        let found: Vec<Code> = problems(&questionnaire, &headless).iter().map(Diagnostic::code).collect();

        // Without its header, a table that needs a map has no viewpoints either.
        let expected = &[Code::NoAnswerColumns, Code::MissingAuditValue][..=usize::from(is_mapped(&export))];
        assert_eq!(found, expected, "{}", export.tool);

        // Two exports pasted below each other.
        let mut pasted = export.clone();
        pasted.rows.insert(row, export.rows[0].clone());
        assert_in_row(&questionnaire, &pasted, row, "a header among the rows");
    }
}

#[test]
fn each_kind_of_wrong_header_is_found_in_each_tools_export() {
    let questionnaire = built_in();
    for export in all(&questionnaire, &people(&questionnaire, 6)) {
        let (first, second) = (export.answers[2], export.answers[3]);
        let ids = [2, 3].map(|item| questionnaire.items()[item].id.to_string());
        let last = export.header_rows - 1;
        let rename = |column: usize, header: &str| {
            let mut renamed = export.clone();
            for row in 0..=last {
                renamed.rows[row][column] = if row == 0 { header.to_owned() } else { String::new() };
            }
            renamed
        };
        if !is_mapped(&export) {
            let wrong = rename(first, &format!("Something [{}]", ids[1]));
            assert_found(&questionnaire, &wrong, &[(Code::ConflictingColumn, 0, first)], "another question's id");
            let both = rename(first, &format!("Something [{}] [{}]", ids[0], ids[1]));
            assert_found(&questionnaire, &both, &[(Code::ConflictingColumn, 0, first)], "two ids");
            let Kind::Question(other) = &questionnaire.items()[3].kind else { panic!() };
            let disagreeing = rename(first, &format!("{} [{}]", other.text, ids[0]));
            assert_found(&questionnaire, &disagreeing, &[(Code::ConflictingColumn, 0, first)], "an id and a text");

            let mut swapped = export.clone();
            for row in swapped.rows.iter_mut().skip(export.header_rows) {
                row.swap(first, second);
            }
            let mut expected = [first, second].map(|column| (Code::ConflictingColumn, 0, column));
            expected.sort_by_key(|(_, _, column)| *column);
            let expected = if is_renamed(&export) { &[][..] } else { &expected };
            assert_found(&questionnaire, &swapped, expected, "two columns that changed places");
        }
        let mut double = export.clone();
        for row in &mut double.rows {
            row.push(row[first].clone());
        }
        let width = export.rows[0].len();
        // A map that names the header does not say which one it means either.
        let expected = &[(Code::DuplicateColumn, 0, width); 2][..=usize::from(is_mapped(&export))];
        assert_found(&questionnaire, &double, expected, "a question twice");
    }
}

#[test]
fn a_number_alone_is_no_level_in_a_table_unless_the_map_says_so() {
    let questionnaire = built_in();
    let mut export = all(&questionnaire, &people(&questionnaire, 3)).swap_remove(0);
    let column = export.answers[4];
    export.rows[2][column] = "3".to_owned();
    assert_found(&questionnaire, &export, &[(Code::NotALevel, 2, column)], "a number");
    export.map = "[values.\"*\"]\n\"3\" = 2\n".to_owned();
    assert_eq!(problems(&questionnaire, &export), []);
}

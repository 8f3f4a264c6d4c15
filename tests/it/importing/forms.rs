//! Filled Excel forms, read by their hidden keys whatever people did to the visible part.

use super::{built_in, import, map};
use pillars::diagnostic::{Code, Diagnostic};
use pillars::import::{FileImport, GivenAudit, InputKind};
use pillars::model::{ItemIndex, Level, State, ViewpointIndex};
use pillars::source::{CellPosition, Location};
use rust_xlsxwriter::{Workbook, Worksheet};

/// A filled form, sheet by sheet: its name and rows. A text that is a number is written as one.
type Sheets<'a> = Vec<(&'a str, Vec<Vec<&'a str>>)>;

fn start<'a>() -> (&'a str, Vec<Vec<&'a str>>) {
    let rows = vec![
        vec!["pillars:id", "", "pillars:answer"],
        vec!["form:kind", "", "pillars-form"],
        vec!["form:layout", "", "1"],
        vec!["form:questionnaire", "", "peer-hub-8-pillars"],
        vec!["form:version", "", "2.0.0"],
        vec!["form:stage", "", "running"],
        vec!["audit:team", "Team", "Northfield CMHT"],
        vec!["audit:date", "Date", "24/11/2026"],
        vec!["audit:viewpoint", "Viewpoint", "Peer supporters and peer leaders"],
        vec!["audit:respondent", "Code", "tulip"],
    ];
    ("Start", rows)
}

fn keys<'a>() -> Vec<&'a str> {
    vec!["pillars:id", "", "pillars:answer", "pillars:note", "pillars:evidence"]
}

fn bytes(sheets: &Sheets<'_>) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet: &mut Worksheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                match cell.strip_prefix('\'').map_or_else(|| cell.parse::<f64>().ok(), |_| None) {
                    Some(number) => drop(sheet.write_number(row, column, number).unwrap()),
                    None if *cell == "TRUE" => drop(sheet.write_boolean(row, column, true).unwrap()),
                    None => drop(sheet.write_string(row, column, cell.trim_start_matches('\'')).unwrap()),
                }
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn read(sheets: &Sheets<'_>) -> FileImport {
    let questionnaire = built_in();
    import(&questionnaire, &map(&questionnaire, ""), GivenAudit::default(), bytes(sheets))
}

fn found(sheets: &Sheets<'_>) -> Vec<(Code, Location)> {
    read(sheets).diagnostics.iter().map(|found: &Diagnostic| (found.code(), found.location())).collect()
}

fn cell(sheet: &str, row: usize, column: usize) -> Location {
    Location::Cell(CellPosition { sheet: sheet.to_owned(), row, column })
}

#[test]
fn every_way_to_fill_in_an_answer_is_understood() {
    let questionnaire = built_in();
    let sheets = vec![
        (
            "Anything",
            vec![
                vec![],
                vec!["an inserted row"],
                keys(),
                vec!["peer-leadership.parity", "", "3"],
                vec!["peer-leadership.appointment", "", "'2"],
                vec!["peer-leadership.final-say", "", "'3.0"],
                vec!["", "a heading"],
                vec!["peer-leadership.seat-at-the-table", "", "We don’t know"],
                vec!["peer-leadership.development-plan", "", "3 – In place", "=1+1\nand more", "Minutes"],
                vec!["peer-leadership.succession", "", "", "Only a note"],
                vec!["peer-leadership.budget", "", "", ""],
            ],
        ),
        start(),
        (
            "Culture",
            vec![keys(), vec!["culture.critical-debate", "", "-2"], vec!["culture.lived-experience", "", "'+1"]],
        ),
        ("My notes", vec![vec!["Call Ada", "3"]]),
    ];
    let imported = read(&sheets);
    assert_eq!(imported.diagnostics, []);
    assert_eq!(imported.kind, Some(InputKind::Form));
    let [respondent] = imported.respondents.as_slice() else { panic!("{imported:?}") };
    let answers = &respondent.answers;
    let state = |id: &str| answers.states()[questionnaire.item_named(id).unwrap()];
    for (id, expected) in [
        ("peer-leadership.parity", State::Level(Level::Three)),
        ("peer-leadership.appointment", State::Level(Level::Two)),
        ("peer-leadership.final-say", State::Level(Level::Three)),
        ("peer-leadership.seat-at-the-table", State::DontKnow),
        ("peer-leadership.development-plan", State::Level(Level::Three)),
        ("peer-leadership.succession", State::Unanswered),
        ("peer-leadership.budget", State::Unanswered),
        ("culture.critical-debate", State::Level(Level::Zero)),
        ("culture.lived-experience", State::Level(Level::Three)),
    ] {
        assert_eq!(state(id), expected, "{id}");
    }
    let remark = &answers.remarks()[&questionnaire.item_named("peer-leadership.development-plan").unwrap()];
    assert_eq!((remark.note.as_deref(), remark.evidence.as_deref()), (Some("=1+1\nand more"), Some("Minutes")));
    let audit = answers.audit();
    assert_eq!(
        (audit.team.as_str(), audit.viewpoint.get(), audit.respondent.as_deref()),
        ("Northfield CMHT", 0, Some("tulip"))
    );
    assert_eq!(audit.date.to_string(), "2026-11-24");
}

#[test]
fn what_is_no_answer_is_named_by_its_cell() {
    for (answer, code) in [
        ("2.5", Code::NotALevel),
        ("TRUE", Code::NotALevel),
        ("7", Code::LevelOutOfRange),
        ("-1", Code::LevelOutOfRange),
        ("3 – Not in place", Code::NotALevel),
        ("not applicable", Code::NotApplicableNotAllowed),
        ("maybe", Code::NotALevel),
    ] {
        let item =
            built_in().items().iter().find(|item| !item.na_allowed && !item.is_indicator()).unwrap().id.to_string();
        let sheets = vec![start(), ("Peers", vec![keys(), vec![&item, "", answer]])];
        assert_eq!(found(&sheets), [(code, cell("Peers", 2, 3))], "{answer}");
    }
}

#[test]
fn not_applicable_takes_its_reason_from_the_note() {
    let questionnaire = built_in();
    let item = questionnaire
        .items()
        .iter()
        .position(|item| item.na_allowed && !item.is_indicator())
        .map(ItemIndex::new)
        .unwrap();
    let id = questionnaire.items()[item].id.to_string();
    let with = |note: &str| read(&vec![start(), ("Peers", vec![keys(), vec![&id, "", "N/A", note]])]);
    let imported = with("No budget here");
    assert_eq!(imported.diagnostics, []);
    assert_eq!(imported.respondents[0].answers.states()[item], State::NotApplicable);
    assert_eq!(imported.respondents[0].answers.remarks()[&item].reason.as_deref(), Some("No budget here"));
    let codes: Vec<Code> = with("").diagnostics.iter().map(Diagnostic::code).collect();
    assert_eq!(codes, [Code::NotApplicableWithoutReason]);
}

#[test]
fn forms_that_cannot_be_one_respondents_are_refused() {
    let peers = || vec![keys(), vec!["peer-leadership.parity", "", "3"]];
    let changed = |id: &'static str, value: &'static str| {
        let (name, mut rows) = start();
        rows.retain(|row| row[0] != id || !value.is_empty());
        for row in &mut rows {
            if row[0] == id {
                row[2] = value;
            }
        }
        vec![(name, rows), ("Peers", peers())]
    };
    let mut cleared = vec![start(), ("Peers", peers())];
    cleared[1].1[1][0] = "";
    let mut lost_keys = vec![start(), ("Peers", peers())];
    lost_keys[1].1[0][0] = "";
    let copied = vec![start(), ("Peers", peers()), ("Peers (2)", peers())];
    let foreign = vec![start(), ("Peers", vec![keys(), vec!["peer-leadership.partiy", "", "3"]])];
    for (sheets, code) in [
        (copied, Code::SeveralRespondents),
        (cleared, Code::AnswerWithoutId),
        (lost_keys, Code::AnswerWithoutId),
        (foreign, Code::UnknownId),
        (changed("form:kind", ""), Code::UnreadableTable),
        (changed("form:layout", "2"), Code::UnreadableTable),
        (changed("form:questionnaire", "volunteer-kitchen"), Code::WrongQuestionnaire),
        (changed("form:version", "9.0.0"), Code::NewerVersion),
        (changed("form:version", "1.0.0"), Code::OlderVersion),
        (changed("audit:team", ""), Code::MissingAuditValue),
        (changed("audit:date", "soon"), Code::InvalidDate),
        (changed("audit:viewpoint", "Somebody"), Code::UnknownViewpoint),
    ] {
        let codes: Vec<Code> = found(&sheets).into_iter().map(|(code, _)| code).collect();
        assert_eq!(codes.first(), Some(&code), "{codes:?}");
    }
}

#[test]
fn a_form_must_agree_with_what_is_given_for_all() {
    let questionnaire = built_in();
    let sheets = vec![start(), ("Peers", vec![keys(), vec!["peer-leadership.parity", "", "3"]])];
    let with = |team: &str, viewpoint: usize| {
        let given = GivenAudit {
            team: Some(team.to_owned()),
            viewpoint: Some(ViewpointIndex::new(viewpoint)),
            date: chrono::NaiveDate::from_ymd_opt(2026, 12, 1),
            ..GivenAudit::default()
        };
        import(&questionnaire, &map(&questionnaire, ""), given, bytes(&sheets))
    };
    let agreed = with("NORTHFIELD-CMHT", 0);
    assert_eq!(agreed.diagnostics, []);
    let audit = agreed.respondents[0].answers.audit();
    assert_eq!((audit.team.as_str(), audit.date.to_string().as_str()), ("NORTHFIELD-CMHT", "2026-12-01"));
    let codes: Vec<Code> = with("Southfield", 1).diagnostics.iter().map(Diagnostic::code).collect();
    assert_eq!(codes, [Code::ConflictingValue; 2]);
}

#[test]
fn a_form_that_nobody_filled_in_is_counted_and_skipped() {
    let imported = read(&vec![start(), ("Peers", vec![keys(), vec!["peer-leadership.parity", "", ""]])]);
    assert_eq!((imported.diagnostics.len(), imported.respondents.len(), imported.is_empty_form), (0, 0, true));
}

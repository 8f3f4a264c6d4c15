//! The export of each survey tool is imported completely.

use super::encoding::write;
use super::exports::{Person, all, people};
use super::{built_in, content, given, import, map};
use pillars::import::GivenAudit;
use pillars::model::{Level, State};

/// What an invented person's answers file must hold.
pub(super) fn expected(people: &[Person]) -> Vec<(usize, Vec<State>)> {
    let states = |person: &Person| {
        person.chosen.iter().map(|level| level.and_then(Level::new).map_or(State::DontKnow, State::Level)).collect()
    };
    let mut expected: Vec<_> = people.iter().map(|person| (person.viewpoint, states(person))).collect();
    expected.sort();
    expected
}

#[test]
fn each_tools_export_is_imported_whole() {
    let questionnaire = built_in();
    let people = people(&questionnaire, 6);
    for export in all(&questionnaire, &people) {
        let written = write(&export.rows, export.writing);
        let given = GivenAudit { viewpoint: None, ..given() };
        let imported = import(&questionnaire, &map(&questionnaire, &export.map), given, written.bytes);
        assert_eq!(imported.diagnostics, [], "{}", export.tool);
        let facts = imported.facts.as_ref().unwrap();
        assert_eq!((facts.rows, facts.header_rows), (6, export.header_rows), "{}", export.tool);
        let answers = imported.respondents.iter().map(|respondent| &respondent.answers);
        assert_eq!(content(answers), expected(&people), "{}", export.tool);
    }
}

#[test]
fn a_later_export_with_the_same_rows_and_more_is_read_as_one_table() {
    let questionnaire = built_in();
    let everybody = people(&questionnaire, 9);
    for count in [1, 2, 9] {
        let early = all(&questionnaire, &everybody[..count]).swap_remove(0);
        let given = GivenAudit { viewpoint: None, ..given() };
        let imported = import(&questionnaire, &map(&questionnaire, ""), given, write(&early.rows, early.writing).bytes);
        assert_eq!(content(imported.respondents.iter().map(|one| &one.answers)), expected(&everybody[..count]));
    }
}

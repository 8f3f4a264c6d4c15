//! Import maps: drafted by the program, corrected by people, and checked like any other file.

use super::{built_in, given, import, map};
use crate::shell::{run_in, stderr, stdout, text};
use pillars::diagnostic::Diagnostic;
use pillars::import::GivenAudit;
use pillars::input::import_map;
use pillars::model::{Level, State};
use pillars::source::Source;
use snapbox::{assert_data_eq, str};
use std::fs;

const SURVEY: &str = "\
ID,Role,Is the peer lead level with other professional leads?,\"Who decides how peers should practise here?\",Comment,My code\n\
1,Peer,Sort of,We don’t know,\"A note, of two\nlines\",tulip\n\
2,Boss,Not at all,Does not apply here,,\n\
,,,,,\n\
3,Peer,,,,\n";

const MAP: &str = "\
questionnaire = \"peer-hub-8-pillars\"

[audit]
team = \"Northfield CMHT\"
date = 2026-11-24
viewpoint = { column = \"Role\", values = { \"Peer\" = \"peer\", \"Boss\" = \"leadership\" } }
respondent = { column = \"My code\" }

[columns]
\"Is the peer lead level with other professional leads?\" = \"peer-leadership.parity\"
\"Who decides how peers should practise here?\" = false
\"Comment\" = \"peer-leadership.parity.note\"

[values.\"peer-leadership.parity\"]
\"Sort of\" = 2
\"Not at all\" = \"don't know\"
";

#[test]
fn a_map_says_what_columns_and_cells_mean() {
    let questionnaire = built_in();
    let imported = import(&questionnaire, &map(&questionnaire, MAP), GivenAudit::default(), SURVEY.as_bytes().to_vec());
    assert_eq!(imported.diagnostics, []);
    let parity = questionnaire.item_named("peer-leadership.parity").unwrap();
    let [tulip, boss] = imported.respondents.as_slice() else { panic!("{imported:#?}") };
    assert_eq!(
        (tulip.answers.states()[parity], boss.answers.states()[parity]),
        (State::Level(Level::Two), State::DontKnow)
    );
    assert_eq!(tulip.answers.remarks()[&parity].note.as_deref(), Some("A note, of two\nlines"));
    assert_eq!(tulip.answers.audit().respondent.as_deref(), Some("tulip"));
    assert_eq!((tulip.answers.audit().viewpoint.get(), boss.answers.audit().viewpoint.get()), (0, 1));
    let facts = imported.facts.unwrap();
    assert_eq!((facts.rows, facts.blank_rows, facts.unanswered_rows, facts.decided_cells), (3, 1, 1, 2));
    assert_eq!(facts.unused_columns, [0, 3]);
}

#[test]
fn a_number_in_a_workbook_whose_meaning_the_map_gives_is_counted() {
    let questionnaire = built_in();
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "Parity").unwrap().write_number(1, 0, 1.0).unwrap();
    let meaning = "questionnaire = \"peer-hub-8-pillars\"\n[columns]\n\"Parity\" = \"peer-leadership.parity\"\n\
               [values.\"peer-leadership.parity\"]\n\"1\" = 0\n";
    let bytes = workbook.save_to_buffer().unwrap();
    let imported = import(&questionnaire, &map(&questionnaire, meaning), given(), bytes);
    let parity = questionnaire.item_named("peer-leadership.parity").unwrap();
    assert_eq!(imported.respondents[0].answers.states()[parity], State::Level(Level::Zero), "{imported:#?}");
    assert_eq!(imported.facts.unwrap().decided_cells, 1);
}

#[test]
fn columns_with_the_same_header_are_drafted_by_their_letters() {
    let place = tempfile::tempdir().unwrap();
    let survey = "Who decides how peers should practise here?,Who decides how peers should practise here?,Why?,Why?\n\
                  We don’t know,Does not apply here,a,b\n";
    fs::write(place.path().join("survey.csv"), survey).unwrap();
    let drafted = run_in(place.path(), &["import", "survey.csv", "--draft-map", "map.toml"]);
    assert_eq!(drafted.status.code(), Some(0), "{}", stderr(&drafted));
    let draft = text(&place.path().join("map.toml"));
    let columns = draft.split_once("[columns]\n").unwrap().1.split_once("\n# Items without").unwrap().0;
    assert_data_eq!(
        columns.to_owned(),
        str![[r##"
"column A" = "peer-leadership.final-say"  # "Who decides how peers should practise here?", known by the question's text
"column B" = "peer-leadership.final-say"  # "Who decides how peers should practise here?", known by the question's text

# Columns that are not certain. Remove the "# " from one line of each that is a question:
# "column C" = false  # "Why?"
# "column D" = false  # "Why?"

"##]]
    );
    let second = columns.lines().find(|line| line.starts_with("\"column B\"")).unwrap();
    let corrected = draft.replace(second, "\"column B\" = false");
    let questionnaire = built_in();
    let imported = import(&questionnaire, &map(&questionnaire, &corrected), given(), survey.as_bytes().to_vec());
    assert_eq!(imported.diagnostics, []);
    assert_eq!(imported.respondents.len(), 1);
}

#[test]
fn everything_wrong_with_a_map_is_said_at_once() {
    let questionnaire = built_in();
    let text = "questionnaire = \"other\"\nheader_rows = 4\nfoo = 1\n[audit]\ndate = \"2026-11-24\"\nviewpoint = \"per\"\nteam = { colum = \"x\" }\n\
                [columns]\n\"A\" = \"peer-leadership.partiy\"\n\"B\" = 3\n[values.\"peer-leadership.parity\"]\n\"x\" = 7\n\"y\" = true\n\"z\" = { not_applicable = \" \" }\n";
    let source = Source::new("map.toml", text);
    let outcome = import_map(&source, &questionnaire);
    let line =
        |found: &Diagnostic| format!("{} {}: {}", source.position(found.span().start), found.code(), found.message());
    let found: Vec<String> = outcome.diagnostics().iter().map(line).collect();
    assert_data_eq!(
        found.join("\n"),
        str![[r#"
1:17 wrong-questionnaire: the map is for another questionnaire than `peer-hub-8-pillars`
2:15 wrong-type: `header_rows` is not 1, 2 or 3
3:1 unknown-key: `foo` is an unknown key
5:8 invalid-date: `date` is not a day, the same for all rows
6:13 unknown-viewpoint: this is not a viewpoint
7:8 wrong-type: `team` is not a text, or { column = "the column's header" }
7:10 unknown-key: `colum` is an unknown key
9:7 unknown-id: there is no item `peer-leadership.partiy`
10:7 wrong-type: `a column` is not a text
12:7 level-out-of-range: `peer-leadership.parity` has no such level
13:7 wrong-type: `a value` is not a number, "don't know", "unanswered" or { not_applicable = "the reason" }
14:26 not-applicable-without-reason: not applicable, but without a reason
"#]]
    );
    assert!(outcome.value().is_none());
    assert_eq!(import_map(&Source::new("map.toml", "[columns\n"), &questionnaire).diagnostics().len(), 1);
}

#[test]
fn a_draft_says_what_is_found_and_suggests_the_rest() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("survey.csv"), SURVEY).unwrap();
    let drafted = run_in(place.path(), &["import", "survey.csv", "--draft-map", "map.toml"]);
    assert_eq!((drafted.status.code(), stderr(&drafted).as_str()), (Some(0), ""));
    let draft = text(&place.path().join("map.toml"));
    assert_data_eq!(
        draft.split("\n# Items without").next().unwrap().to_owned(),
        str![[r##"
# What the columns and answers of an export mean, for `pillars import --map`.
# Correct it, remove the "# " before what you fill in, and try it out with --check.

questionnaire = "peer-hub-8-pillars"
header_rows = 1

[audit]
# The same for all rows, or a column: { column = "its header" }
# team = "Northfield CMHT"
# organisation = "Example Trust"
# One day for all, never the time of a response:
# date = 2026-11-24
# stage = "running"
# Viewpoints: peer, leadership, staff, service-user, user-led-group, group
# viewpoint = { column = "Which best describes you?", values = { "What they chose" = "peer" } }

[columns]
"Who decides how peers should practise here?" = "peer-leadership.final-say"  # column D, known by the question's text

# Columns that are not certain. Remove the "# " from one line of each that is a question:
# "ID" = false  # column A
# "Role" = false  # column B
# "Is the peer lead level with other professional leads?" = "peer-leadership.parity"  # column C, 62 % alike
# "Comment" = false  # column E
# "My code" = false  # column F

"##]]
    );
    let again = run_in(place.path(), &["import", "survey.csv", "--draft-map", "map.toml"]);
    assert_eq!(again.status.code(), Some(3), "{}", stderr(&again));
    let forced = run_in(place.path(), &["import", "survey.csv", "--draft-map", "map.toml", "--force"]);
    assert_eq!(forced.status.code(), Some(0), "{}", stderr(&forced));
    map(&built_in(), &draft);
}

#[test]
fn a_missing_audit_value_is_said_once_and_flags_give_it() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("survey.csv"), SURVEY).unwrap();
    fs::write(place.path().join("map.toml"), MAP.replace("team = \"Northfield CMHT\"\n", "")).unwrap();
    let check = |more: &[&str]| {
        let output = run_in(
            place.path(),
            &[&["import", "survey.csv", "--map", "map.toml", "--check", "--all"][..], more].concat(),
        );
        (output.status.code(), stdout(&output))
    };
    let (code, shown) = check(&[]);
    assert_eq!(code, Some(1));
    assert_eq!(shown.matches("error[").count(), 1, "{shown}");
    assert!(shown.contains("error[missing-audit-value]: no team is given"), "{shown}");
    let flags = ["--team", "Northfield CMHT", "--organisation", "Example Trust", "--stage", "running"];
    let (code, shown) = check(&flags);
    assert_eq!((code, shown.contains("nothing written, because of --check")), (Some(0), true), "{shown}");
    let (code, shown) = check(&["--team", "T", "--viewpoint", "staff"]);
    assert_eq!((code, shown.matches("error[conflicting-value]").count()), (Some(1), 2), "{shown}");
}

#[test]
fn not_applicable_needs_a_reason_and_leave() {
    let questionnaire = built_in();
    let allowed = questionnaire.items().iter().find(|item| item.na_allowed && !item.is_indicator()).unwrap();
    let never = questionnaire.items().iter().find(|item| !item.na_allowed).unwrap();
    let codes = |header: &str, more: &str| {
        let table = format!("[{header}],Why\nN/A,Because\nDoes not apply here,\n");
        let map = map(&questionnaire, more);
        let imported = import(&questionnaire, &map, given(), table.into_bytes());
        imported.diagnostics.iter().map(|found| found.code().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(codes(&allowed.id, ""), ["not-applicable-without-reason"; 2]);
    let reasons = format!("[columns]\n\"Why\" = \"{}.reason\"\n", allowed.id);
    assert_eq!(codes(&allowed.id, &reasons), ["not-applicable-without-reason"]);
    let values = format!(
        "{reasons}[values.\"{}\"]\n\"Does not apply here\" = {{ not_applicable = \"No budget\" }}\n",
        allowed.id
    );
    assert_eq!(codes(&allowed.id, &values), [""; 0]);
    assert_eq!(codes(&never.id, ""), ["not-applicable-not-allowed"; 2]);
}

#[test]
fn a_code_that_no_map_explains_says_what_to_write_in_one() {
    let questionnaire = built_in();
    let table = "[peer-leadership.parity],[culture.critical-debate]\nA3,L002\n";
    let found = import(&questionnaire, &map(&questionnaire, ""), given(), table.as_bytes().to_vec()).diagnostics;
    let said: Vec<String> = found
        .iter()
        .map(|found| format!("{}: {}\n{}", found.code(), found.message(), found.help().unwrap_or_default()))
        .collect();
    assert_data_eq!(
        said.join("\n"),
        str![[r#"
not-a-level: the cell is a code, which does not say which level of `peer-leadership.parity` is meant
export the answers as full text, or say in an import map what each code means, such as A1 = 0 and A2 = 1 under [values."*"]
not-a-level: the cell is a code, which does not say which level of `culture.critical-debate` is meant
export the answers as full text, or say in an import map what each code means, such as A1 = -2 and A2 = -1 under [values."culture.*"]
"#]]
    );
    let codes = "[values.\"*\"]\nA3 = 2\n[values.\"culture.*\"]\nL002 = -1\n";
    let imported = import(&questionnaire, &map(&questionnaire, codes), given(), table.as_bytes().to_vec());
    assert_eq!(imported.diagnostics, []);
    let answers = &imported.respondents[0].answers;
    let state = |id: &str| answers.states()[questionnaire.item_named(id).unwrap()];
    assert_eq!(
        (state("peer-leadership.parity"), state("culture.critical-debate")),
        (State::Level(Level::Two), State::Level(Level::One))
    );
}

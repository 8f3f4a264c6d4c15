//! Excel workbooks: the figures of the JSON document, the same bytes every time, and nothing that other formats hide.

mod words;

use crate::shell::run_in;
use crate::support::folder;
use calamine::{Data, Range, Reader as _, Xlsx};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::path::Path;

const HOSTILE: &str = "examples/answers/hostile.toml";
const TEAM: &str = "examples/answers/harbour-team";
const SMALL: &str = "tests/it/fixtures/small.toml";

/// What a run that must succeed prints.
fn output(place: &Path, arguments: &[&str]) -> Vec<u8> {
    let output = run_in(place, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// The sheets of a workbook by their names.
fn sheets(bytes: Vec<u8>) -> BTreeMap<String, Range<Data>> {
    Xlsx::new(Cursor::new(bytes)).unwrap().worksheets().into_iter().collect()
}

/// The rows of a sheet, each by its headings.
fn rows(sheet: &Range<Data>) -> Vec<BTreeMap<String, Data>> {
    let mut rows = sheet.rows();
    let headings: Vec<_> = rows.next().unwrap().iter().map(ToString::to_string).collect();
    rows.map(|row| headings.iter().cloned().zip(row.iter().cloned()).collect()).collect()
}

fn number(cell: &Data) -> Option<f64> {
    match cell {
        Data::Float(number) => Some(*number),
        #[expect(clippy::cast_precision_loss, reason = "figures are small")]
        Data::Int(number) => Some(*number as f64),
        Data::Empty => None,
        other => panic!("{other:?} is not a number"),
    }
}

#[test]
fn every_figure_of_a_workbook_is_that_of_the_document() {
    let place = folder("");
    let answers = [HOSTILE, TEAM];
    let json = |arguments: &[&str]| -> Value { serde_json::from_slice(&output(&place, arguments)).unwrap() };
    let all = json(&["batch", answers[0], answers[1], "--format", "json"]);
    let workbook = sheets(output(&place, &["batch", answers[0], answers[1], "--format", "xlsx"]));
    let (teams, pillars, items, gaps) =
        (rows(&workbook["Teams"]), rows(&workbook["Pillars"]), rows(&workbook["Items"]), rows(&workbook["Gaps"]));
    let documents = all["teams"].as_array().unwrap();
    assert_eq!(teams.len(), documents.len());
    let mut checked_pillars = pillars.iter();
    let mut checked_gaps = gaps.iter();
    for (row, document) in teams.iter().zip(documents) {
        assert_eq!(row["Team"].to_string(), document["team"].as_str().unwrap());
        assert_eq!(number(&row["Mean gap"]), document["overall"]["mean_gap"]["so_far"].as_f64());
        assert_eq!(number(&row["Culture, −2 to +2"]), document["culture"]["balance"]["so_far"].as_f64());
        assert_eq!(number(&row["Respondents"]), document["respondents"].as_f64());
        for (heading, figure) in [("Mean score", "mean_score"), ("Mean gap", "mean_gap")] {
            for (suffix, bound) in [("", "so_far"), (", at least", "low"), (", at most", "high")] {
                assert_eq!(number(&row[&format!("{heading}{suffix}")]), document["overall"][figure][bound].as_f64());
            }
        }
        for (heading, bound) in [("Culture, at least", "low"), ("Culture, at most", "high")] {
            assert_eq!(number(&row[heading]), document["culture"]["balance"][bound].as_f64());
        }
        for (heading, aspect) in [("Policy score", "policy"), ("Practice score", "practice")] {
            assert_eq!(number(&row[heading]), document["aspects"][aspect]["score"].as_f64());
        }
        for pillar in document["pillars"].as_array().unwrap() {
            let row = checked_pillars.next().unwrap();
            assert_eq!(row["Pillar"].to_string(), pillar["title"].as_str().unwrap());
            for (heading, figure) in [("Score", "score"), ("Target", "target"), ("Gap", "gap")] {
                for (suffix, bound) in [("", "so_far"), (", at least", "low"), (", at most", "high")] {
                    let heading = format!("{heading}{suffix}");
                    assert_eq!(number(&row[&heading]), pillar[figure][bound].as_f64(), "{heading}");
                }
            }
            let coverage = &pillar["coverage"];
            for (heading, figure) in [
                ("Items known", &coverage["known"]),
                ("Items that apply", &coverage["applicable"]),
                ("Answers given", &coverage["answers"]["given"]),
                ("Answers possible", &coverage["answers"]["possible"]),
            ] {
                assert_eq!(number(&row[heading]), figure.as_f64(), "{heading}");
            }
            for (heading, state) in [("Must-haves open", "open"), ("Must-haves unconfirmed", "unconfirmed")] {
                let named = pillar["must_haves"][state].as_array().unwrap().len();
                assert_eq!(number(&row[heading]).map(|count| count.to_string()), Some(named.to_string()), "{heading}");
            }
        }
        for priority in document["priorities"].as_array().unwrap() {
            let row = checked_gaps.next().unwrap();
            assert_eq!(number(&row["Level"]), priority["level"].as_f64());
            assert_eq!(number(&row["Target"]), priority["target"].as_f64());
            assert_eq!(number(&row["Worth, in points"]), priority["lift"].as_f64());
        }
    }
    assert_eq!((checked_pillars.next(), checked_gaps.next()), (None, None));
    let long = output(&place, &["batch", answers[0], answers[1], "--long"]);
    assert_eq!(items.len(), csv::Reader::from_reader(long.as_slice()).records().count());
}

#[test]
fn a_comparison_has_the_figures_of_its_document() {
    let place = folder("");
    let compared = |format| {
        let rounds = ["tests/cmd/rounds/2024", "tests/cmd/rounds/2026"];
        output(&place, &["compare", "--questionnaire", SMALL, rounds[0], rounds[1], "--format", format])
    };
    let document: Value = serde_json::from_slice(&compared("json")).unwrap();
    let workbook = sheets(compared("xlsx"));
    for (row, team) in rows(&workbook["Teams"]).iter().zip(document["teams"].as_array().unwrap()) {
        assert_eq!(number(&row["Change in mean score"]), team["mean_score"]["change"].as_f64());
    }
    let changes = rows(&workbook["Changes"]);
    let pillars = document["teams"].as_array().unwrap().iter().flat_map(|team| team["pillars"].as_array().unwrap());
    let pillars: Vec<_> = pillars.collect();
    assert_eq!(changes.len(), pillars.len());
    for (row, pillar) in changes.iter().zip(pillars) {
        assert_eq!(row["Pillar"].to_string(), pillar["title"].as_str().unwrap());
        assert_eq!(number(&row["Change in score"]), pillar["score"]["change"].as_f64());
        assert_eq!(number(&row["Change in gap due to targets"]), pillar["gap"]["due_to_targets"].as_f64());
        assert_eq!(number(&row["Change in gap due to answers"]), pillar["gap"]["due_to_answers"].as_f64());
        assert_eq!(number(&row["Change in gap"]), pillar["gap"]["change"].as_f64());
        for (side, when) in [("baseline", "then"), ("follow_up", "now")] {
            for (figure, name) in [("score", "Score"), ("gap", "Gap")] {
                for (suffix, bound) in [("", "so_far"), (", at least", "low"), (", at most", "high")] {
                    assert_eq!(number(&row[&format!("{name} {when}{suffix}")]), pillar[figure][side][bound].as_f64());
                }
            }
            let coverage = &pillar["coverage"][side];
            assert_eq!(number(&row[&format!("Items known {when}")]), coverage["known"].as_f64());
            assert_eq!(number(&row[&format!("Items that apply {when}")]), coverage["applicable"].as_f64());
        }
        let certain = if pillar["score"]["certain"].as_bool().unwrap() { "yes" } else { "no" };
        assert_eq!(row["Change in score is certain"], Data::String(certain.to_owned()));
    }
}

/// A part of a workbook's archive.
fn part(bytes: &[u8], name: &str) -> String {
    let mut text = String::new();
    zip::ZipArchive::new(Cursor::new(bytes)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The headings of the columns that a sheet prints.
fn printed(bytes: &[u8], sheet: &str) -> Vec<String> {
    let workbook = part(bytes, "xl/workbook.xml");
    let mut areas = workbook.split("Print_Area").skip(1).filter_map(|area| area.split_once(&format!(">{sheet}!$")));
    let (_, area) = areas.find(|(before, _)| !before.contains('<')).unwrap();
    let column = |text: &str| {
        let letters = text.chars().take_while(char::is_ascii_uppercase);
        letters.fold(0, |column, letter| column * 26 + (letter as usize - 'A' as usize + 1))
    };
    let (first, last) = area.split_once(":$").unwrap();
    let all = sheets(bytes.to_vec());
    let headings = all[sheet].rows().next().unwrap().iter().map(ToString::to_string);
    headings.take(column(last)).skip(column(first) - 1).collect()
}

#[test]
fn sheets_print_what_a_board_reads_on_one_page_across_with_the_header_on_every_page() {
    let place = folder("");
    let bytes = output(&place, &["batch", HOSTILE, TEAM, "--format", "xlsx"]);
    assert!(part(&bytes, "xl/workbook.xml").contains("Teams!$1:$1</definedName>"));
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("orientation=\"landscape\"") && sheet.contains("fitToHeight=\"0\""), "{sheet}");
    let printed_of = |bytes: &[u8], sheet| printed(bytes, sheet).join(" | ");
    snapbox::assert_data_eq!(
        printed_of(&bytes, "Teams"),
        snapbox::str![
            "Team | Organisation | Stage | Last answers | Respondents | Overall band | Mean gap | Mean gap, at least | Mean gap, at most | Must-haves open | Must-haves unconfirmed | Items known | Items that apply | Culture"
        ]
    );
    snapbox::assert_data_eq!(
        printed_of(&bytes, "Pillars"),
        snapbox::str![
            "Team | Organisation | Stage | Pillar | Score | Score, at least | Score, at most | Target | Gap | Gap, at least | Gap, at most | Band | Must-haves open | Must-haves unconfirmed | Items known | Items that apply"
        ]
    );
    let rounds = ["examples/answers/hostile.toml", "examples/answers/follow-up/hostile.toml"];
    let bytes = output(&place, &["compare", rounds[0], rounds[1], "--format", "xlsx"]);
    snapbox::assert_data_eq!(
        printed_of(&bytes, "Changes"),
        snapbox::str![
            "Pillar | Score then | Score now | Change in score | Change in score is certain | Gap then | Gap now | Change in gap | Change in gap is certain | Band then | Band now | Must-haves now in place | Must-haves newly open"
        ]
    );
    let rounds = ["tests/cmd/rounds/2024", "tests/cmd/rounds/2026"];
    let bytes = output(&place, &["compare", "--questionnaire", SMALL, rounds[0], rounds[1], "--format", "xlsx"]);
    snapbox::assert_data_eq!(
        printed_of(&bytes, "Teams"),
        snapbox::str![
            "Team | Organisation | Mean score then | Mean score now | Change in mean score | Change in mean score is certain | Mean gap then | Mean gap now | Change in mean gap | Items known then | Items known now | Items that apply | Respondents then | Respondents now | Overall band then | Overall band now | Must-haves now in place | Must-haves newly open | Must-haves still open | Culture then | Culture now"
        ]
    );
}

#[test]
fn no_heading_of_a_workbook_is_the_name_of_a_column_of_csv() {
    let place = folder("");
    let rounds = ["examples/answers/hostile.toml", "examples/answers/follow-up/hostile.toml"];
    let plan = "examples/plans/hostile-november.toml";
    for arguments in [
        &["score", HOSTILE, "--plan", plan][..],
        &["batch", HOSTILE, TEAM],
        &["compare", rounds[0], rounds[1], "--plan", plan],
        &["plan", "show", plan],
    ] {
        for (name, sheet) in sheets(output(&place, &[arguments, &["--format", "xlsx"]].concat())) {
            let Some(headings) = sheet.rows().next().filter(|_| name != "How to read this") else { continue };
            let headings: Vec<_> = headings.iter().map(ToString::to_string).collect();
            let clear = |heading: &String| heading.starts_with(char::is_uppercase) && !heading.contains('_');
            assert!(headings.iter().all(clear), "{name}: {headings:?}");
            let mut distinct = headings.clone();
            distinct.sort();
            distinct.dedup();
            assert_eq!(distinct.len(), headings.len(), "{name}: {headings:?}");
        }
    }
}

#[test]
fn the_same_answers_give_the_same_bytes() {
    let place = folder("");
    let write = |threads| output(&place, &["batch", HOSTILE, TEAM, "--format", "xlsx", "--threads", threads]);
    assert_eq!(write("1"), write("2"));
}

#[test]
fn remarks_need_to_be_asked_for() {
    let place = folder("");
    let plain = sheets(output(&place, &["batch", HOSTILE, TEAM, "--format", "xlsx"]));
    let with_notes = sheets(output(&place, &["batch", HOSTILE, TEAM, "--format", "xlsx", "--with-notes"]));
    let columns = ["Notes", "Evidence", "Dissent", "Reasons"];
    assert!(rows(&plain["Items"]).iter().all(|row| columns.iter().all(|column| !row.contains_key(*column))));
    let notes = rows(&with_notes["Items"]).into_iter().filter(|row| row["Notes"] != Data::Empty).count();
    assert!(notes > 10, "{notes}");
    let unchanged = |sheet: &str| assert_eq!(plain[sheet], with_notes[sheet], "{sheet}");
    ["Teams", "Pillars", "Gaps", "Must-haves"].into_iter().for_each(unchanged);
}

#[test]
fn a_text_never_becomes_a_formula() {
    let place = tempfile::tempdir().unwrap();
    let answers = std::fs::read_to_string(folder(HOSTILE)).unwrap();
    let team = "team = \"Inpatient and Crisis Directorate\"";
    assert!(answers.contains(team));
    let formula = "=HYPERLINK('https://example.org')";
    std::fs::write(place.path().join("a.toml"), answers.replace(team, &format!("team = \"{formula}\""))).unwrap();
    std::fs::copy(place.path().join("a.toml"), place.path().join("b.toml")).unwrap();
    for (arguments, sheet) in [
        (&["score", "a.toml"][..], "Teams"),
        (&["batch", "a.toml"], "Teams"),
        (&["compare", "a.toml", "b.toml"], "Changes"),
    ] {
        let bytes = output(place.path(), &[arguments, &["--format", "xlsx"]].concat());
        assert_eq!(rows(&sheets(bytes.clone())[sheet])[0]["Team"], Data::String(formula.to_owned()));
        let mut workbook = Xlsx::new(Cursor::new(bytes)).unwrap();
        for sheet in workbook.sheet_names() {
            assert!(workbook.worksheet_formula(&sheet).unwrap().is_empty(), "{arguments:?}: {sheet}");
        }
    }
}

#[test]
fn a_date_that_excel_does_not_have_is_a_text() {
    let place = tempfile::tempdir().unwrap();
    let answers = std::fs::read_to_string(folder(HOSTILE)).unwrap();
    assert!(answers.contains("\ndate = 2026-"));
    std::fs::write(place.path().join("a.toml"), answers.replace("\ndate = 2026-", "\ndate = 1026-")).unwrap();
    let workbook = sheets(output(place.path(), &["score", "a.toml", "--format", "xlsx"]));
    assert_eq!(rows(&workbook["Teams"])[0]["Last answers"], Data::String("10 Feb 1026".to_owned()));
}

#[test]
fn the_gaps_of_pillars_have_bars() {
    let bytes = output(&folder(""), &["score", HOSTILE, "--format", "xlsx"]);
    let gap = sheets(bytes.clone())["Pillars"].rows().next().unwrap().iter().position(|heading| heading == "Gap");
    let column = char::from(b'A' + u8::try_from(gap.unwrap()).unwrap());
    let sheet = part(&bytes, "xl/worksheets/sheet2.xml");
    assert!(sheet.contains(&format!("<conditionalFormatting sqref=\"{column}2:{column}9\">")), "{sheet}");
}

#[test]
fn a_long_title_takes_several_lines_instead_of_a_wider_page() {
    let rounds = ["examples/answers/hostile.toml", "examples/answers/follow-up/hostile.toml"];
    let bytes = output(&folder(""), &["compare", rounds[0], rounds[1], "--format", "xlsx"]);
    let notes = part(&bytes, "xl/worksheets/sheet3.xml");
    assert!(notes.split("</row>").next().unwrap().contains("ht=\"38.25\""), "{notes}");
}

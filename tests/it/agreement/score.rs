//! One team's report against its JSON document.

use super::{BANDS, Report, SCORE, band, examples, json, list, same_figure, same_number, text};
use crate::support::{folder, read_questionnaire};
use pillars::model::{Item, Questionnaire};
use serde_json::Value;

/// Teams with everything a report can show: certain and open figures, must-haves, gaps, a split by viewpoint.
const TEAMS: [&[&str]; 4] = [
    &["hostile.toml"],
    &["half-answered.toml"],
    &["harbour-team/01-peer.toml", "harbour-team/06-staff.toml", "harbour-team/07-leadership.toml"],
    &["meadow-programme"],
];

fn item<'q>(questionnaire: &'q Questionnaire, id: &Value) -> &'q Item {
    questionnaire.items().iter().find(|item| item.id.as_str() == id).unwrap()
}

/// A question, or both poles of an indicator.
fn item_text(item: &Item) -> String {
    match (item.question(), item.indicator()) {
        (Some(question), _) => question.text.to_string(),
        (None, Some(indicator)) => format!("{} / {}", indicator.hostile, indicator.fertile),
        (None, None) => unreachable!("an item is one of the two"),
    }
}

/// The files of a team; a folder stands for all files in it.
fn files(team: &[&str]) -> Vec<String> {
    let place = examples();
    let all = team.iter().flat_map(|name| {
        if place.join(name).is_file() {
            return vec![(*name).to_owned()];
        }
        let files = crate::support::toml_files(&place.join(name), |_| true);
        files.iter().map(|file| file.strip_prefix(&place).unwrap().display().to_string()).collect()
    });
    all.collect()
}

#[test]
fn every_figure_of_a_team_is_in_every_format() {
    let questionnaire = read_questionnaire(&folder("pillars.toml"));
    let (mut splits, mut unknown) = (0, 0);
    for team in TEAMS {
        let files = files(team);
        let arguments: Vec<_> = ["score"].into_iter().chain(files.iter().map(String::as_str)).collect();
        let document = json(&examples(), &arguments);
        unknown += list(&document["to_find_out"]).len();
        splits += usize::from(!document["viewpoint_split"].is_null());
        for format in SCORE {
            let report = Report::new(&examples(), &arguments, format);
            pillars(&report, &document);
            culture(&report, &document, &questionnaire, format);
            gaps(&report, &document, &questionnaire);
            aspects(&report, &document);
            viewpoints(&report, &document);
            let people = format!("{} respondent", document["respondents"]);
            assert!(report.words.contains(&people), "{format}: {people}");
        }
    }
    assert!(splits > 0 && unknown > 0, "the examples show everything");
}

fn pillars(report: &Report, document: &Value) {
    let rows = report.table(&["Score", "Target", "Gap", "Band", "Must-haves", "Known"]);
    let pillars = list(&document["pillars"]);
    assert_eq!(rows.len(), pillars.len());
    for ((name, cells), pillar) in rows.iter().zip(pillars) {
        assert_eq!(name, text(&pillar["title"]));
        for (shown, figure) in cells.iter().zip(["score", "target", "gap"]) {
            same_figure(shown, &pillar[figure]);
        }
        assert_eq!(cells[3], band(&BANDS, &pillar["band"]));
        for (state, words) in [("open", "open"), ("unconfirmed", "unconfirmed"), ("disputed", "disputed")] {
            let number = list(&pillar["must_haves"][state]).len();
            assert_eq!(cells[4].contains(&format!("{number} {words}")), number > 0, "{}", cells[4]);
        }
        let coverage = &pillar["coverage"];
        assert_eq!(cells[5], format!("{} of {}", coverage["known"], coverage["applicable"]));
    }
    let overall = &document["overall"];
    assert!(report.words.contains(&band(&BANDS, &overall["band"])));
    same_figure(report.between("Mean score ", " and mean gap "), &overall["mean_score"]);
    same_figure(report.between(" and mean gap ", ", over "), &overall["mean_gap"]);
}

fn culture(report: &Report, document: &Value, questionnaire: &Questionnaire, format: &str) {
    let culture = &document["culture"];
    let balance = report.between("balance ", " on a scale").replace('−', "-");
    let balance = balance.split(" to ").next().unwrap().split(' ').next().unwrap().parse::<f64>().unwrap();
    let possible = ["so_far", "low", "high"].map(|bound| culture["balance"][bound].as_f64());
    assert!(possible.into_iter().flatten().any(|figure| (figure - balance).abs() < 0.006), "{balance}");
    for indicator in list(&culture["indicators"]) {
        let item = item(questionnaire, &indicator["id"]);
        let hostile = &item.indicator().unwrap().hostile;
        let Some(position) = indicator["position"].as_f64() else { continue };
        let shown = if position == 0.0 { "0".to_owned() } else { format!("{position:+}").replace('-', "−") };
        let state = format!("{shown}, target");
        // In a terminal the words of a pole are on several lines.
        let is_row = |row: &&Vec<String>| row.iter().any(|cell| cell.starts_with(&state));
        let named = |row: &&Vec<String>| format == "terminal" || row.iter().any(|cell| cell == hostile.as_ref());
        assert!(
            report.rows.iter().any(|row| is_row(&row) && named(&row))
                || format == "terminal" && report.words.contains(&state),
            "{format}: {state} of {hostile}"
        );
    }
}

fn gaps(report: &Report, document: &Value, questionnaire: &Questionnaire) {
    let priorities = list(&document["priorities"]);
    for (index, priority) in priorities.iter().enumerate() {
        let name = item_text(item(questionnaire, &priority["id"]));
        let (_, rest) = report.words.split_once(&format!("{}. {name}", index + 1)).unwrap_or_else(|| panic!("{name}"));
        let lift = format!("{:.2} points", priority["lift"].as_f64().unwrap());
        let worth = rest.split_once("Worth").unwrap().1;
        assert!(worth.trim_start_matches([':', ' ']).starts_with(&lift), "{name}: {lift}");
    }
    let unknown = list(&document["to_find_out"]);
    if unknown.is_empty() {
        return;
    }
    let rows = report.table(&["Ask", "Up to"]);
    assert_eq!(rows.len(), unknown.len());
    for ((name, cells), unknown) in rows.iter().zip(unknown) {
        assert_eq!(*name, item_text(item(questionnaire, &unknown["id"])));
        assert_eq!(cells[1], format!("{:.2}", unknown["largest_lift"].as_f64().unwrap()));
        let labels = unknown["ask"].as_array().map(|asked| {
            let label = |id: &Value| {
                questionnaire
                    .viewpoints()
                    .iter()
                    .find(|viewpoint| viewpoint.id.as_str() == id)
                    .unwrap()
                    .label
                    .to_string()
            };
            asked.iter().map(label).collect::<Vec<_>>().join("; ")
        });
        assert_eq!(cells[0], labels.unwrap_or_else(|| "anyone".to_owned()));
    }
}

fn aspects(report: &Report, document: &Value) {
    let rows = report.table(&["Score", "Items known"]);
    for ((_, cells), aspect) in rows.iter().zip(["policy", "practice"]) {
        let aspect = &document["aspects"][aspect];
        same_number(&cells[0], &aspect["score"]);
        assert_eq!(cells[1], format!("{} of {}", aspect["known"], aspect["applicable"]));
    }
    assert_eq!(rows.len(), 2);
    same_number(report.between("Policy minus practice: ", " points"), &document["aspects"]["difference"]);
}

fn viewpoints(report: &Report, document: &Value) {
    let split = &document["viewpoint_split"];
    if split.is_null() {
        return;
    }
    let groups = split["groups"].as_object().unwrap();
    let rows = report.table(&["Leadership − peers"]);
    let heading = report.rows.iter().find(|row| row.iter().any(|cell| cell == "Leadership − peers")).unwrap();
    assert_eq!(rows.len(), list(&document["pillars"]).len());
    for pillar in list(&document["pillars"]) {
        let id = text(&pillar["id"]);
        let is_row = |row: &&Vec<String>| row.len() == heading.len() && row[0] == text(&pillar["title"]);
        let row = report.rows.iter().rfind(is_row).unwrap();
        for (cell, (_, group)) in row.iter().skip(1).zip(by_columns(heading, groups)) {
            same_number(cell, &group["pillars"][id]);
        }
        same_number(row.last().unwrap(), &split["leadership_minus_peer"][id]);
    }
}

/// The groups in the order of their columns, which end with the number of their respondents.
fn by_columns<'g>(heading: &[String], groups: &'g serde_json::Map<String, Value>) -> Vec<(&'g String, &'g Value)> {
    let columns: Vec<_> = heading.iter().skip(1).take(groups.len()).collect();
    let mut ordered: Vec<_> = groups.iter().collect();
    // JSON and report list groups in the questionnaire's order.
    ordered.sort_by_key(|(_, group)| {
        columns.iter().position(|column| column.ends_with(&format!("({})", group["respondents"])))
    });
    ordered
}

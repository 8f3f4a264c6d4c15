//! The report on many teams against the JSON document.

use super::{BANDS, Report, json, list, print, same_number, text};
use crate::batch::wards;
use serde_json::Value;
use std::path::Path;
use tempfile::TempDir;

const COMMAND: [&str; 4] = ["batch", "answers", "--questionnaire", "wards.toml"];

/// A folder with the answers of forty teams.
fn forty() -> TempDir {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("wards.toml"), wards::questionnaire()).unwrap();
    wards::write(&place.path().join("answers"), &wards::teams(40));
    place
}

fn label(band: &Value) -> String {
    let label = BANDS.iter().find(|(id, _)| *id == band["worst"]).unwrap().1;
    format!("{label}{}", if band["best"] == band["worst"] { "" } else { "?" })
}

#[test]
fn every_figure_of_many_teams_is_in_every_format() {
    let place = forty();
    let document = json(place.path(), &COMMAND);
    for format in ["terminal", "markdown", "html"] {
        let report = Report::new(place.path(), &COMMAND, format);
        // In a terminal bands are marks: batch/formats.rs compares its heat map with the JSON.
        if format != "terminal" {
            heat_map(&report, &document);
        }
        programme(&report, &document["programme"], format);
    }
}

fn heat_map(report: &Report, document: &Value) {
    let titles: Vec<_> = list(&document["programme"]["pillars"]).iter().map(|pillar| text(&pillar["title"])).collect();
    let headings: Vec<_> =
        ["Organisation"].into_iter().chain(titles.clone()).chain(["Overall", "Worst gap", "Open", "Known"]).collect();
    let rows = report.table(&headings);
    let teams = list(&document["teams"]);
    assert_eq!(rows.len(), teams.len());
    for ((name, cells), team) in rows.iter().zip(teams) {
        assert_eq!([name.trim_end_matches(" !"), &cells[0]], [text(&team["team"]), text(&team["organisation"])]);
        let mut cells = cells[1..].iter();
        let (mut open, mut unconfirmed, mut known, mut applicable) = (0, 0, 0, 0);
        for pillar in list(&team["pillars"]) {
            let (gap, band) = cells.next().unwrap().split_once(' ').unwrap();
            same_number(gap, &pillar["gap"]["so_far"]);
            assert_eq!(band, label(&pillar["band"]));
            open += list(&pillar["must_haves"]["open"]).len();
            unconfirmed += list(&pillar["must_haves"]["unconfirmed"]).len();
            known += pillar["coverage"]["known"].as_u64().unwrap();
            applicable += pillar["coverage"]["applicable"].as_u64().unwrap();
        }
        assert_eq!(*cells.next().unwrap(), label(&team["overall"]["band"]));
        same_number(cells.next().unwrap(), &team["overall"]["mean_gap"]["high"]);
        let must_haves = if unconfirmed > 0 { format!("{open}+{unconfirmed}?") } else { open.to_string() };
        assert_eq!([cells.next().unwrap(), cells.next().unwrap()], [&must_haves, &format!("{known}/{applicable}")]);
    }
}

fn programme(report: &Report, programme: &Value, format: &str) {
    let teams = &programme["teams"];
    for pillar in list(&programme["pillars"]) {
        let spread =
            ["lowest", "lower_quartile", "median", "upper_quartile", "highest"].map(|name| &pillar["gap"][name]);
        let is_spread = |row: &&Vec<String>| row.len() > 5 && row[0] == text(&pillar["title"]);
        let row = report.rows.iter().rfind(is_spread).unwrap_or_else(|| panic!("{format}: {}", pillar["title"]));
        for (cell, figure) in row[row.len() - 5..].iter().zip(spread) {
            same_number(cell, figure);
        }
    }
    let open: Vec<_> = list(&programme["must_haves"]).iter().filter(|count| count["open"] != 0).collect();
    let rows = report.table(&["Open", "Unconfirmed"]);
    assert_eq!(rows.len(), open.len());
    for ((_, cells), count) in rows.iter().zip(open) {
        assert_eq!(cells[..], [format!("{} of {teams}", count["open"]), count["unconfirmed"].to_string()]);
    }
    let rows = report.table(&["Teams", "Worth"]);
    assert_eq!(rows.len(), list(&programme["shared_gaps"]).len());
    for ((_, cells), gap) in rows.iter().zip(list(&programme["shared_gaps"])) {
        assert_eq!(
            cells[..],
            [format!("{} of {teams}", gap["teams"]), format!("{:.2}", gap["mean_lift"].as_f64().unwrap())]
        );
    }
    let labels = BANDS.map(|(_, label)| label);
    let mut counted = 0;
    for (reading, cells) in report.table(&labels) {
        for (cell, (id, _)) in cells.iter().zip(BANDS) {
            let is_here = |count: &&Value| {
                let (best, worst) = (text(&count["reading"]["best"]), text(&count["reading"]["worst"]));
                let words = if best == worst { worst.to_owned() } else { format!("{worst} to {best}") };
                words == reading && count["band"]["worst"] == id
            };
            let counts = list(&programme["culture_by_band"]).iter().filter(is_here);
            let sum: u64 = counts.map(|count| count["teams"].as_u64().unwrap()).sum();
            assert_eq!(*cell, if sum == 0 { "–".to_owned() } else { sum.to_string() }, "{reading}, {id}");
            counted += sum;
        }
    }
    assert_eq!(counted, teams.as_u64().unwrap());
}

#[test]
fn what_many_teams_give_is_the_same_each_time_in_every_format() {
    let place = forty();
    let write = |place: &Path, format, threads| {
        print(place, &[&COMMAND[..], &["--full", "--format", format, "--threads", threads]].concat())
    };
    for format in ["terminal", "markdown", "html", "xlsx", "json", "ndjson", "csv"] {
        assert!(write(place.path(), format, "1") == write(place.path(), format, "3"), "{format}");
    }
}

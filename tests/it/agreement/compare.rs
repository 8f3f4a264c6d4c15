//! The comparison of audits against its JSON document.

use super::{Report, SCORE, examples, json, list, print, same_figure, same_number, text};
use crate::support::folder;
use serde_json::Value;

const ROUNDS: [&str; 3] = ["compare", "hostile.toml", "follow-up/hostile.toml"];

/// Holds a change in points and in words against the JSON.
fn same_change(shown: &str, words: &str, change: &Value, more_is_better: bool) {
    same_number(shown, &change["change"]);
    let Some(points) = number_of(shown) else { return };
    let direction = if points == 0.0 {
        "unchanged"
    } else if (points > 0.0) == more_is_better {
        "improved"
    } else {
        "slipped"
    };
    let certain = if change["certain"] == true { "" } else { ", not certain" };
    assert_eq!(words, format!("{direction}{certain}"));
}

fn number_of(shown: &str) -> Option<f64> {
    super::number(shown)
}

#[test]
fn every_figure_of_a_comparison_is_in_every_format() {
    let document = json(&examples(), &ROUNDS);
    let team = &document["teams"][0];
    for format in SCORE {
        let report = Report::new(&examples(), &ROUNDS, format);
        let pillars = list(&team["pillars"]);
        let rows = report.table(&["Baseline", "Follow-up", "Change", "Result", "Known then", "Known now"]);
        assert_eq!(rows.len(), pillars.len(), "{format}");
        for ((name, cells), pillar) in rows.iter().zip(pillars) {
            assert_eq!(name, text(&pillar["title"]));
            same_figure(&cells[0], &pillar["score"]["baseline"]);
            same_figure(&cells[1], &pillar["score"]["follow_up"]);
            same_change(&cells[2], &cells[3], &pillar["score"], true);
            for (cell, side) in cells[4..].iter().zip(["baseline", "follow_up"]) {
                let coverage = &pillar["coverage"][side];
                assert!(cell.starts_with(&format!("{} of {}", coverage["known"], coverage["applicable"])), "{cell}");
            }
        }
        let rows = report.table(&["Baseline", "Follow-up", "Change", "due to answers", "due to targets", "Result"]);
        assert_eq!(rows.len(), pillars.len(), "{format}");
        for ((_, cells), pillar) in rows.iter().zip(pillars) {
            same_figure(&cells[0], &pillar["gap"]["baseline"]);
            same_figure(&cells[1], &pillar["gap"]["follow_up"]);
            let gap = &pillar["gap"];
            match cells[5].strip_suffix(", due to targets only") {
                Some(words) => {
                    same_change(&cells[2], words, gap, false);
                    let sign = |of: &Value| of.as_f64().map(|points| points.total_cmp(&0.0));
                    assert_ne!(sign(&gap["change"]), sign(&gap["due_to_answers"]), "{gap}");
                }
                None => same_change(&cells[2], &cells[5], gap, false),
            }
            same_number(&cells[3], &pillar["gap"]["due_to_answers"]);
            same_number(&cells[4], &pillar["gap"]["due_to_targets"]);
        }
        means(&report, team);
        for (state, words) in [("closed", "closed"), ("opened", "newly open"), ("still_open", "still open")] {
            let number = list(&team["must_haves"][state]).len();
            assert!(number == 0 || report.words.contains(&format!("{number} {words}")), "{format}: {number} {words}");
        }
        let changed = list(&team["items"]["improved"]).len() + list(&team["items"]["slipped"]).len();
        let is_change = |row: &&Vec<String>| row.len() == 4 && row[3].starts_with(['+', '−']) && !row[0].is_empty();
        assert_eq!(report.rows.iter().filter(is_change).count(), changed, "{format}");
    }
}

fn means(report: &Report, team: &Value) {
    for (before, figure) in [("Mean score ", "mean_score"), ("mean gap ", "mean_gap")] {
        same_figure(report.between(before, " then, "), &team[figure]["baseline"]);
        let follow_up = report.between(before, " now").split_once(" then, ").unwrap().1;
        same_figure(follow_up, &team[figure]["follow_up"]);
    }
}

#[test]
fn a_comparison_is_the_same_each_time_in_every_format() {
    let small = folder("tests/it/fixtures/small.toml").display().to_string();
    let years = ["2024", "2025", "2026"].map(|year| folder("tests/cmd/rounds").join(year).display().to_string());
    let many = ["compare", &years[0], &years[1], &years[2], "--questionnaire", &small];
    for arguments in [&ROUNDS[..], &many] {
        for format in ["terminal", "markdown", "html", "docx", "xlsx", "json", "csv"] {
            let write = || print(&examples(), &[arguments, &["--full", "--format", format]].concat());
            assert!(write() == write(), "{format}");
        }
    }
}

//! Whole pages for people, and their width.

use super::{TeamSet, text, wards};
use crate::shell::command_in;
use crate::support::folder;
use snapbox::{Data, assert_data_eq};
use unicode_width::UnicodeWidthStr as _;

/// Compares an output with the snapshot of this name.
#[track_caller]
fn assert_shown(name: &str, output: String) {
    let path = folder("tests/it/snapshots/batch").join(name);
    assert_data_eq!(Data::text(output), Data::read_from(&path, None));
}

fn at(forty: &TeamSet, columns: usize, arguments: &[&str]) -> String {
    let arguments: Vec<_> =
        ["batch", "answers", "--questionnaire", "wards.toml"].iter().chain(arguments).copied().collect();
    let output = command_in(forty.path(), &arguments).env("COLUMNS", columns.to_string()).output().unwrap();
    assert_eq!(text(&output.stderr), "");
    text(&output.stdout)
}

#[test]
fn forty_teams_are_one_page() {
    let forty = TeamSet::forty();
    let page = at(&forty, 120, &["--full"]);
    assert!(page.lines().count() <= 205, "{} lines", page.lines().count());
    assert_shown("forty-120.txt", page);
    assert_shown("forty-80-ascii.txt", at(&forty, 80, &["--full", "--ascii"]));
    assert_shown("forty.md", at(&forty, 80, &["--format", "markdown"]));
}

#[test]
fn every_column_that_the_legend_names_is_one_of_the_table() {
    let page = at(&TeamSet::forty(), 120, &["--full"]);
    let header = page.lines().find(|line| line.starts_with("Team ")).unwrap();
    let (legend, _) = page.split_once(header).unwrap();
    let named: Vec<_> = legend.split('“').skip(1).map(|rest| rest.split('”').next().unwrap()).collect();
    let columns: Vec<_> =
        named.into_iter().filter(|name| name.chars().all(|c| c.is_alphabetic() || c == ' ')).collect();
    assert_eq!(columns, ["Worst gap", "Open", "Culture"]);
    assert!(columns.iter().all(|column| header.contains(column)), "{header}");
}

#[test]
fn the_summary_of_forty_teams_fits_a_screen() {
    let forty = TeamSet::forty();
    assert_shown("forty-summary-80.txt", at(&forty, 80, &[]));
    for sort in ["gap", "name", "culture", "leading"] {
        for more in [&[][..], &["--organisation-rollup"]] {
            let page = at(&forty, 80, &[&["--sort", sort], more].concat());
            assert!(page.lines().count() <= 24, "{page}");
        }
    }
}

#[test]
fn a_comparison_of_forty_teams_fits_a_screen() {
    let forty = TeamSet::forty();
    let later: Vec<_> =
        wards::teams(40).into_iter().map(|(file, text)| (file, text.replace(" = 1\n", " = 2\n"))).collect();
    wards::write(&forty.path().join("later"), &later);
    let arguments = ["compare", "answers", "later", "--questionnaire", "wards.toml"];
    let output = command_in(forty.path(), &arguments).env("COLUMNS", "80").output().unwrap();
    let page = text(&output.stdout);
    assert!(page.lines().count() <= 24 && page.lines().all(|line| line.width() <= 80), "{page}");
    assert!(page.lines().take(10).any(|line| line.contains("40 teams")), "{page}");
}

#[test]
fn organisations_can_be_scored_over_their_teams() {
    assert_shown("organisations-100.txt", at(&TeamSet::forty(), 100, &["--full", "--organisation-rollup"]));
}

#[test]
fn no_line_is_wider_than_the_screen_and_ascii_is_ascii() {
    let forty = TeamSet::forty();
    for columns in [20, 30, 41, 60, 80, 100, 140, 200] {
        for more in [&[][..], &["--full"]] {
            for line in at(&forty, columns, more).lines() {
                assert!(line.width() <= columns, "{columns} columns: {line}");
            }
        }
    }
    assert!(at(&forty, 80, &["--ascii"]).is_ascii());
    assert!(at(&forty, 80, &["--full", "--ascii"]).is_ascii());
}

#[test]
fn colour_only_repeats_what_is_said() {
    let forty = TeamSet::forty();
    for more in [&[][..], &["--full"]] {
        let coloured = at(&forty, 120, &[more, &["--color", "always"]].concat());
        assert!(coloured.contains("\u{1b}[31m"));
        let plain = anstream::adapter::strip_str(&coloured).to_string();
        assert_eq!(plain, at(&forty, 120, more));
    }
}

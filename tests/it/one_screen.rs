//! A result on one screen: every example fits 80 columns and 24 lines, in the full and the short form, and says what it discloses.

use crate::shell::{pillars, stdout};
use crate::support::{folder, toml_files};
use std::path::PathBuf;

/// The teams among the examples of the built-in questionnaire: single files, and folders of one team.
fn teams() -> Vec<Vec<PathBuf>> {
    let files = toml_files(&folder("examples/answers"), |name| name != "kitchen.toml" && name != "imroc-ward.toml");
    let folders = ["harbour-team", "meadow-programme", "trust-running"];
    let teams = folders.map(|name| toml_files(&folder(&format!("examples/answers/{name}")), |_| true));
    files.into_iter().map(|file| vec![file]).chain(teams).collect()
}

#[test]
fn every_example_fits_one_screen_and_says_who_can_work_out_whose_answers() {
    let mut seen = 0;
    for team in teams() {
        let files: Vec<&str> = team.iter().map(|file| file.to_str().unwrap()).collect();
        for form in [&[][..], &["--short"]] {
            let arguments = [&["score"], &*files, form].concat();
            let output = pillars(&arguments).env("COLUMNS", "80").output().unwrap();
            let screen = stdout(&output);
            seen += 1;
            assert!((10..=24).contains(&screen.lines().count()), "{}:\n{screen}", files[0]);
            assert!(screen.lines().all(|line| line.chars().count() <= 80), "{}:\n{screen}", files[0]);
            assert!(screen.contains("\nPrivacy  "), "{screen}");
            assert_eq!(screen.contains("short form"), !form.is_empty(), "{screen}");
        }
    }
    assert!(seen >= 14, "{seen}");
}

#[test]
fn a_wide_terminal_is_used_for_longer_texts() {
    let screen = |columns: &str| {
        stdout(&pillars(&["score", "examples/answers/hostile.toml"]).env("COLUMNS", columns).output().unwrap())
    };
    let line = |columns: &str, start: &str| {
        screen(columns).lines().find(|line| line.contains(start)).unwrap_or_default().to_owned()
    };
    let who = "10 February 2026 · 1 respondent (no peer viewpoint, Managers and leaders who";
    assert_eq!(line("80", who), format!("{who}…"));
    assert_eq!(line("120", who), format!("{who} are not peers: 1)"));
    let action = "User-led groups' say: Find the nearest user-led group, for example";
    assert_eq!(line("80", action), format!("         {action}…"));
    assert_eq!(line("120", action), format!("         {action} on the National Survivor User Network's…"));
    assert!(screen("300").lines().all(|line| line.chars().count() <= 120));
}

#[test]
fn open_must_haves_are_counted_below_the_band() {
    let screen = stdout(&pillars(&["score", "examples/answers/hostile.toml"]).output().unwrap());
    let below = screen.lines().skip_while(|line| !line.starts_with("Overall")).nth(1);
    assert_eq!(below, Some("Open     12 of 15 must-haves; 1 unconfirmed"));
}

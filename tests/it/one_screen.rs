//! A result on one screen: every example fits 80 columns and 24 lines, in the full and the short form, and says what it discloses.

use crate::shell::{pillars, stdout};
use crate::support::{folder, toml_files};

#[test]
fn every_example_fits_one_screen_and_says_who_can_work_out_whose_answers() {
    let mut seen = 0;
    for file in toml_files(&folder("examples/answers"), |name| name != "kitchen.toml" && name != "imroc-ward.toml") {
        for form in [&[][..], &["--short"]] {
            let arguments = [&["score", file.to_str().unwrap()], form].concat();
            let output = pillars(&arguments).env("COLUMNS", "80").output().unwrap();
            let screen = stdout(&output);
            seen += 1;
            assert!((10..=24).contains(&screen.lines().count()), "{}:\n{screen}", file.display());
            assert!(screen.lines().all(|line| line.chars().count() <= 80), "{}:\n{screen}", file.display());
            assert!(screen.contains("\nPrivacy  "), "{screen}");
            assert_eq!(screen.contains("short form"), !form.is_empty(), "{screen}");
        }
    }
    assert!(seen >= 14, "{seen}");
}

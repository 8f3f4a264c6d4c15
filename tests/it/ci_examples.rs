//! The examples for build servers: the program accepts every `pillars` command in them.

use crate::minimal_files::AnswersFile;
use crate::shell::run_in;
use crate::support::folder;
use std::fs;

/// The arguments of every `pillars` command in a text.
fn commands(text: &str) -> Vec<Vec<String>> {
    let after = |line: &str| Some(line.trim_start_matches([' ', '-']).trim_start_matches("run: ").to_owned());
    text.lines()
        .filter_map(after)
        .filter_map(|line| Some(line.strip_prefix("pillars ")?.trim_end_matches("|| true").trim().to_owned()))
        .map(|line| line.split_whitespace().map(str::to_owned).collect())
        .collect()
}

#[test]
fn every_command_of_the_examples_finds_what_is_wrong_and_passes_what_is_right() {
    let right = AnswersFile::built_in().on("2026-06-17").text();
    let mut tried = 0;
    for file in ["examples/ci/github.yml", "examples/ci/gitlab.yml"] {
        for arguments in commands(&fs::read_to_string(folder(file)).unwrap()) {
            for (text, code) in [(right.as_str(), 0), ("[audit]\n", 1)] {
                let place = tempfile::tempdir().unwrap();
                fs::create_dir(place.path().join("answers")).unwrap();
                fs::write(place.path().join("answers/a.toml"), text).unwrap();
                let output = run_in(place.path(), &arguments.iter().map(String::as_str).collect::<Vec<_>>());
                assert_eq!(output.status.code(), Some(code), "{file}: {arguments:?}");
                tried += 1;
            }
        }
    }
    assert_eq!(tried, 8);
}

#[test]
fn the_examples_install_from_a_repository_since_no_registry_has_the_program() {
    for (file, install) in [
        ("examples/ci/github.yml", "cargo install --locked --path .pillars"),
        ("examples/ci/gitlab.yml", "cargo install --locked --git \"$PILLARS_REPOSITORY\" --root .pillars peer-pillars"),
    ] {
        let text = fs::read_to_string(folder(file)).unwrap();
        let installs = text.lines().filter_map(|line| line.split_once("|| cargo install ")).map(|(_, rest)| rest);
        assert_eq!(installs.collect::<Vec<_>>(), [install.strip_prefix("cargo install ").unwrap()], "{file}");
        assert!(text.contains("PILLARS_REPOSITORY"), "{file}");
    }
}

#[test]
fn the_pre_commit_hook_runs_the_check_over_the_whole_repository() {
    let hook = fs::read_to_string(folder(".pre-commit-hooks.yaml")).unwrap();
    for line in ["entry: pillars check", "args: [.]", "pass_filenames: false"] {
        assert!(hook.lines().any(|written| written.trim() == line), "{line}");
    }
}

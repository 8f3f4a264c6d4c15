//! Environment variables and flags of every command: the questionnaire, colour, ASCII and counts.

use crate::shell::{pillars, run, stderr, stdout, text};
use crate::support::folder;
use std::fmt::Write as _;
use std::process::Command;

const HOSTILE: &str = "examples/answers/hostile.toml";

#[test]
fn the_variable_names_a_questionnaire_and_the_flag_wins() {
    let kitchen = "examples/questionnaires/volunteer-kitchen.toml";
    let of = |mut command: Command| stdout(&command.output().unwrap());
    let mut by_variable = pillars(&["questionnaire"]);
    by_variable.env("PILLARS_QUESTIONNAIRE", kitchen);
    assert_eq!(of(by_variable), text(&folder(kitchen)));
    let imroc = "examples/questionnaires/imroc-peer-workers.toml";
    let mut by_flag = pillars(&["questionnaire", "--questionnaire", imroc]);
    by_flag.env("PILLARS_QUESTIONNAIRE", kitchen);
    assert_eq!(of(by_flag), text(&folder(imroc)));
    let mut empty = pillars(&["questionnaire"]);
    empty.env("PILLARS_QUESTIONNAIRE", "");
    assert_eq!(of(empty), text(&folder("pillars.toml")), "the built-in one, byte for byte");
}

#[test]
fn the_digest_is_that_of_the_questionnaire_as_written_out() {
    use sha2::Digest as _;
    let document: serde_json::Value =
        serde_json::from_slice(&run(&["score", HOSTILE, "--format", "json"]).stdout).unwrap();
    let mut digest = "sha256:".to_owned();
    for byte in sha2::Sha256::digest(run(&["questionnaire"]).stdout) {
        write!(digest, "{byte:02x}").unwrap();
    }
    assert_eq!(document["questionnaire"]["digest"], digest);
}

#[test]
fn colour_follows_the_flag_and_the_usual_variables() {
    let coloured = |arguments: &[&str], variable: Option<(&str, &str)>| {
        let mut command = pillars(arguments);
        command.envs(variable);
        stdout(&command.output().unwrap()).contains('\u{1b}')
    };
    let score = ["score", HOSTILE];
    assert!(!coloured(&score, None), "a pipe is no terminal");
    assert!(coloured(&score, Some(("CLICOLOR_FORCE", "1"))));
    assert!(!coloured(&score, Some(("CLICOLOR_FORCE", "0"))));
    assert!(!coloured(&["score", "--help"], Some(("CLICOLOR_FORCE", "0"))));
    assert!(coloured(&["score", HOSTILE, "--color", "always"], Some(("NO_COLOR", "1"))), "the flag wins");
    assert!(!coloured(&["score", HOSTILE, "--color", "never"], Some(("CLICOLOR_FORCE", "1"))));
}

#[test]
fn ascii_draws_with_ascii_alone() {
    let drawn = stdout(&run(&["score", HOSTILE, "--ascii"]));
    let plain = stdout(&run(&["score", HOSTILE]));
    let beyond: String = drawn.chars().filter(|c| !c.is_ascii()).collect();
    assert!(!plain.is_ascii());
    assert_eq!(beyond, "", "what the questionnaire says is ASCII here, so all that is left is ours");
}

#[test]
fn a_count_of_zero_is_refused_in_plain_words() {
    for line in ["score a.toml --min-group 0", "batch . --threads 0", "batch . --min-group -1"] {
        let output = run(&line.split(' ').collect::<Vec<_>>());
        assert_eq!(output.status.code(), Some(2), "{line}");
        let said = stderr(&output);
        assert!(
            said.contains("not a whole number of at least 1") || said.contains("unexpected argument '-1'"),
            "{line}: {said}"
        );
    }
}

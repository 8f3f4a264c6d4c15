//! Global flags in commands that only print texts or the questionnaire.

use crate::shell::{command_in, run, shown, stderr, stdout, text};
use crate::support::folder;
use std::process::Output;

const KITCHEN: &str = "examples/questionnaires/volunteer-kitchen.toml";

/// The commands that write and read no answers, each with all that every command takes.
const WRITERS: [&[&str]; 5] = [
    &["template", "--date", "2026-11-21", "--ascii", "--color", "always", "--questionnaire", KITCHEN, "-o"],
    &["questionnaire", "--format", "toml", "--ascii", "--color", "always", "--questionnaire", KITCHEN, "-o"],
    &["schema", "answers", "--ascii", "--color", "always", "--questionnaire", KITCHEN, "-o"],
    &["completions", "bash", "--ascii", "--color", "always", "--questionnaire", KITCHEN, "-o"],
    &["man", "--ascii", "--color", "always", "--questionnaire", KITCHEN, "-o"],
];

/// Code, stdout and stderr.
fn seen(output: &Output) -> (Option<i32>, String, String) {
    (output.status.code(), stdout(output), stderr(output))
}

fn done(printed: &str) -> (Option<i32>, String, String) {
    (Some(0), printed.to_owned(), String::new())
}

#[test]
fn what_is_written_to_a_file_is_what_is_printed_and_has_no_colour() {
    let place = tempfile::tempdir().unwrap();
    let names = ["a.toml", "b.toml", "c.json", "d.bash", "e.1"];
    for (arguments, name) in WRITERS.iter().zip(names) {
        let file = shown(&place.path().join(name));
        assert_eq!(seen(&run(&[arguments, &[file.as_str()][..]].concat())), done(""), "{arguments:?}");
        let written = text(file.as_ref());
        assert_eq!(seen(&run(&[arguments, &["-"][..]].concat())), done(&written), "{arguments:?}");
        assert!(written.len() > 1000 && !written.contains('\u{1b}'), "{arguments:?}");
    }
}

#[test]
fn the_questionnaire_decides_what_is_written_where_it_is_written_of() {
    for (arguments, decides) in WRITERS.iter().zip([true, true, true, false, false]) {
        let (of_kitchen, built_in) = (*arguments, arguments.split(|word| *word == "--ascii").next().unwrap());
        let kitchen = stdout(&run(&[of_kitchen, &["-"][..]].concat()));
        assert_eq!(kitchen != stdout(&run(built_in)), decides, "{arguments:?}");
        assert_eq!(kitchen.contains("first-shift"), decides, "{arguments:?}");
    }
}

#[test]
fn the_commands_of_the_program_itself_need_no_questionnaire_that_can_be_read() {
    for arguments in [["completions", "fish"].as_slice(), &["man"], &["schema", "questionnaire"]] {
        let mut command = command_in(&folder(""), arguments);
        let without = command.env("PILLARS_QUESTIONNAIRE", "nowhere.toml").output().unwrap();
        assert_eq!(seen(&without), seen(&run(arguments)), "{arguments:?}");
        assert_eq!(without.status.code(), Some(0));
    }
}

//! The help, the manual page and the completions.

use crate::shell::{command_in, commands, run, stdout};
use crate::support::folder;

#[test]
fn every_shell_completes_ids_codes_bands_and_sort_keys() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = stdout(&run(&["completions", shell]));
        assert!(script.contains("pillars") && script.contains("score") && script.contains("questionnaire"), "{shell}");
    }
    for shell in ["bash", "fish", "zsh"] {
        let script = stdout(&run(&["completions", shell]));
        for offered in ["peer-leadership", "duplicate-key", "partly-ready", "leadership", "band=ready"] {
            assert!(script.contains(offered), "{shell} does not offer {offered}");
        }
    }
}

#[test]
fn the_manual_page_has_every_command_and_names_no_other_page() {
    let page = stdout(&run(&["man"]));
    let commands = commands();
    assert!(commands.len() >= 5, "{commands:?}");
    for command in commands {
        assert!(page.contains(&format!(".SH \"PILLARS {}\"", command.to_uppercase())), "{command}");
        assert!(page.contains(&format!("\\fBpillars {command}\\fR\n")), "{command}");
    }
    assert!(!page.contains("(1)"), "pages of single commands do not exist");
}

#[test]
fn help_is_a_command_too() {
    for (words, flag) in [(["help"].as_slice(), ["--help"].as_slice()), (&["help", "score"], &["score", "--help"])] {
        assert_eq!(stdout(&run(words)), stdout(&run(flag)), "{words:?}");
    }
    assert_eq!(run(&["help", "nothing"]).status.code(), Some(2));
}

#[test]
fn examples_in_help_fit_eighty_columns_and_can_be_pasted() {
    for command in commands() {
        let help = stdout(&command_in(&folder(""), &[&command, "--help"]).env("COLUMNS", "80").output().unwrap());
        let (_, examples) = help.split_once("\nExamples:\n").unwrap_or_else(|| panic!("{command} has no examples"));
        let examples: Vec<_> = examples.lines().take_while(|line| !line.is_empty()).collect();
        for line in examples {
            assert!(line.len() <= 80 && line.contains("pillars "), "{command}: {line}");
            let words = line.split(" # ").next().unwrap();
            assert!(!words.trim().contains("  "), "{command}: {line}");
        }
    }
}

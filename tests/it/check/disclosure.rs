//! No message or machine format of `check` reveals a single respondent's level, position or state.

use super::{answers as answers_file, check, place};

const MACHINE_FORMATS: [&str; 5] = ["concise", "json", "github", "sarif", "junit"];
const KEYS: [&str; 6] = ["parity", "final-say", "succession", "seat-at-the-table", "budget", "appointment"];
const GATES: [&str; 6] = [
    "--complete=known",
    "--no-open-must-haves",
    "--min-band=ready",
    "--max-gap=peer-leadership=0",
    "--min-score=peer-leadership=100",
    "answers.toml",
];

fn printed(answers: &str, arguments: &[&str]) -> String {
    let place = place(&[("answers.toml", &answers_file(&format!("\n[answers.peer-leadership]\n{answers}")))]);
    let output = check(place.path(), arguments);
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

fn all(answer: &str) -> String {
    KEYS.map(|key| format!("{key} = {answer}\n")).concat()
}

#[test]
fn no_machine_format_names_an_item_of_a_single_respondent() {
    for answer in ["0", "2", "3", "4", "\"don't know\"", "{ level = 4, note = \"why\" }"] {
        for format in MACHINE_FORMATS {
            let printed = printed(&all(answer), &[&["--format", format][..], &GATES].concat());
            assert!(!KEYS.iter().any(|key| printed.contains(key)), "{answer} {format}: {printed}");
            // The answers are on the lines behind the header of the pillar.
            for line in 10..=15 {
                let told = [
                    format!(":{line}:"),
                    format!("line={line},"),
                    format!("\"line\": {line}"),
                    format!("Line\": {line}"),
                ];
                assert!(!told.iter().any(|told| printed.contains(told)), "{answer} {format} {line}: {printed}");
            }
        }
    }
}

/// Levels 1 and 2 raise the same lints. The format for people shows lines of the file; the rest of it is the same.
#[test]
fn lints_tell_no_level() {
    for format in ["concise", "json", "github", "sarif", "junit", "human"] {
        let told = |answer: &str| {
            let printed = printed(&all(answer), &["--format", format, "answers.toml"]);
            printed.lines().filter(|line| !line.contains(" │ ")).collect::<Vec<_>>().join("\n")
        };
        assert_eq!(told("1"), told("2"), "{format}");
        for answer in ["0", "4"] {
            let told = told(answer);
            assert!(told.contains("every answer is at the same end of its scale"), "{format}: {told}");
            assert!(!told.contains(&format!("level {answer}")), "{format}: {told}");
        }
    }
}

#[test]
fn what_is_refused_is_not_repeated() {
    for (one, other) in [("8", "9"), ("\"2\"", "\"3\""), ("\"n/a\"", "\"abc\""), ("\"dont know\"", "\"no answer\"")] {
        for format in MACHINE_FORMATS {
            let told = |answer: &str| printed(&format!("parity = {answer}\n"), &["--format", format, "answers.toml"]);
            assert_eq!(told(one), told(other), "{format} {one} {other}");
        }
    }
}

#[test]
fn people_who_have_the_file_see_the_lines() {
    let shown = printed(&all("3"), &["answers.toml"]);
    assert!(shown.contains("warning[must-have-without-evidence]: an answer to a must-have has no evidence"), "{shown}");
    assert!(shown.contains("10 │ parity = 3"), "{shown}");
    assert!(shown.contains("warning[same-level-throughout]: all answers in `peer-leadership` are the same"), "{shown}");
    let gated = printed(&all("2"), &["--no-open-must-haves", "answers.toml"]);
    assert!(gated.contains("10 │ parity = 2"), "{gated}");
}

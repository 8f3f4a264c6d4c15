//! Malicious files, and files with private texts.

use super::{answers, check, place, seen};
use snapbox::assert_data_eq;
use std::fs;

#[test]
fn bytes_that_are_no_text_depth_and_length_are_findings_and_the_other_files_are_checked() {
    let place = place(&[("good.toml", &answers(""))]);
    let write = |name: &str, bytes: &[u8]| fs::write(place.path().join(name), bytes).unwrap();
    write("binary.toml", &[b"[audit]\n".as_slice(), &[0, 159, 146, 150, 255]].concat());
    write("deep.toml", format!("[culture]\ncritical-debate = {}{}", "[".repeat(10_000), "]".repeat(10_000)).as_bytes());
    let keys = (0..200_000).map(|key| format!("k{key} = 1\n")).collect::<Vec<_>>().concat();
    write("many.toml", format!("[answers.peer-leadership]\n{keys}").as_bytes());
    write("line.toml", format!("[culture]\ncritical-debate = \"{}\"", "x".repeat(1_000_000)).as_bytes());
    let output = check(place.path(), &["."]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said.ends_with("in 5 files; --all shows every problem\n") && said.len() < 300_000, "{}", said.len());
    for code in ["error[not-utf8]", "error[nested-too-deeply]", "error[unknown-id]", "error[unknown-answer]"] {
        assert!(said.contains(code), "{code}");
    }
}

#[cfg(unix)]
#[test]
fn loops_pipes_and_what_vanished_end_in_a_word_about_the_path() {
    use crate::shell::{command_in, killed_if_it_hangs};
    use std::os::unix::fs::symlink;
    let place = place(&[("teams/a.toml", &answers(""))]);
    symlink(".", place.path().join("teams/self")).unwrap();
    symlink("loop.toml", place.path().join("teams/loop.toml")).unwrap();
    let made = std::process::Command::new("mkfifo").arg(place.path().join("pipe.toml")).status().unwrap();
    assert!(made.success());
    let said = seen(place.path(), &["teams"]);
    assert!(said.starts_with("exit 3\nerror: cannot read teams/loop.toml: "), "{said}");
    let mut command = command_in(place.path(), &["check", "--no-config", "pipe.toml", "teams/a.toml"]);
    let output = killed_if_it_hangs(&mut command);
    assert_eq!(output.status.code(), Some(3));
    assert_data_eq!(String::from_utf8(output.stderr).unwrap(), "error: cannot read pipe.toml: it is a pipe\n");
}

#[test]
fn no_format_but_the_one_for_people_repeats_notes_evidence_or_names() {
    let pillar = "\n[answers.peer-leadership]\n";
    let head = answers("respondent = \"Secret Secretson\"\n");
    let files = [
        (
            "valid.toml",
            format!(
                "{head}{pillar}parity = {{ level = 3, note = \"secret\", dissent = \"secret\" }}\n\
                 budget = {{ not_applicable = \"secret\" }}\nfinal-say = {{ level = 1, evidence = \"secret\" }}\n"
            ),
        ),
        (
            "mistaken.toml",
            format!(
                "{head}{pillar}parity = \"secret\"\nbudget = {{ levl = 2, note = \"secret\" }}\n\
                 final-say = {{ level = 9, note = \"secret\", dont_know = \"secret\" }}\nsuccession = {{ note = [\"secret\"] }}\n"
            ),
        ),
        (
            "broken.toml",
            format!(
                "{head}{pillar}parity = {{ level = 3, note = \"secret }}\nbudget = secret\n\
                 succession = {{ note = \"a \\q secret\" }}\nfinal-say = {{ level = 2 note = \"secret\" }}\n\
                 appointment = {{ level = 1, note = \"secret\" \"secret\" }}\ndevelopment-plan = \"\"\"secret\n"
            ),
        ),
        ("twice.toml", head.clone()),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let place = place(&files);
    let wishes = ["--complete=known", "--no-open-must-haves", "--min-band=ready", "--max-gap=0", "--min-score=100"];
    for format in ["human", "concise", "json", "github", "sarif", "junit"] {
        let output = check(place.path(), &[&["--format", format, "."], &wishes[..]].concat());
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap().to_lowercase();
        assert_eq!(said.contains("secret"), format == "human", "{format}: {said}");
    }
}

#[test]
fn a_listed_file_of_another_kind_is_an_error() {
    let place =
        place(&[("a.toml", &answers("")), ("Cargo.toml", "[package]\n"), ("list", "Cargo.toml\n"), ("none", "")]);
    let complaint = "exit 1\nCargo.toml:1:1: error[wrong-file-kind] this is not an answers file, an action plan or a questionnaire\n";
    assert_eq!(seen(place.path(), &["--files-from", "list"]), complaint);
    assert_eq!(seen(place.path(), &["--files-from", "list", "a.toml"]), complaint);
    assert_eq!(seen(place.path(), &["--files-from", "none"]), "exit 2\nerror: no files were named\n");
}

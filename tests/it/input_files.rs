//! Input: standard input, and files that are refused with their path but without their text.

use crate::shell::{fed, pillars, run, shown, stderr, stdout, text};
use crate::support::folder;

const HOSTILE: &str = "examples/answers/hostile.toml";

#[test]
fn standard_input_is_read_for_a_dash() {
    let answers = std::fs::read(folder(HOSTILE)).unwrap();
    let output = fed(&mut pillars(&["score", "-", "--format", "json"]), answers);
    assert_eq!(stdout(&output), stdout(&run(&["score", HOSTILE, "--format", "json"])));
    let nameless = run(&["score", "-"]);
    assert_eq!(nameless.status.code(), Some(1));
    assert!(stderr(&nameless).contains("<stdin>:1:1"), "{}", stderr(&nameless));
}

#[test]
fn a_file_that_is_no_text_or_empty_or_huge_is_refused_with_its_path() {
    let place = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = place.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let cases = [
        (file("latin.toml", b"questionnaire = \"Caf\xe9\"\n"), 1, "error[not-utf8]"),
        (file("binary.toml", &[0, 159, 146, 150, 255, 0]), 1, "error[not-utf8]"),
        (file("empty.toml", b""), 1, "error[empty-file] the file is empty"),
        (file("huge.toml", &vec![b'#'; 17 << 20]), 3, "larger than 16 MiB"),
    ];
    for (path, code, word) in cases {
        let output = run(&["score", &shown(&path)]);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(code), ""), "{}", path.display());
        assert!(stderr(&output).contains(word), "{}: {}", path.display(), stderr(&output));
        assert!(stderr(&output).contains(path.file_name().unwrap().to_str().unwrap()));
    }
}

#[cfg(unix)]
#[test]
fn an_endless_file_is_given_up_on() {
    let output = run(&["score", "/dev/zero"]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(stderr(&output), "error: cannot read /dev/zero: it is larger than 16 MiB\n");
}

#[test]
fn a_folder_to_score_is_refused_with_a_hint() {
    let output = run(&["score", "examples"]);
    let expected = "error: cannot read examples: it is a folder; `pillars batch` scores the teams in a folder\n";
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(3), expected));
}

#[test]
fn the_name_of_a_file_can_do_nothing_to_a_terminal() {
    let output = run(&["score", "no\u{1b}[2J\u{9b}such.toml", "--color", "always"]);
    let said = stderr(&output);
    assert!(said.contains("cannot read no\u{fffd}[2J\u{fffd}such.toml: "), "{said:?}");
}

#[test]
fn what_somebody_wrote_is_on_no_screen_while_a_team_is_scored() {
    let place = tempfile::tempdir().unwrap();
    let kitchen = ["--questionnaire", "examples/questionnaires/volunteer-kitchen.toml"];
    let answers = text(&folder("examples/answers/kitchen.toml"));
    let (head, _) = answers.split_once("[answers.welcome]").unwrap();
    for (name, line) in [
        ("retired.toml", "paper-handbook = { level = 1, note = \"Secret\" } # Secret"),
        ("wrong.toml", "first-shift = { level = 9, note = \"Secret\", evidence = 'Secret' } # Secret"),
        ("no-text.toml", "first-shift = { not_applicable = [\"Secret\"] }"),
        ("open.toml", "first-shift = { level = 2, note = \"Secret }"),
        ("bare.toml", "first-shift = { level = 2, note = Secret }"),
    ] {
        let file = place.path().join(name);
        std::fs::write(&file, format!("{head}[answers.welcome]\n{line}\n")).unwrap();
        let commands = [
            ["score"].as_slice(),
            &["explain", "overall", "--answers"],
            &["batch"],
            &["compare", "examples/answers/kitchen.toml"],
        ];
        for command in commands {
            let output = run(&[command, &[&shown(&file)], &kitchen].concat());
            let said = stderr(&output);
            let counted = said == "warnings in 1 file; `pillars check` shows the lines\n";
            assert!((counted || said.contains(&format!("{name}:"))) && !said.contains("Secret"), "{said}");
            assert!(!stdout(&output).contains("Secret"));
        }
    }
    let latin = place.path().join("latin.toml");
    std::fs::write(&latin, b"a = \"Secret caf\xe9\"").unwrap();
    for command in [["score"].as_slice(), &["batch"], &["compare", HOSTILE]] {
        let said = stderr(&run(&[command, &[shown(&latin).as_str()]].concat()));
        assert!(said.contains("latin.toml:1:") && !said.contains("Secret"), "{said}");
    }
}

//! Several files of one respondent in one team: warnings name the files if possible, but never the pseudonym.

use crate::shell::{command_in, fed, run_in, stderr, stdout, text};
use crate::support::folder;

const HOSTILE: &str = "examples/answers/hostile.toml";

/// Three files of one respondent of one team, the second and the third below in folders of their own, among files that are not.
fn duplicates() -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    let answers = text(&folder(HOSTILE));
    let write = |name: &str, text: &str| {
        let path = place.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    let team = "team = \"Inpatient and Crisis Directorate\"";
    assert!(answers.contains(team));
    write("now/a.toml", &answers);
    write("now/b.toml", "[audit]\n");
    write("now/c.toml", &answers.replace("R-031", "R-032"));
    write("now/d/other-team.toml", &answers.replace(team, "team = \"Another\""));
    write("now/d/same.toml", &answers);
    write("now/e/same.toml", &answers);
    write("then/a.toml", &answers);
    place
}

#[test]
fn duplicates_among_many_teams_are_named_and_the_pseudonym_is_not() {
    let place = duplicates();
    let say = |one: &str, other: &str| {
        format!(
            "warning: {one} and {other} are from the same respondent but count as two; keep one of them or \
             correct the pseudonym\n"
        )
    };
    let both = say("now/a.toml", "now/d/same.toml") + &say("now/a.toml", "now/e/same.toml");
    let list = "now/a.toml\nnow/b.toml\nnow/c.toml\nnow/d/same.toml\nnow/e\n";
    std::fs::write(place.path().join("list"), list).unwrap();
    for command in [
        ["batch", "now", "--format", "csv"].as_slice(),
        &["batch", "now", "--format", "ndjson", "--organisation-rollup", "--threads", "2"],
        &["batch", "--files-from", "list", "--format", "json"],
        &["compare", "then", "now", "--format", "csv"],
    ] {
        let output = run_in(place.path(), command);
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(1), "the file with errors: {said}");
        assert!(
            said.ends_with(&format!(
                "5 errors in 1 file, which is skipped; 1 of them gives no team; `pillars check` shows the lines\n{both}"
            )),
            "{said}"
        );
        assert!(!said.contains("R-03") && !stdout(&output).contains("R-03"));
    }
    let alone = run_in(place.path(), &["batch", "then", "now/c.toml", "now/d/other-team.toml", "--format", "csv"]);
    assert_eq!((alone.status.code(), stderr(&alone).as_str()), (Some(0), ""));
}

#[test]
fn duplicates_among_files_of_a_list_that_can_be_read_once_are_named() {
    let place = duplicates();
    let mut command = command_in(place.path(), &["batch", "--files-from", "-", "--format", "csv"]);
    let output = fed(&mut command, "now/a.toml\nnow/d/same.toml\nnow/e/same.toml\n");
    let expected = ["now/d/same.toml", "now/e/same.toml"].map(|double| {
        format!(
            "warning: now/a.toml and {double} are from the same respondent but count as two; keep one of them or \
             correct the pseudonym\n"
        )
    });
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), expected.concat()));
}

#[test]
fn of_very_many_duplicates_the_first_are_named_and_the_rest_counted() {
    let place = tempfile::tempdir().unwrap();
    let answers = text(&folder(HOSTILE));
    for file in 0..30 {
        std::fs::write(place.path().join(format!("{file:02}.toml")), &answers).unwrap();
    }
    let said = stderr(&run_in(place.path(), &["batch", ".", "--format", "csv"]));
    assert_eq!(said.lines().count(), 21, "{said}");
    assert!(said.ends_with(
        "warning: 9 more files are from the same respondent as another file of the same team; each counts as a \
         separate respondent\n"
    ));
}

#[test]
fn two_files_of_one_respondent_are_named_and_the_pseudonym_is_not() {
    let place = tempfile::tempdir().unwrap();
    let answers = text(&folder(HOSTILE));
    let pseudonym = "respondent = \"R-031\"";
    assert!(answers.contains(pseudonym));
    for (name, line) in
        [("a.toml", pseudonym), ("b.toml", "respondent = \"R-032\""), ("c.toml", pseudonym), ("d.toml", "")]
    {
        std::fs::write(place.path().join(name), answers.replace(pseudonym, line)).unwrap();
    }
    std::fs::write(place.path().join("e.toml"), answers.replace(pseudonym, "# another file")).unwrap();
    for command in [["score"].as_slice(), &["explain", "policy", "--answers"]] {
        let twice = run_in(place.path(), &[command, &["a.toml", "b.toml", "c.toml"]].concat());
        assert_eq!(
            (twice.status.code(), stderr(&twice).as_str()),
            (
                Some(0),
                "warning: a.toml and c.toml are from the same respondent but count as two; keep one of them or \
             correct the pseudonym\n"
            )
        );
        assert!(stdout(&twice).contains("3 respondents"), "{}", stdout(&twice));
        let once = run_in(place.path(), &[command, &["a.toml", "b.toml", "d.toml", "e.toml"]].concat());
        assert_eq!(
            (once.status.code(), stderr(&once).as_str()),
            (Some(0), ""),
            "who gives no pseudonym is nobody's double"
        );
    }
}

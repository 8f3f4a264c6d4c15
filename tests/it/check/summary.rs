//! What `check` prints about many problems, and its lints across files.

use super::{answers, check, place, seen};
use crate::shell::command_in;

fn stdout(place: &std::path::Path, arguments: &[&str]) -> String {
    String::from_utf8(check(place, arguments).stdout).unwrap()
}

fn many() -> tempfile::TempDir {
    let keys: String =
        (0..8).map(|number| format!("unknown-{number} = 1\n")).fold(String::new(), |all, line| all + &line);
    let text = answers(&format!("\n[answers.peer-leadership]\n{keys}parity = 9\n"));
    place(&[("a.toml", &text), ("b.toml", &text), ("Cargo.toml", "[package]\n")])
}

#[test]
fn a_few_problems_of_each_code_are_shown_and_all_are_counted() {
    let place = many();
    let shown = stdout(place.path(), &[]);
    assert_eq!(shown.matches("error[unknown-id]").count(), 5, "{shown}");
    assert_eq!(shown.matches("error[level-out-of-range]").count(), 2, "{shown}");
    let end = "16 unknown-id, 5 shown\n18 errors in 2 files; 1 other file skipped; --all shows every problem\n";
    assert!(shown.ends_with(end), "{shown}");
    let all = stdout(place.path(), &["--all"]);
    assert_eq!(all.matches("error[unknown-id]").count(), 16);
    assert!(all.ends_with("\n18 errors in 2 files; 1 other file skipped\n"), "{all}");
    let quiet = stdout(place.path(), &["--quiet"]);
    assert_eq!(quiet.matches("error[unknown-id]").count(), 5);
    assert!(!quiet.contains("2 files"), "{quiet}");
    assert_eq!(
        stdout(place.path(), &["--statistics"]),
        "16 unknown-id\n 2 level-out-of-range\n18 errors in 2 files; 1 other file skipped\n"
    );
}

#[test]
fn a_file_of_prose_is_one_problem() {
    let prose = "Some words about the audit.\n".repeat(400) + "[audit]\n" + &"More words.\n".repeat(400);
    let place = place(&[("README.md", &prose), ("empty.toml", "\n")]);
    let shown = stdout(place.path(), &["README.md"]);
    assert!(
        shown.starts_with("error[wrong-file-kind]: this is not an answers file, an action plan or a questionnaire\n"),
        "{shown}"
    );
    assert!(shown.lines().count() < 8, "{shown}");
    let empty = stdout(place.path(), &["empty.toml"]);
    assert!(empty.starts_with("error[empty-file]: the file is empty\n") && empty.lines().count() < 8, "{empty}");
}

#[test]
fn a_copy_without_a_respondent_counts_once_and_is_pointed_out() {
    let text = answers("\n[answers.peer-leadership]\nbudget = 2\n");
    let named = text.replace("viewpoint", "respondent = \"R-1\"\nviewpoint");
    let place = place(&[("a.toml", &text), ("b.toml", &text), ("other/c.toml", &named), ("other/d.toml", &text)]);
    assert_eq!(
        seen(place.path(), &["."]),
        "exit 0\n./b.toml:4:1: warning[copied-file] a copy of ./a.toml; the two count as one respondent\n\
         ./other/d.toml:4:1: warning[copied-file] a copy of ./a.toml; the two count as one respondent\n"
    );
}

#[test]
fn names_that_are_almost_the_same_are_pointed_out() {
    let ward = |name: &str| answers("").replace("Northfield CMHT", name);
    let place = place(&[
        ("a.toml", &ward("Larch Ward")),
        ("b.toml", &ward("Larch  Ward ")),
        ("c.toml", &ward("larch-ward")),
        ("d.toml", &ward("Birch Ward")),
    ]);
    assert_eq!(
        seen(place.path(), &["."]),
        "exit 0\n./c.toml:5:8: warning[similar-name] `larch-ward` is almost the same name as `Larch Ward`, in ./a.toml\n"
    );
}

#[test]
fn an_untouched_template_is_doubted_by_check_and_refused_by_score() {
    let place = place(&[]);
    let pillars = |arguments: &[&str]| command_in(place.path(), arguments).output().unwrap();
    assert_eq!(pillars(&["template", "-o", "new.toml"]).status.code(), Some(0));
    let said = seen(place.path(), &["new.toml"]);
    assert!(said.starts_with("exit 0\n") && said.contains("warning[placeholder]"), "{said}");
    let score = pillars(&["score", "new.toml"]);
    let said = String::from_utf8(score.stderr).unwrap();
    assert_eq!((score.status.code(), score.stdout.len()), (Some(1), 0), "{said}");
    assert!(said.contains("error[placeholder] the team still has the placeholder name from the template"), "{said}");
}

#[test]
fn one_file_copied_is_one_respondent_in_score() {
    let text = answers("\n[answers.peer-leadership]\nbudget = 2\n");
    let place = place(&[("a.toml", &text), ("b.toml", &text)]);
    let output = command_in(place.path(), &["score", "a.toml", "b.toml", "--format", "json"]).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("b.toml is a copy of a.toml and neither gives a respondent"), "{said}");
    assert!(String::from_utf8(output.stdout).unwrap().contains("\"respondents\": 1,"));
}

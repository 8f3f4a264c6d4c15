//! Reading texts that are not TOML, or too large or deep.

use crate::minimal_files::VALID;
use crate::small::{answers, expect_in_answers, lines, with};
use pillars::input::MAX_KEPT;

#[test]
fn ten_broken_lines_are_ten_findings_each_at_its_characters() {
    let text = r#"questionnaire = small
version "1.2.0"

[audit
team = "x"

[audit]
team = "Northfield
date = 2026-02-30
viewpoint = “leadership”

[answers.leading]
parity = 03
parity = 3
parity = 2
budget = { level = 1 note = "x" }
deputy = 'C:\temp' extra

[answers.leading]
deputy = "\q"

[culture]
debate =
"#;
    expect_in_answers(
        text,
        &[
            "1:17 syntax: text without quotes",
            "2:9 syntax: a key without `=`",
            "4:7 syntax: a header is not closed",
            "8:8 syntax: a string is not closed on its line",
            "9:8 invalid-date: this is not a date: day is out of range",
            "10:13 syntax: `“` is not a TOML quotation mark",
            "13:10 syntax: a number begins with a zero",
            "15:1 duplicate-key: `parity` is defined twice",
            "16:22 syntax: a comma is missing in an inline table",
            "17:20 syntax: the line should end here",
            "19:1 duplicate-key: `[answers.leading]` is defined twice",
            "20:11 syntax: this is not an escape",
            "23:8 syntax: a value is missing after `=`",
        ],
    );
}

#[test]
fn nothing_is_missing_from_a_text_that_is_broken() {
    expect_in_answers("[audit]\nteam = \n", &["2:6 syntax: a value is missing after `=`"]);
}

#[test]
fn of_many_problems_a_hundred_are_kept_and_the_rest_counted() {
    let unknown: Vec<String> = (0..1000).map(|number| format!("x{number} = 1\n")).collect();
    let text = VALID.to_owned() + &unknown.concat();
    let (_, outcome) = answers(&text);
    assert_eq!((outcome.diagnostics().len(), outcome.withheld(), outcome.errors()), (MAX_KEPT, 900, 1000));
    assert!(outcome.value().is_none());
}

#[test]
fn deep_nesting_is_refused() {
    let deep = format!("{}1{}", "[".repeat(17), "]".repeat(17));
    let (source, outcome) = answers(&with(VALID, "debate = -1", &format!("debate = {deep}")));
    assert_eq!(
        lines(&source, outcome.diagnostics()),
        [
            "21:10 wrong-type: `debate` is a list, not an answer",
            "21:24 nested-too-deeply: values are nested more than 16 deep"
        ]
    );
    let headers = format!("[{}]\n", vec!["a"; 5_000].join("."));
    let (source, outcome) = answers(&(VALID.to_owned() + &headers));
    assert_eq!(lines(&source, outcome.diagnostics())[0], "22:2 unknown-key: unknown key `a` in an answers file");
    let brackets = "[".repeat(100_000);
    let (_, outcome) = answers(&with(VALID, "debate = -1", &format!("debate = {brackets}")));
    assert!(outcome.has_errors());
}

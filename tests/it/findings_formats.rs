//! The same findings in every format, for a file with CRLF and multi-byte characters and for one without problems.

use pillars::TerminalStyle;
use pillars::diagnostic::{Code, Diagnostic};
use pillars::findings::human::Verbosity;
use pillars::findings::{self, FileFindings, Findings, human};
use pillars::source::{Source, Span};
use serde_json::Value;
use snapbox::{IntoData as _, assert_data_eq, file, str};
use std::process::Command;

/// A note that no format but the one for people may show.
const NOTE: &str = "日本 é, said in confidence";

fn fixture() -> Findings {
    let text = format!(
        "[answers.peer-leadership]\r\nbudget = 1\r\nparity = {{ note = \"{NOTE}\", levl = 2 }}\r\nbudget = 2\r\n"
    );
    let source = Source::new("answers/né, 100%.toml", text);
    let place = |needle: &str, skip: usize| {
        let (start, found) = source.text().match_indices(needle).nth(skip).unwrap();
        Span::new(start, start + found.len())
    };
    let diagnostics = vec![
        Diagnostic::new(Code::MustHaveWithoutEvidence, place("parity", 0), "`parity` has no evidence"),
        Diagnostic::new(Code::UnknownKey, place("levl", 0), "unknown key `levl` in an answer, 100% <sure> & \"so\"")
            .with_help("did you mean `level`?"),
        Diagnostic::new(Code::DuplicateKey, place("budget", 1), "`budget` stands twice")
            .with_label("again here")
            .with_secondary(place("budget", 0), "first here")
            .with_help("delete one of the two"),
    ];
    let broken = FileFindings { errors_withheld: 2, ..FileFindings::new(source, diagnostics) };
    let valid = FileFindings::new(Source::new("answers/south.toml", "[audit]\n"), Vec::new());
    Findings { files: vec![broken, valid], skipped: 3 }
}

#[test]
fn people_see_the_lines_and_a_count() {
    let drawn = human::report(&fixture(), Verbosity::All, TerminalStyle { ascii: true, ..TerminalStyle::plain(100) });
    assert_data_eq!(
        drawn,
        str![[r#"
warning[must-have-without-evidence]: `parity` has no evidence
 --> answers/né, 100%.toml:3:1
  |
3 | parity = { note = "日本 é, said in confidence", levl = 2 }
  | ^^^^^^

error[unknown-key]: unknown key `levl` in an answer, 100% <sure> & "so"
 --> answers/né, 100%.toml:3:47
  |
3 | parity = { note = "日本 é, said in confidence", levl = 2 }
  |                                                 ^^^^
  |
  = help: did you mean `level`?

error[duplicate-key]: `budget` stands twice
 --> answers/né, 100%.toml:4:1
  |
2 | budget = 1
  | ------ first here
3 | parity = { note = "日本 é, said in confidence", levl = 2 }
4 | budget = 2
  | ^^^^^^ again here
  |
  = help: delete one of the two

answers/né, 100%.toml: 2 more problems not shown

4 errors, 1 warning in 2 files; 3 other files skipped

"#]]
        .raw()
    );
}

#[test]
fn editors_see_a_line_for_each_finding() {
    let lines: String = fixture().files.iter().map(|file| findings::concise(&file.source, &file.diagnostics)).collect();
    assert_data_eq!(
        lines,
        str![[r#"
answers/né, 100%.toml:3:1: warning[must-have-without-evidence] `parity` has no evidence
answers/né, 100%.toml:3:47: error[unknown-key] unknown key `levl` in an answer, 100% <sure> & "so"
answers/né, 100%.toml:4:1: error[duplicate-key] `budget` stands twice

"#]]
        .raw()
    );
}

#[test]
fn programs_see_a_document() {
    assert_data_eq!(
        findings::json(&fixture()).unwrap(),
        str![[r#"
{
  "schema_version": 1,
  "errors": 4,
  "warnings": 1,
  "checked": 2,
  "skipped": 3,
  "files": [
    {
      "path": "answers/né, 100%.toml",
      "errors": 4,
      "warnings": 1,
      "withheld": 2,
      "findings": [
        {
          "code": "must-have-without-evidence",
          "severity": "warning",
          "message": "`parity` has no evidence",
          "help": null,
          "start": {
            "line": 3,
            "column": 1
          },
          "end": {
            "line": 3,
            "column": 7
          },
          "related": []
        },
        {
          "code": "unknown-key",
          "severity": "error",
          "message": "unknown key `levl` in an answer, 100% <sure> & \"so\"",
          "help": "did you mean `level`?",
          "start": {
            "line": 3,
            "column": 47
          },
          "end": {
            "line": 3,
            "column": 51
          },
          "related": []
        },
        {
          "code": "duplicate-key",
          "severity": "error",
          "message": "`budget` stands twice",
          "help": "delete one of the two",
          "start": {
            "line": 4,
            "column": 1
          },
          "end": {
            "line": 4,
            "column": 7
          },
          "related": [
            {
              "message": "first here",
              "start": {
                "line": 2,
                "column": 1
              },
              "end": {
                "line": 2,
                "column": 7
              }
            }
          ]
        }
      ]
    },
    {
      "path": "answers/south.toml",
      "errors": 0,
      "warnings": 0,
      "withheld": 0,
      "findings": []
    }
  ]
}

"#]]
        .raw()
    );
}

#[test]
fn github_sees_commands_in_which_nothing_is_taken_for_more() {
    assert_data_eq!(findings::github(&fixture()), str![[r#"
::warning file=answers/né%2C 100%25.toml,line=3,col=1,endLine=3,endColumn=7,title=must-have-without-evidence::`parity` has no evidence
::error file=answers/né%2C 100%25.toml,line=3,col=47,endLine=3,endColumn=51,title=unknown-key::unknown key `levl` in an answer, 100%25 <sure> & "so"%0Ahelp: did you mean `level`?
::error file=answers/né%2C 100%25.toml,line=4,col=1,endLine=4,endColumn=7,title=duplicate-key::`budget` stands twice%0Ahelp: delete one of the two

"#]].raw());
}

#[test]
fn test_reports_see_cases() {
    assert_data_eq!(findings::junit(&fixture()), str![[r#"
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="pillars check" tests="4" failures="2" errors="0" skipped="1">
  <testsuite name="answers/né, 100%.toml" tests="3" failures="2" errors="0" skipped="1">
    <testcase classname="answers/né, 100%.toml" name="must-have-without-evidence at 3:1">
      <skipped message="`parity` has no evidence"/>
    </testcase>
    <testcase classname="answers/né, 100%.toml" name="unknown-key at 3:47">
      <failure type="unknown-key" message="unknown key `levl` in an answer, 100% &lt;sure&gt; &amp; &quot;so&quot;">answers/né, 100%.toml:3:47: unknown key `levl` in an answer, 100% &lt;sure&gt; &amp; &quot;so&quot;
help: did you mean `level`?</failure>
    </testcase>
    <testcase classname="answers/né, 100%.toml" name="duplicate-key at 4:1">
      <failure type="duplicate-key" message="`budget` stands twice">answers/né, 100%.toml:4:1: `budget` stands twice
help: delete one of the two</failure>
    </testcase>
  </testsuite>
  <testsuite name="answers/south.toml" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="answers/south.toml" name="no errors"/>
  </testsuite>
</testsuites>

"#]].raw());
}

#[test]
fn code_scanning_sees_sarif() {
    assert_data_eq!(findings::sarif(&fixture()).unwrap(), file!["snapshots/findings.sarif"].raw());
}

#[test]
fn sarif_is_valid_against_its_schema() {
    let schema: Value = serde_json::from_str(&sarif_schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for findings in [fixture(), Findings::default()] {
        let log: Value = serde_json::from_str(&findings::sarif(&findings).unwrap()).unwrap();
        let errors: Vec<String> = validator.iter_errors(&log).map(|error| error.to_string()).collect();
        assert_eq!(errors, [""; 0]);
    }
}

/// The schema that a published crate carries: only its sources are needed, so it is in the lock file and never compiled.
fn sarif_schema() -> String {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata");
    let packages = metadata["packages"].as_array().unwrap();
    let package = packages.iter().find(|package| package["name"] == "serde-sarif").expect("serde-sarif");
    let manifest = std::path::Path::new(package["manifest_path"].as_str().unwrap());
    let schema = std::fs::read_to_string(manifest.with_file_name("src").join("schema.json")).unwrap();
    // The published pattern of language tags has a stray bracket, which no validator takes.
    schema.replace("^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$", "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$")
}

#[test]
fn only_the_format_for_people_shows_what_a_file_says() {
    let findings = fixture();
    let style = TerminalStyle { ascii: true, ..TerminalStyle::plain(100) };
    assert!(human::report(&findings, Verbosity::All, style).contains(NOTE), "the fixture has something to leak");
    let concise: String =
        findings.files.iter().map(|file| findings::concise(&file.source, &file.diagnostics)).collect();
    let others = [
        concise,
        findings::json(&findings).unwrap(),
        findings::github(&findings),
        findings::junit(&findings),
        findings::sarif(&findings).unwrap(),
    ];
    for text in others {
        assert!(!text.contains("confidence"), "{text}");
    }
}

//! Findings as JUnit XML: a suite for each file, a failed case for each error, and a skipped one for each warning.
//!
//! A file without errors has a passing case, so that every file is listed. There are no times or host names: the same input gives the same
//! bytes.

use super::{FileFindings, Findings, in_cell};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{is_control, is_xml, push_xml};
use std::fmt::Write as _;

/// The findings as XML.
#[must_use]
pub fn junit(findings: &Findings) -> String {
    let (mut suites, mut all) = (String::new(), Cases::default());
    for file in &findings.files {
        let cases = Cases::of(file);
        all = all.plus(cases);
        let name = attribute(file.source.name());
        let _infallible = writeln!(suites, "  <testsuite name=\"{name}\" {}>", cases.as_attributes());
        if cases.failures == 0 {
            let _infallible = writeln!(suites, "    <testcase classname=\"{name}\" name=\"no errors\"/>");
        }
        for found in &file.diagnostics {
            case(found, file, &name, &mut suites);
        }
        suites.push_str("  </testsuite>\n");
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"pillars check\" {}>\n{suites}</testsuites>\n",
        all.as_attributes()
    )
}

#[derive(Debug, Clone, Copy, Default)]
struct Cases {
    tests: usize,
    failures: usize,
    skipped: usize,
}

impl Cases {
    fn of(file: &FileFindings) -> Self {
        let failures = file.diagnostics.iter().filter(|found| found.severity() == Severity::Error).count();
        let skipped = file.diagnostics.len() - failures;
        Self { tests: failures + skipped + usize::from(failures == 0), failures, skipped }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            tests: self.tests + other.tests,
            failures: self.failures + other.failures,
            skipped: self.skipped + other.skipped,
        }
    }

    fn as_attributes(self) -> String {
        format!("tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\"", self.tests, self.failures, self.skipped)
    }
}

fn case(found: &Diagnostic, file: &FileFindings, class: &str, text: &mut String) {
    let (start, _) = file.extent(found);
    let (code, message) = (found.code(), attribute(&in_cell(found)));
    let _infallible = writeln!(text, "    <testcase classname=\"{class}\" name=\"{code} at {start}\">");
    let _infallible = match found.severity() {
        Severity::Warning => writeln!(text, "      <skipped message=\"{message}\"/>"),
        Severity::Error => {
            let help = found.help().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
            let body = attribute(&format!("{}:{start}: {}{help}", file.source.name(), in_cell(found)));
            writeln!(
                text,
                "      <failure type=\"{code}\" message=\"{message}\">{}</failure>",
                body.replace("&#10;", "\n")
            )
        }
    };
    text.push_str("    </testcase>\n");
}

/// Text escaped as an attribute's value, without terminal controls.
fn attribute(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' => escaped.push_str("&#10;"),
            '\t' => escaped.push_str("&#9;"),
            '\r' => escaped.push(char::REPLACEMENT_CHARACTER),
            _ if is_control(character) && is_xml(character) => {
                let _infallible = write!(escaped, "&#x{:x};", u32::from(character));
            }
            _ => push_xml(&mut escaped, character),
        }
    }
    escaped
}

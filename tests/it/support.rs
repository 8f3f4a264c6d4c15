//! Shared by the tests: the paths of fixtures, and the library's pipeline in one call.

use pillars::input::{AnswersReader, ReadOptions, questionnaire};
use pillars::model::{Answers, Questionnaire, Subject};
use pillars::programme::{Grouping, ProgrammeTrend, Round, Rounds, TeamSetBuilder};
use pillars::report::{AssessmentJson, ComparisonJson};
use pillars::score::{Respondent, Rules, assess};
use pillars::source::Source;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// A folder of the repository.
pub(crate) fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Says that a test was skipped because something is missing here. In CI, where `tests/office/install` has installed it, the test fails.
pub(crate) fn skip(missing: &str) {
    assert!(std::env::var_os("REQUIRE_OFFICE").is_none(), "this test needs {missing}, which could not be installed");
    // Not `eprintln!`, which is shown only if a test fails.
    let mut errors = std::io::stderr();
    writeln!(errors, "SKIPPED: this test needs {missing}").unwrap();
}

/// The TOML files in a folder whose name is wanted, in order of their names.
pub(crate) fn toml_files(folder: &Path, wanted: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .filter(|path| wanted(&path.file_name().unwrap().to_string_lossy()))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "no TOML files in {}", folder.display());
    files
}

/// A file as a source.
pub(crate) fn source(path: &Path) -> Source {
    Source::from_bytes(path.display().to_string(), std::fs::read(path).unwrap()).unwrap()
}

/// A questionnaire file without errors.
pub(crate) fn read_questionnaire(path: &Path) -> Questionnaire {
    let (value, diagnostics) = questionnaire(&source(path)).into_parts();
    value.unwrap_or_else(|| panic!("{}: {diagnostics:#?}", path.display()))
}

/// Answers files without errors.
pub(crate) fn read_answers(questionnaire: &Questionnaire, paths: &[PathBuf]) -> Vec<Answers> {
    let reader = AnswersReader::new(questionnaire);
    let read = |path: &PathBuf| {
        let (value, diagnostics) = reader.read(&source(path), ReadOptions::default()).into_parts();
        value.unwrap_or_else(|| panic!("{}: {diagnostics:#?}", path.display())).answers
    };
    paths.iter().map(read).collect()
}

/// The machine form of one team's answers files, read and scored by the library.
pub(crate) fn machine_form_of(questionnaire: &Path, answers: &[PathBuf], rules: Rules) -> String {
    let questionnaire = read_questionnaire(questionnaire);
    let answers = read_answers(&questionnaire, answers);
    let respondents: Vec<_> = answers.iter().map(Respondent::from).collect();
    let subject = Subject::of(answers.iter().map(Answers::audit)).unwrap();
    let assessment = assess(&questionnaire, &respondents, rules.at(subject.stage));
    AssessmentJson::new(&questionnaire, "sha256:", &subject, &assessment).to_pretty().unwrap()
}

/// The machine form of a comparison of one team's answers files, read and compared by the library.
pub(crate) fn comparison_form_of(questionnaire: &Path, sides: [&[PathBuf]; 2], rules: Rules) -> String {
    let questionnaire = read_questionnaire(questionnaire);
    let round = |files: &[PathBuf]| {
        let answers = read_answers(&questionnaire, files);
        let mut builder = TeamSetBuilder::new(questionnaire.items().len(), Grouping::Teams);
        for one in &answers {
            builder.add(one, None);
        }
        Round {
            name: "round".to_owned(),
            versions: answers.iter().map(Answers::version).collect(),
            team_set: builder.finish(),
        }
    };
    let rounds = Rounds::matched_by_name(sides.map(round).into());
    let programme = ProgrammeTrend::of(&rounds, &questionnaire, rules);
    ComparisonJson::new(&questionnaire, "sha256:", rules, &rounds, &programme).to_pretty().unwrap()
}

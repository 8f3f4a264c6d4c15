//! Detects the kind of a file from its name and text, even if the text is malformed.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{LineStart, Source, Span, line_starts};
use std::path::Path;

/// The file name of the settings of `check`.
pub const SETTINGS_FILE: &str = "pillars-check.toml";

/// The number of lines examined; our files show their kind long before.
const MAX_LINES: usize = 20_000;
/// Prose can contain a line that looks like TOML. If this many lines, and most of them, are not TOML, it is prose.
const MAX_PROSE_LINES: usize = 10;

/// The kind of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// Answers to a questionnaire.
    Answers,
    Questionnaire,
    /// Settings of `check`.
    Settings,
    /// An action plan.
    Plan,
    /// An import map: the meaning of a survey export's columns and values.
    ImportMap,
    /// Any other file.
    Other,
}

impl FileKind {
    /// Detects the kind by the file's name, or by the first line that only one kind has.
    ///
    /// Answers, plans, settings and import maps share the key `questionnaire` before all headers and the table `[audit]`. If nothing else
    /// follows, it is an answers file.
    #[must_use]
    pub fn detect(source: &Source) -> Self {
        if Path::new(source.name()).file_name().is_some_and(|name| name == SETTINGS_FILE) {
            return Self::Settings;
        }
        let (mut likely, mut before_headers, mut toml_lines, mut prose_lines) = (None, true, 0_usize, 0_usize);
        for (_, start) in line_starts(source.text()).take(MAX_LINES) {
            let (certain, possible) = match start {
                LineStart::Table(name) | LineStart::ArrayOfTables(name) => {
                    before_headers = false;
                    of_header(name, matches!(start, LineStart::ArrayOfTables(_)))
                }
                LineStart::Key(name) if before_headers => of_top_key(name),
                LineStart::Key(_) | LineStart::Other => (None, None),
            };
            if let Some(kind) = certain {
                return kind;
            }
            likely = likely.or(possible);
            match start {
                LineStart::Other => prose_lines += 1,
                _ => toml_lines += 1,
            }
            if prose_lines > MAX_PROSE_LINES && prose_lines > toml_lines {
                return Self::Other;
            }
        }
        likely.unwrap_or(Self::Other)
    }

    /// The kind with its article, for messages.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Answers => "an answers file",
            Self::Questionnaire => "a questionnaire",
            Self::Settings => "a settings file of `pillars check`",
            Self::Plan => "an action plan",
            Self::ImportMap => "an import map",
            Self::Other => "another kind of file",
        }
    }

    /// The error for a file of this kind where another kind, such as "an answers file", is needed.
    #[must_use]
    pub fn wrong_for(self, source: &Source, wanted: &str) -> Diagnostic {
        if line_starts(source.text()).next().is_none() {
            return Diagnostic::new(Code::EmptyFile, Span::BEGINNING, "the file is empty").with_usual_help();
        }
        let message = match self {
            Self::Other => format!("this is not {wanted}"),
            kind => format!("this is {}, not {wanted}", kind.in_words()),
        };
        Diagnostic::new(Code::WrongFileKind, Span::BEGINNING, message).with_usual_help()
    }
}

/// The kind that a header proves, and the kind that it suggests.
fn of_header(name: &str, list: bool) -> (Option<FileKind>, Option<FileKind>) {
    match (name, list) {
        ("answers" | "culture", _) => (Some(FileKind::Answers), None),
        ("audit", _) => (None, Some(FileKind::Answers)),
        ("scale", false) | ("pillar" | "indicator" | "viewpoint" | "band", true) => {
            (Some(FileKind::Questionnaire), None)
        }
        ("plan", false) | ("action", true) => (Some(FileKind::Plan), None),
        ("columns" | "values", false) => (Some(FileKind::ImportMap), None),
        _ => (None, None),
    }
}

/// The same for a key before all headers.
fn of_top_key(name: &str) -> (Option<FileKind>, Option<FileKind>) {
    match name {
        "questionnaire" | "audit" => (None, Some(FileKind::Answers)),
        "answers" | "culture" => (Some(FileKind::Answers), None),
        "must_have_cap" => (Some(FileKind::Questionnaire), None),
        "plan" => (Some(FileKind::Plan), None),
        "deny" | "allow" | "max_age" | "complete" | "no_open_must_haves" | "min_band" | "max_gap" | "min_score"
        | "min_respondents" | "no_worse_than" | "no_overdue" | "plan_covers" => (Some(FileKind::Settings), None),
        _ => (None, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_first_telling_line_even_in_broken_text() {
        let prose = "Words about it.\n".repeat(12);
        for (text, kind) in [
            ("questionnaire = \"peer-hub-8-pillars\"\n", FileKind::Answers),
            ("questionnaire = \n", FileKind::Answers),
            ("# a comment\n\nversion = 1.0\n[audit\n", FileKind::Answers),
            ("[answers.peer-leadership]\nparity = 3", FileKind::Answers),
            ("  [ culture ]\r\n", FileKind::Answers),
            ("answers.peer-leadership.parity = 3", FileKind::Answers),
            ("id = \"x\"\n[[pillar]]\n", FileKind::Questionnaire),
            ("id = \"x\"\nmust_have_cap = \"ready\"\n", FileKind::Questionnaire),
            ("[scale]\n", FileKind::Questionnaire),
            ("questionnaire = \"x\"\n[plan]\nteam = \"y\"\n", FileKind::Plan),
            ("questionnaire = \"x\"\n[[action]]\n", FileKind::Plan),
            ("questionnaire = \"x\"\n[audit]\nteam = \"y\"\n[columns]\n", FileKind::ImportMap),
            ("[audit]\nteam = \"y\"\n[values.\"a.b\"]\n", FileKind::ImportMap),
            ("questionnaire = \"ours.toml\"\ndeny = [\"warnings\"]\n", FileKind::Settings),
            ("note = \"\"\"\n[audit]\n\"\"\"\n", FileKind::Other),
            ("[package]\nname = \"x\"\nquestionnaire = 1\n", FileKind::Other),
            ("[[bin]]\n[scale-factor]\n", FileKind::Other),
            ("questionnaire\n", FileKind::Other),
            ("", FileKind::Other),
            ("\0\u{fffd}\u{fffd}", FileKind::Other),
            (&format!("{prose}[audit]\n"), FileKind::Other),
        ] {
            assert_eq!(FileKind::detect(&Source::new("file.toml", text)), kind, "{text:?}");
        }
    }

    #[test]
    fn settings_are_known_by_their_name() {
        let source = Source::new("teams/pillars-check.toml", "questionnaire = \"ours.toml\"\n");
        assert_eq!(FileKind::detect(&source), FileKind::Settings);
    }
}

//! The questionnaire in use: the given one, or the built-in one.

use crate::cli::exit::AlreadyReported;
use crate::cli::{Exit, Settings, files, findings};
use crate::diagnostic::Diagnostic;
use crate::input::{self, Outcome};
use crate::model::{Questionnaire, QuestionnaireParts};
use crate::source::Source;
use crate::text::hexadecimal;
use sha2::{Digest as _, Sha256};
use std::path::Path;

/// The parts of the built-in questionnaire, packed by build.rs.
static BUILT_IN_PARTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/built_in.packed"));
/// Their texts: those in its file, then the others.
static BUILT_IN_TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/built_in.txt"));
/// Its file.
const BUILT_IN: &str = BUILT_IN_TEXTS.split_at(include_str!("../../pillars.toml").len()).0;
/// Its SHA-256, computed by build.rs.
const BUILT_IN_DIGEST: &str = include_str!(concat!(env!("OUT_DIR"), "/built_in.sha256"));

/// The questionnaire in use.
#[derive(Debug)]
pub(in crate::cli) struct LoadedQuestionnaire {
    /// The questionnaire, for the rest of the run: freeing its thousand lists at the end would take a tenth of the time of `score`.
    pub(in crate::cli) questionnaire: &'static Questionnaire,
    given: Option<Vec<u8>>,
}

impl LoadedQuestionnaire {
    /// Reads the given questionnaire, or the built-in one.
    ///
    /// Errors are printed and stop every command: nothing is scored with a partial questionnaire.
    pub(in crate::cli) fn load(settings: &Settings) -> anyhow::Result<Self> {
        match &settings.questionnaire {
            Some(path) => Self::load_path(path, true, settings),
            None => Ok(Self { questionnaire: built_in(), given: None }),
        }
    }

    /// Reads the questionnaire at this path. `with_text` is whether diagnostics may show its text.
    pub(in crate::cli) fn load_path(path: &Path, with_text: bool, settings: &Settings) -> anyhow::Result<Self> {
        let bytes = files::read(path)?;
        let (source, outcome) = match Source::from_bytes(files::shown(path), bytes.clone()) {
            Ok(source) => {
                let outcome = input::questionnaire(&source);
                (source, outcome)
            }
            Err(not_utf8) => (not_utf8.source.clone(), Outcome::failed(Diagnostic::from(&*not_utf8))),
        };
        if with_text {
            findings::print(&source, &outcome, settings)?;
        } else if outcome.has_errors() {
            findings::print_count(&source, &outcome);
        }
        let questionnaire = outcome.into_parts().0.ok_or(AlreadyReported(Exit::Failure))?;
        Ok(Self { questionnaire: Box::leak(Box::new(questionnaire)), given: Some(bytes) })
    }

    /// The file's bytes.
    pub(in crate::cli) fn bytes(&self) -> &[u8] {
        self.given.as_deref().unwrap_or(BUILT_IN.as_bytes())
    }

    /// The SHA-256 of the file's bytes, as `sha256:…`.
    pub(in crate::cli) fn digest(&self) -> String {
        self.given.as_deref().map_or_else(|| format!("sha256:{BUILT_IN_DIGEST}"), digest)
    }
}

/// The SHA-256 of a file's bytes, as `sha256:…`.
fn digest(bytes: &[u8]) -> String {
    format!("sha256:{}", hexadecimal(&Sha256::digest(bytes)))
}

#[expect(clippy::expect_used, reason = "build.rs validated them, and a test loads them")]
pub(in crate::cli) fn built_in() -> &'static Questionnaire {
    let parts = QuestionnaireParts::unpack(BUILT_IN_PARTS, BUILT_IN_TEXTS).expect("build.rs packed them");
    Box::leak(Box::new(Questionnaire::new(parts).expect("the built-in questionnaire's parts fit together")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_left_by_the_build_are_those_of_the_questionnaires_file() {
        assert_eq!(BUILT_IN, include_str!("../../pillars.toml"));
        let outcome = input::questionnaire(&Source::new("pillars.toml", BUILT_IN));
        assert_eq!(outcome.value(), Some(built_in()));
        assert_eq!(outcome.diagnostics(), []);
        let loaded = LoadedQuestionnaire { questionnaire: built_in(), given: None };
        assert_eq!(loaded.digest(), digest(loaded.bytes()));
    }
}

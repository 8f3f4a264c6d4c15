//! `questionnaire`, and how every command comes by the one in use.

use crate::cli::args::QuestionnaireArgs;
use crate::cli::exit::AlreadyReported;
use crate::cli::format::{self, Format};
use crate::cli::{Exit, NO_INPUTS, Output, Settings, files, findings};
use crate::input;
use crate::model::Questionnaire;
use crate::report::{markdown, questionnaire_document};
use crate::source::Source;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::io::Write as _;

/// The built-in questionnaire, as its file stands.
const BUILT_IN: &str = include_str!("../../../pillars.toml");
/// Its parts, as build.rs read them from there.
const BUILT_IN_PARTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/pillars.postcard"));

/// The questionnaire in use.
#[derive(Debug)]
pub(in crate::cli) struct LoadedQuestionnaire {
    /// What it asks.
    pub(in crate::cli) questionnaire: Questionnaire,
    given: Option<Vec<u8>>,
}

impl LoadedQuestionnaire {
    /// Reads the questionnaire that was given, or the built-in one.
    ///
    /// One with errors stops every command: its findings are said, and nothing is scored with half of it.
    pub(in crate::cli) fn load(settings: &Settings) -> anyhow::Result<Self> {
        let Some(path) = &settings.questionnaire else {
            return Ok(Self { questionnaire: built_in(), given: None });
        };
        let bytes = files::read(path)?;
        let source = match Source::from_bytes(files::shown(path), bytes.clone()) {
            Ok(source) => source,
            Err(not_utf8) => {
                findings::print_not_utf8(&not_utf8, settings)?;
                return Err(AlreadyReported(Exit::Unusable).into());
            }
        };
        Ok(Self { questionnaire: parse(&source, settings)?, given: Some(bytes) })
    }

    /// The file's bytes.
    fn bytes(&self) -> &[u8] {
        self.given.as_deref().unwrap_or(BUILT_IN.as_bytes())
    }

    /// The SHA-256 of the file's bytes, as `sha256:…`.
    pub(in crate::cli) fn digest(&self) -> String {
        let mut text = "sha256:".to_owned();
        for byte in Sha256::digest(self.bytes()) {
            let _infallible = write!(text, "{byte:02x}");
        }
        text
    }
}

#[expect(clippy::expect_used, reason = "build.rs wrote them from the same types, and a test takes them")]
fn built_in() -> Questionnaire {
    postcard::from_bytes(BUILT_IN_PARTS).expect("the built-in questionnaire's parts fit together")
}

fn parse(source: &Source, settings: &Settings) -> anyhow::Result<Questionnaire> {
    let outcome = input::questionnaire(source);
    findings::print(source, &outcome, settings)?;
    outcome.into_parts().0.ok_or_else(|| AlreadyReported(Exit::Unusable).into())
}

pub(in crate::cli) fn run(args: QuestionnaireArgs, settings: &Settings) -> anyhow::Result<Exit> {
    let format = format::choose(format::QUESTIONNAIRE, args.format, settings.extension())?;
    let in_use = LoadedQuestionnaire::load(settings)?;
    let mut output = Output::new(settings, NO_INPUTS)?;
    match format {
        Format::Markdown => {
            output.write_all(markdown::render(&questionnaire_document(&in_use.questionnaire)).as_bytes())?;
        }
        _ => output.write_all(in_use.bytes())?,
    }
    output.finish(Exit::Done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_left_by_the_build_are_those_of_the_questionnaires_file() {
        let outcome = input::questionnaire(&Source::new("pillars.toml", BUILT_IN));
        assert_eq!(outcome.value(), Some(&built_in()));
        assert_eq!(outcome.diagnostics(), []);
    }
}

//! `questionnaire`: writes the questionnaire in use.

use crate::cli::format::{self, Format};
use crate::cli::loaded_questionnaire::LoadedQuestionnaire;
use crate::cli::{Exit, NO_INPUTS, Output, Settings};
use crate::report::{markdown, questionnaire_document};
use std::io::Write as _;

/// Write the questionnaire, to read or adapt
///
/// Write it as Markdown to read before a meeting, or as TOML to make your own: change its `id`, edit it, and pass it with
/// --questionnaire.
#[derive(Debug, Clone, Copy, clap::Args)]
#[command(after_help = "\
Examples:
  pillars questionnaire -o ours.toml
  pillars questionnaire --format markdown -o questions.md")]
pub(in crate::cli) struct QuestionnaireArgs {
    /// Output format; by default the extension of --output decides
    #[arg(long, value_name = "FORMAT", value_parser = format::parser(format::QUESTIONNAIRE))]
    pub(in crate::cli) format: Option<Format>,
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
    output.finish(Exit::Success)
}

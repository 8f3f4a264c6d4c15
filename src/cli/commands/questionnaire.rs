//! `questionnaire`: writes the questionnaire in use.

use crate::cli::exit::UsageError;
use crate::cli::format::{self, Format};
use crate::cli::loaded_questionnaire::LoadedQuestionnaire;
use crate::cli::suggestions::{self, Suggestions};
use crate::cli::{Exit, NO_INPUTS, Output, Settings, lookup};
use crate::model::{ItemFilter, Questionnaire};
use crate::report::{QuestionnaireOptions, markdown, questionnaire_document};
use std::io::Write as _;

/// Write the questionnaire, to read or adapt
///
/// Write it as Markdown to read before a meeting, or as TOML to make your own: change its `id`, edit it, and pass it with
/// --questionnaire.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pillars questionnaire -o ours.toml
  pillars questionnaire --format markdown -o questions.md
  pillars questionnaire --viewpoint service-user --stage running -o ask.md")]
pub(in crate::cli) struct QuestionnaireArgs {
    /// Output format; by default the extension of --output decides
    #[arg(long, value_name = "FORMAT", value_parser = format::parser(format::QUESTIONNAIRE))]
    pub(in crate::cli) format: Option<Format>,

    /// Include only the questions asked of this viewpoint
    #[arg(long, value_name = "ID", value_parser = Suggestions(suggestions::viewpoints), hide_possible_values = true)]
    pub(in crate::cli) viewpoint: Option<String>,

    /// Include only the questions of this stage
    #[arg(long, value_name = "ID", value_parser = Suggestions(suggestions::stages), hide_possible_values = true)]
    pub(in crate::cli) stage: Option<String>,

    /// Include only the questions of the short form
    #[arg(long)]
    pub(in crate::cli) short: bool,

    /// Mark the levels that are good enough. Do not give this to people who will answer
    #[arg(long)]
    pub(in crate::cli) targets: bool,
}

impl QuestionnaireArgs {
    fn options(&self, questionnaire: &Questionnaire) -> Result<QuestionnaireOptions, UsageError> {
        let items = ItemFilter {
            stage: self.stage.as_deref().map(|id| lookup::stage(id, questionnaire)).transpose()?,
            viewpoint: self.viewpoint.as_deref().map(|id| lookup::viewpoint(id, questionnaire)).transpose()?,
            form: lookup::form(self.short, questionnaire)?,
        };
        Ok(QuestionnaireOptions { items, targets: self.targets })
    }

    /// The first flag that has no meaning for TOML, which always contains the whole questionnaire.
    fn only_for_reading(&self) -> Option<&'static str> {
        let flags = [
            (self.viewpoint.is_some(), "--viewpoint"),
            (self.stage.is_some(), "--stage"),
            (self.short, "--short"),
            (self.targets, "--targets"),
        ];
        flags.into_iter().find_map(|(is_given, flag)| is_given.then_some(flag))
    }
}

pub(in crate::cli) fn run(args: &QuestionnaireArgs, settings: &Settings) -> anyhow::Result<Exit> {
    let requested = format::requested(format::QUESTIONNAIRE, args.format, settings.extension())?;
    let format = match (requested, args.only_for_reading()) {
        (Some(Format::Toml), Some(flag)) => {
            return Err(UsageError(format!(
                "{flag} needs --format markdown; TOML always contains the whole questionnaire"
            ))
            .into());
        }
        (None, Some(_)) => Format::Markdown,
        (requested, _) => requested.unwrap_or(Format::Toml),
    };
    let in_use = LoadedQuestionnaire::load(settings)?;
    let options = args.options(in_use.questionnaire)?;
    let mut output = Output::new(settings, NO_INPUTS)?;
    match format {
        Format::Markdown => {
            let document = questionnaire_document(in_use.questionnaire, options);
            output.write_all(markdown::render(&document).as_bytes())?;
        }
        _ => output.write_all(in_use.bytes())?,
    }
    output.finish(Exit::Success)
}

//! `schema`: JSON Schemas for editors.

use crate::cli::loaded_questionnaire::LoadedQuestionnaire;
use crate::cli::{Exit, NO_INPUTS, Output, Settings};
use crate::report::{QUESTIONNAIRE_SCHEMA, answers_schema, plan_schema};
use clap::ValueEnum;
use std::io::Write as _;

/// Print a JSON Schema, for editors that complete and check as you type
///
/// Name the schema in the first line of a file, as in `#:schema ./answers.schema.json`; `pillars template --schema` writes that
/// line. A schema does not find every problem; `pillars check` does.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pillars schema answers -o answers.schema.json
  pillars schema answers --questionnaire ours.toml -o ours.json
  pillars schema questionnaire -o questionnaire.schema.json
  pillars schema plan -o plan.schema.json")]
pub(in crate::cli) struct SchemaArgs {
    /// Kind of file the schema describes
    #[arg(value_name = "KIND")]
    kind: SchemaKind,
}

/// The kind of file that a JSON Schema describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum SchemaKind {
    /// Answers to the questionnaire in use
    Answers,
    /// A questionnaire
    Questionnaire,
    /// An action plan for the questionnaire in use
    Plan,
}

pub(in crate::cli) fn run(args: &SchemaArgs, settings: &Settings) -> anyhow::Result<Exit> {
    let text = match args.kind {
        SchemaKind::Answers => answers_schema(LoadedQuestionnaire::load(settings)?.questionnaire)?,
        SchemaKind::Questionnaire => QUESTIONNAIRE_SCHEMA.to_owned(),
        SchemaKind::Plan => plan_schema(LoadedQuestionnaire::load(settings)?.questionnaire)?,
    };
    let mut output = Output::new(settings, NO_INPUTS)?;
    output.write_all(text.as_bytes())?;
    output.finish(Exit::Success)
}

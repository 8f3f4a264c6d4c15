//! `schema`: JSON Schemas for editors.

use crate::cli::loaded_questionnaire::LoadedQuestionnaire;
use crate::cli::{Exit, NO_INPUTS, Output, Settings};
use crate::report::{QUESTIONNAIRE_SCHEMA, answers_schema};
use clap::ValueEnum;
use std::io::Write as _;

/// Print a JSON Schema, so that editors complete and check while typing
///
/// Name it in the first line of a file, as `#:schema ./answers.schema.json`; `pillars template --schema` writes that line. A schema
/// finds slips in one place; `pillars check` finds them all.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pillars schema answers -o answers.schema.json
  pillars schema answers --questionnaire ours.toml -o ours.schema.json
  pillars schema questionnaire -o questionnaire.schema.json")]
pub(in crate::cli) struct SchemaArgs {
    /// What the schema describes
    #[arg(value_name = "KIND")]
    kind: SchemaKind,
}

/// What a JSON Schema describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum SchemaKind {
    /// Answers to the questionnaire in use: its ids, and its levels in their words
    Answers,
    /// A questionnaire
    Questionnaire,
}

pub(in crate::cli) fn run(args: &SchemaArgs, settings: &Settings) -> anyhow::Result<Exit> {
    let text = match args.kind {
        SchemaKind::Answers => answers_schema(&LoadedQuestionnaire::load(settings)?.questionnaire)?,
        SchemaKind::Questionnaire => QUESTIONNAIRE_SCHEMA.to_owned(),
    };
    let mut output = Output::new(settings, NO_INPUTS)?;
    output.write_all(text.as_bytes())?;
    output.finish(Exit::Success)
}

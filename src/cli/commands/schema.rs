//! `schema`: JSON Schemas for editors.

use crate::cli::args::SchemaKind;
use crate::cli::commands::questionnaire::LoadedQuestionnaire;
use crate::cli::{Exit, NO_INPUTS, Output, Settings};
use crate::report::{QUESTIONNAIRE_SCHEMA, answers_schema};
use std::io::Write as _;

pub(in crate::cli) fn run(kind: SchemaKind, settings: &Settings) -> anyhow::Result<Exit> {
    let text = match kind {
        SchemaKind::Answers => answers_schema(&LoadedQuestionnaire::load(settings)?.questionnaire)?,
        SchemaKind::Questionnaire => QUESTIONNAIRE_SCHEMA.to_owned(),
    };
    let mut output = Output::new(settings, NO_INPUTS)?;
    output.write_all(text.as_bytes())?;
    output.finish(Exit::Done)
}

//! `template`: a blank answers file.

use crate::cli::args::TemplateArgs;
use crate::cli::commands::questionnaire::LoadedQuestionnaire;
use crate::cli::exit::Usage;
use crate::cli::{Exit, NO_INPUTS, Output, Settings};
use crate::diagnostic::did_you_mean;
use crate::model::{Audit, Questionnaire, ViewpointIndex};
use crate::text::{List, Ticked};
use crate::write::template;
use std::io::Write as _;

pub(in crate::cli) fn run(args: &TemplateArgs, settings: &Settings) -> anyhow::Result<Exit> {
    if let Some(other) = settings.extension().filter(|extension| *extension != "toml") {
        return Err(Usage(format!("a blank answers file is TOML, and no `.{other}` file")).into());
    }
    let mut output = Output::new(settings, NO_INPUTS)?;
    let questionnaire = LoadedQuestionnaire::load(settings)?.questionnaire;
    let audit = Audit {
        team: args.team.clone(),
        organisation: args.organisation.clone(),
        date: args.date.unwrap_or_else(Settings::today),
        viewpoint: viewpoint(args.viewpoint.as_deref(), &questionnaire)?,
        respondent: args.respondent.clone(),
        participants: None,
    };
    output.write_all(template(&questionnaire, &audit, args.schema.as_deref()).as_bytes())?;
    output.finish(Exit::Done)
}

/// The viewpoint asked for, or the first.
fn viewpoint(asked: Option<&str>, questionnaire: &Questionnaire) -> Result<ViewpointIndex, Usage> {
    let Some(id) = asked else { return Ok(0) };
    questionnaire.viewpoint_named(id).ok_or_else(|| {
        let known: Vec<_> = questionnaire.viewpoints().iter().map(|viewpoint| viewpoint.id.as_str()).collect();
        let help = did_you_mean(id, known.iter().copied()).unwrap_or_else(|| format!("name {}", List::or(&known)));
        Usage(format!("there is no viewpoint {}; {help}", Ticked(id)))
    })
}

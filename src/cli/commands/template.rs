//! `template`: a blank answers file.

use crate::cli::exit::Usage;
use crate::cli::loaded_questionnaire::LoadedQuestionnaire;
use crate::cli::{Exit, NO_INPUTS, Output, Settings};
use crate::diagnostic::did_you_mean;

use crate::model::{Audit, InvalidName, Questionnaire, ViewpointIndex, valid_name};
use crate::text::{List, Ticked};
use crate::write::template;
use chrono::{Datelike as _, NaiveDate};
use std::borrow::Cow;
use std::io::Write as _;

/// Write a blank answers file to fill in with an editor
///
/// It holds every question with its levels as comments and can be scored at once: everything is unanswered. A file that is there
/// already is never overwritten, since it may hold somebody's answers.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pillars template -o answers.toml
  pillars template --team 'Northfield CMHT' --viewpoint leadership --respondent R-014 -o r-014.toml
  pillars template --schema answers.schema.json -o answers.toml")]
pub(in crate::cli) struct TemplateArgs {
    /// The team that is audited
    #[arg(long, value_name = "NAME", default_value = "Your team", value_parser = name)]
    pub(in crate::cli) team: String,

    /// The organisation it belongs to
    #[arg(long, value_name = "NAME", value_parser = name)]
    pub(in crate::cli) organisation: Option<String>,

    /// The day of the audit, such as 2026-11-21 [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(in crate::cli) date: Option<NaiveDate>,

    /// Who answers, as an id of the questionnaire [default: its first]
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) viewpoint: Option<String>,

    /// The respondent's pseudonym, never a name
    #[arg(long, value_name = "PSEUDONYM", value_parser = name)]
    pub(in crate::cli) respondent: Option<String>,

    /// Begin with a line that names the JSON Schema of the answers to an editor
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "answers.schema.json")]
    pub(in crate::cli) schema: Option<String>,
}

/// A name that an answers file may hold.
fn name(text: &str) -> Result<String, InvalidName> {
    valid_name(text).map(Cow::into_owned)
}

/// A day that TOML can write.
fn date(text: &str) -> Result<NaiveDate, String> {
    let day = text.parse().ok().filter(|day: &NaiveDate| (0..=9999).contains(&day.year()));
    day.ok_or_else(|| "not a day of the calendar such as 2026-11-21".to_owned())
}

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
    output.finish(Exit::Success)
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

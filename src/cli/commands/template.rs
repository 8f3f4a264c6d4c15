//! `template`: a blank answers file.

use crate::cli::exit::Usage;
use crate::cli::loaded_questionnaire::LoadedQuestionnaire;
use crate::cli::suggestions::{self, Suggestions};
use crate::cli::{Exit, NO_INPUTS, Output, Settings};
use crate::diagnostic::did_you_mean;
use clap::ValueHint;

use crate::model::{Audit, Form, InvalidName, PLACEHOLDER_TEAM, Questionnaire, StageIndex, ViewpointIndex, valid_name};
use crate::text::{List, Quoted};
use crate::write::template;
use chrono::{Datelike as _, NaiveDate};
use std::borrow::Cow;
use std::io::Write as _;

/// Write a blank answers file to fill in with an editor
///
/// The file contains every question, with its levels as comments.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pillars template -o answers.toml
  pillars template --team 'Northfield CMHT' --viewpoint peer -o r-014.toml
  pillars template --schema answers.schema.json -o answers.toml")]
pub(in crate::cli) struct TemplateArgs {
    /// Name of the team
    #[arg(long, value_name = "NAME", default_value = PLACEHOLDER_TEAM, value_parser = name, value_hint = ValueHint::Other)]
    pub(in crate::cli) team: String,

    /// Name of the organisation
    #[arg(long, value_name = "NAME", value_parser = name, value_hint = ValueHint::Other)]
    pub(in crate::cli) organisation: Option<String>,

    /// Date of the audit, such as 2026-11-21 [default: today]
    #[arg(long, value_name = "DATE", value_parser = date, value_hint = ValueHint::Other)]
    pub(in crate::cli) date: Option<NaiveDate>,

    /// Viewpoint of the respondent [default: the questionnaire's first]
    #[arg(long, value_name = "ID", value_parser = Suggestions(suggestions::viewpoints), hide_possible_values = true)]
    pub(in crate::cli) viewpoint: Option<String>,

    /// Stage of the organisation [default: the questionnaire's last]
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) stage: Option<String>,

    /// Include only the questions of the short form
    #[arg(long)]
    pub(in crate::cli) short: bool,

    /// Pseudonym of the respondent, never a name
    #[arg(long, value_name = "PSEUDONYM", value_parser = name, value_hint = ValueHint::Other)]
    pub(in crate::cli) respondent: Option<String>,

    /// Name the JSON Schema in the first line, for editors
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "answers.schema.json")]
    pub(in crate::cli) schema: Option<String>,
}

/// A name that an answers file may hold.
pub(in crate::cli) fn name(text: &str) -> Result<String, InvalidName> {
    valid_name(text).map(Cow::into_owned)
}

/// A day that TOML can write.
pub(in crate::cli) fn date(text: &str) -> Result<NaiveDate, String> {
    let day = text.parse().ok().filter(|day: &NaiveDate| (0..=9999).contains(&day.year()));
    day.ok_or_else(|| "not a date such as 2026-11-21".to_owned())
}

impl TemplateArgs {
    fn form(&self, questionnaire: &Questionnaire) -> Result<Form, Usage> {
        short_form(self.short, questionnaire)
    }
}

/// The form asked for. A questionnaire without a short form refuses it (scoring, section 1).
pub(in crate::cli) fn short_form(short: bool, questionnaire: &Questionnaire) -> Result<Form, Usage> {
    match (short, questionnaire.has_short_form()) {
        (false, _) => Ok(Form::Full),
        (true, true) => Ok(Form::Short),
        (true, false) => Err(Usage("the questionnaire has no short form".to_owned())),
    }
}

pub(in crate::cli) fn run(args: &TemplateArgs, settings: &Settings) -> anyhow::Result<Exit> {
    if let Some(other) = settings.extension().filter(|extension| *extension != "toml") {
        return Err(Usage(format!("cannot write a blank answers file as `.{other}`; use `.toml`")).into());
    }
    let mut output = Output::new(settings, NO_INPUTS)?;
    let questionnaire = LoadedQuestionnaire::load(settings)?.questionnaire;
    let audit = Audit {
        team: args.team.clone(),
        organisation: args.organisation.clone(),
        date: args.date.unwrap_or_else(Settings::today),
        viewpoint: args.viewpoint.as_deref().map_or(Ok(ViewpointIndex::new(0)), |id| viewpoint(id, &questionnaire))?,
        respondent: args.respondent.clone(),
        participants: None,
        stage: stage(args.stage.as_deref(), &questionnaire)?,
        names_stage: !questionnaire.stages().is_empty(),
        took_part: Vec::new(),
    };
    let form = args.form(&questionnaire)?;
    output.write_all(template(&questionnaire, &audit, form, args.schema.as_deref()).as_bytes())?;
    output.finish(Exit::Success)
}

/// The viewpoint with this id.
pub(in crate::cli) fn viewpoint(id: &str, questionnaire: &Questionnaire) -> Result<ViewpointIndex, Usage> {
    questionnaire.viewpoint_named(id).ok_or_else(|| {
        let known: Vec<_> = questionnaire.viewpoints().iter().map(|viewpoint| viewpoint.id.as_str()).collect();
        let help = did_you_mean(id, known.iter().copied()).unwrap_or_else(|| format!("name {}", List::or(&known)));
        Usage(format!("there is no viewpoint {}; {help}", Quoted(id)))
    })
}

/// The stage asked for, or the last; none if the questionnaire has no stages.
pub(in crate::cli) fn stage(asked: Option<&str>, questionnaire: &Questionnaire) -> Result<Option<StageIndex>, Usage> {
    let Some(id) = asked else { return Ok(questionnaire.default_stage()) };
    questionnaire.stage_named(id).map(Some).ok_or_else(|| {
        let known: Vec<_> = questionnaire.stages().iter().map(|stage| stage.id.as_str()).collect();
        if known.is_empty() {
            return Usage("the questionnaire has no stages".to_owned());
        }
        let help = did_you_mean(id, known.iter().copied()).unwrap_or_else(|| format!("name {}", List::or(&known)));
        Usage(format!("there is no stage {}; {help}", Quoted(id)))
    })
}

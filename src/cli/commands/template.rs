//! `template`: a blank answers file.

use crate::cli::exit::{AlreadyReported, Usage};
use crate::cli::findings::without_lines;
use crate::cli::inputs::InputReader;
use crate::cli::loaded_questionnaire::LoadedQuestionnaire;
use crate::cli::suggestions::{self, Suggestions};
use crate::cli::{Exit, Output, Settings};
use crate::diagnostic::did_you_mean;
use crate::input::ReadOptions;
use crate::model::{
    Answers, Audit, Form, InvalidName, PLACEHOLDER_TEAM, Questionnaire, StageIndex, ViewpointIndex, valid_name,
};
use crate::text::{List, Quoted};
use crate::write::{TemplateOptions, template};
use chrono::{Datelike as _, NaiveDate};
use clap::ValueHint;
use std::borrow::Cow;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Write a blank answers file to fill in with an editor
///
/// The file contains the questions that are asked of a viewpoint at a stage, with their levels as comments.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pillars template -o answers.toml
  pillars template --team 'Northfield CMHT' --viewpoint peer -o r-014.toml
  pillars template --from may/r-014.toml -o november/r-014.toml
  pillars template --schema answers.schema.json -o answers.toml")]
pub(in crate::cli) struct TemplateArgs {
    /// Name of the team [default: Your team, or that of OLD]
    #[arg(long, value_name = "NAME", value_parser = name, value_hint = ValueHint::Other)]
    pub(in crate::cli) team: Option<String>,

    /// Name of the organisation [default: that of OLD]
    #[arg(long, value_name = "NAME", value_parser = name, value_hint = ValueHint::Other)]
    pub(in crate::cli) organisation: Option<String>,

    /// Date of the audit, such as 2026-11-21 [default: today]
    #[arg(long, value_name = "DATE", value_parser = date, value_hint = ValueHint::Other)]
    pub(in crate::cli) date: Option<NaiveDate>,

    /// Viewpoint of the respondent [default: that of OLD, or the questionnaire's first]
    #[arg(long, value_name = "ID", value_parser = Suggestions(suggestions::viewpoints), hide_possible_values = true)]
    pub(in crate::cli) viewpoint: Option<String>,

    /// Stage of the organisation [default: that of OLD, or the questionnaire's last]
    #[arg(long, value_name = "ID", value_parser = Suggestions(suggestions::stages), hide_possible_values = true)]
    pub(in crate::cli) stage: Option<String>,

    /// Include only the questions of the short form
    #[arg(long)]
    pub(in crate::cli) short: bool,

    /// Pseudonym of the respondent, never a name
    #[arg(long, value_name = "PSEUDONYM", value_parser = name, value_hint = ValueHint::Other)]
    pub(in crate::cli) respondent: Option<String>,

    /// Show the answers of an earlier audit as comments, to be answered again
    #[arg(long, value_name = "OLD")]
    pub(in crate::cli) from: Option<PathBuf>,

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
    /// Whose audit it is: as asked for, else as in the earlier audit.
    fn audit(&self, questionnaire: &Questionnaire, earlier: Option<&Audit>) -> Result<Audit, Usage> {
        let team = || earlier.map_or(PLACEHOLDER_TEAM, |audit| &audit.team).to_owned();
        let organisation = || earlier.and_then(|audit| audit.organisation.clone());
        Ok(Audit {
            team: self.team.clone().unwrap_or_else(team),
            organisation: self.organisation.clone().or_else(organisation),
            date: self.date.unwrap_or_else(Settings::today),
            viewpoint: match (&self.viewpoint, earlier) {
                (Some(id), _) => viewpoint(id, questionnaire)?,
                (None, earlier) => earlier.map_or(ViewpointIndex::new(0), |audit| audit.viewpoint),
            },
            respondent: self.respondent.clone(),
            participants: None,
            stage: match (&self.stage, earlier) {
                (None, Some(earlier)) => earlier.stage,
                (asked, _) => stage(asked.as_deref(), questionnaire)?,
            },
            names_stage: !questionnaire.stages().is_empty(),
            took_part: Vec::new(),
        })
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
    let mut output = Output::new(settings, &args.from)?;
    let questionnaire = LoadedQuestionnaire::load(settings)?.questionnaire;
    let form = short_form(args.short, &questionnaire)?;
    let earlier = args.from.as_deref().map(|path| earlier_answers(path, &questionnaire)).transpose()?;
    let audit = args.audit(&questionnaire, earlier.as_ref().map(Answers::audit))?;
    let options = TemplateOptions { form, schema: args.schema.as_deref(), earlier: earlier.as_ref() };
    output.write_all(template(&questionnaire, &audit, options).as_bytes())?;
    output.finish(Exit::Success)
}

/// The answers of an earlier audit. What is wrong with them is said without the lines of the file.
fn earlier_answers(path: &Path, questionnaire: &Questionnaire) -> anyhow::Result<Answers> {
    let reader = InputReader::new(questionnaire, &[path.to_owned()]);
    let (source, outcome) = reader.read_answers_file(path, ReadOptions::ANSWERS)?;
    anstream::stderr().write_all(without_lines(&source, &outcome, usize::MAX).as_bytes())?;
    let file = outcome.into_parts().0.ok_or(AlreadyReported(Exit::Findings))?;
    Ok(file.answers)
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

//! `template`: a blank answers file.

use crate::cli::args::{AuditArgs, name};
use crate::cli::exit::{AlreadyReported, UsageError};
use crate::cli::findings::without_lines;
use crate::cli::inputs::InputReader;
use crate::cli::loaded_questionnaire::LoadedQuestionnaire;
use crate::cli::{Exit, Output, Settings, lookup};
use crate::input::ReadOptions;
use crate::model::{Answers, AnswersHead, PLACEHOLDER_TEAM, Questionnaire, ViewpointIndex};
use crate::write::{TemplateOptions, template};
use clap::ValueHint;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Write a blank answers file to fill in with an editor
///
/// The file contains the questions that are asked of a viewpoint at a stage, with their levels as comments. Team, organisation,
/// viewpoint and stage are those of OLD unless you give others. Without OLD, the viewpoint is the questionnaire's first and the stage
/// its last. The date is today unless you give another.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pillars template -o answers.toml
  pillars template --team 'Northfield CMHT' --viewpoint peer -o r-014.toml
  pillars template --from may/r-014.toml -o november/r-014.toml
  pillars template --schema answers.schema.json -o answers.toml")]
pub(in crate::cli) struct TemplateArgs {
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

    #[command(flatten)]
    audit: AuditArgs,
}

impl TemplateArgs {
    /// The top of the file: as given, or as in the earlier audit.
    fn audit(&self, questionnaire: &Questionnaire, earlier: Option<&AnswersHead>) -> Result<AnswersHead, UsageError> {
        let given = &self.audit;
        let team = || earlier.map_or(PLACEHOLDER_TEAM, |audit| &audit.team).to_owned();
        let organisation = || earlier.and_then(|audit| audit.organisation.clone());
        let viewpoint = || earlier.map_or(ViewpointIndex::new(0), |audit| audit.viewpoint);
        let stage = || earlier.map_or_else(|| questionnaire.default_stage(), |audit| audit.stage);
        Ok(AnswersHead {
            team: given.team.clone().unwrap_or_else(team),
            organisation: given.organisation.clone().or_else(organisation),
            date: given.date.unwrap_or_else(Settings::today),
            viewpoint: given.viewpoint(questionnaire)?.unwrap_or_else(viewpoint),
            respondent: self.respondent.clone(),
            participants: None,
            stage: given.stage(questionnaire)?.or_else(stage),
            names_stage: !questionnaire.stages().is_empty(),
            took_part: Vec::new(),
        })
    }
}

pub(in crate::cli) fn run(args: &TemplateArgs, settings: &Settings) -> anyhow::Result<Exit> {
    if let Some(other) = settings.extension().filter(|extension| *extension != "toml") {
        return Err(UsageError(format!("cannot write a blank answers file as `.{other}`; use `.toml`")).into());
    }
    let mut output = Output::new(settings, &args.from)?;
    let questionnaire = LoadedQuestionnaire::load(settings)?.questionnaire;
    let form = lookup::form(args.short, questionnaire)?;
    let earlier = args.from.as_deref().map(|path| earlier_answers(path, questionnaire)).transpose()?;
    let audit = args.audit(questionnaire, earlier.as_ref().map(Answers::audit))?;
    let options = TemplateOptions { form, schema: args.schema.as_deref(), earlier: earlier.as_ref() };
    output.write_all(template(questionnaire, &audit, options).as_bytes())?;
    output.finish(Exit::Success)
}

/// The answers of an earlier audit. Errors are printed without lines of the file.
fn earlier_answers(path: &Path, questionnaire: &Questionnaire) -> anyhow::Result<Answers> {
    let reader = InputReader::new(questionnaire, &[path.to_owned()]);
    let (source, outcome) = reader.read_answers_file(path, ReadOptions::ANSWERS)?;
    anstream::stderr().write_all(without_lines(&source, &outcome, usize::MAX).as_bytes())?;
    let file = outcome.into_parts().0.ok_or(AlreadyReported(Exit::Findings))?;
    Ok(file.answers)
}

//! `plan draft`: actions for the gaps, as a new plan or added to an existing one.

use super::reading::{existing_plan, read_plan, refuse_other_team};
use crate::cli::args::at_least_one;
use crate::cli::commands::score::TeamAnswers;
use crate::cli::exit::UsageError;
use crate::cli::files::AtomicFile;
use crate::cli::loaded_questionnaire::LoadedQuestionnaire;
use crate::cli::suggestions::{self, Suggestions};
use crate::cli::{Exit, Output, Settings, lookup};
use crate::input::ReadOptions;
use crate::model::{Action, Plan, Questionnaire};
use crate::plan::{GapFilter, draft, gaps};
use crate::score::Rules;
use crate::source::Source;
use crate::text::Count;
use crate::write::PlanDocument;
use anyhow::{Context as _, bail};
use chrono::NaiveDate;
use clap::ValueHint;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Draft an action for each open must-have and the largest gaps
///
/// Owners and dates are left out: they are for people to agree. If the file of --output is an action plan of the same team, actions
/// for gaps that it does not address yet are added at its end, and nothing else is changed.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pillars plan draft team.toml -o plan.toml
  pillars plan draft team/*.toml -o plan.toml --most 8
  pillars plan draft team.toml --pillar peer-leadership")]
pub(in crate::cli) struct DraftArgs {
    /// Answers files of one team; `-` reads standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Draft at most N actions, must-haves first [default: all must-haves and the 5 largest other gaps]
    #[arg(long, value_name = "N", value_parser = at_least_one::<usize>, value_hint = ValueHint::Other)]
    most: Option<usize>,

    /// Draft actions only for this pillar; can be repeated
    #[arg(long, value_name = "ID", value_parser = Suggestions(suggestions::pillars), hide_possible_values = true)]
    pillar: Vec<String>,

    /// Treat DATE as today, for reproducible results
    #[arg(long, value_name = "DATE", value_hint = ValueHint::Other)]
    today: Option<NaiveDate>,
}

pub(super) fn run(args: &DraftArgs, settings: &Settings) -> anyhow::Result<Exit> {
    if let Some(other) = settings.extension().filter(|extension| *extension != "toml") {
        return Err(UsageError(format!("cannot write an action plan as `.{other}`; use `.toml`")).into());
    }
    let existing = settings.output.as_deref().and_then(|path| existing_plan(path).transpose()).transpose()?;
    // An existing plan is extended, not overwritten, so only a new file needs the check.
    let output = if existing.is_none() { Some(Output::new(settings, &args.files)?) } else { None };
    let questionnaire = LoadedQuestionnaire::load(settings)?.questionnaire;
    let pillars = args.pillar.iter().map(|id| lookup::pillar(id, questionnaire)).collect::<Result<_, _>>()?;
    let filter = GapFilter { most: args.most, pillars };
    let team = TeamAnswers::read(&args.files, questionnaire, ReadOptions::ANSWERS)?;
    let assessment = team.assess(questionnaire, Rules::default());
    let gaps = gaps(questionnaire, &assessment, &filter);
    let today = args.today.unwrap_or_else(Settings::today);
    let answered = team.subject.dates.last().copied();
    let actions = |plan: Option<&Plan>| draft(questionnaire, &gaps, plan, answered.unwrap_or(today), today);
    if let (Some(source), Some(path)) = (existing, &settings.output) {
        let plan = read_plan(&source, questionnaire, settings)?.plan;
        refuse_other_team(path, &plan, &team.subject, questionnaire)?;
        let (theirs, ours) = (plan.head.version, questionnaire.version());
        if theirs != ours {
            bail!("{} is for version {theirs} of the questionnaire, not {ours}; nothing was added", path.display());
        }
        return add(path, &source, questionnaire, &actions(Some(&plan)));
    }
    let names_stage = team.answers.iter().any(|answers| answers.audit().names_stage);
    let mut document = PlanDocument::new(questionnaire, &team.subject, answered, names_stage);
    for action in actions(None) {
        document.add(questionnaire, &action);
    }
    let Some(mut output) = output else { return Ok(Exit::Success) };
    output.write_all(document.to_text().as_bytes())?;
    output.finish(Exit::Success)
}

/// Adds actions to a plan and writes it atomically.
fn add(path: &Path, source: &Source, questionnaire: &Questionnaire, actions: &[Action]) -> anyhow::Result<Exit> {
    let context = || format!("cannot add to {}", path.display());
    let mut document = PlanDocument::open(source).with_context(context)?;
    for action in actions {
        document.add(questionnaire, action);
    }
    if !actions.is_empty() {
        let mut file = AtomicFile::create(path)?;
        file.write_all(document.to_text().as_bytes()).with_context(context)?;
        file.commit()?;
    }
    writeln!(anstream::stderr(), "{} added to {}", Count::of(actions.len(), "action"), path.display())?;
    Ok(Exit::Success)
}

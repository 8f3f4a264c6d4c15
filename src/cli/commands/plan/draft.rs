//! `plan draft`: actions for the gaps, as a new plan or added to the one there is.

use super::reading::{existing_plan, read_plan};
use crate::cli::args::at_least_one;
use crate::cli::commands::score::TeamAudit;
use crate::cli::exit::Usage;
use crate::cli::files::AtomicFile;
use crate::cli::loaded_questionnaire::LoadedQuestionnaire;
use crate::cli::suggestions::{self, Suggestions};
use crate::cli::{Exit, Output, Settings};
use crate::diagnostic::did_you_mean;
use crate::input::ReadOptions;
use crate::model::{Action, PillarIndex, Plan, Questionnaire};
use crate::plan::{GapFilter, draft, gaps};
use crate::score::Rules;
use crate::source::Source;
use crate::text::{Count, List, Quoted};
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
        return Err(Usage(format!("cannot write an action plan as `.{other}`; use `.toml`")).into());
    }
    let existing = settings.output.as_deref().and_then(|path| existing_plan(path).transpose()).transpose()?;
    // An existing plan is not overwritten but added to, so only a new file has to be free.
    let output = if existing.is_none() { Some(Output::new(settings, &args.files)?) } else { None };
    let questionnaire = LoadedQuestionnaire::load(settings)?.questionnaire;
    let selection = GapFilter { most: args.most, pillars: pillars(&args.pillar, &questionnaire)? };
    let team = TeamAudit::read(&args.files, &questionnaire, ReadOptions::ANSWERS)?;
    let assessment = team.assess(&questionnaire, Rules::default());
    let gaps = gaps(&questionnaire, &assessment, &selection);
    let today = args.today.unwrap_or_else(Settings::today);
    let answered = team.subject.dates.last().copied();
    let actions = |plan: Option<&Plan>| draft(&questionnaire, &gaps, plan, answered.unwrap_or(today), today);
    if let (Some(source), Some(path)) = (existing, &settings.output) {
        let plan = read_plan(&source, &questionnaire, settings)?.plan;
        refuse_other_team(&plan, &team, path)?;
        let (theirs, ours) = (plan.head.version, questionnaire.version());
        if theirs != ours {
            bail!("{} is for version {theirs} of the questionnaire, not {ours}; nothing was added", path.display());
        }
        return add(path, &source, &questionnaire, &actions(Some(&plan)));
    }
    let names_stage = team.answers.iter().any(|answers| answers.audit().names_stage);
    let mut document = PlanDocument::new(&questionnaire, &team.subject, answered, names_stage);
    for action in actions(None) {
        document.add(&questionnaire, &action);
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

fn refuse_other_team(plan: &Plan, team: &TeamAudit, path: &Path) -> anyhow::Result<()> {
    let (head, subject) = (&plan.head, &team.subject);
    if (&head.team, &head.organisation) != (&subject.team, &subject.organisation) {
        let name = |team: &str, organisation: Option<&str>| match organisation {
            Some(organisation) => format!("{} of {}", Quoted(team), Quoted(organisation)),
            None => Quoted(team).to_string(),
        };
        bail!(
            "{} is the plan of {}, and the answers are about {}; nothing was added",
            path.display(),
            name(&head.team, head.organisation.as_deref()),
            name(&subject.team, subject.organisation.as_deref())
        );
    }
    Ok(())
}

fn pillars(ids: &[String], questionnaire: &Questionnaire) -> anyhow::Result<Vec<PillarIndex>> {
    let find = |id: &String| {
        questionnaire.pillar_named(id).ok_or_else(|| {
            let known: Vec<_> = questionnaire.pillars().iter().map(|pillar| pillar.id.as_str()).collect();
            let help = did_you_mean(id, known.iter().copied()).unwrap_or_else(|| format!("name {}", List::or(&known)));
            anyhow::Error::from(Usage(format!("there is no pillar {}; {help}", Quoted(id))))
        })
    };
    ids.iter().map(find).collect()
}

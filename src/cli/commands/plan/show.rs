//! `plan show`: what is due, overdue, awaiting confirmation or without an owner, on one screen or as a file to pass on.

use super::reading::{read_plan_file, refuse_other_team};
use crate::cli::args::ScreenArgs;
use crate::cli::commands::score::TeamAnswers;
use crate::cli::exit::UsageError;
use crate::cli::format::{self, Format};
use crate::cli::loaded_questionnaire::LoadedQuestionnaire;
use crate::cli::{Exit, Output, Settings};
use crate::input::ReadOptions;
use crate::model::{Plan, Questionnaire};
use crate::report::plan::{GroupBy, PlanView, plan_calendar, plan_report, plan_screen};
use crate::report::table::{BYTE_ORDER_MARK, actions_as_csv, actions_as_xlsx};
use crate::report::{PlanJson, add_hint, docx, html, markdown, terminal};
use crate::score::{Assessment, Rules};
use chrono::NaiveDate;
use clap::{ValueEnum, ValueHint};
use std::io::Write as _;
use std::path::PathBuf;

/// The last line of a plan on one screen.
const HINT: &str = "--full shows every action; -o plan.ics or plan.csv exports them";

/// Show what is due, overdue, awaiting confirmation or without an owner
///
/// With answers of the plan's team, also shows each item's level on the date of the answers, and must-haves without an action.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pillars plan show plan.toml
  pillars plan show plan.toml --full --by owner
  pillars plan show plan.toml --answers team/*.toml
  pillars plan show plan.toml -o plan.ics    # for a calendar
  pillars plan show plan.toml -o plan.csv    # for an issue tracker")]
pub(in crate::cli) struct ShowArgs {
    /// Action plan; `-` reads standard input
    #[arg(value_name = "PLAN")]
    plan: PathBuf,

    /// Answers files of the plan's team
    #[arg(long, value_name = "FILE", num_args = 1..)]
    answers: Vec<PathBuf>,

    /// What to group actions by in the full plan
    #[arg(long, value_name = "WHAT", default_value = "due")]
    by: By,

    /// Output format; by default the extension of --output decides
    #[arg(long, value_name = "FORMAT", value_parser = format::parser(format::PLAN))]
    format: Option<Format>,

    #[command(flatten)]
    screen: ScreenArgs,

    /// Start the CSV with a byte order mark, so that Excel reads it as UTF-8
    #[arg(long)]
    bom: bool,

    /// Treat DATE as today, for reproducible results
    #[arg(long, value_name = "DATE", value_hint = ValueHint::Other)]
    today: Option<NaiveDate>,
}

/// How actions are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    /// Due date
    Due,
    /// Owner
    Owner,
    /// Pillar
    Pillar,
}

pub(super) fn run(args: &ShowArgs, settings: &Settings) -> anyhow::Result<Exit> {
    let format = chosen_format(args, settings)?;
    format::refuse_on_terminal(format, settings)?;
    let output = Output::new(settings, std::iter::once(&args.plan).chain(&args.answers))?;
    let loaded = LoadedQuestionnaire::load(settings)?;
    let questionnaire = &loaded.questionnaire;
    let plan = read_plan_file(&args.plan, questionnaire, settings)?;
    let result = read_answers(args, &plan, questionnaire)?;
    let view = PlanView {
        questionnaire,
        plan: &plan,
        today: args.today.unwrap_or_else(Settings::today),
        by: args.by.into(),
        result: result.as_ref().map(|(assessment, answered)| (assessment, *answered)),
    };
    let is_full = args.screen.full || settings.output.is_some();
    let language = questionnaire.language();
    let bytes = match format {
        Format::Markdown => markdown::render(&plan_report(view)).into_bytes(),
        Format::Html => html::render(&plan_report(view), language)?.into_bytes(),
        Format::Docx => docx::render(&plan_report(view), language)?,
        Format::Xlsx => actions_as_xlsx(view)?,
        Format::Csv => actions_as_csv(view),
        Format::Ics => plan_calendar(view).into_bytes(),
        Format::Json => PlanJson::new(view, &loaded.digest()).to_pretty()?.into_bytes(),
        _ if is_full => terminal::render(&plan_report(view), settings.style).into_bytes(),
        _ => {
            let mut screen = plan_screen(view, settings.style.width);
            add_hint(&mut screen, "More", HINT);
            terminal::render(&screen, settings.style).into_bytes()
        }
    };
    let mut output = args.screen.output(output, format == Format::Terminal && args.screen.full);
    if args.bom {
        output.write_all(BYTE_ORDER_MARK.as_bytes())?;
    }
    output.write_all(&bytes)?;
    output.finish(Exit::Success)
}

/// The format from `--format` or `--bom`, the extension of `-o`, or the default for the terminal.
fn chosen_format(args: &ShowArgs, settings: &Settings) -> anyhow::Result<Format> {
    let named = format::requested(format::PLAN, args.format, settings.extension())?;
    match (named, args.bom) {
        (Some(Format::Csv) | None, true) => Ok(Format::Csv),
        (Some(_), true) => Err(UsageError("--bom needs --format csv".to_owned()).into()),
        (named, false) => Ok(named.unwrap_or(Format::Terminal)),
    }
}

/// The result of the plan's team and the date of its latest answers, if answers are named.
fn read_answers(
    args: &ShowArgs,
    plan: &Plan,
    questionnaire: &Questionnaire,
) -> anyhow::Result<Option<(Assessment, NaiveDate)>> {
    if args.answers.is_empty() {
        return Ok(None);
    }
    let team = TeamAnswers::read(&args.answers, questionnaire, ReadOptions::ANSWERS)?;
    refuse_other_team(&args.plan, plan, &team.subject, questionnaire)?;
    let answered = team.subject.dates.last().copied();
    Ok(answered.map(|answered| (team.assess(questionnaire, Rules::default()), answered)))
}

impl From<By> for GroupBy {
    fn from(by: By) -> Self {
        match by {
            By::Due => Self::Due,
            By::Owner => Self::Owner,
            By::Pillar => Self::Pillar,
        }
    }
}

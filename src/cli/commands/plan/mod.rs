//! `plan`: action plans, drafted from the gaps and followed up.

mod draft;
mod reading;
mod show;

pub(in crate::cli) use reading::{
    at_stage, existing_plan, of_team, read_plan, read_plan_file, read_plans, refuse_other_team,
};

use crate::cli::{Exit, Settings};
use clap::Subcommand;
use draft::DraftArgs;
use show::ShowArgs;

/// Draft an action plan from the gaps, and show what is due
///
/// `pillars check` finds problems in plans, and `pillars compare --plan` shows what happened to one.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pillars plan draft team.toml -o plan.toml
  pillars plan show plan.toml
  pillars check --no-overdue plan.toml
  pillars compare before.toml after.toml --plan plan.toml")]
pub(in crate::cli) struct PlanArgs {
    #[command(subcommand)]
    command: PlanCommand,
}

#[derive(Debug, Subcommand)]
enum PlanCommand {
    Draft(DraftArgs),
    Show(ShowArgs),
}

pub(in crate::cli) fn run(args: &PlanArgs, settings: &Settings) -> anyhow::Result<Exit> {
    match &args.command {
        PlanCommand::Draft(args) => draft::run(args, settings),
        PlanCommand::Show(args) => show::run(args, settings),
    }
}

//! The command line of `compare`.

use crate::cli::args::{ScoringArgs, ScreenArgs};
use crate::cli::format::{self, Format};
use chrono::NaiveDate;
use clap::ValueHint;
use std::path::PathBuf;

/// Compare two or more audits
///
/// Each PATH is one round of audits, the earliest first: an answers file, or a folder to search for files ending in `.toml`. Two files
/// are compared whatever their teams are called. In folders, teams are matched by `team` and `organisation`, and teams that
/// are in only one round are listed separately. Figures cover only the items that apply in every round of a team.
#[derive(Debug, clap::Args)]
#[command(override_usage = "pillars compare [OPTIONS] <BASELINE> <FOLLOW-UP>...")]
#[command(after_help = "\
Examples:
  pillars compare february.toml november.toml
  pillars compare 2025/ 2026/                   # teams in both folders
  pillars compare 2024/ 2025/ 2026/             # the trend over three rounds
  pillars compare 2025/ 2026/ -o changes.csv    # one row per team and pillar
  pillars compare february.toml november.toml --plan plan.toml")]
pub(in crate::cli) struct CompareArgs {
    /// Rounds, earliest first: files or folders; `-` reads standard input
    #[arg(required = true, num_args = 2.., value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// Output format; by default the extension of --output decides
    #[arg(long, value_name = "FORMAT", value_parser = format::parser(format::COMPARE))]
    pub(super) format: Option<Format>,

    #[command(flatten)]
    pub(super) screen: ScreenArgs,

    /// Start with the progress of an action plan, or of each team's plan in a folder
    #[arg(long, value_name = "PLAN")]
    pub(super) plan: Option<PathBuf>,

    /// Treat DATE as today, to decide what is overdue in a plan
    #[arg(long, value_name = "DATE", requires = "plan", value_hint = ValueHint::Other)]
    pub(super) today: Option<NaiveDate>,

    /// Start the CSV with a byte order mark, so that Excel reads it as UTF-8
    #[arg(long)]
    pub(super) bom: bool,

    #[command(flatten)]
    pub(super) scoring: ScoringArgs,
}

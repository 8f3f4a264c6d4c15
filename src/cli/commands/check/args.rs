//! The flags of `check`.

use crate::cli::format::{self, Format};
use crate::cli::suggestions::{self, Suggestions};
use crate::findings::human::Verbosity;
use crate::lint::MaxAge;
use crate::lint::requirements::{Limit, RespondentMinimum};
use chrono::NaiveDate;
use clap::ValueEnum;
use clap::ValueHint;
use std::path::PathBuf;

/// Check answers files, action plans and questionnaires for problems
///
/// Searches folders for `.toml` files and skips other kinds of files in them. A PATH that contains no answers file,
/// plan or questionnaire is an error, so that a mistyped path never passes.
///
/// Errors make the exit code 1; warnings do not, unless denied. Requirements are opt-in and use the worst case that missing
/// answers allow. You can put settings into a `pillars-check.toml` next to or above the files.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pillars check answers/
  pillars check --deny warnings --max-age 18m answers/
  pillars check --complete --min-band partly-ready team.toml
  pillars check --min-respondents peer=3 --min-respondents leadership=1 answers/
  pillars check --no-worse-than 2025/ 2026/
  pillars check --format sarif -o findings.sarif .
  pillars check --no-overdue --plan-covers must-haves answers/ plan.toml
  pillars check questionnaire.toml
  pillars check --diff team.toml    # what --fix would change")]
pub(in crate::cli) struct CheckArgs {
    /// Files, or folders to search; `-` reads standard input [default: .]
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// Read more paths from FILE, one per line or NUL-separated; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    pub(super) files_from: Option<PathBuf>,

    /// Output format; by default the extension of --output decides
    #[arg(long, value_name = "FORMAT", value_parser = format::parser(format::CHECK))]
    pub(super) format: Option<Format>,

    #[command(flatten)]
    pub(super) verbosity: VerbosityArgs,

    /// Treat a warning as an error: a code, or `warnings` for all
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = Suggestions(suggestions::codes), hide_possible_values = true)]
    pub(super) deny: Vec<String>,

    /// Silence a warning: a code, or `warnings` for all
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = Suggestions(suggestions::warnings), hide_possible_values = true)]
    pub(super) allow: Vec<String>,

    /// Warn about audits older than AGE, such as 90d, 18m or 2y
    #[arg(long, value_name = "AGE", value_hint = ValueHint::Other)]
    pub(super) max_age: Option<MaxAge>,

    /// Treat DATE as today, for reproducible results
    #[arg(long, value_name = "DATE", value_hint = ValueHint::Other)]
    pub(super) today: Option<NaiveDate>,

    /// Use this settings file instead of `pillars-check.toml`
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub(super) config: Option<PathBuf>,

    /// Ignore `pillars-check.toml`
    #[arg(long)]
    pub(super) no_config: bool,

    /// Fix problems that have one unambiguous fix, such as a misspelt id
    #[arg(long)]
    pub(super) fix: bool,

    /// Show what --fix would change, without changing anything
    #[arg(long, conflicts_with_all = ["fix", "format"])]
    pub(super) diff: bool,

    #[command(flatten)]
    pub(super) requirements: RequirementsArgs,
}

/// How many findings the terminal format shows.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(in crate::cli) struct VerbosityArgs {
    /// Show every problem, not only a few of each code
    #[arg(long, conflicts_with_all = ["quiet", "statistics"])]
    all: bool,

    /// Print problems without the counts
    #[arg(long, short, conflicts_with = "statistics")]
    quiet: bool,

    /// Count problems by code instead of showing them
    #[arg(long)]
    statistics: bool,
}

impl From<VerbosityArgs> for Verbosity {
    fn from(args: VerbosityArgs) -> Self {
        match (args.all, args.quiet, args.statistics) {
            (true, _, _) => Self::All,
            (_, true, _) => Self::Quiet,
            (_, _, true) => Self::Statistics,
            (false, false, false) => Self::Some,
        }
    }
}

/// Requirements for every team.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Requirements")]
pub(in crate::cli) struct RequirementsArgs {
    /// Require an answer to every item; `known` does not accept "don't know"
    #[arg(long, value_name = "WHAT", num_args = 0..=1, require_equals = true, default_missing_value = "answered")]
    pub(super) complete: Option<CompleteWhat>,

    /// Require every must-have to be met
    #[arg(long)]
    pub(super) no_open_must_haves: bool,

    /// Require this band or better for every pillar
    #[arg(long, value_name = "BAND", value_parser = Suggestions(suggestions::bands), hide_possible_values = true)]
    pub(super) min_band: Option<String>,

    /// Allow a gap of at most POINTS for PILLAR, or for every pillar
    #[arg(long, value_name = "[PILLAR=]POINTS", value_hint = ValueHint::Other)]
    pub(super) max_gap: Vec<Limit>,

    /// Require a score of at least POINTS for PILLAR, or for every pillar
    #[arg(long, value_name = "[PILLAR=]POINTS", value_hint = ValueHint::Other)]
    pub(super) min_score: Vec<Limit>,

    /// Require at least N respondents with VIEWPOINT; can be given several times
    #[arg(long, value_name = "VIEWPOINT=N", value_hint = ValueHint::Other)]
    pub(super) min_respondents: Vec<RespondentMinimum>,

    /// Require that no pillar is worse than in BASELINE, a file or folder
    #[arg(long, value_name = "BASELINE")]
    pub(super) no_worse_than: Option<PathBuf>,

    /// Require that no action, first step or review of a plan is overdue
    #[arg(long)]
    pub(super) no_overdue: bool,

    /// Require an action in the team's plan for each of WHAT that is open or unconfirmed
    #[arg(long, value_name = "WHAT")]
    pub(super) plan_covers: Option<PlanCovers>,

    /// Apply requirements only to the questions of the short form
    #[arg(long)]
    pub(super) short: bool,
}

/// What a plan must cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum PlanCovers {
    MustHaves,
}

/// What counts as an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum CompleteWhat {
    /// Don't know is an answer
    Answered,
    /// Don't know counts as missing
    Known,
}

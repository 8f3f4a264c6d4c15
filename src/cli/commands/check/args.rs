//! The flags of `check`: derives and help texts, nothing that thinks.

use crate::cli::format::{self, Format};
use crate::lint::MaxAge;
use crate::lint::requirements::Limit;
use chrono::NaiveDate;
use clap::ValueEnum;
use std::path::PathBuf;

/// Check answers files and questionnaires: every problem, with its place
///
/// Files are checked as named, folders are searched for `*.toml`, and `-` is standard input. What is neither an answers file nor a
/// questionnaire is skipped in folders and counted. A PATH without an answers file or a questionnaire is an error, so that a slip
/// in a path never passes.
///
/// Errors end the run with 1, warnings do not unless they are denied. Requirements are opt-in; they use the worst case of the
/// bounds. All of it can stand in a `pillars-check.toml` beside or above the files.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pillars check answers/
  pillars check --deny warnings --max-age 18m answers/
  pillars check --complete --no-open-must-haves --min-band partly-ready team.toml
  pillars check --no-worse-than 2025/ 2026/
  pillars check --format sarif -o findings.sarif .
  pillars check ours.toml                         a questionnaire, more sharply than using it needs
  pillars check --diff team.toml                  what --fix would change")]
pub(in crate::cli) struct CheckArgs {
    /// Files and folders; `-` is standard input
    #[arg(required_unless_present = "files_from", value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// Read more paths from FILE, one a line or each ended by a NUL byte; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub(super) files_from: Option<PathBuf>,

    /// The form of the findings
    #[arg(long, value_name = "FORMAT", value_parser = format::parser(format::CHECK))]
    pub(super) format: Option<Format>,

    /// Make a warning an error: a code, or `warnings` for all
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub(super) deny: Vec<String>,

    /// Do not say a warning: a code, or `warnings` for all
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub(super) allow: Vec<String>,

    /// Warn of audits older than this: 90d, 18m, 2y
    #[arg(long, value_name = "AGE")]
    pub(super) max_age: Option<MaxAge>,

    /// Take this day for today, so that the same files give the same findings tomorrow
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<NaiveDate>,

    /// Use these settings instead of looking for `pillars-check.toml`
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub(super) config: Option<PathBuf>,

    /// Do not look for `pillars-check.toml`
    #[arg(long)]
    pub(super) no_config: bool,

    /// Mend what has one sure answer, in the files themselves: a slip in a key or an id, a number in quotes, an older version
    /// none of whose answered questions has changed
    #[arg(long)]
    pub(super) fix: bool,

    /// Show what --fix would change instead of the findings, and change nothing
    #[arg(long, conflicts_with_all = ["fix", "format"])]
    pub(super) diff: bool,

    #[command(flatten)]
    pub(super) requirements: RequirementsArgs,
}

/// What every team has to meet.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Requirements")]
pub(in crate::cli) struct RequirementsArgs {
    /// Every item that applies is answered; `known`: with a level, don't know counts as missing
    #[arg(long, value_name = "WHAT", num_args = 0..=1, require_equals = true, default_missing_value = "answered")]
    pub(super) complete: Option<CompleteWhat>,

    /// No must-have is open or unconfirmed
    #[arg(long)]
    pub(super) no_open_must_haves: bool,

    /// The worst-case band of every pillar is BAND or better
    #[arg(long, value_name = "BAND")]
    pub(super) min_band: Option<String>,

    /// The worst-case gap of a pillar is at most POINTS; without PILLAR of every pillar
    #[arg(long, value_name = "[PILLAR=]POINTS")]
    pub(super) max_gap: Vec<Limit>,

    /// The worst-case score of a pillar is at least POINTS; without PILLAR of every pillar
    #[arg(long, value_name = "[PILLAR=]POINTS")]
    pub(super) min_score: Vec<Limit>,

    /// No pillar's worst case is worse than in BASELINE, a file or folder; teams are matched by name
    #[arg(long, value_name = "BASELINE")]
    pub(super) no_worse_than: Option<PathBuf>,
}

/// What counts as an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum CompleteWhat {
    /// Don't know is an answer
    Answered,
    /// Don't know counts as missing
    Known,
}

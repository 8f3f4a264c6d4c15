//! The flags of `batch`.

use crate::cli::args::{RulesArgs, ScreenArgs, at_least_one};
use crate::cli::format::{self, Format};
use crate::cli::suggestions::{self, Suggestions};
use clap::{ValueEnum, ValueHint};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// How answers files come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum InputFormat {
    /// Files and folders
    Toml,
    /// One stream of lines, each a JSON object with the name and the text of an answers file
    Ndjson,
}

/// Score many teams and summarise them
///
/// Groups answers files into teams by `team`, `organisation` and stage, whatever folders they are in, and scores each team as `pillars score`
/// does. Folders are searched for files ending in `.toml`. A team with a file that cannot be used is scored from its other files, and its
/// row says so; errors come last.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pillars batch answers/
  pillars batch answers/ --full
  pillars batch answers/ --where band=not-ready --where 'date>=2026-01-01'
  pillars batch answers/ --sort organisational-culture -o teams.md
  pillars batch answers/ --long --bom -o items.csv
  pillars batch answers/ --reports reports/ -o overview.html
  pillars batch answers/ --reports reports/ --format docx
  find . -name '*.toml' -print0 | pillars batch --files-from - -o teams.ndjson
  pillars batch --input-format ndjson - -o teams.csv < answers.ndjson

Conditions for --where:
  organisation=NAME  organisation!=NAME  an empty NAME means no organisation
  band=ID  band!=ID                      the worst overall band still possible
  date>=DAY  (or <=, >, <, =, !=)        the date of the team's last answers")]
#[expect(clippy::struct_excessive_bools, reason = "flags of a command line are independent of each other")]
pub(in crate::cli) struct BatchArgs {
    /// Answers files, or folders to search for them; `-` reads standard input
    #[arg(required_unless_present = "files_from", value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// Read more paths from FILE, one per line or NUL-separated; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    pub(super) files_from: Option<PathBuf>,

    /// Format of the input: `toml`, answers files and folders, or `ndjson`, one stream with one answers file per line as
    /// {"name": …, "text": …}
    #[arg(long, value_name = "FORMAT", default_value = "toml", hide_possible_values = true)]
    pub(super) input_format: InputFormat,

    /// Output format; by default the extension of --output decides. With --reports, the format of the reports: html, docx or markdown
    #[arg(long, value_name = "FORMAT", value_parser = format::parser(format::BATCH_OR_REPORTS))]
    pub(super) format: Option<Format>,

    /// Write one report per team to the folder DIR, and the overview to --output [default format: html]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) reports: Option<PathBuf>,

    #[command(flatten)]
    pub(super) screen: ScreenArgs,

    /// Write one CSV row per team and item
    #[arg(long)]
    pub(super) long: bool,

    /// Include notes, evidence, dissent and reasons, with the respondents' pseudonyms; needs --reports, --long, JSON, NDJSON or XLSX
    #[arg(long, conflicts_with = "organisation_rollup")]
    pub(super) with_notes: bool,

    /// Start the CSV with a byte order mark, so that Excel reads it as UTF-8
    #[arg(long)]
    pub(super) bom: bool,

    /// Sort teams by gap (worst-case mean gap), culture or a pillar's id, worst first, or by name
    #[arg(long, value_name = "BY", default_value = "gap", value_parser = Suggestions(suggestions::sort_keys), hide_possible_values = true)]
    pub(super) sort: String,

    /// Include only teams that meet CONDITION; can be given several times
    #[arg(long = "where", value_name = "CONDITION", value_parser = Suggestions(suggestions::conditions), hide_possible_values = true)]
    pub(super) conditions: Vec<String>,

    /// Score organisations instead of teams, using all respondents from their teams
    #[arg(long)]
    pub(super) organisation_rollup: bool,

    /// Number of threads [default: number of processors, one for a few files]
    #[arg(long, value_name = "N", value_parser = at_least_one::<NonZeroUsize>)]
    pub(super) threads: Option<NonZeroUsize>,

    #[command(flatten)]
    pub(super) rules: RulesArgs,
}

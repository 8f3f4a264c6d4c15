//! The command line of `batch`.

use crate::cli::args::RulesArgs;
use crate::cli::format::{self, Format};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Show many teams, one row each, and the picture over all of them
///
/// Answers files are grouped into teams by `team` and `organisation`, in whatever folders they lie; each team's respondents are merged
/// and scored as `pillars score` does. Folders are searched for files that end in `.toml`. A team with a file that cannot be used is
/// scored from its others, and its row says so; what is wrong comes at the end.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pillars batch answers/
  pillars batch answers/ --where organisation='Example Trust' --where 'date>=2026-01-01'
  pillars batch answers/ --sort organisational-culture -o teams.md
  pillars batch answers/ --long --bom -o items.csv
  find answers -name '*.toml' -print0 | pillars batch --files-from - --format ndjson > teams.ndjson

Conditions for --where, all of which a team has to meet:
  organisation=NAME  organisation!=NAME         its organisation; an empty NAME is none at all
  band=ID  band!=ID                             the worst of its overall bands still possible
  date>=DAY  date<=DAY  date>DAY  date<DAY  date=DAY    the day of its last answers")]
#[expect(clippy::struct_excessive_bools, reason = "flags of a command line are independent of each other")]
pub(in crate::cli) struct BatchArgs {
    /// Answers files, or folders to search; `-` is standard input
    #[arg(required_unless_present = "files_from", value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// Read more paths from FILE, one a line or each ended by a NUL byte; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub(super) files_from: Option<PathBuf>,

    /// Output format; by default the extension of --output decides
    #[arg(long, value_name = "FORMAT", value_parser = format::parser(format::BATCH))]
    pub(super) format: Option<Format>,

    /// Print every team and all figures to the terminal, instead of a summary
    #[arg(long)]
    pub(super) full: bool,

    /// One row for each team and item, in CSV
    #[arg(long)]
    pub(super) long: bool,

    /// What was said beside the answers too: notes, evidence, dissent and reasons, with the respondents' pseudonyms; with
    /// --long, or in JSON and NDJSON
    #[arg(long, conflicts_with = "organisation_rollup")]
    pub(super) with_notes: bool,

    /// Begin with a byte order mark, so that Excel reads the CSV as UTF-8
    #[arg(long)]
    pub(super) bom: bool,

    /// Order of the teams, worst first: gap (worst-case mean gap), name, culture, or a pillar's id (its worst-case gap)
    #[arg(long, value_name = "BY", default_value = "gap")]
    pub(super) sort: String,

    /// Only teams that meet the condition; may be given several times
    #[arg(long = "where", value_name = "CONDITION")]
    pub(super) conditions: Vec<String>,

    /// One row for each organisation, scored over all respondents of all its teams
    #[arg(long)]
    pub(super) organisation_rollup: bool,

    /// How many threads read and score [default: as many as there are processors, one for few files]
    #[arg(long, value_name = "N")]
    pub(super) threads: Option<NonZeroUsize>,

    #[command(flatten)]
    pub(super) rules: RulesArgs,
}

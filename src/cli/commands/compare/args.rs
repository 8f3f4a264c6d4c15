//! The command line of `compare`.

use crate::cli::format::{self, Format};
use crate::score::Rules;
use std::path::PathBuf;

/// Show what changed between two audits, or over more of them
///
/// Each PATH is one round of audits, the earliest first: an answers file, or a folder that is searched for files that end in
/// `.toml`. Two files are compared whatever their teams are called; in folders a team is the same `team` and the same `organisation`, and
/// teams that are in one round alone are listed. Figures are over the items that apply in every round of a team.
#[derive(Debug, clap::Args)]
#[command(override_usage = "pillars compare [OPTIONS] <BASELINE> <FOLLOW-UP>...")]
#[command(after_help = "\
Examples:
  pillars compare february.toml november.toml
  pillars compare 2025/ 2026/                   every team in both, and all together
  pillars compare 2024/ 2025/ 2026/             the trend, a column for each round
  pillars compare 2025/ 2026/ -o changes.csv    one row for each team and pillar")]
#[expect(clippy::struct_excessive_bools, reason = "flags of a command line are independent of each other")]
pub(in crate::cli) struct CompareArgs {
    /// The rounds, earliest first: files or folders; `-` is standard input
    #[arg(required = true, num_args = 2.., value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// Output format; by default the extension of --output decides
    #[arg(long, value_name = "FORMAT", value_parser = format::parser(format::COMPARE))]
    pub(super) format: Option<Format>,

    /// Print all figures to the terminal, instead of a summary
    #[arg(long)]
    pub(super) full: bool,

    /// Begin with a byte order mark, so that Excel reads the CSV as UTF-8
    #[arg(long)]
    pub(super) bom: bool,

    /// Leave the targets as they are even where the culture is hostile
    #[arg(long, help_heading = "Scoring")]
    no_raise: bool,

    /// Let every respondent count alike, instead of every viewpoint
    #[arg(long, help_heading = "Scoring")]
    equal_respondents: bool,
}

impl CompareArgs {
    /// The choices to compare with. No viewpoint is shown by itself, so none has to be hidden.
    pub(super) fn rules(&self) -> Rules {
        Rules { raise: !self.no_raise, equal_respondents: self.equal_respondents, ..Rules::default() }
    }
}

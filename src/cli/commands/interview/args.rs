//! The flags of `interview`.

use crate::cli::suggestions::{self, Suggestions};
use std::path::PathBuf;

/// Ask the questions and save every answer to FILE
///
/// If FILE exists, the interview continues where it stopped. Type a number to answer, `?` for help, `q` to save and quit. At the end it
/// shows the result. To fill in a file in your editor, use `pillars template`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pillars interview team.toml
  pillars interview --short team.toml
  pillars interview --group meeting.toml
  pillars interview november.toml --from may.toml
  pillars interview team.toml --plan plan.toml")]
pub(in crate::cli) struct InterviewArgs {
    /// Answers file to write, or to continue [default: answers.toml]
    #[arg(value_name = "FILE")]
    pub(in crate::cli) file: Option<PathBuf>,

    /// Ask only the questions of the short form
    #[arg(long, conflicts_with = "pillar")]
    pub(in crate::cli) short: bool,

    /// Ask only one pillar
    #[arg(long, value_name = "ID", value_parser = Suggestions(suggestions::pillars), hide_possible_values = true)]
    pub(in crate::cli) pillar: Option<String>,

    /// Answer together as a group: ask how many take part, allow dissent
    #[arg(long)]
    pub(in crate::cli) group: bool,

    /// Show the answers of an earlier audit, and ask what has changed
    #[arg(long, value_name = "OLD", requires = "file")]
    pub(in crate::cli) from: Option<PathBuf>,

    /// After the result, ask what will be done about the three largest gaps, and save the plan to FILE
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) plan: Option<PathBuf>,

    /// Ask line by line, without colour or cursor movement
    ///
    /// For screen readers and scripts. Answers are read from standard input. Setting ACCESSIBLE=1 does the same.
    #[arg(long)]
    pub(in crate::cli) plain: bool,
}

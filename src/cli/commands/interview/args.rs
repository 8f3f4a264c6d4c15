//! The flags of `interview`.

use std::path::PathBuf;

/// Ask the questions and save every answer to FILE; ends with the gap analysis
///
/// Goes on where FILE stops. A number answers, `?` explains what else can be typed, `q` saves and leaves. Without a terminal
/// there is `pillars template` for a blank file to fill in, and `pillars score`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pillars interview team.toml                          one person; the same command goes on later
  pillars interview --essentials team.toml             must-haves and culture, in ten minutes
  pillars interview --group meeting.toml               a group that answers together
  pillars interview november.toml --from may.toml      what has changed since")]
pub(in crate::cli) struct InterviewArgs {
    /// The answers file to write, or to go on with; `answers.toml` if none is named
    #[arg(value_name = "FILE")]
    pub(in crate::cli) file: Option<PathBuf>,

    /// Ask only must-haves and culture indicators, and end with these alone
    #[arg(long, conflicts_with = "pillar")]
    pub(in crate::cli) essentials: bool,

    /// Ask one pillar only
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) pillar: Option<String>,

    /// A group answers together: no names, room for dissent, and how many took part
    #[arg(long)]
    pub(in crate::cli) group: bool,

    /// Go through the answers of an earlier audit, and ask what has changed since; OLD stays as it is
    #[arg(long, value_name = "OLD", requires = "file")]
    pub(in crate::cli) from: Option<PathBuf>,

    /// Ask line by line, without cursor or colour, as a screen reader wants it; also for input from elsewhere
    #[arg(long)]
    pub(in crate::cli) plain: bool,
}

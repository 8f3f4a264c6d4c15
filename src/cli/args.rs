//! The flags that several commands share.

use crate::score::Rules;
use clap::ValueEnum;
use std::path::PathBuf;

/// What every command takes.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Everywhere")]
pub(in crate::cli) struct GlobalArgs {
    /// The questionnaire to use instead of the built-in one; so does the variable `PILLARS_QUESTIONNAIRE`
    #[arg(long, value_name = "FILE", global = true)]
    pub(in crate::cli) questionnaire: Option<PathBuf>,

    /// Write to FILE, whole or not at all; its extension chooses the format unless --format does
    #[arg(short, long, value_name = "FILE", global = true)]
    pub(in crate::cli) output: Option<PathBuf>,

    /// Overwrite an existing answers file, questionnaire, plan, settings file, .docx or .xlsx
    #[arg(long, global = true)]
    pub(in crate::cli) force: bool,

    /// When to use colour; `auto` follows the terminal, `NO_COLOR` and `CLICOLOR_FORCE`
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    pub(in crate::cli) color: ColorWhen,

    /// Draw with ASCII characters alone
    #[arg(long, global = true)]
    pub(in crate::cli) ascii: bool,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ColorWhen {
    /// Where it helps.
    Auto,
    /// Everywhere.
    Always,
    /// Nowhere.
    Never,
}

/// How answers become figures.
#[derive(Debug, Clone, Copy, clap::Args)]
#[command(next_help_heading = "Scoring")]
pub(in crate::cli) struct RulesArgs {
    /// Leave the targets as they are even where the culture is hostile
    #[arg(long)]
    pub(in crate::cli) no_raise: bool,

    /// Let every respondent count alike, instead of every viewpoint
    #[arg(long)]
    pub(in crate::cli) equal_respondents: bool,

    /// The fewest respondents of a viewpoint that is shown by itself
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    pub(in crate::cli) min_group: u32,
}

impl From<RulesArgs> for Rules {
    fn from(args: RulesArgs) -> Self {
        Self {
            raise: !args.no_raise,
            equal_respondents: args.equal_respondents,
            min_group: args.min_group,
            ..Self::default()
        }
    }
}

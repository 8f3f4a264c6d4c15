//! The flags that several commands share.

use crate::cli::Output;
use crate::model::Form;
use crate::score::Rules;
use clap::ValueEnum;
use clap::ValueHint;
use std::path::PathBuf;
use std::str::FromStr;

/// Flags of every command.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Global options")]
pub(in crate::cli) struct GlobalArgs {
    #[arg(help = "Use this questionnaire instead of the built-in one [env: PILLARS_QUESTIONNAIRE=]")]
    #[arg(long, value_name = "FILE", global = true)]
    pub(in crate::cli) questionnaire: Option<PathBuf>,

    /// Write output to FILE; its extension sets the format
    #[arg(short, long, value_name = "FILE", global = true)]
    pub(in crate::cli) output: Option<PathBuf>,

    /// Overwrite answers, plans and other files that people edit
    #[arg(long, global = true)]
    pub(in crate::cli) force: bool,

    /// When to use colour
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    pub(in crate::cli) color: ColorWhen,

    /// Use only ASCII characters
    #[arg(long, global = true)]
    pub(in crate::cli) ascii: bool,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ColorWhen {
    /// In a terminal, unless `NO_COLOR` is set; `CLICOLOR_FORCE=1` turns it on elsewhere
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// How much is shown in a terminal, and how.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(in crate::cli) struct ScreenArgs {
    /// Print everything to the terminal, through `$PAGER`, instead of what fits on one screen
    #[arg(long)]
    pub(in crate::cli) full: bool,

    /// Do not use a pager
    #[arg(long)]
    pub(in crate::cli) no_pager: bool,
}

impl ScreenArgs {
    /// The output, through a pager if everything is shown in a terminal and nothing speaks against it.
    pub(in crate::cli) fn output(self, output: Output, is_full: bool) -> Output {
        if is_full && !self.no_pager { output.paged() } else { output }
    }
}

/// How answers are scored.
#[derive(Debug, Clone, Copy, clap::Args)]
#[command(next_help_heading = "Scoring")]
pub(in crate::cli) struct RulesArgs {
    /// Do not raise targets where the culture is hostile
    #[arg(long)]
    pub(in crate::cli) no_raise: bool,

    /// Weight all respondents equally, instead of all viewpoints
    #[arg(long)]
    pub(in crate::cli) equal_respondents: bool,

    /// Show a viewpoint separately only if it has at least N respondents
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = at_least_one::<u32>, value_hint = ValueHint::Other)]
    pub(in crate::cli) min_group: u32,

    /// Score only the questions of the short form
    #[arg(long)]
    pub(in crate::cli) short: bool,
}

/// Parses a count that cannot be 0.
pub(in crate::cli) fn at_least_one<T: FromStr + TryFrom<usize> + PartialEq>(text: &str) -> Result<T, &'static str> {
    let count = text.parse().ok().filter(|count| T::try_from(0).ok().as_ref() != Some(count));
    count.ok_or("not a whole number of at least 1")
}

impl From<RulesArgs> for Rules {
    fn from(args: RulesArgs) -> Self {
        Self {
            raise: !args.no_raise,
            equal_respondents: args.equal_respondents,
            min_group: args.min_group,
            form: if args.short { Form::Short } else { Form::Full },
            ..Self::default()
        }
    }
}

//! The flags that several commands share.

use crate::cli::exit::UsageError;
use crate::cli::suggestions::{self, Suggestions};
use crate::cli::{Output, lookup};
use crate::model::{InvalidName, Questionnaire, StageIndex, ViewpointIndex, valid_name};
use crate::score::Rules;
use crate::text::parse_date;
use chrono::NaiveDate;
use clap::{ValueEnum, ValueHint};
use std::borrow::Cow;
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

/// The amount of terminal output, and the pager.
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
    /// The output; through a pager if everything is shown, unless `--no-pager` is given.
    pub(in crate::cli) fn output(self, output: Output, is_full: bool) -> Output {
        if is_full && !self.no_pager { output.paged() } else { output }
    }
}

/// The `[audit]` table of answers files to be written.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Audit")]
pub(in crate::cli) struct AuditArgs {
    /// Name of the team
    #[arg(long, value_name = "NAME", value_parser = name, value_hint = ValueHint::Other)]
    pub(in crate::cli) team: Option<String>,

    /// Name of the organisation
    #[arg(long, value_name = "NAME", value_parser = name, value_hint = ValueHint::Other)]
    pub(in crate::cli) organisation: Option<String>,

    /// Date of the audit, such as 2026-11-21
    #[arg(long, value_name = "DATE", value_parser = date, value_hint = ValueHint::Other)]
    pub(in crate::cli) date: Option<NaiveDate>,

    /// Viewpoint of the respondents
    #[arg(long, value_name = "ID", value_parser = Suggestions(suggestions::viewpoints), hide_possible_values = true)]
    pub(in crate::cli) viewpoint: Option<String>,

    /// Stage of the organisation
    #[arg(long, value_name = "ID", value_parser = Suggestions(suggestions::stages), hide_possible_values = true)]
    pub(in crate::cli) stage: Option<String>,
}

impl AuditArgs {
    /// The viewpoint, if one is given.
    pub(in crate::cli) fn viewpoint(
        &self,
        questionnaire: &Questionnaire,
    ) -> Result<Option<ViewpointIndex>, UsageError> {
        self.viewpoint.as_deref().map(|id| lookup::viewpoint(id, questionnaire)).transpose()
    }

    /// The stage, if one is given.
    pub(in crate::cli) fn stage(&self, questionnaire: &Questionnaire) -> Result<Option<StageIndex>, UsageError> {
        self.stage.as_deref().map(|id| lookup::stage(id, questionnaire)).transpose()
    }
}

/// Parses a name that an answers file may hold.
pub(in crate::cli) fn name(text: &str) -> Result<String, InvalidName> {
    valid_name(text).map(Cow::into_owned)
}

/// Parses a date.
fn date(text: &str) -> Result<NaiveDate, &'static str> {
    parse_date(text).ok_or("not a date such as 2026-11-21")
}

/// How answers are scored.
#[derive(Debug, Clone, Copy, clap::Args)]
#[command(next_help_heading = "Scoring")]
pub(in crate::cli) struct ScoringArgs {
    /// Do not raise targets where the culture is hostile
    #[arg(long)]
    no_raise: bool,

    /// Weight all respondents equally, instead of all viewpoints
    #[arg(long)]
    equal_respondents: bool,

    /// Score only the questions of the short form
    #[arg(long)]
    short: bool,
}

impl ScoringArgs {
    /// The rules to score with.
    pub(in crate::cli) fn rules(self, questionnaire: &Questionnaire) -> Result<Rules, UsageError> {
        Ok(Rules {
            raise: !self.no_raise,
            equal_respondents: self.equal_respondents,
            form: lookup::form(self.short, questionnaire)?,
            ..Rules::default()
        })
    }
}

/// How answers are scored, and which groups are shown.
#[derive(Debug, Clone, Copy, clap::Args)]
#[command(next_help_heading = "Scoring")]
pub(in crate::cli) struct RulesArgs {
    #[command(flatten)]
    scoring: ScoringArgs,

    /// Show a viewpoint separately only if it has at least N respondents
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = at_least_one::<u32>, value_hint = ValueHint::Other)]
    min_group: u32,
}

impl RulesArgs {
    /// The rules to score with.
    pub(in crate::cli) fn rules(self, questionnaire: &Questionnaire) -> Result<Rules, UsageError> {
        Ok(Rules { min_group: self.min_group, ..self.scoring.rules(questionnaire)? })
    }
}

/// Parses a count that cannot be 0.
pub(in crate::cli) fn at_least_one<T: FromStr + TryFrom<usize> + PartialEq>(text: &str) -> Result<T, &'static str> {
    let count = text.parse().ok().filter(|count| T::try_from(0).ok().as_ref() != Some(count));
    count.ok_or("not a whole number of at least 1")
}

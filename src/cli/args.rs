//! The command line, as close to the flags as possible: derives and help texts, nothing that thinks.

use crate::cli::commands::batch::BatchArgs;
use crate::cli::commands::check::CheckArgs;
use crate::cli::commands::compare::CompareArgs;
use crate::cli::format::{self, Format};
use crate::input::LONGEST_NAME;
use crate::report::Detail;
use crate::text::is_control;
use chrono::{Datelike as _, NaiveDate};
use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Audits how ready an organisation is to employ peer supporters, and to do it well.
///
/// Answers come from files, one for each respondent, or from an interview at the terminal; what comes out is a scored gap
/// analysis. The 8 Pillars of Peer Support Professionalisation are built in; any other questionnaire can be given.
#[derive(Debug, Parser)]
#[command(name = "pillars", version, max_term_width = 100, disable_help_subcommand = true)]
#[command(after_help = "\
Examples:
  pillars interview team.toml                   asks the questions, saves every answer
  pillars score team.toml                       a gap analysis from one respondent's answers
  pillars template -o answers.toml              a blank answers file to fill in
  pillars explain peer-leadership.parity        a question, and how it is scored

Exit codes: 0 done, whatever the score; 1 errors in a file, or a requirement not met; 2 wrong usage;
3 a file cannot be read or written, or the questionnaire is unusable; 130 interrupted.")]
pub(in crate::cli) struct Args {
    #[command(flatten)]
    pub(in crate::cli) everywhere: GlobalArgs,

    #[command(subcommand)]
    pub(in crate::cli) command: Option<Command>,
}

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

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Command {
    Interview(InterviewArgs),
    Score(ScoreArgs),
    Batch(BatchArgs),
    Compare(CompareArgs),
    Check(CheckArgs),
    Explain(ExplainArgs),
    Template(TemplateArgs),
    Questionnaire(QuestionnaireArgs),
    /// Print a JSON Schema, so that editors complete and check while typing
    ///
    /// Name it in the first line of a file, as `#:schema ./answers.schema.json`; `pillars template --schema` writes that line. A schema
    /// finds slips in one place; `pillars check` finds them all.
    #[command(after_help = "\
Examples:
  pillars schema answers -o answers.schema.json
  pillars schema answers --questionnaire ours.toml -o ours.schema.json
  pillars schema questionnaire -o questionnaire.schema.json")]
    Schema {
        /// What the schema describes
        #[arg(value_name = "KIND")]
        kind: SchemaKind,
    },
    /// Print a completion script for a shell
    ///
    /// For bash: pillars completions bash > ~/.local/share/bash-completion/completions/pillars
    Completions {
        /// The shell to complete in
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    ///
    /// To read it: pillars man | man -l -
    Man,
}

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

/// Show the gap analysis of one team, from one answers file or several
///
/// Each file is one respondent, or one group that answered together. All files must be about the same team; for many teams
/// there is `pillars batch`. `-` reads standard input.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pillars score team.toml
  pillars score leader.toml peer-1.toml peer-2.toml --brief
  pillars score team.toml --format json | jq .overall
  pillars score team/*.toml -o report.md")]
pub(in crate::cli) struct ScoreArgs {
    /// The answers files of one team; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(in crate::cli) files: Vec<PathBuf>,

    /// Output format; by default the extension of --output decides
    #[arg(long, value_name = "FORMAT", value_parser = format::parser(format::SCORE))]
    pub(in crate::cli) format: Option<Format>,

    /// Only the headline and the table of pillars
    #[arg(long, conflicts_with = "all")]
    pub(in crate::cli) brief: bool,

    /// Every item, not only the largest gaps
    #[arg(long)]
    pub(in crate::cli) all: bool,

    /// What was said beside the answers too: notes, evidence, dissent and reasons, with the respondents' pseudonyms
    #[arg(long, conflicts_with = "brief")]
    pub(in crate::cli) with_notes: bool,

    #[command(flatten)]
    pub(in crate::cli) rules: RulesArgs,
}

impl ScoreArgs {
    /// How much of the result is shown.
    pub(in crate::cli) fn extent(&self) -> Detail {
        match (self.brief, self.all) {
            (true, _) => Detail::Brief,
            (false, true) => Detail::All,
            (false, false) => Detail::Usual,
        }
    }
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

/// Say what an id means, where it comes from and how it is scored
///
/// ID is that of a question, culture indicator, pillar, band, viewpoint, reading or document, or the code of a finding; or one of
/// the words `culture`, `overall`, `policy` and `practice`. A question is found by its full id, or by its last part where that
/// is unique.
///
/// With --answers it shows the whole arithmetic of that figure for one team, line by line, so that a pocket calculator
/// confirms it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pillars explain peer-leadership.parity
  pillars explain peer-leadership --answers team/*.toml
  pillars explain overall --answers team.toml
  pillars explain duplicate-key")]
pub(in crate::cli) struct ExplainArgs {
    /// What to explain
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,

    /// Show the arithmetic for the team of these answers files; `-` is standard input
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub(in crate::cli) answers: Vec<PathBuf>,

    /// Output format; by default the extension of --output decides
    #[arg(long, value_name = "FORMAT", value_parser = format::parser(format::EXPLAIN))]
    pub(in crate::cli) format: Option<Format>,

    /// Show single respondents' answers too; not to be shared
    #[arg(long, requires = "answers")]
    pub(in crate::cli) show_respondents: bool,

    #[command(flatten)]
    pub(in crate::cli) rules: RulesArgs,
}

/// What a JSON Schema describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum SchemaKind {
    /// Answers to the questionnaire in use: its ids, and its levels in their words
    Answers,
    /// A questionnaire
    Questionnaire,
}

/// Write a blank answers file to fill in with an editor
///
/// It holds every question with its levels as comments and can be scored at once: everything is unanswered. A file that is there
/// already is never overwritten, since it may hold somebody's answers.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  pillars template -o answers.toml
  pillars template --team 'Northfield CMHT' --viewpoint leadership --respondent R-014 -o r-014.toml
  pillars template --schema answers.schema.json -o answers.toml")]
pub(in crate::cli) struct TemplateArgs {
    /// The team that is audited
    #[arg(long, value_name = "NAME", default_value = "Your team", value_parser = name)]
    pub(in crate::cli) team: String,

    /// The organisation it belongs to
    #[arg(long, value_name = "NAME", value_parser = name)]
    pub(in crate::cli) organisation: Option<String>,

    /// The day of the audit, such as 2026-11-21 [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(in crate::cli) date: Option<NaiveDate>,

    /// Who answers, as an id of the questionnaire [default: its first]
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) viewpoint: Option<String>,

    /// The respondent's pseudonym, never a name
    #[arg(long, value_name = "PSEUDONYM", value_parser = name)]
    pub(in crate::cli) respondent: Option<String>,

    /// Begin with a line that names the JSON Schema of the answers to an editor
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "answers.schema.json")]
    pub(in crate::cli) schema: Option<String>,
}

/// A name that an answers file may hold.
fn name(text: &str) -> Result<String, String> {
    if text.trim().is_empty() {
        Err("it is empty".to_owned())
    } else if text.chars().count() > LONGEST_NAME {
        Err(format!("it has more than {LONGEST_NAME} characters"))
    } else if text.contains(is_control) {
        Err("it contains a control character".to_owned())
    } else {
        Ok(text.to_owned())
    }
}

/// A day that TOML can write.
fn date(text: &str) -> Result<NaiveDate, String> {
    let day = text.parse().ok().filter(|day: &NaiveDate| (0..=9999).contains(&day.year()));
    day.ok_or_else(|| "not a day of the calendar such as 2026-11-21".to_owned())
}

/// Write the questionnaire out, to read or to adapt
///
/// As TOML, byte for byte as it is in use: change its `id`, adapt it, and give it back with --questionnaire. As Markdown, the
/// way people want to read it before the meeting.
#[derive(Debug, Clone, Copy, clap::Args)]
#[command(after_help = "\
Examples:
  pillars questionnaire -o ours.toml
  pillars questionnaire --format markdown -o questions.md")]
pub(in crate::cli) struct QuestionnaireArgs {
    /// Output format; by default the extension of --output decides
    #[arg(long, value_name = "FORMAT", value_parser = format::parser(format::QUESTIONNAIRE))]
    pub(in crate::cli) format: Option<Format>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_well_formed() {
        Args::command().debug_assert();
    }
}

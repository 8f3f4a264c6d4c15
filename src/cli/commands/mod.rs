//! The command line as a whole, and one file or folder per command.

mod batch;
mod check;
mod compare;
mod completions;
mod explain;
mod form;
mod import;
mod interview;
mod plan;
mod questionnaire;
mod schema;
mod score;
mod template;

use crate::cli::args::GlobalArgs;
use crate::cli::{Exit, NO_INPUTS, Output, Settings};
use batch::BatchArgs;
use check::CheckArgs;
use clap::{Args as _, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use compare::CompareArgs;
use explain::ExplainArgs;
use form::FormArgs;
use import::ImportArgs;
use interview::InterviewArgs;
use plan::PlanArgs;
use questionnaire::QuestionnaireArgs;
use schema::SchemaArgs;
use score::ScoreArgs;
use std::ffi::OsString;
use std::io::Write as _;
use template::TemplateArgs;

/// Audit how ready an organisation is to employ peer supporters well
///
/// Answer the questions in an interview or in answers files, one per respondent, and get a scored gap analysis. The 8 Pillars of
/// Peer Support Professionalisation are built in; you can use your own questionnaire instead.
#[derive(Debug, Parser)]
#[command(name = "pillars", version, max_term_width = 100)]
#[command(after_help = "\
Examples:
  pillars interview team.toml               # answer the questions one by one
  pillars template -o answers.toml          # or fill in a file in your editor
  pillars score team.toml                   # see the gap analysis
  pillars explain peer-leadership.parity    # read how a question is scored

Exit codes:
  0    success, whatever the score
  1    a file has errors, or a requirement is not met
  2    wrong usage
  3    a file cannot be read or written, or the questionnaire has errors
  130  interrupted")]
pub(in crate::cli) struct Args {
    #[command(flatten)]
    global: GlobalArgs,

    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Interview(InterviewArgs),
    Form(FormArgs),
    Import(ImportArgs),
    Score(ScoreArgs),
    Batch(BatchArgs),
    Compare(CompareArgs),
    Plan(PlanArgs),
    Check(CheckArgs),
    Explain(ExplainArgs),
    Template(TemplateArgs),
    Questionnaire(QuestionnaireArgs),
    Schema(SchemaArgs),
    /// Print a shell completion script
    #[command(after_help = "\
Examples:
  pillars completions fish > ~/.config/fish/completions/pillars.fish
  source <(pillars completions bash)")]
    Completions {
        /// Shell to generate the script for
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    #[command(after_help = "\
Examples:
  pillars man | man -l -
  pillars man > ~/.local/share/man/man1/pillars.1")]
    Man,
}

impl Args {
    /// Parses the command line.
    ///
    /// Building the parsers of all commands takes several times as long as building one, so the commands that scripts run often are first
    /// parsed on their own. If that fails, the full parser reports the error, or prints the help.
    pub(in crate::cli) fn parse(arguments: &[OsString]) -> Result<Self, clap::Error> {
        Self::parse_alone(arguments).map_or_else(|| Self::try_parse_from(arguments), Ok)
    }

    /// Parses with only the command that the first argument names; `None` if that fails.
    fn parse_alone(arguments: &[OsString]) -> Option<Self> {
        let name = arguments.get(1)?.to_str()?;
        let command = clap::Command::new(name.to_owned());
        let command = match name {
            "score" => ScoreArgs::augment_args(command),
            "batch" => BatchArgs::augment_args(command),
            "check" => CheckArgs::augment_args(command),
            _ => return None,
        };
        let parser = GlobalArgs::augment_args(clap::Command::new("pillars")).subcommand(command);
        Self::from_arg_matches_mut(&mut parser.try_get_matches_from(arguments).ok()?).ok()
    }

    /// Runs the command; without one, prints the help.
    pub(in crate::cli) fn run(self) -> anyhow::Result<Exit> {
        let settings = Settings::new(self.global);
        let Some(command) = self.command else {
            let mut output = Output::new(&settings, NO_INPUTS)?;
            output.write_all(Self::command().render_help().to_string().as_bytes())?;
            return output.finish(Exit::Success);
        };
        match command {
            Command::Interview(args) => interview::run(&args, &settings),
            Command::Form(args) => form::run(&args, &settings),
            Command::Import(args) => import::run(&args, &settings),
            Command::Score(args) => score::run(&args, &settings),
            Command::Batch(args) => batch::run(&args, &settings),
            Command::Compare(args) => compare::run(&args, &settings),
            Command::Plan(args) => plan::run(&args, &settings),
            Command::Check(args) => check::run(&args, &settings),
            Command::Explain(args) => explain::run(&args, &settings),
            Command::Template(args) => template::run(&args, &settings),
            Command::Questionnaire(args) => questionnaire::run(&args, &settings),
            Command::Schema(args) => schema::run(&args, &settings),
            Command::Completions { shell } => completions::completions(shell, Self::command(), &settings),
            Command::Man => completions::man(Self::command(), &settings),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Args::command().debug_assert();
    }

    #[test]
    fn a_command_alone_is_read_as_among_all() {
        for line in [
            "pillars score a.toml",
            "pillars score a.toml b.toml --format json --min-group 3 --no-raise --ascii -o x.json --today 2026-03-01 --plan p.toml",
            "pillars batch answers --sort name --where band=not-ready --where date>=2026-01-01 --threads 2 --questionnaire q.toml",
            "pillars batch - --files-from list --long --bom --color never",
            "pillars check answers --allow warnings --force",
        ] {
            let arguments: Vec<_> = line.split(' ').map(OsString::from).collect();
            let alone = Args::parse_alone(&arguments).map(|args| format!("{args:?}"));
            assert_eq!(alone, Some(format!("{:?}", Args::try_parse_from(&arguments).unwrap())));
        }
        for line in
            ["pillars score", "pillars score --help", "pillars batch a --bad", "pillars check a --format nonsense"]
        {
            let arguments: Vec<_> = line.split(' ').map(OsString::from).collect();
            assert!(Args::parse_alone(&arguments).is_none(), "{line}");
        }
    }
}

//! `explain`: what an id means, and how its figure came about.

use crate::cli::args::RulesArgs;
use crate::cli::commands::score::Team;
use crate::cli::exit::Usage;
use crate::cli::format::{self, Format};
use crate::cli::loaded_questionnaire::LoadedQuestionnaire;
use crate::cli::{Exit, Output, Settings};
use crate::input::ReadOptions;
use crate::report::explanation::{AuditContext, explain, find};
use crate::report::{markdown, terminal};
use std::io::Write as _;
use std::path::PathBuf;

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

pub(in crate::cli) fn run(args: &ExplainArgs, settings: &Settings) -> anyhow::Result<Exit> {
    let format = format::choose(format::EXPLAIN, args.format, settings.extension())?;
    let mut output = Output::new(settings, &args.answers)?;
    let questionnaire = LoadedQuestionnaire::load(settings)?.questionnaire;
    let topics = find(&questionnaire, &args.id).map_err(|error| Usage(error.to_string()))?;
    let explanation = if args.answers.is_empty() {
        explain(&questionnaire, &topics, None)
    } else {
        let team = Team::read(&args.answers, &questionnaire, ReadOptions::ANSWERS)?;
        let assessment = team.assess(&questionnaire, args.rules.into());
        let audit = AuditContext {
            subject: &team.subject,
            answers: &team.answers,
            assessment: &assessment,
            show_respondents: args.show_respondents,
        };
        explain(&questionnaire, &topics, Some(&audit))
    };
    let text = match format {
        Format::Markdown => markdown::render(&explanation),
        _ => terminal::render(&explanation, settings.style),
    };
    output.write_all(text.as_bytes())?;
    output.finish(Exit::Success)
}

//! `explain`: the meaning of an id, and the arithmetic of its figure.

use crate::cli::args::RulesArgs;
use crate::cli::commands::score::TeamAnswers;
use crate::cli::exit::UsageError;
use crate::cli::format::{self, Format};
use crate::cli::loaded_questionnaire::LoadedQuestionnaire;
use crate::cli::suggestions::{self, Suggestions};
use crate::cli::{Exit, Output, Settings};
use crate::input::ReadOptions;
use crate::report::explanation::{AuditContext, explain, find};
use crate::report::{markdown, terminal};
use std::io::Write as _;
use std::path::PathBuf;

/// Explain a question, figure, word or diagnostic code
///
/// ID is the id of a question, culture indicator, pillar, band, viewpoint, stage, term, reading or document, a diagnostic code, or one of
/// `culture`, `overall`, `policy` and `practice`. You can also give a title, the text of a question, or a word from a report such as "gap".
/// Case does not matter.
///
/// With --answers it shows the full arithmetic of the figure for one team, so that you can check it with a pocket calculator.
#[derive(Debug, clap::Args)]
#[command(override_usage = "pillars explain [OPTIONS] <ID>")]
#[command(after_help = "\
Examples:
  pillars explain peer-leadership.parity
  pillars explain 'Quality & Clarity'
  pillars explain gap
  pillars explain peer-leadership --answers team/*.toml
  pillars explain --answers team.toml overall
  pillars explain duplicate-key")]
pub(in crate::cli) struct ExplainArgs {
    /// Id or title to explain
    #[arg(value_name = "ID", required_unless_present = "answers", value_parser = Suggestions(suggestions::topics), hide_possible_values = true)]
    pub(in crate::cli) id: Option<String>,

    /// Show the arithmetic for the team with these answers files; `-` is standard input
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub(in crate::cli) answers: Vec<PathBuf>,

    /// Output format; by default the extension of --output decides
    #[arg(long, value_name = "FORMAT", value_parser = format::parser(format::EXPLAIN))]
    pub(in crate::cli) format: Option<Format>,

    /// Include single respondents' answers. Do not share the output
    #[arg(long, requires = "answers")]
    pub(in crate::cli) show_respondents: bool,

    #[command(flatten)]
    pub(in crate::cli) rules: RulesArgs,
}

impl ExplainArgs {
    /// The ID and the answers files. `--answers` takes any number of files, so an ID after them is parsed as the last of them.
    fn id_and_answers(&self) -> Result<(&str, &[PathBuf]), UsageError> {
        let last = || match self.answers.split_last() {
            Some((id, files)) if !files.is_empty() => Some((id.to_str()?, files)),
            _ => None,
        };
        match &self.id {
            Some(id) => Ok((id, &self.answers)),
            None => last()
                .ok_or_else(|| UsageError("no ID to explain; write `pillars explain ID --answers FILE…`".to_owned())),
        }
    }
}

pub(in crate::cli) fn run(args: &ExplainArgs, settings: &Settings) -> anyhow::Result<Exit> {
    let format = format::choose(format::EXPLAIN, args.format, settings.extension())?;
    let (id, answers) = args.id_and_answers()?;
    let mut output = Output::new(settings, answers)?;
    let questionnaire = LoadedQuestionnaire::load(settings)?.questionnaire;
    let topics = find(questionnaire, id).map_err(|error| UsageError(error.to_string()))?;
    let explanation = if answers.is_empty() {
        explain(questionnaire, &topics, None)
    } else {
        let team = TeamAnswers::read(answers, questionnaire, ReadOptions::ANSWERS)?;
        let rules = args.rules.rules(questionnaire)?;
        let assessment = team.assess(questionnaire, rules);
        let audit = AuditContext {
            subject: &team.subject,
            answers: &team.answers,
            assessment: &assessment,
            show_respondents: args.show_respondents,
        };
        explain(questionnaire, &topics, Some(&audit))
    };
    let text = match format {
        Format::Markdown => markdown::render(&explanation),
        _ => terminal::render(&explanation, settings.style),
    };
    output.write_all(text.as_bytes())?;
    output.finish(Exit::Success)
}

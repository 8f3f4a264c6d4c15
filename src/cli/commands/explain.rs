//! `explain`: what an id means, and how its figure came about.

use crate::cli::args::ExplainArgs;
use crate::cli::commands::questionnaire::LoadedQuestionnaire;
use crate::cli::commands::score::Team;
use crate::cli::exit::Usage;
use crate::cli::format::{self, Format};
use crate::cli::{Exit, Output, Settings};
use crate::input::ReadOptions;
use crate::report::explanation::{AuditContext, explain, find};
use crate::report::{markdown, terminal};
use std::io::Write as _;

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
    output.finish(Exit::Done)
}

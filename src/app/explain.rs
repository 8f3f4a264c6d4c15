//! `explain`: what an id means, and how its figure came about.

use super::args::{ExplainArgs, ExplainFormat};
use super::exit::Usage;
use super::questionnaire::InUse;
use super::score::Team;
use super::{Exit, Output, Settings};
use crate::read::Wanted;
use crate::report::explain::{Audited, explain, find};
use crate::report::{markdown, terminal};
use std::io::Write as _;

pub(super) fn run(args: &ExplainArgs, settings: &Settings) -> anyhow::Result<Exit> {
    let format = match (args.format, settings.extension()) {
        (Some(format), _) => format,
        (None, Some("md" | "markdown")) => ExplainFormat::Markdown,
        (None, None | Some("txt")) => ExplainFormat::Terminal,
        (None, Some(other)) => return Err(Usage::unknown_extension(other).into()),
    };
    let questionnaire = InUse::load(settings)?.questionnaire;
    let topics = find(&questionnaire, &args.id).map_err(|error| Usage(error.to_string()))?;
    let explanation = if args.answers.is_empty() {
        explain(&questionnaire, &topics, None)
    } else {
        let team = Team::read(&args.answers, &questionnaire, Wanted::ANSWERS, settings)?;
        let assessment = team.assess(&questionnaire, args.rules.into());
        let audit = Audited {
            subject: &team.subject,
            answers: &team.answers,
            assessment: &assessment,
            show_respondents: args.show_respondents,
        };
        explain(&questionnaire, &topics, Some(&audit))
    };
    let mut output = Output::new(settings)?;
    let text = match format {
        ExplainFormat::Terminal => terminal::render_explanation(&explanation, settings.style),
        ExplainFormat::Markdown => markdown::render_explanation(&explanation),
    };
    output.write_all(text.as_bytes())?;
    output.finish(Exit::Done)
}

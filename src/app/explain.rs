//! `explain`: what an id means, and how its figure came about.

use super::args::ExplainArgs;
use super::exit::Usage;
use super::questionnaire::InUse;
use super::score::Team;
use super::{Exit, Output, Settings};
use crate::report::explain::{Audited, explain, find};
use crate::report::terminal::render_explanation;
use std::io::Write as _;

pub(super) fn run(args: &ExplainArgs, settings: &Settings) -> anyhow::Result<Exit> {
    let questionnaire = InUse::load(settings)?.questionnaire;
    let topics = find(&questionnaire, &args.id).map_err(|error| Usage(error.to_string()))?;
    let explanation = if args.answers.is_empty() {
        explain(&questionnaire, &topics, None)
    } else {
        let team = Team::read(&args.answers, &questionnaire, settings)?;
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
    output.write_all(render_explanation(&explanation, settings.style).as_bytes())?;
    output.finish(Exit::Done)
}

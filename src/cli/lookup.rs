//! Looks up ids from the command line in the questionnaire.

use crate::cli::exit::UsageError;
use crate::diagnostic::did_you_mean;
use crate::model::{FormLength, PillarIndex, Questionnaire, StageIndex, ViewpointIndex};
use crate::text::{List, Quoted};

/// The pillar with this id.
pub(in crate::cli) fn pillar(id: &str, questionnaire: &Questionnaire) -> Result<PillarIndex, UsageError> {
    let known = questionnaire.pillars().iter().map(|pillar| pillar.id.as_str());
    questionnaire.pillar_named(id).ok_or_else(|| usage("pillar", id, known))
}

/// The viewpoint with this id.
pub(in crate::cli) fn viewpoint(id: &str, questionnaire: &Questionnaire) -> Result<ViewpointIndex, UsageError> {
    let known = questionnaire.viewpoints().iter().map(|viewpoint| viewpoint.id.as_str());
    questionnaire.viewpoint_named(id).ok_or_else(|| usage("viewpoint", id, known))
}

/// The stage with this id.
pub(in crate::cli) fn stage(id: &str, questionnaire: &Questionnaire) -> Result<StageIndex, UsageError> {
    if questionnaire.stages().is_empty() {
        return Err(UsageError("the questionnaire has no stages".to_owned()));
    }
    let known = questionnaire.stages().iter().map(|stage| stage.id.as_str());
    questionnaire.stage_named(id).ok_or_else(|| usage("stage", id, known))
}

/// The form that `--short` selects, unless the questionnaire has no short form (scoring, section 1).
pub(in crate::cli) fn form(short: bool, questionnaire: &Questionnaire) -> Result<FormLength, UsageError> {
    match (short, questionnaire.has_short_form()) {
        (false, _) => Ok(FormLength::Full),
        (true, true) => Ok(FormLength::Short),
        (true, false) => Err(UsageError("the questionnaire has no short form".to_owned())),
    }
}

fn usage<'k>(what: &str, id: &str, known: impl Iterator<Item = &'k str>) -> UsageError {
    let (message, help) = unknown(what, id, known);
    UsageError(format!("{message}; {help}"))
}

/// The message about an unknown id, and its help: the most similar id, or all of them.
pub(in crate::cli) fn unknown<'k>(what: &str, id: &str, known: impl Iterator<Item = &'k str>) -> (String, String) {
    let known: Vec<&str> = known.collect();
    let help = did_you_mean(id, known.iter().copied()).unwrap_or_else(|| match known.as_slice() {
        [only] => format!("the only {what} is {}", Quoted(only)),
        known => format!("the {what}s are {}", List::and(known)),
    });
    (format!("there is no {what} {}", Quoted(id)), help)
}

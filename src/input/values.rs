//! Values of several kinds of files: names, dates, viewpoints and stages.

use super::fields::ParseContext;
use super::syntax::to_span;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::model::{Id, InvalidName, MAX_NAME, Questionnaire, StageIndex, ViewpointIndex, valid_name};
use crate::text::{List, Quoted};
use chrono::NaiveDate;
use toml_spanner::{Item, Value};

/// A normalised name.
pub(super) fn name(item: &Item<'_>, key: &str, context: &mut ParseContext<'_>) -> Option<String> {
    let Some(text) = item.as_str() else {
        context.wrong_type(item, key, "a text");
        return None;
    };
    let code = match valid_name(text) {
        Ok(name) => return Some(name.into_owned()),
        Err(InvalidName::Empty) => {
            context.empty_text(item, key);
            return None;
        }
        Err(InvalidName::ControlCharacter) => Code::ControlCharacter,
        Err(InvalidName::TooLong) => Code::TooLong,
    };
    context.problems.add(code, |code| {
        let message = match code {
            Code::ControlCharacter => format!("{} contains a control character", Quoted(key)),
            _ => format!("{} has more than {MAX_NAME} characters", Quoted(key)),
        };
        Diagnostic::new(code, to_span(item.span()), message).with_usual_help()
    });
    None
}

/// Whether the questionnaire that a file names is the one in use. Something other than a name is a problem of its own.
pub(super) fn is_for(
    item: &Item<'_>,
    questionnaire: &Questionnaire,
    what_is: &str,
    context: &mut ParseContext<'_>,
) -> bool {
    let own = questionnaire.id().as_str();
    let Some(id) = context.text(item, "questionnaire") else { return true };
    if id != own {
        context.problems.add(Code::WrongQuestionnaire, |code| {
            let message = match Id::new(id) {
                Ok(id) => format!("{what_is} for {}, not for {}", Quoted(id.as_str()), Quoted(own)),
                Err(_) => format!("{what_is} not for {}", Quoted(own)),
            };
            Diagnostic::new(code, to_span(item.span()), message).with_usual_help().with_help_if(did_you_mean(id, [own]))
        });
    }
    id == own
}

/// A TOML local date.
pub(super) fn day(item: &Item<'_>, key: &str, context: &mut ParseContext<'_>) -> Option<NaiveDate> {
    let message = match item.value() {
        Value::DateTime(moment) => {
            let alone = moment.date().filter(|_| moment.time().is_none() && moment.offset().is_none());
            let day =
                alone.and_then(|date| NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into()));
            if day.is_some() {
                return day;
            }
            "is not just a date"
        }
        Value::String(_) => "is text, not a date",
        _ => {
            context.wrong_type(item, key, "a date such as 2026-11-21");
            return None;
        }
    };
    context.problems.add(Code::InvalidDate, |code| {
        Diagnostic::new(code, to_span(item.span()), format!("{} {message}", Quoted(key)))
            .with_help("write the date without quotes and without a time: 2026-11-21")
    });
    None
}

pub(super) fn viewpoint_of(
    item: &Item<'_>,
    key: &str,
    questionnaire: &Questionnaire,
    context: &mut ParseContext<'_>,
) -> Option<ViewpointIndex> {
    let id = context.text(item, key)?;
    let found = questionnaire.viewpoint_named(id);
    if found.is_none() {
        unknown_viewpoint(id, item, questionnaire, context);
    }
    found
}

fn unknown_viewpoint(id: &str, item: &Item<'_>, questionnaire: &Questionnaire, context: &mut ParseContext<'_>) {
    context.problems.add(Code::UnknownViewpoint, |code| {
        let known: Vec<&str> = questionnaire.viewpoints().iter().map(|viewpoint| viewpoint.id.as_str()).collect();
        let help = did_you_mean(id, known.iter().copied()).unwrap_or_else(|| format!("write {}", List::or(&known)));
        // A value that is not an id may be a sentence about somebody.
        let message = match Id::new(id) {
            Ok(id) => format!("there is no viewpoint {}", Quoted(id.as_str())),
            Err(_) => "this is not a viewpoint of the questionnaire".to_owned(),
        };
        Diagnostic::new(code, to_span(item.span()), message).with_help(help)
    });
}

/// A list of viewpoints, in questionnaire order.
pub(super) fn viewpoints_of(
    item: &Item<'_>,
    key: &str,
    questionnaire: &Questionnaire,
    context: &mut ParseContext<'_>,
) -> Vec<ViewpointIndex> {
    let Some(array) = item.as_array() else {
        context.wrong_type(item, key, "a list of viewpoints");
        return Vec::new();
    };
    if array.iter().next().is_none() {
        context.problems.add(Code::EmptyList, |code| {
            Diagnostic::new(code, to_span(item.span()), format!("{} is empty", Quoted(key))).with_usual_help()
        });
    }
    let mut found = Vec::new();
    for item in array {
        let Some(id) = context.text(item, key) else { continue };
        match questionnaire.viewpoint_named(id) {
            Some(viewpoint) if found.contains(&viewpoint) => context.problems.add(Code::RepeatedId, |code| {
                let message = format!("{} is listed twice in {}", Quoted(id), Quoted(key));
                Diagnostic::new(code, to_span(item.span()), message).with_usual_help()
            }),
            Some(viewpoint) => found.push(viewpoint),
            None => unknown_viewpoint(id, item, questionnaire, context),
        }
    }
    found.sort_unstable();
    found
}

pub(super) fn stage_of(
    item: &Item<'_>,
    questionnaire: &Questionnaire,
    context: &mut ParseContext<'_>,
) -> Option<StageIndex> {
    let id = context.text(item, "stage")?;
    let found = questionnaire.stage_named(id);
    if found.is_none() {
        context.problems.add(Code::UnknownStage, |code| {
            let known: Vec<&str> = questionnaire.stages().iter().map(|stage| stage.id.as_str()).collect();
            let (message, help) = match (known.is_empty(), Id::new(id)) {
                (true, _) => ("the questionnaire has no stages".to_owned(), "delete `stage`".to_owned()),
                (_, Ok(id)) => (format!("there is no stage {}", Quoted(id.as_str())), String::new()),
                (_, Err(_)) => ("this is not a stage of the questionnaire".to_owned(), String::new()),
            };
            let help = Some(help).filter(|help| !help.is_empty());
            let help = help.or_else(|| did_you_mean(id, known.iter().copied()));
            Diagnostic::new(code, to_span(item.span()), message)
                .with_help(help.unwrap_or_else(|| format!("write {}", List::or(&known))))
        });
    }
    found
}

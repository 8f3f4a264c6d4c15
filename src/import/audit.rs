//! The values of `[audit]`: given for all answers by the command line and the import map, or by each row or form.

use super::problems::Problems;
use super::table::CellValue;
use super::wordings::{Wordings, cell_key};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::input::{AuditValue, ImportMap};
use crate::model::{InvalidName, PLACEHOLDER_TEAM, StageIndex, ViewpointIndex, valid_name};
use crate::source::Location;
use crate::text::{List, Quoted, name_key};
use chrono::NaiveDate;

/// The values given for all answers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GivenAudit {
    /// The team.
    pub team: Option<String>,
    /// The organisation.
    pub organisation: Option<String>,
    /// The day of the audit.
    pub date: Option<NaiveDate>,
    /// The viewpoint.
    pub viewpoint: Option<ViewpointIndex>,
    /// The stage.
    pub stage: Option<StageIndex>,
}

impl GivenAudit {
    /// Fills in missing values from the map.
    #[must_use]
    pub fn or_map(self, map: &ImportMap) -> Self {
        fn constant<T: Clone>(value: Option<&AuditValue<T>>) -> Option<T> {
            match value {
                Some(AuditValue::Constant(value)) => Some(value.clone()),
                _ => None,
            }
        }
        Self {
            team: self.team.or_else(|| constant(map.team.as_ref())),
            organisation: self.organisation.or_else(|| constant(map.organisation.as_ref())),
            date: self.date.or(map.date),
            viewpoint: self.viewpoint.or_else(|| constant(map.viewpoint.as_ref())),
            stage: self.stage.or_else(|| constant(map.stage.as_ref())),
        }
    }
}

/// The name in a cell; `None`, with a problem, if it is invalid.
pub(super) fn name(
    value: &CellValue<'_>,
    what: &str,
    location: impl Into<Location>,
    problems: &mut Problems,
) -> Option<String> {
    let text = value.text();
    let code = match valid_name(&text) {
        Ok(name) if name == PLACEHOLDER_TEAM => Code::Placeholder,
        Ok(name) => return Some(name.into_owned()),
        Err(InvalidName::Empty) => return None,
        Err(InvalidName::TooLong) => Code::TooLong,
        Err(InvalidName::ControlCharacter) => Code::ControlCharacter,
    };
    let found = Diagnostic::new(code, location, format!("{} cannot be used: {}", Quoted(what), code.info().summary));
    problems.add_error(found.with_usual_help());
    None
}

/// The name to use: the one given for all, which the cell may spell differently, or the cell's.
pub(super) fn agreed_name(
    given: Option<&str>,
    own: Option<String>,
    what: &str,
    location: impl Into<Location>,
    problems: &mut Problems,
) -> Option<String> {
    match (given, own) {
        (Some(given), Some(own)) if name_key(given) != name_key(&own) => {
            conflict(what, location, problems);
            None
        }
        (Some(given), _) => Some(given.to_owned()),
        (None, own) => own,
    }
}

/// The value to use: the one given for all or the cell's. If they differ, that is a problem.
pub(super) fn agreed<T: PartialEq>(
    given: Option<T>,
    own: Option<T>,
    what: &str,
    location: impl Into<Location>,
    problems: &mut Problems,
) -> Option<T> {
    match (given, own) {
        (Some(given), Some(own)) if given != own => {
            conflict(what, location, problems);
            None
        }
        (given, own) => given.or(own),
    }
}

fn conflict(what: &str, location: impl Into<Location>, problems: &mut Problems) {
    problems.add(Code::ConflictingValue, || {
        Diagnostic::new(Code::ConflictingValue, location, format!("the {what} is not the one given for all answers"))
            .with_usual_help()
    });
}

/// Reports that a required value is missing.
pub(super) fn missing(what: &str, location: impl Into<Location>, problems: &mut Problems) {
    problems.add(Code::MissingAuditValue, || {
        Diagnostic::new(Code::MissingAuditValue, location, format!("no {what} is given"))
            .with_help(format!("give it with --{what}, or under [audit] in an import map"))
    });
}

/// The viewpoint that a cell names by its label or id, or by a text in the import map.
pub(super) fn viewpoint(
    value: &CellValue<'_>,
    texts: &[(String, ViewpointIndex)],
    wordings: &Wordings<'_>,
    location: impl Into<Location>,
    problems: &mut Problems,
) -> Option<ViewpointIndex> {
    let viewpoints = ViewpointIndex::enumerate(wordings.questionnaire.viewpoints());
    let names = viewpoints.map(|(index, viewpoint)| (index, viewpoint.id.as_str(), &*viewpoint.label));
    choice(value, texts, names, (Code::UnknownViewpoint, "viewpoint"), location, problems)
}

/// The same for the stage.
pub(super) fn stage(
    value: &CellValue<'_>,
    texts: &[(String, StageIndex)],
    wordings: &Wordings<'_>,
    location: impl Into<Location>,
    problems: &mut Problems,
) -> Option<StageIndex> {
    let stages = StageIndex::enumerate(wordings.questionnaire.stages());
    let names = stages.map(|(index, stage)| (index, stage.id.as_str(), &*stage.label));
    choice(value, texts, names, (Code::UnknownStage, "stage"), location, problems)
}

/// What a text in the import map or an id or label of `names` says; a problem with this code if none does.
fn choice<'n, T: Copy>(
    value: &CellValue<'_>,
    texts: &[(String, T)],
    mut names: impl Iterator<Item = (T, &'n str, &'n str)> + Clone,
    (code, what): (Code, &str),
    location: impl Into<Location>,
    problems: &mut Problems,
) -> Option<T> {
    let known = names.clone().map(|(_, id, _)| id);
    let key = cell_key(&value.text());
    let mapped = texts.iter().find(|(text, _)| cell_key(text) == key).map(|(_, index)| *index);
    let is_meant = |(_, id, label): &(T, &str, &str)| *id == key || cell_key(label) == key;
    if let Some(found) = mapped.or_else(|| names.find(is_meant).map(|(index, ..)| index)) {
        return Some(found);
    }
    problems.add(code, || {
        let text = value.text();
        let help = format!("say in an import map what it means: [audit] {what} = {{ column = …, values = {{ … }} }}");
        let known: Vec<_> = known.collect();
        let meant = did_you_mean(&text, known.iter().copied())
            .unwrap_or_else(|| format!("the {what}s are {}", List::and(&known)));
        Diagnostic::new(code, location, format!("the cell is not a {what} of the questionnaire"))
            .with_private_help(format!("the cell contains {}; {meant}\n{help}", Quoted(&text)))
            .with_help(help)
    });
    None
}

/// The date in a cell: a date value, or a text as people in Britain write dates.
pub(super) fn day(value: &CellValue<'_>) -> Option<NaiveDate> {
    let text = match value {
        CellValue::Date(date) => return Some(*date),
        CellValue::Text(text) => text.trim(),
        _ => return None,
    };
    let formats = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y"];
    let day = formats.iter().find_map(|format| NaiveDate::parse_from_str(text, format).ok());
    day.filter(|day| (1900..=9999).contains(&chrono::Datelike::year(day)))
}

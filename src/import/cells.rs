//! Cells to answers. A level is never guessed: what is no answer is a problem, with the closest level as a hint.

use super::problems::Problems;
use super::table::CellValue;
use super::wordings::{Phrase, Wordings, cell_key, numbered, phrase, whole_number};
use crate::diagnostic::{Code, Diagnostic};
use crate::input::{ImportMap, MappedAnswer, ValueScope};
use crate::model::{Item, ItemIndex, Response, State};
use crate::source::Location;
use crate::text::{Quoted, Truncated};
use std::collections::BTreeMap;

/// What a cell says about an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    Nothing,
    /// A level; for an indicator a position.
    Number(i128),
    DontKnow,
    /// With the reason, where the import map gives it.
    NotApplicable(Option<String>),
}

/// Why a cell says nothing that can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unclear {
    /// No level, phrase or number.
    NotAnAnswer,
    /// A number alone, in a table: nobody knows whether its first choice was 0 or 1.
    BareNumber,
    /// A code such as `A1`, in a table: only the survey says what it stands for.
    AnswerCode,
    /// A number that the scale does not have.
    OutOfRange,
    NotApplicableNotAllowed,
}

/// Where cells come from, which decides about numbers without words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// Our own form, whose lists offer numbers.
    Form,
    /// A survey tool's export.
    Table,
}

/// Reads cells against a questionnaire and an import map.
#[derive(Debug)]
pub(super) struct CellReader<'q> {
    wordings: &'q Wordings<'q>,
    /// What the import map says about each item's texts.
    mapped: Vec<BTreeMap<String, MappedAnswer>>,
}

impl<'q> CellReader<'q> {
    pub(super) fn new(wordings: &'q Wordings<'q>, map: &ImportMap) -> Self {
        let mapped = ItemIndex::enumerate(wordings.questionnaire.items()).map(|(index, item)| {
            let applies = |scope: ValueScope| match scope {
                ValueScope::Item(other) => other == index,
                ValueScope::Questions => !item.is_indicator(),
                ValueScope::Indicators => item.is_indicator(),
            };
            // What is said of one item goes before what is said of all.
            let (own, general): (Vec<_>, Vec<_>) = map
                .values
                .iter()
                .filter(|entry| applies(entry.scope))
                .partition(|entry| matches!(entry.scope, ValueScope::Item(_)));
            let texts = general.into_iter().chain(own).flat_map(|entry| &entry.texts);
            texts.map(|(text, answer)| (cell_key(text), answer.clone())).collect()
        });
        Self { wordings, mapped: mapped.collect() }
    }

    /// Whether the import map says what this cell means.
    pub(super) fn is_mapped(&self, item: ItemIndex, text: &str) -> bool {
        self.mapped.get(item.get()).is_some_and(|texts| !texts.is_empty() && texts.contains_key(&cell_key(text)))
    }

    /// What a cell says.
    pub(super) fn read(&self, index: ItemIndex, value: &CellValue<'_>, origin: Origin) -> Result<Said, Unclear> {
        if value.is_blank() {
            return Ok(Said::Nothing);
        }
        let Some(item) = self.wordings.questionnaire.items().get(index.get()) else { return Err(Unclear::NotAnAnswer) };
        let said = self.meaning(index, value, origin)?;
        let response = match &said {
            Said::Nothing => return Ok(said),
            Said::Number(number) => Response::Number(*number),
            Said::DontKnow => Response::DontKnow,
            // Whether there is a reason is known later; here it matters whether it may be said.
            Said::NotApplicable(_) => Response::NotApplicable("said beside it"),
        };
        match item.state(response) {
            Ok(State::Level(_) | State::DontKnow | State::NotApplicable | State::Unanswered) => Ok(said),
            Err(_) if matches!(said, Said::NotApplicable(_)) => Err(Unclear::NotApplicableNotAllowed),
            Err(_) => Err(Unclear::OutOfRange),
        }
    }

    fn meaning(&self, index: ItemIndex, value: &CellValue<'_>, origin: Origin) -> Result<Said, Unclear> {
        let text = value.text();
        let key = cell_key(&text);
        if let Some(mapped) = self.mapped.get(index.get()).and_then(|texts| texts.get(&key)) {
            return Ok(match mapped {
                MappedAnswer::Number(number) => Said::Number((*number).into()),
                MappedAnswer::DontKnow => Said::DontKnow,
                MappedAnswer::NotApplicable(reason) => Said::NotApplicable(Some(reason.clone())),
                MappedAnswer::Unanswered => Said::Nothing,
            });
        }
        if !matches!(value, CellValue::Text(_) | CellValue::Number(_)) {
            return Err(Unclear::NotAnAnswer);
        }
        if let Some(level) = self.wordings.level_of(index, &key) {
            return Ok(Said::Number(self.number(index, level)));
        }
        if let Some(number) = whole_number(&key) {
            return if origin == Origin::Form { Ok(Said::Number(number)) } else { Err(Unclear::BareNumber) };
        }
        if let Some((number, words)) = numbered(&key) {
            let level = self.level(index, number).ok_or(Unclear::OutOfRange)?;
            let agrees = self.wordings.agrees(index, level, words);
            return if agrees { Ok(Said::Number(number)) } else { Err(Unclear::NotAnAnswer) };
        }
        match phrase(&key) {
            Some(Phrase::DontKnow) => Ok(Said::DontKnow),
            Some(Phrase::NotApplicable) => Ok(Said::NotApplicable(None)),
            None if origin == Origin::Table && is_answer_code(&key) => Err(Unclear::AnswerCode),
            None => Err(Unclear::NotAnAnswer),
        }
    }

    fn level(&self, index: ItemIndex, number: i128) -> Option<u8> {
        match self.wordings.questionnaire.items().get(index.get())?.state(Response::Number(number)) {
            Ok(State::Level(level)) => Some(level.number()),
            _ => None,
        }
    }

    /// The number that stands for a level of an item; a position for an indicator.
    fn number(&self, index: ItemIndex, level: u8) -> i128 {
        let is_indicator = self.wordings.questionnaire.items().get(index.get()).is_some_and(Item::is_indicator);
        i128::from(level) - if is_indicator { 2 } else { 0 }
    }

    /// Puts an unclear cell into words. Its text, and the closest level, are for people who have the file.
    pub(super) fn report(
        &self,
        unclear: Unclear,
        index: ItemIndex,
        value: &CellValue<'_>,
        location: Location,
        problems: &mut Problems,
    ) {
        let Some(item) = self.wordings.questionnaire.items().get(index.get()) else { return };
        let id = Quoted(&item.id);
        let code = match unclear {
            Unclear::NotAnAnswer | Unclear::BareNumber | Unclear::AnswerCode => Code::NotALevel,
            Unclear::OutOfRange if item.is_indicator() => Code::PositionOutOfRange,
            Unclear::OutOfRange => Code::LevelOutOfRange,
            Unclear::NotApplicableNotAllowed => Code::NotApplicableNotAllowed,
        };
        problems.add(code, || {
            let message = match unclear {
                Unclear::NotAnAnswer => format!("the cell is not an answer to {id}"),
                Unclear::BareNumber => format!("the cell is a number, which does not say which level of {id} is meant"),
                Unclear::AnswerCode => format!("the cell is a code, which does not say which level of {id} is meant"),
                Unclear::OutOfRange => format!("the cell is a number that {id} does not have"),
                Unclear::NotApplicableNotAllowed => format!("{id} always applies"),
            };
            let text = value.text();
            let help = match unclear {
                Unclear::NotApplicableNotAllowed => code.info().help.to_owned(),
                Unclear::AnswerCode => {
                    let (scope, first) = if item.is_indicator() { ("culture.*", -2) } else { ("*", 0) };
                    format!(
                        "export the answers as full text, or say in an import map what each code means, such as \
                         A1 = {first} and A2 = {} under [values.\"{scope}\"]",
                        first + 1
                    )
                }
                _ => format!("ask the respondent, or say in an import map what it means: [values.\"{}\"]", item.id),
            };
            let closest = if unclear == Unclear::NotApplicableNotAllowed { None } else { closest_level(item, &text) };
            let closest = closest
                .map(|(number, wording)| format!("; the closest level is {number}: {}", Truncated::sentence(wording)));
            let private = format!("the cell contains {}{}\n{help}", Quoted(&text), closest.unwrap_or_default());
            Diagnostic::new(code, location, message).with_help(help).with_private_help(private)
        });
    }
}

/// Whether a folded text is a code as survey tools give to choices: "a1", "l001".
fn is_answer_code(key: &str) -> bool {
    let digits = key.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letters = key.len() - digits.len();
    (1..=3).contains(&letters) && (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The level whose wording is most like a text, for a hint.
fn closest_level<'i>(item: &'i Item, text: &str) -> Option<(i128, &'i str)> {
    let key = cell_key(text);
    if key.len() > 400 || whole_number(&key).is_some() || is_answer_code(&key) {
        return None;
    }
    let likeness = |wording: &str| strsim::normalized_levenshtein(&cell_key(wording), &key);
    let wordings = item.question().map(|question| question.levels.iter().enumerate())?;
    let (level, wording) = wordings.max_by(|(_, a), (_, b)| likeness(a).total_cmp(&likeness(b)))?;
    Some((i128::try_from(level).ok()?, wording))
}

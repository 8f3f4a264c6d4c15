//! Reads answers from cells. A level is never guessed: any other text is a problem, with the closest level as a hint.

use super::problems::Problems;
use super::table::CellValue;
use super::wordings::{Phrase, Wordings, cell_key, numbered, phrase, whole_number};
use crate::diagnostic::{Code, Diagnostic};
use crate::input::{ImportMap, MappedAnswer, ValueScope};
use crate::model::{Item, ItemIndex, State, WrittenAnswer};
use crate::source::Location;
use crate::text::{Quoted, Truncated};
use std::collections::BTreeMap;

/// The answer in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum CellAnswer {
    Nothing,
    /// A level; for an indicator a position.
    Number(i128),
    DontKnow,
    /// With the reason, if the import map gives one.
    NotApplicable(Option<String>),
}

/// Why a cell is not a valid answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InvalidCell {
    /// It is not a level, a phrase or a number.
    NotAnAnswer,
    /// A number without words, in a table: the first choice may have been 0 or 1.
    BareNumber,
    /// A code such as `A1`, in a table: only the survey says what it means.
    AnswerCode,
    /// A number that the scale does not have.
    OutOfRange,
    NotApplicableNotAllowed,
}

/// Where a cell comes from, which decides whether a number without words is valid.
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
    /// For each item, the texts whose meaning the import map gives.
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
            // The meaning for one item overrides the meaning for all.
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

    /// Whether the import map gives the meaning of this cell.
    pub(super) fn is_mapped(&self, item: ItemIndex, text: &str) -> bool {
        self.mapped.get(item.get()).is_some_and(|texts| !texts.is_empty() && texts.contains_key(&cell_key(text)))
    }

    /// The answer in a cell.
    pub(super) fn read(
        &self,
        index: ItemIndex,
        value: &CellValue<'_>,
        origin: Origin,
    ) -> Result<CellAnswer, InvalidCell> {
        if value.is_blank() {
            return Ok(CellAnswer::Nothing);
        }
        let Some(item) = self.wordings.questionnaire.items().get(index.get()) else {
            return Err(InvalidCell::NotAnAnswer);
        };
        let answer = self.meaning(index, value, origin)?;
        let response = match &answer {
            CellAnswer::Nothing => return Ok(answer),
            CellAnswer::Number(number) => WrittenAnswer::Number(*number),
            CellAnswer::DontKnow => WrittenAnswer::DontKnow,
            // The reason may be in another column; this only checks whether the item allows it.
            CellAnswer::NotApplicable(_) => WrittenAnswer::NotApplicable("any reason"),
        };
        match item.state(response) {
            Ok(State::Level(_) | State::DontKnow | State::NotApplicable | State::Unanswered) => Ok(answer),
            Err(_) if matches!(answer, CellAnswer::NotApplicable(_)) => Err(InvalidCell::NotApplicableNotAllowed),
            Err(_) => Err(InvalidCell::OutOfRange),
        }
    }

    fn meaning(&self, index: ItemIndex, value: &CellValue<'_>, origin: Origin) -> Result<CellAnswer, InvalidCell> {
        let text = value.text();
        let key = cell_key(&text);
        if let Some(mapped) = self.mapped.get(index.get()).and_then(|texts| texts.get(&key)) {
            return Ok(match mapped {
                MappedAnswer::Number(number) => CellAnswer::Number((*number).into()),
                MappedAnswer::DontKnow => CellAnswer::DontKnow,
                MappedAnswer::NotApplicable(reason) => CellAnswer::NotApplicable(Some(reason.clone())),
                MappedAnswer::Unanswered => CellAnswer::Nothing,
            });
        }
        if !matches!(value, CellValue::Text(_) | CellValue::Number(_)) {
            return Err(InvalidCell::NotAnAnswer);
        }
        if let Some(level) = self.wordings.level_of(index, &key) {
            return Ok(CellAnswer::Number(self.number(index, level)));
        }
        if let Some(number) = whole_number(&key) {
            return if origin == Origin::Form { Ok(CellAnswer::Number(number)) } else { Err(InvalidCell::BareNumber) };
        }
        if let Some((number, words)) = numbered(&key) {
            let level = self.level(index, number).ok_or(InvalidCell::OutOfRange)?;
            let agrees = self.wordings.agrees(index, level, words);
            return if agrees { Ok(CellAnswer::Number(number)) } else { Err(InvalidCell::NotAnAnswer) };
        }
        match phrase(&key) {
            Some(Phrase::DontKnow) => Ok(CellAnswer::DontKnow),
            Some(Phrase::NotApplicable) => Ok(CellAnswer::NotApplicable(None)),
            None if origin == Origin::Table && is_answer_code(&key) => Err(InvalidCell::AnswerCode),
            None => Err(InvalidCell::NotAnAnswer),
        }
    }

    fn level(&self, index: ItemIndex, number: i128) -> Option<u8> {
        match self.wordings.questionnaire.items().get(index.get())?.state(WrittenAnswer::Number(number)) {
            Ok(State::Level(level)) => Some(level.number()),
            _ => None,
        }
    }

    /// The number that stands for a level of an item; a position for an indicator.
    fn number(&self, index: ItemIndex, level: u8) -> i128 {
        let is_indicator = self.wordings.questionnaire.items().get(index.get()).is_some_and(Item::is_indicator);
        i128::from(level) - if is_indicator { 2 } else { 0 }
    }

    /// Reports an invalid cell. Its text and the closest level are private: only people who have the file may see them.
    pub(super) fn report(
        &self,
        invalid: InvalidCell,
        index: ItemIndex,
        value: &CellValue<'_>,
        location: Location,
        problems: &mut Problems,
    ) {
        let Some(item) = self.wordings.questionnaire.items().get(index.get()) else { return };
        let id = Quoted(&item.id);
        let code = match invalid {
            InvalidCell::NotAnAnswer | InvalidCell::BareNumber | InvalidCell::AnswerCode => Code::NotALevel,
            InvalidCell::OutOfRange if item.is_indicator() => Code::PositionOutOfRange,
            InvalidCell::OutOfRange => Code::LevelOutOfRange,
            InvalidCell::NotApplicableNotAllowed => Code::NotApplicableNotAllowed,
        };
        problems.add(code, || {
            let message = match invalid {
                InvalidCell::NotAnAnswer => format!("the cell is not an answer to {id}"),
                InvalidCell::BareNumber => {
                    format!("the cell is a number, which does not say which level of {id} is meant")
                }
                InvalidCell::AnswerCode => {
                    format!("the cell is a code, which does not say which level of {id} is meant")
                }
                InvalidCell::OutOfRange => format!("the cell is a number that {id} does not have"),
                InvalidCell::NotApplicableNotAllowed => format!("{id} always applies"),
            };
            let text = value.text();
            let help = match invalid {
                InvalidCell::NotApplicableNotAllowed => code.info().help.to_owned(),
                InvalidCell::AnswerCode => {
                    let (scope, first) = if item.is_indicator() { ("culture.*", -2) } else { ("*", 0) };
                    format!(
                        "export the answers as full text, or say in an import map what each code means, such as \
                         A1 = {first} and A2 = {} under [values.\"{scope}\"]",
                        first + 1
                    )
                }
                _ => format!("ask the respondent, or say in an import map what it means: [values.\"{}\"]", item.id),
            };
            let closest =
                if invalid == InvalidCell::NotApplicableNotAllowed { None } else { closest_level(item, &text) };
            let closest = closest
                .map(|(number, wording)| format!("; the closest level is {number}: {}", Truncated::sentence(wording)));
            let private = format!("the cell contains {}{}\n{help}", Quoted(&text), closest.unwrap_or_default());
            Diagnostic::new(code, location, message).with_help(help).with_private_help(private)
        });
    }
}

/// Whether a folded text is a code that survey tools give to choices: "a1", "l001".
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

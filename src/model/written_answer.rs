//! The rules for valid answers, and the builder that enforces them for every reader.

use super::{
    Answers, AnswersHead, FormLength, Item, ItemIndex, Level, POSITION_OFFSET, Questionnaire, Remark, State, Version,
};
use crate::text::{has_control, normalise_name};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;

/// The only answer that is a text.
pub const DONT_KNOW: &str = "don't know";

/// The team in a template that nobody has filled in.
pub const PLACEHOLDER_TEAM: &str = "Your team";

/// The maximum length of the name of a team, an organisation or a respondent, in characters.
pub const MAX_NAME: usize = 200;

/// Why a name cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidName {
    /// It has no visible characters.
    Empty,
    /// It has more than [`MAX_NAME`] characters.
    TooLong,
    /// It contains a character that controls the terminal or the direction of writing.
    ControlCharacter,
}

/// Validates a name and normalises it with [`normalise_name`].
///
/// # Errors
/// [`InvalidName`] if it is empty, too long or has control characters.
pub fn valid_name(text: &str) -> Result<Cow<'_, str>, InvalidName> {
    if text.trim().is_empty() {
        return Err(InvalidName::Empty);
    }
    if has_control(text) {
        return Err(InvalidName::ControlCharacter);
    }
    let name = normalise_name(text);
    if name.is_empty() {
        return Err(InvalidName::Empty);
    }
    // A character takes at least one byte, so a text with this many bytes is short enough without counting.
    if name.len() > MAX_NAME && name.chars().count() > MAX_NAME {
        return Err(InvalidName::TooLong);
    }
    Ok(name)
}

/// Why an answer to an item is invalid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidAnswer {
    /// There is no such item.
    UnknownItem,
    /// It has been answered before.
    AnsweredTwice,
    /// Its scale has no such level or position.
    OutOfRange,
    /// It always applies.
    NotApplicableNotAllowed,
    /// Not applicable needs a reason.
    ReasonMissing,
}

/// An answer as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrittenAnswer<'t> {
    /// The number of a level or, for an indicator, of a position.
    Number(i128),
    /// The text [`DONT_KNOW`].
    DontKnow,
    /// Not applicable, with the reason.
    NotApplicable(&'t str),
}

impl Item {
    /// The state for a response.
    ///
    /// # Errors
    /// [`InvalidAnswer`] if the item does not allow it.
    pub fn state(&self, response: WrittenAnswer<'_>) -> Result<State, InvalidAnswer> {
        match response {
            WrittenAnswer::Number(number) => {
                let offset = if self.is_indicator() { POSITION_OFFSET } else { 0 };
                let level = u8::try_from(number.saturating_add(offset.into())).ok().filter(|level| *level <= self.top);
                level.and_then(Level::new).map(State::Level).ok_or(InvalidAnswer::OutOfRange)
            }
            WrittenAnswer::DontKnow => Ok(State::DontKnow),
            WrittenAnswer::NotApplicable(_) if !self.na_allowed => Err(InvalidAnswer::NotApplicableNotAllowed),
            WrittenAnswer::NotApplicable(reason) if reason.trim().is_empty() => Err(InvalidAnswer::ReasonMissing),
            WrittenAnswer::NotApplicable(_) => Ok(State::NotApplicable),
        }
    }
}

/// Builds one respondent's answers. Every state is one that its item allows. Readers answer an item at most once; the interview may answer
/// it again.
///
/// ```
/// # use pillars::{input, model::{Answers, InvalidAnswer, ItemIndex, WrittenAnswer}, source::Source};
/// # let text = include_str!("../../pillars.toml");
/// # let questionnaire = input::questionnaire(&Source::new("pillars.toml", text)).into_parts().0.unwrap();
/// let mut builder = Answers::builder(&questionnaire);
/// assert_eq!(builder.respond(ItemIndex::new(0), WrittenAnswer::Number(3)), Ok(()));
/// assert_eq!(builder.respond(ItemIndex::new(1), WrittenAnswer::Number(99)), Err(InvalidAnswer::OutOfRange));
/// ```
#[derive(Debug, Clone)]
pub struct AnswersBuilder<'q> {
    questionnaire: &'q Questionnaire,
    states: Vec<State>,
    answered: Vec<bool>,
    remarks: BTreeMap<ItemIndex, Remark>,
    retired: Vec<usize>,
    outdated: BTreeMap<ItemIndex, State>,
}

impl Answers {
    /// Starts without answers.
    #[must_use]
    pub fn builder(questionnaire: &Questionnaire) -> AnswersBuilder<'_> {
        let items = questionnaire.items().len();
        AnswersBuilder {
            questionnaire,
            states: vec![State::Unanswered; items],
            answered: vec![false; items],
            remarks: BTreeMap::new(),
            retired: Vec::new(),
            outdated: BTreeMap::new(),
        }
    }
}

impl Answers {
    /// Reopens answers for changes, with the questionnaire that they were read with. Answers that another one does not allow become
    /// unanswered.
    pub fn into_builder(self, questionnaire: &Questionnaire) -> AnswersBuilder<'_> {
        let mut builder = Self::builder(questionnaire);
        for (item, state) in ItemIndex::enumerate(self.states) {
            let _unanswered_if_refused = builder.change(item, state);
        }
        let Self { remarks, retired, outdated, .. } = self;
        AnswersBuilder { remarks, retired, outdated, ..builder }
    }
}

impl<'q> AnswersBuilder<'q> {
    /// The questionnaire that is answered.
    #[must_use]
    pub fn questionnaire(&self) -> &'q Questionnaire {
        self.questionnaire
    }

    /// The states so far, in questionnaire order.
    #[must_use]
    pub fn states(&self) -> &[State] {
        &self.states
    }

    /// The remark on an item so far.
    pub fn remark_on(&self, item: ItemIndex) -> Option<&Remark> {
        self.remarks.get(&item)
    }

    /// Answers an item; `None` leaves it unanswered although it is named, for example with only a note. Remarks, including the reason, are
    /// set with [`Self::remark`].
    ///
    /// # Errors
    /// [`InvalidAnswer`] if the item does not allow it. Nothing is changed then.
    pub fn respond<'t>(
        &mut self,
        item: ItemIndex,
        response: impl Into<Option<WrittenAnswer<'t>>>,
    ) -> Result<(), InvalidAnswer> {
        let asked = self.questionnaire.items().get(item.get()).ok_or(InvalidAnswer::UnknownItem)?;
        let state = response.into().map_or(Ok(State::Unanswered), |response| asked.state(response))?;
        let (Some(slot), Some(answered)) = (self.states.get_mut(item.get()), self.answered.get_mut(item.get())) else {
            return Err(InvalidAnswer::UnknownItem);
        };
        if std::mem::replace(answered, true) {
            return Err(InvalidAnswer::AnsweredTwice);
        }
        *slot = state;
        Ok(())
    }

    /// Answers an item, replacing any earlier answer.
    ///
    /// # Errors
    /// [`InvalidAnswer`] if the item does not allow this state. Nothing is changed then.
    pub fn change(&mut self, item: ItemIndex, state: State) -> Result<(), InvalidAnswer> {
        let asked = self.questionnaire.items().get(item.get()).ok_or(InvalidAnswer::UnknownItem)?;
        match state {
            State::Level(level) if level.number() > asked.top => return Err(InvalidAnswer::OutOfRange),
            State::NotApplicable if !asked.na_allowed => return Err(InvalidAnswer::NotApplicableNotAllowed),
            _ => {}
        }
        *self.states.get_mut(item.get()).ok_or(InvalidAnswer::UnknownItem)? = state;
        Ok(())
    }

    /// Replaces the remark on an item. Blank texts are left out.
    pub fn remark(&mut self, item: ItemIndex, remark: Remark) {
        let says = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let Remark { reason, note, evidence, dissent } = remark;
        let (reason, note, evidence, dissent) = (says(reason), says(note), says(evidence), says(dissent));
        let remark = Remark { reason, note, evidence, dissent };
        if remark.is_empty() {
            self.remarks.remove(&item);
        } else if item.get() < self.states.len() {
            self.remarks.insert(item, remark);
        }
    }

    /// Records an answer to a retired question, by its index among the questionnaire's retired ones.
    pub fn retired(&mut self, index: usize) {
        if index < self.questionnaire.retired().len() {
            self.retired.push(index);
        }
    }

    /// Records an answer to an older version of a question, or `State::Unanswered` if it has lost its meaning. It is not counted.
    pub fn outdated(&mut self, item: ItemIndex, state: State) {
        if item.get() < self.states.len() {
            self.outdated.insert(item, state);
        }
    }

    /// Completes the answers with the details of the audit.
    #[must_use]
    pub fn finish(mut self, audit: AnswersHead, version: Version) -> Answers {
        let items = self.questionnaire.items();
        let asked = audit.asked(FormLength::Full);
        self.outdated.retain(|item, _| items.get(item.get()).is_some_and(|item| asked.includes(item)));
        let Self { states, remarks, retired, outdated, .. } = self;
        Answers { audit, version, states, remarks, retired, outdated }
    }
}

impl fmt::Display for InvalidName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("it is empty"),
            Self::TooLong => write!(f, "it has more than {MAX_NAME} characters"),
            Self::ControlCharacter => f.write_str("it contains a control character"),
        }
    }
}

impl Error for InvalidName {}

impl fmt::Display for InvalidAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnknownItem => "there is no such item",
            Self::AnsweredTwice => "it is answered twice",
            Self::OutOfRange => "its scale has no such level or position",
            Self::NotApplicableNotAllowed => "it cannot be answered \"not applicable\"",
            Self::ReasonMissing => "not applicable needs a reason",
        })
    }
}

impl Error for InvalidAnswer {}

//! The fields of `[audit]` while they are filled in, and how a typed line is read for each.

use super::steps::Field;
use crate::model::{
    Answers, AnswersHead, FormLength, InvalidName, ItemFilter, MAX_NAME, Questionnaire, StageIndex, ViewpointIndex,
    valid_name,
};
use crate::text::{day, parse_date};
use chrono::NaiveDate;
use std::borrow::Cow;
use std::num::NonZeroU32;

/// The fields known so far.
#[derive(Debug, Clone, Default)]
pub(super) struct AuditDraft {
    team: Option<String>,
    organisation: Option<String>,
    date: NaiveDate,
    viewpoint: Option<ViewpointIndex>,
    respondent: Option<String>,
    participants: Option<NonZeroU32>,
    stage: Option<StageIndex>,
    names_stage: bool,
    /// Whether the stage must still be asked for. A follow-up asks too, since the organisation may have moved on.
    must_ask_stage: bool,
    took_part: Vec<ViewpointIndex>,
    /// The viewpoint of groups that answer together.
    group: Option<ViewpointIndex>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FieldValue {
    Team(String),
    Organisation(Option<String>),
    Date(NaiveDate),
    Stage(StageIndex),
    Viewpoint(ViewpointIndex),
    TookPart(Vec<ViewpointIndex>),
    Participants(NonZeroU32),
}

impl AuditDraft {
    /// Starts from the answers to continue, or from an earlier audit with today's date.
    pub(super) fn new(
        answers: Option<&Answers>,
        earlier: Option<&Answers>,
        group: Option<ViewpointIndex>,
        today: NaiveDate,
        has_stages: bool,
    ) -> Self {
        let draft = match (answers, earlier) {
            (Some(answers), _) => Self::from(answers.audit()),
            (None, Some(earlier)) => {
                Self { date: today, participants: None, took_part: Vec::new(), ..Self::from(earlier.audit()) }
            }
            (None, None) => Self { date: today, ..Self::default() },
        };
        Self { group, must_ask_stage: has_stages && answers.is_none(), ..draft }
    }

    /// Sets the viewpoint to that of a group, which has no pseudonym.
    pub(super) fn with_group(self, group: ViewpointIndex) -> Self {
        Self { viewpoint: Some(group), group: Some(group), respondent: None, ..self }
    }

    /// Whether a group answers together.
    pub(super) fn is_group(&self) -> bool {
        self.viewpoint.is_some() && self.viewpoint == self.group
    }

    /// Whether a field must still be asked for. The date has a default, and an organisation is optional.
    pub(super) fn lacks(&self, field: Field) -> bool {
        match field {
            Field::Team => self.team.is_none(),
            Field::Viewpoint => self.viewpoint.is_none(),
            Field::Participants => self.is_group() && self.participants.is_none(),
            Field::Stage => self.must_ask_stage,
            Field::Organisation | Field::Date | Field::TookPart => false,
        }
    }

    /// The items that are asked of this viewpoint at this stage, as far as these are known.
    pub(super) fn asked(&self, form: FormLength) -> ItemFilter {
        ItemFilter { stage: self.stage, viewpoint: self.viewpoint, form }
    }

    /// The viewpoints that can be part of a group.
    pub(super) fn in_groups(&self, questionnaire: &Questionnaire) -> impl Iterator<Item = ViewpointIndex> {
        ViewpointIndex::first(questionnaire.viewpoints().len()).filter(|index| Some(*index) != self.group)
    }

    /// Reads several viewpoints, and returns them in questionnaire order.
    fn took_part(&self, typed: &str, questionnaire: &Questionnaire) -> Result<Vec<ViewpointIndex>, String> {
        let viewpoints = questionnaire.viewpoints();
        let listed: Vec<_> = self.in_groups(questionnaire).collect();
        let ids = || listed.iter().map(|index| viewpoints[*index].id.as_str());
        let words = typed.split([',', ';', ' ']).filter(|word| !word.is_empty());
        let chosen: Result<Vec<_>, _> = words.map(|word| choice(word, ids(), "viewpoint")).collect();
        let mut chosen: Vec<_> = chosen?.into_iter().filter_map(|index| listed.get(index).copied()).collect();
        chosen.sort_unstable();
        chosen.dedup();
        Ok(chosen)
    }

    /// The table `[audit]`, once it is complete.
    pub(super) fn audit(&self) -> Option<AnswersHead> {
        if self.lacks(Field::Participants) || self.lacks(Field::Stage) {
            return None;
        }
        Some(AnswersHead {
            team: self.team.clone()?,
            organisation: self.organisation.clone(),
            date: self.date,
            viewpoint: self.viewpoint?,
            respondent: self.respondent.clone(),
            participants: self.participants,
            stage: self.stage,
            names_stage: self.names_stage,
            took_part: self.took_part.clone(),
        })
    }

    /// The fields in words: "Northfield CMHT, Example Trust, 21 November 2026, answered as Staff".
    pub(super) fn in_words(&self, questionnaire: &Questionnaire) -> Option<String> {
        let viewpoint = questionnaire.viewpoints().get(self.viewpoint?.get())?;
        let mut words = self.team.clone()?;
        words.extend(self.organisation.iter().flat_map(|organisation| [", ", organisation]));
        let stage = self.stage.and_then(|stage| questionnaire.stages().get(stage.get()));
        words.extend(stage.iter().flat_map(|stage| [", ", stage.label.as_str()]));
        Some(format!("{words}, {}, answered as: {}", day(self.date), viewpoint.label))
    }

    /// Sets a field; returns whether that changed anything.
    pub(super) fn set(&mut self, value: FieldValue) -> bool {
        fn put<T: PartialEq>(field: &mut T, value: T) -> bool {
            let changed = *field != value;
            *field = value;
            changed
        }
        match value {
            FieldValue::Team(team) => put(&mut self.team, Some(team)),
            FieldValue::Organisation(organisation) => put(&mut self.organisation, organisation),
            FieldValue::Date(date) => put(&mut self.date, date),
            FieldValue::Viewpoint(viewpoint) => {
                let changed = put(&mut self.viewpoint, Some(viewpoint));
                if !self.is_group() {
                    self.participants = None;
                    self.took_part.clear();
                }
                changed
            }
            FieldValue::Stage(stage) => {
                let changed = put(&mut self.stage, Some(stage)) || self.must_ask_stage;
                self.names_stage |= changed;
                self.must_ask_stage = false;
                changed
            }
            FieldValue::TookPart(viewpoints) => put(&mut self.took_part, viewpoints),
            FieldValue::Participants(participants) => put(&mut self.participants, Some(participants)),
        }
    }

    /// The value of a field as the user would type it.
    pub(super) fn value(&self, field: Field, questionnaire: &Questionnaire) -> Option<String> {
        match field {
            Field::Team => self.team.clone(),
            Field::Organisation => self.organisation.clone(),
            Field::Date => Some(self.date.to_string()),
            Field::Stage => Some(questionnaire.stages().get(self.stage?.get())?.id.to_string()),
            Field::TookPart => {
                let ids = self.took_part.iter().filter_map(|index| questionnaire.viewpoints().get(index.get()));
                let ids: Vec<_> = ids.map(|viewpoint| viewpoint.id.as_str()).collect();
                (!ids.is_empty()).then(|| ids.join(", "))
            }
            Field::Viewpoint => Some(questionnaire.viewpoints().get(self.viewpoint?.get())?.id.to_string()),
            Field::Participants => self.participants.map(|number| number.to_string()),
        }
    }

    /// Reads a typed value of a field. An empty line keeps the current value.
    pub(super) fn read(&self, field: Field, typed: &str, questionnaire: &Questionnaire) -> Result<FieldValue, String> {
        let empty = typed.is_empty();
        match field {
            Field::Team if empty => {
                self.team.clone().map(FieldValue::Team).ok_or("Type the name of the team.".to_owned())
            }
            Field::Team => name(typed).map(FieldValue::Team),
            Field::Organisation if empty => Ok(FieldValue::Organisation(self.organisation.clone())),
            Field::Organisation if typed == "-" => Ok(FieldValue::Organisation(None)),
            Field::Organisation => name(typed).map(|name| FieldValue::Organisation(Some(name))),
            Field::Date if empty => Ok(FieldValue::Date(self.date)),
            Field::Date => date(typed).map(FieldValue::Date),
            Field::Stage if empty => {
                self.stage.map(FieldValue::Stage).ok_or("Choose the stage by its number.".to_owned())
            }
            Field::Stage => {
                let ids = questionnaire.stages().iter().map(|stage| stage.id.as_str());
                choice(typed, ids, "stage").map(|index| FieldValue::Stage(StageIndex::new(index)))
            }
            Field::TookPart if empty => Ok(FieldValue::TookPart(self.took_part.clone())),
            Field::TookPart if typed == "-" => Ok(FieldValue::TookPart(Vec::new())),
            Field::TookPart => self.took_part(typed, questionnaire).map(FieldValue::TookPart),
            Field::Viewpoint if empty => {
                self.viewpoint.map(FieldValue::Viewpoint).ok_or("Choose a viewpoint by its number.".to_owned())
            }
            Field::Viewpoint => {
                let ids = questionnaire.viewpoints().iter().map(|viewpoint| viewpoint.id.as_str());
                choice(typed, ids, "viewpoint").map(|index| FieldValue::Viewpoint(ViewpointIndex::new(index)))
            }
            Field::Participants if empty => self
                .participants
                .map(FieldValue::Participants)
                .ok_or("Type how many people are taking part.".to_owned()),
            Field::Participants => match typed.parse() {
                Ok(number) => Ok(FieldValue::Participants(number)),
                Err(_) => Err(format!("\"{typed}\" is not a number of people. Type a whole number, such as 6.")),
            },
        }
    }
}

/// A name that an answers file can hold.
fn name(typed: &str) -> Result<String, String> {
    valid_name(typed).map(Cow::into_owned).map_err(|error| match error {
        InvalidName::TooLong => format!("That is longer than {MAX_NAME} characters. Type a shorter name."),
        InvalidName::Empty | InvalidName::ControlCharacter => {
            "That contains a character that cannot be printed. Type the name again.".to_owned()
        }
    })
}

fn date(typed: &str) -> Result<NaiveDate, String> {
    parse_date(typed)
        .ok_or_else(|| format!("\"{typed}\" is not a date. Type year, month and day, like this: 2026-11-21."))
}

/// The index of the choice with this number or id.
fn choice<'i>(typed: &str, ids: impl ExactSizeIterator<Item = &'i str>, what: &str) -> Result<usize, String> {
    let count = ids.len();
    let by_number = || typed.trim_end_matches(['.', ')']).parse::<usize>().ok()?.checked_sub(1);
    let id = typed.to_lowercase();
    let found = ids.enumerate().find(|(_, other)| *other == id).map(|(index, _)| index).or_else(by_number);
    found
        .filter(|index| *index < count)
        .ok_or_else(|| format!("\"{typed}\" is not a {what} here. Type a number from 1 to {count}."))
}

impl From<&AnswersHead> for AuditDraft {
    fn from(audit: &AnswersHead) -> Self {
        let AnswersHead {
            team,
            organisation,
            date,
            viewpoint,
            respondent,
            participants,
            stage,
            names_stage,
            took_part,
        } = audit.clone();
        Self {
            team: Some(team),
            organisation,
            date,
            viewpoint: Some(viewpoint),
            respondent,
            participants,
            group: None,
            stage,
            names_stage,
            must_ask_stage: false,
            took_part,
        }
    }
}

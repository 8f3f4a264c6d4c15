//! The fields of `[audit]` as they are filled in, and how a typed line is read for one of them.

use super::steps::Field;
use crate::model::{Answers, Audit, InvalidName, MAX_NAME, Questionnaire, StageIndex, ViewpointIndex, valid_name};
use crate::text::day;
use chrono::NaiveDate;
use std::borrow::Cow;

/// The fields as far as they are known.
#[derive(Debug, Clone, Default)]
pub(super) struct AuditDraft {
    team: Option<String>,
    organisation: Option<String>,
    date: NaiveDate,
    viewpoint: Option<ViewpointIndex>,
    respondent: Option<String>,
    participants: Option<u32>,
    stage: Option<StageIndex>,
    names_stage: bool,
    took_part: Vec<ViewpointIndex>,
    /// The viewpoint of groups that answer together.
    group: Option<ViewpointIndex>,
}

/// A value for a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Team(String),
    Organisation(Option<String>),
    Date(NaiveDate),
    Viewpoint(ViewpointIndex),
    Participants(u32),
}

impl AuditDraft {
    /// Starts from the answers to continue with; else from an earlier audit, with today's date.
    pub(super) fn new(
        answers: Option<&Answers>,
        earlier: Option<&Answers>,
        group: Option<ViewpointIndex>,
        today: NaiveDate,
        default_stage: Option<StageIndex>,
    ) -> Self {
        let draft = match (answers, earlier) {
            (Some(answers), _) => Self::from(&answers.audit),
            (None, Some(earlier)) => Self { date: today, participants: None, ..Self::from(&earlier.audit) },
            (None, None) => Self { date: today, ..Self::default() },
        };
        Self { group, stage: draft.stage.or(default_stage), ..draft }
    }

    /// Settles that a group answers: nobody is named.
    pub(super) fn with_group(self, group: ViewpointIndex) -> Self {
        Self { viewpoint: Some(group), group: Some(group), respondent: None, ..self }
    }

    /// Whether a group answers together.
    pub(super) fn is_group(&self) -> bool {
        self.viewpoint.is_some() && self.viewpoint == self.group
    }

    /// Whether a field still has to be asked for. The date has a default, and an organisation is optional.
    pub(super) fn lacks(&self, field: Field) -> bool {
        match field {
            Field::Team => self.team.is_none(),
            Field::Viewpoint => self.viewpoint.is_none(),
            Field::Participants => self.is_group() && self.participants.is_none(),
            Field::Organisation | Field::Date => false,
        }
    }

    /// The table `[audit]`, once it is complete.
    pub(super) fn audit(&self) -> Option<Audit> {
        if self.lacks(Field::Participants) {
            return None;
        }
        Some(Audit {
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

    /// Whose audit it is, in words: "Northfield CMHT, Example Trust, 21 November 2026, answered as Staff".
    pub(super) fn in_words(&self, questionnaire: &Questionnaire) -> Option<String> {
        let viewpoint = questionnaire.viewpoints().get(self.viewpoint?)?;
        let mut words = self.team.clone()?;
        words.extend(self.organisation.iter().flat_map(|organisation| [", ", organisation]));
        Some(format!("{words}, {}, answered as: {}", day(self.date), viewpoint.label))
    }

    /// Sets a field; returns whether that changed anything.
    pub(super) fn set(&mut self, value: Value) -> bool {
        fn put<T: PartialEq>(field: &mut T, value: T) -> bool {
            let changed = *field != value;
            *field = value;
            changed
        }
        match value {
            Value::Team(team) => put(&mut self.team, Some(team)),
            Value::Organisation(organisation) => put(&mut self.organisation, organisation),
            Value::Date(date) => put(&mut self.date, date),
            Value::Viewpoint(viewpoint) => {
                let changed = put(&mut self.viewpoint, Some(viewpoint));
                if !self.is_group() {
                    self.participants = None;
                }
                changed
            }
            Value::Participants(participants) => put(&mut self.participants, Some(participants)),
        }
    }

    /// The value of a field, as it would be typed.
    pub(super) fn value(&self, field: Field, questionnaire: &Questionnaire) -> Option<String> {
        match field {
            Field::Team => self.team.clone(),
            Field::Organisation => self.organisation.clone(),
            Field::Date => Some(self.date.to_string()),
            Field::Viewpoint => Some(questionnaire.viewpoints().get(self.viewpoint?)?.id.to_string()),
            Field::Participants => self.participants.map(|number| number.to_string()),
        }
    }

    /// Reads what was typed for a field. An empty line keeps the value there is.
    pub(super) fn read(&self, field: Field, typed: &str, questionnaire: &Questionnaire) -> Result<Value, String> {
        let empty = typed.is_empty();
        match field {
            Field::Team if empty => self.team.clone().map(Value::Team).ok_or("Type the name of the team.".to_owned()),
            Field::Team => name(typed).map(Value::Team),
            Field::Organisation if empty => Ok(Value::Organisation(self.organisation.clone())),
            Field::Organisation if typed == "-" => Ok(Value::Organisation(None)),
            Field::Organisation => name(typed).map(|name| Value::Organisation(Some(name))),
            Field::Date if empty => Ok(Value::Date(self.date)),
            Field::Date => date(typed).map(Value::Date),
            Field::Viewpoint if empty => {
                self.viewpoint.map(Value::Viewpoint).ok_or("Choose a viewpoint by its number.".to_owned())
            }
            Field::Viewpoint => viewpoint(typed, questionnaire).map(Value::Viewpoint),
            Field::Participants if empty => {
                self.participants.map(Value::Participants).ok_or("Type how many people are taking part.".to_owned())
            }
            Field::Participants => match typed.parse() {
                Ok(number) if number >= 1 => Ok(Value::Participants(number)),
                _ => Err(format!("\"{typed}\" is not a number of people. Type a whole number, such as 6.")),
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
    let complete = typed.len() == "2026-11-21".len();
    let date = NaiveDate::parse_from_str(typed, "%Y-%m-%d").ok().filter(|_| complete);
    date.ok_or_else(|| format!("\"{typed}\" is not a date. Type year, month and day, like this: 2026-11-21."))
}

fn viewpoint(typed: &str, questionnaire: &Questionnaire) -> Result<ViewpointIndex, String> {
    let viewpoints = questionnaire.viewpoints();
    let by_number = || typed.trim_end_matches(['.', ')']).parse::<usize>().ok()?.checked_sub(1);
    let found = questionnaire.viewpoint_named(&typed.to_lowercase()).or_else(by_number);
    found
        .filter(|index| *index < viewpoints.len())
        .ok_or_else(|| format!("\"{typed}\" is not a viewpoint here. Type a number from 1 to {}.", viewpoints.len()))
}

impl From<&Audit> for AuditDraft {
    fn from(audit: &Audit) -> Self {
        let Audit { team, organisation, date, viewpoint, respondent, participants, stage, names_stage, took_part } =
            audit.clone();
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
            took_part,
        }
    }
}

//! Whose audit it is: asked first, and open to correction.

use super::Field;
use crate::model::{Answers, Audit, Questionnaire, ViewpointIndex};
use chrono::NaiveDate;

/// The longest name of a team or an organisation, in characters: what the reader of answers files takes.
const LONGEST_NAME: usize = 200;

/// What is known of whose audit it is.
#[derive(Debug, Clone, Default)]
pub(super) struct Head {
    team: Option<String>,
    organisation: Option<String>,
    date: NaiveDate,
    viewpoint: Option<ViewpointIndex>,
    respondent: Option<String>,
    participants: Option<u32>,
}

/// A value for a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Team(String),
    Organisation(Option<String>),
    Date(NaiveDate),
    Viewpoint(ViewpointIndex),
    Participants(u32),
}

impl Head {
    /// What the answers to go on with say; else what the earlier audit says, with today's date.
    pub(super) fn new(
        answers: Option<&Answers>,
        earlier: Option<&Answers>,
        group: Option<ViewpointIndex>,
        today: NaiveDate,
    ) -> Self {
        let mut head = match (answers, earlier) {
            (Some(answers), _) => Self { date: answers.audit.date, ..Self::of(&answers.audit) },
            (None, Some(earlier)) => Self { date: today, participants: None, ..Self::of(&earlier.audit) },
            (None, None) => Self { date: today, ..Self::default() },
        };
        if group.is_some() {
            head.viewpoint = group;
            head.respondent = None;
        }
        head
    }

    fn of(audit: &Audit) -> Self {
        let Audit { team, organisation, date, viewpoint, respondent, participants } = audit.clone();
        Self { team: Some(team), organisation, date, viewpoint: Some(viewpoint), respondent, participants }
    }

    /// The place of the first step whose value is missing. A date and an organisation are never missing.
    pub(super) fn first_missing(&self, group: bool) -> Option<usize> {
        let last_missing = if group { self.participants.is_none() } else { self.viewpoint.is_none() };
        if self.team.is_none() { Some(0) } else { last_missing.then_some(3) }
    }

    /// The head of the answers file, if it is complete.
    pub(super) fn audit(&self, group: bool) -> Option<Audit> {
        if self.first_missing(group).is_some() {
            return None;
        }
        Some(Audit {
            team: self.team.clone()?,
            organisation: self.organisation.clone(),
            date: self.date,
            viewpoint: self.viewpoint?,
            respondent: self.respondent.clone(),
            participants: self.participants,
        })
    }

    /// Takes a value; says whether that changed anything.
    pub(super) fn set(&mut self, value: Value) -> bool {
        fn put<T: PartialEq>(place: &mut T, value: T) -> bool {
            let changed = *place != value;
            *place = value;
            changed
        }
        match value {
            Value::Team(team) => put(&mut self.team, Some(team)),
            Value::Organisation(organisation) => put(&mut self.organisation, organisation),
            Value::Date(date) => put(&mut self.date, date),
            Value::Viewpoint(viewpoint) => put(&mut self.viewpoint, Some(viewpoint)),
            Value::Participants(participants) => put(&mut self.participants, Some(participants)),
        }
    }

    /// What is given for a field, as one would type it.
    pub(super) fn given(&self, field: Field, questionnaire: &Questionnaire) -> Option<String> {
        match field {
            Field::Team => self.team.clone(),
            Field::Organisation => self.organisation.clone(),
            Field::Date => Some(self.date.to_string()),
            Field::Viewpoint => Some(questionnaire.viewpoints().get(self.viewpoint?)?.id.to_string()),
            Field::Participants => self.participants.map(|number| number.to_string()),
        }
    }

    /// Reads what was typed for a field; only Enter keeps what is given.
    pub(super) fn read(&self, field: Field, typed: &str, questionnaire: &Questionnaire) -> Result<Value, String> {
        let nothing = typed.is_empty();
        match field {
            Field::Team if nothing => self.team.clone().map(Value::Team).ok_or("Type the team's name.".to_owned()),
            Field::Team => name(typed).map(Value::Team),
            Field::Organisation if nothing => Ok(Value::Organisation(self.organisation.clone())),
            Field::Organisation if typed == "-" => Ok(Value::Organisation(None)),
            Field::Organisation => name(typed).map(|name| Value::Organisation(Some(name))),
            Field::Date if nothing => Ok(Value::Date(self.date)),
            Field::Date => day(typed).map(Value::Date),
            Field::Viewpoint if nothing => {
                self.viewpoint.map(Value::Viewpoint).ok_or("Choose a viewpoint by its number.".to_owned())
            }
            Field::Viewpoint => viewpoint(typed, questionnaire).map(Value::Viewpoint),
            Field::Participants if nothing => {
                self.participants.map(Value::Participants).ok_or("Type how many take part.".to_owned())
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
    if typed.chars().count() > LONGEST_NAME {
        return Err(format!("That is longer than {LONGEST_NAME} characters. Type a shorter name."));
    }
    if typed.contains(super::answering::is_unprintable) {
        return Err("That contains a character that cannot be printed. Type the name once more.".to_owned());
    }
    Ok(typed.to_owned())
}

fn day(typed: &str) -> Result<NaiveDate, String> {
    let plain = typed.len() == "2026-11-21".len();
    let date = NaiveDate::parse_from_str(typed, "%Y-%m-%d").ok().filter(|_| plain);
    date.ok_or_else(|| format!("\"{typed}\" is not a day. Type year, month and day like this: 2026-11-21."))
}

fn viewpoint(typed: &str, questionnaire: &Questionnaire) -> Result<ViewpointIndex, String> {
    let viewpoints = questionnaire.viewpoints();
    let by_number = || typed.trim_end_matches(['.', ')']).parse::<usize>().ok()?.checked_sub(1);
    let found = questionnaire.viewpoint_named(&typed.to_lowercase()).or_else(by_number);
    found
        .filter(|place| *place < viewpoints.len())
        .ok_or_else(|| format!("\"{typed}\" is no viewpoint here. Type a number from 1 to {}.", viewpoints.len()))
}

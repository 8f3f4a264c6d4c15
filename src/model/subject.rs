//! The subject of a result: the team that all its answers are about.

use super::{AnswersHead, StageIndex, ViewpointIndex};
use chrono::NaiveDate;
use std::error::Error;
use std::fmt;

/// The team audited, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The team's name.
    pub team: String,
    /// The organisation it belongs to.
    pub organisation: Option<String>,
    /// The dates of the answers: distinct, ascending.
    pub dates: Vec<NaiveDate>,
    /// The number of people who took part: one for each answers file, or the size of its group.
    pub people: u32,
    /// The stage of the team; `None` if the questionnaire has no stages.
    pub stage: Option<StageIndex>,
    /// The viewpoints that took part in groups, in questionnaire order.
    pub took_part: Vec<ViewpointIndex>,
}

/// Why answers are not about one team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotOneTeam {
    /// There are no answers.
    NoAnswers,
    /// The answers at this index are about another team than the first.
    Different(usize),
    /// The answers at this index are at another stage than the first, or only one of the two gives its stage.
    DifferentStage(usize),
}

impl Subject {
    /// The one team that all answers are about. A team is the same `team` and the same `organisation`.
    ///
    /// # Errors
    /// [`NotOneTeam`] if there are no answers, or they are about different teams.
    pub fn of<'a>(audits: impl IntoIterator<Item = &'a AnswersHead>) -> Result<Self, NotOneTeam> {
        let mut audits = audits.into_iter();
        let first = audits.next().ok_or(NotOneTeam::NoAnswers)?;
        let mut subject = Self {
            team: first.team.clone(),
            organisation: first.organisation.clone(),
            dates: vec![first.date],
            people: first.people(),
            stage: first.stage,
            took_part: first.took_part.clone(),
        };
        for (index, audit) in audits.enumerate() {
            if audit.team != subject.team || audit.organisation != subject.organisation {
                return Err(NotOneTeam::Different(index + 1));
            }
            if (audit.stage, audit.names_stage) != (first.stage, first.names_stage) {
                return Err(NotOneTeam::DifferentStage(index + 1));
            }
            subject.took_part.extend(&audit.took_part);
            subject.dates.push(audit.date);
            subject.people = subject.people.saturating_add(audit.people());
        }
        subject.dates.sort_unstable();
        subject.dates.dedup();
        subject.took_part.sort_unstable();
        subject.took_part.dedup();
        Ok(subject)
    }
}

impl fmt::Display for NotOneTeam {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoAnswers => "there are no answers",
            Self::Different(_) => "the answers are about different teams",
            Self::DifferentStage(_) => "the answers are about different stages of one team",
        })
    }
}

impl Error for NotOneTeam {}

//! Which teams are meant. Conditions select teams, never respondents: a team is taken with everybody's answers, or not at all.

use super::Team;
use crate::model::BandIndex;
use crate::score::AssessmentSummary;
use chrono::NaiveDate;
use std::cmp::Ordering;

/// What a team has to be to be selected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Its organisation has this name; none selects teams without one.
    Organisation(Operator, Option<String>),
    /// The worst of its overall bands still possible.
    Band(Operator, BandIndex),
    /// The day of its last answers.
    Date(Operator, NaiveDate),
}

/// How two things are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

impl Condition {
    /// Whether it can be told without scoring the team.
    #[must_use]
    pub fn needs_summary(&self) -> bool {
        matches!(self, Self::Band(..))
    }

    /// Whether the team meets it. What a team does not have meets no condition but `!=`.
    #[must_use]
    pub fn holds(&self, team: Team<'_>, summary: Option<&AssessmentSummary>) -> bool {
        match self {
            Self::Organisation(comparison, name) => comparison.holds(team.organisation().cmp(&name.as_deref())),
            Self::Band(comparison, band) => {
                let worst = summary.and_then(AssessmentSummary::band).map(|band| band.worst);
                worst.map_or(*comparison == Operator::NotEqual, |worst| comparison.holds(worst.cmp(band)))
            }
            Self::Date(comparison, date) => {
                team.last_date().map_or(*comparison == Operator::NotEqual, |last| comparison.holds(last.cmp(date)))
            }
        }
    }
}

impl Operator {
    fn holds(self, ordering: Ordering) -> bool {
        match self {
            Self::Equal => ordering.is_eq(),
            Self::NotEqual => ordering.is_ne(),
            Self::Less => ordering.is_lt(),
            Self::AtMost => ordering.is_le(),
            Self::Greater => ordering.is_gt(),
            Self::AtLeast => ordering.is_ge(),
        }
    }
}

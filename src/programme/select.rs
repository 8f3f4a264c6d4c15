//! Selects teams. Conditions select teams, never respondents: a team counts with everybody's answers, or not at all.

use super::Team;
use crate::model::BandIndex;
use crate::score::AssessmentSummary;
use chrono::NaiveDate;
use std::cmp::Ordering;

/// A condition that a selected team meets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Its organisation has this name; `None` selects teams without one.
    Organisation(Operator, Option<String>),
    /// The worst of its overall bands still possible.
    Band(Operator, BandIndex),
    /// The date of its latest answers.
    Date(Operator, NaiveDate),
}

/// How a value is compared.
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
    /// Whether it can be decided only by scoring the team.
    #[must_use]
    pub fn needs_summary(&self) -> bool {
        matches!(self, Self::Band(..))
    }

    /// Whether the team meets it. A value that a team does not have meets only `!=`.
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

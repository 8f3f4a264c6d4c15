//! The changes of one team over several rounds, and of the pillars over many teams.

use super::{Rounds, TeamAudit};
use crate::model::Questionnaire;
use crate::score::{AuditFigures, Change, Comparison, Fraction, MustHaveTransition, Rules, Trend};
use std::cmp::Ordering;

/// One team's audits against each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamTrend {
    audits: Vec<Option<TeamAudit>>,
    side_rounds: [usize; 2],
    sides: [TeamAudit; 2],
    trend: Trend,
}

/// The number of teams that moved in each direction in one pillar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ChangeCounts {
    /// Up, for certain.
    pub improved: u32,
    /// Up, but missing answers could reverse it.
    pub perhaps_improved: u32,
    /// The same so far.
    pub unchanged: u32,
    /// Down, but missing answers could reverse it.
    pub perhaps_slipped: u32,
    /// Down, for certain.
    pub slipped: u32,
    /// No figure on both sides.
    pub not_comparable: u32,
}

/// The number of teams in which a must-have moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MustHaveChangeCounts {
    /// It closed.
    pub closed: u32,
    /// It newly opened.
    pub opened: u32,
}

/// The changes of a programme's teams from their first round to their last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeTrend {
    /// The teams with answers in at least two rounds, in the order of their names.
    pub teams: Vec<TeamTrend>,
    /// The scores of each pillar, in questionnaire order.
    pub pillars: Vec<ChangeCounts>,
    /// By item.
    pub must_haves: Vec<MustHaveChangeCounts>,
}

impl TeamTrend {
    /// The audit of every round, with the trend over them; `None` if there are fewer than two.
    pub(super) fn new(audits: Vec<Option<TeamAudit>>, trend: Trend) -> Option<Self> {
        let present: Vec<_> =
            audits.iter().enumerate().filter_map(|(round, audit)| Some((round, audit.as_ref()?))).collect();
        let [(first, baseline), .., (last, follow_up)] = present.as_slice() else { return None };
        let (side_rounds, sides) = ([*first, *last], [*baseline, *follow_up].map(TeamAudit::clone));
        (present.len() == trend.audits.len()).then_some(Self { audits, side_rounds, sides, trend })
    }

    /// The first audit against the last.
    #[must_use]
    pub fn comparison(&self) -> &Comparison {
        &self.trend.comparison
    }

    /// All of the audits over the items that apply in every one.
    #[must_use]
    pub fn trend(&self) -> &Trend {
        &self.trend
    }

    /// The rounds of the first and the last audit, as indices.
    #[must_use]
    pub fn side_rounds(&self) -> [usize; 2] {
        self.side_rounds
    }

    /// The first audit and the last.
    #[must_use]
    pub fn sides(&self) -> [&TeamAudit; 2] {
        self.sides.each_ref()
    }

    /// Whether the first or the last audit discloses anyone's answers.
    #[must_use]
    pub fn exposes_anyone(&self) -> bool {
        self.sides.iter().any(|audit| audit.disclosure.exposes_anyone())
    }

    /// The audit of every round; `None` where the team was not audited.
    pub fn audits(&self) -> impl Iterator<Item = Option<(&TeamAudit, &AuditFigures)>> {
        let mut figures = self.trend.audits.iter();
        self.audits.iter().map(move |audit| Some((audit.as_ref()?, figures.next()?)))
    }
}

impl ChangeCounts {
    /// Counts one change.
    pub fn add(&mut self, change: &Change) {
        let certain = change.is_certain() == Some(true);
        let count = match change.amount().map(|amount| amount.cmp(&Fraction::whole(0))) {
            Some(Ordering::Greater) if certain => &mut self.improved,
            Some(Ordering::Greater) => &mut self.perhaps_improved,
            Some(Ordering::Equal) => &mut self.unchanged,
            Some(Ordering::Less) if certain => &mut self.slipped,
            Some(Ordering::Less) => &mut self.perhaps_slipped,
            None => &mut self.not_comparable,
        };
        *count += 1;
    }
}

impl ProgrammeTrend {
    /// Compares the audits of every team that has answers in at least two rounds.
    #[must_use]
    pub fn of(rounds: &Rounds, questionnaire: &Questionnaire, rules: Rules) -> Self {
        let teams = rounds.matched().iter().filter_map(|team| rounds.compare(team, questionnaire, rules)).collect();
        let mut programme = Self {
            teams,
            pillars: vec![ChangeCounts::default(); questionnaire.pillars().len()],
            must_haves: vec![MustHaveChangeCounts::default(); questionnaire.items().len()],
        };
        for comparison in programme.teams.iter().map(TeamTrend::comparison) {
            for (counts, pillar) in programme.pillars.iter_mut().zip(&comparison.pillars) {
                counts.add(&pillar.score);
            }
            for change in &comparison.must_haves {
                let Some(counts) = programme.must_haves.get_mut(change.item.get()) else { continue };
                match change.transition {
                    MustHaveTransition::Closed => counts.closed += 1,
                    MustHaveTransition::Opened => counts.opened += 1,
                    _ => {}
                }
            }
        }
        programme
    }
}

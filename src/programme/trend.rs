//! One team over several rounds of audits, and the changes of pillars over many teams.

use super::{RoundAudit, Rounds};
use crate::model::Questionnaire;
use crate::score::{Change, Comparison, Exact, MustHaveStep, Round, Rules, Trend};
use std::cmp::Ordering;

/// One team's audits against each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamTrend {
    audits: Vec<Option<RoundAudit>>,
    ends: [usize; 2],
    sides: [RoundAudit; 2],
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
pub struct MustHaveCounts {
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
    pub must_haves: Vec<MustHaveCounts>,
}

impl TeamTrend {
    /// The audits of all rounds, with the trend over them; `None` if there are fewer than two.
    pub(super) fn new(audits: Vec<Option<RoundAudit>>, trend: Trend) -> Option<Self> {
        let present: Vec<_> =
            audits.iter().enumerate().filter_map(|(round, audit)| Some((round, audit.as_ref()?))).collect();
        let [(first, baseline), .., (last, follow_up)] = present.as_slice() else { return None };
        let (ends, sides) = ([*first, *last], [*baseline, *follow_up].map(RoundAudit::clone));
        (present.len() == trend.rounds.len()).then_some(Self { audits, ends, sides, trend })
    }

    /// The first audit against the last.
    #[must_use]
    pub fn whole(&self) -> &Comparison {
        &self.trend.whole
    }

    /// All of the audits over the items that apply in every one.
    #[must_use]
    pub fn trend(&self) -> &Trend {
        &self.trend
    }

    /// The rounds of the first and the last audit, as indices.
    #[must_use]
    pub fn ends(&self) -> [usize; 2] {
        self.ends
    }

    /// The first audit and the last.
    #[must_use]
    pub fn sides(&self) -> [&RoundAudit; 2] {
        self.sides.each_ref()
    }

    /// Whether the first or the last audit discloses anyone's answers.
    #[must_use]
    pub fn exposes_anyone(&self) -> bool {
        self.sides.iter().any(|audit| audit.disclosure.exposes_anyone())
    }

    /// The audit of every round; `None` where the team was not audited.
    pub fn rounds(&self) -> impl Iterator<Item = Option<(&RoundAudit, &Round)>> {
        let mut rounds = self.trend.rounds.iter();
        self.audits.iter().map(move |audit| Some((audit.as_ref()?, rounds.next()?)))
    }
}

impl ChangeCounts {
    /// Counts one change.
    pub fn add(&mut self, change: &Change) {
        let certain = change.is_certain() == Some(true);
        let count = match change.amount().map(|amount| amount.cmp(&Exact::whole(0))) {
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
            must_haves: vec![MustHaveCounts::default(); questionnaire.items().len()],
        };
        for whole in programme.teams.iter().map(TeamTrend::whole) {
            for (counts, pillar) in programme.pillars.iter_mut().zip(&whole.pillars) {
                counts.add(&pillar.score);
            }
            for change in &whole.must_haves {
                let Some(counts) = programme.must_haves.get_mut(change.item.get()) else { continue };
                match change.step {
                    MustHaveStep::Closed => counts.closed += 1,
                    MustHaveStep::Opened => counts.opened += 1,
                    _ => {}
                }
            }
        }
        programme
    }
}

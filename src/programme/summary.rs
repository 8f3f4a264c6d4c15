//! A summary of all teams at one stage (scoring, section 14).

use super::{Spread, TeamStats};
use crate::model::{ItemIndex, Questionnaire, StageIndex};
use crate::score::{BandRange, Fraction, ReadingRange};
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A summary of all teams, or of all at one stage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProgrammeSummary {
    /// The stage; `None` if the questionnaire has no stages.
    pub stage: Option<StageIndex>,
    /// The number of teams.
    pub teams: u32,
    /// The number of respondents in all teams.
    pub respondents: u64,
    /// The dates of the first and the latest answers.
    pub dates: Option<(NaiveDate, NaiveDate)>,
    /// The spread of score and gap so far, for each pillar in questionnaire order; `None` where no team has the figure.
    pub pillars: Vec<(Option<Spread>, Option<Spread>)>,
    /// Must-haves that are open or unconfirmed somewhere: most often open first, then most often unconfirmed, then in the
    /// questionnaire's order.
    pub must_haves: Vec<MustHaveCount>,
    /// Items below their targets in more than half of the teams: largest mean lift first, then most teams, then questionnaire order.
    pub shared_gaps: Vec<SharedGap>,
    /// The number of teams with each culture and band: most hostile culture first, then best band.
    pub culture_by_band: Vec<CultureByBand>,
}

/// A must-have, and the number of teams that do not meet it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MustHaveCount {
    /// The must-have.
    pub item: ItemIndex,
    /// Teams in which it is open.
    pub open: u32,
    /// Teams in which nobody gave it a level.
    pub unconfirmed: u32,
}

/// An item below its target in most teams.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedGap {
    pub item: ItemIndex,
    /// Teams in which it is below its target.
    pub teams: u32,
    /// The mean of its lifts over all teams, as printed with two decimals; 0 for a team that meets the target.
    pub mean_lift: Fraction,
}

/// The number of teams with one culture reading and one overall band. The band is without raised targets and without the indicators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CultureByBand {
    /// The possible readings of the culture; `None` if no indicator applies.
    pub reading: Option<ReadingRange>,
    /// The bands still possible; `None` if no pillar is scored.
    pub band: Option<BandRange>,
    /// The number of teams.
    pub teams: u32,
}

/// Builds a summary for each stage.
#[derive(Debug, Clone)]
pub struct ProgrammeSummaryBuilder<'q> {
    questionnaire: &'q Questionnaire,
    stages: BTreeMap<Option<StageIndex>, StageSummaryBuilder>,
}

/// Builds the summary of one stage.
#[derive(Debug, Clone)]
struct StageSummaryBuilder {
    teams: u32,
    respondents: u64,
    dates: Option<(NaiveDate, NaiveDate)>,
    pillars: Vec<(Vec<i32>, Vec<i32>)>,
    items: Vec<ItemTally>,
    cultures: Vec<CultureByBand>,
}

/// Counts the results of one item.
#[derive(Debug, Clone, Copy, Default)]
struct ItemTally {
    open: u32,
    unconfirmed: u32,
    below_target: u32,
    lift: i64,
}

impl<'q> ProgrammeSummaryBuilder<'q> {
    /// A builder without teams.
    #[must_use]
    pub fn new(questionnaire: &'q Questionnaire) -> Self {
        Self { questionnaire, stages: BTreeMap::new() }
    }

    /// Adds a team. The order of teams makes no difference.
    pub fn add(&mut self, team: &TeamStats) {
        let stage = team.stage.or(self.questionnaire.default_stage());
        self.stages.entry(stage).or_insert_with(|| StageSummaryBuilder::new(self.questionnaire)).add(team);
    }

    /// One summary for each stage with a team, in questionnaire order.
    #[must_use]
    pub fn finish(self) -> Vec<ProgrammeSummary> {
        self.stages.into_iter().map(|(stage, stats)| stats.finish(stage)).collect()
    }
}

impl ProgrammeSummary {
    /// Figures that teams at several stages share: how many there are, who answered and when.
    #[must_use]
    pub fn totals(questionnaire: &Questionnaire, summaries: &[Self]) -> Self {
        let dates = summaries.iter().filter_map(|summary| summary.dates);
        Self {
            teams: summaries.iter().map(|summary| summary.teams).sum(),
            respondents: summaries.iter().map(|summary| summary.respondents).sum(),
            dates: dates
                .reduce(|(first, last), (other_first, other_last)| (first.min(other_first), last.max(other_last))),
            pillars: vec![(None, None); questionnaire.pillars().len()],
            ..Self::default()
        }
    }
}

impl StageSummaryBuilder {
    fn new(questionnaire: &Questionnaire) -> Self {
        Self {
            teams: 0,
            respondents: 0,
            dates: None,
            pillars: vec![(Vec::new(), Vec::new()); questionnaire.pillars().len()],
            items: vec![ItemTally::default(); questionnaire.items().len()],
            cultures: Vec::new(),
        }
    }

    fn add(&mut self, team: &TeamStats) {
        self.teams += 1;
        self.respondents += u64::from(team.respondents);
        if let (Some(first), Some(last)) = (team.first_date, team.last_date) {
            self.dates = Some(self.dates.map_or((first, last), |(a, b)| (a.min(first), b.max(last))));
        }
        for ((scores, gaps), (score, gap)) in self.pillars.iter_mut().zip(&team.pillars) {
            scores.extend(score);
            gaps.extend(gap);
        }
        let mut count =
            |item: &ItemIndex, add: &dyn Fn(&mut ItemTally)| self.items.get_mut(item.get()).into_iter().for_each(add);
        team.open.iter().for_each(|item| count(item, &|tally| tally.open += 1));
        team.unconfirmed.iter().for_each(|item| count(item, &|tally| tally.unconfirmed += 1));
        for (item, lift) in &team.below_target {
            count(item, &|tally| {
                tally.below_target += 1;
                tally.lift += lift;
            });
        }
        let (reading, band) = (team.reading, team.band);
        match self.cultures.iter_mut().find(|cell| cell.reading == reading && cell.band == band) {
            Some(cell) => cell.teams += 1,
            None => self.cultures.push(CultureByBand { reading, band, teams: 1 }),
        }
    }

    fn finish(self, stage: Option<StageIndex>) -> ProgrammeSummary {
        let items = || ItemIndex::enumerate(self.items.iter().copied());
        let mut must_haves: Vec<_> = items()
            .filter(|(_, tally)| tally.open + tally.unconfirmed > 0)
            .map(|(item, ItemTally { open, unconfirmed, .. })| MustHaveCount { item, open, unconfirmed })
            .collect();
        // Stable sorts keep equal entries in questionnaire order.
        must_haves.sort_by_key(|count| Reverse((count.open, count.unconfirmed)));
        let mut shared: Vec<_> = items().filter(|(_, tally)| tally.below_target > self.teams / 2).collect();
        shared.sort_by_key(|(_, tally)| Reverse((tally.lift, tally.below_target)));
        let mean = |sum: i64| Fraction::ratio(sum.into(), 100 * i128::from(self.teams.max(1)));
        let shared_gaps = shared
            .into_iter()
            .map(|(item, tally)| SharedGap { item, teams: tally.below_target, mean_lift: mean(tally.lift) })
            .collect();
        let mut culture_by_band = self.cultures;
        culture_by_band.sort_by_key(|cell| {
            let reading = cell.reading.map(|reading| (reading.worst, reading.best));
            let band = cell.band.map(|band| (band.best, band.worst));
            (reading.is_none(), reading, band.is_none(), band)
        });
        ProgrammeSummary {
            stage,
            teams: self.teams,
            respondents: self.respondents,
            dates: self.dates,
            pillars: self.pillars.into_iter().map(|(scores, gaps)| (Spread::of(scores), Spread::of(gaps))).collect(),
            must_haves,
            shared_gaps,
            culture_by_band,
        }
    }
}

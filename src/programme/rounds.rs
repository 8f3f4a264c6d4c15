//! Several rounds of audits: teams matched by name and organisation (scoring, sections 12 and 14).

use super::{Team, TeamSet, TeamTrend};
use crate::model::{Questionnaire, Subject, Version};
use crate::score::{Disclosure, ResponseCounts, Rules, Trend};
use std::collections::{BTreeMap, BTreeSet};

/// The audits of one or many teams that belong together, usually of one date.
#[derive(Debug)]
pub struct Round {
    /// Its name: the file or folder it was read from.
    pub name: String,
    /// The versions of the questionnaire that were answered.
    pub versions: BTreeSet<Version>,
    /// The teams with their answers.
    pub team_set: TeamSet,
}

/// Two or more rounds, earliest first.
#[derive(Debug)]
pub struct Rounds {
    in_order: Vec<Round>,
    matched: Vec<TeamMatch>,
    unmatched: Vec<Vec<usize>>,
    other_stages: Vec<Vec<usize>>,
}

/// One team's index in each round; `None` where it has no answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamMatch(Vec<Option<usize>>);

/// One team's audit in one round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamAudit {
    /// The team audited, and when.
    pub subject: Subject,
    /// Respondents of each viewpoint, in questionnaire order.
    pub respondents: Vec<u32>,
    /// What a result of this audit discloses.
    pub disclosure: Disclosure,
    /// The number of the team's files that could not be used.
    pub unusable_files: u32,
}

impl Rounds {
    /// Matches the teams of these rounds: a team is the same `team` and the same `organisation`.
    #[must_use]
    pub fn matched_by_name(rounds: Vec<Round>) -> Self {
        let mut teams: BTreeMap<(&str, Option<&str>), Vec<Option<usize>>> = BTreeMap::new();
        let mut earlier_stages = BTreeMap::new();
        for (round, Round { team_set, .. }) in rounds.iter().enumerate() {
            for index in team_set.with_answers().map(|index| index as usize) {
                let Some(team) = team_set.team(index) else { continue };
                let name = (team.name(), team.organisation());
                let indices = teams.entry(name).or_insert_with(|| vec![None; rounds.len()]);
                // For a team at two stages, the later one is compared.
                if let Some(earlier_stage) = indices[round].replace(index) {
                    earlier_stages.entry(name).or_insert_with(Vec::new).push((round, earlier_stage));
                }
            }
        }
        let mut matched = Vec::new();
        let [mut unmatched, mut other_stages] = [(); 2].map(|()| vec![Vec::new(); rounds.len()]);
        for (name, indices) in teams {
            let mut present = indices.iter().enumerate().filter_map(|(round, index)| Some((round, (*index)?)));
            let (first, second) = (present.next(), present.next());
            let list = if second.is_some() { &mut other_stages } else { &mut unmatched };
            for (round, index) in earlier_stages.remove(&name).unwrap_or_default() {
                list[round].push(index);
            }
            match (first, second) {
                (Some(_), Some(_)) => matched.push(TeamMatch(indices)),
                (Some((round, index)), None) => unmatched[round].push(index),
                (None, _) => {}
            }
        }
        Self { in_order: rounds, matched, unmatched, other_stages }
    }

    /// Treats rounds of one team each as audits of the same team, whatever their names.
    ///
    /// # Errors
    /// Returns the rounds unless each of them has answers of exactly one team.
    pub fn of_one_team(rounds: Vec<Round>) -> Result<Self, Vec<Round>> {
        let only = |round: &Round| {
            let mut indices = round.team_set.with_answers();
            let first = indices.next()?;
            indices.next().is_none().then_some(first as usize)
        };
        let indices: Vec<_> = rounds.iter().map(only).collect();
        if indices.iter().any(Option::is_none) {
            return Err(rounds);
        }
        let [unmatched, other_stages] = [(); 2].map(|()| vec![Vec::new(); rounds.len()]);
        Ok(Self { in_order: rounds, matched: vec![TeamMatch(indices)], unmatched, other_stages })
    }

    /// The rounds, earliest first.
    #[must_use]
    pub fn as_slice(&self) -> &[Round] {
        &self.in_order
    }

    /// The teams with answers in at least two rounds, in the order of their names.
    #[must_use]
    pub fn matched(&self) -> &[TeamMatch] {
        &self.matched
    }

    /// The teams with answers only in this round, in the order of their names. A team at two stages is there twice.
    pub fn unmatched(&self, round: usize) -> impl Iterator<Item = Team<'_>> {
        self.teams(round, &self.unmatched)
    }

    /// The earlier stages in this round of teams of which a later one is compared, in the order of their names.
    pub fn other_stages(&self, round: usize) -> impl Iterator<Item = Team<'_>> {
        self.teams(round, &self.other_stages)
    }

    fn teams<'a>(&'a self, round: usize, lists: &'a [Vec<usize>]) -> impl Iterator<Item = Team<'a>> {
        let indices = lists.get(round).into_iter().flatten();
        indices.filter_map(move |index| self.in_order.get(round)?.team_set.team(*index))
    }

    /// Teams of different rounds that are not matched although their names differ only in case, spaces, punctuation or the organisation:
    /// each with its round, in the order of the rounds.
    #[must_use]
    pub fn alike(&self) -> Vec<Vec<(usize, Team<'_>)>> {
        let mut by_name: BTreeMap<String, Vec<(usize, Team<'_>)>> = BTreeMap::new();
        for round in 0..self.in_order.len() {
            for team in self.unmatched(round) {
                by_name.entry(team.similarity_key()).or_default().push((round, team));
            }
        }
        let in_several_rounds = |teams: &Vec<(usize, Team<'_>)>| {
            teams.first().map(|(round, _)| round) != teams.last().map(|(round, _)| round)
        };
        by_name.into_values().filter(in_several_rounds).collect()
    }

    /// Compares a team's audits with each other; `None` if there are fewer than two of them.
    pub(super) fn compare(&self, team: &TeamMatch, questionnaire: &Questionnaire, rules: Rules) -> Option<TeamTrend> {
        let (mut items, mut changed) = (Vec::new(), BTreeSet::new());
        let mut audits = Vec::new();
        for (Round { team_set, .. }, index) in self.in_order.iter().zip(&team.0) {
            let Some(team) = index.and_then(|index| team_set.team(index)) else {
                audits.push(None);
                continue;
            };
            let rules = rules.at(team.stage());
            let counts = ResponseCounts::of(questionnaire, team.respondents(), rules);
            let merged = counts.merge(rules);
            changed.extend(team.outdated().into_iter().filter(|item| merged[*item].is_in_scope()));
            items.push(merged);
            audits.push(Some(TeamAudit {
                subject: team.subject(),
                respondents: counts.respondents().to_vec(),
                disclosure: Disclosure::of(&counts, rules),
                unusable_files: team.unusable_files(),
            }));
        }
        let items: Vec<_> = items.iter().map(Vec::as_slice).collect();
        let changed: Vec<_> = changed.into_iter().collect();
        let trend = Trend::of(questionnaire, &items, &changed, rules)?;
        TeamTrend::new(audits, trend)
    }
}

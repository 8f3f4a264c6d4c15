//! Ranks teams, then scores them one by one: all results together would take more memory than the answers.

use crate::cli::parallel::{Parallelism, map_ordered};
use crate::model::Questionnaire;
use crate::programme::{Condition, Rank, Sort, Team, TeamSet};
use crate::report::programme::TeamResult;
use crate::report::table::{TeamRow, team_as_csv};
use crate::score::{Aspects, AssessmentSummary, Disclosure, ResponseCounts, Rules, assess, worst_mean_gap};

/// Teams that a thread ranks at once; a rank is small.
const RANKED_PER_CHUNK: usize = 64;

/// Teams to score and show.
#[derive(Debug, Clone, Copy)]
pub(super) struct Batch<'a> {
    pub(super) team_set: &'a TeamSet,
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) rules: Rules,
    /// Whether to include notes, evidence, dissent and reasons.
    pub(super) with_notes: bool,
    pub(super) parallelism: Parallelism,
}

impl Batch<'_> {
    /// The indices of the teams that meet the conditions, sorted by rank. Teams are scored only as far as this requires.
    pub(super) fn rank(self, sort: Sort, conditions: &[Condition]) -> anyhow::Result<Vec<u32>> {
        let one = |(): &mut (), index: u32| self.ranked(index, sort, conditions);
        let parallelism = Parallelism { chunk_size: RANKED_PER_CHUNK, ..self.parallelism };
        let mut ranks = Vec::new();
        map_ordered(
            self.team_set.with_answers(),
            parallelism,
            || (),
            one,
            |ranked| {
                ranks.extend(ranked);
                Ok(())
            },
        )?;
        ranks.sort_unstable();
        Ok(ranks.iter().map(|rank| rank.index).collect())
    }

    /// The rank of a team; `None` if it does not meet a condition.
    fn ranked(self, index: u32, sort: Sort, conditions: &[Condition]) -> Option<Rank> {
        let team = self.team_set.team(index as usize)?;
        let (by_result, by_name): (Vec<_>, Vec<_>) = conditions.iter().partition(|condition| condition.needs_summary());
        if !by_name.iter().all(|condition| condition.holds(team, None)) {
            return None;
        }
        if by_result.is_empty() && sort.is_by_name() {
            return Some(Rank::by_name(index));
        }
        let (counts, rules) = self.counts(team);
        let merged = counts.merge(rules);
        if by_result.is_empty() && sort == Sort::Gap {
            return Some(Rank::by_gap(index, worst_mean_gap(self.questionnaire, &merged, rules)));
        }
        let summary = AssessmentSummary::of(self.questionnaire, &merged, rules);
        let is_selected = by_result.iter().all(|condition| condition.holds(team, Some(&summary)));
        is_selected.then(|| sort.rank(index, &summary, self.questionnaire))
    }

    /// Scores every team in this order, maps it, and passes the results on in order.
    pub(super) fn each_team<R: Send>(
        self,
        indices: &[u32],
        make: impl Fn(TeamResult<'_>) -> R + Sync,
        mut consume: impl FnMut(R) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let one = |(): &mut (), index: &u32| {
            let team = self.team_set.team(*index as usize)?;
            let remark_entries = self.with_notes.then(|| team.remark_entries());
            Some(make(TeamResult {
                subject: &team.subject(),
                assessment: &assess(self.questionnaire, team.respondents(), self.rules.at(team.stage())),
                unusable_files: team.unusable_files(),
                retired: &team.retired(),
                remark_entries: remark_entries.as_deref(),
            }))
        };
        map_ordered(indices.iter(), self.parallelism, || (), one, |made| made.map_or(Ok(()), &mut consume))
    }

    /// Writes a CSV row for every team, in this order. This takes less computation than a whole result.
    pub(super) fn each_row(
        self,
        indices: &[u32],
        mut consume: impl FnMut(Vec<u8>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let one = |(): &mut (), index: &u32| Some(self.row(self.team_set.team(*index as usize)?));
        map_ordered(indices.iter(), self.parallelism, || (), one, |row| row.map_or(Ok(()), &mut consume))
    }

    fn row(self, team: Team<'_>) -> Vec<u8> {
        let (counts, rules) = self.counts(team);
        let merged = counts.merge(rules);
        let summary = AssessmentSummary::of(self.questionnaire, &merged, rules);
        team_as_csv(&TeamRow {
            questionnaire: self.questionnaire,
            subject: &team.subject(),
            rules,
            disclosure: &Disclosure::of(&counts, rules),
            culture: &summary.culture,
            pillars: &summary.pillars,
            overall: &summary.overall(self.questionnaire),
            aspects: &Aspects::of(self.questionnaire, &merged),
            respondents: counts.respondents(),
            unusable_files: team.unusable_files(),
        })
    }

    fn counts(self, team: Team<'_>) -> (ResponseCounts, Rules) {
        let rules = self.rules.at(team.stage());
        (ResponseCounts::of(self.questionnaire, team.respondents(), rules), rules)
    }
}

//! Every team scored, once to rank it and once to show it: keeping all results would take more memory than the answers do.

use crate::cli::parallel::{Parallelism, map_ordered};
use crate::model::{Questionnaire, State, Subject, ViewpointIndex};
use crate::programme::{Condition, Programme, ProgrammeStats, Rank, Sort, Team, TeamSet, TeamStats};
use crate::report::programme::TeamResult;
use crate::report::table::{TeamRow, team_as_csv};
use crate::score::{
    Aspects, Assessment, AssessmentSummary, Disclosure, Respondent, ResponseCounts, Rules, assess, assess_merged,
};

/// Teams that a thread ranks at once: what comes of each is small.
const RANKED_PER_CHUNK: usize = 64;

/// Teams to be scored and shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Batch<'a> {
    pub(super) team_set: &'a TeamSet,
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) rules: Rules,
    /// Whether what was said beside the answers is shown.
    pub(super) with_notes: bool,
    pub(super) parallelism: Parallelism,
}

/// What is known of a team before it is shown.
struct Ranked {
    rank: Rank,
    team_stats: Option<TeamStats>,
}

impl Batch<'_> {
    /// The places of the selected teams in the order of their ranks, and the picture over them if it is wanted.
    pub(super) fn rank(
        self,
        sort: Sort,
        conditions: &[Condition],
        with_stats: bool,
    ) -> anyhow::Result<(Vec<u32>, Vec<Programme>)> {
        let outline_wanted = !sort.is_by_name() || with_stats || conditions.iter().any(Condition::needs_summary);
        let mut programme_stats = ProgrammeStats::new(self.questionnaire);
        let mut ranks = Vec::new();
        let one = |states: &mut Vec<State>, index: u32| {
            self.ranked(index, states, sort, conditions, outline_wanted, with_stats)
        };
        let parallelism = Parallelism { chunk_size: RANKED_PER_CHUNK, ..self.parallelism };
        map_ordered(self.team_set.with_answers(), parallelism, Vec::new, one, |ranked| {
            if let Some(Ranked { rank, team_stats }) = ranked {
                ranks.push(rank);
                if let Some(team_stats) = team_stats {
                    programme_stats.add(&team_stats);
                }
            }
            Ok(())
        })?;
        ranks.sort_unstable();
        Ok((ranks.iter().map(|rank| rank.index).collect(), programme_stats.finish()))
    }

    fn ranked(
        self,
        index: u32,
        states: &mut Vec<State>,
        sort: Sort,
        conditions: &[Condition],
        outline_wanted: bool,
        with_stats: bool,
    ) -> Option<Ranked> {
        let team = self.team_set.team(index as usize)?;
        let cheap = |condition: &&Condition| !condition.needs_summary();
        if !conditions.iter().filter(cheap).all(|condition| condition.holds(team, None)) {
            return None;
        }
        if !outline_wanted {
            return Some(Ranked { rank: Rank::by_name(index), team_stats: None });
        }
        let rules = self.rules.at(team.stage());
        let counts = self.counts(team, states);
        let merged = counts.merge(rules);
        let summary = AssessmentSummary::of(self.questionnaire, &merged, rules);
        if !conditions.iter().all(|condition| condition.holds(team, Some(&summary))) {
            return None;
        }
        let team_stats = with_stats.then(|| {
            let against_culture =
                AssessmentSummary::of(self.questionnaire, &merged, TeamStats::rules_against_culture(rules));
            // What the programme counts says nothing about viewpoints, so the merged items are enough.
            let assessment = Assessment {
                respondents: counts.respondents().to_vec(),
                ..assess_merged(self.questionnaire, &merged, rules)
            };
            TeamStats::of(&team.subject(), &assessment, &against_culture)
        });
        Some(Ranked { rank: sort.rank(index, &summary, self.questionnaire), team_stats })
    }

    /// Scores every team and makes something of it, in the order of ranks.
    pub(super) fn each_team<R: Send>(
        self,
        indices: &[u32],
        make: impl Fn(TeamResult<'_>) -> R + Sync,
        mut consume: impl FnMut(R) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let one = |states: &mut Vec<State>, index: &u32| {
            let team = self.team_set.team(*index as usize)?;
            let (subject, assessment) = self.scored(team, states);
            let remark_entries = self.with_notes.then(|| team.remark_entries());
            Some(make(TeamResult {
                subject: &subject,
                assessment: &assessment,
                left_out: team.left_out(),
                retired: &team.retired(),
                remark_entries: remark_entries.as_deref(),
            }))
        };
        map_ordered(indices.iter(), self.parallelism, Vec::new, one, |made| made.map_or(Ok(()), &mut consume))
    }

    fn scored(self, team: Team<'_>, states: &mut Vec<State>) -> (Subject, Assessment) {
        let viewpoints: Vec<_> = team.answers(states).collect();
        let assessment =
            assess(self.questionnaire, &self.respondents(&viewpoints, states), self.rules.at(team.stage()));
        (team.subject(), assessment)
    }

    /// A team's row of CSV, for which less has to be worked out than for its whole result.
    pub(super) fn row(self, index: u32, states: &mut Vec<State>) -> Option<Vec<u8>> {
        let team = self.team_set.team(index as usize)?;
        let rules = self.rules.at(team.stage());
        let counts = self.counts(team, states);
        let merged = counts.merge(rules);
        let summary = AssessmentSummary::of(self.questionnaire, &merged, rules);
        let row = TeamRow {
            questionnaire: self.questionnaire,
            subject: &team.subject(),
            rules,
            disclosure: &Disclosure::of(self.questionnaire, &counts, rules),
            culture: &summary.culture,
            pillars: &summary.pillars,
            overall: &summary.overall(self.questionnaire),
            aspects: &Aspects::of(self.questionnaire, &merged),
            respondents: counts.respondents(),
            left_out: team.left_out(),
        };
        Some(team_as_csv(&row))
    }

    fn counts(self, team: Team<'_>, states: &mut Vec<State>) -> ResponseCounts {
        let viewpoints: Vec<_> = team.answers(states).collect();
        ResponseCounts::of(self.questionnaire, &self.respondents(&viewpoints, states), self.rules.at(team.stage()))
    }

    fn respondents<'s>(self, viewpoints: &[ViewpointIndex], states: &'s [State]) -> Vec<Respondent<'s>> {
        let each = states.chunks(self.questionnaire.items().len().max(1));
        viewpoints.iter().zip(each).map(|(viewpoint, states)| Respondent { viewpoint: *viewpoint, states }).collect()
    }
}

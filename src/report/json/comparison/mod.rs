//! A comparison as JSON: one document for any number of teams and rounds, with a version of its own.

mod plan;
mod team;

use super::figures::{QuestionnaireJson, item_id};
use super::pretty;
use crate::model::{ItemIndex, Questionnaire};
use crate::plan::ComparedPlans;
use crate::programme::{ChangeCounts, MustHaveChangeCounts, ProgrammeTrend, Round, Rounds, Team};
use crate::score::Rules;
use plan::PlanProgressJson;
use serde::Serialize;
use team::TeamJson;

/// The version of the document.
pub const COMPARISON_SCHEMA_VERSION: u32 = 1;

/// The changes of every team between rounds.
#[derive(Debug, Serialize)]
pub struct ComparisonJson<'a> {
    schema_version: u32,
    questionnaire: QuestionnaireJson<'a>,
    rules: RulesJson,
    rounds: Vec<RoundJson<'a>>,
    teams: Vec<TeamJson<'a>>,
    programme: ProgrammeChangeJson<'a>,
}

#[derive(Debug, Serialize)]
struct RulesJson {
    raise: bool,
    equal_respondents: bool,
}

#[derive(Debug, Serialize)]
struct RoundJson<'a> {
    name: &'a str,
    versions: Vec<String>,
    teams: usize,
    files: usize,
    unmatched: Vec<TeamNameJson<'a>>,
    /// Earlier stages of teams of which a later one is compared.
    other_stages: Vec<TeamStageJson<'a>>,
}

#[derive(Debug, Serialize)]
struct TeamNameJson<'a> {
    team: &'a str,
    organisation: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct TeamStageJson<'a> {
    team: &'a str,
    organisation: Option<&'a str>,
    stage: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct ProgrammeChangeJson<'a> {
    teams: usize,
    pillars: Vec<PillarCountsJson<'a>>,
    must_haves: Vec<MustHaveCountsJson<'a>>,
}

#[derive(Debug, Serialize)]
struct PillarCountsJson<'a> {
    id: &'a str,
    improved: u32,
    perhaps_improved: u32,
    unchanged: u32,
    perhaps_slipped: u32,
    slipped: u32,
    not_comparable: u32,
}

#[derive(Debug, Serialize)]
struct MustHaveCountsJson<'a> {
    id: &'a str,
    closed: u32,
    opened: u32,
}

impl<'a> ComparisonJson<'a> {
    /// `digest` is the SHA-256 of the questionnaire file's bytes, as `sha256:…`.
    #[must_use]
    pub fn new(
        questionnaire: &'a Questionnaire,
        digest: &'a str,
        rules: Rules,
        rounds: &'a Rounds,
        trend: &'a ProgrammeTrend,
    ) -> Self {
        let stage = |team: Team<'a>| {
            let stage = team.stage().and_then(|stage| questionnaire.stages().get(stage.get()));
            TeamStageJson {
                team: team.name(),
                organisation: team.organisation(),
                stage: stage.map(|stage| stage.id.as_str()),
            }
        };
        let json = |(index, round): (usize, &'a Round)| RoundJson {
            name: &round.name,
            versions: round.versions.iter().map(ToString::to_string).collect(),
            teams: round.team_set.with_answers().count(),
            files: round.team_set.files(),
            unmatched: rounds
                .unmatched(index)
                .map(|team| TeamNameJson { team: team.name(), organisation: team.organisation() })
                .collect(),
            other_stages: rounds.other_stages(index).map(stage).collect(),
        };
        Self {
            schema_version: COMPARISON_SCHEMA_VERSION,
            questionnaire: QuestionnaireJson::new(questionnaire, digest),
            rules: RulesJson { raise: rules.raise, equal_respondents: rules.equal_respondents },
            rounds: rounds.as_slice().iter().enumerate().map(json).collect(),
            teams: trend.teams.iter().map(|team| TeamJson::new(questionnaire, rounds, team)).collect(),
            programme: ProgrammeChangeJson::new(questionnaire, trend),
        }
    }

    /// Adds the progress of the teams' plans.
    #[must_use]
    pub fn with_plans(mut self, questionnaire: &'a Questionnaire, plans: Option<&'a ComparedPlans<'a>>) -> Self {
        if let Some(plans) = plans {
            for (team, plan) in self.teams.iter_mut().zip(&plans.teams) {
                team.plan = plan.as_ref().map(|plan| PlanProgressJson::new(questionnaire, plan, plans.today));
            }
        }
        self
    }

    /// One indented document with a final newline, safe to show on a terminal.
    ///
    /// # Errors
    /// Never in practice: strings, numbers and string keys always serialise.
    pub fn to_pretty(&self) -> serde_json::Result<String> {
        pretty(self)
    }
}

impl<'a> ProgrammeChangeJson<'a> {
    fn new(questionnaire: &'a Questionnaire, trend: &ProgrammeTrend) -> Self {
        let pillars = questionnaire.pillars().iter().zip(&trend.pillars).map(|(pillar, counts)| {
            let ChangeCounts { improved, perhaps_improved, unchanged, perhaps_slipped, slipped, not_comparable } =
                *counts;
            PillarCountsJson {
                id: pillar.id.as_str(),
                improved,
                perhaps_improved,
                unchanged,
                perhaps_slipped,
                slipped,
                not_comparable,
            }
        });
        let must_haves =
            ItemIndex::enumerate(&trend.must_haves).filter(|(_, counts)| counts.closed + counts.opened > 0);
        let must_haves = must_haves.map(|(item, &MustHaveChangeCounts { closed, opened })| MustHaveCountsJson {
            id: item_id(questionnaire, item),
            closed,
            opened,
        });
        Self { teams: trend.teams.len(), pillars: pillars.collect(), must_haves: must_haves.collect() }
    }
}

//! The plans of compared teams: a team's plan has its `team`, `organisation` and stage, as at the follow-up or at the baseline.

use crate::cli::commands::plan::{at_stage, of_team, read_plans};
use crate::cli::exit::UsageError;
use crate::cli::messages::report_warning;
use crate::cli::{Settings, files};
use crate::model::{Plan, Questionnaire};
use crate::plan::{ComparedPlans, PlanProgress};
use crate::programme::{ProgrammeTrend, TeamTrend};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// Plans with their files.
#[derive(Debug)]
pub(super) struct Plans(Vec<(PathBuf, Plan)>);

impl Plans {
    /// Reads a plan, or a folder of plans.
    pub(super) fn read(path: &Path, questionnaire: &Questionnaire, settings: &Settings) -> anyhow::Result<Self> {
        read_plans(path, questionnaire, settings).map(Self)
    }

    /// Compares every team's plan with its audits. A plan of a team that is not compared is a warning, or an error if there is no other
    /// plan.
    pub(super) fn progress(
        &self,
        programme: &ProgrammeTrend,
        questionnaire: &Questionnaire,
        today: NaiveDate,
    ) -> anyhow::Result<ComparedPlans<'_>> {
        let mut used = vec![false; self.0.len()];
        let mut teams = Vec::with_capacity(programme.teams.len());
        for team in &programme.teams {
            let own: Vec<usize> = (0..self.0.len()).filter(|&index| is_of(&self.0[index].1, team)).collect();
            if let [one, other, ..] = own.as_slice() {
                let [one, other] = [one, other].map(|&index| files::shown(&self.0[index].0));
                return Err(
                    UsageError(format!("{one} and {other} are plans of one team; leave one of them out")).into()
                );
            }
            let own = own.first().copied();
            if let Some(index) = own {
                used[index] = true;
            }
            teams.push(own.map(|index| PlanProgress::of(&self.0[index].1, team.comparison(), today)));
        }
        let unused = self.0.iter().zip(&used).filter(|(_, used)| !**used);
        let unused: Vec<_> =
            unused.map(|((path, plan), _)| not_compared(path, plan, programme, questionnaire)).collect();
        if unused.len() == self.0.len() {
            let first = unused.first().map(String::as_str).unwrap_or_default();
            return Err(UsageError(format!(
                "{first}; plans are matched by their exact `team` and `organisation`, and by stage"
            ))
            .into());
        }
        for warning in unused {
            report_warning(&warning);
        }
        Ok(ComparedPlans { today, teams })
    }
}

fn is_of(plan: &Plan, team: &TeamTrend) -> bool {
    team.sides().iter().any(|audit| plan.head.is_about(&audit.subject))
}

/// "plan.toml is the plan of `Northfield CMHT`, which is not compared", with the stage if the team is compared at another one.
fn not_compared(path: &Path, plan: &Plan, programme: &ProgrammeTrend, questionnaire: &Questionnaire) -> String {
    let mut audits = programme.teams.iter().flat_map(TeamTrend::sides);
    let is_of_compared_team = audits.any(|audit| plan.head.is_about_team_of(&audit.subject));
    let stage = if is_of_compared_team { at_stage(plan.head.stage, questionnaire) } else { String::new() };
    format!("{}{stage}, which is not compared", of_team(path, plan))
}

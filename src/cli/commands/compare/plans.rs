//! The plans of compared teams: a team's plan has its `team` and `organisation`, as at the follow-up or at the baseline.

use crate::cli::commands::plan::{of_team, read_plans};
use crate::cli::exit::Usage;
use crate::cli::messages::report_warning;
use crate::cli::{Settings, files};
use crate::model::{Plan, Questionnaire};
use crate::plan::{FollowUp, FollowUps};
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
    pub(super) fn follow_up(&self, programme: &ProgrammeTrend, today: NaiveDate) -> anyhow::Result<FollowUps<'_>> {
        let mut used = vec![false; self.0.len()];
        let mut teams = Vec::with_capacity(programme.teams.len());
        for team in &programme.teams {
            let own: Vec<usize> = (0..self.0.len()).filter(|&index| is_of(&self.0[index].1, team)).collect();
            if let [one, other, ..] = own.as_slice() {
                let [one, other] = [one, other].map(|&index| files::shown(&self.0[index].0));
                return Err(Usage(format!("{one} and {other} are plans of one team; leave one of them out")).into());
            }
            let own = own.first().copied();
            if let Some(index) = own {
                used[index] = true;
            }
            teams.push(own.map(|index| FollowUp::of(&self.0[index].1, team.whole(), today)));
        }
        let unused: Vec<_> = self.0.iter().zip(&used).filter(|(_, used)| !**used).map(|(plan, _)| plan).collect();
        if unused.len() == self.0.len() {
            let first = unused.first().map(|(path, plan)| of_team(path, plan)).unwrap_or_default();
            return Err(Usage(format!(
                "{first}, which is not compared; plans are matched by their exact `team` and `organisation`"
            ))
            .into());
        }
        for (path, plan) in unused {
            report_warning(&format!("{}, which is not compared", of_team(path, plan)));
        }
        Ok(FollowUps { today, teams })
    }
}

fn is_of(plan: &Plan, team: &TeamTrend) -> bool {
    team.sides().iter().any(|audit| plan.head.is_about(&audit.subject))
}

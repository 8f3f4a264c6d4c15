//! Plans next to the answers of their teams: lints that need both, and what `--no-overdue` and `--plan-covers` require.

use super::file_checker::CheckedFile;
use crate::diagnostic::Diagnostic;
use crate::lint::plan::{CheckedPlan, PlanTeam, check_team};
use crate::lint::requirements::{self, AuditedTeam, Requirements};
use crate::lint::{CheckedAnswers, teams};
use crate::model::{FormLength, Plan, Questionnaire, StageIndex};
use crate::score::assess;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The plans and answers of a team at one stage, each with the index of its file.
#[derive(Default)]
struct PlannedTeam<'a> {
    plans: Vec<(usize, CheckedPlan<'a>)>,
    answers: Vec<(usize, CheckedAnswers<'a>)>,
}

/// Findings about plans, each with the index of its file.
pub(super) fn check(
    files: &[(PathBuf, CheckedFile)],
    questionnaire: &Questionnaire,
    requirements: &Requirements,
    form: FormLength,
    today: NaiveDate,
) -> Vec<(usize, Diagnostic)> {
    let mut found = Vec::new();
    for (file, checked) in files.iter().enumerate().filter_map(|(file, (_, it))| Some((file, it.checked_plan()?))) {
        found.extend(requirements::overdue(&checked, today).filter(|_| requirements.no_overdue).map(|one| (file, one)));
    }
    for PlannedTeam { plans, answers } in by_team(files).into_values() {
        let (plan_files, plans): (Vec<usize>, Vec<CheckedPlan<'_>>) = plans.into_iter().unzip();
        let (answers_files, checked_files): (Vec<usize>, Vec<CheckedAnswers<'_>>) = answers.into_iter().unzip();
        let Some(&first) = answers_files.first() else {
            if requirements.must_haves_planned {
                let unchecked = plan_files.into_iter().zip(&plans);
                found.extend(unchecked.map(|(file, checked)| (file, requirements::without_answers(checked))));
            }
            continue;
        };
        if plans.is_empty() && !requirements.must_haves_planned {
            continue;
        }
        let team = AuditedTeam { questionnaire, checked_files: &checked_files, form };
        let assessment = assess(questionnaire, &team.respondents(), team.rules());
        let doubts = check_team(&PlanTeam { questionnaire, plans: &plans, answers: &checked_files }, &assessment);
        found.extend(doubts.into_iter().filter_map(|(plan, one)| Some((*plan_files.get(plan)?, one))));
        if requirements.must_haves_planned {
            let plans: Vec<&Plan> = plans.iter().map(|checked| checked.plan).collect();
            found.extend(requirements::not_planned(&team, &plans, &assessment).map(|one| (first, one)));
        }
    }
    found
}

/// The name and organisation of a team, and its stage: a team at two stages has two results (scoring, section 14).
type TeamAtStage<'a> = (&'a str, Option<&'a str>, Option<StageIndex>);

/// Plans and answers by team and stage. Copies of an answers file are left out.
fn by_team(files: &[(PathBuf, CheckedFile)]) -> BTreeMap<TeamAtStage<'_>, PlannedTeam<'_>> {
    let mut teams: BTreeMap<_, PlannedTeam<'_>> = BTreeMap::new();
    let (indices, checked_files): (Vec<usize>, Vec<CheckedAnswers<'_>>) =
        files.iter().enumerate().filter_map(|(index, (_, file))| Some((index, file.checked()?))).unzip();
    for checked in teams::without_copies(&checked_files) {
        let (Some(&file), Some(&checked)) = (indices.get(checked), checked_files.get(checked)) else { continue };
        let audit = checked.answers.audit();
        let team = (audit.team.as_str(), audit.organisation.as_deref(), audit.stage);
        teams.entry(team).or_default().answers.push((file, checked));
    }
    for (file, (_, checked)) in files.iter().enumerate() {
        let Some(checked) = checked.checked_plan() else { continue };
        let head = &checked.plan.head;
        let team = (head.team.as_str(), head.organisation.as_deref(), head.stage);
        teams.entry(team).or_default().plans.push((file, checked));
    }
    teams
}

//! Reads plans for commands that use them.

use crate::cli::exit::{AlreadyReported, UsageError};
use crate::cli::messages::{quoted_team, report_error};
use crate::cli::walk::FileWalker;
use crate::cli::{Exit, Settings, files, findings};
use crate::diagnostic::Diagnostic;
use crate::input::{self, FileKind, Outcome, PlanFile};
use crate::model::{Plan, Questionnaire, StageIndex, Subject};
use crate::source::Source;
use crate::text::Quoted;
use std::path::{Path, PathBuf};

/// Reads a plan. One with errors ends the run.
pub(in crate::cli) fn read_plan(
    source: &Source,
    questionnaire: &Questionnaire,
    settings: &Settings,
) -> anyhow::Result<PlanFile> {
    let outcome = input::plan(source, questionnaire);
    findings::print(source, &outcome, settings)?;
    outcome.into_parts().0.ok_or_else(|| AlreadyReported(Exit::Findings).into())
}

/// The text of a file to write, if it is an action plan.
pub(in crate::cli) fn existing_plan(path: &Path) -> anyhow::Result<Option<Source>> {
    if !path.is_file() {
        return Ok(None);
    }
    let Some(bytes) = files::read_regular(path)? else { return Ok(None) };
    // A file that is not text is not a plan; writing reports the conflict.
    let source = Source::from_bytes(files::shown(path), bytes).ok();
    Ok(source.filter(|source| FileKind::detect(source) == FileKind::Plan))
}

/// Reads the plan in a file, or from standard input for `-`.
pub(in crate::cli) fn read_plan_file(
    path: &Path,
    questionnaire: &Questionnaire,
    settings: &Settings,
) -> anyhow::Result<Plan> {
    let source = findings::read_source(path, Exit::Findings, settings)?;
    match FileKind::detect(&source) {
        FileKind::Plan => Ok(read_plan(&source, questionnaire, settings)?.plan),
        kind => {
            let found = kind.wrong_for(&source, FileKind::Plan.in_words());
            findings::print(&source, &Outcome::<PlanFile>::failed(found), settings)?;
            Err(AlreadyReported(Exit::Findings).into())
        }
    }
}

/// Refuses a plan of another team than the answers are about, or of another stage.
pub(in crate::cli) fn refuse_other_team(
    path: &Path,
    plan: &Plan,
    subject: &Subject,
    questionnaire: &Questionnaire,
) -> Result<(), UsageError> {
    if plan.head.is_about(subject) {
        return Ok(());
    }
    let plan_of = of_team(path, plan);
    Err(UsageError(if plan.head.is_about_team_of(subject) {
        let [planned, answered] = [plan.head.stage, subject.stage].map(|stage| at_stage(stage, questionnaire));
        format!("{plan_of}{planned}, and the answers are given{answered}")
    } else {
        format!("{plan_of}, and the answers are about {}", quoted_team(&subject.team, subject.organisation.as_deref()))
    }))
}

/// "plan.toml is the plan of `Northfield CMHT` of `Example Trust`".
pub(in crate::cli) fn of_team(path: &Path, plan: &Plan) -> String {
    let team = quoted_team(&plan.head.team, plan.head.organisation.as_deref());
    format!("{} is the plan of {team}", files::shown(path))
}

/// " at the stage `before`"; empty if the questionnaire has no stages.
pub(in crate::cli) fn at_stage(stage: Option<StageIndex>, questionnaire: &Questionnaire) -> String {
    let stage = stage.and_then(|stage| questionnaire.stages().get(stage.get()));
    stage.map(|stage| format!(" at the stage {}", Quoted(stage.id.as_str()))).unwrap_or_default()
}

/// Reads the plan in a file, or every plan in a folder. Reports all errors before the run ends.
pub(in crate::cli) fn read_plans(
    path: &Path,
    questionnaire: &Questionnaire,
    settings: &Settings,
) -> anyhow::Result<Vec<(PathBuf, Plan)>> {
    let (mut plans, mut worst) = (Vec::new(), Exit::Success);
    for found in FileWalker::over(vec![path.to_owned()]) {
        let read = found.and_then(|file| {
            let bytes = files::read(&file)?;
            Ok((file, bytes))
        });
        let (file, bytes) = match read {
            Ok(read) => read,
            Err(error) => {
                report_error(&error);
                worst = Exit::Failure;
                continue;
            }
        };
        let (source, outcome) = match Source::from_bytes(files::shown(&file), bytes) {
            Ok(source) => match FileKind::detect(&source) {
                FileKind::Plan => {
                    let outcome = input::plan(&source, questionnaire);
                    (source, outcome)
                }
                _ if file != path => continue,
                kind => {
                    let found = kind.wrong_for(&source, FileKind::Plan.in_words());
                    (source, Outcome::failed(found))
                }
            },
            Err(not_utf8) if file != path && FileKind::detect(&not_utf8.source) != FileKind::Plan => continue,
            Err(not_utf8) => (not_utf8.source.clone(), Outcome::failed(Diagnostic::from(&*not_utf8))),
        };
        findings::print(&source, &outcome, settings)?;
        match outcome.into_parts().0 {
            Some(PlanFile { plan, .. }) => plans.push((file, plan)),
            None => worst = worst.max(Exit::Findings),
        }
    }
    if worst == Exit::Success && plans.is_empty() {
        report_error(&anyhow::anyhow!("no action plan found in {}", files::shown(path)));
        worst = Exit::Failure;
    }
    if worst == Exit::Success { Ok(plans) } else { Err(AlreadyReported(worst).into()) }
}

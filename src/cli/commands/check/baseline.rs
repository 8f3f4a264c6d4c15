//! The baseline of `--no-worse-than`: earlier answers of teams, matched by name.

use super::config::NamedPath;
use super::{AlreadyReported, Settings};
use crate::cli::inputs::InputReader;
use crate::cli::messages::report_error;
use crate::cli::parallel::threads;
use crate::cli::walk::FileWalker;
use crate::cli::{Exit, files, findings};
use crate::diagnostic::{Code, Diagnostic};
use crate::input::{AnswersFile, Outcome, ReadOptions};
use crate::lint::requirements::{self, AuditedTeam};
use crate::model::{Answers, Questionnaire};
use crate::source::Source;
use std::collections::BTreeMap;

/// The answers of each team, by team and organisation.
#[derive(Debug)]
pub(super) struct Baseline(BTreeMap<(String, Option<String>), Vec<Answers>>);

impl Baseline {
    /// Reads a baseline from a file or a folder. Errors in it stop the check, since a partial baseline could hide a change.
    pub(super) fn read(named: &NamedPath, questionnaire: &Questionnaire, settings: &Settings) -> anyhow::Result<Self> {
        let NamedPath { path, is_outside } = named;
        let given = [path.clone()];
        let reader = InputReader::new(questionnaire, &given);
        let work = |source: &Source, outcome: Outcome<AnswersFile>| {
            (outcome.has_errors().then(|| source.clone()), Box::new(outcome))
        };
        let (mut teams, mut unusable) = (BTreeMap::<_, Vec<Answers>>::new(), false);
        let found = FileWalker::over(given.to_vec());
        reader.each_answers_file(found, threads(), ReadOptions::ANSWERS, work, |read| {
            match read {
                Ok((_, Some((Some(source), outcome)))) => {
                    unusable = true;
                    if *is_outside {
                        findings::print_count(&source, &outcome);
                    } else {
                        findings::print(&source, &outcome, settings)?;
                    }
                }
                Ok((_, Some((None, outcome)))) => {
                    if let Some(AnswersFile { answers, .. }) = outcome.into_parts().0 {
                        let key = (answers.audit().team.clone(), answers.audit().organisation.clone());
                        teams.entry(key).or_default().push(answers);
                    }
                }
                Ok((_, None)) => {}
                Err(error) => {
                    unusable = true;
                    report_error(&error);
                }
            }
            Ok(())
        })?;
        if unusable {
            return Err(AlreadyReported(Exit::Failure).into());
        }
        if teams.is_empty() {
            anyhow::bail!("the baseline {} contains no answers file", files::shown(path));
        }
        Ok(Self(teams))
    }

    /// Findings for what has become worse about a team.
    pub(super) fn compare(&self, team: &AuditedTeam<'_>) -> Vec<Diagnostic> {
        let Some(checked) = team.checked_files.first() else { return Vec::new() };
        let audit = checked.answers.audit();
        let Some(then) = self.0.get(&(audit.team.clone(), audit.organisation.clone())) else {
            let message = "this team is not in the baseline, so nothing was compared";
            let found = Diagnostic::new(Code::NoBaseline, checked.spans.audit.team.value, message);
            return vec![found.with_usual_help()];
        };
        requirements::no_worse(team, then)
    }
}

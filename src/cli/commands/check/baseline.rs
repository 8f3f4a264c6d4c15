//! The baseline of `--no-worse-than`: teams as they were, matched by name.

use super::{AlreadyReported, Settings, complain};
use crate::cli::parallel::{each_file, threads};
use crate::cli::walk::FileWalker;
use crate::cli::{Exit, files, findings};
use crate::diagnostic::{Code, Diagnostic};
use crate::input::{AnswersFile, AnswersReader, Outcome, ReadOptions};
use crate::lint::requirements::{self, Team};
use crate::lint::{Kind, kind};
use crate::model::{Answers, Questionnaire};
use crate::score::Respondent;
use crate::source::{NotUtf8, Source};
use std::collections::BTreeMap;
use std::path::Path;

/// What one file of the baseline turned out to be.
enum Read {
    Answers(Source, Box<Outcome<AnswersFile>>),
    NotUtf8(Box<NotUtf8>),
    Other,
}

/// The answers of each team, by team and organisation.
#[derive(Debug)]
pub(super) struct Baseline(BTreeMap<(String, Option<String>), Vec<Answers>>);

impl Baseline {
    /// Reads a baseline from a file or a folder. One that cannot be used stops the check: nothing is measured against half of it.
    pub(super) fn read(path: &Path, questionnaire: &Questionnaire, settings: &Settings) -> anyhow::Result<Self> {
        let reader = AnswersReader::new(questionnaire);
        let work = |source: Result<&Source, &NotUtf8>| match source {
            Ok(source) if kind(source.text()) == Some(Kind::Answers) => {
                Read::Answers(source.clone(), Box::new(reader.read(source, ReadOptions::ANSWERS)))
            }
            Err(bad) if kind(bad.source.text()) == Some(Kind::Answers) => Read::NotUtf8(Box::new(bad.clone())),
            _ => Read::Other,
        };
        let (mut teams, mut unusable) = (BTreeMap::<_, Vec<Answers>>::new(), false);
        each_file(FileWalker::new(&[path.to_owned()], None)?, threads(), work, |read| {
            match read {
                Ok((_, Read::Answers(source, outcome))) if outcome.has_errors() => {
                    unusable = true;
                    findings::say(&source, &outcome, settings)?;
                }
                Ok((_, Read::Answers(_, outcome))) => {
                    if let Some(AnswersFile { answers, .. }) = outcome.into_parts().0 {
                        let key = (answers.audit.team.clone(), answers.audit.organisation.clone());
                        teams.entry(key).or_default().push(answers);
                    }
                }
                Ok((_, Read::NotUtf8(bad))) => {
                    unusable = true;
                    findings::say_not_utf8(&bad, settings)?;
                }
                Ok((_, Read::Other)) => {}
                Err(error) => {
                    unusable = true;
                    complain(&error);
                }
            }
            Ok(())
        })?;
        if unusable {
            return Err(AlreadyReported(Exit::Unusable).into());
        }
        if teams.is_empty() {
            anyhow::bail!("the baseline {} holds no answers file", files::shown(path));
        }
        Ok(Self(teams))
    }

    /// What is worse about a team than it was.
    pub(super) fn compare(&self, team: &Team<'_>) -> Vec<Diagnostic> {
        let Some(sheet) = team.sheets.first() else { return Vec::new() };
        let audit = &sheet.answers.audit;
        let Some(then) = self.0.get(&(audit.team.clone(), audit.organisation.clone())) else {
            let message = "the baseline does not have this team, so nothing was compared";
            let found = Diagnostic::new(Code::NoBaseline, sheet.places.audit.team.value, message);
            return vec![found.with_help(Code::NoBaseline.entry().cure)];
        };
        let then: Vec<Respondent<'_>> = then.iter().map(Respondent::from).collect();
        requirements::no_worse(team, &then)
    }
}

//! The minimum number of respondents of a viewpoint: `peer=3`.

use super::AuditedTeam;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Questionnaire, Side, ViewpointIndex};
use crate::text::{Count, Quoted};
use std::error::Error;
use std::fmt;
use std::str::FromStr;

/// A minimum as written, before its viewpoint is looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RespondentMinimum {
    /// The viewpoint's id.
    pub viewpoint: String,
    /// At least 1.
    pub respondents: u32,
}

/// The text is not a minimum number of respondents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidMinimum;

impl FromStr for RespondentMinimum {
    type Err = InvalidMinimum;

    fn from_str(text: &str) -> Result<Self, InvalidMinimum> {
        let (viewpoint, respondents) = text.split_once('=').ok_or(InvalidMinimum)?;
        let (viewpoint, respondents) = (viewpoint.trim(), respondents.trim().parse().map_err(|_| InvalidMinimum)?);
        if viewpoint.is_empty() || respondents == 0 {
            return Err(InvalidMinimum);
        }
        Ok(Self { viewpoint: viewpoint.to_owned(), respondents })
    }
}

impl fmt::Display for InvalidMinimum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not VIEWPOINT=N, with N from 1")
    }
}

impl Error for InvalidMinimum {}

/// The finding for a team with too few respondents of a viewpoint. The number of respondents is not secret (scoring, section 9).
pub(super) fn too_few(team: &AuditedTeam<'_>, viewpoint: ViewpointIndex, least: u32) -> Option<Diagnostic> {
    let questionnaire = team.questionnaire;
    let id = Quoted(questionnaire.viewpoints().get(viewpoint.get())?.id.as_str());
    let audits = || team.checked_files.iter().map(|checked| checked.answers.audit());
    let count = audits().filter(|audit| audit.viewpoint == viewpoint).count();
    let least = usize::try_from(least).unwrap_or(usize::MAX);
    if count >= least {
        return None;
    }
    let stage = stage_in_words(team, questionnaire);
    let mut message = match count {
        0 => format!("nobody answered as {id}{stage}; {least} required"),
        _ => format!("{} answered as {id}{stage}; {least} required", Count::of(count, "respondent")),
    };
    let in_a_group = audits().any(|audit| audit.includes_viewpoint(viewpoint));
    if count == 0 && in_a_group && questionnaire.side(Side::Peer) == Some(viewpoint) {
        message.push_str("; peers answered only within a group");
    }
    let code = Code::TooFewRespondents;
    Some(team.finding(code, message, &[], code.info().help.to_owned()))
}

/// " at the stage `running`", since a team at two stages has two findings.
fn stage_in_words(team: &AuditedTeam<'_>, questionnaire: &Questionnaire) -> String {
    let stage = team.rules().stage.and_then(|stage| questionnaire.stages().get(stage.get()));
    stage.map_or_else(String::new, |stage| format!(" at the stage {}", Quoted(stage.id.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minimum_is_a_viewpoint_and_a_number_from_1() {
        let minimum = |text: &str| text.parse::<RespondentMinimum>().map(|it| (it.viewpoint, it.respondents));
        assert_eq!(minimum("peer = 3"), Ok(("peer".to_owned(), 3)));
        for bad in ["", "3", "peer", "=3", "peer=", "peer=0", "peer=-1", "peer=1.5", "peer=a"] {
            assert_eq!(minimum(bad), Err(InvalidMinimum), "{bad}");
        }
    }
}

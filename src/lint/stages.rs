//! Doubts about the stage of a team: whether its files agree on it, and whether it is too early.

use super::{CheckedAnswers, teams::TeamFiles};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Questionnaire, Side};
use crate::source::Span;
use crate::text::Truncated;

/// Runs the lints of the stages that a team's files name. Each finding comes with its file (scoring, sections 1, 2 and 14).
pub(super) fn lint_stages(
    team: &TeamFiles,
    checked_files: &[CheckedAnswers<'_>],
    questionnaire: &Questionnaire,
    found: &mut Vec<(usize, Diagnostic)>,
) {
    let files: Vec<_> = team.files.iter().filter_map(|&file| Some((file, checked_files.get(file)?))).collect();
    let mut say = |(file, checked): (usize, &CheckedAnswers<'_>), code: Code, message: String| {
        found.push((file, Diagnostic::new(code, stage_span(checked), message).with_usual_help()));
    };
    let mut named = files.iter().copied().filter(|(_, checked)| checked.answers.audit().names_stage);
    let Some((_, first)) = named.next() else { return };
    for other in named {
        if other.1.answers.audit().stage != first.answers.audit().stage {
            let message = format!("the stage differs from the one in {}", Truncated::path(first.source.name()));
            say(other, Code::StagesDiffer, message);
        }
    }
    for silent in files.iter().copied().filter(|(_, checked)| !checked.answers.audit().names_stage) {
        say(silent, Code::StageNotNamed, "the team's stage is named in other files, but not in this one".to_owned());
    }
    // Nobody should choose the easier questions of an earlier stage unnoticed.
    let peers_answered = questionnaire
        .side(Side::Peer)
        .is_some_and(|peer| files.iter().any(|(_, checked)| checked.answers.audit().includes_viewpoint(peer)));
    let mut earlier =
        files.iter().copied().filter(|(_, checked)| checked.answers.audit().stage < questionnaire.default_stage());
    if let Some(first) = earlier.next().filter(|_| peers_answered) {
        let message = "an earlier stage, although peers answered for this team".to_owned();
        say(first, Code::EarlierStage, message);
    }
}

/// The span of a file's stage, or of its header.
fn stage_span(checked: &CheckedAnswers<'_>) -> Span {
    let audit = &checked.spans.audit;
    audit.stage.map_or(audit.header, |stage| stage.value)
}

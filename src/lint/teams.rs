//! Doubts that only show beside other files: files of one team together.

use super::CheckedAnswers;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Questionnaire, Side};
use crate::text::{Count, Quoted, Truncated, name_key};
use std::collections::BTreeMap;

/// The files of one team: the same `team` and the same `organisation`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamFiles {
    /// The files, as places in the list that was given, in its order.
    pub files: Vec<usize>,
}

/// The teams that files are about, in the order of their first files.
#[must_use]
pub fn teams(checked_files: &[CheckedAnswers<'_>]) -> Vec<TeamFiles> {
    let mut teams: Vec<TeamFiles> = Vec::new();
    let mut known: BTreeMap<(&str, Option<&str>), usize> = BTreeMap::new();
    for (file, checked) in checked_files.iter().enumerate() {
        let audit = checked.answers.audit();
        let team = *known.entry((&audit.team, audit.organisation.as_deref())).or_insert(teams.len());
        match teams.get_mut(team) {
            Some(team) => team.files.push(file),
            None => teams.push(TeamFiles { files: vec![file] }),
        }
    }
    teams
}

/// Everything doubtful about files beside each other, each with the file it is said of. `folder` names a file's folder.
#[must_use]
pub fn lint_teams(
    checked_files: &[CheckedAnswers<'_>],
    questionnaire: &Questionnaire,
    folder: impl Fn(usize) -> String,
) -> Vec<(usize, Diagnostic)> {
    let mut found = Vec::new();
    copied_files(checked_files, &mut found);
    similar_names(checked_files, &mut found);
    for team in teams(checked_files) {
        respondents_twice(&team, checked_files, &folder, &mut found);
        no_peer_viewpoint(&team, checked_files, questionnaire, &mut found);
        stages(&team, checked_files, questionnaire, &mut found);
    }
    found
}

/// Whether a team's files name its stage alike, and whether an earlier stage is named although peers answered, so that nobody can choose
/// easier questions unnoticed (scoring, sections 1 and 2).
fn stages(
    team: &TeamFiles,
    checked_files: &[CheckedAnswers<'_>],
    questionnaire: &Questionnaire,
    found: &mut Vec<(usize, Diagnostic)>,
) {
    let files = || team.files.iter().filter_map(|&file| Some((file, checked_files.get(file)?)));
    let names = |checked: &CheckedAnswers<'_>| checked.answers.audit().names_stage;
    if files().any(|(_, checked)| names(checked)) {
        for (file, checked) in files().filter(|(_, checked)| !names(checked)) {
            let message = "the team's stage is named in other files, but not in this one";
            let code = Code::StageNotNamed;
            let header = checked.spans.audit.header;
            found.push((file, Diagnostic::new(code, header, message).with_help(code.entry().help)));
        }
    }
    let peer = questionnaire.side(Side::Peer);
    let peers_answered = files().any(|(_, checked)| Some(checked.answers.audit().viewpoint) == peer);
    let earlier = |checked: &CheckedAnswers<'_>| checked.answers.audit().stage < questionnaire.default_stage();
    if let Some((file, checked)) = files().find(|(_, checked)| peers_answered && earlier(checked)) {
        let code = Code::EarlierStage;
        let span = checked.spans.audit.stage.map_or(checked.spans.audit.header, |stage| stage.value);
        let message = "an earlier stage is named, although peers answered for this team";
        found.push((file, Diagnostic::new(code, span, message).with_help(code.entry().help)));
    }
}

/// The files that count: of identical ones that name no respondent, the first (scoring, section 2).
#[must_use]
pub fn without_copies(checked_files: &[CheckedAnswers<'_>]) -> Vec<usize> {
    let originals = originals(checked_files);
    (0..checked_files.len()).filter(|&file| originals.get(file) == Some(&file)).collect()
}

/// For each file the one that it is a copy of; itself where it is none.
fn originals(checked_files: &[CheckedAnswers<'_>]) -> Vec<usize> {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut originals = Vec::with_capacity(checked_files.len());
    for (file, checked) in checked_files.iter().enumerate() {
        let anonymous = checked.answers.audit().respondent.is_none();
        originals.push(if anonymous { *first.entry(checked.source.text()).or_insert(file) } else { file });
    }
    originals
}

fn copied_files(checked_files: &[CheckedAnswers<'_>], found: &mut Vec<(usize, Diagnostic)>) {
    for (file, original) in originals(checked_files).into_iter().enumerate().filter(|(file, original)| file != original)
    {
        let (Some(checked), Some(original)) = (checked_files.get(file), checked_files.get(original)) else { continue };
        let code = Code::CopiedFile;
        let message = format!("a copy of {}; the two count as one respondent", Truncated::path(original.source.name()));
        found.push((file, Diagnostic::new(code, checked.spans.audit.header, message).with_help(code.entry().help)));
    }
}

fn similar_names(checked_files: &[CheckedAnswers<'_>], found: &mut Vec<(usize, Diagnostic)>) {
    let mut known: BTreeMap<(String, String), usize> = BTreeMap::new();
    for team in teams(checked_files) {
        let Some((file, checked)) = team.files.first().and_then(|&file| Some((file, checked_files.get(file)?))) else {
            continue;
        };
        let audit = checked.answers.audit();
        let key = (name_key(&audit.team), name_key(audit.organisation.as_deref().unwrap_or_default()));
        let first = *known.entry(key).or_insert(file);
        // A team at two stages has one name.
        let differs = |other: &&CheckedAnswers<'_>| {
            let other = other.answers.audit();
            (&other.team, &other.organisation) != (&audit.team, &audit.organisation)
        };
        if let Some(other) = checked_files.get(first).filter(differs) {
            let code = Code::SimilarName;
            let message = format!(
                "{} is almost the same name as {}, in {}",
                Quoted(&audit.team),
                Quoted(&other.answers.audit().team),
                Truncated::path(other.source.name())
            );
            found.push((
                file,
                Diagnostic::new(code, checked.spans.audit.team.value, message).with_help(code.entry().help),
            ));
        }
    }
}

fn respondents_twice(
    team: &TeamFiles,
    checked_files: &[CheckedAnswers<'_>],
    folder: impl Fn(usize) -> String,
    found: &mut Vec<(usize, Diagnostic)>,
) {
    let mut earlier: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for &file in &team.files {
        let Some(checked) = checked_files.get(file) else { continue };
        let (Some(respondent), Some(span)) = (&checked.answers.audit().respondent, checked.spans.audit.respondent)
        else {
            continue;
        };
        let others = earlier.entry(respondent).or_default();
        let same = others.iter().find(|&&other| {
            let date = checked_files.get(other).map(|checked| checked.answers.audit().date);
            date == Some(checked.answers.audit().date) || folder(other) == folder(file)
        });
        if let Some(other) = same.and_then(|&other| checked_files.get(other)) {
            let message = format!("the same respondent of the same team as in {}", other.source.name());
            let help = "keep the later file, or correct the pseudonym; each file counts as one respondent";
            found.push((file, Diagnostic::new(Code::RespondentTwice, span.value, message).with_help(help)));
        }
        others.push(file);
    }
}

fn no_peer_viewpoint(
    team: &TeamFiles,
    checked_files: &[CheckedAnswers<'_>],
    questionnaire: &Questionnaire,
    found: &mut Vec<(usize, Diagnostic)>,
) {
    let Some(peer) = questionnaire.side(Side::Peer) else { return };
    let heard = team
        .files
        .iter()
        .filter_map(|&file| checked_files.get(file))
        .any(|checked| checked.answers.audit().viewpoint == peer);
    let Some((&first, checked)) = team.files.first().and_then(|first| Some((first, checked_files.get(*first)?))) else {
        return;
    };
    if !heard {
        let message = match team.files.len() {
            1 => "the team's only file does not speak from the viewpoint of peers".to_owned(),
            files => format!("none of the team's {} speaks from the viewpoint of peers", Count::of(files, "file")),
        };
        let id = questionnaire.viewpoints().get(peer.get()).map_or("peer", |viewpoint| viewpoint.id.as_str());
        let help = format!("ask peer supporters too: viewpoint = \"{id}\"");
        found.push((
            first,
            Diagnostic::new(Code::NoPeerViewpoint, checked.spans.audit.viewpoint.value, message).with_help(help),
        ));
    }
}

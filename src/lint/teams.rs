//! Lints that compare files, for example those of one team.

use super::{CheckedAnswers, stages};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Questionnaire, Side, StageIndex};
use crate::text::{Count, Quoted, Truncated, name_key};
use std::collections::BTreeMap;

/// The files of one team: the same `team` and the same `organisation`, at any stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamFiles {
    /// Indices of the files, ascending.
    pub files: Vec<usize>,
}

impl TeamFiles {
    /// The same files by stage, earliest first: a team at two stages has two results (scoring, section 14).
    #[must_use]
    pub fn by_stage(&self, checked_files: &[CheckedAnswers<'_>]) -> Vec<Self> {
        let mut stages: BTreeMap<Option<StageIndex>, Vec<usize>> = BTreeMap::new();
        for &file in &self.files {
            let stage = checked_files.get(file).and_then(|checked| checked.answers.audit().stage);
            stages.entry(stage).or_default().push(file);
        }
        stages.into_values().map(|files| Self { files }).collect()
    }
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

/// Runs the lints that compare files. Each finding comes with the index of its file; `folder` names a file's folder.
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
        duplicate_respondents(&team, checked_files, &folder, &mut found);
        no_peer_viewpoint(&team, checked_files, questionnaire, &mut found);
        stages::lint_stages(&team, checked_files, questionnaire, &mut found);
    }
    found
}

/// The files that count: of identical files without a respondent, only the first (scoring, section 2).
#[must_use]
pub fn without_copies(checked_files: &[CheckedAnswers<'_>]) -> Vec<usize> {
    let originals = originals(checked_files);
    (0..checked_files.len()).filter(|&file| originals.get(file) == Some(&file)).collect()
}

/// For each file, the file that it is a copy of; itself if it is not a copy.
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
        found.push((file, Diagnostic::new(code, checked.spans.audit.header, message).with_usual_help()));
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
            found.push((file, Diagnostic::new(code, checked.spans.audit.team.value, message).with_usual_help()));
        }
    }
}

fn duplicate_respondents(
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
            let message =
                format!("the same respondent of the same team as in {}", Truncated::path(other.source.name()));
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
    let audits = || team.files.iter().filter_map(|&file| Some(checked_files.get(file)?.answers.audit()));
    let Some((&first, checked)) = team.files.first().and_then(|first| Some((first, checked_files.get(*first)?))) else {
        return;
    };
    if audits().any(|audit| audit.viewpoint == peer) {
        return;
    }
    let message = match team.files.len() {
        _ if audits().any(|audit| audit.includes_viewpoint(peer)) => "peers answered only within a group".to_owned(),
        1 => "the team's only file is not from a peer".to_owned(),
        files => format!("none of the team's {} is from a peer", Count::of(files, "file")),
    };
    let id = questionnaire.viewpoints().get(peer.get()).map_or("peer", |viewpoint| viewpoint.id.as_str());
    let help = format!("ask peer supporters too, on their own: viewpoint = \"{id}\"");
    let span = checked.spans.audit.viewpoint.value;
    found.push((first, Diagnostic::new(Code::NoPeerViewpoint, span, message).with_help(help)));
}

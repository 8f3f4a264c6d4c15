//! Doubts that only show beside other files: files of one team together.

use super::Sheet;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Questionnaire, Side};
use crate::text::{Count, Plain, Ticked, name_key};
use std::collections::BTreeMap;

/// The files of one team: the same `team` and the same `organisation`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// The files, as places in the list that was given, in its order.
    pub files: Vec<usize>,
}

/// The teams that files are about, in the order of their first files.
#[must_use]
pub fn teams(sheets: &[Sheet<'_>]) -> Vec<Team> {
    let mut teams: Vec<Team> = Vec::new();
    let mut known: BTreeMap<(&str, Option<&str>), usize> = BTreeMap::new();
    for (file, sheet) in sheets.iter().enumerate() {
        let audit = sheet.answers.audit();
        let team = *known.entry((&audit.team, audit.organisation.as_deref())).or_insert(teams.len());
        match teams.get_mut(team) {
            Some(team) => team.files.push(file),
            None => teams.push(Team { files: vec![file] }),
        }
    }
    teams
}

/// Everything doubtful about files beside each other, each with the file it is said of. `folder` names a file's folder.
#[must_use]
pub fn doubts(
    sheets: &[Sheet<'_>],
    questionnaire: &Questionnaire,
    folder: impl Fn(usize) -> String,
) -> Vec<(usize, Diagnostic)> {
    let mut found = Vec::new();
    copied_files(sheets, &mut found);
    similar_names(sheets, &mut found);
    for team in teams(sheets) {
        respondents_twice(&team, sheets, &folder, &mut found);
        no_peer_viewpoint(&team, sheets, questionnaire, &mut found);
        stages(&team, sheets, questionnaire, &mut found);
    }
    found
}

/// Whether a team's files name its stage alike, and whether an earlier stage is named although peers answered, so that nobody can choose
/// easier questions unnoticed (scoring, sections 1 and 2).
fn stages(team: &Team, sheets: &[Sheet<'_>], questionnaire: &Questionnaire, found: &mut Vec<(usize, Diagnostic)>) {
    let files = || team.files.iter().filter_map(|&file| Some((file, sheets.get(file)?)));
    let names = |sheet: &Sheet<'_>| sheet.answers.audit().names_stage;
    if files().any(|(_, sheet)| names(sheet)) {
        for (file, sheet) in files().filter(|(_, sheet)| !names(sheet)) {
            let message = "the team's stage is named in other files, but not in this one";
            let code = Code::StageNotNamed;
            let header = sheet.places.audit.header;
            found.push((file, Diagnostic::new(code, header, message).with_help(code.entry().cure)));
        }
    }
    let peer = questionnaire.side(Side::Peer);
    let peers_answered = files().any(|(_, sheet)| Some(sheet.answers.audit().viewpoint) == peer);
    let earlier = |sheet: &Sheet<'_>| sheet.answers.audit().stage < questionnaire.default_stage();
    if let Some((file, sheet)) = files().find(|(_, sheet)| peers_answered && earlier(sheet)) {
        let code = Code::EarlierStage;
        let place = sheet.places.audit.stage.map_or(sheet.places.audit.header, |stage| stage.value);
        let message = "an earlier stage is named, although peers answered for this team";
        found.push((file, Diagnostic::new(code, place, message).with_help(code.entry().cure)));
    }
}

/// The files that count: of identical ones that name no respondent, the first (scoring, section 2).
#[must_use]
pub fn without_copies(sheets: &[Sheet<'_>]) -> Vec<usize> {
    let originals = originals(sheets);
    (0..sheets.len()).filter(|&file| originals.get(file) == Some(&file)).collect()
}

/// For each file the one that it is a copy of; itself where it is none.
fn originals(sheets: &[Sheet<'_>]) -> Vec<usize> {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut originals = Vec::with_capacity(sheets.len());
    for (file, sheet) in sheets.iter().enumerate() {
        let anonymous = sheet.answers.audit().respondent.is_none();
        originals.push(if anonymous { *first.entry(sheet.source.text()).or_insert(file) } else { file });
    }
    originals
}

fn copied_files(sheets: &[Sheet<'_>], found: &mut Vec<(usize, Diagnostic)>) {
    for (file, original) in originals(sheets).into_iter().enumerate().filter(|(file, original)| file != original) {
        let (Some(sheet), Some(original)) = (sheets.get(file), sheets.get(original)) else { continue };
        let code = Code::CopiedFile;
        let message = format!("a copy of {}; the two count as one respondent", Plain::path(original.source.name()));
        found.push((file, Diagnostic::new(code, sheet.places.audit.header, message).with_help(code.entry().cure)));
    }
}

fn similar_names(sheets: &[Sheet<'_>], found: &mut Vec<(usize, Diagnostic)>) {
    let mut known: BTreeMap<(String, String), usize> = BTreeMap::new();
    for team in teams(sheets) {
        let Some((file, sheet)) = team.files.first().and_then(|&file| Some((file, sheets.get(file)?))) else {
            continue;
        };
        let audit = sheet.answers.audit();
        let key = (name_key(&audit.team), name_key(audit.organisation.as_deref().unwrap_or_default()));
        let first = *known.entry(key).or_insert(file);
        // A team at two stages has one name.
        let differs = |other: &&Sheet<'_>| {
            let other = other.answers.audit();
            (&other.team, &other.organisation) != (&audit.team, &audit.organisation)
        };
        if let Some(other) = sheets.get(first).filter(differs) {
            let code = Code::SimilarName;
            let message = format!(
                "{} is almost the same name as {}, in {}",
                Ticked(&audit.team),
                Ticked(&other.answers.audit().team),
                Plain::path(other.source.name())
            );
            found.push((
                file,
                Diagnostic::new(code, sheet.places.audit.team.value, message).with_help(code.entry().cure),
            ));
        }
    }
}

fn respondents_twice(
    team: &Team,
    sheets: &[Sheet<'_>],
    folder: impl Fn(usize) -> String,
    found: &mut Vec<(usize, Diagnostic)>,
) {
    let mut earlier: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for &file in &team.files {
        let Some(sheet) = sheets.get(file) else { continue };
        let (Some(respondent), Some(place)) = (&sheet.answers.audit().respondent, sheet.places.audit.respondent) else {
            continue;
        };
        let others = earlier.entry(respondent).or_default();
        let same = others.iter().find(|&&other| {
            let date = sheets.get(other).map(|sheet| sheet.answers.audit().date);
            date == Some(sheet.answers.audit().date) || folder(other) == folder(file)
        });
        if let Some(other) = same.and_then(|&other| sheets.get(other)) {
            let message = format!("the same respondent of the same team as in {}", other.source.name());
            let help = "keep the later file, or correct the pseudonym; each file counts as one respondent";
            found.push((file, Diagnostic::new(Code::RespondentTwice, place.value, message).with_help(help)));
        }
        others.push(file);
    }
}

fn no_peer_viewpoint(
    team: &Team,
    sheets: &[Sheet<'_>],
    questionnaire: &Questionnaire,
    found: &mut Vec<(usize, Diagnostic)>,
) {
    let Some(peer) = questionnaire.side(Side::Peer) else { return };
    let heard =
        team.files.iter().filter_map(|&file| sheets.get(file)).any(|sheet| sheet.answers.audit().viewpoint == peer);
    let Some((&first, sheet)) = team.files.first().and_then(|first| Some((first, sheets.get(*first)?))) else { return };
    if !heard {
        let message = match team.files.len() {
            1 => "the team's only file does not speak from the viewpoint of peers".to_owned(),
            files => format!("none of the team's {} speaks from the viewpoint of peers", Count::of(files, "file")),
        };
        let id = questionnaire.viewpoints().get(peer.get()).map_or("peer", |viewpoint| viewpoint.id.as_str());
        let help = format!("ask peer supporters too: viewpoint = \"{id}\"");
        found.push((
            first,
            Diagnostic::new(Code::NoPeerViewpoint, sheet.places.audit.viewpoint.value, message).with_help(help),
        ));
    }
}

//! Collects answers into compact memory until all files are read.

use super::TeamSet;
use super::team::{FileDetails, FileEntry, Files, RespondentEntry, TeamEntry};
use crate::model::{Answers, AnswersHead, StageIndex, Version};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::sync::Arc;

/// What one row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// A team: the same team and the same organisation.
    Teams,
    /// An organisation: all respondents of all its teams, as if they were one team. A team without an organisation stays one.
    Organisations,
}

/// Collected answers: a byte per item, a few bytes per file, and every name once.
///
/// The result does not depend on the order in which files are added.
#[derive(Debug)]
pub struct TeamSetBuilder {
    grouping: Grouping,
    /// By stage, organisation and team.
    names: BTreeMap<(Option<StageIndex>, Arc<str>), TeamEntries>,
    last: Option<u32>,
    entries: Vec<TeamEntry>,
    file_entries: Vec<FileEntry>,
    files: Files,
    items: usize,
    versions: BTreeSet<Version>,
    /// A hash of each file's respondent, or 0.
    respondents: Vec<u64>,
    /// The first file with each fingerprint, among files without a respondent.
    anonymous: BTreeMap<Fingerprint, usize>,
}

/// A hash that tells the texts of answers files apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// The fingerprint of a text.
    pub fn of(text: &str) -> Self {
        Self(hash(&text))
    }
}

/// The entries of teams by their names.
type TeamEntries = BTreeMap<Arc<str>, u32>;

impl TeamSetBuilder {
    /// An empty builder for answers with this many items.
    #[must_use]
    pub fn new(items: usize, grouping: Grouping) -> Self {
        Self {
            grouping,
            names: BTreeMap::new(),
            last: None,
            entries: Vec::new(),
            file_entries: Vec::new(),
            files: Files::default(),
            items,
            versions: BTreeSet::new(),
            respondents: Vec::new(),
            anonymous: BTreeMap::new(),
        }
    }

    /// Adds one respondent's answers, unless they are a copy of a file that was added and neither gives a respondent: then returns the
    /// number of that file (scoring, section 2). Without a fingerprint no copy is recognised. The order of files matters only for these
    /// numbers and for [`Self::duplicate_respondents`]; both count the added files from 0.
    pub fn add(&mut self, answers: &Answers, fingerprint: Option<Fingerprint>) -> Option<usize> {
        let audit = answers.audit();
        if let Some(fingerprint) = fingerprint.filter(|_| audit.respondent.is_none()) {
            let original = *self.anonymous.entry(fingerprint).or_insert(self.file_entries.len());
            if original < self.file_entries.len() {
                return Some(original);
            }
        }
        self.versions.insert(answers.version());
        let team = self.entry(&audit.team, audit.organisation.as_deref(), audit.stage);
        self.file_entries.push(FileEntry::new(team, RespondentEntry::of(audit)));
        self.respondents.push(respondent(audit));
        self.files.states.extend_from_slice(answers.states());
        let details = FileDetails::of(answers);
        if !details.is_empty()
            && let Ok(file) = u32::try_from(self.file_entries.len() - 1)
        {
            self.files.details.insert(file, details);
        }
        None
    }

    /// Records a file of this team that cannot be used. If `stage` is `None` although the questionnaire has stages, it counts with the
    /// team's other files if these are at one stage, and separately otherwise: never silently at the last stage.
    pub fn add_unusable(&mut self, team: &str, organisation: Option<&str>, stage: Option<StageIndex>) {
        let entry = self.entry(team, organisation, stage);
        if let Some(entry) = self.entries.get_mut(entry as usize) {
            entry.unusable_files += 1;
        }
    }

    /// Respondents of one team whose answers were added more than once: the number of the first file and of each later one, in the order of
    /// the later ones. Numbers count the added files from 0.
    #[must_use]
    pub fn duplicate_respondents(&self) -> Vec<(usize, usize)> {
        let of = |index: &usize| self.respondents.get(*index).copied().unwrap_or_default();
        let mut indices: Vec<_> = (0..self.respondents.len()).filter(|index| of(index) != 0).collect();
        indices.sort_unstable_by_key(|index| (of(index), *index));
        let mut duplicates: Vec<_> = indices
            .chunk_by(|one, next| of(one) == of(next))
            .filter_map(|same| same.split_first())
            .flat_map(|(first, later)| later.iter().map(|index| (*first, *index)))
            .collect();
        duplicates.sort_unstable_by_key(|(_, later)| *later);
        duplicates
    }

    /// The collected answers, group by group.
    #[must_use]
    pub fn finish(self) -> TeamSet {
        drop(self.names);
        TeamSet::new(self.entries, &self.file_entries, self.files, self.items, self.versions)
    }

    /// The group that a team belongs to.
    fn entry(&mut self, team: &str, organisation: Option<&str>, stage: Option<StageIndex>) -> u32 {
        let (name, organisation) = match (self.grouping, organisation) {
            (Grouping::Organisations, Some(organisation)) => (organisation, Some(organisation)),
            _ => (team, organisation),
        };
        // A team's files usually follow one another.
        if let Some(last) = self.last
            && let Some(entry) = self.entries.get(last as usize)
            && *entry.team == *name
            && entry.stage == stage
            && entry.organisation.as_deref() == organisation
        {
            return last;
        }
        // No organisation has an empty name, so it can mean that there is none.
        let key = (stage, Arc::from(organisation.unwrap_or_default()));
        let found = self.names.get_key_value(&key);
        let index = if let Some(index) = found.and_then(|(_, teams)| teams.get(name)) {
            *index
        } else {
            let shared = found.map_or(key.1, |((_, shared), _)| Arc::clone(shared));
            let name: Arc<str> = Arc::from(name);
            let index = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
            let organisation = organisation.map(|_| Arc::clone(&shared));
            self.entries.push(TeamEntry { team: Arc::clone(&name), organisation, stage, unusable_files: 0 });
            self.names.entry((stage, shared)).or_default().insert(name, index);
            index
        };
        self.last = Some(index);
        index
    }
}

/// A hash of the team and the pseudonym; 0 without a pseudonym. The chance of a collision among ten million files is below one in a hundred
/// thousand.
fn respondent(audit: &AnswersHead) -> u64 {
    let Some(respondent) = &audit.respondent else { return 0 };
    hash(&(&audit.team, &audit.organisation, respondent))
}

/// A hash that is never 0.
fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish().max(1)
}

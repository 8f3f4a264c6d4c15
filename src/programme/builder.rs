//! Answers as they come in, kept small until all are there.

use super::TeamSet;
use super::team::{FileDetails, FileEntry, Files, RespondentEntry, TeamEntry};
use crate::model::{Answers, Audit, StageIndex, Version};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::sync::Arc;

/// What becomes one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// A team: the same team and the same organisation.
    Teams,
    /// An organisation: all respondents of all its teams, as if they were one team. A team without an organisation stays one.
    Organisations,
}

/// Answers as they come in: a byte for each item, a few for each file, and every name once.
///
/// What comes out does not depend on the order in which files come in.
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
    /// Who answered in each file, or 0.
    respondents: Vec<u64>,
    /// The first file with each fingerprint, among files without a respondent.
    anonymous: BTreeMap<Fingerprint, usize>,
}

/// Tells the texts of answers files apart.
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
    /// Begins with nothing, for answers with so many items.
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

    /// Takes one respondent's answers, unless they are a copy of a file that was taken and neither names a respondent: then the number
    /// of that file is returned (scoring, section 2). Without a fingerprint no copy is recognised. The order of files matters only for
    /// these numbers and for [`Self::respondents_twice`]; both count the files that were taken, from 0.
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

    /// Takes note of a file of this team that cannot be used. With a `stage` of `None` although the questionnaire has stages, it counts with
    /// the team's other files if these are at one stage, and else by itself: never silently with those of the last stage.
    pub fn leave_out(&mut self, team: &str, organisation: Option<&str>, stage: Option<StageIndex>) {
        let entry = self.entry(team, organisation, stage);
        if let Some(entry) = self.entries.get_mut(entry as usize) {
            entry.left_out += 1;
        }
    }

    /// The answers of one respondent of one team that came in more than once: the place of the first, and of each later one, in the
    /// order of these. Places count what was taken, from 0.
    #[must_use]
    pub fn respondents_twice(&self) -> Vec<(usize, usize)> {
        let of = |index: &usize| self.respondents.get(*index).copied().unwrap_or_default();
        let mut indices: Vec<_> = (0..self.respondents.len()).filter(|index| of(index) != 0).collect();
        indices.sort_unstable_by_key(|index| (of(index), *index));
        let mut twice: Vec<_> = indices
            .chunk_by(|one, next| of(one) == of(next))
            .filter_map(|same| same.split_first())
            .flat_map(|(first, later)| later.iter().map(|index| (*first, *index)))
            .collect();
        twice.sort_unstable_by_key(|(_, later)| *later);
        twice
    }

    /// All that came in, group by group.
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
        // A team's files mostly come one after the other.
        if let Some(last) = self.last
            && let Some(entry) = self.entries.get(last as usize)
            && *entry.team == *name
            && entry.stage == stage
            && entry.organisation.as_deref() == organisation
        {
            return last;
        }
        // No organisation has an empty name, so that none at all can stand under it.
        let key = (stage, Arc::from(organisation.unwrap_or_default()));
        let found = self.names.get_key_value(&key);
        let index = if let Some(index) = found.and_then(|(_, teams)| teams.get(name)) {
            *index
        } else {
            let shared = found.map_or(key.1, |((_, shared), _)| Arc::clone(shared));
            let name: Arc<str> = Arc::from(name);
            let index = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
            let organisation = organisation.map(|_| Arc::clone(&shared));
            self.entries.push(TeamEntry { team: Arc::clone(&name), organisation, stage, left_out: 0 });
            self.names.entry((stage, shared)).or_default().insert(name, index);
            index
        };
        self.last = Some(index);
        index
    }
}

/// A number for the respondent of this team, without the pseudonym; 0 for nobody in particular. That two have the same by chance
/// is less likely than one in a hundred thousand where there are ten million files.
fn respondent(audit: &Audit) -> u64 {
    let Some(respondent) = &audit.respondent else { return 0 };
    hash(&(&audit.team, &audit.organisation, respondent))
}

/// A number that is never 0.
fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish().max(1)
}

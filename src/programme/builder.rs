//! Answers as they come in, kept small until all are there.

use super::TeamSet;
use super::team::{FileEntry, Files, RespondentEntry, TeamEntry};
use crate::model::{Answers, Audit, ItemIndex, Level, RemarkEntry, StageIndex, State, Version};
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
    states: Vec<u8>,
    items: usize,
    versions: BTreeSet<Version>,
    /// Who answered in each file, or 0.
    respondents: Vec<u64>,
    /// What was said in a file beside the answers, where that was read.
    remark_entries: BTreeMap<u32, Vec<RemarkEntry>>,
    /// Items of a file that have changed since it answered them.
    outdated: BTreeMap<u32, Vec<ItemIndex>>,
    /// Retired questions that a file answered.
    retired: BTreeMap<u32, Vec<usize>>,
    /// The first file with each fingerprint, among files without a respondent.
    anonymous: BTreeMap<u64, usize>,
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
            states: Vec::new(),
            items,
            versions: BTreeSet::new(),
            respondents: Vec::new(),
            remark_entries: BTreeMap::new(),
            outdated: BTreeMap::new(),
            retired: BTreeMap::new(),
            anonymous: BTreeMap::new(),
        }
    }

    /// Takes one respondent's answers, unless they are a copy of a file that was taken and neither names a respondent: then the number
    /// of that file is returned (scoring, section 2). The order of files matters only for these numbers and for
    /// [`Self::respondents_twice`]; both count the files that were taken, from 0.
    pub fn add(&mut self, sheet: PackedAnswers) -> Option<usize> {
        if sheet.respondent == 0 && sheet.fingerprint != 0 {
            let original = *self.anonymous.entry(sheet.fingerprint).or_insert(self.file_entries.len());
            if original < self.file_entries.len() {
                return Some(original);
            }
        }
        self.versions.insert(sheet.version);
        let team = self.entry(sheet.team(), sheet.organisation(), sheet.stage);
        self.file_entries.push(FileEntry::new(team, sheet.member));
        self.respondents.push(sheet.respondent);
        self.states.extend_from_slice(sheet.states());
        self.states.resize(self.file_entries.len() * self.items, packed(State::Unanswered));
        if !sheet.outdated.is_empty()
            && let Ok(file) = u32::try_from(self.file_entries.len() - 1)
        {
            self.outdated.insert(file, sheet.outdated);
        }
        if !sheet.retired.is_empty()
            && let Ok(file) = u32::try_from(self.file_entries.len() - 1)
        {
            self.retired.insert(file, sheet.retired);
        }
        if !sheet.remark_entries.is_empty()
            && let Ok(file) = u32::try_from(self.file_entries.len() - 1)
        {
            self.remark_entries.insert(file, sheet.remark_entries);
        }
        None
    }

    /// Takes note of a file of this team that cannot be used.
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
        TeamSet::new(
            self.entries,
            &self.file_entries,
            Files {
                states: self.states,
                remark_entries: self.remark_entries,
                outdated: self.outdated,
                retired: self.retired,
            },
            self.items,
            self.versions,
        )
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

/// One respondent's answers, as small as they are kept: but for what was said beside them one piece of memory, that one thread can fill
/// and another one empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackedAnswers {
    /// The states, the team's name, the organisation's name.
    pieces: Box<[u8]>,
    states: usize,
    team: usize,
    has_organisation: bool,
    version: Version,
    member: RespondentEntry,
    respondent: u64,
    /// Tells files apart; 0 where nobody asks.
    fingerprint: u64,
    remark_entries: Vec<RemarkEntry>,
    outdated: Vec<ItemIndex>,
    retired: Vec<usize>,
    stage: Option<StageIndex>,
}

impl PackedAnswers {
    /// The answers without all that scoring does not ask for, but with what was said beside them if the reader kept that.
    #[must_use]
    pub fn of(answers: &Answers) -> Self {
        let Audit { team, organisation, .. } = answers.audit();
        let mut pieces = Vec::with_capacity(
            answers.states().len() + team.len() + organisation.as_ref().map(String::len).unwrap_or_default(),
        );
        pieces.extend(answers.states().iter().copied().map(packed));
        pieces.extend_from_slice(team.as_bytes());
        pieces.extend_from_slice(organisation.as_deref().unwrap_or_default().as_bytes());
        Self {
            pieces: pieces.into_boxed_slice(),
            states: answers.states().len(),
            team: team.len(),
            has_organisation: organisation.is_some(),
            version: answers.version(),
            member: RespondentEntry::of(answers.audit()),
            respondent: respondent(answers.audit()),
            fingerprint: 0,
            remark_entries: answers.remark_entries().collect(),
            outdated: answers.outdated().keys().copied().collect(),
            retired: answers.retired().to_vec(),
            stage: answers.audit().stage,
        }
    }

    /// The same, read from this text: a copy without a respondent will count once.
    #[must_use]
    pub fn from_text(self, text: &str) -> Self {
        // Only a file without a respondent is looked for again, and hashing all of them would take time.
        let fingerprint = if self.respondent == 0 { hash(&text) } else { 0 };
        Self { fingerprint, ..self }
    }

    fn states(&self) -> &[u8] {
        self.pieces.get(..self.states).unwrap_or_default()
    }

    fn team(&self) -> &str {
        self.text(self.states, self.states + self.team)
    }

    fn organisation(&self) -> Option<&str> {
        self.has_organisation.then(|| self.text(self.states + self.team, self.pieces.len()))
    }

    fn text(&self, start: usize, end: usize) -> &str {
        // What was put together from texts comes apart into the same.
        self.pieces.get(start..end).and_then(|bytes| str::from_utf8(bytes).ok()).unwrap_or_default()
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

/// The byte of a state; levels end at 10.
const DONT_KNOW: u8 = 0xff;
const NOT_APPLICABLE: u8 = 0xfe;
const UNANSWERED: u8 = 0xfd;

fn packed(state: State) -> u8 {
    match state {
        State::Level(level) => level.number(),
        State::DontKnow => DONT_KNOW,
        State::NotApplicable => NOT_APPLICABLE,
        State::Unanswered => UNANSWERED,
    }
}

/// The state of a byte.
pub(super) fn unpacked(byte: u8) -> State {
    match byte {
        DONT_KNOW => State::DontKnow,
        NOT_APPLICABLE => State::NotApplicable,
        UNANSWERED => State::Unanswered,
        level => Level::new(level).map_or(State::Unanswered, State::Level),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_comes_out_as_it_went_in() {
        let others = [State::DontKnow, State::NotApplicable, State::Unanswered];
        for state in (0..=10).filter_map(Level::new).map(State::Level).chain(others) {
            assert_eq!(unpacked(packed(state)), state);
        }
    }
}

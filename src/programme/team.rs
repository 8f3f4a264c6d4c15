//! The teams of many audits, each with its respondents' answers.

use crate::model::{
    Answers, AnswersHead, ItemIndex, RemarkEntry, StageIndex, State, Subject, Version, ViewpointIndex, limits,
};
use crate::score::Respondent;
use crate::text::name_key;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Many teams with their answers, sorted by name.
#[derive(Debug)]
pub struct TeamSet {
    entries: Vec<TeamEntry>,
    /// The respondents of every team, one team after the other.
    members: Vec<RespondentEntry>,
    /// The end of each team's respondents, preceded by 0.
    ends: Vec<u32>,
    files: Files,
    items: usize,
    versions: BTreeSet<Version>,
}

/// The content of the files, by their index.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// The states, one file after the other.
    pub(super) states: Vec<State>,
    /// Data that few files have besides states, by file.
    pub(super) details: BTreeMap<u32, FileDetails>,
}

/// Data that few files have besides states.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FileDetails {
    /// Notes, evidence, dissent and reasons, if they were read.
    remark_entries: Vec<RemarkEntry>,
    /// Items that have changed since the file answered them.
    outdated: Vec<ItemIndex>,
    /// Retired questions that it answered, as indices into the questionnaire's list.
    retired: Vec<usize>,
}

/// A team with no usable answers file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnscoredTeam<'f> {
    pub team: &'f str,
    pub organisation: Option<&'f str>,
    /// The stage of these files; `None` if it is unknown or the questionnaire has no stages.
    pub stage: Option<StageIndex>,
    /// The number of its files that could not be used.
    pub unusable_files: u32,
}

/// A team in a [`TeamSet`].
#[derive(Debug, Clone, Copy)]
pub struct Team<'f> {
    set: &'f TeamSet,
    entry: &'f TeamEntry,
    members: &'f [RespondentEntry],
}

/// The names of a team, and the number of its files that could not be used.
#[derive(Debug)]
pub(super) struct TeamEntry {
    pub(super) team: Arc<str>,
    pub(super) organisation: Option<Arc<str>>,
    pub(super) stage: Option<StageIndex>,
    pub(super) unusable_files: u32,
}

/// Data kept of one file besides its states.
#[derive(Debug, Clone, Copy)]
pub(super) struct FileEntry {
    team: u32,
    member: RespondentEntry,
}

/// Data kept of one respondent besides the states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RespondentEntry {
    date: NaiveDate,
    participants: u32,
    /// The index of the file with its states.
    file: u32,
    viewpoint: u8,
    names_stage: bool,
    /// The viewpoints that took part, one bit each.
    took_part: u64,
}

impl TeamEntry {
    fn is_same_team(&self, other: &Self) -> bool {
        (&self.team, &self.organisation) == (&other.team, &other.organisation)
    }
}

impl FileDetails {
    pub(super) fn of(answers: &Answers) -> Self {
        Self {
            remark_entries: answers.remark_entries().collect(),
            outdated: answers.outdated().keys().copied().collect(),
            retired: answers.retired().to_vec(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl FileEntry {
    pub(super) fn new(team: u32, member: RespondentEntry) -> Self {
        Self { team, member }
    }
}

impl RespondentEntry {
    pub(super) fn of(audit: &AnswersHead) -> Self {
        Self {
            date: audit.date,
            participants: audit.people(),
            file: 0,
            viewpoint: u8::try_from(audit.viewpoint.get()).unwrap_or(u8::MAX),
            names_stage: audit.names_stage,
            took_part: ViewpointIndex::set(&audit.took_part),
        }
    }
}

impl TeamSet {
    /// Sorts files into teams. The order in which they were added makes no difference.
    pub(super) fn new(
        entries: Vec<TeamEntry>,
        file_entries: &[FileEntry],
        files: Files,
        items: usize,
        versions: BTreeSet<Version>,
    ) -> Self {
        let mut by_name: Vec<u32> = (0..).take(entries.len()).collect();
        let key =
            |index: &u32| entries.get(*index as usize).map(|entry| (&entry.team, &entry.organisation, entry.stage));
        by_name.sort_unstable_by(|a, b| key(a).cmp(&key(b)));
        let mut positions = vec![0_u32; entries.len()];
        for (position, index) in (0_u32..).zip(&by_name) {
            positions[*index as usize] = position;
        }
        let mut ends = vec![0_u32; entries.len() + 1];
        for file_entry in file_entries {
            ends[positions[file_entry.team as usize] as usize + 1] += 1;
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        let mut free = ends.clone();
        let mut members: Vec<_> = file_entries.iter().map(|file_entry| file_entry.member).collect();
        for (file, file_entry) in (0_u32..).zip(file_entries) {
            let slot = &mut free[positions[file_entry.team as usize] as usize];
            members[*slot as usize] = RespondentEntry { file, ..file_entry.member };
            *slot += 1;
        }
        let mut sorted: Vec<Option<TeamEntry>> = entries.into_iter().map(Some).collect();
        let entries = by_name.iter().filter_map(|index| sorted[*index as usize].take()).collect();
        let mut set = Self { entries, members, ends, files, items, versions };
        set.assign_files_of_unknown_stage();
        set
    }

    /// Counts files of unknown stage with the team's other files if these are at one stage.
    fn assign_files_of_unknown_stage(&mut self) {
        for index in 1..self.entries.len() {
            let (before, after) = self.entries.split_at_mut(index);
            let ([.., unknown], [only, later @ ..]) = (before, after) else { return };
            let is_at_one_stage =
                unknown.is_same_team(only) && !later.first().is_some_and(|later| only.is_same_team(later));
            if unknown.stage.is_none() && is_at_one_stage {
                only.unusable_files += std::mem::take(&mut unknown.unusable_files);
            }
        }
    }

    /// The teams, each with all of its stages, earliest first.
    pub(super) fn by_name(&self) -> impl Iterator<Item = Vec<Team<'_>>> {
        let mut index = 0;
        self.entries.chunk_by(TeamEntry::is_same_team).map(move |stages| {
            let first = index;
            index += stages.len();
            (first..index).filter_map(|index| self.team(index)).collect()
        })
    }

    /// The number of teams, with or without answers.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no teams.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The versions of the questionnaire that were answered.
    #[must_use]
    pub fn versions(&self) -> &BTreeSet<Version> {
        &self.versions
    }

    /// The number of usable answers files.
    #[must_use]
    pub fn files(&self) -> usize {
        self.members.len()
    }

    /// The team at an index; `None` past the end.
    #[must_use]
    pub fn team(&self, index: usize) -> Option<Team<'_>> {
        let (start, end) = (*self.ends.get(index)?, *self.ends.get(index + 1)?);
        let members = self.members.get(start as usize..end as usize)?;
        Some(Team { set: self, entry: self.entries.get(index)?, members })
    }

    /// The indices of the teams that have answers.
    pub fn with_answers(&self) -> impl Iterator<Item = u32> {
        let any = |index: &u32| self.team(*index as usize).is_some_and(|team| !team.members.is_empty());
        (0..).take(self.len()).filter(any)
    }

    /// Teams whose names, and those of their organisations, differ only in letter case, spaces or punctuation.
    #[must_use]
    pub fn alike(&self) -> Vec<Vec<Team<'_>>> {
        let mut by_letters: BTreeMap<String, Vec<Team<'_>>> = BTreeMap::new();
        for team in (0..self.len()).filter_map(|index| self.team(index)) {
            let key = format!("{}\n{}", team.similarity_key(), name_key(team.organisation().unwrap_or_default()));
            by_letters.entry(key).or_default().push(team);
        }
        // A team at two stages has one name.
        let differ = |teams: &Vec<Team<'_>>| {
            teams.first().is_some_and(|first| {
                let same = |team: &Team<'_>| team.name() == first.name() && team.organisation() == first.organisation();
                !teams.iter().all(same)
            })
        };
        by_letters.into_values().filter(differ).collect()
    }

    /// The teams with no usable answers file.
    pub fn unscored(&self) -> impl Iterator<Item = UnscoredTeam<'_>> {
        let is_unscored = |team: &Team<'_>| team.members.is_empty() && team.unusable_files() > 0;
        let teams = (0..self.len()).filter_map(|index| self.team(index)).filter(is_unscored);
        teams.map(|team| UnscoredTeam {
            team: team.name(),
            organisation: team.organisation(),
            stage: team.stage(),
            unusable_files: team.unusable_files(),
        })
    }
}

impl<'f> Team<'f> {
    #[must_use]
    pub fn name(self) -> &'f str {
        &self.entry.team
    }

    /// The letters and digits of its name, in lower case.
    pub(super) fn similarity_key(self) -> String {
        name_key(self.name())
    }

    #[must_use]
    pub fn organisation(self) -> Option<&'f str> {
        self.entry.organisation.as_deref()
    }

    /// Its stage; `None` if the questionnaire has no stages.
    pub fn stage(self) -> Option<StageIndex> {
        self.entry.stage
    }

    /// Whether it has usable answers files.
    pub(super) fn has_answers(self) -> bool {
        !self.members.is_empty()
    }

    /// The number of its files that give the stage, and the number that do not.
    pub(super) fn naming_stage(self) -> (usize, usize) {
        let naming = self.members.iter().filter(|member| member.names_stage).count();
        (naming, self.members.len() - naming)
    }

    /// Whether somebody of this viewpoint answered: a respondent, or somebody in a group that answered together.
    #[must_use]
    pub fn includes_viewpoint(self, viewpoint: ViewpointIndex) -> bool {
        let includes = |member: &RespondentEntry| {
            usize::from(member.viewpoint) == viewpoint.get() || member.took_part & (1 << viewpoint.get()) != 0
        };
        self.members.iter().any(includes)
    }

    /// Items that have changed since any of its files answered them, in questionnaire order.
    pub fn outdated(self) -> BTreeSet<ItemIndex> {
        self.details().flat_map(|details| &details.outdated).copied().collect()
    }

    /// The retired questions that any of its files answered, as indices into the questionnaire's list.
    pub fn retired(self) -> BTreeSet<usize> {
        self.details().flat_map(|details| &details.retired).copied().collect()
    }

    /// The number of its files that could not be used.
    #[must_use]
    pub fn unusable_files(self) -> u32 {
        self.entry.unusable_files
    }

    /// The date of its latest answers.
    #[must_use]
    pub fn last_date(self) -> Option<NaiveDate> {
        self.members.iter().map(|member| member.date).max()
    }

    /// The team audited, and when.
    #[must_use]
    pub fn subject(self) -> Subject {
        let mut dates: Vec<_> = self.members.iter().map(|member| member.date).collect();
        dates.sort_unstable();
        dates.dedup();
        let took_part = self.members.iter().fold(0, |bits, member| bits | member.took_part);
        Subject {
            team: self.name().to_owned(),
            organisation: self.organisation().map(str::to_owned),
            dates,
            people: self.members.iter().fold(0, |people, member| people.saturating_add(member.participants)),
            stage: self.stage(),
            took_part: ViewpointIndex::first(limits::VIEWPOINTS)
                .filter(|viewpoint| took_part & viewpoint.bit() != 0)
                .collect(),
        }
    }

    /// Its respondents' remarks, in order; empty if they were not read.
    #[must_use]
    pub fn remark_entries(self) -> Vec<RemarkEntry> {
        let mut remark_entries: Vec<_> = self.details().flat_map(|details| &details.remark_entries).cloned().collect();
        remark_entries.sort();
        remark_entries
    }

    /// Its respondents with their answers, in unspecified order.
    pub fn respondents(self) -> impl Iterator<Item = Respondent<'f>> {
        let Self { set: TeamSet { files, items, .. }, members, .. } = self;
        members.iter().map(move |member| {
            let start = member.file as usize * items;
            let states = files.states.get(start..start + items).unwrap_or_default();
            Respondent { viewpoint: ViewpointIndex::new(member.viewpoint.into()), states }
        })
    }

    fn details(self) -> impl Iterator<Item = &'f FileDetails> {
        self.members.iter().filter_map(move |member| self.set.files.details.get(&member.file))
    }
}

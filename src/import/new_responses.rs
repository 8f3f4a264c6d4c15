//! The responses that an import adds to a folder: existing ones are recognised by their content and skipped.

use super::{ImportedAnswers, InputKind};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Answers, ItemIndex, Remark, StageIndex, State, ViewpointIndex};
use crate::source::Position;
use crate::text::{Count, Quoted, name_key};
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU32;

/// The content of an answers file, except the pseudonym and the date, which the import sets.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Content {
    team: TeamKey,
    viewpoint: ViewpointIndex,
    stage: Option<StageIndex>,
    participants: Option<NonZeroU32>,
    took_part: Vec<ViewpointIndex>,
    states: Vec<State>,
    remarks: Vec<(ItemIndex, Remark)>,
}

/// The keys of a team's and its organisation's name, which ignore spelling.
type TeamKey = (String, String);

fn team(answers: &Answers) -> TeamKey {
    (name_key(&answers.audit().team), answers.audit().organisation.as_deref().map(name_key).unwrap_or_default())
}

impl Content {
    fn of(answers: &Answers) -> Self {
        let audit = answers.audit();
        Self {
            team: team(answers),
            viewpoint: audit.viewpoint,
            stage: audit.stage,
            participants: audit.participants,
            took_part: audit.took_part.clone(),
            states: answers.states().to_vec(),
            remarks: answers.remarks().iter().map(|(item, remark)| (*item, remark.clone())).collect(),
        }
    }
}

/// The new responses of an import.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewResponses {
    /// The new answers; without a pseudonym unless the respondent chose one.
    pub new: Vec<Answers>,
    /// The number of responses that are already in the folder.
    pub known: usize,
    /// The number of responses that are in several of the files.
    pub repeated: usize,
}

/// Imported responses with the same content.
#[derive(Debug, Default)]
struct SameContent {
    /// One of them, to be written.
    answers: Option<Answers>,
    /// Those of respondents who chose a pseudonym, by pseudonym.
    with_pseudonym: BTreeMap<String, Answers>,
    /// The maximum number in any table: a later export repeats the rows of earlier ones.
    in_tables: usize,
    /// The number in forms and answers files without a pseudonym.
    in_single_files: usize,
    /// The number in all files.
    total: usize,
}

/// Selects the new responses. Two responses are the same if they have the same content and, if the respondents chose pseudonyms, the same
/// pseudonym. As many are skipped as the folder holds, so that two people with the same answers still count as two.
#[must_use]
pub fn select_new(existing: &[Answers], files: Vec<(InputKind, Vec<ImportedAnswers>)>) -> NewResponses {
    let mut by_content: BTreeMap<Content, SameContent> = BTreeMap::new();
    for (kind, respondents) in files {
        let mut in_this_file: BTreeMap<Content, usize> = BTreeMap::new();
        for ImportedAnswers { answers, own_pseudonym } in respondents {
            let content = Content::of(&answers);
            let same = by_content.entry(content.clone()).or_default();
            same.total += 1;
            if let Some(pseudonym) = answers.audit().respondent.clone().filter(|_| own_pseudonym) {
                same.with_pseudonym.insert(pseudonym, answers);
                continue;
            }
            match kind {
                InputKind::Table => *in_this_file.entry(content).or_default() += 1,
                InputKind::Form | InputKind::Answers => same.in_single_files += 1,
            }
            same.answers.get_or_insert(answers);
        }
        for (content, count) in in_this_file {
            let same = by_content.entry(content).or_default();
            same.in_tables = same.in_tables.max(count);
        }
    }
    let mut existing_by_content: BTreeMap<Content, Vec<Option<&str>>> = BTreeMap::new();
    for answers in existing {
        existing_by_content.entry(Content::of(answers)).or_default().push(answers.audit().respondent.as_deref());
    }
    let mut selection = NewResponses::default();
    for (content, same) in by_content {
        selection.add(same, existing_by_content.remove(&content).unwrap_or_default());
    }
    selection
}

impl NewResponses {
    fn add(&mut self, same: SameContent, mut existing: Vec<Option<&str>>) {
        let SameContent { answers, with_pseudonym, in_tables, in_single_files, total } = same;
        let distinct = with_pseudonym.len() + in_tables + in_single_files;
        self.repeated += total.saturating_sub(distinct);
        for (pseudonym, answers) in with_pseudonym {
            match existing.iter().position(|known| *known == Some(pseudonym.as_str())) {
                Some(known) => {
                    existing.remove(known);
                    self.known += 1;
                }
                None => self.new.push(answers),
            }
        }
        let without_pseudonym = in_tables + in_single_files;
        let known = without_pseudonym.min(existing.len());
        self.known += known;
        if let Some(answers) = answers {
            self.new.extend(std::iter::repeat_n(answers, without_pseudonym - known));
        }
    }
}

/// The number of respondents that an import adds to a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition {
    /// The team's name.
    pub team: String,
    /// The number of existing respondents.
    pub before: usize,
    /// The number of new respondents.
    pub new: usize,
}

/// A warning for each existing team that gets fewer new respondents than a group that may be shown: the results before and after the
/// import differ only by these people.
#[must_use]
pub fn small_additions(existing: &[Answers], new: &[Answers], min_group: usize) -> Vec<Diagnostic> {
    let count = |all: &[Answers], wanted: &TeamKey| all.iter().filter(|answers| team(answers) == *wanted).count();
    let teams: BTreeSet<TeamKey> = new.iter().map(team).collect();
    let additions = teams.into_iter().filter_map(|wanted| {
        let team = new.iter().find(|answers| team(answers) == wanted)?.audit().team.clone();
        Some(Addition { team, before: count(existing, &wanted), new: count(new, &wanted) })
    });
    additions
        .filter(|addition| addition.before > 0 && addition.new < min_group)
        .map(|Addition { team, before, new }| {
            let message = format!("adds {} to the {before} of {}", Count::of(new, "respondent"), Quoted(&team));
            Diagnostic::new(Code::SmallAddition, Position::BEGINNING, message).with_usual_help()
        })
        .collect()
}

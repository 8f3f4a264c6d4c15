//! What an import adds to a folder: responses that are there already are recognised by their content and skipped.

use super::{ImportedAnswers, InputKind};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Answers, ItemIndex, Remark, StageIndex, State, ViewpointIndex};
use crate::source::Position;
use crate::text::{Count, Quoted, name_key};
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU32;

/// The content of an answers file: all but the code and the day, which an import gives itself.
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

/// A team and its organisation, however they are spelt.
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

/// What is new of an import.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewResponses {
    /// The new answers; those without a code of their own have none yet.
    pub new: Vec<Answers>,
    /// Responses that the folder holds already.
    pub known: usize,
    /// Responses that are in several of the files.
    pub repeated: usize,
}

/// The same content, as often as it came.
#[derive(Debug, Default)]
struct Arrivals {
    /// One of the answers, to be written.
    answers: Option<Answers>,
    /// Respondents with a code of their own, each once.
    coded: BTreeMap<String, Answers>,
    /// The most that any table has: a later export has the rows of the earlier ones.
    in_tables: usize,
    /// Forms and answers files without a code.
    alone: usize,
    /// All that came.
    came: usize,
}

/// Finds out what is new. Responses are the same if their content is, and their own code where they have one; as many are skipped as the folder
/// holds, so that two people with the same answers stay two.
#[must_use]
pub fn select_new(existing: &[Answers], files: Vec<(InputKind, Vec<ImportedAnswers>)>) -> NewResponses {
    let mut arrivals: BTreeMap<Content, Arrivals> = BTreeMap::new();
    for (kind, respondents) in files {
        let mut in_this_file: BTreeMap<Content, usize> = BTreeMap::new();
        for ImportedAnswers { answers, own_code } in respondents {
            let content = Content::of(&answers);
            let here = arrivals.entry(content.clone()).or_default();
            here.came += 1;
            if let Some(code) = answers.audit().respondent.clone().filter(|_| own_code) {
                here.coded.insert(code, answers);
                continue;
            }
            match kind {
                InputKind::Table => *in_this_file.entry(content).or_default() += 1,
                InputKind::Form | InputKind::Answers => here.alone += 1,
            }
            here.answers.get_or_insert(answers);
        }
        for (content, count) in in_this_file {
            let here = arrivals.entry(content).or_default();
            here.in_tables = here.in_tables.max(count);
        }
    }
    let mut there: BTreeMap<Content, Vec<Option<&str>>> = BTreeMap::new();
    for answers in existing {
        there.entry(Content::of(answers)).or_default().push(answers.audit().respondent.as_deref());
    }
    let mut selection = NewResponses::default();
    for (content, arrivals) in arrivals {
        selection.add(arrivals, there.remove(&content).unwrap_or_default());
    }
    selection
}

impl NewResponses {
    fn add(&mut self, arrivals: Arrivals, mut there: Vec<Option<&str>>) {
        let Arrivals { answers, coded, in_tables, alone, came } = arrivals;
        let distinct = coded.len() + in_tables + alone;
        self.repeated += came.saturating_sub(distinct);
        for (code, answers) in coded {
            match there.iter().position(|known| *known == Some(code.as_str())) {
                Some(known) => {
                    there.remove(known);
                    self.known += 1;
                }
                None => self.new.push(answers),
            }
        }
        let nameless = in_tables + alone;
        let known = nameless.min(there.len());
        self.known += known;
        if let Some(answers) = answers {
            self.new.extend(std::iter::repeat_n(answers, nameless - known));
        }
    }
}

/// How many respondents an import adds to a team that has some already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition {
    /// The team's name.
    pub team: String,
    /// How many there were.
    pub before: usize,
    /// How many are new.
    pub new: usize,
}

/// A warning for each team that gets fewer new respondents than a group that may be shown: the result before and the one after differ by
/// just these people.
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

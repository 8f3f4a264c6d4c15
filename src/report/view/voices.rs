//! Who says what: policy against practice, the viewpoints side by side, and what people do not agree applies.

use super::figure::{Marks, signed_points};
use super::item::ItemName;
use crate::model::{Questionnaire, Side, ViewpointIndex};
use crate::score::{AspectFigures, Assessment, Exact, Group, ViewpointBreakdown};
use crate::text::clean;
use crate::text::{Count, List};

/// A difference between policy and practice of fewer points is not read as one. No research set it.
pub(in crate::report) const ABOUT_LEVEL: i64 = 5;

/// What is written beside what people experience (scoring, section 11).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyAndPractice {
    /// What is written or decided.
    pub policy: AspectRow,
    /// What people experience.
    pub practice: AspectRow,
    /// Policy − practice with its sign; none unless both are known.
    pub difference: Option<String>,
    /// What the difference says.
    pub reading: String,
}

/// One aspect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AspectRow {
    /// The score so far; none if nothing is known.
    pub score: Option<String>,
    /// The score on a bar.
    pub marks: Option<Marks>,
    /// Items known of those that apply: "20 of 22".
    pub known: String,
}

/// The viewpoints side by side, or why they are not (scoring, section 9).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Viewpoints {
    /// They may be shown.
    Shown(ViewpointTable),
    /// They are not, and why.
    Hidden(String),
}

/// The score so far of every group in every pillar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewpointTable {
    /// Each group's name and its respondents.
    pub groups: Vec<(String, u32)>,
    /// Each pillar's title, its scores in the order of the groups, and leadership − peer with its sign.
    pub rows: Vec<ViewpointRow>,
    /// Whether leadership and peers are both shown, so that there is a difference.
    pub compared: bool,
    /// What has to be said with the table.
    pub notes: Vec<String>,
}

/// One pillar as the groups see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewpointRow {
    /// The pillar's title.
    pub title: String,
    /// The groups' scores; none where too few of a group answered.
    pub scores: Vec<Option<String>>,
    /// Leadership − peer; none unless both are shown.
    pub difference: Option<String>,
}

impl PolicyAndPractice {
    /// The difference as a sentence: "Policy minus practice: +14 points."; none unless both are known.
    #[must_use]
    pub fn difference_in_words(&self) -> Option<String> {
        self.difference.as_ref().map(|difference| format!("Policy minus practice: {difference} points."))
    }

    /// Both aspects with their names.
    pub fn rows(&self) -> impl Iterator<Item = (&'static str, &AspectRow)> {
        [("What is written", &self.policy), ("What people meet", &self.practice)].into_iter()
    }

    /// The two aspects; none if the questionnaire does not mark its questions so.
    pub(super) fn of(assessment: &Assessment) -> Option<Self> {
        let aspects = &assessment.aspects;
        if aspects.policy.applicable == 0 && aspects.practice.applicable == 0 {
            return None;
        }
        let difference = aspects.difference();
        let reading = match difference.as_ref().map(|difference| difference.round_half_up(0)) {
            None => "Nothing can be said until both are known.".to_owned(),
            Some(points) if points.abs() < ABOUT_LEVEL => {
                "What is written and what people meet with stand about level.".to_owned()
            }
            Some(1..) => {
                "More is written than people meet with. Paper that practice does not bear out is a finding of \
                          its own."
                    .to_owned()
            }
            Some(_) => "People meet with more than is written down, so it may rest on a few of them.".to_owned(),
        };
        let complete = |figures: &AspectFigures| figures.known == figures.applicable;
        let caution = match (&difference, complete(&aspects.policy) && complete(&aspects.practice)) {
            (Some(_), false) => " That is what is known so far; missing answers can turn it round.",
            _ => "",
        };
        Some(Self {
            policy: AspectRow::of(&aspects.policy),
            practice: AspectRow::of(&aspects.practice),
            difference: difference.as_ref().map(signed_points),
            reading: reading + caution,
        })
    }
}

impl AspectRow {
    /// The score, or that it is not known.
    #[must_use]
    pub fn score_or_unknown(&self) -> &str {
        self.score.as_deref().unwrap_or("not known")
    }

    fn of(figures: &AspectFigures) -> Self {
        Self {
            score: figures.score.as_ref().map(points),
            marks: figures.score.as_ref().map(Marks::of_score),
            known: format!("{} of {}", figures.known, figures.applicable),
        }
    }
}

impl Viewpoints {
    /// The viewpoints of an audit.
    pub(super) fn of(questionnaire: &Questionnaire, assessment: &Assessment) -> Self {
        match &assessment.split {
            Some(split) => Self::Shown(ViewpointTable::of(questionnaire, assessment, split)),
            None => Self::Hidden(why_hidden(questionnaire, assessment)),
        }
    }
}

impl ViewpointTable {
    /// The titles of its columns, each group with its respondents.
    #[must_use]
    pub fn header(&self) -> Vec<String> {
        let groups = self.groups.iter().map(|(label, respondents)| format!("{label} ({respondents})"));
        let difference = self.compared.then(|| "Leadership − peers".to_owned());
        std::iter::once("Pillar".to_owned()).chain(groups).chain(difference).collect()
    }

    fn of(questionnaire: &Questionnaire, assessment: &Assessment, split: &ViewpointBreakdown) -> Self {
        let label = |group: &Group| {
            group
                .viewpoint
                .map_or_else(|| "Others".to_owned(), |viewpoint| clean(&questionnaire.viewpoints()[viewpoint].label))
        };
        let row = |(place, pillar): (usize, &crate::model::Pillar)| ViewpointRow {
            title: clean(&pillar.title),
            scores: split.groups.iter().map(|group| group.pillars[place].as_ref().map(points)).collect(),
            difference: split
                .leadership_minus_peer
                .as_ref()
                .and_then(|differences| differences[place].as_ref())
                .map(signed_points),
        };
        let compared = split.leadership_minus_peer.is_some();
        Self {
            groups: split.groups.iter().map(|group| (label(group), group.respondents)).collect(),
            rows: questionnaire.pillars().iter().enumerate().map(row).collect(),
            compared,
            notes: notes(questionnaire, assessment, split),
        }
    }
}

/// What has to be said with the split: what the difference means, who is in "others", and what is left out.
fn notes(questionnaire: &Questionnaire, assessment: &Assessment, split: &ViewpointBreakdown) -> Vec<String> {
    let mut notes = Vec::new();
    if split.leadership_minus_peer.is_some() {
        notes.push(
            "The difference is leadership minus peers: with a + leaders see more readiness than peers do.".to_owned(),
        );
    }
    let min_group = assessment.rules.min_group;
    if split.groups.iter().any(|group| group.viewpoint.is_none()) {
        let shown = |viewpoint: usize| split.groups.iter().any(|group| group.viewpoint == Some(viewpoint));
        let hidden = by_viewpoint(questionnaire, &assessment.respondents, |viewpoint| !shown(viewpoint));
        notes.push(format!(
            "Others stands for {}: groups of fewer than {min_group} are not shown by themselves.",
            List::plain(&hidden)
        ));
    }
    notes.push(format!(
        "Only items that at least {min_group} respondents of every group answered count here; a pillar without one has no \
         figure."
    ));
    notes
}

/// Why no viewpoint is shown, with the counts.
fn why_hidden(questionnaire: &Questionnaire, assessment: &Assessment) -> String {
    let present = by_viewpoint(questionnaire, &assessment.respondents, |_| true);
    let min_group = assessment.rules.min_group;
    let text = match present.as_slice() {
        [] => "Nobody answered.".to_owned(),
        [only] => format!("There is one viewpoint only ({only}), so there is nothing to set side by side."),
        several => format!(
            "Not shown side by side, so that nobody can be recognised: {}. A group is shown by itself from {} on, and \
             only where the others stay hidden among enough people too.",
            List::plain(several),
            Count::of(min_group, "respondent")
        ),
    };
    let peers = questionnaire.side(Side::Peer).filter(|&peers| assessment.respondents[peers] == 0);
    let missing_peers = peers.map(|peers| clean(&questionnaire.viewpoints()[peers].label));
    match missing_peers {
        Some(label) => format!("{text} There is no peer viewpoint: nobody answered as “{label}”."),
        None => text,
    }
}

/// The viewpoints with respondents, but for those left out, each with its count: "Peer supporters: 2".
pub(in crate::report) fn by_viewpoint(
    questionnaire: &Questionnaire,
    respondents: &[u32],
    includes: impl Fn(ViewpointIndex) -> bool,
) -> Vec<String> {
    let viewpoints = questionnaire.viewpoints().iter().zip(respondents).enumerate();
    viewpoints
        .filter(|(place, (_, count))| **count > 0 && includes(*place))
        .map(|(_, (viewpoint, count))| format!("{}: {count}", clean(&viewpoint.label)))
        .collect()
}

/// Items that some gave a level and others called not applicable.
pub(super) fn disputed(questionnaire: &Questionnaire, assessment: &Assessment) -> Vec<ItemName> {
    ItemName::all(questionnaire, &assessment.disputed().collect::<Vec<_>>())
}

fn points(points: &Exact) -> String {
    points.to_decimal(0)
}

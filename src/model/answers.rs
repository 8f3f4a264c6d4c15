//! One respondent's answers about one team.

use super::{FormLength, ItemFilter, ItemIndex, Level, StageIndex, Version, ViewpointIndex};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::num::NonZeroU32;

/// The answers of one respondent, or of one group that answered together, about one team. Only [`Answers::builder`] makes them, so every
/// state is one that its item allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers {
    pub(super) audit: AnswersHead,
    pub(super) version: Version,
    pub(super) states: Vec<State>,
    pub(super) remarks: BTreeMap<ItemIndex, Remark>,
    pub(super) retired: Vec<usize>,
    pub(super) outdated: BTreeMap<ItemIndex, State>,
}

/// The team audited, when, and who answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswersHead {
    /// The team audited.
    pub team: String,
    /// The organisation it belongs to.
    pub organisation: Option<String>,
    /// The date of the audit.
    pub date: NaiveDate,
    /// The respondent's viewpoint.
    pub viewpoint: ViewpointIndex,
    /// The respondent's pseudonym.
    pub respondent: Option<String>,
    /// The number of people in a group that answered together. The group still counts as one respondent.
    pub participants: Option<NonZeroU32>,
    /// The stage of the organisation: the one named, or the questionnaire's last. `None` if the questionnaire has no stages.
    pub stage: Option<StageIndex>,
    /// Whether the file gives the stage.
    pub names_stage: bool,
    /// The viewpoints that took part in a group, in questionnaire order. They change no figure.
    pub took_part: Vec<ViewpointIndex>,
}

impl AnswersHead {
    /// Whether somebody of this viewpoint answered: the respondent, or somebody in the group that answered together.
    #[must_use]
    pub fn includes_viewpoint(&self, viewpoint: ViewpointIndex) -> bool {
        self.viewpoint == viewpoint || self.took_part.contains(&viewpoint)
    }

    /// The number of people who answered.
    #[must_use]
    pub fn people(&self) -> u32 {
        self.participants.map_or(1, NonZeroU32::get)
    }

    /// The items that the respondent is asked in this form; only answers to these count.
    #[must_use]
    pub fn asked(&self, form: FormLength) -> ItemFilter {
        ItemFilter { stage: self.stage, viewpoint: Some(self.viewpoint), form }
    }
}

/// One respondent's state for one item (scoring, section 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// A level 0 … M; for an indicator its position + 2.
    Level(Level),
    /// The respondent does not know.
    DontKnow,
    /// The item does not apply; the reason is in the remark.
    NotApplicable,
    /// There is no answer.
    Unanswered,
}

/// A remark of one respondent. Entries are in questionnaire order, then in an order that reveals nothing about the order of files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RemarkEntry {
    /// The item.
    pub item: ItemIndex,
    /// The respondent's pseudonym.
    pub respondent: Option<String>,
    /// The remark.
    pub remark: Remark,
}

impl Answers {
    /// The team audited, when, and who answered.
    pub fn audit(&self) -> &AnswersHead {
        &self.audit
    }

    /// The questionnaire's version that was answered.
    pub fn version(&self) -> Version {
        self.version
    }

    /// One state for each item, in questionnaire order.
    pub fn states(&self) -> &[State] {
        &self.states
    }

    /// Notes, evidence, dissent and reasons by item; empty if they were not read.
    pub fn remarks(&self) -> &BTreeMap<ItemIndex, Remark> {
        &self.remarks
    }

    /// Answered questions that the questionnaire has retired, as indices into its list of retired ones.
    pub fn retired(&self) -> &[usize] {
        &self.retired
    }

    /// Answers to older versions of questions that have changed since, where they can still be read. They count as unanswered.
    pub fn outdated(&self) -> &BTreeMap<ItemIndex, State> {
        &self.outdated
    }

    /// All remarks, if they were read.
    pub fn remark_entries(&self) -> impl Iterator<Item = RemarkEntry> {
        self.remarks.iter().map(|(item, remark)| RemarkEntry {
            item: *item,
            respondent: self.audit.respondent.clone(),
            remark: remark.clone(),
        })
    }
}

/// Texts that accompany an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Remark {
    /// Why the item does not apply.
    pub reason: Option<String>,
    pub note: Option<String>,
    /// What shows the answer.
    pub evidence: Option<String>,
    /// A different view within the group.
    pub dissent: Option<String>,
}

impl Remark {
    /// Whether there are no texts.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

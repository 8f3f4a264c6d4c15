//! The questionnaire as a whole: its lists, and lookups in them.

use super::{
    BandIndex, Bands, Id, InvalidQuestionnaire, Item, ItemIndex, PillarIndex, QuestionnaireParts, Stage, StageIndex,
    Term, Text, Version, ViewpointIndex,
};
use std::ops::Range;

/// The id of the viewpoint of groups that answer together.
pub const GROUP_VIEWPOINT: &str = "group";

/// A valid questionnaire: the questions, their weights, and the bands of results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questionnaire {
    parts: QuestionnaireParts,
    /// For each item, the viewpoints that are asked it, one bit each. Cached because every team needs it.
    viewpoints_asked: Vec<u64>,
}

/// A pillar: one part of the audit, which has its own score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pillar {
    pub id: Id,
    pub title: Text,
    /// Why it matters.
    pub why: Option<Text>,
    /// Its sources.
    pub source: Option<super::Citation>,
    /// Its weight in means over pillars, 1 … 100.
    pub weight: u32,
    /// The range of its items in the questionnaire's list, computed by [`Questionnaire::new`].
    pub items: Range<usize>,
}

/// The general scale, for headings. Every question words its own levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// General labels, level 0 first.
    pub levels: Vec<Text>,
    /// The default target level of questions.
    pub target: u8,
}

/// A document the questionnaire draws on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceDocument {
    pub id: Id,
    pub title: Text,
    pub author: Option<Text>,
    /// Where it can be read.
    pub link: Option<Text>,
}

/// Further reading about an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FurtherReading {
    pub id: Id,
    pub title: Text,
    /// Its authors or publisher.
    pub authors: Option<Text>,
    /// The year of publication.
    pub year: Option<u16>,
    /// Where it can be read.
    pub link: Option<Text>,
    /// The document that cites it, as an index into the list of documents.
    pub document: Option<usize>,
    /// A content warning, printed before the link.
    pub warning: Option<Text>,
}

/// A viewpoint that a respondent can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewpoint {
    pub id: Id,
    /// Its name in words.
    pub label: Text,
    /// Its side in the difference leadership − peer, if any.
    pub side: Option<Side>,
}

/// The two sides whose views are compared (scoring, section 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Peer supporters.
    Peer,
    /// Those who lead.
    Leadership,
}

/// A question or indicator that is no longer asked; answers to it are ignored with a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retired {
    /// The full id: `pillar-id.question-id` or `culture.indicator-id`.
    pub id: Text,
    /// The pillar it belonged to.
    pub pillar: PillarIndex,
    /// The version that retired it.
    pub obsolete: Version,
}

impl Questionnaire {
    /// Validates the parts.
    ///
    /// # Errors
    /// [`InvalidQuestionnaire`] if they do not fit together.
    pub fn new(mut parts: QuestionnaireParts) -> Result<Self, InvalidQuestionnaire> {
        parts.check()?;
        let mut next = 0;
        for (index, pillar) in PillarIndex::enumerate(&mut parts.pillars) {
            let start = next;
            next += parts.items.iter().skip(start).take_while(|item| item.pillar == index).count();
            pillar.items = start..next;
        }
        let viewpoints_asked = |item: &Item| match item.asked_of.as_slice() {
            [] => u64::MAX,
            viewpoints => ViewpointIndex::set(viewpoints),
        };
        let viewpoints_asked = parts.items.iter().map(viewpoints_asked).collect();
        Ok(Self { parts, viewpoints_asked })
    }

    #[must_use]
    pub fn id(&self) -> &Id {
        &self.parts.id
    }

    #[must_use]
    pub fn version(&self) -> Version {
        self.parts.version
    }

    #[must_use]
    pub fn title(&self) -> &str {
        &self.parts.title
    }

    /// Its language as a tag, such as `en-GB`.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.parts.language
    }

    /// Sentences that close every report.
    #[must_use]
    pub fn caveats(&self) -> &[Text] {
        &self.parts.caveats
    }

    /// The best band that a pillar with an open must-have can have; always set if there is a must-have.
    #[must_use]
    pub fn must_have_cap(&self) -> Option<BandIndex> {
        self.parts.must_have_cap
    }

    /// The general scale.
    #[must_use]
    pub fn scale(&self) -> &Scale {
        &self.parts.scale
    }

    /// The documents it draws on.
    #[must_use]
    pub fn documents(&self) -> &[SourceDocument] {
        &self.parts.documents
    }

    /// The viewpoints that a respondent can have.
    #[must_use]
    pub fn viewpoints(&self) -> &[Viewpoint] {
        &self.parts.viewpoints
    }

    /// The stages, in the order in which an organisation passes through them; empty if the questionnaire has none.
    #[must_use]
    pub fn stages(&self) -> &[Stage] {
        &self.parts.stages
    }

    /// The stage of an audit that gives none: the last (scoring, section 1). `None` if the questionnaire has no stages.
    #[must_use]
    pub fn default_stage(&self) -> Option<StageIndex> {
        self.parts.stages.len().checked_sub(1).map(StageIndex::new)
    }

    /// The stage of an audit, whether it gives one or not. `None` if the questionnaire has no stages.
    #[must_use]
    pub fn stage_or_default(&self, named: Option<StageIndex>) -> Option<&Stage> {
        self.parts.stages.get(named.or(self.default_stage())?.get())
    }

    /// The stage with this id.
    #[must_use]
    pub fn stage_named(&self, id: &str) -> Option<StageIndex> {
        self.parts.stages.iter().position(|stage| stage.id.as_str() == id).map(StageIndex::new)
    }

    /// The terms it explains.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.parts.terms
    }

    /// Whether any item belongs to the short form.
    #[must_use]
    pub fn has_short_form(&self) -> bool {
        self.parts.items.iter().any(|item| item.short)
    }

    /// The bands, best to worst.
    #[must_use]
    pub fn bands(&self) -> &Bands {
        &self.parts.bands
    }

    #[must_use]
    pub fn pillars(&self) -> &[Pillar] {
        &self.parts.pillars
    }

    /// The items: pillar by pillar, its questions, then its indicators.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.parts.items
    }

    /// For each item the viewpoints that it is asked of, a bit for each.
    pub(crate) fn viewpoints_asked(&self) -> &[u64] {
        &self.viewpoints_asked
    }

    /// Questions and indicators that are no longer asked.
    #[must_use]
    pub fn retired(&self) -> &[Retired] {
        &self.parts.retired
    }

    /// Further reading.
    #[must_use]
    pub fn readings(&self) -> &[FurtherReading] {
        &self.parts.readings
    }

    /// A pillar's items with their indices.
    pub fn items_of(&self, pillar: &Pillar) -> impl Iterator<Item = (ItemIndex, &Item)> {
        let items = self.parts.items.get(pillar.items.clone()).unwrap_or_default();
        (pillar.items.start..).map(ItemIndex::new).zip(items)
    }

    /// The culture indicators with their indices.
    pub fn indicators(&self) -> impl Iterator<Item = (ItemIndex, &Item)> {
        ItemIndex::enumerate(&self.parts.items).filter(|(_, item)| item.is_indicator())
    }

    /// The item with this full id.
    #[must_use]
    pub fn item_named(&self, id: &str) -> Option<ItemIndex> {
        self.parts.items.iter().position(|item| *item.id == *id).map(ItemIndex::new)
    }

    /// The pillar with this id.
    #[must_use]
    pub fn pillar_named(&self, id: &str) -> Option<PillarIndex> {
        self.parts.pillars.iter().position(|pillar| pillar.id.as_str() == id).map(PillarIndex::new)
    }

    /// The viewpoint with this id.
    #[must_use]
    pub fn viewpoint_named(&self, id: &str) -> Option<ViewpointIndex> {
        self.parts.viewpoints.iter().position(|viewpoint| viewpoint.id.as_str() == id).map(ViewpointIndex::new)
    }

    /// The viewpoint of groups that answer together, if the questionnaire has one: the one with the id `group`.
    #[must_use]
    pub fn group_viewpoint(&self) -> Option<ViewpointIndex> {
        self.viewpoint_named(GROUP_VIEWPOINT)
    }

    /// The viewpoint on this side.
    #[must_use]
    pub fn side(&self, side: Side) -> Option<ViewpointIndex> {
        self.parts.viewpoints.iter().position(|viewpoint| viewpoint.side == Some(side)).map(ViewpointIndex::new)
    }
}

impl From<Questionnaire> for QuestionnaireParts {
    fn from(questionnaire: Questionnaire) -> Self {
        questionnaire.parts
    }
}

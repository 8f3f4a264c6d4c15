//! The questionnaire as a whole: its lists, and how one finds the way in them.

use super::{
    BandIndex, Bands, Draft, DraftPillar, Id, InvalidQuestionnaire, Item, ItemIndex, PillarIndex, Stage, StageIndex,
    Term, Text, Version, ViewpointIndex,
};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A questionnaire: what is asked, how it counts, and what the result is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"), try_from = "Draft", into = "Draft")]
pub struct Questionnaire {
    id: Id,
    version: Version,
    title: Text,
    language: Text,
    caveats: Vec<Text>,
    must_have_cap: Option<BandIndex>,
    scale: Scale,
    documents: Vec<SourceDocument>,
    viewpoints: Vec<Viewpoint>,
    stages: Vec<Stage>,
    terms: Vec<Term>,
    bands: Bands,
    pillars: Vec<Pillar>,
    items: Vec<Item>,
    retired: Vec<Retired>,
    readings: Vec<Reading>,
}

/// A pillar: one part of the audit that is scored by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pillar {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// Why it matters.
    pub why: Option<Text>,
    /// Where it comes from.
    pub source: Option<super::Citation>,
    /// Its weight in means over pillars, 1 … 100.
    pub weight: u32,
    /// The positions of its items in the questionnaire's list.
    pub items: Range<usize>,
}

/// The general scale, for headings; every question words its own levels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Scale {
    /// General labels, level 0 first.
    pub levels: Vec<Text>,
    /// The level wanted where a question does not say otherwise.
    pub target: u8,
}

/// A document the questionnaire draws on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct SourceDocument {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// Its author.
    pub author: Option<Text>,
    /// Where it can be read.
    pub link: Option<Text>,
}

/// Something to read about an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Reading {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// Its authors or publisher.
    pub authors: Option<Text>,
    /// The year it appeared.
    pub year: Option<u16>,
    /// Where it can be read.
    pub link: Option<Text>,
    /// The document that names it, as a place in the list of documents.
    pub document: Option<usize>,
    /// A content warning, printed before the link.
    pub warning: Option<Text>,
}

/// A viewpoint that a respondent can have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Viewpoint {
    /// Its id.
    pub id: Id,
    /// Its name in words.
    pub label: Text,
    /// The side it takes in the difference leadership − peer, if it takes one.
    pub side: Option<Side>,
}

/// The two sides whose views are set against each other (scoring, section 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Side {
    /// Peer supporters.
    Peer,
    /// Those who lead.
    Leadership,
}

/// A question or indicator that is no longer asked; answers to it are ignored with a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Retired {
    /// The full id: `pillar-id.question-id` or `culture.indicator-id`.
    pub id: Text,
    /// The pillar it belonged to.
    pub pillar: PillarIndex,
    /// The version that retired it.
    pub obsolete: Version,
}

impl Questionnaire {
    /// Takes the parts if they fit together.
    ///
    /// # Errors
    /// [`InvalidQuestionnaire`] if they do not.
    pub fn new(draft: Draft) -> Result<Self, InvalidQuestionnaire> {
        draft.check()?;
        let mut next = 0;
        let pillars = PillarIndex::enumerate(draft.pillars).map(|(index, pillar)| {
            let start = next;
            next += draft.items.iter().skip(start).take_while(|item| item.pillar == index).count();
            let DraftPillar { id, title, why, source, weight } = pillar;
            Pillar { id, title, why, source, weight, items: start..next }
        });
        let pillars = pillars.collect();
        Ok(Self {
            id: draft.id,
            version: draft.version,
            title: draft.title,
            language: draft.language,
            caveats: draft.caveats,
            must_have_cap: draft.must_have_cap,
            scale: draft.scale,
            documents: draft.documents,
            viewpoints: draft.viewpoints,
            stages: draft.stages,
            terms: draft.terms,
            bands: draft.bands,
            pillars,
            items: draft.items,
            retired: draft.retired,
            readings: draft.readings,
        })
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// Its version.
    #[must_use]
    pub fn version(&self) -> Version {
        self.version
    }

    /// Its title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Its language as a tag, such as `en-GB`.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Sentences that close every report.
    #[must_use]
    pub fn caveats(&self) -> &[Text] {
        &self.caveats
    }

    /// The best band that a pillar with an open must-have can have; there whenever there is a must-have.
    #[must_use]
    pub fn must_have_cap(&self) -> Option<BandIndex> {
        self.must_have_cap
    }

    /// The general scale.
    #[must_use]
    pub fn scale(&self) -> &Scale {
        &self.scale
    }

    /// The documents it draws on.
    #[must_use]
    pub fn documents(&self) -> &[SourceDocument] {
        &self.documents
    }

    /// The viewpoints a respondent can have.
    #[must_use]
    pub fn viewpoints(&self) -> &[Viewpoint] {
        &self.viewpoints
    }

    /// The stages, in the order in which an organisation passes through them; empty if the questionnaire has none.
    #[must_use]
    pub fn stages(&self) -> &[Stage] {
        &self.stages
    }

    /// The stage of an audit that names none: the last (scoring, section 1). None if the questionnaire has no stages.
    #[must_use]
    pub fn default_stage(&self) -> Option<StageIndex> {
        self.stages.len().checked_sub(1).map(StageIndex::new)
    }

    /// The stage with this id.
    #[must_use]
    pub fn stage_named(&self, id: &str) -> Option<StageIndex> {
        self.stages.iter().position(|stage| stage.id.as_str() == id).map(StageIndex::new)
    }

    /// The terms it explains.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// Whether any item belongs to the short form.
    #[must_use]
    pub fn has_short_form(&self) -> bool {
        self.items.iter().any(|item| item.short)
    }

    /// The bands, best to worst.
    #[must_use]
    pub fn bands(&self) -> &Bands {
        &self.bands
    }

    /// The pillars.
    #[must_use]
    pub fn pillars(&self) -> &[Pillar] {
        &self.pillars
    }

    /// The items: pillar by pillar, its questions, then its indicators.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Questions and indicators that are no longer asked.
    #[must_use]
    pub fn retired(&self) -> &[Retired] {
        &self.retired
    }

    /// Further reading.
    #[must_use]
    pub fn readings(&self) -> &[Reading] {
        &self.readings
    }

    /// A pillar's items with their places.
    pub fn items_of(&self, pillar: &Pillar) -> impl Iterator<Item = (ItemIndex, &Item)> {
        ItemIndex::enumerate(&self.items).skip(pillar.items.start).take(pillar.items.len())
    }

    /// The culture indicators with their places.
    pub fn indicators(&self) -> impl Iterator<Item = (ItemIndex, &Item)> {
        ItemIndex::enumerate(&self.items).filter(|(_, item)| item.is_indicator())
    }

    /// The item with this full id.
    #[must_use]
    pub fn item_named(&self, id: &str) -> Option<ItemIndex> {
        self.items.iter().position(|item| *item.id == *id).map(ItemIndex::new)
    }

    /// The pillar with this id.
    #[must_use]
    pub fn pillar_named(&self, id: &str) -> Option<PillarIndex> {
        self.pillars.iter().position(|pillar| pillar.id.as_str() == id).map(PillarIndex::new)
    }

    /// The viewpoint with this id.
    #[must_use]
    pub fn viewpoint_named(&self, id: &str) -> Option<ViewpointIndex> {
        self.viewpoints.iter().position(|viewpoint| viewpoint.id.as_str() == id).map(ViewpointIndex::new)
    }

    /// The viewpoint that takes this side.
    #[must_use]
    pub fn side(&self, side: Side) -> Option<ViewpointIndex> {
        self.viewpoints.iter().position(|viewpoint| viewpoint.side == Some(side)).map(ViewpointIndex::new)
    }
}

impl TryFrom<Draft> for Questionnaire {
    type Error = InvalidQuestionnaire;

    fn try_from(draft: Draft) -> Result<Self, InvalidQuestionnaire> {
        Self::new(draft)
    }
}

impl From<Questionnaire> for Draft {
    fn from(questionnaire: Questionnaire) -> Self {
        let without_items =
            |Pillar { id, title, why, source, weight, items: _ }| DraftPillar { id, title, why, source, weight };
        Self {
            id: questionnaire.id,
            version: questionnaire.version,
            title: questionnaire.title,
            language: questionnaire.language,
            caveats: questionnaire.caveats,
            must_have_cap: questionnaire.must_have_cap,
            scale: questionnaire.scale,
            documents: questionnaire.documents,
            viewpoints: questionnaire.viewpoints,
            stages: questionnaire.stages,
            terms: questionnaire.terms,
            bands: questionnaire.bands,
            pillars: questionnaire.pillars.into_iter().map(without_items).collect(),
            items: questionnaire.items,
            retired: questionnaire.retired,
            readings: questionnaire.readings,
        }
    }
}

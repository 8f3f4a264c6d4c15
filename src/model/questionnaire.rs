//! The questionnaire as a whole: its lists, and how one finds the way in them.

use super::{BandIndex, Bands, Id, Item, ItemIndex, Version};
use std::error::Error;
use std::fmt;
use std::ops::Range;

/// A pillar's place in the questionnaire.
pub type PillarIndex = usize;
/// A viewpoint's place in the questionnaire.
pub type ViewpointIndex = usize;

/// What a questionnaire may hold at most, so that exactness can be kept (scoring, section 1).
pub mod limits {
    /// Pillars.
    pub const PILLARS: usize = 100;
    /// Items: questions and indicators that are not retired.
    pub const ITEMS: usize = 2_000;
    /// Viewpoints.
    pub const VIEWPOINTS: usize = 50;
    /// The heaviest weight of a question or a pillar.
    pub const WEIGHT: u32 = 100;
    /// The fewest levels of a scale.
    pub const FEWEST_LEVELS: usize = 2;
    /// The most levels of a scale.
    pub const MOST_LEVELS: usize = 11;
}

/// A questionnaire: what is asked, how it counts, and what the result is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questionnaire {
    id: Id,
    version: Version,
    title: String,
    language: String,
    caveats: Vec<String>,
    must_have_cap: Option<BandIndex>,
    scale: Scale,
    documents: Vec<Document>,
    viewpoints: Vec<Viewpoint>,
    bands: Bands,
    pillars: Vec<Pillar>,
    items: Vec<Item>,
    retired: Vec<Retired>,
    readings: Vec<Reading>,
}

/// The parts of a questionnaire before they are known to fit together.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its id.
    pub id: Id,
    /// Its version.
    pub version: Version,
    /// Its title.
    pub title: String,
    /// Its language as a tag, such as `en-GB`.
    pub language: String,
    /// Sentences that close every report.
    pub caveats: Vec<String>,
    /// The best band that a pillar with an open must-have can have.
    pub must_have_cap: Option<BandIndex>,
    /// The general scale.
    pub scale: Scale,
    /// The documents it draws on.
    pub documents: Vec<Document>,
    /// The viewpoints a respondent can have.
    pub viewpoints: Vec<Viewpoint>,
    /// The bands, best to worst.
    pub bands: Bands,
    /// The pillars, without their items.
    pub pillars: Vec<DraftPillar>,
    /// The items: pillar by pillar, its questions, then its indicators.
    pub items: Vec<Item>,
    /// Retired questions and indicators.
    pub retired: Vec<Retired>,
    /// Further reading.
    pub readings: Vec<Reading>,
}

/// A pillar without its items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftPillar {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Why it matters.
    pub why: Option<String>,
    /// Where it comes from.
    pub source: Option<super::Citation>,
    /// Its weight in means over pillars, 1 … 100.
    pub weight: u32,
}

/// A pillar: one part of the audit that is scored by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pillar {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Why it matters.
    pub why: Option<String>,
    /// Where it comes from.
    pub source: Option<super::Citation>,
    /// Its weight in means over pillars, 1 … 100.
    pub weight: u32,
    /// Its items in the questionnaire's list.
    pub items: Range<ItemIndex>,
}

/// The general scale, for headings; every question words its own levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// General labels, level 0 first.
    pub levels: Vec<String>,
    /// The level wanted where a question does not say otherwise.
    pub target: u8,
}

/// A document the questionnaire draws on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Its author.
    pub author: Option<String>,
    /// Where it can be read.
    pub link: Option<String>,
}

/// Something to read about an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Its authors or publisher.
    pub authors: Option<String>,
    /// The year it appeared.
    pub year: Option<u16>,
    /// Where it can be read.
    pub link: Option<String>,
    /// The document that names it, as a place in the list of documents.
    pub document: Option<usize>,
    /// A content warning, printed before the link.
    pub warning: Option<String>,
}

/// A viewpoint that a respondent can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewpoint {
    /// Its id.
    pub id: Id,
    /// Its name in words.
    pub label: String,
    /// The side it takes in the difference leadership − peer, if it takes one.
    pub side: Option<Side>,
}

/// The two sides whose views are set against each other (scoring, section 9).
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
    pub id: String,
    /// The pillar it belonged to.
    pub pillar: PillarIndex,
    /// The version that retired it.
    pub obsolete: Version,
}

/// Why parts do not make a questionnaire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidQuestionnaire {
    /// No pillar, or more than [`limits::PILLARS`].
    Pillars,
    /// No item, or more than [`limits::ITEMS`].
    Items,
    /// No viewpoint, or more than [`limits::VIEWPOINTS`].
    Viewpoints,
    /// The items do not stand pillar by pillar, questions first.
    Order,
    /// A weight, a level or a target outside its limits, or a count of levels that is not the scale's.
    Range,
    /// A place in a list that is not there.
    Dangling,
    /// A must-have, but no band that it caps at.
    MissingCap,
}

impl Questionnaire {
    /// Takes the parts if they fit together.
    ///
    /// # Errors
    /// [`InvalidQuestionnaire`] if they do not.
    pub fn new(draft: Draft) -> Result<Self, InvalidQuestionnaire> {
        draft.check()?;
        let mut next = 0;
        let pillars = draft.pillars.into_iter().enumerate().map(|(index, pillar)| {
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
    pub fn caveats(&self) -> &[String] {
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
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// The viewpoints a respondent can have.
    #[must_use]
    pub fn viewpoints(&self) -> &[Viewpoint] {
        &self.viewpoints
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
        self.items.iter().enumerate().skip(pillar.items.start).take(pillar.items.len())
    }

    /// The culture indicators with their places.
    pub fn indicators(&self) -> impl Iterator<Item = (ItemIndex, &Item)> {
        self.items.iter().enumerate().filter(|(_, item)| item.is_indicator())
    }

    /// The item with this full id.
    #[must_use]
    pub fn item_named(&self, id: &str) -> Option<ItemIndex> {
        self.items.iter().position(|item| item.id == id)
    }

    /// The pillar with this id.
    #[must_use]
    pub fn pillar_named(&self, id: &str) -> Option<PillarIndex> {
        self.pillars.iter().position(|pillar| pillar.id.as_str() == id)
    }

    /// The viewpoint with this id.
    #[must_use]
    pub fn viewpoint_named(&self, id: &str) -> Option<ViewpointIndex> {
        self.viewpoints.iter().position(|viewpoint| viewpoint.id.as_str() == id)
    }

    /// The viewpoint that takes this side.
    #[must_use]
    pub fn side(&self, side: Side) -> Option<ViewpointIndex> {
        self.viewpoints.iter().position(|viewpoint| viewpoint.side == Some(side))
    }
}

impl Draft {
    fn check(&self) -> Result<(), InvalidQuestionnaire> {
        use InvalidQuestionnaire as Invalid;
        let require = |holds: bool, otherwise: Invalid| if holds { Ok(()) } else { Err(otherwise) };
        require((1..=limits::PILLARS).contains(&self.pillars.len()), Invalid::Pillars)?;
        require((1..=limits::ITEMS).contains(&self.items.len()), Invalid::Items)?;
        require((1..=limits::VIEWPOINTS).contains(&self.viewpoints.len()), Invalid::Viewpoints)?;
        require(self.items.is_sorted_by_key(|item| (item.pillar, item.is_indicator())), Invalid::Order)?;
        require(self.items.iter().all(Item::is_within_limits), Invalid::Range)?;
        require(self.pillars.iter().all(|pillar| (1..=limits::WEIGHT).contains(&pillar.weight)), Invalid::Range)?;
        let places_hold = self.items.iter().all(|item| {
            item.pillar < self.pillars.len()
                && item.reading.iter().all(|&reading| reading < self.readings.len())
                && item.source.as_ref().is_none_or(|source| source.document < self.documents.len())
                && item.depends_on().iter().all(|&other| other < self.items.len())
        });
        let sources_hold = self
            .pillars
            .iter()
            .filter_map(|pillar| pillar.source.as_ref().map(|source| source.document))
            .chain(self.readings.iter().filter_map(|reading| reading.document))
            .all(|document| document < self.documents.len());
        require(places_hold && sources_hold, Invalid::Dangling)?;
        require(self.must_have_cap.is_none_or(|cap| cap <= self.bands.worst()), Invalid::Dangling)?;
        require(self.must_have_cap.is_some() || !self.items.iter().any(|item| item.must_have), Invalid::MissingCap)
    }
}

impl Item {
    fn is_within_limits(&self) -> bool {
        let levels = usize::from(self.top) + 1;
        (limits::FEWEST_LEVELS..=limits::MOST_LEVELS).contains(&levels)
            && self.target <= self.top
            && (1..=limits::WEIGHT).contains(&self.weight)
            && self.question().map_or(self.top == 4 && self.weight == 1, |question| question.levels.len() == levels)
            && !(self.is_indicator() && (self.must_have || self.raise_if_hostile))
    }
}

impl fmt::Display for InvalidQuestionnaire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pillars => "there is no pillar, or there are too many",
            Self::Items => "there is no item, or there are too many",
            Self::Viewpoints => "there is no viewpoint, or there are too many",
            Self::Order => "the items do not stand pillar by pillar, questions first",
            Self::Range => "a weight, a level or a target is outside its limits",
            Self::Dangling => "something refers to what is not there",
            Self::MissingCap => "there are must-haves, but no must_have_cap",
        })
    }
}

impl Error for InvalidQuestionnaire {}

//! The parts of a questionnaire, and their validation.

use super::{
    BandIndex, Bands, FurtherReading, Id, Item, Pillar, Retired, Scale, SourceDocument, Stage, Term, Text, Version,
    Viewpoint,
};
use std::error::Error;
use std::fmt;

/// The limits of a questionnaire, which keep arithmetic exact (scoring, section 1).
pub mod limits {
    pub const PILLARS: usize = 100;
    /// Items: questions and indicators that are not retired.
    pub const ITEMS: usize = 2_000;
    pub const VIEWPOINTS: usize = 50;
    /// The maximum weight of a question or a pillar.
    pub const WEIGHT: u32 = 100;
    /// The minimum number of levels of a scale.
    pub const MIN_LEVELS: usize = 2;
    /// The maximum number of levels of a scale.
    pub const MAX_LEVELS: usize = 11;
}

/// The parts of a questionnaire before validation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionnaireParts {
    pub id: Id,
    pub version: Version,
    pub title: Text,
    /// Its language as a tag, such as `en-GB`.
    pub language: Text,
    /// Sentences that close every report.
    pub caveats: Vec<Text>,
    /// The best band that a pillar with an open must-have can have.
    pub must_have_cap: Option<BandIndex>,
    /// The general scale.
    pub scale: Scale,
    /// The documents it draws on.
    pub documents: Vec<SourceDocument>,
    /// The viewpoints that a respondent can have.
    pub viewpoints: Vec<Viewpoint>,
    /// The stages, in the order in which an organisation passes through them; empty if the questionnaire has no stages.
    pub stages: Vec<Stage>,
    /// The terms it explains.
    pub terms: Vec<Term>,
    /// The bands, best to worst.
    pub bands: Bands,
    /// The pillars.
    pub pillars: Vec<Pillar>,
    /// The items: pillar by pillar, its questions, then its indicators.
    pub items: Vec<Item>,
    /// Retired questions and indicators.
    pub retired: Vec<Retired>,
    /// Further reading.
    pub readings: Vec<FurtherReading>,
}

/// Why parts are not a valid questionnaire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidQuestionnaire {
    /// No pillar, or more than [`limits::PILLARS`].
    Pillars,
    /// No item, or more than [`limits::ITEMS`].
    Items,
    /// No viewpoint, or more than [`limits::VIEWPOINTS`].
    Viewpoints,
    /// The items are not sorted by pillar, with questions first.
    Order,
    /// A weight, a level or a target outside its limits, or a count of levels that is not the scale's.
    Range,
    /// An index that is out of range.
    Dangling,
    /// There is a must-have, but no cap for open ones.
    MissingCap,
}

impl QuestionnaireParts {
    /// Validates the parts.
    pub(super) fn check(&self) -> Result<(), InvalidQuestionnaire> {
        use InvalidQuestionnaire as Invalid;
        let require = |holds: bool, otherwise: Invalid| if holds { Ok(()) } else { Err(otherwise) };
        require((1..=limits::PILLARS).contains(&self.pillars.len()), Invalid::Pillars)?;
        require((1..=limits::ITEMS).contains(&self.items.len()), Invalid::Items)?;
        require((1..=limits::VIEWPOINTS).contains(&self.viewpoints.len()), Invalid::Viewpoints)?;
        require(self.items.is_sorted_by_key(|item| (item.pillar, item.is_indicator())), Invalid::Order)?;
        require(self.items.iter().all(Item::is_within_limits), Invalid::Range)?;
        require(self.pillars.iter().all(|pillar| (1..=limits::WEIGHT).contains(&pillar.weight)), Invalid::Range)?;
        let places_hold = self.items.iter().all(|item| {
            item.pillar.get() < self.pillars.len()
                && item.reading.iter().all(|&reading| reading < self.readings.len())
                && item.source.as_ref().is_none_or(|source| source.document < self.documents.len())
                && item.depends_on().iter().all(|&other| other.get() < self.items.len())
                && item.stages.iter().all(|&stage| stage.get() < self.stages.len())
                && item.asked_of.iter().all(|&viewpoint| viewpoint.get() < self.viewpoints.len())
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
        (limits::MIN_LEVELS..=limits::MAX_LEVELS).contains(&levels)
            && self.target <= self.top
            && (1..=limits::WEIGHT).contains(&self.weight)
            && self.question().map_or(self.top == 4 && self.weight == 1, |question| question.levels.len() == levels)
            && !(self.is_indicator() && (self.must_have || self.raise_if_hostile))
    }
}

impl fmt::Display for InvalidQuestionnaire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pillars => "there are no pillars, or too many",
            Self::Items => "there are no items, or too many",
            Self::Viewpoints => "there are no viewpoints, or too many",
            Self::Order => "the items are not sorted by pillar, questions first",
            Self::Range => "a weight, a level or a target is outside its limits",
            Self::Dangling => "a reference to something that does not exist",
            Self::MissingCap => "there are must-haves, but no must_have_cap",
        })
    }
}

impl Error for InvalidQuestionnaire {}

//! Items: the practice questions and culture indicators of an audit (scoring, section 1).

use super::{ItemIndex, Level, POSITION_OFFSET, PillarIndex, StageIndex, Text, Version, ViewpointIndex};

/// A practice question or a culture indicator.
#[expect(clippy::struct_excessive_bools, reason = "each is a key of the questionnaire by itself")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The full id: `pillar-id.question-id` or `culture.indicator-id`.
    pub id: Text,
    /// The pillar it counts in.
    pub pillar: PillarIndex,
    /// The top level M of its scale; levels are 0 … M. 4 for an indicator (position + 2).
    pub top: u8,
    /// The target level, 0 … M; for an indicator its target position + 2.
    pub target: u8,
    /// Its weight in the pillar, 1 … 100; 1 for an indicator.
    pub weight: u32,
    /// A short name for reports.
    pub title: Option<Text>,
    /// The stages at which it is asked, in order; empty for all.
    pub stages: Vec<StageIndex>,
    /// The viewpoints that are asked it, in questionnaire order; empty for all.
    pub asked_of: Vec<ViewpointIndex>,
    /// Whether it belongs to the short form.
    pub short: bool,
    /// Whether a hostile culture raises its target (scoring, section 4); never for an indicator.
    pub raise_if_hostile: bool,
    /// Whether it is an absolute requirement (scoring, section 7); never for an indicator.
    pub must_have: bool,
    /// Whether "not applicable" may be answered, with a reason.
    pub na_allowed: bool,
    /// The sources of the item.
    pub source: Option<Citation>,
    /// What to do about a gap.
    pub action: Option<Text>,
    /// Further reading, as indices into the questionnaire's list.
    pub reading: Vec<usize>,
    /// The version that added it.
    pub since: Option<Version>,
    /// The last version that changed its meaning.
    pub changed: Option<Version>,
    /// The data that only a question or only an indicator has.
    pub kind: Kind,
}

/// The data that only a question or only an indicator has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Answered with a level.
    Question(Box<Question>),
    /// Answered with a position between two poles, −2 … +2.
    Indicator(Box<Indicator>),
}

/// A practice question's own texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The question as asked.
    pub text: Text,
    /// Why it is asked.
    pub why: Option<Text>,
    /// Its levels in words, 0 first; `top + 1` of them.
    pub levels: Vec<Text>,
    /// What would show that a level has been reached.
    pub evidence: Option<Text>,
    /// Whether it asks for what is written or for what people experience (scoring, section 11).
    pub aspect: Option<Aspect>,
    /// The items it depends on.
    pub depends_on: Vec<ItemIndex>,
}

/// A culture indicator's own texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// The pole at position −2.
    pub hostile: Text,
    /// The pole at position +2.
    pub fertile: Text,
}

/// What a question asks for (scoring, section 11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aspect {
    /// What is written or decided.
    Policy,
    /// What people experience.
    Practice,
}

/// A citation of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The document, as an index into the questionnaire's list.
    pub document: usize,
    /// The page, if the document has pages.
    pub page: Option<u32>,
}

impl Item {
    /// Its key in an answers file: the id without the pillar.
    #[must_use]
    pub fn key(&self) -> &str {
        self.id.split_once('.').map_or(self.id.as_str(), |(_, key)| key)
    }

    /// Its name for people: its title, or the key in words: `seat-at-the-table` becomes "seat at the table".
    #[must_use]
    pub fn name(&self) -> String {
        self.title.as_ref().map_or_else(|| self.key().replace('-', " "), ToString::to_string)
    }

    /// The number that people write for a level: the level itself or, for an indicator, the position −2 … +2.
    pub fn number(&self, level: Level) -> i64 {
        i64::from(level.number()) - if self.is_indicator() { i64::from(POSITION_OFFSET) } else { 0 }
    }

    /// Whether a respondent of this viewpoint is asked it.
    #[must_use]
    pub fn is_asked_of(&self, viewpoint: ViewpointIndex) -> bool {
        self.asked_of.is_empty() || self.asked_of.contains(&viewpoint)
    }

    /// Whether it is part of an audit at this stage; always if there are no stages.
    #[must_use]
    pub fn is_at(&self, stage: Option<StageIndex>) -> bool {
        self.stages.is_empty() || stage.is_none_or(|stage| self.stages.contains(&stage))
    }

    /// Whether it is a culture indicator.
    #[must_use]
    pub fn is_indicator(&self) -> bool {
        matches!(self.kind, Kind::Indicator(_))
    }

    /// The question's texts, if it is a question.
    #[must_use]
    pub fn question(&self) -> Option<&Question> {
        match &self.kind {
            Kind::Question(question) => Some(question),
            Kind::Indicator(_) => None,
        }
    }

    /// The indicator's texts, if it is an indicator.
    #[must_use]
    pub fn indicator(&self) -> Option<&Indicator> {
        match &self.kind {
            Kind::Question(_) => None,
            Kind::Indicator(indicator) => Some(indicator),
        }
    }

    /// The texts that everybody who answers it reads: the question and its levels, or the two poles.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        match &self.kind {
            Kind::Question(question) => {
                [&*question.text].into_iter().chain(question.levels.iter().map(|level| &**level)).collect()
            }
            Kind::Indicator(indicator) => vec![&indicator.hostile, &indicator.fertile],
        }
    }

    /// Policy or practice, if the item says which.
    #[must_use]
    pub fn aspect(&self) -> Option<Aspect> {
        self.question().and_then(|question| question.aspect)
    }

    /// The items it depends on.
    #[must_use]
    pub fn depends_on(&self) -> &[ItemIndex] {
        self.question().map_or(&[], |question| &question.depends_on)
    }
}

//! Names of items, and the wording of their levels.

use super::figure::{hundredths, signed_hundredths};
use crate::model::{Item, ItemIndex, Kind, Questionnaire, Text};
use crate::score::{Hundredths, ItemFigures, ItemState, POSITION_OFFSET_HUNDREDTHS};
use crate::text::clean;

/// An item as it is named in a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemName {
    /// The full id, for `pillars explain`.
    pub id: String,
    /// Its title, or the id's last part as words.
    pub name: String,
    /// The question as asked; for an indicator both its poles.
    pub text: String,
}

/// A level or a position on its scale, with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScaleLabel {
    /// The bare figure: "3.38", or "−1" for a position.
    pub figure: String,
    /// The end of the scale: "4"; `None` for a position, which has a sign instead.
    pub top: Option<String>,
    /// The wording of the level, or of the two levels around it.
    pub words: LevelWords,
}

/// The wording of a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LevelWords {
    /// The wording of one level, or of a position.
    At(String),
    /// Between two levels.
    Between(NumberedLevel, NumberedLevel),
    /// Above this level, and below the target level next to it.
    Above(NumberedLevel),
    /// Between the current level next to it and this level.
    Towards(NumberedLevel),
}

/// A whole level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberedLevel {
    /// Its number on the scale.
    pub number: String,
    pub words: String,
}

impl ItemName {
    /// The name of an item.
    pub(in crate::report) fn of(item: &Item) -> Self {
        let text = match &item.kind {
            Kind::Question(question) => clean(&question.text),
            Kind::Indicator(indicator) => {
                format!("{} / {}", clean(&indicator.hostile), clean(&indicator.fertile))
            }
        };
        Self { id: item.id.to_string(), name: clean(&item.name()), text }
    }

    /// The name of an item, with its pillar if another item has the same name.
    pub(in crate::report) fn distinct(questionnaire: &Questionnaire, index: ItemIndex) -> String {
        let item = &questionnaire.items()[index];
        let name = Self::of(item).name;
        let is_shared = questionnaire.items().iter().filter(|other| other.name() == item.name()).count() > 1;
        if is_shared { format!("{name} · {}", clean(&questionnaire.pillars()[item.pillar].title)) } else { name }
    }

    /// The names of several items.
    pub(in crate::report) fn all(questionnaire: &Questionnaire, items: &[ItemIndex]) -> Vec<Self> {
        items.iter().map(|&item| Self::of(&questionnaire.items()[item])).collect()
    }
}

impl ScaleLabel {
    /// An item's level and target; a wording that both share appears once.
    pub(in crate::report) fn now_and_wanted(item: &Item, now: Hundredths, wanted: Hundredths) -> (Self, Self) {
        let (mut now, mut wanted) = (Self::of(item, now), Self::of(item, wanted));
        let (said_now, said_wanted) = (now.words.clone(), wanted.words.clone());
        match (said_now, said_wanted) {
            (LevelWords::Between(below, above), LevelWords::At(words)) if above.words == words => {
                now.words = LevelWords::Above(below);
            }
            (LevelWords::At(words), LevelWords::Between(below, above)) if below.words == words => {
                wanted.words = LevelWords::Towards(above);
            }
            _ => {}
        }
        (now, wanted)
    }

    /// The questionnaire's own target, before a culture raises it.
    pub(in crate::report) fn wanted(item: &Item) -> Self {
        Self::of(item, 100 * Hundredths::from(item.target))
    }

    /// A level of an item, in hundredths, as printed, with its wording.
    pub(in crate::report) fn of(item: &Item, level: Hundredths) -> Self {
        match &item.kind {
            Kind::Question(question) => Self {
                figure: hundredths(level),
                top: Some(item.top.to_string()),
                words: between(level, &question.levels),
            },
            Kind::Indicator(indicator) => {
                let position = level - POSITION_OFFSET_HUNDREDTHS;
                Self {
                    figure: signed_hundredths(position),
                    top: None,
                    words: LevelWords::At(leaning(position, &clean(&indicator.hostile), &clean(&indicator.fertile))),
                }
            }
        }
    }

    /// The figure with its scale: "3.38 of 4", or only the position.
    #[must_use]
    pub fn with_top(&self) -> String {
        match &self.top {
            Some(top) => format!("{} of {top}", self.figure),
            None => self.figure.clone(),
        }
    }
}

/// The wording of a level in hundredths, or of the two levels it is between.
fn between(level: Hundredths, levels: &[Text]) -> LevelWords {
    let words = |index: i64| {
        usize::try_from(index).ok().and_then(|index| levels.get(index)).map(|words| clean(words)).unwrap_or_default()
    };
    let (below, rest) = (level.div_euclid(100), level.rem_euclid(100));
    if rest == 0 {
        LevelWords::At(words(below))
    } else {
        let level = |index: i64| NumberedLevel { number: index.to_string(), words: words(index) };
        LevelWords::Between(level(below), level(below + 1))
    }
}

/// A position in words: one of the poles, leaning to it, or mixed.
fn leaning(position: Hundredths, hostile: &str, fertile: &str) -> String {
    match position {
        ..=-200 => hostile.to_owned(),
        -199..=-1 => format!("leaning to “{hostile}”"),
        0 => "mixed, half way between the two".to_owned(),
        1..=199 => format!("leaning to “{fertile}”"),
        200.. => fertile.to_owned(),
    }
}

/// Whom to ask about an item, by the names of the viewpoints: "Staff; People who use the service", or "anyone".
pub(in crate::report) fn whom_to_ask(questionnaire: &Questionnaire, item: &Item) -> String {
    let viewpoints = item.asked_of.iter().filter_map(|viewpoint| questionnaire.viewpoints().get(viewpoint.get()));
    let labels: Vec<_> = viewpoints.map(|viewpoint| clean(&viewpoint.label)).collect();
    if labels.is_empty() { "anyone".to_owned() } else { labels.join("; ") }
}

/// The result of an item in words: its level or position, or why there is none.
pub(in crate::report) fn state_in_words(item: &Item, figures: &ItemFigures) -> String {
    match figures.merged.state {
        ItemState::Known(level) => ScaleLabel::of(item, level).with_top(),
        ItemState::DontKnow => "don't know".to_owned(),
        ItemState::Unanswered => "unanswered".to_owned(),
        ItemState::NotAsked => "nobody was asked".to_owned(),
        ItemState::NotApplicable => "not applicable".to_owned(),
        ItemState::OutOfScope => "not part of this audit".to_owned(),
    }
}

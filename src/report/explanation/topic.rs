//! What can be explained, found by its id.

use crate::diagnostic::{Code, nearest};
use crate::model::{BandIndex, ItemIndex, PillarIndex, Questionnaire, ViewpointIndex};
use crate::text::{List, Ticked};
use std::error::Error;
use std::fmt;

/// The word for the culture balance.
const CULTURE: &str = "culture";
/// The word for the audit as a whole.
const OVERALL: &str = "overall";
/// The words for policy against practice: each finds the two side by side.
const ASPECTS: [&str; 2] = ["policy", "practice"];

/// Something that can be explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// A question or a culture indicator.
    Item(ItemIndex),
    /// A pillar.
    Pillar(PillarIndex),
    /// A band.
    Band(BandIndex),
    /// A viewpoint.
    Viewpoint(ViewpointIndex),
    /// The culture balance.
    Culture,
    /// The audit as a whole.
    Overall,
    /// What is written or decided beside what people experience.
    PolicyAndPractice,
    /// A reading, as a place in the questionnaire's list.
    Reading(usize),
    /// A document, as a place in the questionnaire's list.
    Document(usize),
    /// A question or indicator that is no longer asked, as a place in the questionnaire's list.
    Retired(usize),
    /// A diagnostic code.
    Code(Code),
}

/// Why nothing is explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotFound {
    /// A bare key that several questions or indicators have: their full ids.
    Ambiguous {
        /// What was looked for.
        id: String,
        /// The full ids.
        candidates: Vec<String>,
    },
    /// Nothing is called that.
    Unknown {
        /// What was looked for.
        id: String,
        /// What is called nearly that.
        meant: Option<String>,
    },
}

/// What is called so: one topic, or several where ids of different kinds are alike. A question or an indicator is found by its
/// full id, and by its bare key if no other has it.
///
/// # Errors
/// [`NotFound`] if nothing is, or a bare key is not unique.
pub fn find(questionnaire: &Questionnaire, id: &str) -> Result<Vec<Topic>, NotFound> {
    let ids = Ids { questionnaire };
    let exact: Vec<_> = ids.all().filter(|(name, _)| *name == id).map(|(_, topic)| topic).collect();
    if !exact.is_empty() {
        return Ok(exact);
    }
    let keyed: Vec<_> = ids.keys().filter(|(key, ..)| *key == id).collect();
    match keyed.as_slice() {
        [(_, _, topic)] => Ok(vec![*topic]),
        [] => {
            let candidates = ids.all().map(|(name, _)| name).chain(ids.keys().map(|(key, ..)| key));
            Err(NotFound::Unknown { id: id.to_owned(), meant: nearest(id, candidates).map(str::to_owned) })
        }
        several => {
            let candidates = several.iter().map(|(_, full, _)| (*full).to_owned()).collect();
            Err(NotFound::Ambiguous { id: id.to_owned(), candidates })
        }
    }
}

/// Everything that has a name.
#[derive(Clone, Copy)]
struct Ids<'q> {
    questionnaire: &'q Questionnaire,
}

impl<'q> Ids<'q> {
    /// Full names, and what is called so.
    fn all(self) -> impl Iterator<Item = (&'q str, Topic)> {
        let questionnaire = self.questionnaire;
        let culture = questionnaire.indicators().next().map(|_| (CULTURE, Topic::Culture));
        let has_aspects = questionnaire.items().iter().any(|item| item.aspect().is_some());
        let aspects = ASPECTS.into_iter().filter(move |_| has_aspects).map(|word| (word, Topic::PolicyAndPractice));
        culture
            .into_iter()
            .chain([(OVERALL, Topic::Overall)])
            .chain(aspects)
            .chain(named(questionnaire.items(), |item| item.id.as_str(), Topic::Item))
            .chain(named(questionnaire.pillars(), |pillar| pillar.id.as_str(), Topic::Pillar))
            .chain(named(questionnaire.bands().as_slice(), |band| band.id.as_str(), Topic::Band))
            .chain(named(questionnaire.viewpoints(), |viewpoint| viewpoint.id.as_str(), Topic::Viewpoint))
            .chain(Code::ALL.iter().map(|&code| (code.name(), Topic::Code(code))))
            .chain(named(questionnaire.readings(), |reading| reading.id.as_str(), Topic::Reading))
            .chain(named(questionnaire.documents(), |document| document.id.as_str(), Topic::Document))
            .chain(named(questionnaire.retired(), |retired| retired.id.as_str(), Topic::Retired))
    }

    /// Keys of questions and indicators, retired ones too, with their full ids.
    fn keys(self) -> impl Iterator<Item = (&'q str, &'q str, Topic)> {
        let items = named(self.questionnaire.items(), |item| item.id.as_str(), Topic::Item);
        let retired = named(self.questionnaire.retired(), |retired| retired.id.as_str(), Topic::Retired);
        items.chain(retired).filter_map(|(id, topic)| Some((id.split_once('.')?.1, id, topic)))
    }
}

fn named<'q, T>(
    list: &'q [T],
    name: impl Fn(&'q T) -> &'q str,
    topic: impl Fn(usize) -> Topic,
) -> impl Iterator<Item = (&'q str, Topic)> {
    list.iter().enumerate().map(move |(place, one)| (name(one), topic(place)))
}

impl fmt::Display for NotFound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ambiguous { id, candidates } => {
                write!(f, "{} is the key of several; name {}", Ticked(id), List::or(candidates))
            }
            Self::Unknown { id, meant: Some(meant) } => {
                write!(f, "nothing is called {}; did you mean {}?", Ticked(id), Ticked(meant))
            }
            Self::Unknown { id, meant: None } => write!(
                f,
                "nothing is called {}; `pillars questionnaire --format markdown` shows every id of the questionnaire",
                Ticked(id)
            ),
        }
    }
}

impl Error for NotFound {}

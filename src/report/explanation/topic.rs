//! Topics that can be explained, and their lookup.

use super::report_words::REPORT_WORDS;
use crate::diagnostic::{Code, nearest};
use crate::model::{BandIndex, ItemIndex, PillarIndex, Questionnaire, StageIndex, Text, ViewpointIndex};
use crate::text::{List, Quoted, clean};
use std::error::Error;
use std::fmt;

/// The word for the culture balance.
const CULTURE: &str = "culture";
/// The word for the audit as a whole.
const OVERALL: &str = "overall";
/// The words for policy and practice; each finds both.
const ASPECTS: [&str; 2] = ["policy", "practice"];

/// Something that can be explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// A question or a culture indicator.
    Item(ItemIndex),
    Pillar(PillarIndex),
    Band(BandIndex),
    Viewpoint(ViewpointIndex),
    /// The culture balance.
    Culture,
    /// The audit as a whole.
    Overall,
    /// Policy and practice.
    PolicyAndPractice,
    /// A reading, as an index into the questionnaire's list.
    Reading(usize),
    /// A document, as an index into the questionnaire's list.
    Document(usize),
    /// A question or indicator that is no longer asked, as an index into the questionnaire's list.
    Retired(usize),
    /// A stage.
    Stage(StageIndex),
    /// A term that the questionnaire explains, as an index into its list.
    Term(usize),
    /// A term used in reports, as an index into their list.
    ReportWord(usize),
    /// A diagnostic code.
    Code(Code),
}

/// Why nothing is explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotFound {
    /// A bare key that several questions or indicators have: their full ids.
    Ambiguous {
        /// The name that was looked up.
        id: String,
        /// The full ids.
        candidates: Vec<String>,
    },
    /// Nothing is called that.
    Unknown {
        /// The name that was looked up.
        id: String,
        /// The most similar name.
        meant: Option<String>,
    },
}

/// Finds what has this name: one topic, or several if ids of different kinds are the same.
///
/// A question is found by its full id, by its bare key if no other has it, and by its text; anything else by its id and its title. Terms
/// used in reports, such as "gap", are found too. Titles, texts and terms match in any case.
///
/// # Errors
/// [`NotFound`] if nothing has the name, or a bare key is not unique.
pub fn find(questionnaire: &Questionnaire, id: &str) -> Result<Vec<Topic>, NotFound> {
    let ids = TopicNames { questionnaire };
    let exact: Vec<_> = ids.all().filter(|(name, _)| *name == id).map(|(_, topic)| topic).collect();
    if !exact.is_empty() {
        return Ok(exact);
    }
    let keyed: Vec<_> = ids.keys().filter(|(key, ..)| *key == id).collect();
    match keyed.as_slice() {
        [(_, _, topic)] => return Ok(vec![*topic]),
        [] => {}
        several => {
            let candidates = several.iter().map(|(_, full, _)| (*full).to_owned()).collect();
            return Err(NotFound::Ambiguous { id: id.to_owned(), candidates });
        }
    }
    let wanted = folded(id);
    let mut titled = Vec::new();
    for (title, topic) in ids.titles() {
        if folded(&title) == wanted && !titled.contains(&topic) {
            titled.push(topic);
        }
    }
    if !titled.is_empty() {
        return Ok(titled);
    }
    let candidates = ids.all().map(|(name, _)| name).chain(ids.keys().map(|(key, ..)| key));
    Err(NotFound::Unknown { id: id.to_owned(), meant: nearest(id, candidates).map(str::to_owned) })
}

/// A name normalised for comparison: lower case, single spaces, plain quotation marks and dashes, no final full stop.
fn folded(name: &str) -> String {
    let plain = |character: char| match character {
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        '‐' | '‑' | '–' | '—' => '-',
        other => other,
    };
    let name: String = clean(name).chars().map(plain).flat_map(char::to_lowercase).collect();
    name.trim_end_matches(['.', '?', ':']).to_owned()
}

/// All names of topics.
#[derive(Clone, Copy)]
struct TopicNames<'q> {
    questionnaire: &'q Questionnaire,
}

impl<'q> TopicNames<'q> {
    /// Full ids and their topics.
    fn all(self) -> impl Iterator<Item = (&'q str, Topic)> {
        let questionnaire = self.questionnaire;
        let culture = questionnaire.indicators().next().map(|_| (CULTURE, Topic::Culture));
        let has_aspects = questionnaire.items().iter().any(|item| item.aspect().is_some());
        let aspects = ASPECTS.into_iter().filter(move |_| has_aspects).map(|word| (word, Topic::PolicyAndPractice));
        culture
            .into_iter()
            .chain([(OVERALL, Topic::Overall)])
            .chain(aspects)
            .chain(named(ItemIndex::enumerate(questionnaire.items()), |item| item.id.as_str(), Topic::Item))
            .chain(named(PillarIndex::enumerate(questionnaire.pillars()), |pillar| pillar.id.as_str(), Topic::Pillar))
            .chain(named(questionnaire.bands().as_slice().iter().enumerate(), |band| band.id.as_str(), Topic::Band))
            .chain(named(
                ViewpointIndex::enumerate(questionnaire.viewpoints()),
                |viewpoint| viewpoint.id.as_str(),
                Topic::Viewpoint,
            ))
            .chain(named(StageIndex::enumerate(questionnaire.stages()), |stage| stage.id.as_str(), Topic::Stage))
            .chain(named(questionnaire.terms().iter().enumerate(), |term| term.id.as_str(), Topic::Term))
            .chain(Code::ALL.iter().map(|&code| (code.name(), Topic::Code(code))))
            .chain(named(questionnaire.readings().iter().enumerate(), |reading| reading.id.as_str(), Topic::Reading))
            .chain(named(
                questionnaire.documents().iter().enumerate(),
                |document| document.id.as_str(),
                Topic::Document,
            ))
            .chain(named(questionnaire.retired().iter().enumerate(), |retired| retired.id.as_str(), Topic::Retired))
    }

    /// Titles, texts and other words, and their topics. They include ids, for users who type them in upper case.
    fn titles(self) -> Vec<(String, Topic)> {
        let questionnaire = self.questionnaire;
        let mut titles: Vec<(String, Topic)> = Vec::new();
        for (index, item) in ItemIndex::enumerate(questionnaire.items()) {
            let topic = Topic::Item(index);
            titles.push((item.key().replace('-', " "), topic));
            titles.extend(item.title.as_ref().map(|title| (title.to_string(), topic)));
            titles.extend(item.question().map(|question| (question.text.to_string(), topic)));
            for pole in item.indicator().into_iter().flat_map(|indicator| [&indicator.hostile, &indicator.fertile]) {
                titles.push((pole.to_string(), topic));
            }
        }
        titles.extend(title_of(PillarIndex::enumerate(questionnaire.pillars()), |pillar| &pillar.title, Topic::Pillar));
        titles.extend(title_of(questionnaire.bands().as_slice().iter().enumerate(), |band| &band.label, Topic::Band));
        titles.extend(title_of(
            ViewpointIndex::enumerate(questionnaire.viewpoints()),
            |viewpoint| &viewpoint.label,
            Topic::Viewpoint,
        ));
        titles.extend(title_of(StageIndex::enumerate(questionnaire.stages()), |stage| &stage.label, Topic::Stage));
        for (index, term) in questionnaire.terms().iter().enumerate() {
            let words = std::iter::once(&term.word).chain(&term.forms);
            titles.extend(words.map(|word| (word.to_string(), Topic::Term(index))));
        }
        titles.extend(title_of(questionnaire.readings().iter().enumerate(), |reading| &reading.title, Topic::Reading));
        titles.extend(title_of(
            questionnaire.documents().iter().enumerate(),
            |document| &document.title,
            Topic::Document,
        ));
        titles.extend(self.all().map(|(id, topic)| (id.to_owned(), topic)));
        titles.extend(self.keys().map(|(key, _, topic)| (key.to_owned(), topic)));
        for (index, word) in REPORT_WORDS.iter().enumerate() {
            titles.extend(word.names.iter().map(|name| ((*name).to_owned(), Topic::ReportWord(index))));
        }
        titles
    }

    /// Keys of questions and indicators, retired ones too, with their full ids.
    fn keys(self) -> impl Iterator<Item = (&'q str, &'q str, Topic)> {
        let items = named(ItemIndex::enumerate(self.questionnaire.items()), |item| item.id.as_str(), Topic::Item);
        let retired =
            named(self.questionnaire.retired().iter().enumerate(), |retired| retired.id.as_str(), Topic::Retired);
        items.chain(retired).filter_map(|(id, topic)| Some((id.split_once('.')?.1, id, topic)))
    }
}

fn named<'q, T: 'q, I>(
    list: impl IntoIterator<Item = (I, &'q T)>,
    name: impl Fn(&'q T) -> &'q str,
    topic: impl Fn(I) -> Topic,
) -> impl Iterator<Item = (&'q str, Topic)> {
    list.into_iter().map(move |(index, one)| (name(one), topic(index)))
}

fn title_of<'q, T: 'q, I>(
    list: impl IntoIterator<Item = (I, &'q T)>,
    title: impl Fn(&T) -> &Text,
    topic: impl Fn(I) -> Topic,
) -> Vec<(String, Topic)> {
    list.into_iter().map(|(index, one)| (title(one).to_string(), topic(index))).collect()
}

impl fmt::Display for NotFound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ambiguous { id, candidates } => {
                write!(f, "several items have the key {}; write {}", Quoted(id), List::or(candidates))
            }
            Self::Unknown { id, meant: Some(meant) } => {
                write!(f, "nothing is called {}; did you mean {}?", Quoted(id), Quoted(meant))
            }
            Self::Unknown { id, meant: None } => write!(
                f,
                "nothing is called {}; `pillars questionnaire --format markdown` shows every id of the questionnaire",
                Quoted(id)
            ),
        }
    }
}

impl Error for NotFound {}

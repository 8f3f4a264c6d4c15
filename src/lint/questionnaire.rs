//! Doubts about a valid questionnaire: more than reading it needs.

use super::Scan;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Item, Pillar, Questionnaire, Version};
use crate::source::{ItemPlaces, QuestionnairePlaces, Span};
use crate::text::{Plain, Ticked};
use std::collections::BTreeMap;

/// A question that counts for less than one in so many of another one in its pillar is drowned.
const DROWNED: u32 = 10;

/// Everything doubtful about a questionnaire, in no order.
#[must_use]
pub fn doubts(questionnaire: &Questionnaire, places: &QuestionnairePlaces, scan: &Scan) -> Vec<Diagnostic> {
    let mut doubts = Lints { questionnaire, places, found: Vec::new() };
    for item in questionnaire.items() {
        if let Some(place) = places.items.get(item.id.as_str()) {
            doubts.about(item, place);
        }
    }
    for (pillar, header) in questionnaire.pillars().iter().zip(&places.pillars) {
        doubts.about_pillar(pillar, *header);
    }
    doubts.unused_readings();
    doubts.dead_obsolete_ids();
    super::answers::newer_toml(scan, &mut doubts.found);
    doubts.found
}

struct Lints<'a> {
    questionnaire: &'a Questionnaire,
    places: &'a QuestionnairePlaces,
    found: Vec<Diagnostic>,
}

impl Lints<'_> {
    fn say(&mut self, code: Code, at: Span, message: String) {
        self.found.push(Diagnostic::new(code, at, message).with_help(code.entry().cure));
    }

    fn about(&mut self, item: &Item, place: &ItemPlaces) {
        let id = Ticked(&item.id);
        if item.source.is_none() {
            self.say(Code::WithoutSource, place.id, format!("{id} has no source"));
        }
        if item.action.is_none() {
            self.say(Code::WithoutAction, place.id, format!("{id} has no action"));
        }
        let Some(question) = item.question() else { return };
        let mut seen = BTreeMap::new();
        for (level, wording) in question.levels.iter().enumerate() {
            let at = place.wordings.get(level).copied().unwrap_or(place.id);
            let Some((first, first_at)) = seen.insert(folded(wording), (level, at)) else { continue };
            self.found.push(
                Diagnostic::new(Code::LevelsAlike, at, format!("levels {first} and {level} of {id} read alike"))
                    .with_label("the same words")
                    .with_secondary(first_at, "as here")
                    .with_help(Code::LevelsAlike.entry().cure),
            );
        }
        let (own, general) = (question.levels.len(), self.questionnaire.scale().levels.len());
        if own != general && !place.own_target {
            let message = format!("{id} has {own} levels, the scale has {general}, and there is no target of its own");
            self.say(Code::ScaleLengthDiffers, place.levels.unwrap_or(place.id), message);
        }
    }

    fn about_pillar(&mut self, pillar: &Pillar, header: Span) {
        let items = || self.questionnaire.items_of(pillar).map(|(_, item)| item);
        if !items().any(|item| item.must_have) {
            let message = format!("the pillar {} has no must-have", Ticked(pillar.id.as_str()));
            self.say(Code::PillarWithoutMustHave, header, message);
        }
        let questions =
            || self.questionnaire.items_of(pillar).map(|(_, item)| item).filter(|item| !item.is_indicator());
        let Some(heaviest) = questions().max_by_key(|item| item.weight) else { return };
        let drowned: Vec<_> = questions().filter(|item| item.weight * DROWNED < heaviest.weight).collect();
        let Some(first) = drowned.first() else { return };
        let at = self.places.items.get(heaviest.id.as_str()).map_or(header, |place| place.weight.unwrap_or(place.id));
        let message = match drowned.len() {
            1 => format!("the weight {} of {} drowns {}", heaviest.weight, Ticked(&heaviest.id), Ticked(&first.id)),
            count => format!(
                "the weight {} of {} drowns {} and {} more",
                heaviest.weight,
                Ticked(&heaviest.id),
                Ticked(&first.id),
                count - 1
            ),
        };
        self.say(Code::DrowningWeight, at, message);
    }

    fn unused_readings(&mut self) {
        let mut used = vec![false; self.questionnaire.readings().len()];
        for &reading in self.questionnaire.items().iter().flat_map(|item| &item.reading) {
            if let Some(used) = used.get_mut(reading) {
                *used = true;
            }
        }
        let unused =
            self.questionnaire.readings().iter().zip(&self.places.readings).zip(used).filter(|(_, used)| !used);
        self.found.extend(unused.map(|((reading, at), _)| {
            let message = format!("nothing refers to the reading {}", Ticked(reading.id.as_str()));
            Diagnostic::new(Code::UnusedReading, *at, message).with_help(Code::UnusedReading.entry().cure)
        }));
    }

    fn dead_obsolete_ids(&mut self) {
        for retired in self.questionnaire.retired() {
            let Some(place) = self.places.items.get(retired.id.as_str()) else { continue };
            let Some((since, _)) = &place.since else { continue };
            let brought = since.parse::<Version>().ok();
            if brought.is_some_and(|brought| brought >= retired.obsolete) {
                let at = place.obsolete.as_ref().map_or(place.id, |(_, at)| *at);
                let (id, since) = (Ticked(&retired.id), Plain::short(since));
                self.say(
                    Code::DeadObsoleteId,
                    at,
                    format!(
                        "{id} came with version {since} and was retired in {}, so it was never asked",
                        retired.obsolete
                    ),
                );
            }
        }
    }
}

/// A level's words without what tells nothing apart: case, white space and punctuation at the end.
fn folded(wording: &str) -> String {
    let words: Vec<String> = wording.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ").trim_end_matches(['.', '!', ';', ',']).to_owned()
}

//! Lints of a valid questionnaire.

use super::Scan;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Item, Pillar, Questionnaire, Version};
use crate::source::{ItemSpans, QuestionnaireSpans, Span};
use crate::text::{Quoted, Truncated};
use std::collections::BTreeMap;

/// A question is negligible if its weight times this is less than that of another question in its pillar.
const NEGLIGIBLE: u32 = 10;

/// Runs the lints of a questionnaire. Findings are unsorted.
#[must_use]
pub fn lint_questionnaire(questionnaire: &Questionnaire, spans: &QuestionnaireSpans, scan: &Scan) -> Vec<Diagnostic> {
    let mut linter = Linter { questionnaire, spans, found: Vec::new() };
    for item in questionnaire.items() {
        if let Some(spans) = spans.items.get(item.id.as_str()) {
            linter.about(item, spans);
        }
    }
    for (pillar, header) in questionnaire.pillars().iter().zip(&spans.pillars) {
        linter.about_pillar(pillar, *header);
    }
    linter.unused_readings();
    linter.dead_obsolete_ids();
    super::answers::newer_toml(scan, &mut linter.found);
    linter.found
}

struct Linter<'a> {
    questionnaire: &'a Questionnaire,
    spans: &'a QuestionnaireSpans,
    found: Vec<Diagnostic>,
}

impl Linter<'_> {
    fn report(&mut self, code: Code, at: Span, message: String) {
        self.found.push(Diagnostic::new(code, at, message).with_usual_help());
    }

    fn about(&mut self, item: &Item, spans: &ItemSpans) {
        let id = Quoted(&item.id);
        if item.source.is_none() {
            self.report(Code::WithoutSource, spans.id, format!("{id} has no source"));
        }
        if item.action.is_none() {
            self.report(Code::WithoutAction, spans.id, format!("{id} has no action"));
        }
        let Some(question) = item.question() else { return };
        let mut seen = BTreeMap::new();
        for (level, wording) in question.levels.iter().enumerate() {
            let at = spans.wordings.get(level).copied().unwrap_or(spans.id);
            let Some((first, first_at)) = seen.insert(folded(wording), (level, at)) else { continue };
            self.found.push(
                Diagnostic::new(Code::LevelsAlike, at, format!("levels {first} and {level} of {id} are worded alike"))
                    .with_label("the same words")
                    .with_secondary(first_at, "as here")
                    .with_usual_help(),
            );
        }
        let (own, general) = (question.levels.len(), self.questionnaire.scale().levels.len());
        if own != general && !spans.own_target {
            let message = format!("{id} has {own} levels instead of {general}, but no target of its own");
            self.report(Code::ScaleLengthDiffers, spans.levels.unwrap_or(spans.id), message);
        }
    }

    fn about_pillar(&mut self, pillar: &Pillar, header: Span) {
        let items = || self.questionnaire.items_of(pillar).map(|(_, item)| item);
        if !items().any(|item| item.must_have) {
            let message = format!("the pillar {} has no must-have", Quoted(pillar.id.as_str()));
            self.report(Code::PillarWithoutMustHave, header, message);
        }
        let questions =
            || self.questionnaire.items_of(pillar).map(|(_, item)| item).filter(|item| !item.is_indicator());
        let Some(heaviest) = questions().max_by_key(|item| item.weight) else { return };
        let negligible: Vec<_> = questions().filter(|item| item.weight * NEGLIGIBLE < heaviest.weight).collect();
        let Some(first) = negligible.first() else { return };
        let at = self.spans.items.get(heaviest.id.as_str()).map_or(header, |spans| spans.weight.unwrap_or(spans.id));
        let message = match negligible.len() {
            1 => format!(
                "the weight {} of {} makes {} meaningless",
                heaviest.weight,
                Quoted(&heaviest.id),
                Quoted(&first.id)
            ),
            count => format!(
                "the weight {} of {} makes {} and {} more meaningless",
                heaviest.weight,
                Quoted(&heaviest.id),
                Quoted(&first.id),
                count - 1
            ),
        };
        self.report(Code::DrowningWeight, at, message);
    }

    fn unused_readings(&mut self) {
        let mut used = vec![false; self.questionnaire.readings().len()];
        for &reading in self.questionnaire.items().iter().flat_map(|item| &item.reading) {
            if let Some(used) = used.get_mut(reading) {
                *used = true;
            }
        }
        let unused = self.questionnaire.readings().iter().zip(&self.spans.readings).zip(used).filter(|(_, used)| !used);
        self.found.extend(unused.map(|((reading, at), _)| {
            let message = format!("nothing refers to the reading {}", Quoted(reading.id.as_str()));
            Diagnostic::new(Code::UnusedReading, *at, message).with_usual_help()
        }));
    }

    fn dead_obsolete_ids(&mut self) {
        for retired in self.questionnaire.retired() {
            let Some(spans) = self.spans.items.get(retired.id.as_str()) else { continue };
            let Some((since, _)) = &spans.since else { continue };
            let brought = since.parse::<Version>().ok();
            if brought.is_some_and(|brought| brought >= retired.obsolete) {
                let at = spans.obsolete.as_ref().map_or(spans.id, |(_, at)| *at);
                let (id, since) = (Quoted(&retired.id), Truncated::short(since));
                self.report(
                    Code::DeadObsoleteId,
                    at,
                    format!(
                        "{id} was added in version {since} and retired in {}, so it was never asked",
                        retired.obsolete
                    ),
                );
            }
        }
    }
}

/// A level's words without case, white space and punctuation at the end.
fn folded(wording: &str) -> String {
    let words: Vec<String> = wording.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ").trim_end_matches(['.', '!', ';', ',']).to_owned()
}

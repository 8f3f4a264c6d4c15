//! Help about the current step, and the progress.

use super::steps::Step;
use super::{Interview, Message, PromptState};
use crate::model::{Citation, FurtherReading, Item, Pillar, PillarIndex, State};
use crate::text::{Count, about, capitalised, nonzero_counts};

/// The maximum number of readings listed, so that the help and the question fit a small window.
const MAX_READINGS: usize = 2;

impl Interview<'_> {
    /// Help about the current step, and about what can be typed.
    pub(super) fn help(&self) -> Vec<Message> {
        match (&self.prompt_state, self.step()) {
            (PromptState::Reason | PromptState::Remark(..), _) => vec![Message::text(
                "A note may have several lines. b goes back to the question without keeping them, q saves and quits.",
            )],
            (_, Step::Item(item)) => {
                let mut help = self.about(&self.questionnaire.items()[item]);
                help.push(Message::text("?? lists everything that can be typed."));
                help
            }
            (_, Step::Field(_)) => vec![Message::text(
                "Type the answer and press Enter. b goes back, q saves and quits. These fields are at the top of the answers file. You can change them later, here or in the file.",
            )],
            (_, Step::End) => self.commands(),
        }
    }

    /// Why an item is asked, its evidence, its sources and further reading.
    fn about(&self, item: &Item) -> Vec<Message> {
        let mut help = Vec::new();
        let mut add = |label: &str, text: Option<String>| help.extend(text.map(|text| Message::labelled(label, text)));
        add("Why:", item.question().and_then(|question| question.why.as_ref().map(ToString::to_string)));
        if item.must_have {
            add("Must-have:", Some(format!("below level {}, this question caps the band of its pillar.", item.target)));
        }
        for term in self.questionnaire.terms().iter().filter(|term| term.is_used_in(item)) {
            add(&format!("{}:", capitalised(&term.word)), Some(term.meaning.to_string()));
        }
        add(
            "What would count as evidence:",
            item.question().and_then(|question| question.evidence.as_ref().map(ToString::to_string)),
        );
        add("Where it comes from:", item.source.as_ref().and_then(|source| self.citation(source)));
        let readings = self.questionnaire.readings();
        for reading in item.reading.iter().take(MAX_READINGS).filter_map(|&index| readings.get(index)) {
            add("To read:", Some(reading_in_words(reading)));
        }
        let more = item.reading.len().saturating_sub(MAX_READINGS);
        add("More to read:", (more > 0).then(|| format!("{more} more titles in `pillars explain {}`", item.id)));
        if help.is_empty() {
            help.push(Message::text("The questionnaire says no more about this."));
        }
        help
    }

    fn citation(&self, source: &Citation) -> Option<String> {
        let title = &self.questionnaire.documents().get(source.document)?.title;
        Some(source.page.map_or_else(|| title.to_string(), |page| format!("{title}, page {page}")))
    }

    /// Everything that can be typed at the current step.
    pub(super) fn commands(&self) -> Vec<Message> {
        let item = match self.step() {
            Step::Item(item) => Some(&self.questionnaire.items()[item]),
            Step::Field(_) | Step::End => None,
        };
        let column = |label: &str, text: &str| Message::labelled(format!("  {label:16}  "), text);
        let mut help = vec![Message::text("You can type a letter or the word:")];
        help.push(match item {
            Some(_) => column("a number", "the highest level that is wholly true today"),
            None => column("Enter", "ends the interview with the result"),
        });
        help.extend(self.commands_at(item).map(|command| column(&command.label(), command.description)));
        if item.is_some() {
            help.push(Message::text("Text may follow on the same line: t Attends, but cannot vote"));
        }
        help
    }

    /// The progress of each pillar, and the remaining time.
    pub(super) fn progress(&self) -> Vec<Message> {
        let asked = self.steps.items().count();
        let unanswered = self.unanswered();
        let count = |state: State| self.steps.items().filter(|(_, item)| self.state(*item) == state).count();
        let mut parts = vec![format!("{} of {} answered", asked - unanswered, Count::of(asked as u64, "question"))];
        let kinds = [(count(State::DontKnow), "don't know"), (count(State::NotApplicable), "not applicable")];
        parts.extend(nonzero_counts(kinds));
        let left = about(self.time_left());
        let time = match unanswered {
            0 => "Every question is answered.".to_owned(),
            _ if self.pace.is_known() => format!("At your pace the rest takes {left}."),
            _ => format!("The rest takes {left}."),
        };
        let mut messages = vec![Message::text(format!("{}. {time}", parts.join(", ")))];
        messages.extend(self.pillars_answered());
        messages
    }

    /// The pillars to jump to.
    pub(super) fn pillars(&self) -> Vec<Message> {
        let mut messages = vec![Message::Question("Where to?".to_owned())];
        messages.extend(self.pillars_answered());
        messages
    }

    fn pillars_answered(&self) -> Vec<Message> {
        let items = self.questionnaire.items();
        let line = |(index, pillar): (PillarIndex, &Pillar)| {
            let of_pillar = || self.steps.items().filter(|(_, item)| items[*item].pillar == index);
            let asked = of_pillar().count();
            let answered = of_pillar().filter(|(_, item)| self.state(*item) != State::Unanswered).count();
            let here = if self.pillar() == Some(index) { ", you are here" } else { "" };
            let text = format!("{}: {answered} of {asked}{here}", pillar.title);
            (asked > 0).then(|| Message::labelled(format!("{:>3} ", index.number()), text))
        };
        PillarIndex::enumerate(self.questionnaire.pillars()).filter_map(line).collect()
    }
}

/// A reading in words: "Alison Faulkner (2010), Title. Link", with any warning before the link.
fn reading_in_words(reading: &FurtherReading) -> String {
    let mut text = match (&reading.authors, reading.year) {
        (Some(authors), Some(year)) => format!("{authors} ({year}), {}", reading.title),
        (Some(authors), None) => format!("{authors}, {}", reading.title),
        (None, Some(year)) => format!("{} ({year})", reading.title),
        (None, None) => reading.title.to_string(),
    };
    let warning = reading.warning.iter().map(|warning| format!(". Content warning: {warning}"));
    text.extend(warning.chain(reading.link.iter().map(|link| format!(" {link}"))));
    text
}

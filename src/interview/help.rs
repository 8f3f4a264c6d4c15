//! More help, and how far one is.

use super::eta::about;
use super::page::count;
use super::{CommandKind, Interview, Message, PromptState, Step, VOCABULARY};
use crate::model::{Citation, Item, PillarIndex, Reading, State};

impl Interview<'_> {
    /// What there is to say about the current step, and about typing.
    pub(super) fn help(&self) -> Vec<Message> {
        match (&self.asking, self.step()) {
            (PromptState::Reason | PromptState::Remark(..), _) => vec![Message::text(
                "Type as many lines as you want. b goes back to the question without keeping them, q saves and leaves.",
            )],
            (_, Step::Item(item)) => {
                let mut help = self.about(&self.questionnaire.items()[item]);
                help.push(Message::Gap);
                help.extend(self.vocabulary(true));
                help
            }
            (_, Step::Field(_)) => vec![Message::text(
                "Type the answer and press Enter. b goes back, q saves and leaves. What is asked here stands at the top of \
                 the answers file and can be changed later: go back to the beginning, or change it in the file.",
            )],
            (_, Step::End) => self.vocabulary(false),
        }
    }

    /// Why an item is asked, what would show it, where it comes from and what to read.
    fn about(&self, item: &Item) -> Vec<Message> {
        let mut help = Vec::new();
        let mut tell = |lead: &str, text: Option<String>| help.extend(text.map(|text| Message::beside(lead, text)));
        tell("Why:", item.question().and_then(|question| question.why.as_ref().map(ToString::to_string)));
        if item.must_have {
            let needed = super::answering::number(item, item.target);
            tell("Must-have:", Some(format!("below {needed}, this question alone holds the whole pillar back.")));
        }
        tell(
            "What would show it:",
            item.question().and_then(|question| question.evidence.as_ref().map(ToString::to_string)),
        );
        tell("Where it comes from:", item.source.as_ref().and_then(|source| self.citation(source)));
        let readings = self.questionnaire.readings();
        for reading in item.reading.iter().filter_map(|&place| readings.get(place)) {
            tell("To read:", Some(reading_in_words(reading)));
        }
        if help.is_empty() {
            help.push(Message::text("The questionnaire says no more about this."));
        }
        help
    }

    fn citation(&self, source: &Citation) -> Option<String> {
        let title = &self.questionnaire.documents().get(source.document)?.title;
        Some(source.page.map_or_else(|| title.to_string(), |page| format!("{title}, page {page}")))
    }

    fn vocabulary(&self, item: bool) -> Vec<Message> {
        let mut help = vec![Message::text("What you can type, as a letter or as a word:")];
        if item {
            help.push(Message::beside(format!("  {:16}  ", "a number"), "the highest level that is wholly true today"));
        } else {
            help.push(Message::beside(format!("  {:16}  ", "Enter"), "ends the interview with the result"));
        }
        for word in &VOCABULARY {
            let here = item
                || matches!(
                    word.verb,
                    CommandKind::Help
                        | CommandKind::Back
                        | CommandKind::Jump
                        | CommandKind::Progress
                        | CommandKind::Leave
                );
            if here && (word.verb != CommandKind::Dissent || self.group) {
                help.push(Message::beside(format!("  {:16}  ", super::shown(word)), word.does));
            }
        }
        if item {
            help.push(Message::text("Text may follow on the same line: t Attends, but cannot vote."));
        }
        help
    }

    /// How much is answered, pillar by pillar, and the time left.
    pub(super) fn progress(&self) -> Vec<Message> {
        let asked = self.plan.items().count();
        let open = self.open();
        let said_of = |state: State| self.plan.items().filter(|(_, index)| self.states[*index] == state).count();
        let mut parts = vec![format!("{} of {} answered", asked - open, count(asked, "question"))];
        let beside = [(said_of(State::DontKnow), "don't know"), (said_of(State::NotApplicable), "not applicable")];
        parts.extend(
            beside.into_iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}")),
        );
        let left = about(self.pace.left(open, self.group));
        let time = match open {
            0 => "Nothing is open.".to_owned(),
            _ if self.pace.is_known() => format!("At your pace, what is open takes {left}."),
            _ => format!("What is open takes {left}."),
        };
        let mut said = vec![Message::text(format!("{}. {time}", parts.join(", ")))];
        said.extend(self.pillars_answered());
        said
    }

    /// The pillars to jump to.
    pub(super) fn pillars(&self) -> Vec<Message> {
        let mut said = vec![Message::Question("To which pillar?".to_owned())];
        said.extend(self.pillars_answered());
        said
    }

    fn pillars_answered(&self) -> Vec<Message> {
        let items = self.questionnaire.items();
        let line = |(place, pillar): (PillarIndex, &crate::model::Pillar)| {
            let of_pillar = || self.plan.items().filter(|(_, index)| items[*index].pillar == place);
            let asked = of_pillar().count();
            let answered = of_pillar().filter(|(_, index)| self.states[*index] != State::Unanswered).count();
            let here = if self.pillar() == Some(place) { ", you are here" } else { "" };
            let text = format!("{}: {answered} of {asked}{here}", pillar.title);
            (asked > 0).then(|| Message::beside(format!("{:>3} ", place + 1), text))
        };
        self.questionnaire.pillars().iter().enumerate().filter_map(line).collect()
    }
}

/// A reading as one looks for it: "Alison Faulkner (2010), Title. Link"; a warning stands before the link.
fn reading_in_words(reading: &Reading) -> String {
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

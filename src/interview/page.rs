//! What is shown at each step, above its prompt.

use super::answering::{self, Part};
use super::eta::about;
use super::prompts::choices;
use super::{Field, Interview, Message, PromptState, Scope, Step};
use crate::model::{Item, ItemIndex, Kind, Pillar, Remark, State};
use chrono::NaiveDate;

impl Interview<'_> {
    /// What is going to happen, and how long it takes. `file` is where answers are saved, `again` how to come back.
    #[must_use]
    pub fn welcome(&self, file: &str) -> Vec<Message> {
        let asked = self.plan.items().count();
        let open = self.open();
        let pillars = self.questionnaire.pillars();
        let part = match self.scope {
            Scope::Whole => format!("{asked} questions in {}", count(pillars.len(), "pillar")),
            Scope::Essentials => format!("the {asked} essential questions, must-haves and culture"),
            Scope::Pillar(pillar) => {
                format!("the {asked} questions of {}", pillars.get(pillar).map_or("", |pillar| &pillar.title))
            }
        };
        let mut said = vec![Message::Title(self.questionnaire.title().to_owned())];
        if open < asked {
            said.push(Message::text(format!(
                "Welcome back. {} of {asked} questions are answered; it goes on where you were. What is open takes {}.",
                asked - open,
                about(self.pace.left(open, self.group))
            )));
        } else {
            let time = about(self.pace.left(open, self.group));
            said.push(Message::text(format!(
                "This interview asks {part}. It takes {time}; you can stop at any time and go on later."
            )));
            said.push(Message::text(
                "Choose the highest level that is wholly true today. Where nobody knows, \"don't know\" is the honest \
                 answer: it costs nothing and shows what to find out.",
            ));
        }
        if let Some(earlier) = &self.earlier {
            said.push(Message::text(format!(
                "It shows each answer of {} and asks what has changed since. Enter says: still the same.",
                day(earlier.audit.date)
            )));
        }
        said.push(Message::text(format!(
            "Every answer is saved at once, to {file}. No report shows notes unless somebody asks for them; write nothing there that \
             tells who said it."
        )));
        said.push(Message::text("? explains what can be typed, q saves and leaves."));
        said
    }

    /// What to show of the current step, above its prompt.
    pub fn page(&mut self) -> Vec<Message> {
        let pillar = self.pillar();
        let announce = pillar.is_some() && pillar != self.announced && self.asking == PromptState::Step;
        if announce {
            self.announced = pillar;
        }
        match (&self.asking, self.step()) {
            (PromptState::Pillar, _) => self.pillars(),
            (PromptState::Reason, Step::Item(item)) => reason_page(self.remarks.get(&item)),
            (PromptState::Remark(part, _), Step::Item(item)) => remark_page(*part, self.remarks.get(&item)),
            (_, Step::Field(field)) => self.field_page(field),
            (_, Step::Item(item)) => self.item_page(item, announce),
            (_, Step::End) => self.end_page(),
        }
    }

    fn field_page(&self, field: Field) -> Vec<Message> {
        let text = match field {
            Field::Team => "Which team is this about?",
            Field::Organisation => {
                "Which organisation does the team belong to? Files with the same team and organisation belong together, so \
                 spell both the same each time."
            }
            Field::Date => "Which day is this?",
            Field::Viewpoint => "Whose view is this?",
            Field::Participants => {
                "How many people take part? The answers count as one respondent, and the file names nobody."
            }
        };
        let mut page = vec![Message::Question(text.to_owned())];
        if let Some(given) = self.head.given(field, self.questionnaire) {
            page.push(Message::text(format!("Enter keeps: {given}")));
        } else if field == Field::Organisation {
            page.push(Message::text("Enter leaves it out."));
        }
        page
    }

    fn item_page(&self, index: ItemIndex, announce: bool) -> Vec<Message> {
        let item = &self.questionnaire.items()[index];
        let pillar = &self.questionnaire.pillars()[item.pillar];
        let mut page = Vec::new();
        if announce {
            let of = self.questionnaire.pillars().len();
            page.push(Message::Title(format!("Pillar {} of {of}: {}", item.pillar + 1, pillar.title)));
            page.extend(pillar.why.as_ref().map(|why| Message::Text(why.to_string())));
            page.push(Message::Gap);
        }
        page.push(Message::aside(self.place_in_words(item, pillar, index)));
        page.push(Message::Question(match &item.kind {
            Kind::Question(question) => question.text.to_string(),
            Kind::Indicator(_) => "Which of these two is your organisation nearer to?".to_owned(),
        }));
        if let (Some(state), Some(earlier)) = (self.answer_then(index), &self.earlier) {
            let remark = earlier.remarks.get(&index);
            let then = day(earlier.audit.date);
            page.push(Message::text(format!("On {then}: {}", in_words(item, state, remark))));
            page.extend(remarks_in_words(remark));
        }
        let remark = self.remarks.get(&index);
        match self.states[index] {
            State::Unanswered => {
                if self.answer_then(index).is_some() {
                    page.push(Message::text("What has changed since? Enter says: still the same."));
                }
            }
            state => {
                page.push(Message::text(format!("Your answer: {}. Enter keeps it.", in_words(item, state, remark))));
            }
        }
        page.extend(remarks_in_words(remark));
        page
    }

    fn place_in_words(&self, item: &Item, pillar: &Pillar, index: ItemIndex) -> String {
        let of_pillar = || pillar.items.clone().filter(|index| self.plan.asks(*index));
        let number = of_pillar().position(|other| other == index).unwrap_or_default() + 1;
        let must_have = if item.must_have { ", a must-have" } else { "" };
        format!("{}, question {number} of {}{must_have}", pillar.title, of_pillar().count())
    }

    fn end_page(&self) -> Vec<Message> {
        let asked = self.plan.items().count();
        let open = self.open();
        vec![
            Message::Title("That was the last question.".to_owned()),
            Message::text(match open {
                0 => format!("All {asked} are answered."),
                1 => format!("{} of {asked} are answered, 1 is open.", asked - 1),
                open => format!("{} of {asked} are answered, {open} are open.", asked - open),
            }),
        ]
    }
}

/// An answer in words: "2, The peer lead attends, but cannot vote".
pub(super) fn in_words(item: &Item, state: State, remark: Option<&Remark>) -> String {
    match state {
        State::Level(level) => {
            let number = answering::number(item, level);
            let words = choices(item).into_iter().find(|choice| choice.typed == number);
            format!("{number}, {}", words.map(|choice| choice.words).unwrap_or_default().trim_end_matches('.'))
        }
        State::DontKnow => "don't know".to_owned(),
        State::NotApplicable => {
            let reason = remark.and_then(|remark| remark.reason.as_deref()).unwrap_or_default();
            format!("not applicable, {}", reason.trim_end_matches('.'))
        }
        State::Unanswered => "open".to_owned(),
    }
}

fn remarks_in_words(remark: Option<&Remark>) -> Vec<Message> {
    let Some(remark) = remark else { return Vec::new() };
    [("Note:", &remark.note), ("Evidence:", &remark.evidence), ("Dissent:", &remark.dissent)]
        .into_iter()
        .filter_map(|(lead, text)| Some(Message::beside(lead, text.clone()?)))
        .collect()
}

fn reason_page(remark: Option<&Remark>) -> Vec<Message> {
    let mut page = vec![Message::Question("Why does it not apply here?".to_owned())];
    if let Some(reason) = remark.and_then(|remark| remark.reason.clone()) {
        page.push(Message::text(format!("So far: {reason}")));
    }
    page
}

fn remark_page(part: Part, remark: Option<&Remark>) -> Vec<Message> {
    let question = match part {
        Part::Note => "What is worth remembering? It changes no figure.",
        Part::Evidence => "What would show this to somebody else? It changes no figure.",
        Part::Dissent => "What do some of you see otherwise? Name nobody.",
    };
    let mut page = vec![Message::Question(question.to_owned())];
    let mut remark = remark.cloned().unwrap_or_default();
    if let Some(text) = part.of(&mut remark) {
        page.push(Message::beside("So far:", text.clone()));
        page.push(Message::text("What you type replaces it; - takes it away."));
    }
    page
}

/// The day in words: "21 November 2026".
pub(super) fn day(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// "1 pillar", "8 pillars".
pub(super) fn count(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

//! What is shown and asked at each step.

use super::answering::{self, Part};
use super::pace::about;
use super::{Asking, Choice, Field, Interview, Prompt, Said, Scope, Step, VOCABULARY, Verb, Word};
use crate::model::{Item, ItemIndex, Kind, Pillar, Remark, State};
use chrono::NaiveDate;

/// The words understood where there is no item to answer.
const ON_A_FIELD: [Verb; 3] = [Verb::Help, Verb::Back, Verb::Leave];
const AT_THE_END: [Verb; 5] = [Verb::Help, Verb::Back, Verb::Jump, Verb::Progress, Verb::Leave];

impl Interview<'_> {
    /// What is going to happen, and how long it takes. `file` is where answers are saved, `again` how to come back.
    #[must_use]
    pub fn welcome(&self, file: &str) -> Vec<Said> {
        let asked = self.plan.items().count();
        let open = self.open();
        let pillars = self.questionnaire.pillars();
        let part = match self.scope {
            Scope::Whole => format!("{asked} questions in {}", count(pillars.len(), "pillar")),
            Scope::Essentials => format!("the {asked} essential questions: must-haves, then culture"),
            Scope::Pillar(pillar) => {
                format!("the {asked} questions of {}", pillars.get(pillar).map_or("", |pillar| &pillar.title))
            }
        };
        let mut said = vec![Said::Title(self.questionnaire.title().to_owned())];
        if open < asked {
            said.push(Said::text(format!(
                "Welcome back. {} of {asked} questions are answered; it goes on where you were. What is open takes {}.",
                asked - open,
                about(self.pace.left(open, self.group))
            )));
        } else {
            let time = about(self.pace.left(open, self.group));
            said.push(Said::text(format!(
                "This interview asks {part}. It takes {time}; you can stop at any time and go on later."
            )));
            said.push(Said::text(
                "Choose the highest level that is wholly true today. Where nobody knows, \"don't know\" is the honest \
                 answer: it costs nothing and shows what to find out.",
            ));
        }
        if let Some(earlier) = &self.earlier {
            said.push(Said::text(format!(
                "It shows each answer of {} and asks what has changed since. Enter says: still the same.",
                day(earlier.audit.date)
            )));
        }
        said.push(Said::text(format!(
            "Every answer is saved at once, to {file}. Notes stay in that file; write nothing there that tells who said it."
        )));
        said.push(Said::text("? explains what can be typed, q saves and leaves."));
        said
    }

    /// What to show of the current step, above its prompt.
    pub fn page(&mut self) -> Vec<Said> {
        let pillar = self.pillar();
        let announce = pillar.is_some() && pillar != self.announced && self.asking == Asking::Step;
        if announce {
            self.announced = pillar;
        }
        match (&self.asking, self.step()) {
            (Asking::Pillar, _) => self.pillars(),
            (Asking::Reason, Step::Item(item)) => reason_page(self.remarks.get(&item)),
            (Asking::Remark(part, _), Step::Item(item)) => remark_page(*part, self.remarks.get(&item)),
            (_, Step::Field(field)) => self.field_page(field),
            (_, Step::Item(item)) => self.item_page(item, announce),
            (_, Step::End) => self.end_page(),
        }
    }

    /// What to ask now.
    #[must_use]
    pub fn prompt(&self) -> Prompt {
        match (&self.asking, self.step()) {
            (Asking::Pillar, _) => Prompt {
                label: "Pillar".to_owned(),
                hint: Some("The number of a pillar; Enter alone stays here".to_owned()),
                ..Prompt::default()
            },
            (Asking::Reason, Step::Item(item)) => Prompt {
                label: "Reason".to_owned(),
                hint: Some("In your own words; Enter alone goes back to the question".to_owned()),
                draft: self.remarks.get(&item).and_then(|remark| remark.reason.clone()),
                free: true,
                ..Prompt::default()
            },
            (Asking::Remark(part, lines), Step::Item(item)) => self.remark_prompt(*part, lines, item),
            (_, Step::Field(field)) => self.field_prompt(field),
            (_, Step::Item(item)) => self.item_prompt(item),
            (_, Step::End) => Prompt {
                label: "Done".to_owned(),
                words: AT_THE_END.map(Verb::word).into(),
                hint: Some(match self.open() {
                    0 => "Enter shows the result".to_owned(),
                    open => format!("Enter shows the result, o goes through the {open} open"),
                }),
                ..Prompt::default()
            },
        }
    }

    fn field_page(&self, field: Field) -> Vec<Said> {
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
        let mut page = vec![Said::Question(text.to_owned())];
        if let Some(given) = self.head.given(field, self.questionnaire) {
            page.push(Said::text(format!("Enter keeps: {given}")));
        } else if field == Field::Organisation {
            page.push(Said::text("Enter leaves it out."));
        }
        page
    }

    fn field_prompt(&self, field: Field) -> Prompt {
        let (label, hint) = match field {
            Field::Team => ("Team", None),
            Field::Organisation => ("Organisation", None),
            Field::Date => ("Date", None),
            Field::Viewpoint => ("Viewpoint", Some("a number")),
            Field::Participants => ("People", None),
        };
        let choices = match field {
            Field::Viewpoint => {
                let viewpoints = self.questionnaire.viewpoints().iter().enumerate();
                let choice = |(place, viewpoint): (usize, &crate::model::Viewpoint)| Choice {
                    typed: (place + 1).to_string(),
                    words: viewpoint.label.clone(),
                };
                viewpoints.map(choice).collect()
            }
            _ => Vec::new(),
        };
        Prompt {
            label: label.to_owned(),
            choices,
            range: hint.map(str::to_owned),
            free: field != Field::Viewpoint,
            given: self.head.given(field, self.questionnaire),
            words: ON_A_FIELD.map(Verb::word).into(),
            ..Prompt::default()
        }
    }

    fn item_page(&self, index: ItemIndex, announce: bool) -> Vec<Said> {
        let item = &self.questionnaire.items()[index];
        let pillar = &self.questionnaire.pillars()[item.pillar];
        let mut page = Vec::new();
        if announce {
            let of = self.questionnaire.pillars().len();
            page.push(Said::Title(format!("Pillar {} of {of}: {}", item.pillar + 1, pillar.title)));
            page.extend(pillar.why.clone().map(Said::Text));
            page.push(Said::Gap);
        }
        page.push(Said::aside(self.place_in_words(item, pillar, index)));
        page.push(Said::Question(match &item.kind {
            Kind::Question(question) => question.text.clone(),
            Kind::Indicator(_) => "Which of these two is your organisation nearer to?".to_owned(),
        }));
        if let (Some(state), Some(earlier)) = (self.answer_then(index), &self.earlier) {
            let remark = earlier.remarks.get(&index);
            let then = day(earlier.audit.date);
            page.push(Said::text(format!("On {then}: {}", in_words(item, state, remark))));
            page.extend(remarks_in_words(remark));
        }
        let remark = self.remarks.get(&index);
        match self.states[index] {
            State::Unanswered => {
                if self.answer_then(index).is_some() {
                    page.push(Said::text("What has changed since? Enter says: still the same."));
                }
            }
            state => page.push(Said::text(format!("Your answer: {}. Enter keeps it.", in_words(item, state, remark)))),
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

    fn item_prompt(&self, index: ItemIndex) -> Prompt {
        let item = &self.questionnaire.items()[index];
        let words = VOCABULARY.iter().filter(|word| word.verb != Verb::Dissent || self.group).collect();
        let then = || Some((self.answer_then(index)?, self.earlier.as_ref()?.remarks.get(&index)));
        let given = match self.states[index] {
            State::Unanswered => then(),
            state => Some((state, self.remarks.get(&index))),
        };
        Prompt {
            label: "Answer".to_owned(),
            choices: choices(item),
            range: Some(answering::range(item)),
            words,
            given: given.map(|(state, remark)| in_words(item, state, remark)),
            ..Prompt::default()
        }
    }

    fn remark_prompt(&self, part: Part, lines: &[String], item: ItemIndex) -> Prompt {
        let mut remark = self.remarks.get(&item).cloned().unwrap_or_default();
        let draft = part.of(&mut remark).take().filter(|text| lines.is_empty() && !text.contains('\n'));
        let (label, hint) = match lines {
            [] => (capital(part.name()), "Enter alone goes back to the question"),
            _ => (format!("{}, next line", capital(part.name())), "Enter alone ends it"),
        };
        Prompt { label, hint: Some(hint.to_owned()), draft, free: true, ..Prompt::default() }
    }

    fn end_page(&self) -> Vec<Said> {
        let asked = self.plan.items().count();
        let open = self.open();
        vec![
            Said::Title("That was the last question.".to_owned()),
            Said::text(match open {
                0 => format!("All {asked} are answered."),
                1 => format!("{} of {asked} are answered, 1 is open.", asked - 1),
                open => format!("{} of {asked} are answered, {open} are open.", asked - open),
            }),
        ]
    }
}

/// The words of a vocabulary, as one shows them: "n not applicable".
#[must_use]
pub fn shown(word: &Word) -> String {
    format!("{} {}", word.letter, word.name)
}

fn choices(item: &Item) -> Vec<Choice> {
    let words: Vec<&str> = match &item.kind {
        Kind::Question(question) => question.levels.iter().map(String::as_str).collect(),
        Kind::Indicator(indicator) => {
            vec![
                &indicator.hostile,
                "It leans to the one above.",
                "It is mixed.",
                "It leans to the one below.",
                &indicator.fertile,
            ]
        }
    };
    let choice = |(level, words): (u8, &str)| Choice { typed: answering::number(item, level), words: words.to_owned() };
    (0..=item.top).zip(words).map(choice).collect()
}

/// An answer in words: "2, The peer lead attends, but cannot vote".
fn in_words(item: &Item, state: State, remark: Option<&Remark>) -> String {
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

fn remarks_in_words(remark: Option<&Remark>) -> Vec<Said> {
    let Some(remark) = remark else { return Vec::new() };
    [("Note:", &remark.note), ("Evidence:", &remark.evidence), ("Dissent:", &remark.dissent)]
        .into_iter()
        .filter_map(|(lead, text)| Some(Said::beside(lead, text.clone()?)))
        .collect()
}

fn reason_page(remark: Option<&Remark>) -> Vec<Said> {
    let mut page = vec![Said::Question("Why does it not apply here?".to_owned())];
    if let Some(reason) = remark.and_then(|remark| remark.reason.clone()) {
        page.push(Said::text(format!("So far: {reason}")));
    }
    page
}

fn remark_page(part: Part, remark: Option<&Remark>) -> Vec<Said> {
    let question = match part {
        Part::Note => "What is worth remembering? It changes no figure.",
        Part::Evidence => "What would show this to somebody else? It changes no figure.",
        Part::Dissent => "What do some of you see otherwise? Name nobody.",
    };
    let mut page = vec![Said::Question(question.to_owned())];
    let mut remark = remark.cloned().unwrap_or_default();
    if let Some(text) = part.of(&mut remark) {
        page.push(Said::beside("So far:", text.clone()));
        page.push(Said::text("What you type replaces it; - takes it away."));
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

fn capital(name: &str) -> String {
    let mut characters = name.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

//! What is asked at each step.

use super::answering::{self, Part};
use super::page::in_words;
use super::{Choice, CommandKind, Field, Interview, Prompt, PromptState, Step, VOCABULARY, Word};
use crate::model::{Item, ItemIndex, Kind, State, Text};
use crate::text::is_control;

/// The words understood where there is no item to answer.
const ON_A_FIELD: [CommandKind; 3] = [CommandKind::Help, CommandKind::Back, CommandKind::Leave];
const AT_THE_END: [CommandKind; 5] =
    [CommandKind::Help, CommandKind::Back, CommandKind::Jump, CommandKind::Progress, CommandKind::Leave];

impl Interview<'_> {
    /// What to ask now.
    #[must_use]
    pub fn prompt(&self) -> Prompt {
        match (&self.asking, self.step()) {
            (PromptState::Pillar, _) => Prompt {
                label: "Pillar".to_owned(),
                hint: Some("The number of a pillar; Enter alone stays here".to_owned()),
                ..Prompt::default()
            },
            (PromptState::Reason, Step::Item(item)) => Prompt {
                label: "Reason".to_owned(),
                hint: Some("In your own words; Enter alone goes back to the question".to_owned()),
                draft: self
                    .remarks
                    .get(&item)
                    .and_then(|remark| remark.reason.clone())
                    .filter(|text| is_editable(text)),
                free: true,
                ..Prompt::default()
            },
            (PromptState::Remark(part, lines), Step::Item(item)) => self.remark_prompt(*part, lines, item),
            (_, Step::Field(field)) => self.field_prompt(field),
            (_, Step::Item(item)) => self.item_prompt(item),
            (_, Step::End) => Prompt {
                label: "Done".to_owned(),
                words: AT_THE_END.map(CommandKind::word).into(),
                hint: Some(match self.open() {
                    0 => "Enter shows the result".to_owned(),
                    open => format!("Enter shows the result, o goes through the {open} open"),
                }),
                ..Prompt::default()
            },
        }
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
                    words: viewpoint.label.to_string(),
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
            words: ON_A_FIELD.map(CommandKind::word).into(),
            ..Prompt::default()
        }
    }

    fn item_prompt(&self, index: ItemIndex) -> Prompt {
        let item = &self.questionnaire.items()[index];
        let words = VOCABULARY.iter().filter(|word| word.verb != CommandKind::Dissent || self.group).collect();
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
        let draft = part.of(&mut remark).take().filter(|text| lines.is_empty() && is_editable(text));
        let (label, hint) = match lines {
            [] => (capital(part.name()), "Enter alone goes back to the question"),
            _ => (format!("{}, next line", capital(part.name())), "Enter alone ends it"),
        };
        Prompt { label, hint: Some(hint.to_owned()), draft, free: true, ..Prompt::default() }
    }
}

/// The words of a vocabulary, as one shows them: "n not applicable".
#[must_use]
pub fn shown(word: &Word) -> String {
    format!("{} {}", word.letter, word.name)
}

/// Whether a text can be put on a line to be edited: one line, and nothing that would steer the terminal.
fn is_editable(text: &str) -> bool {
    !text.contains(is_control)
}

pub(super) fn choices(item: &Item) -> Vec<Choice> {
    let words: Vec<&str> = match &item.kind {
        Kind::Question(question) => question.levels.iter().map(Text::as_str).collect(),
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

fn capital(name: &str) -> String {
    let mut characters = name.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

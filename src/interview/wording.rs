//! The wording of items and answers in the interview.

use super::Choice;
use crate::model::{Item, Kind, Level, Remark, State};

/// The answers to choose from.
pub(super) fn choices(item: &Item) -> Vec<Choice> {
    let texts: Vec<&str> = match &item.kind {
        Kind::Question(question) => question.levels.iter().map(|level| &**level).collect(),
        Kind::Indicator(indicator) => vec![
            &indicator.hostile,
            "Closer to the one above",
            "In between",
            "Closer to the one below",
            &indicator.fertile,
        ],
    };
    let choice = |(level, text): (Level, &str)| Choice { typed: item.number(level).to_string(), text: text.to_owned() };
    (0..=item.top).filter_map(Level::new).zip(texts).map(choice).collect()
}

/// The numbers of an item: "0-4", "-2 to 2".
pub(super) fn range(item: &Item) -> String {
    if item.is_indicator() { spoken_range(item) } else { format!("0-{}", item.top) }
}

/// The same in a sentence: "0 to 4".
pub(super) fn spoken_range(item: &Item) -> String {
    if item.is_indicator() { "-2 to 2".to_owned() } else { format!("0 to {}", item.top) }
}

/// An answer in words: "2, The peer lead attends, but cannot vote".
pub(super) fn answer(item: &Item, state: State, remark: Option<&Remark>) -> String {
    match state {
        State::Level(level) => {
            let number = item.number(level).to_string();
            let choice = choices(item).into_iter().find(|choice| choice.typed == number);
            format!("{number}, {}", choice.map(|choice| choice.text).unwrap_or_default().trim_end_matches('.'))
        }
        State::DontKnow => "don't know".to_owned(),
        State::NotApplicable => {
            let reason = remark.and_then(|remark| remark.reason.as_deref()).unwrap_or_default();
            format!("not applicable, {}", reason.trim_end_matches('.'))
        }
        State::Unanswered => "unanswered".to_owned(),
    }
}

/// The question for every indicator.
pub(super) const WHICH_POLE: &str = "Which of these is closer to how it is here?";

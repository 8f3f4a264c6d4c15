//! What a typed line does, wherever the interview stands.

use super::head::Value;
use super::vocabulary::ParsedInput;
use super::{CommandKind, Field, Interview, PromptState, Step};
use crate::model::{Item, ItemIndex, PillarIndex, Remark, State};

/// What position 0 is as a level.
const MIDDLE: i64 = 2;

/// What a line was understood as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Action {
    /// A part of whose audit it is.
    Field(Value),
    /// An answer, with the reason where the item does not apply.
    Answer(State, Option<String>),
    /// The same as in the earlier audit.
    Same(ItemIndex),
    /// On, with everything as it is.
    On,
    /// A note, evidence or dissent; none takes it away.
    Remark(Part, Option<String>),
    /// One more line of it.
    Line(String),
    /// Something about this step has to be asked first.
    Ask(PromptState),
    Help,
    Progress,
    Back,
    Jump(PillarIndex),
    /// On a second round, through what is open.
    Open,
    Leave,
    Finish,
}

/// What can be said beside an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Note,
    Evidence,
    Dissent,
}

impl Part {
    /// Its name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Evidence => "evidence",
            Self::Dissent => "dissent",
        }
    }

    /// Its place in a remark.
    pub(super) fn of(self, remark: &mut Remark) -> &mut Option<String> {
        match self {
            Self::Note => &mut remark.note,
            Self::Evidence => &mut remark.evidence,
            Self::Dissent => &mut remark.dissent,
        }
    }
}

impl Interview<'_> {
    /// What a line means here, or what to say about it.
    pub(super) fn understand(&self, line: &str) -> Result<Action, String> {
        match (&self.asking, self.step()) {
            (PromptState::Remark(part, lines), Step::Item(_)) => remark_line(*part, lines, line),
            (PromptState::Reason, Step::Item(_)) => reason_line(line),
            (PromptState::Pillar, _) => self.pillar_line(line),
            (_, Step::Field(field)) => self.field_line(field, line),
            (_, Step::Item(item)) => self.answer_line(item, line),
            (_, Step::End) => self.end_line(line),
        }
    }

    fn field_line(&self, field: Field, line: &str) -> Result<Action, String> {
        match ParsedInput::read(line) {
            ParsedInput::Word(CommandKind::Back, _) => Ok(Action::Back),
            ParsedInput::Word(CommandKind::Leave, _) => Ok(Action::Leave),
            ParsedInput::Word(CommandKind::Help, _) => Ok(Action::Help),
            _ => self.head.read(field, line.trim(), self.questionnaire).map(Action::Field),
        }
    }

    fn answer_line(&self, index: ItemIndex, line: &str) -> Result<Action, String> {
        let item = &self.questionnaire.items()[index];
        match ParsedInput::read(line) {
            ParsedInput::Number(number) => level(item, number).map(|level| Action::Answer(State::Level(level), None)),
            ParsedInput::Nothing if self.states[index] != State::Unanswered => Ok(Action::On),
            ParsedInput::Nothing if self.answer_then(index).is_some() => Ok(Action::Same(index)),
            ParsedInput::Nothing => Err(format!(
                "Nothing is answered yet. Type a number from {}, d where you do not know, or s to leave this open.",
                spoken_range(item)
            )),
            ParsedInput::Word(CommandKind::NotApplicable, _) if !item.na_allowed => Err(if item.must_have {
                "This is a must-have, so it always applies. Where there is nothing yet, the true answer is 0."
                    .to_owned()
            } else {
                "This always applies. Where there is nothing yet, the true answer is 0.".to_owned()
            }),
            ParsedInput::Word(CommandKind::NotApplicable, reason) => Ok(said(reason)
                .map_or(Action::Ask(PromptState::Reason), |reason| Action::Answer(State::NotApplicable, Some(reason)))),
            ParsedInput::Word(CommandKind::DontKnow, _) => Ok(Action::Answer(State::DontKnow, None)),
            ParsedInput::Word(CommandKind::Note, text) => Ok(remark(Part::Note, text)),
            ParsedInput::Word(CommandKind::Evidence, text) => Ok(remark(Part::Evidence, text)),
            ParsedInput::Word(CommandKind::Dissent, text) if self.group => Ok(remark(Part::Dissent, text)),
            ParsedInput::Word(CommandKind::Dissent, _) => Err(
                "Dissent is for groups that answer together (--group). What you see otherwise can go into a note: t."
                    .to_owned(),
            ),
            ParsedInput::Word(CommandKind::Skip, _) => Ok(Action::On),
            typed => self.move_line(typed).unwrap_or_else(|| {
                let range = spoken_range(item);
                Err(format!("\"{}\" is not understood. Type a number from {range}, or ? for help.", line.trim()))
            }),
        }
    }

    fn end_line(&self, line: &str) -> Result<Action, String> {
        match ParsedInput::read(line) {
            ParsedInput::Nothing => Ok(Action::Finish),
            ParsedInput::Else(word) if ["o", "open"].contains(&word.to_lowercase().as_str()) && self.open() > 0 => {
                Ok(Action::Open)
            }
            typed => self.move_line(typed).unwrap_or_else(|| {
                Err(format!("\"{}\" is not understood. Press Enter for the result, or ? for help.", line.trim()))
            }),
        }
    }

    /// What is understood at every item and at the end.
    fn move_line(&self, typed: ParsedInput<'_>) -> Option<Result<Action, String>> {
        Some(Ok(match typed {
            ParsedInput::Word(CommandKind::Help, _) => Action::Help,
            ParsedInput::Word(CommandKind::Back, _) => Action::Back,
            ParsedInput::Word(CommandKind::Progress, _) => Action::Progress,
            ParsedInput::Word(CommandKind::Leave, _) => Action::Leave,
            ParsedInput::Word(CommandKind::Jump, "") => Action::Ask(PromptState::Pillar),
            ParsedInput::Word(CommandKind::Jump, pillar) => return Some(self.pillar_found(pillar)),
            _ => return None,
        }))
    }

    fn pillar_line(&self, line: &str) -> Result<Action, String> {
        match ParsedInput::read(line) {
            ParsedInput::Nothing | ParsedInput::Word(CommandKind::Back, _) => Ok(Action::Back),
            ParsedInput::Word(CommandKind::Leave, _) => Ok(Action::Leave),
            ParsedInput::Word(CommandKind::Jump, pillar) => self.pillar_found(pillar),
            _ => self.pillar_found(line.trim()),
        }
    }

    fn pillar_found(&self, typed: &str) -> Result<Action, String> {
        self.pillar_meant(typed)
            .map(Action::Jump)
            .ok_or_else(|| format!("\"{typed}\" is no pillar that is asked here. Type its number, or Enter to stay."))
    }

    /// The pillar that somebody means by its number, id or the beginning of its title; only one that is asked.
    fn pillar_meant(&self, typed: &str) -> Option<PillarIndex> {
        let typed = typed.to_lowercase();
        let pillars = self.questionnaire.pillars();
        let by_number = typed.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let by_name = || {
            let begins = |name: &str| !typed.is_empty() && name.to_lowercase().starts_with(&typed);
            pillars.iter().position(|pillar| begins(pillar.id.as_str()) || begins(&pillar.title))
        };
        let pillar = by_number.or_else(by_name)?;
        let asked = pillars.get(pillar)?.items.clone().any(|index| self.plan.asks(index));
        asked.then_some(pillar)
    }

    /// What the earlier audit answered, if it did.
    pub(super) fn answer_then(&self, item: ItemIndex) -> Option<State> {
        let state = *self.earlier.as_ref()?.states.get(item)?;
        let allowed = state != State::NotApplicable || self.questionnaire.items()[item].na_allowed;
        (state != State::Unanswered && allowed).then_some(state)
    }
}

/// The level that a number means for an item.
fn level(item: &Item, number: i64) -> Result<u8, String> {
    let level = if item.is_indicator() { number.saturating_add(MIDDLE) } else { number };
    let level = u8::try_from(level).ok().filter(|level| *level <= item.top);
    level.ok_or_else(|| format!("There is no {number} here: the numbers go from {}.", spoken_range(item)))
}

/// The numbers of an item: "0-4", "-2 to 2".
pub(super) fn range(item: &Item) -> String {
    if item.is_indicator() { "-2 to 2".to_owned() } else { format!("0-{}", item.top) }
}

/// The same in a sentence: "0 to 4".
fn spoken_range(item: &Item) -> String {
    if item.is_indicator() { "-2 to 2".to_owned() } else { format!("0 to {}", item.top) }
}

/// The number that stands for a level of an item.
pub(super) fn number(item: &Item, level: u8) -> String {
    let number = i64::from(level);
    (if item.is_indicator() { number - MIDDLE } else { number }).to_string()
}

fn remark(part: Part, text: &str) -> Action {
    match text {
        "-" => Action::Remark(part, None),
        text => said(text)
            .map_or(Action::Ask(PromptState::Remark(part, Vec::new())), |text| Action::Remark(part, Some(text))),
    }
}

fn remark_line(part: Part, lines: &[String], line: &str) -> Result<Action, String> {
    Ok(match (ParsedInput::read(line), lines) {
        (ParsedInput::Nothing, []) | (ParsedInput::Word(CommandKind::Back, ""), _) => Action::Back,
        (ParsedInput::Nothing, lines) => Action::Remark(part, Some(lines.join("\n"))),
        (ParsedInput::Word(CommandKind::Leave, ""), _) => Action::Leave,
        (ParsedInput::Word(CommandKind::Help, ""), []) => Action::Help,
        (ParsedInput::Else("-"), []) => Action::Remark(part, None),
        (ParsedInput::Number(_) | ParsedInput::Word(_, ""), []) => return Err(no_text(part.name(), line)),
        (_, []) => said(line).map_or(Action::Back, Action::Line),
        _ => Action::Line(cleaned(line)),
    })
}

fn reason_line(line: &str) -> Result<Action, String> {
    Ok(match ParsedInput::read(line) {
        ParsedInput::Word(CommandKind::Leave, "") => Action::Leave,
        ParsedInput::Word(CommandKind::Help, "") => Action::Help,
        ParsedInput::Nothing | ParsedInput::Word(CommandKind::Back, "") => Action::Back,
        ParsedInput::Number(_) | ParsedInput::Word(_, "") => return Err(no_text("reason", line)),
        _ => said(line).map_or(Action::Back, |reason| Action::Answer(State::NotApplicable, Some(reason))),
    })
}

/// An answer typed where a text is wanted is a slip, not a text.
fn no_text(what: &str, line: &str) -> String {
    format!("\"{}\" looks like an answer, but this is the {what}. Type it in words, or Enter to go back.", line.trim())
}

/// Whether a character shows nothing by itself, or turns the direction of writing.
pub(super) fn is_unprintable(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A text as it is kept: tabs are spaces, what cannot be printed is gone.
fn cleaned(text: &str) -> String {
    let text = text.replace('\t', " ");
    let printed: String = text.chars().filter(|character| !is_unprintable(*character)).collect();
    printed.trim().to_owned()
}

/// The text, if it says anything.
fn said(text: &str) -> Option<String> {
    Some(cleaned(text)).filter(|text| !text.is_empty())
}

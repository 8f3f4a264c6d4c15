//! Interprets typed lines at every step of the interview.

use super::audit_draft::FieldValue;
use super::command::ParsedInput;
use super::steps::{Field, Step};
use super::wording::spoken_range;
use super::{CommandKind, Interview, PromptState};
use crate::model::{ItemIndex, Remark, State, WrittenAnswer};
use crate::text::is_control;

/// The meaning of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Instruction {
    SetField(FieldValue),
    /// An answer, with the reason if the item does not apply.
    Answer(State, Option<String>),
    /// The answer of the earlier audit still holds.
    KeepEarlier(ItemIndex),
    /// Go to the next step without changing anything.
    Next,
    /// Set a note, evidence or dissent; `None` removes it.
    SetRemark(RemarkKind, Option<String>),
    /// Add a line, or several pasted lines.
    AddLine(String),
    /// Something else about this step must be asked first.
    Ask(PromptState),
    Help,
    Commands,
    Progress,
    Back,
    /// Go to the step with this index.
    Jump(usize),
    /// Go through the unanswered items.
    Unanswered,
    Quit,
    Finish,
}

/// A text that accompanies an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RemarkKind {
    Note,
    Evidence,
    Dissent,
}

impl RemarkKind {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Evidence => "evidence",
            Self::Dissent => "dissent",
        }
    }

    /// Its field in a remark.
    pub(super) fn of(self, remark: &mut Remark) -> &mut Option<String> {
        match self {
            Self::Note => &mut remark.note,
            Self::Evidence => &mut remark.evidence,
            Self::Dissent => &mut remark.dissent,
        }
    }
}

impl Interview<'_> {
    /// The meaning of a line at this step, or why it was not understood.
    pub(super) fn parse(&self, line: &str) -> Result<Instruction, String> {
        match (&self.prompt_state, self.step()) {
            (PromptState::Remark(kind, lines), Step::Item(_)) => remark_line(*kind, lines, line),
            (PromptState::Reason, Step::Item(_)) => reason_line(line),
            (PromptState::Jump, _) => self.jump_line(line),
            (_, Step::Field(field)) => self.field_line(field, line),
            (_, Step::Item(item)) => self.answer_line(item, line),
            (_, Step::End) => self.end_line(line),
        }
    }

    fn field_line(&self, field: Field, line: &str) -> Result<Instruction, String> {
        match ParsedInput::read(line) {
            ParsedInput::Command(CommandKind::Back, _) => Ok(Instruction::Back),
            ParsedInput::Command(CommandKind::Quit, _) => Ok(Instruction::Quit),
            ParsedInput::Command(CommandKind::Help, _) => Ok(Instruction::Help),
            _ => self.draft.read(field, line.trim(), self.questionnaire).map(Instruction::SetField),
        }
    }

    fn answer_line(&self, index: ItemIndex, line: &str) -> Result<Instruction, String> {
        use CommandKind as Kind;
        let item = &self.questionnaire.items()[index];
        let range = spoken_range(item);
        match ParsedInput::read(line) {
            ParsedInput::Number(number) => item
                .state(WrittenAnswer::Number(number.into()))
                .map(|state| Instruction::Answer(state, None))
                .map_err(|_| format!("{number} is not one of the answers. Type a number from {range}.")),
            ParsedInput::Empty if self.state(index) != State::Unanswered => Ok(Instruction::Next),
            ParsedInput::Empty if self.earlier_answer(index).is_some() => Ok(Instruction::KeepEarlier(index)),
            ParsedInput::Empty => Err(format!(
                "There is no answer yet. Type a number from {range}, d if you do not know, or s to leave this unanswered."
            )),
            ParsedInput::Command(Kind::NotApplicable, _) if !item.na_allowed => Err(if item.must_have {
                "This is a must-have, so it always applies. If there is nothing yet, the true answer is 0.".to_owned()
            } else {
                "This always applies. If there is nothing yet, the true answer is 0.".to_owned()
            }),
            ParsedInput::Command(Kind::NotApplicable, reason) => Ok(one_line(reason)
                .map_or(Instruction::Ask(PromptState::Reason), |reason| {
                    Instruction::Answer(State::NotApplicable, Some(reason))
                })),
            ParsedInput::Command(Kind::DontKnow, _) => Ok(Instruction::Answer(State::DontKnow, None)),
            ParsedInput::Command(Kind::Note, text) => Ok(remark(RemarkKind::Note, text)),
            ParsedInput::Command(Kind::Evidence, text) => Ok(remark(RemarkKind::Evidence, text)),
            ParsedInput::Command(Kind::Dissent, text) if self.draft.is_group() => Ok(remark(RemarkKind::Dissent, text)),
            ParsedInput::Command(Kind::Dissent, _) => {
                Err("Dissent is for groups that answer together. To record a different view, add a note with t."
                    .to_owned())
            }
            ParsedInput::Command(Kind::Skip, _) => Ok(Instruction::Next),
            input => self.move_line(input).unwrap_or_else(|| {
                Err(format!("\"{}\" is not understood. Type a number from {range}, or ? for help.", line.trim()))
            }),
        }
    }

    fn end_line(&self, line: &str) -> Result<Instruction, String> {
        match ParsedInput::read(line) {
            ParsedInput::Empty => Ok(Instruction::Finish),
            ParsedInput::Other(word)
                if ["o", "open"].contains(&word.to_lowercase().as_str()) && self.unanswered() > 0 =>
            {
                Ok(Instruction::Unanswered)
            }
            input => self.move_line(input).unwrap_or_else(|| {
                Err(format!("\"{}\" is not understood. Press Enter for the result, or type ? for help.", line.trim()))
            }),
        }
    }

    /// Commands available at every item and at the end.
    fn move_line(&self, input: ParsedInput<'_>) -> Option<Result<Instruction, String>> {
        Some(Ok(match input {
            ParsedInput::Command(CommandKind::Help, _) => Instruction::Help,
            ParsedInput::Command(CommandKind::Commands, _) => Instruction::Commands,
            ParsedInput::Command(CommandKind::Back, _) => Instruction::Back,
            ParsedInput::Command(CommandKind::Progress, _) => Instruction::Progress,
            ParsedInput::Command(CommandKind::Quit, _) => Instruction::Quit,
            ParsedInput::Command(CommandKind::Jump, "") => Instruction::Ask(PromptState::Jump),
            ParsedInput::Command(CommandKind::Jump, target) => {
                return Some(self.jump_target(target).map(Instruction::Jump));
            }
            _ => return None,
        }))
    }

    fn jump_line(&self, line: &str) -> Result<Instruction, String> {
        match ParsedInput::read(line) {
            ParsedInput::Empty | ParsedInput::Command(CommandKind::Back, _) => Ok(Instruction::Back),
            ParsedInput::Command(CommandKind::Quit, _) => Ok(Instruction::Quit),
            ParsedInput::Command(CommandKind::Jump, target) if !target.is_empty() => {
                self.jump_target(target).map(Instruction::Jump)
            }
            _ => self.jump_target(line.trim()).map(Instruction::Jump),
        }
    }

    /// The earlier answer to an older version of a question: the number of a level whose wording has changed.
    pub(super) fn outdated_answer(&self, item: ItemIndex) -> Option<String> {
        match *self.earlier.as_ref()?.outdated().get(&item)? {
            State::Level(level) => Some(self.questionnaire.items()[item].number(level).to_string()),
            State::DontKnow => Some("don't know".to_owned()),
            State::NotApplicable => Some("not applicable".to_owned()),
            State::Unanswered => None,
        }
    }

    /// The earlier answer, if the item still allows it.
    pub(super) fn earlier_answer(&self, item: ItemIndex) -> Option<State> {
        let state = *self.earlier.as_ref()?.states().get(item.get())?;
        let allowed = state != State::NotApplicable || self.questionnaire.items()[item].na_allowed;
        (state != State::Unanswered && allowed).then_some(state)
    }
}

/// A note, evidence or dissent on the line of its command; `-` removes it.
fn remark(kind: RemarkKind, text: &str) -> Instruction {
    match text {
        "-" => Instruction::SetRemark(kind, None),
        text => lines(text).map_or(Instruction::Ask(PromptState::Remark(kind, Vec::new())), |text| {
            Instruction::SetRemark(kind, Some(text))
        }),
    }
}

fn remark_line(kind: RemarkKind, typed: &[String], line: &str) -> Result<Instruction, String> {
    Ok(match (ParsedInput::read(line), typed) {
        (ParsedInput::Empty, []) | (ParsedInput::Command(CommandKind::Back, ""), _) => Instruction::Back,
        (ParsedInput::Empty, typed) => Instruction::SetRemark(kind, Some(typed.join("\n"))),
        (ParsedInput::Command(CommandKind::Quit, ""), _) => Instruction::Quit,
        (ParsedInput::Command(CommandKind::Help, ""), []) => Instruction::Help,
        (ParsedInput::Other("-"), []) => Instruction::SetRemark(kind, None),
        (ParsedInput::Number(_) | ParsedInput::Command(_, ""), []) => return Err(not_a_text(kind.name(), line)),
        _ => lines(line).map_or(Instruction::Back, Instruction::AddLine),
    })
}

fn reason_line(line: &str) -> Result<Instruction, String> {
    Ok(match ParsedInput::read(line) {
        ParsedInput::Command(CommandKind::Quit, "") => Instruction::Quit,
        ParsedInput::Command(CommandKind::Help, "") => Instruction::Help,
        ParsedInput::Empty | ParsedInput::Command(CommandKind::Back, "") => Instruction::Back,
        ParsedInput::Number(_) | ParsedInput::Command(_, "") => return Err(not_a_text("reason", line)),
        _ => one_line(line).map_or(Instruction::Back, |reason| Instruction::Answer(State::NotApplicable, Some(reason))),
    })
}

/// An answer typed in place of a text is a mistake, not a text.
fn not_a_text(what: &str, line: &str) -> String {
    format!(
        "\"{}\" looks like an answer, but this is the {what}. Type it in words, or press Enter to go back.",
        line.trim()
    )
}

/// A text to keep, on one line: with single spaces, and without control characters. `None` if nothing is left.
fn one_line(text: &str) -> Option<String> {
    lines(text).map(|text| text.replace('\n', " "))
}

/// The same for a text that may have several lines, because it was pasted.
fn lines(text: &str) -> Option<String> {
    let printable = |line: &str| {
        let line: String = line.replace('\t', " ").chars().filter(|character| !is_control(*character)).collect();
        line.trim().to_owned()
    };
    let text = text.trim().lines().map(printable).collect::<Vec<_>>().join("\n");
    Some(text).filter(|text| !text.trim().is_empty())
}

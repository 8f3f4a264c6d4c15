//! The prompt of each step.

use super::input::RemarkKind;
use super::steps::{Field, Step};
use super::wording;
use super::{COMMANDS, Choice, CommandKind, CommandSpec, Interview, Prompt, PromptState};
use crate::model::{Item, ItemIndex, Stage, State};
use crate::text::{Count, capitalised, has_control};

/// The commands at steps other than items.
const AT_A_FIELD: [CommandKind; 3] = [CommandKind::Help, CommandKind::Back, CommandKind::Quit];
const AT_THE_END: [CommandKind; 5] =
    [CommandKind::Help, CommandKind::Back, CommandKind::Jump, CommandKind::Progress, CommandKind::Quit];

impl Interview<'_> {
    /// The current prompt.
    pub fn prompt(&self) -> Prompt {
        match (&self.prompt_state, self.step()) {
            (PromptState::Jump, _) => Prompt {
                label: "Jump to".to_owned(),
                hint: Some("A pillar's number or name, or a question's name; Enter stays here".to_owned()),
                free_text: true,
                can_cancel: true,
                ..Prompt::default()
            },
            (PromptState::Reason, Step::Item(item)) => Prompt {
                label: "Reason".to_owned(),
                hint: Some("In your own words; an empty line goes back to the question".to_owned()),
                draft: self
                    .responses
                    .remark_on(item)
                    .and_then(|remark| remark.reason.clone())
                    .filter(|text| is_editable(text)),
                free_text: true,
                can_cancel: true,
                ..Prompt::default()
            },
            (PromptState::Remark(kind, lines), Step::Item(item)) => self.remark_prompt(*kind, lines, item),
            (_, Step::Field(field)) => self.field_prompt(field),
            (_, Step::Item(item)) => self.item_prompt(item),
            (_, Step::End) => Prompt {
                label: "Done".to_owned(),
                commands: AT_THE_END.map(CommandKind::spec).into(),
                hint: Some(match self.unanswered() {
                    0 => "Enter shows the result".to_owned(),
                    unanswered => {
                        let questions = Count::of(unanswered as u64, "unanswered question");
                        format!("Enter shows the result, o goes through the {questions}")
                    }
                }),
                ..Prompt::default()
            },
        }
    }

    fn field_prompt(&self, field: Field) -> Prompt {
        let label = match field {
            Field::Team => "Team",
            Field::Organisation => "Organisation",
            Field::Date => "Date",
            Field::Stage => "Stage",
            Field::Viewpoint => "Viewpoint",
            Field::TookPart => "In the group",
            Field::Participants => "People",
        };
        let viewpoints = self.questionnaire.viewpoints();
        let texts: Vec<String> = match field {
            Field::Stage => self.questionnaire.stages().iter().map(stage_in_words).collect(),
            Field::Viewpoint => viewpoints.iter().map(|viewpoint| viewpoint.label.to_string()).collect(),
            Field::TookPart => {
                self.draft.in_groups(self.questionnaire).map(|index| viewpoints[index].label.to_string()).collect()
            }
            Field::Team | Field::Organisation | Field::Date | Field::Participants => Vec::new(),
        };
        let choices: Vec<_> =
            (1_usize..).zip(texts).map(|(number, text)| Choice { typed: number.to_string(), text }).collect();
        let range = if field == Field::TookPart { "numbers, such as 1, 3" } else { "a number" };
        Prompt {
            label: label.to_owned(),
            range: (!choices.is_empty()).then(|| range.to_owned()),
            free_text: choices.is_empty(),
            choices,
            default: self.draft.value(field, self.questionnaire),
            commands: AT_A_FIELD.map(CommandKind::spec).into(),
            ..Prompt::default()
        }
    }

    fn item_prompt(&self, index: ItemIndex) -> Prompt {
        let item = &self.questionnaire.items()[index];
        let earlier = || Some((self.earlier_answer(index)?, self.earlier.as_ref()?.remarks().get(&index)));
        let default = match self.state(index) {
            State::Unanswered => earlier(),
            state => Some((state, self.responses.remark_on(index))),
        };
        Prompt {
            label: "Answer".to_owned(),
            choices: wording::choices(item),
            range: Some(wording::range(item)),
            commands: self.commands_at(Some(item)).filter(|command| command.kind != CommandKind::Commands).collect(),
            default: default.map(|(state, remark)| wording::answer(item, state, remark)),
            ..Prompt::default()
        }
    }

    /// The commands that can be used at an item, or at the end.
    pub(super) fn commands_at(&self, item: Option<&Item>) -> impl Iterator<Item = &'static CommandSpec> {
        COMMANDS.iter().filter(move |command| match (command.kind, item) {
            (CommandKind::NotApplicable, Some(item)) => item.na_allowed,
            (CommandKind::Dissent, Some(_)) => self.draft.is_group(),
            (_, Some(_)) => true,
            (kind, None) => AT_THE_END.contains(&kind),
        })
    }

    fn remark_prompt(&self, kind: RemarkKind, lines: &[String], item: ItemIndex) -> Prompt {
        let mut remark = self.responses.remark_on(item).cloned().unwrap_or_default();
        let draft = kind.of(&mut remark).take().filter(|text| lines.is_empty() && is_editable(text));
        let (label, hint) = match lines {
            [] => (capitalised(kind.name()), "an empty line goes back to the question"),
            _ => (format!("{}, next line", capitalised(kind.name())), "an empty line ends it"),
        };
        Prompt { label, hint: Some(hint.to_owned()), draft, free_text: true, can_cancel: true, ..Prompt::default() }
    }
}

/// A stage and how to recognise it.
fn stage_in_words(stage: &Stage) -> String {
    stage.text.as_ref().map_or_else(|| stage.label.to_string(), |text| format!("{}: {text}", stage.label))
}

/// Whether a text can be edited on the input line: it has one line and no control characters.
fn is_editable(text: &str) -> bool {
    !has_control(text)
}

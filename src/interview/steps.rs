//! The steps in order: the fields at the top of the answers file, then the items, pillar by pillar.

use crate::model::{FormLength, Item, ItemFilter, ItemIndex, PillarIndex, Questionnaire, State};

/// How much of the questionnaire is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    #[default]
    Whole,
    /// The short form.
    Short,
    Pillar(PillarIndex),
}

/// A field of `[audit]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Team,
    Organisation,
    Date,
    Stage,
    Viewpoint,
    TookPart,
    Participants,
}

/// One step of the interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Field(Field),
    Item(ItemIndex),
    /// Everything has been asked once.
    End,
}

/// All steps in order.
#[derive(Debug, Clone)]
pub(super) struct Steps {
    steps: Vec<Step>,
    fields: usize,
}

/// Where an interview starts or continues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Resume {
    /// Continue forward from this step.
    Forward(usize),
    /// Continue at this step, which was skipped.
    Unanswered(usize),
    /// No item is unanswered.
    Done,
}

impl Scope {
    /// The form whose items are asked.
    #[must_use]
    pub fn form(self) -> FormLength {
        if self == Self::Short { FormLength::Short } else { FormLength::Full }
    }

    fn includes(self, item: &Item) -> bool {
        !matches!(self, Self::Pillar(pillar) if item.pillar != pillar)
    }
}

impl Steps {
    /// The fields, then the asked items in scope.
    pub(super) fn new(questionnaire: &Questionnaire, scope: Scope, fields: &[Field], asked: ItemFilter) -> Self {
        let mut steps: Vec<_> = fields.iter().copied().map(Step::Field).collect();
        let items = questionnaire.items_asked(asked).filter(|(_, item)| scope.includes(item));
        steps.extend(items.map(|(index, _)| Step::Item(index)));
        steps.push(Step::End);
        Self { steps, fields: fields.len() }
    }

    /// The step at an index; [`Step::End`] past the last.
    pub(super) fn get(&self, index: usize) -> Step {
        self.steps.get(index).copied().unwrap_or(Step::End)
    }

    /// The index of a step.
    pub(super) fn index_of(&self, step: Step) -> Option<usize> {
        self.steps.iter().position(|other| *other == step)
    }

    pub(super) fn first_item(&self) -> usize {
        self.fields
    }

    pub(super) fn end(&self) -> usize {
        self.steps.len() - 1
    }

    /// The items with the indices of their steps.
    pub(super) fn items(&self) -> impl DoubleEndedIterator<Item = (usize, ItemIndex)> + '_ {
        self.steps.iter().enumerate().filter_map(|(index, step)| match step {
            Step::Item(item) => Some((index, *item)),
            Step::Field(_) | Step::End => None,
        })
    }

    /// Whether an item is asked.
    pub(super) fn asks(&self, item: ItemIndex) -> bool {
        self.index_of(Step::Item(item)).is_some()
    }

    /// The first step after an index whose item is still unanswered.
    pub(super) fn unanswered_after(&self, index: usize, states: &[State]) -> Option<usize> {
        self.items().find(|(step, item)| *step > index && states[*item] == State::Unanswered).map(|(step, _)| step)
    }

    /// Where to continue: after the last answer or, if none is unanswered there, at the first unanswered item.
    pub(super) fn resume(&self, states: &[State]) -> Resume {
        let answered = self.items().rfind(|(_, item)| states[*item] != State::Unanswered);
        let Some((last, _)) = answered else { return Resume::Forward(self.first_item()) };
        if let Some(index) = self.unanswered_after(last, states) {
            return Resume::Forward(index);
        }
        self.unanswered_after(0, states).map_or(Resume::Done, Resume::Unanswered)
    }
}

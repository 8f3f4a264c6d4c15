//! What is asked, in which order: whose audit it is, then items pillar by pillar.

use crate::model::{ItemIndex, PillarIndex, Questionnaire, State};

/// How much of the questionnaire is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// All of it.
    #[default]
    Whole,
    /// Must-haves and indicators.
    Essentials,
    /// One pillar.
    Pillar(PillarIndex),
}

/// A part of whose audit it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Team,
    Organisation,
    Date,
    Viewpoint,
    Participants,
}

/// One step of the interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Field(Field),
    Item(ItemIndex),
    /// Everything was asked once.
    End,
}

/// The steps, from the first to the end.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    steps: Vec<Step>,
    fields: usize,
}

impl Plan {
    /// The steps for a scope. A group is asked how many took part, not for a viewpoint: it has one.
    pub(super) fn new(questionnaire: &Questionnaire, scope: Scope, group: bool) -> Self {
        let last = if group { Field::Participants } else { Field::Viewpoint };
        let mut steps: Vec<_> = [Field::Team, Field::Organisation, Field::Date, last].map(Step::Field).into();
        let fields = steps.len();
        let asked = questionnaire.items().iter().enumerate().filter(|(_, item)| match scope {
            Scope::Whole => true,
            Scope::Essentials => item.must_have || item.is_indicator(),
            Scope::Pillar(pillar) => item.pillar == pillar,
        });
        steps.extend(asked.map(|(index, _)| Step::Item(index)));
        steps.push(Step::End);
        Self { steps, fields }
    }

    /// The step at a place; past the last it is the end.
    pub(super) fn step(&self, place: usize) -> Step {
        self.steps.get(place).copied().unwrap_or(Step::End)
    }

    /// The place of the first item.
    pub(super) fn first_item(&self) -> usize {
        self.fields
    }

    /// The place of the end.
    pub(super) fn end(&self) -> usize {
        self.steps.len() - 1
    }

    /// The items with their places.
    pub(super) fn items(&self) -> impl DoubleEndedIterator<Item = (usize, ItemIndex)> + '_ {
        self.steps.iter().enumerate().filter_map(|(place, step)| match step {
            Step::Item(index) => Some((place, *index)),
            Step::Field(_) | Step::End => None,
        })
    }

    /// Whether an item is asked.
    pub(super) fn asks(&self, item: ItemIndex) -> bool {
        self.items().any(|(_, index)| index == item)
    }

    /// The first item after a place that is still open.
    pub(super) fn open_after(&self, place: usize, states: &[State]) -> Option<usize> {
        self.items().find(|(at, index)| *at > place && states[*index] == State::Unanswered).map(|(at, _)| at)
    }

    /// Where one goes on: after the last answer given; where nothing is open behind it, at the first that is.
    pub(super) fn resume(&self, states: &[State]) -> Resume {
        let answered = self.items().rfind(|(_, index)| states[*index] != State::Unanswered);
        let Some((last, _)) = answered else { return Resume::On(self.first_item()) };
        if let Some(place) = self.open_after(last, states) {
            return Resume::On(place);
        }
        self.open_after(0, states).map_or(Resume::Done, Resume::Back)
    }
}

/// Where one goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Resume {
    /// At this place, and on from there.
    On(usize),
    /// At this place, which was left open on the way to the end.
    Back(usize),
    /// Nothing is open.
    Done,
}

//! From step to step: on, back, to a pillar, away.

use super::{Interview, Message, Next, PromptState, Scope, StepResult};
use crate::model::{PillarIndex, State};
use std::time::Duration;

impl Interview<'_> {
    /// To the next step; past a pillar's end its result is due.
    pub(super) fn forward(&mut self, now: Duration) -> StepResult {
        let passed = self.pillar();
        let next = if self.open_only && self.at >= self.plan.first_item() {
            self.plan.open_after(self.at, &self.states).unwrap_or(self.plan.end())
        } else {
            (self.at + 1).min(self.plan.end())
        };
        self.go(next, now);
        let due = passed != self.pillar() && self.scope == Scope::Whole;
        StepResult { passed: passed.filter(|_| due), ..StepResult::default() }
    }

    pub(super) fn back(&mut self, now: Duration) -> StepResult {
        if self.asking != PromptState::Step {
            self.asking = PromptState::Step;
            return StepResult::default();
        }
        match self.at.checked_sub(1) {
            Some(before) => {
                self.open_only = false;
                self.go(before, now);
                StepResult::default()
            }
            None => StepResult {
                next: Next::AskAgain,
                ..StepResult::saying(vec![Message::Trouble(
                    "This is the beginning: there is nothing before it.".to_owned(),
                )])
            },
        }
    }

    /// To a pillar: to what is open there first, or to its beginning.
    pub(super) fn jump(&mut self, pillar: PillarIndex, now: Duration) -> StepResult {
        let asked = || self.plan.items().filter(|(_, index)| self.questionnaire.items()[*index].pillar == pillar);
        let open = asked().find(|(_, index)| self.states[*index] == State::Unanswered).or(asked().next());
        let place = open.map_or(self.at, |(place, _)| place);
        self.open_only = false;
        self.announced = None;
        self.go(place, now);
        StepResult::default()
    }

    /// Leaves. Lines of a note that is being typed are kept.
    pub(super) fn leave(&mut self) -> StepResult {
        let turn = match std::mem::replace(&mut self.asking, PromptState::Step) {
            PromptState::Remark(part, lines) if !lines.is_empty() => self.remark(part, Some(lines.join("\n"))),
            _ => StepResult::default(),
        };
        StepResult { next: Next::Leave, ..turn }
    }

    pub(super) fn go(&mut self, place: usize, now: Duration) {
        self.at = place;
        self.asking = PromptState::Step;
        self.since = now;
    }
}

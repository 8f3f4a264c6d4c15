//! From step to step: on, back, to a pillar, away.

use super::{Asking, Interview, Next, Said, Scope, Turn};
use crate::model::{PillarIndex, State};
use std::time::Duration;

impl Interview<'_> {
    /// To the next step; past a pillar's end its result is due.
    pub(super) fn forward(&mut self, now: Duration) -> Turn {
        let passed = self.pillar();
        let next = if self.open_only && self.at >= self.plan.first_item() {
            self.plan.open_after(self.at, &self.states).unwrap_or(self.plan.end())
        } else {
            (self.at + 1).min(self.plan.end())
        };
        self.go(next, now);
        let due = passed != self.pillar() && self.scope == Scope::Whole;
        Turn { passed: passed.filter(|_| due), ..Turn::default() }
    }

    pub(super) fn back(&mut self, now: Duration) -> Turn {
        if self.asking != Asking::Step {
            self.asking = Asking::Step;
            return Turn::default();
        }
        match self.at.checked_sub(1) {
            Some(before) => {
                self.open_only = false;
                self.go(before, now);
                Turn::default()
            }
            None => Turn {
                next: Next::AskAgain,
                ..Turn::saying(vec![Said::Trouble("This is the beginning: there is nothing before it.".to_owned())])
            },
        }
    }

    /// To a pillar: to what is open there first, or to its beginning.
    pub(super) fn jump(&mut self, pillar: PillarIndex, now: Duration) -> Turn {
        let asked = || self.plan.items().filter(|(_, index)| self.questionnaire.items()[*index].pillar == pillar);
        let open = asked().find(|(_, index)| self.states[*index] == State::Unanswered).or(asked().next());
        let place = open.map_or(self.at, |(place, _)| place);
        self.open_only = false;
        self.announced = None;
        self.go(place, now);
        Turn::default()
    }

    /// Leaves. Lines of a note that is being typed are kept.
    pub(super) fn leave(&mut self) -> Turn {
        let turn = match std::mem::replace(&mut self.asking, Asking::Step) {
            Asking::Remark(part, lines) if !lines.is_empty() => self.remark(part, Some(lines.join("\n"))),
            _ => Turn::default(),
        };
        Turn { next: Next::Leave, ..turn }
    }

    pub(super) fn go(&mut self, place: usize, now: Duration) {
        self.at = place;
        self.asking = Asking::Step;
        self.since = now;
    }
}

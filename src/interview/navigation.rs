//! Moves between steps: forward, back, to a pillar or a question, and out.

use super::steps::{Field, Resume, Step};
use super::{Interview, Message, Next, Phase, PromptState, Scope, StepResult};
use crate::model::{ItemIndex, PillarIndex, State};
use std::time::Duration;

/// The section of an answers file that holds the indicators of all pillars.
const CULTURE: &str = "culture";
/// The maximum number of questions listed if several match.
const MAX_LISTED: usize = 4;

impl Interview<'_> {
    /// Goes to the next step. At the end of a pillar, its result is shown.
    pub(super) fn forward(&mut self, now: Duration) -> StepResult {
        let before = self.pillar();
        let first_item = self.steps.first_item();
        if self.phase == Phase::Fields {
            return self.next_field(now);
        }
        let next = if self.phase == Phase::Unanswered && self.position >= first_item {
            self.steps.unanswered_after(self.position, self.responses.states()).unwrap_or(self.steps.end())
        } else {
            (self.position + 1).min(self.steps.end())
        };
        self.go_to(next, now);
        let due = before != self.pillar() && self.scope == Scope::Whole;
        StepResult { completed_pillar: before.filter(|_| due), ..StepResult::default() }
    }

    /// Goes to the next field, then to the questions. If the fields were filled in before, asks only for missing ones.
    fn next_field(&mut self, now: Duration) -> StepResult {
        let filled_in = self.resumed || self.earlier.is_some();
        let asked = |field: &Field| !filled_in || self.draft.lacks(*field);
        let next = self.fields().iter().skip(self.position + 1).position(asked);
        if let Some(next) = next {
            self.go_to(self.position + 1 + next, now);
            return StepResult::default();
        }
        self.begin(now);
        StepResult::saying(self.what_is_ahead())
    }

    /// Goes from the fields to the questions for the first time: to the first step after the last answer.
    pub(super) fn begin(&mut self, now: Duration) {
        let (position, phase) = match self.steps.resume(self.responses.states()) {
            Resume::Forward(index) => (index, Phase::All),
            Resume::Unanswered(index) => (index, Phase::Unanswered),
            Resume::Done => (self.steps.end(), Phase::All),
        };
        self.phase = phase;
        self.go_to(position, now);
    }

    pub(super) fn back(&mut self, now: Duration) -> StepResult {
        if self.prompt_state != PromptState::Step {
            self.prompt_state = PromptState::Step;
            return StepResult::default();
        }
        match self.position.checked_sub(1) {
            Some(before) => {
                self.leave_unanswered_phase();
                self.go_to(before, now);
                StepResult::default()
            }
            None => StepResult {
                next: Next::AskAgain,
                ..StepResult::saying(vec![Message::Error("This is the first question.".to_owned())])
            },
        }
    }

    fn leave_unanswered_phase(&mut self) {
        if self.phase == Phase::Unanswered {
            self.phase = Phase::All;
        }
    }

    pub(super) fn jump(&mut self, position: usize, now: Duration) -> StepResult {
        self.leave_unanswered_phase();
        self.announced = None;
        self.go_to(position, now);
        StepResult::default()
    }

    /// Finds a step by the number, id or title of a pillar, by `culture`, or by the id, title or a few words of a question. For a pillar,
    /// it is the first unanswered item.
    pub(super) fn jump_target(&self, typed: &str) -> Result<usize, String> {
        let wanted = typed.to_lowercase();
        let items = self.questionnaire.items();
        let pillars = || PillarIndex::enumerate(self.questionnaire.pillars());
        let pillar_at = |pillar: PillarIndex| self.first_unanswered(|item| items[item].pillar == pillar);
        if let Ok(number) = wanted.parse::<usize>() {
            let step = number.checked_sub(1).map(PillarIndex::new).and_then(pillar_at);
            return step.ok_or_else(|| format!("There is no pillar {number} here. p lists the pillars."));
        }
        let named = |name: &str| name.to_lowercase() == wanted;
        let contains = |text: &str| text.to_lowercase().contains(&wanted);
        let asked = || self.steps.items();
        if let Some((pillar, _)) = pillars().find(|(_, pillar)| named(pillar.id.as_str()) || named(&pillar.title)) {
            return pillar_at(pillar).ok_or_else(|| not_asked(typed));
        }
        if let Some((step, _)) = asked().find(|(_, item)| {
            let item = &items[*item];
            named(&item.id) || named(item.key()) || named(&item.name())
        }) {
            return Ok(step);
        }
        let mut fitting = pillars().filter(|(_, pillar)| contains(&pillar.title)).map(|(pillar, _)| pillar);
        if let (Some(pillar), None) = (fitting.next(), fitting.next()) {
            return pillar_at(pillar).ok_or_else(|| not_asked(typed));
        }
        if wanted == CULTURE {
            return self.first_unanswered(|item| items[item].is_indicator()).ok_or_else(|| not_asked(typed));
        }
        let by_title: Vec<_> = asked().filter(|(_, item)| contains(&items[*item].name())).collect();
        let by_text =
            || asked().filter(|(_, item)| items[*item].question().is_some_and(|question| contains(&question.text)));
        let found = if by_title.is_empty() { by_text().collect() } else { by_title };
        match found[..] {
            [] => Err(format!(
                "Nothing here is called \"{typed}\". Type the name of a pillar or a question, or press Enter to stay."
            )),
            [(step, _)] => Ok(step),
            _ => {
                let titles: Vec<_> = found.iter().take(MAX_LISTED).map(|(_, item)| items[*item].name()).collect();
                let more = found.len() - titles.len();
                let more = if more > 0 { format!(" and {more} more") } else { String::new() };
                Err(format!(
                    "\"{typed}\" matches {} questions: {}{more}. Type more of the name.",
                    found.len(),
                    titles.join(", ")
                ))
            }
        }
    }

    /// The step of the first unanswered item, or of the first item if all are answered.
    fn first_unanswered(&self, wanted: impl Fn(ItemIndex) -> bool) -> Option<usize> {
        let steps = || self.steps.items().filter(|(_, item)| wanted(*item));
        let unanswered = steps().find(|(_, item)| self.state(*item) == State::Unanswered).or_else(|| steps().next());
        unanswered.map(|(step, _)| step)
    }

    /// Quits. Keeps the lines of a note that is being typed.
    pub(super) fn quit(&mut self) -> StepResult {
        let result = match std::mem::replace(&mut self.prompt_state, PromptState::Step) {
            PromptState::Remark(kind, lines) if !lines.is_empty() => self.set_remark(kind, Some(lines.join("\n"))),
            _ => StepResult::default(),
        };
        StepResult { next: Next::Quit, ..result }
    }

    pub(super) fn go_to(&mut self, position: usize, now: Duration) {
        self.position = position;
        self.prompt_state = PromptState::Step;
        self.step_started = now;
    }

    /// The pillar of the current item.
    pub(super) fn pillar(&self) -> Option<PillarIndex> {
        match self.step() {
            Step::Item(index) => Some(self.questionnaire.items()[index].pillar),
            Step::Field(_) | Step::End => None,
        }
    }
}

fn not_asked(typed: &str) -> String {
    format!("\"{typed}\" is not part of this interview. p lists the pillars.")
}

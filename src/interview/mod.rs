//! The interview as a state machine: what to ask next, and what a typed line does.
//!
//! Pure: it says what to show and to ask as data, is told what was typed and how much time has passed, and says what has
//! to be saved. The shell shows, asks and saves.

mod answering;
mod eta;
mod head;
mod help;
mod moving;
mod page;
mod plan;
mod prompts;
mod screen;
mod vocabulary;

pub use plan::Scope;
pub use prompts::shown;
pub use screen::{Choice, Message, Prompt};
pub use vocabulary::{CommandKind, VOCABULARY, Word};

use crate::model::{Answers, ItemIndex, PillarIndex, Questionnaire, Remark, State, ViewpointIndex};
use answering::{Action, Part};
use chrono::NaiveDate;
use eta::TimeEstimate;
use head::Head;
use plan::{Field, Plan, Resume, Step};
use std::collections::BTreeMap;
use std::time::Duration;

/// What an interview begins with.
#[derive(Debug, Clone)]
pub struct InterviewOptions<'q> {
    /// What is asked.
    pub questionnaire: &'q Questionnaire,
    /// How much of it.
    pub scope: Scope,
    /// The viewpoint of groups, where a group answers together.
    pub group: Option<ViewpointIndex>,
    /// The day of the audit, where no other is said.
    pub today: NaiveDate,
    /// The answers to go on with.
    pub answers: Option<Answers>,
    /// The answers of an earlier audit, to ask what has changed since.
    pub earlier: Option<Answers>,
}

/// What came from whoever answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input<'t> {
    /// A line.
    Line(&'t str),
    /// The key that goes back.
    Back,
    /// The end of all input.
    End,
}

/// What has to be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Whose audit it is.
    Audit,
    /// An item's answer, or what was said beside it.
    Item(ItemIndex),
}

/// What an input leads to, in the order in which it is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepResult {
    /// What has to be saved before anything else.
    pub change: Option<Change>,
    /// What to show.
    pub said: Vec<Message>,
    /// A pillar whose end was passed, to show its result so far.
    pub passed: Option<PillarIndex>,
    /// How it goes on.
    pub next: Next,
}

/// How it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Show the page and ask.
    Ask,
    /// Ask once more, without showing the page again.
    AskAgain,
    /// Leave; there may be more to answer.
    Leave,
    /// Everything was asked: show the result.
    Finish,
}

/// What is asked about a step.
#[derive(Debug, Clone, PartialEq, Eq)]
enum PromptState {
    /// The step itself.
    Step,
    /// Why the item does not apply.
    Reason,
    /// A note, evidence or dissent, of which these lines are typed.
    Remark(Part, Vec<String>),
    /// The pillar to go to.
    Pillar,
}

/// An interview under way.
#[derive(Debug, Clone)]
pub struct Interview<'q> {
    questionnaire: &'q Questionnaire,
    plan: Plan,
    scope: Scope,
    group: bool,
    head: Head,
    states: Vec<State>,
    remarks: BTreeMap<ItemIndex, Remark>,
    retired: Vec<usize>,
    earlier: Option<Answers>,
    /// The place of the current step.
    at: usize,
    asking: PromptState,
    /// Whether only what is open is asked, on a second round.
    open_only: bool,
    /// The pillar whose heading was shown last.
    announced: Option<PillarIndex>,
    pace: TimeEstimate,
    /// When the current step came.
    since: Duration,
}

impl<'q> Interview<'q> {
    /// Begins, or goes on where the answers stop.
    #[must_use]
    pub fn new(opening: InterviewOptions<'q>) -> Self {
        let InterviewOptions { questionnaire, scope, group, today, answers, earlier } = opening;
        let plan = Plan::new(questionnaire, scope, group.is_some());
        let head = Head::new(answers.as_ref(), earlier.as_ref(), group, today);
        let (states, remarks, retired) = match answers {
            Some(answers) => (answers.states, answers.remarks, answers.retired),
            None => (vec![State::Unanswered; questionnaire.items().len()], BTreeMap::new(), Vec::new()),
        };
        let (at, open_only) = match (head.first_missing(group.is_some()), plan.resume(&states)) {
            (Some(field), _) => (field, false),
            (None, Resume::On(place)) => (place, false),
            (None, Resume::Back(place)) => (place, true),
            (None, Resume::Done) => (plan.end(), false),
        };
        Self {
            questionnaire,
            plan,
            scope,
            group: group.is_some(),
            head,
            states,
            remarks,
            retired,
            earlier,
            at,
            asking: PromptState::Step,
            open_only,
            announced: None,
            pace: TimeEstimate::default(),
            since: Duration::ZERO,
        }
    }

    /// The answers so far; none while it is not said whose they are.
    #[must_use]
    pub fn answers(&self) -> Option<Answers> {
        Some(Answers {
            audit: self.head.audit(self.group)?,
            version: self.questionnaire.version(),
            states: self.states.clone(),
            remarks: self.remarks.clone(),
            retired: self.retired.clone(),
        })
    }

    /// Whether a line would be understood; if not, why.
    ///
    /// # Errors
    /// What to say about it.
    pub fn check(&self, line: &str) -> Result<(), String> {
        self.understand(line).map(|_| ())
    }

    /// Takes an input, so much time after the beginning.
    pub fn take(&mut self, input: Input<'_>, now: Duration) -> StepResult {
        let act = match input {
            Input::Line(line) => self.understand(line),
            Input::Back => Ok(Action::Back),
            Input::End => Ok(Action::Leave),
        };
        match act {
            Ok(act) => self.act(act, now),
            Err(trouble) => StepResult { next: Next::AskAgain, ..StepResult::saying(vec![Message::Trouble(trouble)]) },
        }
    }

    fn act(&mut self, act: Action, now: Duration) -> StepResult {
        match act {
            Action::Field(value) => {
                let changed = self.head.set(value);
                let complete = self.head.audit(self.group).is_some();
                let last = self.at + 1 == self.plan.first_item();
                let change = (complete && (changed || last)).then_some(Change::Audit);
                StepResult { change, ..self.forward(now) }
            }
            Action::Answer(state, reason) => self.answer(state, reason, now),
            Action::Same(item) => self.same_as_before(item, now),
            Action::On => self.forward(now),
            Action::Remark(part, text) => self.remark(part, text),
            Action::Line(line) => {
                if let PromptState::Remark(_, lines) = &mut self.asking {
                    lines.push(line);
                }
                StepResult { next: Next::AskAgain, ..StepResult::default() }
            }
            Action::Ask(asking) => {
                self.asking = asking;
                StepResult::default()
            }
            Action::Help => StepResult::saying(self.help()),
            Action::Progress => StepResult::saying(self.progress()),
            Action::Back => self.back(now),
            Action::Jump(pillar) => self.jump(pillar, now),
            Action::Open => {
                self.open_only = true;
                let open = self.plan.open_after(0, &self.states).unwrap_or(self.at);
                self.go(open, now);
                StepResult::default()
            }
            Action::Leave => self.leave(),
            Action::Finish => StepResult { next: Next::Finish, ..StepResult::default() },
        }
    }

    /// An answer to the current item. What was said beside it stays.
    fn answer(&mut self, state: State, reason: Option<String>, now: Duration) -> StepResult {
        let Step::Item(item) = self.step() else { return StepResult::default() };
        if self.states[item] == State::Unanswered {
            self.pace.add(now.saturating_sub(self.since));
        }
        let before = (self.states[item], self.remarks.get(&item).cloned());
        self.states[item] = state;
        self.change_remark(item, |remark| remark.reason = reason);
        let changed = before != (self.states[item], self.remarks.get(&item).cloned());
        self.asking = PromptState::Step;
        StepResult { change: changed.then_some(Change::Item(item)), ..self.forward(now) }
    }

    /// The earlier audit's answer still holds: it is taken over with what was said beside it.
    fn same_as_before(&mut self, item: ItemIndex, now: Duration) -> StepResult {
        let Some(earlier) = &self.earlier else { return StepResult::default() };
        let state = earlier.states[item];
        let then = earlier.remarks.get(&item).cloned().unwrap_or_default();
        let group = self.group;
        self.change_remark(item, |remark| {
            remark.note = remark.note.take().or(then.note);
            remark.evidence = remark.evidence.take().or(then.evidence);
            remark.dissent = remark.dissent.take().or(then.dissent.filter(|_| group));
        });
        self.answer(state, then.reason, now)
    }

    fn remark(&mut self, part: Part, text: Option<String>) -> StepResult {
        let Step::Item(item) = self.step() else { return StepResult::default() };
        self.asking = PromptState::Step;
        let before = self.remarks.get(&item).cloned();
        self.change_remark(item, |remark| *part.of(remark) = text);
        let changed = before != self.remarks.get(&item).cloned();
        StepResult { change: changed.then_some(Change::Item(item)), ..StepResult::default() }
    }

    fn change_remark(&mut self, item: ItemIndex, change: impl FnOnce(&mut Remark)) {
        let remark = self.remarks.entry(item).or_default();
        change(remark);
        if remark.is_empty() {
            self.remarks.remove(&item);
        }
    }

    fn step(&self) -> Step {
        self.plan.step(self.at)
    }

    /// The current item's pillar.
    fn pillar(&self) -> Option<PillarIndex> {
        match self.step() {
            Step::Item(index) => Some(self.questionnaire.items()[index].pillar),
            Step::Field(_) | Step::End => None,
        }
    }

    /// How many of the items asked are open.
    fn open(&self) -> usize {
        self.plan.items().filter(|(_, index)| self.states[*index] == State::Unanswered).count()
    }
}

impl Default for StepResult {
    fn default() -> Self {
        Self { change: None, said: Vec::new(), passed: None, next: Next::Ask }
    }
}

impl StepResult {
    fn saying(said: Vec<Message>) -> Self {
        Self { said, ..Self::default() }
    }
}

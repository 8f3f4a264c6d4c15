//! The interview as a state machine.
//!
//! Pure: it takes typed lines and the elapsed time, and returns what to show, ask and save as data. The command line does the rest.

mod audit_draft;
mod command;
mod help;
mod input;
mod message;
mod navigation;
mod pace;
mod page;
mod prompt;
mod steps;
mod wording;

pub use command::{COMMANDS, CommandKind, CommandSpec};
pub use message::{Choice, Message, Prompt};
pub use steps::Scope;

use crate::model::{
    Answers, AnswersBuilder, ItemFilter, ItemIndex, PillarIndex, Questionnaire, Remark, State, ViewpointIndex,
    time_to_answer,
};
use audit_draft::AuditDraft;
use chrono::NaiveDate;
use input::{Instruction, RemarkKind};
use pace::Pace;
use std::time::Duration;
use steps::{Field, Step, Steps};

/// The inputs of an interview.
#[derive(Debug, Clone)]
pub struct InterviewOptions<'q> {
    pub questionnaire: &'q Questionnaire,
    pub scope: Scope,
    /// The viewpoint of groups, if a group answers together.
    pub group: Option<ViewpointIndex>,
    /// The default date of the audit.
    pub today: NaiveDate,
    /// The answers to continue with.
    pub answers: Option<Answers>,
    /// The answers of an earlier audit, to ask what has changed since.
    pub earlier: Option<Answers>,
}

/// Input from the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input<'t> {
    Line(&'t str),
    /// The key that goes back.
    Back,
    /// The end of all input.
    End,
}

/// A change to save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangedPart {
    /// The table `[audit]`.
    Audit,
    /// An item's answer, or a remark on it.
    Item(ItemIndex),
}

/// The results of an input, in the order in which to process them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepResult {
    pub change: Option<ChangedPart>,
    pub messages: Vec<Message>,
    /// A pillar whose last question was just passed, to show its result so far.
    pub completed_pillar: Option<PillarIndex>,
    pub next: Next,
}

/// How the interview continues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Show the page and ask.
    Ask,
    /// Ask again, without showing the page again.
    AskAgain,
    /// Quit; there may be more to answer.
    Quit,
    /// Everything has been asked: show the result.
    Finish,
}

/// The current prompt of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
enum PromptState {
    /// The step itself.
    Step,
    /// Why the item does not apply.
    Reason,
    /// A note, evidence or dissent, with the lines typed so far.
    Remark(RemarkKind, Vec<String>),
    /// The target of a jump.
    Jump,
}

/// The pass through the questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Before the questions.
    Fields,
    /// Every question in order.
    All,
    /// Only unanswered items.
    Unanswered,
}

/// The state of an interview.
#[derive(Debug, Clone)]
pub struct Interview<'q> {
    questionnaire: &'q Questionnaire,
    scope: Scope,
    /// Whether a group answers, so that no viewpoint is asked for.
    group_settled: bool,
    steps: Steps,
    draft: AuditDraft,
    responses: AnswersBuilder<'q>,
    earlier: Option<Answers>,
    /// The index of the current step.
    position: usize,
    prompt_state: PromptState,
    /// Whether it continues existing answers.
    resumed: bool,
    phase: Phase,
    /// The pillar whose heading was shown last.
    announced: Option<PillarIndex>,
    pace: Pace,
    /// When the current step was reached.
    step_started: Duration,
}

impl<'q> Interview<'q> {
    /// Starts an interview, or continues one after its last answer.
    pub fn new(options: InterviewOptions<'q>) -> Self {
        let InterviewOptions { questionnaire, scope, group, today, answers, earlier } = options;
        let group_viewpoint = group.or_else(|| questionnaire.group_viewpoint());
        let has_stages = !questionnaire.stages().is_empty();
        let draft = AuditDraft::new(answers.as_ref(), earlier.as_ref(), group_viewpoint, today, has_stages);
        let draft = group.map_or(draft.clone(), |group| draft.with_group(group));
        let resumed = answers.is_some();
        let responses =
            answers.map_or_else(|| Answers::builder(questionnaire), |answers| answers.into_builder(questionnaire));
        let mut interview = Self {
            questionnaire,
            scope,
            group_settled: group.is_some(),
            steps: Steps::new(questionnaire, scope, &[], ItemFilter::default()),
            draft,
            responses,
            earlier,
            position: 0,
            prompt_state: PromptState::Step,
            resumed,
            phase: Phase::Fields,
            announced: None,
            pace: Pace::default(),
            step_started: Duration::ZERO,
        };
        interview.plan_steps();
        let fields = interview.fields();
        if let Some(missing) = fields.iter().position(|field| interview.draft.lacks(*field)) {
            interview.position = missing;
        } else {
            interview.begin(Duration::ZERO);
        }
        interview
    }

    /// The fields to ask for. A group is asked who takes part, and how many.
    fn fields(&self) -> Vec<Field> {
        let mut fields = vec![Field::Team, Field::Organisation, Field::Date];
        if !self.questionnaire.stages().is_empty() {
            fields.push(Field::Stage);
        }
        if !self.group_settled {
            fields.push(Field::Viewpoint);
        }
        if self.draft.is_group() {
            fields.extend([Field::TookPart, Field::Participants]);
        }
        fields
    }

    /// Rebuilds the steps, since they depend on who answers. The current step stays the same.
    fn plan_steps(&mut self) {
        let current = self.step();
        let asked = self.draft.asked(self.scope.form());
        self.steps = Steps::new(self.questionnaire, self.scope, &self.fields(), asked);
        self.position = self.steps.index_of(current).unwrap_or(0);
    }

    /// The answers so far; `None` until the table `[audit]` is complete.
    pub fn answers(&self) -> Option<Answers> {
        Some(self.responses.clone().finish(self.draft.audit()?, self.questionnaire.version()))
    }

    /// Processes an input. `now` is the time since the start.
    pub fn take(&mut self, input: Input<'_>, now: Duration) -> StepResult {
        let instruction = match input {
            Input::Line(line) => self.parse(line),
            Input::Back => Ok(Instruction::Back),
            Input::End => Ok(Instruction::Quit),
        };
        match instruction {
            Ok(instruction) => self.apply(instruction, now),
            Err(error) => StepResult { next: Next::AskAgain, ..StepResult::saying(vec![Message::Error(error)]) },
        }
    }

    fn apply(&mut self, instruction: Instruction, now: Duration) -> StepResult {
        match instruction {
            Instruction::SetField(value) => {
                let changed = self.draft.set(value);
                self.plan_steps();
                let complete = self.draft.audit().is_some();
                let last = self.position + 1 == self.steps.first_item();
                let change = (complete && (changed || last)).then_some(ChangedPart::Audit);
                StepResult { change, ..self.forward(now) }
            }
            Instruction::Answer(state, reason) => self.answer(state, reason, now),
            Instruction::KeepEarlier(item) => self.keep_earlier(item, now),
            Instruction::Next => self.forward(now),
            Instruction::SetRemark(kind, text) => self.set_remark(kind, text),
            Instruction::AddLine(line) => {
                if let PromptState::Remark(_, lines) = &mut self.prompt_state {
                    lines.push(line);
                }
                StepResult { next: Next::AskAgain, ..StepResult::default() }
            }
            Instruction::Ask(state) => {
                self.prompt_state = state;
                StepResult::default()
            }
            Instruction::Help => StepResult::saying(self.help()),
            Instruction::Commands => StepResult::saying(self.commands()),
            Instruction::Progress => StepResult::saying(self.progress()),
            Instruction::Back => self.back(now),
            Instruction::Jump(position) => self.jump(position, now),
            Instruction::Unanswered => {
                self.phase = Phase::Unanswered;
                let unanswered = self.steps.unanswered_after(0, self.responses.states()).unwrap_or(self.position);
                self.go_to(unanswered, now);
                StepResult::default()
            }
            Instruction::Quit => self.quit(),
            Instruction::Finish => StepResult { next: Next::Finish, ..StepResult::default() },
        }
    }

    /// Answers the current item and keeps its remarks.
    fn answer(&mut self, state: State, reason: Option<String>, now: Duration) -> StepResult {
        let Step::Item(item) = self.step() else { return StepResult::default() };
        if self.state(item) == State::Unanswered {
            let estimated = time_to_answer([&self.questionnaire.items()[item]], self.draft.is_group());
            self.pace.add(now.saturating_sub(self.step_started), estimated);
        }
        let before = (self.state(item), self.responses.remark_on(item).cloned());
        // The input has been validated before.
        let _allowed = self.responses.change(item, state);
        self.change_remark(item, |remark| remark.reason = reason);
        let changed = before != (self.state(item), self.responses.remark_on(item).cloned());
        self.prompt_state = PromptState::Step;
        StepResult { change: changed.then_some(ChangedPart::Item(item)), ..self.forward(now) }
    }

    /// Copies the earlier audit's answer with its remarks.
    fn keep_earlier(&mut self, item: ItemIndex, now: Duration) -> StepResult {
        let Some(earlier) = &self.earlier else { return StepResult::default() };
        let state = earlier.states()[item];
        let before = earlier.remarks().get(&item).cloned().unwrap_or_default();
        let group = self.draft.is_group();
        self.change_remark(item, |remark| {
            remark.note = remark.note.take().or(before.note);
            remark.evidence = remark.evidence.take().or(before.evidence);
            remark.dissent = remark.dissent.take().or(before.dissent.filter(|_| group));
        });
        self.answer(state, before.reason, now)
    }

    fn set_remark(&mut self, kind: RemarkKind, text: Option<String>) -> StepResult {
        let Step::Item(item) = self.step() else { return StepResult::default() };
        self.prompt_state = PromptState::Step;
        let before = self.responses.remark_on(item).cloned();
        self.change_remark(item, |remark| *kind.of(remark) = text);
        let changed = before.as_ref() != self.responses.remark_on(item);
        StepResult { change: changed.then_some(ChangedPart::Item(item)), ..StepResult::default() }
    }

    fn change_remark(&mut self, item: ItemIndex, change: impl FnOnce(&mut Remark)) {
        let mut remark = self.responses.remark_on(item).cloned().unwrap_or_default();
        change(&mut remark);
        self.responses.remark(item, remark);
    }

    /// The answer to an item so far.
    fn state(&self, item: ItemIndex) -> State {
        self.responses.states()[item]
    }

    fn step(&self) -> Step {
        self.steps.get(self.position)
    }

    /// The number of asked items that are unanswered.
    fn unanswered(&self) -> usize {
        self.unanswered_items().count()
    }

    fn unanswered_items(&self) -> impl Iterator<Item = ItemIndex> {
        self.steps.items().map(|(_, item)| item).filter(|item| self.state(*item) == State::Unanswered)
    }

    /// The estimated time for the unanswered items.
    fn time_left(&self) -> Duration {
        let items = self.unanswered_items().map(|item| &self.questionnaire.items()[item]);
        self.pace.correct(time_to_answer(items, self.draft.is_group()))
    }
}

impl Default for StepResult {
    fn default() -> Self {
        Self { change: None, messages: Vec::new(), completed_pillar: None, next: Next::Ask }
    }
}

impl StepResult {
    fn saying(messages: Vec<Message>) -> Self {
        Self { messages, ..Self::default() }
    }
}

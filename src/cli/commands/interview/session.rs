//! The loop of an interview: show, ask, save.

use super::frontend::{Frontend, PromptResponse, Window};
use super::lease::StoreLease;
use super::planning::PlanInProgress;
use crate::interview::{ChangedPart, Input, Interview, Message, Next, Prompt};
use crate::model::{Answers, PillarIndex, Questionnaire};
use crate::report::{pillar_so_far, terminal};
use crate::score::{Respondent, Rules, assess};
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

/// How an interview ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SessionOutcome {
    /// Everything was asked.
    Finished {
        answers: Box<Answers>,
        /// Whether the result was shown already, before planning.
        was_shown: bool,
    },
    /// The user quit before that.
    Quit,
    /// Ended by Ctrl-C or a signal.
    Interrupted,
}

/// A running interview.
pub(super) struct Session<'q> {
    pub(super) questionnaire: &'q Questionnaire,
    pub(super) interview: Interview<'q>,
    pub(super) frontend: Box<dyn Frontend>,
    pub(super) window: Window,
    /// The action plan to write after the result.
    pub(super) plan: Option<PlanInProgress>,
    pub(super) started: Instant,
}

impl Session<'_> {
    /// Runs the interview to its end, holding the lease except while it waits for input.
    pub(super) fn run(&mut self, lease: &Arc<StoreLease>) -> io::Result<SessionOutcome> {
        let file = lease.store().path().display().to_string();
        let welcome = self.interview.welcome(&file);
        self.frontend.show(&welcome)?;
        let mut again = false;
        loop {
            if !again {
                let page = self.interview.page();
                self.frontend.show(&[Message::Blank])?;
                self.frontend.show_page(&page)?;
            }
            let prompt = self.interview.prompt();
            let response = self.frontend.ask(&prompt, again, lease)?;
            let input = match &response {
                PromptResponse::Line(line) => Input::Line(line),
                PromptResponse::Back => Input::Back,
                PromptResponse::End => Input::End,
                PromptResponse::Interrupt => return Ok(SessionOutcome::Interrupted),
            };
            let result = self.interview.take(input, self.started.elapsed());
            if let Some(change) = result.change
                && let Some(outcome) = self.save(change, lease)?
            {
                return Ok(outcome);
            }
            if !result.messages.is_empty() {
                self.frontend.show(&result.messages)?;
            }
            if let Some(pillar) = result.completed_pillar {
                self.show_result_so_far(pillar)?;
            }
            again = match result.next {
                Next::Ask => false,
                Next::AskAgain => true,
                Next::Quit => return Ok(SessionOutcome::Quit),
                Next::Finish => {
                    let Some(answers) = self.interview.answers() else { return Ok(SessionOutcome::Quit) };
                    let was_shown = self.plan.as_ref().is_some_and(PlanInProgress::shows_result);
                    if let Some(target) = self.plan.take()
                        && let Some(outcome) = self.make_plan(&target, &answers, lease)?
                    {
                        return Ok(outcome);
                    }
                    return Ok(SessionOutcome::Finished { answers: Box::new(answers), was_shown });
                }
            };
        }
    }

    /// Saves a change. If that fails, reports it and asks what to do until it is saved or abandoned.
    fn save(&mut self, change: ChangedPart, lease: &Arc<StoreLease>) -> io::Result<Option<SessionOutcome>> {
        let Some(answers) = self.interview.answers() else { return Ok(None) };
        lease.store().change(self.questionnaire, &answers, change);
        let mut saved = lease.store().save();
        while let Err(error) = saved {
            let unsaved = lease.store().unsaved;
            self.frontend.show_page(&not_saved(&error, unsaved))?;
            let prompt = Prompt {
                label: "Save to".to_owned(),
                hint: Some("Another path, such as team-2.toml; Enter tries again, q quits without saving".to_owned()),
                free_text: true,
                ..Prompt::default()
            };
            let before = lease.store().path().to_owned();
            saved = match self.frontend.ask(&prompt, false, lease)? {
                PromptResponse::Line(line) if line.trim().is_empty() => lease.store().save(),
                PromptResponse::Line(line) if ["q", "quit"].contains(&line.trim()) => {
                    return Ok(Some(SessionOutcome::Quit));
                }
                PromptResponse::Line(path) => lease.store().move_to(Path::new(path.trim())),
                PromptResponse::Back => Err(error),
                PromptResponse::End => return Ok(Some(SessionOutcome::Quit)),
                PromptResponse::Interrupt => return Ok(Some(SessionOutcome::Interrupted)),
            };
            if saved.is_ok() {
                let path = lease.store().path().to_owned();
                let moved = if path == before { "" } else { " Answers go there from now on." };
                self.frontend.show(&[Message::Text(format!("Saved to {}.{moved}", path.display()))])?;
            }
        }
        Ok(None)
    }

    fn show_result_so_far(&mut self, pillar: PillarIndex) -> io::Result<()> {
        let Some(answers) = self.interview.answers() else { return Ok(()) };
        let assessment =
            assess(self.questionnaire, &[Respondent::from(&answers)], Rules::default().at(answers.audit().stage));
        let text = terminal::render(&pillar_so_far(self.questionnaire, &assessment, pillar), self.window.style());
        self.frontend.print(&text)
    }
}

fn not_saved(error: &anyhow::Error, unsaved: usize) -> Vec<Message> {
    let what = match unsaved {
        1 => "Your last answer is not saved".to_owned(),
        many => format!("Your last {many} answers are not saved"),
    };
    vec![
        Message::Blank,
        Message::Error(format!("{what}: {error:#}.")),
        Message::Text("Do not close this window: unsaved answers are kept only here.".to_owned()),
    ]
}

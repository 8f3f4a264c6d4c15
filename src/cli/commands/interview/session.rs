//! The interview under way: show, ask, save, and again.

use super::frontend::{Frontend, PromptResponse, Window};
use super::lease::StoreLease;
use crate::interview::{Change, Input, Interview, Message, Next, Prompt};
use crate::model::{Answers, PillarIndex, Questionnaire};
use crate::report::terminal;
use crate::score::{Respondent, Rules, assess};
use std::io;
use std::path::Path;
use std::time::Instant;

/// How an interview ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SessionOutcome {
    /// Everything was asked.
    Finished(Answers),
    /// Left before that.
    Left,
    /// Interrupted by its key.
    Interrupted,
}

/// The interview under way.
pub(super) struct Session<'q, D> {
    pub(super) questionnaire: &'q Questionnaire,
    pub(super) interview: Interview<'q>,
    pub(super) dialogue: D,
    /// How the results of pillars look.
    pub(super) window: Window,
    pub(super) started: Instant,
}

impl<D: Frontend> Session<'_, D> {
    /// Runs to its end.
    pub(super) fn run(&mut self, busy: &mut StoreLease<'_>) -> io::Result<SessionOutcome> {
        let file = busy.store().path().display().to_string();
        let welcome = self.interview.welcome(&file);
        self.dialogue.show(&welcome)?;
        let mut whole = true;
        loop {
            if whole {
                let page = self.interview.page();
                self.dialogue.show(&[Message::Gap])?;
                self.dialogue.show(&page)?;
            }
            let prompt = self.interview.prompt();
            let heard = self.dialogue.ask(&prompt, whole, &|line| self.interview.check(line), busy)?;
            let input = match &heard {
                PromptResponse::Line(line) => Input::Line(line),
                PromptResponse::Back => Input::Back,
                PromptResponse::End => Input::End,
                PromptResponse::Interrupt => return Ok(SessionOutcome::Interrupted),
            };
            let turn = self.interview.take(input, self.started.elapsed());
            if let Some(change) = turn.change
                && let Some(ended) = self.save(change, busy)?
            {
                return Ok(ended);
            }
            if !turn.said.is_empty() {
                self.dialogue.show(&turn.said)?;
            }
            if let Some(pillar) = turn.passed {
                self.show_result_so_far(pillar)?;
            }
            whole = match turn.next {
                Next::Ask => true,
                Next::AskAgain => false,
                Next::Leave => return Ok(SessionOutcome::Left),
                Next::Finish => {
                    return Ok(self.interview.answers().map_or(SessionOutcome::Left, SessionOutcome::Finished));
                }
            };
        }
    }

    /// Saves a change; where that fails, says so and asks what to do until it is saved or given up.
    fn save(&mut self, change: Change, busy: &mut StoreLease<'_>) -> io::Result<Option<SessionOutcome>> {
        let Some(answers) = self.interview.answers() else { return Ok(None) };
        busy.store().change(self.questionnaire, &answers, change);
        let mut tried = busy.store().save();
        while let Err(error) = tried {
            self.dialogue.show(&not_saved(&error, busy.store().unsaved))?;
            let prompt = Prompt {
                label: "Save to".to_owned(),
                hint: Some("Another path, such as team-2.toml; Enter tries again, q leaves without saving".to_owned()),
                free: true,
                ..Prompt::default()
            };
            tried = match self.dialogue.ask(&prompt, true, &|_| Ok(()), busy)? {
                PromptResponse::Line(line) if line.trim().is_empty() => busy.store().save(),
                PromptResponse::Line(line) if ["q", "quit"].contains(&line.trim()) => {
                    return Ok(Some(SessionOutcome::Left));
                }
                PromptResponse::Line(path) => busy.store().move_to(Path::new(path.trim())),
                PromptResponse::Back => Err(error),
                PromptResponse::End => return Ok(Some(SessionOutcome::Left)),
                PromptResponse::Interrupt => return Ok(Some(SessionOutcome::Interrupted)),
            };
            if tried.is_ok() {
                let place = busy.store().path().display().to_string();
                self.dialogue
                    .show(&[Message::Text(format!("Saved to {place}. That is where answers go from now on."))])?;
            }
        }
        Ok(None)
    }

    fn show_result_so_far(&mut self, pillar: PillarIndex) -> io::Result<()> {
        let Some(answers) = self.interview.answers() else { return Ok(()) };
        let assessment = assess(self.questionnaire, &[Respondent::from(&answers)], Rules::default());
        let text = terminal::render_pillar(self.questionnaire, &assessment, pillar, self.window.style());
        self.dialogue.print(&text)
    }
}

fn not_saved(error: &anyhow::Error, unsaved: usize) -> Vec<Message> {
    let what = match unsaved {
        1 => "Your last answer is not saved".to_owned(),
        many => format!("Your last {many} answers are not saved"),
    };
    vec![
        Message::Gap,
        Message::Trouble(format!("{what}: {error:#}.")),
        Message::Text("It is kept here as long as this stays open.".to_owned()),
    ]
}

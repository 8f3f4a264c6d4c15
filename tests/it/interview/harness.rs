//! The state machine of the interview without a terminal, with the file it would write.

use chrono::NaiveDate;
use pillars::input::{AnswersReader, ReadOptions};
use pillars::interview::{ChangedPart, Input, Interview, InterviewOptions, Message, Scope, StepResult};
use pillars::model::{Answers, Questionnaire};
use pillars::source::Source;
use pillars::write::AnswersDocument;
use std::time::Duration;

/// An interview with the file it would have written.
pub(crate) struct InterviewHarness<'q> {
    questionnaire: &'q Questionnaire,
    pub(crate) state: Interview<'q>,
    document: Option<AnswersDocument>,
    now: Duration,
}

impl<'q> InterviewHarness<'q> {
    pub(crate) fn new(questionnaire: &'q Questionnaire, change: impl FnOnce(&mut InterviewOptions<'q>)) -> Self {
        let mut options = InterviewOptions {
            questionnaire,
            scope: Scope::Whole,
            group: None,
            today: NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(),
            answers: None,
            earlier: None,
        };
        change(&mut options);
        Self { questionnaire, state: Interview::new(options), document: None, now: Duration::ZERO }
    }

    /// At the first question, past the fields of `[audit]`.
    pub(crate) fn begun(questionnaire: &'q Questionnaire) -> Self {
        Self::new(questionnaire, |_| ()).typing(&["North", "", "", "1"])
    }

    /// The same after some lines.
    pub(crate) fn typing(mut self, lines: &[&str]) -> Self {
        for line in lines {
            self.line(line);
        }
        self
    }

    /// What the last line led to, in words.
    pub(crate) fn says(&mut self, line: &str) -> String {
        self.line(line).messages.iter().map(in_words).collect::<Vec<_>>().join("\n")
    }

    pub(crate) fn line(&mut self, line: &str) -> StepResult {
        self.take(Input::Line(line))
    }

    pub(crate) fn take(&mut self, input: Input<'_>) -> StepResult {
        self.now += Duration::from_secs(10);
        let result = self.state.take(input, self.now);
        if let (Some(change), Some(answers)) = (result.change, self.state.answers()) {
            match (&mut self.document, change) {
                (None, _) => self.document = Some(AnswersDocument::new(self.questionnaire, &answers)),
                (Some(document), ChangedPart::Audit) => document.set_audit(self.questionnaire, answers.audit()),
                (Some(document), ChangedPart::Item(item)) => document.set_answer(self.questionnaire, &answers, item),
            }
        }
        result
    }

    pub(crate) fn text(&self) -> String {
        self.document.as_ref().map(AnswersDocument::to_text).unwrap_or_default()
    }

    /// The file read back.
    pub(crate) fn read(&self) -> Option<Answers> {
        let source = Source::new("answers.toml", self.document.as_ref()?.to_text());
        Some(read(self.questionnaire, &source))
    }

    pub(crate) fn welcome(&self) -> String {
        self.state.welcome("answers.toml").iter().map(in_words).collect::<Vec<_>>().join("\n")
    }

    /// The page shown for the current step.
    pub(crate) fn page(&mut self) -> String {
        self.state.page().iter().map(in_words).collect::<Vec<_>>().join("\n")
    }
}

#[track_caller]
pub(crate) fn read(questionnaire: &Questionnaire, source: &Source) -> Answers {
    let (file, diagnostics) = AnswersReader::new(questionnaire).read(source, ReadOptions::ALL).into_parts();
    file.unwrap_or_else(|| panic!("{diagnostics:#?}\n{}", source.text())).answers
}

fn in_words(message: &Message) -> String {
    match message {
        Message::Title(text)
        | Message::Text(text)
        | Message::Question(text)
        | Message::Muted(text)
        | Message::Error(text) => text.clone(),
        Message::Labelled { label, text } => format!("{label} {text}"),
        Message::Blank => String::new(),
    }
}

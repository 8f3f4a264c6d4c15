//! `interview --plan`: after the result, an action for each of the three largest gaps, saved after each line.

use super::frontend::PromptResponse;
use super::lease::StoreLease;
use super::session::{Session, SessionOutcome};
use crate::cli::commands::plan::{existing_plan, read_plan};
use crate::cli::exit::UsageError;
use crate::cli::files::{self, AtomicFile};
use crate::cli::{Settings, overwrite};
use crate::interview::{Message, Prompt};
use crate::model::{Action, Answers, PillarIndex, Plan, Questionnaire, Subject, valid_name};
use crate::plan::{GapFilter, draft, gaps};
use crate::report::{assessment_screen, terminal};
use crate::score::{Respondent, Rules, assess};
use crate::source::Source;
use crate::text::{clean, parse_date};
use crate::write::PlanDocument;
use anyhow::Context as _;
use chrono::NaiveDate;
use std::borrow::Cow;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The maximum number of gaps offered.
const MAX_GAPS: usize = 3;

/// The plan's file and its existing content.
pub(super) struct PlanInProgress {
    path: PathBuf,
    existing: Option<(Source, Plan)>,
    pub(super) rules: Rules,
    pub(super) pillars: Vec<PillarIndex>,
    pub(super) today: NaiveDate,
}

/// What follows a line.
enum PlanningStep {
    /// Ask the next question about the gap.
    Next,
    /// Leave out the gap.
    Skip,
    /// End planning.
    End,
    /// End the run.
    Interrupt,
}

impl PlanInProgress {
    /// Reads the plan, if there is one. Refuses any other existing file, and the other files of the interview, before anything is asked.
    pub(super) fn open(
        path: &Path,
        others: &[PathBuf],
        questionnaire: &Questionnaire,
        settings: &Settings,
        rules: Rules,
        pillars: Vec<PillarIndex>,
    ) -> anyhow::Result<Self> {
        if files::is_standard_input(path) || others.iter().any(|other| other == path) {
            return Err(UsageError("the plan needs a file of its own".to_owned()).into());
        }
        let existing = if let Some(source) = existing_plan(path)? {
            let plan = read_plan(&source, questionnaire, settings)?.plan;
            PlanDocument::open(&source).with_context(|| format!("cannot add to {}", path.display()))?;
            Some((source, plan))
        } else {
            overwrite::check(path, settings.force, others)?;
            None
        };
        Ok(Self { path: path.to_owned(), existing, rules, pillars, today: Settings::today() })
    }

    /// Whether planning begins with the result. That of one pillar was shown when its last item was answered.
    pub(super) fn shows_result(&self) -> bool {
        self.pillars.is_empty()
    }

    fn document(&self, questionnaire: &Questionnaire, answers: &Answers, subject: &Subject) -> PlanDocument {
        let opened = self.existing.as_ref().and_then(|(source, _)| PlanDocument::open(source).ok());
        let audit = answers.audit();
        opened.unwrap_or_else(|| PlanDocument::new(questionnaire, subject, Some(audit.date), audit.names_stage))
    }

    fn save(&self, document: &PlanDocument) -> anyhow::Result<()> {
        let mut file = AtomicFile::create(&self.path)?;
        file.write_all(document.to_text().as_bytes())?;
        file.commit()
    }
}

impl Session<'_> {
    /// Shows the result, and asks about the largest gaps that the plan does not address yet.
    pub(super) fn make_plan(
        &mut self,
        target: &PlanInProgress,
        answers: &Answers,
        lease: &Arc<StoreLease>,
    ) -> io::Result<Option<SessionOutcome>> {
        let questionnaire = self.questionnaire;
        let Ok(subject) = Subject::of([answers.audit()]) else { return Ok(None) };
        let rules = target.rules.at(answers.audit().stage);
        let assessment = assess(questionnaire, &[Respondent::from(answers)], rules);
        if target.shows_result() {
            let style = self.window.style();
            let screen = assessment_screen(questionnaire, &subject, &assessment, None, style.width);
            self.frontend.show(&[Message::Blank])?;
            self.frontend.print(&terminal::render(&screen, style))?;
        }
        let plan = target.existing.as_ref().map(|(_, plan)| plan);
        if plan.is_some_and(|plan| !plan.head.is_about(&subject)) {
            let message =
                format!("{} is the plan of another team or stage, so nothing is added.", target.path.display());
            self.frontend.show(&[Message::Blank, Message::Error(message)])?;
            return Ok(None);
        }
        let filter = GapFilter { most: Some(usize::MAX), pillars: target.pillars.clone() };
        let all = gaps(questionnaire, &assessment, &filter);
        let actions = draft(questionnaire, &all, plan, answers.audit().date, target.today);
        let offered: Vec<Action> = actions.into_iter().take(MAX_GAPS).collect();
        let mut document = target.document(questionnaire, answers, &subject);
        for (index, action) in offered.iter().enumerate() {
            self.frontend.show_page(&introduction(questionnaire, action, index + 1, offered.len()))?;
            match self.plan_action(target, &mut document, action.clone(), lease)? {
                PlanningStep::Next | PlanningStep::Skip => {}
                PlanningStep::End => break,
                PlanningStep::Interrupt => return Ok(Some(SessionOutcome::Interrupted)),
            }
        }
        Ok(None)
    }

    /// Asks about one gap. The plan is saved after each line, so an interruption loses only the line being typed.
    fn plan_action(
        &mut self,
        target: &PlanInProgress,
        document: &mut PlanDocument,
        mut action: Action,
        lease: &Arc<StoreLease>,
    ) -> io::Result<PlanningStep> {
        let before = document.clone();
        for (label, hint, take) in QUESTIONS {
            if *label == FIRST_STEP_BY && action.first_step.is_none() {
                continue;
            }
            loop {
                let prompt = Prompt {
                    label: (*label).to_owned(),
                    hint: Some((*hint).to_owned()),
                    free_text: true,
                    ..Prompt::default()
                };
                let line = match self.frontend.ask(&prompt, false, lease)? {
                    PromptResponse::Line(line) => line,
                    PromptResponse::Back => continue,
                    PromptResponse::End => return Ok(PlanningStep::End),
                    PromptResponse::Interrupt => return Ok(PlanningStep::Interrupt),
                };
                match (line.trim(), *label) {
                    ("q", _) => return Ok(PlanningStep::End),
                    ("n", "What") => return Ok(PlanningStep::Skip),
                    ("", _) => {}
                    (text, _) => {
                        if let Err(why) = take(&mut action, text) {
                            self.frontend.show(&[Message::Error(why.to_owned())])?;
                            continue;
                        }
                    }
                }
                break;
            }
            *document = before.clone();
            document.add(self.questionnaire, &action);
            if let Err(error) = target.save(document) {
                self.frontend.show(&[Message::Error(format!("The plan is not saved: {error:#}."))])?;
                return Ok(PlanningStep::End);
            }
        }
        Ok(PlanningStep::Next)
    }
}

/// Sets a value of an action from a line, or returns what is wrong with the line.
type Take = fn(&mut Action, &str) -> Result<(), &'static str>;

/// The label of what is asked only about a first step.
const FIRST_STEP_BY: &str = "First step by";

/// The questions about each gap.
const QUESTIONS: &[(&str, &str, Take)] = &[
    ("What", "What will you do? Enter accepts the text above, n skips this gap, q ends", |action, text| {
        text.clone_into(&mut action.what);
        Ok(())
    }),
    (
        "Who",
        "Which role is responsible, such as Director of workforce? Not a person's name; Enter leaves it open",
        |action, text| {
            let owner = valid_name(text).map_err(|_| "Type a role of at most 200 characters.")?;
            action.owner = Some(Cow::into_owned(owner));
            Ok(())
        },
    ),
    ("First step", "What comes first? Enter leaves it open", |action, text| {
        action.first_step = Some(text.to_owned());
        Ok(())
    }),
    (FIRST_STEP_BY, "When will the first step be taken, such as 2027-01-15? Enter leaves it open", |action, text| {
        action.first_step_by = Some(date(text)?);
        Ok(())
    }),
    ("By when", "When will all of it be done, such as 2027-03-31? Enter leaves it open", |action, text| {
        let due = date(text)?;
        if action.first_step_by.is_some_and(|first| due < first) {
            return Err("Type a date no earlier than that of the first step.");
        }
        action.due = Some(due);
        Ok(())
    }),
];

fn date(text: &str) -> Result<NaiveDate, &'static str> {
    parse_date(text).ok_or("Type a date, such as 2027-03-31.")
}

fn introduction(questionnaire: &Questionnaire, action: &Action, number: usize, all: usize) -> Vec<Message> {
    let items = action.items.iter().filter_map(|item| questionnaire.items().get(item.get()));
    let names = items.map(|item| clean(&item.name()));
    vec![
        Message::Blank,
        Message::Title(format!("Action plan, {number} of {all}")),
        Message::Question(names.collect::<Vec<_>>().join(", ")),
        Message::Labelled { label: "To do:".to_owned(), text: action.what.clone() },
    ]
}

//! Adds actions to an action plan, and keeps its existing content byte by byte.

use super::comments::TomlWriter;
use super::line_endings::LineEndings;
use crate::model::{Action, Item, Kind, POSITION_OFFSET, Questionnaire, Subject, ViewpointIndex};
use crate::source::Source;
use chrono::NaiveDate;
use std::error::Error;
use std::fmt;
use toml_edit::{DocumentMut, TomlError};

const BYTE_ORDER_MARK: char = '\u{feff}';

/// An action plan that actions can be added to.
#[derive(Debug, Clone)]
pub struct PlanDocument {
    /// With `\n` at the end of every line.
    text: String,
    byte_order_mark: bool,
    line_endings: LineEndings,
}

/// Why actions cannot be added to a plan.
#[derive(Debug, Clone)]
pub enum NotAddable {
    /// It is not TOML.
    NotToml(TomlError),
    /// Its actions are values in one list, not tables with headers of their own.
    ActionsInOneList,
}

impl PlanDocument {
    /// A new plan without actions. `baseline` is the date of the audit that it responds to.
    #[must_use]
    pub fn new(
        questionnaire: &Questionnaire,
        subject: &Subject,
        baseline: Option<NaiveDate>,
        names_stage: bool,
    ) -> Self {
        let mut page = TomlWriter::default();
        introduce(&mut page, questionnaire);
        page.text("questionnaire", questionnaire.id().as_str());
        page.text("version", &questionnaire.version().to_string());
        page.blank();
        page.line("[plan]");
        page.text("team", &subject.team);
        if let Some(organisation) = &subject.organisation {
            page.text("organisation", organisation);
        }
        let stage = subject.stage.filter(|_| names_stage).and_then(|stage| questionnaire.stages().get(stage.get()));
        if let Some(stage) = stage {
            page.text("stage", stage.id.as_str());
        }
        if let Some(baseline) = baseline {
            page.line(&format!("baseline = {baseline}"));
        }
        page.comment("The date of the next review:");
        page.line("# review =");
        Self { text: page.finish(), byte_order_mark: false, line_endings: LineEndings::unix() }
    }

    /// Opens a plan.
    ///
    /// # Errors
    /// [`NotAddable`] if no action can be added to it.
    pub fn open(source: &Source) -> Result<Self, NotAddable> {
        let document: DocumentMut = source.text().parse().map_err(NotAddable::NotToml)?;
        if document.get("action").is_some_and(|actions| !actions.is_array_of_tables()) {
            return Err(NotAddable::ActionsInOneList);
        }
        Ok(Self {
            text: source.text().replace("\r\n", "\n"),
            byte_order_mark: source.had_byte_order_mark(),
            line_endings: LineEndings::of(source.text()),
        })
    }

    /// Adds an action at the end, with comments that hold the question and the target.
    pub fn add(&mut self, questionnaire: &Questionnaire, action: &Action) {
        if !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        let mut page = TomlWriter::default();
        page.blank();
        write_action(&mut page, questionnaire, action);
        self.text.push_str(&page.finish());
        self.line_endings.follow(&self.text);
    }

    /// The file's text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = self.line_endings.restore(&self.text);
        if self.byte_order_mark {
            text.insert(0, BYTE_ORDER_MARK);
        }
        text
    }
}

fn introduce(page: &mut TomlWriter, questionnaire: &Questionnaire) {
    page.comment(&format!("An action plan for \"{}\", version {}.", questionnaire.title(), questionnaire.version()));
    page.line("#");
    page.comment(
        "Each action says what is done about a gap, who is responsible for it and by when. Owners and dates are left out on purpose: agree on \
         them with the people they concern, remove the \"# \" and fill them in. Must-haves come first, then the largest gaps; this is \
         not an order of work.",
    );
    page.line("#");
    page.comment(
        "The owner says that an action is \"done\". People other than the owner confirm it: status = \"confirmed\" with confirmed = { on = DATE, \
         by = \"VIEWPOINT\" }. \"pillars check FILE\" names what is missing, \"pillars plan show FILE\" what is due.",
    );
    page.blank();
}

fn write_action(page: &mut TomlWriter, questionnaire: &Questionnaire, action: &Action) {
    let viewpoint =
        |index: ViewpointIndex| questionnaire.viewpoints().get(index.get()).map(|viewpoint| viewpoint.id.as_str());
    let items: Vec<&Item> = action.items.iter().filter_map(|&item| questionnaire.items().get(item.get())).collect();
    page.line("[[action]]");
    for item in &items {
        describe(page, item, action.wanted(item));
    }
    page.text("id", action.id.as_str());
    page.texts("for", items.iter().map(|item| item.id.as_str()));
    if let (Some(to), [item]) = (action.to, items.as_slice()) {
        page.line(&format!("to = {}", number(item, to)));
    }
    page.text("what", &action.what);
    text_or_suggestion(page, "first_step", action.first_step.as_deref(), "");
    day_or_suggestion(page, "first_step_by", action.first_step_by);
    page.comment("A role, not a person's name:");
    text_or_suggestion(page, "owner", action.owner.as_deref(), "");
    text_or_suggestion(page, "owner_viewpoint", action.owner_viewpoint.and_then(viewpoint), "");
    page.comment("The viewpoints that shape it:");
    if action.with.is_empty() {
        page.line("# with = [\"\"]");
    } else {
        page.texts("with", action.with.iter().filter_map(|&index| viewpoint(index)));
    }
    day_or_suggestion(page, "due", action.due);
    page.comment("What will show that it is done:");
    let evidence = items.iter().find_map(|item| item.question()?.evidence.as_deref());
    text_or_suggestion(page, "shows", action.shows.as_deref(), evidence.unwrap_or_default());
    page.text("status", action.status.name());
    if let Some(updated) = action.updated {
        page.line(&format!("updated = {updated}"));
    }
}

fn text_or_suggestion(page: &mut TomlWriter, key: &str, text: Option<&str>, suggestion: &str) {
    match text {
        Some(text) => page.text(key, text),
        None => page.suggestion(key, suggestion),
    }
}

fn day_or_suggestion(page: &mut TomlWriter, key: &str, day: Option<NaiveDate>) {
    page.line(&day.map_or_else(|| format!("# {key} ="), |day| format!("{key} = {day}")));
}

/// The question and the target in words. The team's level is left out, because plans are passed on.
fn describe(page: &mut TomlWriter, item: &Item, wanted: u8) {
    let must_have = if item.must_have { " (must-have)" } else { "" };
    page.comment(&format!("{}{must_have}", item.name()));
    match &item.kind {
        Kind::Question(question) => {
            page.comment(&question.text);
            if let Some(words) = question.levels.get(usize::from(wanted)) {
                page.comment(&format!("Target, level {wanted} of {}: {words}", item.top));
            }
        }
        Kind::Indicator(indicator) => {
            page.hanging("  -2  ", &indicator.hostile);
            page.hanging("   2  ", &indicator.fertile);
            page.comment(&format!("Target, position: {}", number(item, wanted)));
        }
    }
}

/// A level as written in a file: the position for an indicator.
fn number(item: &Item, level: u8) -> i64 {
    i64::from(level) - if item.is_indicator() { POSITION_OFFSET.into() } else { 0 }
}

impl fmt::Display for NotAddable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotToml(_) => "the file cannot be changed in place",
            Self::ActionsInOneList => "its actions are in one list; write each as a table with the header [[action]]",
        })
    }
}

impl Error for NotAddable {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::NotToml(error) => Some(error),
            Self::ActionsInOneList => None,
        }
    }
}

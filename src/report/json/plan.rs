//! An action plan as JSON, with computed values.

use super::figures::{QuestionnaireJson, item_id, item_ids, two_decimals};
use super::pretty;
use crate::model::{Action, ActionStatus, ItemIndex, Questionnaire, ViewpointIndex};
use crate::plan::{is_first_step_overdue, is_overdue, is_review_overdue, is_stale};
use crate::report::plan::{PlanView, number};
use chrono::NaiveDate;
use serde::Serialize;

/// The version of the document.
pub const PLAN_SCHEMA_VERSION: u32 = 1;

/// A plan on a day.
#[derive(Debug, Serialize)]
pub struct PlanJson<'a> {
    schema_version: u32,
    questionnaire: QuestionnaireJson<'a>,
    team: &'a str,
    organisation: Option<&'a str>,
    /// The day that decides what is overdue.
    today: String,
    baseline: Option<String>,
    review: Option<String>,
    review_overdue: bool,
    /// The date of the latest answers, which `now` of an item is about; `None` without answers.
    answered: Option<String>,
    actions: Vec<ActionJson<'a>>,
    /// `None` without answers.
    must_haves_without_action: Option<Vec<&'a str>>,
}

#[derive(Debug, Serialize)]
struct ActionJson<'a> {
    id: &'a str,
    what: &'a str,
    items: Vec<ItemJson<'a>>,
    first_step: Option<&'a str>,
    first_step_by: Option<String>,
    first_step_overdue: bool,
    owner: Option<&'a str>,
    owner_viewpoint: Option<&'a str>,
    with: Vec<&'a str>,
    due: Option<String>,
    overdue: bool,
    shows: Option<&'a str>,
    status: &'static str,
    updated: Option<String>,
    stale: bool,
    confirmed: Option<ConfirmationJson<'a>>,
    reason: Option<&'a str>,
}

/// An action next to the gap that it is for.
#[derive(Debug, Serialize)]
pub(super) struct PlannedJson<'a> {
    id: &'a str,
    what: &'a str,
    owner: Option<&'a str>,
    due: Option<String>,
    overdue: bool,
    status: &'static str,
}

impl<'a> PlannedJson<'a> {
    pub(super) fn new(action: &'a Action, today: NaiveDate) -> Self {
        Self {
            id: action.id.as_str(),
            what: &action.what,
            owner: action.owner.as_deref(),
            due: text(action.due),
            overdue: is_overdue(action, today),
            status: action.status.name(),
        }
    }
}

/// Levels or, for an indicator, positions.
#[derive(Debug, Serialize)]
struct ItemJson<'a> {
    id: &'a str,
    wanted: f64,
    /// `None` without answers, or if it is unknown.
    now: Option<f64>,
}

#[derive(Debug, Serialize)]
struct ConfirmationJson<'a> {
    on: String,
    by: &'a str,
}

impl<'a> PlanJson<'a> {
    /// `digest` is the SHA-256 of the questionnaire file's bytes, as `sha256:…`.
    #[must_use]
    pub fn new(view: PlanView<'a>, digest: &'a str) -> Self {
        let head = &view.plan.head;
        Self {
            schema_version: PLAN_SCHEMA_VERSION,
            questionnaire: QuestionnaireJson::new(view.questionnaire, digest),
            team: &head.team,
            organisation: head.organisation.as_deref(),
            today: view.today.to_string(),
            baseline: text(head.baseline),
            review: text(head.review),
            review_overdue: is_review_overdue(head, view.today),
            answered: text(view.result.map(|(_, answered)| answered)),
            actions: view.plan.actions().iter().map(|action| ActionJson::new(view, action)).collect(),
            must_haves_without_action: view
                .must_haves_without_action()
                .map(|items| item_ids(view.questionnaire, &items)),
        }
    }

    /// One indented document with a final newline, safe to show on a terminal.
    ///
    /// # Errors
    /// Never in practice: strings, numbers and string keys always serialise.
    pub fn to_pretty(&self) -> serde_json::Result<String> {
        pretty(self)
    }
}

impl<'a> ActionJson<'a> {
    fn new(view: PlanView<'a>, action: &'a Action) -> Self {
        let PlanView { questionnaire, plan, today, .. } = view;
        let now = |item: ItemIndex| {
            let (assessment, _) = view.result?;
            assessment.items.get(item.get())?.merged.state.level()
        };
        let item = |&item: &ItemIndex| ItemJson {
            id: item_id(questionnaire, item),
            wanted: two_decimals(number(
                questionnaire,
                item,
                100 * i64::from(questionnaire.items().get(item.get()).map_or(0, |asked| action.wanted(asked))),
            )),
            now: now(item).map(|level| two_decimals(number(questionnaire, item, level))),
        };
        let confirmed = match &action.status {
            ActionStatus::Confirmed(confirmation) => Some(ConfirmationJson {
                on: confirmation.on.to_string(),
                by: viewpoint(questionnaire, confirmation.by).unwrap_or_default(),
            }),
            _ => None,
        };
        let reason = match &action.status {
            ActionStatus::Dropped { reason } => Some(reason.as_str()),
            _ => None,
        };
        Self {
            id: action.id.as_str(),
            what: &action.what,
            items: action.items.iter().map(item).collect(),
            first_step: action.first_step.as_deref(),
            first_step_by: text(action.first_step_by),
            first_step_overdue: is_first_step_overdue(action, today),
            owner: action.owner.as_deref(),
            owner_viewpoint: action.owner_viewpoint.and_then(|own| viewpoint(questionnaire, own)),
            with: action.with.iter().filter_map(|&index| viewpoint(questionnaire, index)).collect(),
            due: text(action.due),
            overdue: is_overdue(action, today),
            shows: action.shows.as_deref(),
            status: action.status.name(),
            updated: text(action.updated),
            stale: is_stale(action, &plan.head, today),
            confirmed,
            reason,
        }
    }
}

fn text(date: Option<NaiveDate>) -> Option<String> {
    date.map(|date| date.to_string())
}

fn viewpoint(questionnaire: &Questionnaire, index: ViewpointIndex) -> Option<&str> {
    questionnaire.viewpoints().get(index.get()).map(|viewpoint| viewpoint.id.as_str())
}

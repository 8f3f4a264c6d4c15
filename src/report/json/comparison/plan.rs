//! The progress of a team's plan between two audits, as JSON.

use crate::model::Questionnaire;
use crate::plan::{ActionOutcome, ItemMovement, PlanProgress};
use crate::report::json::figures::{item_id, item_ids, two_decimals};
use crate::report::plan::number_then_and_now;
use chrono::NaiveDate;
use serde::Serialize;

/// A plan compared with two audits.
#[derive(Debug, Serialize)]
pub(super) struct PlanProgressJson<'a> {
    /// The day that decides what is overdue.
    today: String,
    review: Option<String>,
    done_not_moved: Vec<OutcomeJson<'a>>,
    moved: Vec<OutcomeJson<'a>>,
    moved_without_action: Vec<&'a str>,
    overdue: Vec<OutcomeJson<'a>>,
    pending: Vec<OutcomeJson<'a>>,
    dropped: Vec<OutcomeJson<'a>>,
}

#[derive(Debug, Serialize)]
struct OutcomeJson<'a> {
    id: &'a str,
    what: &'a str,
    owner: Option<&'a str>,
    due: Option<String>,
    status: &'static str,
    items: Vec<MovementJson<'a>>,
}

/// Levels or, for an indicator, positions. `None` if they are unknown, or the item does not apply on both sides.
#[derive(Debug, Serialize)]
struct MovementJson<'a> {
    id: &'a str,
    baseline: Option<f64>,
    follow_up: Option<f64>,
    rose: bool,
}

impl<'a> PlanProgressJson<'a> {
    pub(super) fn new(questionnaire: &'a Questionnaire, progress: &'a PlanProgress<'a>, today: NaiveDate) -> Self {
        let all = |outcomes: &'a [ActionOutcome<'a>]| {
            outcomes.iter().map(|outcome| OutcomeJson::new(questionnaire, outcome)).collect()
        };
        Self {
            today: today.to_string(),
            review: progress.plan.head.review.map(|review| review.to_string()),
            done_not_moved: all(&progress.done_not_moved),
            moved: all(&progress.moved),
            moved_without_action: item_ids(questionnaire, &progress.moved_without_action),
            overdue: all(&progress.overdue),
            pending: all(&progress.pending),
            dropped: all(&progress.dropped),
        }
    }
}

impl<'a> OutcomeJson<'a> {
    fn new(questionnaire: &'a Questionnaire, outcome: &'a ActionOutcome<'a>) -> Self {
        let action = outcome.action;
        let movement = |movement: &ItemMovement| {
            let [baseline, follow_up] =
                number_then_and_now(questionnaire, movement).map(|level| level.map(two_decimals));
            MovementJson { id: item_id(questionnaire, movement.item), baseline, follow_up, rose: movement.rose() }
        };
        Self {
            id: action.id.as_str(),
            what: &action.what,
            owner: action.owner.as_deref(),
            due: action.due.map(|due| due.to_string()),
            status: action.status.name(),
            items: outcome.items.iter().map(movement).collect(),
        }
    }
}

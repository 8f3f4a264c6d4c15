//! Lints of one action: its owner, its dates, and how it was closed.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Action, ActionStatus, PlanHead};
use crate::plan::{STALE_AFTER, is_first_step_overdue, is_overdue, is_stale};
use crate::source::TableSpans;
use crate::text::Quoted;
use chrono::NaiveDate;

/// Runs the lints of one action.
pub(super) fn check(
    action: &Action,
    spans: &TableSpans,
    head: &PlanHead,
    today: NaiveDate,
    found: &mut Vec<Diagnostic>,
) {
    let id = Quoted(action.id.as_str());
    let mut add = |code: Code, key: &str, message: String| {
        found.push(Diagnostic::new(code, spans.value(key), message).with_usual_help());
    };
    if action.owner.is_none() && !action.is_dropped() {
        add(Code::ActionWithoutOwner, "id", format!("the action {id} has no owner"));
    }
    if action.due.is_none() && action.is_unfinished() {
        add(Code::ActionWithoutDueDate, "id", format!("the action {id} has no due date"));
    }
    if let Some(due) = action.due.filter(|_| is_overdue(action, today)) {
        add(Code::ActionOverdue, "due", format!("the action {id} was due on {due}; today is {today}"));
    }
    if let Some(by) = action.first_step_by.filter(|_| is_first_step_overdue(action, today)) {
        let message = format!("the first step of {id} was due on {by}; today is {today}");
        add(Code::FirstStepOverdue, "first_step_by", message);
    }
    if is_stale(action, head, today) {
        let message = match action.updated {
            Some(updated) => format!("the action {id} was last updated on {updated}, more than {STALE_AFTER} days ago"),
            None => format!("nothing says that the action {id} was updated in the last {STALE_AFTER} days"),
        };
        add(Code::ActionStale, if action.updated.is_some() { "updated" } else { "id" }, message);
    }
    if action.status == ActionStatus::Done {
        add(Code::DoneUnconfirmed, "status", format!("the action {id} is done, but nobody has confirmed it"));
    }
    if action.is_done() && action.shows.is_none() {
        add(
            Code::DoneWithoutEvidence,
            "status",
            format!("the action {id} is done, but no evidence is named (`shows`)"),
        );
    }
    if matches!(action.status, ActionStatus::Confirmed(_)) && action.owner_viewpoint.is_none() {
        let message = format!("the confirmed action {id} does not say which viewpoint its owner has");
        add(Code::OwnerViewpointMissing, "confirmed", message);
    }
}

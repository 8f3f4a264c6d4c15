//! The progress of plans between two audits: one row for each team, action and item, on a sheet of its own.

use super::xlsx::Sheet;
use super::{TypedCell, TypedColumn, XlsxValue, column};
use crate::model::Questionnaire;
use crate::plan::{ActionOutcome, ComparedPlans, ItemMovement, PlanProgress};
use crate::programme::{ProgrammeTrend, TeamTrend};
use crate::report::plan::{number_then_and_now, status};

/// The number of leading columns that are printed: all but the id of the action.
const PRINTED_COLUMNS: u16 = 10;
/// The widest column, in characters.
const WIDEST: usize = 30;

/// One item of an action.
struct OutcomeRow<'a> {
    questionnaire: &'a Questionnaire,
    team: &'a TeamTrend,
    outcome: &'a ActionOutcome<'a>,
    movement: &'a ItemMovement,
    what_became_of_it: &'static str,
}

impl<'a> OutcomeRow<'a> {
    const COLUMNS: &'a [TypedColumn<Self>] = &[
        column("team", |row| TypedCell::text(&row.team.sides()[1].subject.team)),
        column("organisation", |row| TypedCell::maybe_text(row.team.sides()[1].subject.organisation.as_deref())),
        column("outcome", |row| TypedCell::text(row.what_became_of_it)),
        column("title", |row| TypedCell::text(&row.outcome.action.what)),
        column("item", |row| TypedCell::items(row.questionnaire, [row.movement.item])),
        column("then", |row| TypedCell::hundredths(number_then_and_now(row.questionnaire, row.movement)[0])),
        column("now", |row| TypedCell::hundredths(number_then_and_now(row.questionnaire, row.movement)[1])),
        column("owner", |row| TypedCell::maybe_text(row.outcome.action.owner.as_deref())),
        column("due", |row| TypedCell::date(row.outcome.action.due.as_ref())),
        column("status", |row| TypedCell::text(status(row.questionnaire, row.outcome.action))),
        column("id", |row| TypedCell::text(row.outcome.action.id.as_str())),
    ];
}

/// The plans of all teams, each starting with what is done although not every level rose.
pub(super) fn sheet(questionnaire: &Questionnaire, programme: &ProgrammeTrend, plans: &ComparedPlans<'_>) -> Sheet {
    let mut rows = Vec::new();
    for (team, plan) in programme.teams.iter().zip(&plans.teams) {
        for (what_became_of_it, outcomes) in plan.iter().flat_map(lists) {
            for outcome in outcomes {
                for movement in &outcome.items {
                    let row = OutcomeRow { questionnaire, team, outcome, movement, what_became_of_it };
                    rows.push(OutcomeRow::COLUMNS.iter().map(|column| XlsxValue::from((column.cell)(&row))).collect());
                }
            }
        }
    }
    let headings = OutcomeRow::COLUMNS.iter().map(TypedColumn::heading).collect();
    // The page header names the only team.
    let first = if programme.teams.len() == 1 { 2 } else { 0 };
    Sheet { name: "Plan", headings, rows, printed: Some(first..PRINTED_COLUMNS), widest: WIDEST, bars: None }
}

/// The lists of a plan in the order of reports, each with its name.
fn lists<'p, 'a>(plan: &'p PlanProgress<'a>) -> [(&'static str, &'p [ActionOutcome<'a>]); 5] {
    [
        ("done, but not every level rose", &plan.done_not_moved),
        ("moved", &plan.moved),
        ("overdue", &plan.overdue),
        ("to be done", &plan.pending),
        ("dropped", &plan.dropped),
    ]
}

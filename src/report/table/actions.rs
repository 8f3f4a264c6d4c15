//! The actions of a plan: one row each, starting with the columns that issue trackers import.

use super::csv::{self, Csv};
use super::xlsx::{self, Sheet, XlsxProblem};
use super::{TypedCell, TypedColumn, XlsxValue, cells, column};
use crate::model::{Action, ActionStatus, Questionnaire, ViewpointIndex};
use crate::plan::{is_first_step_overdue, is_overdue};
use crate::report::plan::PlanView;
use crate::report::wording::item::ItemName;
use crate::text::{clean, day};
use std::borrow::Cow;

/// The number of leading columns that are printed: what, why, by when, who, status and pillar.
const PRINTED: u16 = 6;

struct ActionRow<'a> {
    view: PlanView<'a>,
    action: &'a Action,
}

impl<'a> ActionRow<'a> {
    const COLUMNS: &'a [TypedColumn<Self>] = &[
        column("title", |row| TypedCell::text(clean(&row.action.what))),
        column("description", |row| TypedCell::text(row.description())),
        column("due date", |row| TypedCell::date(row.action.due.as_ref())),
        column("owner", |row| TypedCell::maybe_text(row.action.owner.as_deref())),
        column("status", |row| TypedCell::text(row.action.status.name())),
        column("labels", |row| TypedCell::text(row.label())),
        column("id", |row| TypedCell::text(row.action.id.as_str())),
        column("team", |row| TypedCell::text(&row.view.plan.head.team)),
        column("organisation", |row| TypedCell::maybe_text(row.view.plan.head.organisation.as_deref())),
        column("overdue", |row| TypedCell::Bool(is_overdue(row.action, row.view.today))),
        column("items", |row| TypedCell::items(row.view.questionnaire, row.action.items.iter().copied())),
        column("first_step", |row| TypedCell::maybe_text(row.action.first_step.as_deref())),
        column("first_step_by", |row| TypedCell::date(row.action.first_step_by.as_ref())),
        column("first_step_overdue", |row| TypedCell::Bool(is_first_step_overdue(row.action, row.view.today))),
        column("owner_viewpoint", |row| {
            TypedCell::maybe_text(row.action.owner_viewpoint.and_then(|own| row.viewpoint(own)))
        }),
        column("shaped_with", |row| TypedCell::text(row.with())),
        column("shows", |row| TypedCell::maybe_text(row.action.shows.as_deref())),
        column("updated", |row| TypedCell::date(row.action.updated.as_ref())),
        column("confirmed_on", |row| match &row.action.status {
            ActionStatus::Confirmed(confirmation) => TypedCell::Date(confirmation.on),
            _ => TypedCell::Empty,
        }),
        column("confirmed_by", |row| match &row.action.status {
            ActionStatus::Confirmed(confirmation) => TypedCell::maybe_text(row.viewpoint(confirmation.by)),
            _ => TypedCell::Empty,
        }),
        column("reason", |row| match &row.action.status {
            ActionStatus::Dropped { reason } => TypedCell::text(reason),
            _ => TypedCell::Empty,
        }),
    ];

    fn all(view: PlanView<'a>) -> impl Iterator<Item = Self> {
        view.by_due_date().into_iter().map(move |action| Self { view, action })
    }

    fn viewpoint(&self, index: ViewpointIndex) -> Option<&'a str> {
        self.view.questionnaire.viewpoints().get(index.get()).map(|viewpoint| viewpoint.id.as_str())
    }

    fn with(&self) -> String {
        self.action.with.iter().filter_map(|&index| self.viewpoint(index)).collect::<Vec<_>>().join(" ")
    }

    /// The pillar of the first item, as a label to filter by.
    fn label(&self) -> Cow<'a, str> {
        let questionnaire: &'a Questionnaire = self.view.questionnaire;
        let item = self.action.items.first().and_then(|index| questionnaire.items().get(index.get()));
        item.map_or(Cow::Borrowed(""), |item| questionnaire.pillars()[item.pillar].id.as_str().into())
    }

    /// The other columns in words, for trackers that keep only a title, a description and a date.
    fn description(&self) -> String {
        let Self { view, action } = self;
        let items: Vec<_> = action.items.iter().map(|item| ItemName::distinct(view.questionnaire, *item)).collect();
        let mut lines = vec![format!("For: {}", items.join(", "))];
        if let Some(step) = &action.first_step {
            let by = action.first_step_by.map(|by| format!(" by {}", day(by))).unwrap_or_default();
            lines.push(format!("First step{by}: {}", clean(step)));
        }
        lines.extend(action.owner.as_deref().map(|owner| format!("Owner: {}", clean(owner))));
        lines.extend(action.shows.as_deref().map(|shows| format!("Shown by: {}", clean(shows))));
        lines.join("\n")
    }
}

/// The actions as CSV, earliest due date first.
#[must_use]
pub fn actions_as_csv(view: PlanView<'_>) -> Vec<u8> {
    let mut bytes = csv::header(ActionRow::COLUMNS.iter().map(|column| column.name));
    let mut csv = Csv::new();
    for row in ActionRow::all(view) {
        csv.row(cells(ActionRow::COLUMNS, &row));
    }
    bytes.extend(csv.into_bytes());
    bytes
}

/// The actions as a workbook.
///
/// # Errors
/// [`XlsxProblem`] if the table does not fit a workbook.
pub fn actions_as_xlsx(view: PlanView<'_>) -> Result<Vec<u8>, XlsxProblem> {
    let headings = ActionRow::COLUMNS.iter().map(TypedColumn::heading).collect();
    let rows = ActionRow::all(view).map(|row| cells(ActionRow::COLUMNS, &row).map(XlsxValue::from).collect()).collect();
    let title = format!("Action plan: {}", clean(&view.plan.head.team));
    let sheet = Sheet { name: "Actions", headings, rows, printed: Some(0..PRINTED) };
    xlsx::workbook(&title, &[sheet], &[], Some(view.today))
}

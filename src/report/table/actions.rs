//! The actions of a plan: one row each, starting with the columns that issue trackers import.

use super::csv::{self, Csv};
use super::workbooks::{ABOUT_COLUMNS, ON_PAPER};
use super::xlsx::{self, Sheet, XlsxProblem};
use super::{TypedCell, TypedColumn, XlsxValue, column, printed_first, values};
use crate::model::{Action, ActionStatus, Item, ItemIndex, Pillar, Questionnaire, ViewpointIndex};
use crate::plan::{is_first_step_overdue, is_overdue};
use crate::report::document::Section;
use crate::report::plan::{PlanView, how_to_read_a_plan, number, plan_head, status_words};
use crate::report::wording::item::ItemName;
use crate::report::wording::team_title;
use crate::score::Hundredths;
use crate::text::{clean, day};

/// The leading columns of the sheet, which fit the width of a page. Without answers there is no level now.
const PRINTED: [&str; 11] = [
    "title",
    "items",
    "levels_wanted",
    "levels_now",
    "owner",
    "due date",
    "overdue",
    "status",
    "first_step",
    "first_step_by",
    "shows",
];
/// The widest column of the sheet, in characters.
const WIDEST: usize = 28;

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
        column("labels", |row| TypedCell::maybe_text(row.pillar().map(|pillar| pillar.id.as_str()))),
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

    /// What the team's answers add.
    const ANSWERED: &'a [TypedColumn<Self>] =
        &[column("levels_wanted", Self::levels_wanted), column("levels_now", Self::levels_now)];

    /// Columns of workbooks only. They replace those of the same name.
    const IN_WORDS: &'a [TypedColumn<Self>] = &[
        column("items", |row| {
            let names = row.action.items.iter().map(|item| ItemName::distinct(row.view.questionnaire, *item));
            TypedCell::text(names.collect::<Vec<_>>().join("\n"))
        }),
        column("levels_wanted", Self::levels_wanted),
        column("levels_now", Self::levels_now),
        column("status", |row| TypedCell::text(status_words(row.action.status.name()))),
        column("labels", |row| TypedCell::maybe_text(row.pillar().map(|pillar| &*pillar.title))),
        column("owner_viewpoint", |row| row.labels(row.action.owner_viewpoint)),
        column("shaped_with", |row| row.labels(row.action.with.iter().copied())),
        column("confirmed_by", |row| match &row.action.status {
            ActionStatus::Confirmed(confirmation) => row.labels([confirmation.by]),
            _ => TypedCell::Empty,
        }),
    ];

    /// All columns; those about answers only if there are answers.
    fn columns(view: PlanView<'_>) -> impl Iterator<Item = &'a TypedColumn<Self>> {
        Self::COLUMNS.iter().chain(Self::ANSWERED.iter().filter(move |_| view.result.is_some()))
    }

    fn all(view: PlanView<'a>) -> impl Iterator<Item = Self> {
        view.by_due_date().into_iter().map(move |action| Self { view, action })
    }

    fn viewpoint(&self, index: ViewpointIndex) -> Option<&'a str> {
        self.view.questionnaire.viewpoints().get(index.get()).map(|viewpoint| viewpoint.id.as_str())
    }

    fn with(&self) -> String {
        self.action.with.iter().filter_map(|&index| self.viewpoint(index)).collect::<Vec<_>>().join(" ")
    }

    /// The labels of viewpoints, one per line.
    fn labels(&self, viewpoints: impl IntoIterator<Item = ViewpointIndex>) -> TypedCell<'a> {
        let all = self.view.questionnaire.viewpoints();
        let viewpoints = viewpoints.into_iter().filter_map(|index| all.get(index.get()));
        TypedCell::text(viewpoints.map(|viewpoint| clean(&viewpoint.label)).collect::<Vec<_>>().join("\n"))
    }

    /// A level of each item.
    fn levels(&self, of: impl Fn(ItemIndex, &Item) -> Option<Hundredths>) -> TypedCell<'a> {
        let questionnaire: &'a Questionnaire = self.view.questionnaire;
        let items =
            self.action.items.iter().filter_map(|&index| Some((index, questionnaire.items().get(index.get())?)));
        TypedCell::Levels(questionnaire, items.map(|(index, item)| (index, of(index, item))).collect())
    }

    fn levels_wanted(&self) -> TypedCell<'_> {
        let wanted = |item: &Item| 100 * Hundredths::from(self.action.wanted(item));
        self.levels(|index, item| Some(number(self.view.questionnaire, index, wanted(item))))
    }

    fn levels_now(&self) -> TypedCell<'_> {
        self.levels(|index, _| {
            let (assessment, _) = self.view.result?;
            let level = assessment.items.get(index.get())?.merged.state.level()?;
            Some(number(self.view.questionnaire, index, level))
        })
    }

    /// The pillar of the first item.
    fn pillar(&self) -> Option<&'a Pillar> {
        let questionnaire: &'a Questionnaire = self.view.questionnaire;
        let item = questionnaire.items().get(self.action.items.first()?.get())?;
        Some(&questionnaire.pillars()[item.pillar])
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
    let mut bytes = csv::header(ActionRow::columns(view).map(|column| column.name));
    let mut csv = Csv::new();
    for row in ActionRow::all(view) {
        csv.row(ActionRow::columns(view).map(|column| (column.cell)(&row)));
    }
    bytes.extend(csv.into_bytes());
    bytes
}

/// The actions as a workbook, with the must-haves that have none on a sheet of their own.
///
/// # Errors
/// [`XlsxProblem`] if the tables do not fit a workbook.
pub fn actions_as_xlsx(view: PlanView<'_>) -> Result<Vec<u8>, XlsxProblem> {
    let printed: Vec<_> = PRINTED.into_iter().filter(|name| view.result.is_some() || *name != "levels_now").collect();
    let columns: Vec<_> = printed_first(&printed, ActionRow::IN_WORDS, ActionRow::COLUMNS).collect();
    let headings = columns.iter().map(|column| column.heading()).collect();
    let rows = ActionRow::all(view).map(|row| values(&row, &columns)).collect();
    let end = u16::try_from(printed.len()).unwrap_or(u16::MAX);
    let actions = Sheet { name: "Actions", headings, rows, printed: Some(0..end), widest: WIDEST, bars: None };
    let head = &view.plan.head;
    let whose = team_title(&head.team, head.organisation.as_deref());
    let title = format!("Action plan as of {}: {whose}", day(view.today));
    let sheets: Vec<_> = std::iter::once(actions).chain(without_action(view)).collect();
    let mut about_columns = Section::new(2, ABOUT_COLUMNS);
    about_columns.list([
        "Level wanted and level now: of the item that the action is for. Levels now come from answers; a plan does not have them.",
        ON_PAPER,
    ]);
    xlsx::workbook(&title, &sheets, &[plan_head(view), how_to_read_a_plan(), about_columns], Some(view.today))
}

/// The must-haves that are open or unconfirmed and have no action; `None` if there are none, or no answers.
fn without_action(view: PlanView<'_>) -> Option<Sheet> {
    let (assessment, _) = view.result?;
    let PlanView { questionnaire, .. } = view;
    let rows = view.must_haves_without_action()?.into_iter().filter_map(|index| {
        let item = questionnaire.items().get(index.get())?;
        let state = assessment.items.get(index.get())?.merged.state;
        let level = |level| TypedCell::Levels(questionnaire, vec![(index, level)]);
        let cells = [
            TypedCell::pillar(questionnaire, item.pillar),
            TypedCell::items(questionnaire, [index]),
            TypedCell::text(ItemName::of(item).text),
            level(state.level().map(|level| number(questionnaire, index, level))),
            level(Some(number(questionnaire, index, 100 * Hundredths::from(item.target)))),
        ];
        Some(cells.map(XlsxValue::from).to_vec())
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| Sheet {
        name: "Must-haves without an action",
        headings: ["Pillar", "Must-have", "Question", "Level now", "Target"].map(str::to_owned).to_vec(),
        rows,
        printed: None,
        widest: xlsx::MAX_WIDTH,
        bars: None,
    })
}

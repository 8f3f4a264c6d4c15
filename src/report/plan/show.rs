//! A plan on a day: overdue actions, actions to confirm, actions without an owner, and all actions by due date, owner or pillar.

use super::wording::{due, owner, status, status_words};
use crate::TerminalStyle;
use crate::model::{Action, ActionStatus, Item, ItemIndex, PillarIndex, Plan, Questionnaire};
use crate::plan::{is_first_step_overdue, is_overdue, is_review_overdue, not_covered, unmet_must_haves};
use crate::report::document::{Block, Cell, Column, Document, Labelled, Rating, RichText, Section, Table};
use crate::report::wording::item::{ItemName, ScaleLabel};
use crate::report::wording::team_title;
use crate::score::{Assessment, Hundredths};
use crate::text::{Count, clean, day, first_few, name_key, nonzero_counts, plural_form, shortened_at_word};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The length of the lists of actions.
#[derive(Debug, Clone, Copy)]
struct Extent {
    /// The maximum number of actions named on separate lines.
    lines: usize,
    /// The maximum number of less important actions named.
    few: usize,
    /// The maximum length of an action's text.
    longest: usize,
}

/// The columns that one screen needs next to an action's text: for a label, a date and "and 10 more actions".
const BESIDE_ACTION: usize = 36;
/// Everything.
const WHOLE: Extent = Extent { lines: usize::MAX, few: usize::MAX, longest: usize::MAX };

/// A plan, and the data to show with it.
#[derive(Debug, Clone, Copy)]
pub struct PlanView<'a> {
    /// The questionnaire whose items it names.
    pub questionnaire: &'a Questionnaire,
    /// The plan.
    pub plan: &'a Plan,
    /// The day that decides what is overdue.
    pub today: NaiveDate,
    /// How actions are grouped in a full report.
    pub by: GroupBy,
    /// The team's result and the date of its latest answers, if there are answers.
    pub result: Option<(&'a Assessment, NaiveDate)>,
}

/// How actions are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum GroupBy {
    /// In one table, earliest due date first.
    #[default]
    Due,
    /// By owner.
    Owner,
    /// By the pillar of each action's first item.
    Pillar,
}

impl<'a> PlanView<'a> {
    fn actions(self, is: impl Fn(&Action) -> bool) -> Vec<&'a Action> {
        self.plan.actions().iter().filter(|action| is(action)).collect()
    }

    fn items(self, action: &Action) -> Vec<(ItemIndex, &'a Item)> {
        let items = self.questionnaire.items();
        action.items.iter().filter_map(|&index| Some((index, items.get(index.get())?))).collect()
    }

    /// The open or unconfirmed must-haves without an action; `None` without answers.
    pub(in crate::report) fn must_haves_without_action(self) -> Option<Vec<ItemIndex>> {
        let (assessment, answered) = self.result?;
        Some(not_covered(&unmet_must_haves(assessment), &[self.plan], self.questionnaire, answered))
    }

    /// Sorted by due date, those without one last, then in the order of the file.
    pub(in crate::report) fn by_due_date(self) -> Vec<&'a Action> {
        let mut actions = self.actions(|_| true);
        actions.sort_by_key(|action| (action.due.is_none(), action.due));
        actions
    }
}

/// The plan on one screen of 24 lines. `width` is that of the terminal in columns, of which at least 80 are used.
#[must_use]
pub fn plan_screen(view: PlanView<'_>, width: usize) -> Document {
    let screen = Extent { lines: 2, few: 1, longest: TerminalStyle::screen_width(width) - BESIDE_ACTION };
    let mut document = head(view);
    document.is_dense = true;
    let mut lines = summary(view, screen);
    let next = view
        .by_due_date()
        .into_iter()
        .filter(|action| action.is_unfinished() && action.due.is_some() && !is_overdue(action, view.today));
    lines.extend(named("Next due", &next.collect::<Vec<_>>(), screen.lines, |action| dated(action, screen)));
    document.section(2, "").blocks.push(Block::Labelled(lines));
    document
}

/// The whole plan.
#[must_use]
pub fn plan_report(view: PlanView<'_>) -> Document {
    let mut document = head(view);
    document.section(2, "").blocks.push(Block::Labelled(summary(view, WHOLE)));
    let groups: Vec<(String, Vec<&Action>)> = match view.by {
        GroupBy::Due => vec![("Actions by due date".to_owned(), view.by_due_date())],
        GroupBy::Owner => by_owner(view),
        GroupBy::Pillar => by_pillar(view),
    };
    for (heading, actions) in groups.into_iter().filter(|(_, actions)| !actions.is_empty()) {
        let mut section = Section::new(2, heading.as_str());
        section.table(table(view, &heading, &actions));
        document.sections.push(section);
    }
    document.sections.push(how_to_read_a_plan());
    document
}

/// What is in a plan, and what needs attention.
pub(in crate::report) fn plan_head(view: PlanView<'_>) -> Section {
    let mut section = Section::new(2, "In short");
    section.blocks.push(Block::Labelled(summary(view, WHOLE)));
    section
}

/// What the words about actions mean.
pub(in crate::report) fn how_to_read_a_plan() -> Section {
    let mut section = Section::new(2, "How to read this");
    section.list([
        "An action is done when its owner says so. It is confirmed when somebody with a different viewpoint says that it worked.",
        "An action is overdue if its due date has passed and it is still open or in progress. A first step is overdue if its date has passed and nothing has begun.",
    ]);
    section
}

fn head(view: PlanView<'_>) -> Document {
    let head = &view.plan.head;
    let mut document = Document::new(team_title(&head.team, head.organisation.as_deref()));
    let baseline = head.baseline.map(|baseline| format!(" · for the audit of {}", day(baseline)));
    document.subtitle =
        RichText::new().muted(format!("Action plan as of {}{}", day(view.today), baseline.unwrap_or_default()));
    document
}

/// Actions that need attention, by kind.
fn summary(view: PlanView<'_>, extent: Extent) -> Vec<Labelled> {
    let PlanView { plan, today, .. } = view;
    let mut lines = vec![Labelled::new("Actions", counts(view))];
    lines.extend(plan.head.review.map(|review| {
        let text = RichText::new();
        let text = if is_review_overdue(&plan.head, today) {
            text.rated(format!("{}, overdue", day(review)), Rating::Poor)
        } else {
            text.plain(day(review))
        };
        Labelled::new("Review", text)
    }));
    let first_step = |action: &Action| {
        let step = action.first_step.as_deref().unwrap_or(&action.what);
        let by = action.first_step_by.map(|by| format!(", {}", day(by))).unwrap_or_default();
        format!("{}{by}", shortened_at_word(&clean(step), extent.longest))
    };
    let what = |action: &Action| shortened_at_word(&clean(&action.what), extent.longest);
    let Extent { lines: most, few, .. } = extent;
    lines.extend(named("Overdue", &view.actions(|action| is_overdue(action, today)), most, |action| {
        dated(action, extent)
    }));
    lines.extend(named("First step", &view.actions(|action| is_first_step_overdue(action, today)), most, first_step));
    lines.extend(named("To confirm", &view.actions(|action| action.status == ActionStatus::Done), few, what));
    let without = |missing: fn(&Action) -> bool| view.actions(|action| !action.is_dropped() && missing(action));
    lines.extend(named("No owner", &without(|action| action.owner.is_none()), few, what));
    lines.extend(named("No date", &without(|action| action.is_unfinished() && action.due.is_none()), few, what));
    if let Some(missing) = view.must_haves_without_action() {
        let names = missing.iter().map(|item| ItemName::distinct(view.questionnaire, *item));
        lines.push(Labelled::new(
            "Must-haves",
            match missing.len() {
                0 => RichText::from("every open or unconfirmed must-have has an action"),
                all => RichText::new()
                    .rated(
                        format!("{all} open or unconfirmed {} no action:", plural_form(all, "has", "have")),
                        Rating::Poor,
                    )
                    .plain(format!(" {}", first_few(names, most, ", "))),
            },
        ));
    }
    lines
}

/// "4: 1 open, 2 confirmed, 1 dropped".
fn counts(view: PlanView<'_>) -> String {
    let of = |name: &str| view.actions(|action| action.status.name() == name).len();
    let counts = nonzero_counts(ActionStatus::NAMES.iter().map(|name| (of(name), status_words(name))));
    let all = view.plan.actions().len();
    if counts.is_empty() { "none".to_owned() } else { format!("{all}: {}", counts.join(", ")) }
}

fn named(label: &str, actions: &[&Action], most: usize, text: impl Fn(&Action) -> String) -> Vec<Labelled> {
    let mut lines: Vec<_> = actions.iter().take(most).map(|action| text(action)).collect();
    match (actions.len().checked_sub(most).filter(|more| *more > 0), lines.as_mut_slice()) {
        (Some(more), [only]) => *only = format!("{only} and {}", Count::of(more, "more action")),
        (Some(more), _) => lines.push(format!("and {}", Count::of(more, "more action"))),
        (None, _) => {}
    }
    let labels = std::iter::once(label).chain(std::iter::repeat(""));
    labels.zip(lines).map(|(label, line)| Labelled::new(label, line)).collect()
}

/// An action with its due date and, if there is room, its owner.
fn dated(action: &Action, extent: Extent) -> String {
    let owner = if extent.longest == usize::MAX { format!(" ({})", owner(action)) } else { String::new() };
    format!("{}, {}{owner}", shortened_at_word(&clean(&action.what), extent.longest), due(action))
}

/// Owners sorted by name, with actions without an owner last.
fn by_owner(view: PlanView<'_>) -> Vec<(String, Vec<&Action>)> {
    let mut groups: BTreeMap<(bool, String), (String, Vec<&Action>)> = BTreeMap::new();
    for action in view.by_due_date() {
        let key = action.owner.as_deref().map_or_else(|| (true, String::new()), |owner| (false, name_key(owner)));
        let heading = action.owner.as_deref().map_or_else(|| "No owner".to_owned(), clean);
        groups.entry(key).or_insert_with(|| (heading, Vec::new())).1.push(action);
    }
    groups.into_values().collect()
}

fn by_pillar(view: PlanView<'_>) -> Vec<(String, Vec<&Action>)> {
    let actions = view.by_due_date();
    let of = |pillar| {
        let is_first = |action: &&&Action| view.items(action).first().is_some_and(|(_, item)| item.pillar == pillar);
        actions.iter().filter(is_first).copied().collect()
    };
    let pillars = PillarIndex::enumerate(view.questionnaire.pillars());
    pillars.map(|(index, pillar)| (clean(&pillar.title), of(index))).collect()
}

/// The headings of [`texts`].
const TITLES: [&str; 7] = ["Action", "First step", "Shown by", "For", "Owner", "Due", "Status"];

fn table(view: PlanView<'_>, caption: &str, actions: &[&Action]) -> Table {
    // The tables of a plan have the same columns: those that some action of the plan has a text for.
    let is_used = view.plan.actions().iter().fold([false; TITLES.len()], |mut is_used, action| {
        for (is_used, texts) in is_used.iter_mut().zip(texts(view, action)) {
            *is_used |= !texts.is_empty();
        }
        is_used
    });
    let cell = |texts: Vec<RichText>| if texts.is_empty() { Cell::Empty } else { Cell::Words(texts) };
    let row = |action: &&Action| {
        let texts = texts(view, action).into_iter().zip(is_used);
        texts.filter(|(_, is_used)| *is_used).map(|(texts, _)| cell(texts)).collect()
    };
    let columns = TITLES.into_iter().zip(is_used).filter(|(_, is_used)| *is_used);
    Table {
        caption: caption.to_owned(),
        columns: columns.map(|(title, _)| Column::words(title)).collect(),
        rows: actions.iter().map(row).collect(),
        footer: None,
    }
}

/// What a plan says of an action, by column.
fn texts(view: PlanView<'_>, action: &Action) -> [Vec<RichText>; TITLES.len()] {
    let dated = |words: String, is_overdue: bool| {
        if is_overdue {
            RichText::new().rated(format!("{words}, overdue"), Rating::Poor)
        } else {
            RichText::from(words)
        }
    };
    let step = action.first_step.as_deref().map(|step| clean(step).into());
    let by = action.first_step_by.map(|by| format!("by {}", day(by)));
    let by = by.map(|by| dated(by, is_first_step_overdue(action, view.today)));
    let items = view.items(action).into_iter();
    [
        vec![clean(&action.what).into()],
        step.into_iter().chain(by).collect(),
        action.shows.iter().map(|shows| clean(shows).into()).collect(),
        items.map(|(index, item)| addressed(view, action, index, item)).collect(),
        vec![owner(action).into()],
        vec![dated(due(action), is_overdue(action, view.today))],
        vec![status(view.questionnaire, action).into()],
    ]
}

/// An item with its target level and, if there are answers, the team's level: "Parity of the peer lead, to 3 of 4 (2 on 21 November
/// 2026)". A plan is read long after the answers, so the level has their date.
fn addressed(view: PlanView<'_>, action: &Action, index: ItemIndex, item: &Item) -> RichText {
    let wanted = ScaleLabel::of(item, 100 * Hundredths::from(action.wanted(item))).with_top();
    let text = RichText::from(format!("{}, to {wanted}", ItemName::distinct(view.questionnaire, index)));
    let Some((assessment, answered)) = view.result else { return text };
    let level = assessment.items.get(index.get()).and_then(|figures| figures.merged.state.level());
    let level = level.map_or_else(|| "not known".to_owned(), |level| ScaleLabel::of(item, level).figure);
    text.muted(format!(" ({level} on {})", day(answered)))
}

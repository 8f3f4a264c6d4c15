//! A plan compared with two audits: first what is done, but not every level rose, then what moved, then what is overdue.

use super::wording::{due, movement_in_short, movement_in_words, owner, status, status_words};
use crate::model::Questionnaire;
use crate::plan::{ActionOutcome, ComparedPlans, PlanProgress};
use crate::report::document::{Cell, Column, Labelled, Rating, RichText, Section, Table};
use crate::report::wording::item::ItemName;
use crate::text::{Count, clean, day, first_few, nonzero_counts, plural_form};
use chrono::NaiveDate;

/// The maximum number of actions or items named on one screen.
const MAX_NAMED: usize = 2;
const NOT_MOVED: &str = "Done, but not every level rose";

/// The full report on a team's plan: a section for each list that is not empty.
pub(in crate::report) fn sections(
    questionnaire: &Questionnaire,
    progress: &PlanProgress<'_>,
    today: NaiveDate,
) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut not_moved = Section::new(2, NOT_MOVED);
    if progress.done_not_moved.is_empty() {
        not_moved.paragraph("There is no such action: wherever an action is called done, every level has risen.");
    } else {
        not_moved.paragraph("An action has moved its items only if the level of every one of them certainly rose.");
        not_moved.table(table(questionnaire, NOT_MOVED, &progress.done_not_moved, Rating::Poor));
    }
    sections.push(not_moved);
    let mut list = |heading: &str, outcomes: &[ActionOutcome<'_>], rating: Rating| {
        if !outcomes.is_empty() {
            let mut section = Section::new(2, heading);
            section.table(table(questionnaire, heading, outcomes, rating));
            sections.push(section);
        }
    };
    list("Moved, with an action", &progress.moved, Rating::Good);
    list(&format!("Overdue on {}", day(today)), &progress.overdue, Rating::Poor);
    list("Still to be done", &progress.pending, Rating::Neutral);
    list("Dropped", &progress.dropped, Rating::Neutral);
    if !progress.moved_without_action.is_empty() {
        let mut section = Section::new(2, "Moved, without an action");
        let names = progress.moved_without_action.iter().map(|item| ItemName::distinct(questionnaire, *item));
        section.paragraph(format!("{}.", names.collect::<Vec<_>>().join(", ")));
        // Items that moved without an action follow those that moved with one.
        let index = 1 + usize::from(!progress.moved.is_empty());
        sections.insert(index, section);
    }
    sections
}

fn table(questionnaire: &Questionnaire, caption: &str, outcomes: &[ActionOutcome<'_>], rating: Rating) -> Table {
    let rows = outcomes.iter().map(|ActionOutcome { action, items }| {
        let items = items.iter().map(|movement| RichText::from(movement_in_words(questionnaire, movement)));
        vec![
            Cell::words(clean(&action.what)),
            Cell::Words(items.collect()),
            Cell::words(owner(action)),
            Cell::words(due(action)),
            Cell::words(RichText::new().rated(status(questionnaire, action), rating)),
        ]
    });
    Table {
        caption: caption.to_owned(),
        columns: ["Action", "Then and now", "Owner", "Due", "Status"].map(Column::words).into(),
        rows: rows.collect(),
        footer: None,
    }
}

/// A team's plan in a few lines, for one screen.
pub(in crate::report) fn in_short(
    questionnaire: &Questionnaire,
    progress: &PlanProgress<'_>,
    today: NaiveDate,
) -> Vec<Labelled> {
    let actions = |outcomes: &[ActionOutcome<'_>], text: &dyn Fn(&ActionOutcome<'_>) -> String| {
        first_few(outcomes.iter().map(text), MAX_NAMED, "; ")
    };
    let items = |outcome: &ActionOutcome<'_>| {
        let items: Vec<_> = outcome.items.iter().map(|movement| movement_in_short(questionnaire, movement)).collect();
        items.join(", ")
    };
    let called =
        |outcome: &ActionOutcome<'_>| format!("{} ({})", items(outcome), status_words(outcome.action.status.name()));
    let with_due_date = |outcome: &ActionOutcome<'_>| {
        let items = outcome.items.iter().map(|movement| ItemName::distinct(questionnaire, movement.item));
        format!("{}, due {}", items.collect::<Vec<_>>().join(", "), due(outcome.action))
    };
    let poor = |text: String| RichText::new().rated(text, Rating::Poor);
    let unplanned = progress.moved_without_action.iter().map(|item| ItemName::distinct(questionnaire, *item));
    let lines = [
        ("Plan", counts(progress, today).into()),
        ("Not moved", poor(actions(&progress.done_not_moved, &called))),
        ("Moved", actions(&progress.moved, &items).into()),
        ("No action", first_few(unplanned, MAX_NAMED, ", ").into()),
        ("Overdue", poor(actions(&progress.overdue, &with_due_date))),
    ];
    lines.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| Labelled::new(label, text)).collect()
}

/// "5 actions: 1 done, but not every level rose; 2 moved; 2 to be done. Overdue on 1 May 2027: 1." Overdue actions are counted apart, since
/// each of them has moved or is to be done too.
fn counts(progress: &PlanProgress<'_>, today: NaiveDate) -> String {
    let overdue = &progress.overdue;
    let parts = [
        (progress.done_not_moved.len(), "done, but not every level rose"),
        (progress.moved.len(), "moved"),
        (progress.pending.len() + overdue.iter().filter(|outcome| !outcome.moved()).count(), "to be done"),
        (progress.dropped.len(), "dropped"),
    ];
    let parts = nonzero_counts(parts);
    let actions = Count::of(progress.plan.actions().len(), "action");
    let counts = if parts.is_empty() { format!("{actions}.") } else { format!("{actions}: {}.", parts.join("; ")) };
    match overdue.len() {
        0 => counts,
        overdue => format!("{counts} Overdue on {}: {overdue}.", day(today)),
    }
}

/// The plans of many teams in one line.
pub(in crate::report) fn totals(plans: &ComparedPlans<'_>) -> Labelled {
    let with_plan = || plans.teams.iter().flatten();
    let sum = |of: fn(&PlanProgress<'_>) -> usize| with_plan().map(of).sum::<usize>();
    let (with, all) = (with_plan().count(), sum(|plan| plan.plan.actions().len()));
    let not_moved = sum(|plan| plan.done_not_moved.len());
    let (moved, overdue) = (sum(|plan| plan.moved.len()), sum(|plan| plan.overdue.len()));
    Labelled::new(
        "Plans",
        format!(
            "{with} of {} {} one, with {}: {moved} moved; {not_moved} done, but not every level rose. Overdue: {overdue}.",
            Count::of(plans.teams.len(), "team"),
            plural_form(with, "has", "have"),
            Count::of(all, "action"),
        ),
    )
}

/// The plans of many teams: a table of counts, then the actions that are done, but of which not every level rose.
pub(in crate::report) fn of_teams(
    questionnaire: &Questionnaire,
    plans: &[(String, Option<&PlanProgress<'_>>)],
    today: NaiveDate,
) -> Section {
    let mut section = Section::new(2, "Action plans");
    let rows = plans.iter().map(|(team, progress)| {
        let counts = progress.map(|plan| {
            [
                plan.done_not_moved.len(),
                plan.moved.len(),
                plan.moved_without_action.len(),
                plan.overdue.len(),
                plan.pending.len(),
            ]
        });
        let cells = match counts {
            Some(counts) => counts.map(|count| Cell::number(Some(count.to_string()))),
            None => [const { Cell::Empty }; 5],
        };
        std::iter::once(Cell::words(team.as_str())).chain(cells).collect()
    });
    let numbers = ["Done, not moved", "Moved", "Improved without action", "Overdue", "To be done"].map(Column::numbers);
    section.table(Table {
        caption: "What happened to the plan of each team".to_owned(),
        columns: std::iter::once(Column::words("Team")).chain(numbers).collect(),
        rows: rows.collect(),
        footer: None,
    });
    section.paragraph(format!(
        "Actions of each plan; “Improved without action” counts items that improved without an action. “–”: no plan. Overdue on {}.",
        day(today)
    ));
    let not_moved = plans.iter().filter_map(|(team, progress)| {
        let outcomes = &progress.as_ref()?.done_not_moved;
        let movements = outcomes.iter().flat_map(|outcome| &outcome.items);
        let movements: Vec<_> = movements.map(|movement| movement_in_words(questionnaire, movement)).collect();
        (!movements.is_empty()).then(|| (format!("Done, not moved: {team}"), movements.join("; ")))
    });
    section.labelled(not_moved);
    section
}

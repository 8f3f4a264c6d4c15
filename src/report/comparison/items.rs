//! The changes of single items and must-haves between two audits.

use super::ComparisonContext;
use crate::model::ItemIndex;
use crate::programme::TeamTrend;
use crate::report::document::{Cell, Column, Rating, RichText, Section, Table};
use crate::report::wording::figure::{hundredths, signed_hundredths};
use crate::report::wording::item::{ItemName, ScaleLabel};
use crate::score::{ItemChange, MustHaveTransition};
use crate::text::{Count, first_few, nonzero_counts, plural_form};

/// The possible changes of a must-have, bad ones first, with their wording.
const TRANSITIONS: [(MustHaveTransition, &str); 7] = [
    (MustHaveTransition::Opened, "Newly open"),
    (MustHaveTransition::BecameUnconfirmed, "Newly unconfirmed"),
    (MustHaveTransition::NoLongerApplies, "Now set aside"),
    (MustHaveTransition::Closed, "Closed"),
    (MustHaveTransition::FoundMet, "Not known then, met now"),
    (MustHaveTransition::StillOpen, "Still open"),
    (MustHaveTransition::StillUnconfirmed, "Still unconfirmed"),
];

/// Items that improved or slipped.
pub(super) fn sections(context: &ComparisonContext<'_>, team: &TeamTrend) -> [Section; 2] {
    let items = &team.comparison().items;
    let section = |heading: &str, changes: &[ItemChange], rating: Rating, none: &str| {
        let mut section = Section::new(2, heading);
        match changes {
            [] => section.paragraph(none),
            changes => section.table(table(context, heading, changes, rating)),
        }
        section
    };
    let improved =
        section("What improved", &items.improved, Rating::Good, "No item that is known on both sides is higher now.");
    let mut slipped =
        section("What slipped", &items.slipped, Rating::Poor, "No item that is known on both sides is lower now.");
    let known = [("No longer known", &items.no_longer_known), ("Known now, but not then", &items.became_known)];
    let known = known.into_iter().filter(|(_, items)| !items.is_empty());
    slipped.labelled(known.map(|(label, items)| (label, names(context, items))));
    [improved, slipped]
}

/// The changes of must-haves.
pub(super) fn must_haves(context: &ComparisonContext<'_>, team: &TeamTrend) -> Option<Section> {
    let all = context.report.questionnaire.items().iter().filter(|item| item.must_have).count();
    if all == 0 {
        return None;
    }
    let changed = changed_must_haves(context, team);
    let transitions = TRANSITIONS.into_iter().map(|(transition, words)| (words, with_transition(team, transition)));
    let transitions: Vec<_> = transitions.filter(|(_, items)| !items.is_empty()).collect();
    let mut section = Section::new(2, "Must-haves");
    if transitions.is_empty() && changed.len() < all {
        let which = if changed.is_empty() { "" } else { " and has not changed" };
        section.paragraph(format!("Every must-have that applies{which} is met, then and now."));
    }
    let changed = (!changed.is_empty()).then_some(("Changed, not compared", changed));
    section.labelled(transitions.into_iter().chain(changed).map(|(words, items)| (words, names(context, &items))));
    if !with_transition(team, MustHaveTransition::NoLongerApplies).is_empty() {
        section.paragraph(
            "“Now set aside”: everybody now says that it does not apply, which does not show that it is met.",
        );
    }
    Some(section)
}

/// The must-haves in one sentence: "2 closed, 1 newly open, 14 still open, 1 changed and not compared".
pub(super) fn must_haves_in_short(context: &ComparisonContext<'_>, team: &TeamTrend) -> String {
    let words = [
        (MustHaveTransition::Closed, "closed"),
        (MustHaveTransition::FoundMet, "confirmed"),
        (MustHaveTransition::Opened, "newly open"),
        (MustHaveTransition::BecameUnconfirmed, "newly unconfirmed"),
        (MustHaveTransition::NoLongerApplies, "now said not to apply"),
        (MustHaveTransition::StillOpen, "still open"),
        (MustHaveTransition::StillUnconfirmed, "still unconfirmed"),
    ];
    let changed = (changed_must_haves(context, team).len(), "changed and not compared");
    let counts =
        words.into_iter().map(|(transition, words)| (with_transition(team, transition).len(), words)).chain([changed]);
    let parts = nonzero_counts(counts);
    if parts.is_empty() { "all met, then and now".to_owned() } else { parts.join(", ") }
}

/// Items that are in no figure although they apply in some round, by the reason.
pub(super) fn not_compared(context: &ComparisonContext<'_>, team: &TeamTrend) -> Option<Section> {
    let (comparison, trend) = (team.comparison(), team.trend());
    let sides = if context.labels.len() == 2 {
        vec![("then", &comparison.only_follow_up), ("now", &comparison.only_baseline)]
    } else {
        vec![("in some rounds", &trend.only_in_some)]
    };
    let mut lists = Vec::new();
    for (when, items) in sides {
        let items = items.iter().copied().filter(|item| !comparison.changed.contains(item));
        let (outside, not_applicable): (Vec<_>, Vec<_>) =
            items.partition(|item| is_outside_a_stage(context, team, *item));
        lists.push((format!("Said not to apply {when}"), not_applicable));
        lists.push((format!("Outside the stage {when}"), outside));
    }
    lists.push(("Changed since they were answered".to_owned(), comparison.changed.clone()));
    lists.retain(|(_, items)| !items.is_empty());
    let number: usize = lists.iter().map(|(_, items)| items.len()).sum();
    if number == 0 {
        return None;
    }
    let mut section = Section::new(2, "Items that are not compared");
    section.paragraph(format!(
        "{} {} in no figure above, {}.",
        Count::of(number, "item"),
        plural_form(number, "is", "are"),
        if context.labels.len() == 2 { "on either side" } else { "in any round" },
    ));
    section.labelled(lists.iter().map(|(label, items)| (label, names(context, items))));
    Some(section)
}

/// Whether an audit of the team was at a stage at which this is not asked.
fn is_outside_a_stage(context: &ComparisonContext<'_>, team: &TeamTrend, item: ItemIndex) -> bool {
    let item = &context.report.questionnaire.items()[item];
    team.audits().flatten().any(|(audit, _)| !item.is_at(audit.subject.stage))
}

/// Must-haves that are in no figure because they have changed since they were answered.
fn changed_must_haves(context: &ComparisonContext<'_>, team: &TeamTrend) -> Vec<ItemIndex> {
    let items = context.report.questionnaire.items();
    team.comparison().changed.iter().copied().filter(|item| items[*item].must_have).collect()
}

pub(super) fn with_transition(team: &TeamTrend, transition: MustHaveTransition) -> Vec<ItemIndex> {
    team.comparison()
        .must_haves
        .iter()
        .filter(|change| change.transition == transition)
        .map(|change| change.item)
        .collect()
}

fn table(context: &ComparisonContext<'_>, caption: &str, changes: &[ItemChange], rating: Rating) -> Table {
    let rows = changes.iter().map(|change| {
        let item = &context.report.questionnaire.items()[change.item];
        let label = |level| ScaleLabel::of(item, level);
        let then = if item.is_indicator() { label(change.baseline).figure } else { hundredths(change.baseline) };
        let now = label(change.follow_up).with_top();
        vec![
            Cell::words(ItemName::of(item).text),
            Cell::number(Some(then)),
            Cell::number(Some(now)),
            Cell::words(RichText::new().rated(signed_hundredths(change.amount()), rating)),
        ]
    });
    Table {
        caption: caption.to_owned(),
        rows: rows.collect(),
        columns: vec![
            Column::words("Item"),
            Column::numbers("Then"),
            Column::numbers("Now"),
            Column::numbers("Change"),
        ],
        footer: None,
    }
}

pub(super) fn names(context: &ComparisonContext<'_>, items: &[ItemIndex]) -> String {
    first_names(context, items, usize::MAX)
}

/// The first few names, and the number of others.
pub(super) fn first_names(context: &ComparisonContext<'_>, items: &[ItemIndex], most: usize) -> String {
    first_few(items.iter().map(|item| ItemName::distinct(context.report.questionnaire, *item)), most, ", ")
}

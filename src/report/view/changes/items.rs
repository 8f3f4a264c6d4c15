//! What became of single items and must-haves: what improved, what slipped, what is known now, what applies on one side only.

use super::ComparisonContext;
use super::parts::{Cell, Column, Grid, Part, Point, Section};
use crate::model::ItemIndex;
use crate::programme::TeamTrend;
use crate::report::document::Rating;
use crate::report::view::figure::{hundredths, signed_hundredths};
use crate::report::view::item::{ItemName, ScaleLabel};
use crate::score::{ItemChange, MustHaveStep};
use crate::text::{Count, agree};

/// The must-haves by what became of them, the bad news first, with the words for it.
const STEPS: [(MustHaveStep, &str); 7] = [
    (MustHaveStep::Opened, "Come open"),
    (MustHaveStep::BecameUnconfirmed, "No longer known"),
    (MustHaveStep::SetAside, "Said not to apply now, which does not show that they are met"),
    (MustHaveStep::Closed, "Closed"),
    (MustHaveStep::Confirmed, "Not known then, met now"),
    (MustHaveStep::StillOpen, "Still open"),
    (MustHaveStep::StillUnconfirmed, "Still not known"),
];

/// What improved and what slipped.
pub(super) fn sections(setting: &ComparisonContext<'_>, team: &TeamTrend) -> Vec<Section> {
    let items = &team.whole().items;
    let one = |heading: &str, changes: &[ItemChange], tone: Rating, none: &str| {
        let part = match changes {
            [] => Part::Sentence(none.to_owned()),
            changes => Part::Table(table(setting, changes, tone)),
        };
        Section::new(heading, vec![part])
    };
    let mut sections = vec![
        one("What improved", &items.improved, Rating::Good, "No item that is known on both sides stands higher."),
        one("What slipped", &items.slipped, Rating::Poor, "No item that is known on both sides stands lower."),
    ];
    let points: Vec<_> =
        [("No longer known:", &items.no_longer_known), ("Known now, and not then:", &items.became_known)]
            .into_iter()
            .filter(|(_, items)| !items.is_empty())
            .map(|(name, items)| Point::new(name, &names(setting, items)))
            .collect();
    if let Some(slipped) = sections.last_mut()
        && !points.is_empty()
    {
        slipped.parts.push(Part::Points(points));
    }
    sections
}

/// What became of the must-haves.
pub(super) fn must_haves(setting: &ComparisonContext<'_>, team: &TeamTrend) -> Option<Section> {
    if !setting.questionnaire.items().iter().any(|item| item.must_have) {
        return None;
    }
    let points: Vec<_> = of_steps(team)
        .into_iter()
        .zip(STEPS)
        .filter(|(items, _)| !items.is_empty())
        .map(|(items, (_, words))| Point::new(&format!("{words}:"), &names(setting, &items)))
        .collect();
    let part = match points.as_slice() {
        [] => Part::Sentence("All that apply are met, then and now.".to_owned()),
        _ => Part::Points(points),
    };
    Some(Section::new("Must-haves", vec![part]))
}

/// The must-haves in one sentence: "2 closed, 1 come open, 14 still open."
pub(super) fn must_haves_in_short(team: &TeamTrend) -> String {
    let [opened, unconfirmed, set_aside, closed, confirmed, still_open, still_unconfirmed] =
        of_steps(team).map(|items| items.len());
    let parts: Vec<_> = [
        (closed, "closed"),
        (confirmed, "confirmed"),
        (opened, "come open"),
        (unconfirmed, "no longer known"),
        (set_aside, "said not to apply now"),
        (still_open, "still open"),
        (still_unconfirmed, "still not known"),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .map(|(number, words)| format!("{number} {words}"))
    .collect();
    if parts.is_empty() { "all met, then and now".to_owned() } else { parts.join(", ") }
}

/// What applies on one side only, or not in every round.
pub(super) fn one_side_only(setting: &ComparisonContext<'_>, team: &TeamTrend) -> Option<Section> {
    let whole = team.whole();
    let rounds = setting.rounds.as_slice().len();
    let lists = if rounds == 2 {
        vec![("Baseline only:", &whole.only_baseline), ("Follow-up only:", &whole.only_follow_up)]
    } else {
        vec![("Not in every round:", &team.trend().left_out)]
    };
    let number: usize = lists.iter().map(|(_, items)| items.len()).sum();
    if number == 0 {
        return None;
    }
    let why = format!(
        "{} {} said not to apply {}, and {} in no figure above, on neither side.",
        Count::of(number, "item"),
        agree(number, "is", "are"),
        if rounds == 2 { "on one side" } else { "in some round" },
        agree(number, "is", "are")
    );
    let points = lists.into_iter().filter(|(_, items)| !items.is_empty());
    let points = points.map(|(name, items)| Point::new(name, &names(setting, items))).collect();
    Some(Section::new("Items that do not apply throughout", vec![Part::Sentence(why), Part::Points(points)]))
}

fn of_steps(team: &TeamTrend) -> [Vec<ItemIndex>; 7] {
    STEPS.map(|(step, _)| {
        team.whole().must_haves.iter().filter(|change| change.step == step).map(|change| change.item).collect()
    })
}

fn table(setting: &ComparisonContext<'_>, changes: &[ItemChange], tone: Rating) -> Grid {
    let rows = changes.iter().map(|change| {
        let item = &setting.questionnaire.items()[change.item];
        let name = ItemName::of(item);
        let level = |level| {
            let place = ScaleLabel::of(item, level);
            if item.is_indicator() { place.figure } else { hundredths(level) }
        };
        let now = if item.is_indicator() {
            level(change.follow_up)
        } else {
            ScaleLabel::of(item, change.follow_up).with_top()
        };
        vec![
            Cell::with_aside(name.text, name.id),
            Cell::plain(level(change.baseline)),
            Cell::plain(now),
            Cell::toned(signed_hundredths(change.amount()), tone),
        ]
    });
    let columns =
        vec![Column::words("Item"), Column::figures("Then"), Column::figures("Now"), Column::figures("Change")];
    Grid { rows: rows.collect(), columns }
}

fn names(setting: &ComparisonContext<'_>, items: &[ItemIndex]) -> String {
    let names: Vec<_> = ItemName::all(setting.questionnaire, items).into_iter().map(|item| item.id).collect();
    names.join(", ")
}

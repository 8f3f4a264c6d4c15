//! Words for actions: their items, their status, their owners and their dates.

use crate::model::{Action, ActionStatus, Item, ItemIndex, Questionnaire};
use crate::plan::ItemMovement;
use crate::report::wording::figure::signed_hundredths;
use crate::report::wording::item::{ItemName, ScaleLabel};
use crate::score::{Hundredths, POSITION_OFFSET_HUNDREDTHS};
use crate::text::{clean, day, within_sentence};

/// The status of an action, and who confirmed it: "done, not confirmed", "confirmed by peer supporters on 20 April 2027".
pub(in crate::report) fn status(questionnaire: &Questionnaire, action: &Action) -> String {
    match &action.status {
        ActionStatus::Open | ActionStatus::Doing => status_words(action.status.name()).to_owned(),
        ActionStatus::Done => "done, not confirmed".to_owned(),
        ActionStatus::Confirmed(confirmation) => {
            let viewpoint = questionnaire.viewpoints().get(confirmation.by.get());
            let by = viewpoint
                .map_or_else(String::new, |viewpoint| format!(" by {}", within_sentence(&clean(&viewpoint.label))));
            format!("confirmed{by} on {}", day(confirmation.on))
        }
        ActionStatus::Dropped { reason } => format!("dropped: {}", clean(reason)),
    }
}

/// A status in one or two words, from its name in the file.
pub(in crate::report) fn status_words(name: &'static str) -> &'static str {
    if name == ActionStatus::Doing.name() { "in progress" } else { name }
}

/// The owner, or a note that there is none.
pub(in crate::report) fn owner(action: &Action) -> String {
    action.owner.as_deref().map_or_else(|| "no owner".to_owned(), clean)
}

/// The due date, or a note that there is none.
pub(in crate::report) fn due(action: &Action) -> String {
    action.due.map_or_else(|| "no due date".to_owned(), day)
}

/// An item on both sides: "Parity of the peer lead: 2 then, 2 of 4 now".
pub(in crate::report) fn movement_in_words(questionnaire: &Questionnaire, movement: &ItemMovement) -> String {
    format!("{}: {}", ItemName::distinct(questionnaire, movement.item), then_and_now(questionnaire, movement))
}

/// "2 then, 3 of 4 now", "2 of 4 then and now", "not known then, 1 of 4 now".
fn then_and_now(questionnaire: &Questionnaire, movement: &ItemMovement) -> String {
    let Some(item) = questionnaire.items().get(movement.item.get()) else { return String::new() };
    let with_top = |level: Hundredths| ScaleLabel::of(item, level).with_top();
    match (movement.baseline, movement.follow_up) {
        (Some(then), Some(now)) if then == now => format!("{} then and now", with_top(then)),
        (Some(then), Some(now)) => format!("{} then, {} now", ScaleLabel::of(item, then).figure, with_top(now)),
        (Some(then), None) => format!("{} then, not known now", with_top(then)),
        (None, Some(now)) => format!("not known then, {} now", with_top(now)),
        (None, None) => "not known on both sides".to_owned(),
    }
}

/// "Supervision by an experienced peer +3"; both levels if they are the same or one is not known.
pub(super) fn movement_in_short(questionnaire: &Questionnaire, movement: &ItemMovement) -> String {
    match movement.baseline.zip(movement.follow_up) {
        Some((then, now)) if now != then => {
            format!("{} {}", ItemName::distinct(questionnaire, movement.item), signed_hundredths(now - then))
        }
        _ => movement_in_words(questionnaire, movement),
    }
}

/// The levels of an item on both sides for machine formats: levels, or an indicator's positions, in hundredths.
pub(in crate::report) fn number_then_and_now(
    questionnaire: &Questionnaire,
    movement: &ItemMovement,
) -> [Option<Hundredths>; 2] {
    [movement.baseline, movement.follow_up].map(|level| level.map(|level| number(questionnaire, movement.item, level)))
}

/// A level in hundredths for machine formats: the level, or an indicator's position.
pub(in crate::report) fn number(questionnaire: &Questionnaire, item: ItemIndex, level: Hundredths) -> Hundredths {
    let is_indicator = questionnaire.items().get(item.get()).is_some_and(Item::is_indicator);
    if is_indicator { level - POSITION_OFFSET_HUNDREDTHS } else { level }
}

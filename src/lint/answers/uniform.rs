//! Answers that are all alike: somebody may have gone down the page.

use crate::diagnostic::{Code, Diagnostic};
use crate::lint::Sheet;
use crate::model::{ItemIndex, Questionnaire, State};
use crate::source::Span;
use crate::text::Ticked;

/// The fewest answers that can be alike and doubtful.
const FEWEST: usize = 4;
/// The position that level 0 of an indicator is.
const HOSTILE_POLE: i32 = -2;

/// One level through a whole pillar, or one position through all of the culture indicators.
pub(super) fn same_level_throughout(sheet: &Sheet<'_>, questionnaire: &Questionnaire, found: &mut Vec<Diagnostic>) {
    let items = questionnaire.items();
    for (index, pillar) in questionnaire.pillars().iter().enumerate() {
        let questions = questionnaire.items_of(pillar).filter(|(_, item)| !item.is_indicator()).map(|(index, _)| index);
        if let (Some((level, count)), Some(Some(at))) = (shared(sheet, questions), sheet.places.pillars.get(index)) {
            let message = format!("all {count} answers in {} are level {level}", Ticked(pillar.id.as_str()));
            found.push(doubt(*at, message));
        }
    }
    let indicators = (0..items.len()).filter(|&index| items.get(index).is_some_and(crate::model::Item::is_indicator));
    if let (Some((level, count)), Some(at)) = (shared(sheet, indicators), sheet.places.culture) {
        found.push(doubt(
            at,
            format!("all {count} culture indicators are at position {}", i32::from(level) + HOSTILE_POLE),
        ));
    }
}

fn doubt(at: Span, message: String) -> Diagnostic {
    Diagnostic::new(Code::SameLevelThroughout, at, message)
        .with_help("look at the worded levels once more; if it is true, allow it with the reason")
}

/// The level that all answers share, and how many they are, where they are enough.
fn shared(sheet: &Sheet<'_>, items: impl Iterator<Item = ItemIndex>) -> Option<(u8, usize)> {
    let mut levels = items.filter_map(|index| level(sheet, index));
    let first = levels.next()?;
    let mut count = 1;
    for level in levels {
        if level != first {
            return None;
        }
        count += 1;
    }
    (count >= FEWEST).then_some((first, count))
}

/// Every answer at its top, with nothing beside any of them.
pub(super) fn all_at_the_top(sheet: &Sheet<'_>, questionnaire: &Questionnaire, found: &mut Vec<Diagnostic>) {
    let mut count = 0;
    for (index, item) in questionnaire.items().iter().enumerate() {
        match level(sheet, index) {
            Some(level) if level == item.top => count += 1,
            Some(_) => return,
            None => {}
        }
    }
    let explained = sheet.answers.remarks.values().any(|remark| remark.note.is_some() || remark.evidence.is_some());
    if count >= FEWEST && !explained {
        found.push(
            Diagnostic::new(
                Code::AllAtTheTop,
                sheet.places.audit.header,
                format!("all {count} answers are at the top, and nothing is noted beside any of them"),
            )
            .with_help(Code::AllAtTheTop.entry().cure),
        );
    }
}

fn level(sheet: &Sheet<'_>, index: ItemIndex) -> Option<u8> {
    match sheet.answers.states.get(index) {
        Some(State::Level(level)) => Some(*level),
        _ => None,
    }
}

//! Doubts about one answers file: valid, but is it true?

mod dates;
mod pseudonym;
mod uniform;

use super::{MaxAge, Scan, Sheet};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Questionnaire, State};
use crate::text::{Count, Ticked};
use chrono::NaiveDate;

/// What today is, and how long ago an audit may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// Today.
    pub today: NaiveDate,
    /// The greatest age of an audit, if there is one.
    pub max_age: Option<MaxAge>,
}

/// Everything doubtful about one file by itself, in no order.
#[must_use]
pub fn doubts(sheet: &Sheet<'_>, questionnaire: &Questionnaire, scan: &Scan, clock: Clock) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    must_haves_without_evidence(sheet, questionnaire, &mut found);
    uniform::same_level_throughout(sheet, questionnaire, &mut found);
    uniform::all_at_the_top(sheet, questionnaire, &mut found);
    many_not_applicable(sheet, &mut found);
    dates::doubts(sheet, clock, &mut found);
    pseudonym::doubt(sheet, &mut found);
    newer_toml(scan, &mut found);
    found
}

fn must_haves_without_evidence(sheet: &Sheet<'_>, questionnaire: &Questionnaire, found: &mut Vec<Diagnostic>) {
    for (index, item) in questionnaire.items().iter().enumerate().filter(|(_, item)| item.must_have) {
        let met = matches!(sheet.answers.states.get(index), Some(State::Level(level)) if *level >= item.target);
        let shown = sheet.answers.remarks.get(&index).is_some_and(|remark| remark.evidence.is_some());
        if let Some(place) = sheet.places.item(index).filter(|_| met && !shown) {
            let message = format!("the must-have {} is met, but nothing shows it", Ticked(&item.id));
            let looked_for = item.question().and_then(|question| question.evidence.as_deref());
            let help = looked_for.map_or_else(
                || "add `evidence`".to_owned(),
                |evidence| format!("add `evidence`; what would show it: {evidence}"),
            );
            found.push(
                Diagnostic::new(Code::MustHaveWithoutEvidence, place.key, message)
                    .with_label("no evidence")
                    .with_help(help),
            );
        }
    }
}

fn many_not_applicable(sheet: &Sheet<'_>, found: &mut Vec<Diagnostic>) {
    let states = &sheet.answers.states;
    let without = states.iter().filter(|state| **state == State::NotApplicable).count();
    if without * 5 > states.len() {
        let message = format!("{} of {} items are called not applicable, more than a fifth", without, states.len());
        found.push(
            Diagnostic::new(Code::ManyNotApplicable, sheet.places.audit.header, message)
                .with_help(Code::ManyNotApplicable.entry().cure),
        );
    }
}

/// Each kind of newer syntax once, at its first place.
pub(super) fn newer_toml(scan: &Scan, found: &mut Vec<Diagnostic>) {
    let mut said = Vec::new();
    for (newer, at) in &scan.newer {
        if said.contains(newer) {
            continue;
        }
        said.push(*newer);
        let others = scan.newer.iter().filter(|(other, _)| other == newer).count() - 1;
        let message = match others {
            0 => format!("{}: tools for TOML 1.0 refuse this file", newer.in_words()),
            _ => format!(
                "{}, here and in {}: tools for TOML 1.0 refuse this file",
                newer.in_words(),
                Count::of(others, "more place")
            ),
        };
        found.push(Diagnostic::new(Code::NewerToml, *at, message).with_help(Code::NewerToml.entry().cure));
    }
}

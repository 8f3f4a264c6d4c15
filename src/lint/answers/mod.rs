//! Lints of one valid answers file: are the answers plausible?

mod dates;
mod pseudonym;
mod uniform;

use super::{CheckedAnswers, MaxAge, Scan};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Item, ItemIndex, PLACEHOLDER_TEAM, Questionnaire, State};
use crate::source::Span;
use crate::text::Count;
use chrono::NaiveDate;

/// Today's date, and the maximum age of an audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateOptions {
    pub today: NaiveDate,
    /// The maximum age of an audit, if any.
    pub max_age: Option<MaxAge>,
}

/// Runs the lints that need only one file. Findings are unsorted.
#[must_use]
pub fn lint_answers(
    checked: &CheckedAnswers<'_>,
    questionnaire: &Questionnaire,
    scan: &Scan,
    dates: DateOptions,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    must_haves_without_evidence(checked, questionnaire, &mut found);
    uniform::same_level_throughout(checked, questionnaire, &mut found);
    uniform::one_end_throughout(checked, questionnaire, &mut found);
    many_not_applicable(checked, &mut found);
    placeholder(&checked.answers.audit().team, checked.spans.audit.team.value, &mut found);
    dates::lint(checked, dates, &mut found);
    pseudonym::lint(checked, &mut found);
    newer_toml(scan, &mut found);
    found
}

pub(super) fn placeholder(team: &str, at: Span, found: &mut Vec<Diagnostic>) {
    if team == PLACEHOLDER_TEAM {
        let message = "the team still has the placeholder name from the template";
        found.push(Diagnostic::new(Code::Placeholder, at, message).with_usual_help());
    }
}

/// One finding for the file: naming the must-haves would reveal that they are met.
fn must_haves_without_evidence(
    checked: &CheckedAnswers<'_>,
    questionnaire: &Questionnaire,
    found: &mut Vec<Diagnostic>,
) {
    let mut spans = Vec::new();
    for (index, item) in ItemIndex::enumerate(questionnaire.items()).filter(|(_, item)| item.must_have) {
        let met = matches!(checked.answers.states().get(index.get()), Some(State::Level(level)) if level.number() >= item.target);
        let shown = checked.answers.remarks().get(&index).is_some_and(|remark| remark.evidence.is_some());
        spans.extend(checked.spans.item(index.get()).filter(|_| met && !shown).map(|answer| (answer.key, item)));
    }
    let evidence = |item: &Item| item.question().and_then(|question| question.evidence.clone());
    let help = match spans.as_slice() {
        [] => return,
        [(_, item)] => evidence(item),
        _ => None,
    };
    let code = Code::MustHaveWithoutEvidence;
    let diagnostic = Diagnostic::new(code, checked.spans.audit.header, "an answer to a must-have has no evidence");
    let diagnostic = spans
        .iter()
        .fold(diagnostic, |found, (key, _)| found.with_private_label(*key, "no evidence"))
        .with_usual_help();
    found.push(match help {
        Some(evidence) => diagnostic.with_private_help(format!("add `evidence`, for example: {evidence}")),
        None => diagnostic,
    });
}

fn many_not_applicable(checked: &CheckedAnswers<'_>, found: &mut Vec<Diagnostic>) {
    let states = checked.answers.states();
    let without = states.iter().filter(|state| **state == State::NotApplicable).count();
    if without * 5 > states.len() {
        let message = "more than a fifth of the items are answered \"not applicable\"";
        found.push(Diagnostic::new(Code::ManyNotApplicable, checked.spans.audit.header, message).with_usual_help());
    }
}

/// Each kind of newer syntax once, where it first occurs.
pub(super) fn newer_toml(scan: &Scan, found: &mut Vec<Diagnostic>) {
    let mut said = Vec::new();
    for (newer, at) in &scan.newer {
        if said.contains(newer) {
            continue;
        }
        said.push(*newer);
        let others = scan.newer.iter().filter(|(other, _)| other == newer).count() - 1;
        let message = match others {
            0 => format!("{}: tools for TOML 1.0 cannot read this file", newer.in_words()),
            _ => format!(
                "{}, here and in {}: tools for TOML 1.0 cannot read this file",
                newer.in_words(),
                Count::of(others, "more place")
            ),
        };
        found.push(Diagnostic::new(Code::NewerToml, *at, message).with_usual_help());
    }
}

//! Answers that are all the same: the respondent may not have read the questions.

use crate::diagnostic::{Code, Diagnostic};
use crate::lint::CheckedAnswers;
use crate::model::{ItemIndex, PillarIndex, Questionnaire, State};
use crate::source::Span;
use crate::text::Quoted;

/// The minimum number of equal answers that raises a doubt.
const MIN_EQUAL: usize = 4;

/// The same level throughout a pillar, or the same position for all culture indicators.
pub(super) fn same_level_throughout(
    checked: &CheckedAnswers<'_>,
    questionnaire: &Questionnaire,
    found: &mut Vec<Diagnostic>,
) {
    for (index, pillar) in PillarIndex::enumerate(questionnaire.pillars()) {
        let questions = questionnaire.items_of(pillar).filter(|(_, item)| !item.is_indicator()).map(|(index, _)| index);
        if let (true, Some(Some(at))) = (are_alike(checked, questions), checked.spans.pillars.get(index.get())) {
            let message = format!("all answers in {} are the same", Quoted(pillar.id.as_str()));
            found.push(finding(*at, message));
        }
    }
    let indicators = questionnaire.indicators().map(|(index, _)| index);
    if let (true, Some(at)) = (are_alike(checked, indicators), checked.spans.culture) {
        found.push(finding(at, "all culture indicators have the same position".to_owned()));
    }
}

fn finding(at: Span, message: String) -> Diagnostic {
    Diagnostic::new(Code::SameLevelThroughout, at, message)
        .with_help("read the levels again; if the answers are right, allow this and give the reason")
}

/// Whether these items have the same level, and are enough to raise a doubt.
fn are_alike(checked: &CheckedAnswers<'_>, items: impl Iterator<Item = ItemIndex>) -> bool {
    let levels: Vec<u8> = items.filter_map(|index| level(checked, index)).collect();
    levels.len() >= MIN_EQUAL && levels.windows(2).all(|pair| pair[0] == pair[1])
}

/// Every answer at the same end of its scale, without any remark. The message does not say which end, since that would reveal every answer.
pub(super) fn one_end_throughout(
    checked: &CheckedAnswers<'_>,
    questionnaire: &Questionnaire,
    found: &mut Vec<Diagnostic>,
) {
    let items = ItemIndex::enumerate(questionnaire.items());
    let given: Vec<(u8, u8)> = items.filter_map(|(index, item)| Some((level(checked, index)?, item.top))).collect();
    let one_end = given.iter().all(|(level, top)| level == top) || given.iter().all(|(level, _)| *level == 0);
    let explained = checked.answers.remarks().values().any(|remark| remark.note.is_some() || remark.evidence.is_some());
    if given.len() >= MIN_EQUAL && one_end && !explained {
        let code = Code::OneEndThroughout;
        let message = "every answer is at the same end of its scale, and there are no notes";
        found.push(Diagnostic::new(code, checked.spans.audit.header, message).with_usual_help());
    }
}

fn level(checked: &CheckedAnswers<'_>, index: ItemIndex) -> Option<u8> {
    match checked.answers.states().get(index.get()) {
        Some(State::Level(level)) => Some(level.number()),
        _ => None,
    }
}

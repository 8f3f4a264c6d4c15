//! Sentences that several kinds of form share.

use super::{FormContent, FormItem};
use crate::model::{Item, Kind};
use crate::text::{Count, about, capitalised, clean};

/// The wording of the positions between an indicator's two descriptions.
const BETWEEN: [&str; 3] =
    ["Closer to the first description", "In between, or mixed", "Closer to the last description"];
/// The question about every indicator.
const WHICH_DESCRIPTION: &str = "which description is closer to how it is here?";
/// A warning for every form, since none can promise anonymity.
pub(super) const SMALL_TEAM: &str = "In a small team, people may be able to work out who answered what.";
/// The notice of a form whose organiser gives none.
const NO_NOTICE: &str = "The organiser has not said what happens to your answers. Before you send them, ask who reads them, who sees \
                         the result and when the answers are deleted.";
/// How indicators are answered.
pub(super) const CULTURE: &str = "Each question has two descriptions of an organisation. −2 means that the first one is wholly true, \
                                  0 is in between, and 2 means that the last one is wholly true.";

/// What the form is for, and how long it takes.
pub(super) fn purpose(content: &FormContent<'_>) -> Vec<String> {
    let title = clean(content.questionnaire.title());
    let count = Count::of(content.items().count(), "question");
    let [alone, together] = content.times();
    vec![
        format!(
            "This form collects answers to “{title}”. The answers show what is in place in your team and what is missing."
        ),
        format!("It asks {count}. Allow {}, or {} in a group that answers together.", about(alone), about(together)),
    ]
}

/// How to answer, one point each.
pub(super) fn how_to_answer(content: &FormContent<'_>) -> Vec<&'static str> {
    let mut points = vec![
        "For each question, choose the highest level that is wholly true today. What is only planned does not count.",
        "If you do not know, choose “don’t know”. It shows what your team has to find out, and it does not count as a zero.",
    ];
    if content.items().any(|asked| asked.item.na_allowed) {
        points
            .push("If a question does not apply to your team and “not applicable” is offered, choose it and say why.");
    }
    points.extend([
        "You can leave questions unanswered. They count as missing, not as a zero.",
        "Notes and evidence are optional and do not change the result. Do not name anybody in them, and do not write who said what.",
    ]);
    points
}

/// The organiser's notice about what happens to the answers, or a warning that there is none.
pub(super) fn notice(content: &FormContent<'_>) -> Vec<String> {
    if content.notice.is_empty() { vec![NO_NOTICE.to_owned()] } else { content.notice.clone() }
}

/// The question about an item.
pub(super) fn question(item: &Item) -> String {
    let name = || capitalised(&clean(&item.name()));
    item.question().map_or_else(|| format!("{}: {WHICH_DESCRIPTION}", name()), |question| clean(&question.text))
}

/// The answers to choose from: the number in an answers file, and the wording.
pub(super) fn levels(item: &Item) -> Vec<(i64, String)> {
    match &item.kind {
        Kind::Question(question) => (0..).zip(question.levels.iter().map(|level| clean(level))).collect(),
        Kind::Indicator(indicator) => {
            let [closer, between, further] = BETWEEN.map(str::to_owned);
            (-2..).zip([clean(&indicator.hostile), closer, between, further, clean(&indicator.fertile)]).collect()
        }
    }
}

/// A note on who answers an item, if it is not for everybody who gets the form.
pub(super) fn asked_of(asked: &FormItem<'_>) -> Option<String> {
    let labels: Vec<_> = asked.asked_of.iter().map(|viewpoint| clean(&viewpoint.label)).collect();
    (!labels.is_empty()).then(|| format!("Only for: {}.", labels.join("; ")))
}

/// A number with a real minus sign.
pub(super) fn signed(number: i64) -> String {
    if number < 0 { format!("−{}", number.unsigned_abs()) } else { number.to_string() }
}

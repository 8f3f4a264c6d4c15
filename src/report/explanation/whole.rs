//! The figures over the whole audit: the culture balance, the overall band, and policy against practice.

use super::Explanation;
use super::sources::{ids, with_id};
use crate::model::{Aspect, Item, ItemIndex, Questionnaire};
use crate::report::assessment::ABOUT_LEVEL;

pub(super) fn culture(explanation: &mut Explanation, questionnaire: &Questionnaire) {
    explanation.text(
        "Where the culture indicators are between their hostile and fertile poles, and how that raises the targets of items that protect peer support (docs/scoring.md, sections 3 and 4).",
    );
    explanation.heading("The indicators");
    explanation.list(questionnaire.indicators().map(|(_, item)| with_id(item)).collect());
    explanation.heading("How it is calculated");
    let raised = ids(questionnaire.items().iter().filter(|item| item.raise_if_hostile));
    let mut points = vec![
        "Balance: the mean position of the known indicators, −2 to +2, rounded to hundredths. Unknown ones are taken at −2 and \
         at +2 for its bounds."
            .to_owned(),
        "Reading: hostile at −0.5 or below, fertile at +0.5 or above, otherwise mixed. If the bounds disagree, both readings are shown."
            .to_owned(),
        "Hostility: how far the balance is below 0, as a fraction of 2. A target rises by that fraction of the distance to \
         the top level."
            .to_owned(),
    ];
    if !raised.is_empty() {
        points.push(format!("A hostile culture raises the targets of {raised}."));
    }
    explanation.list(points);
}

pub(super) fn overall(explanation: &mut Explanation, questionnaire: &Questionnaire) {
    explanation.text("The audit as a whole is in the band of its weakest pillar (docs/scoring.md, section 8).");
    let mut points = vec![
        "Best case: the worst of the pillars' best-case bands. Worst case: the worst of their worst-case bands.".to_owned(),
        "Mean score and mean gap are weighted means over the pillars. They are for sorting and trends, never for a headline."
            .to_owned(),
    ];
    if questionnaire.must_have_cap().is_some() {
        points.push(
            "One open must-have keeps its pillar, and so the whole audit, in a worse band (docs/scoring.md, section 7).".to_owned(),
        );
    }
    explanation.list(points);
}

pub(super) fn policy_and_practice(explanation: &mut Explanation, questionnaire: &Questionnaire) {
    explanation.text(
        "What is written or decided, compared with what people experience. Policy without practice is a finding in itself (docs/scoring.md, section 11).",
    );
    let mut asks = |heading: &str, aspect| {
        let lines: Vec<_> = of_aspect(questionnaire, aspect).map(|(_, item)| with_id(item)).collect();
        if !lines.is_empty() {
            explanation.heading(heading);
            explanation.list(lines);
        }
    };
    asks("Policy: what is written or decided", Aspect::Policy);
    asks("Practice: what people experience", Aspect::Practice);
    explanation.heading("How it is calculated");
    explanation.list(vec![
        "Score of an aspect: the weighted points of its known items over all pillars. The weights of pillars are not used."
            .to_owned(),
        "Difference: policy minus practice, in points. If it is above 0, more is written than people experience.".to_owned(),
        format!(
            "Rounded to whole points, a difference of less than {ABOUT_LEVEL} is called about level. That limit is a judgement."
        ),
        "There are no bounds. Each score comes with the number of known items.".to_owned(),
        "Culture indicators, and questions marked as neither, do not count here.".to_owned(),
    ]);
}

/// The items of an aspect, over all pillars, with their indices.
pub(super) fn of_aspect(questionnaire: &Questionnaire, aspect: Aspect) -> impl Iterator<Item = (ItemIndex, &Item)> {
    ItemIndex::enumerate(questionnaire.items()).filter(move |(_, item)| item.aspect() == Some(aspect))
}

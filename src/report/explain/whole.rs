//! The two figures over the whole audit: the culture balance and the overall band.

use super::Explanation;
use super::sources::{asked, ids};
use crate::model::Questionnaire;

pub(super) fn culture(sheet: &mut Explanation, questionnaire: &Questionnaire) {
    sheet.text(
        "Where the culture indicators stand between their hostile and their fertile poles, and what that asks of everything \
         that protects peer support (scoring, sections 3 and 4).",
    );
    sheet.heading("The indicators");
    sheet.list(questionnaire.indicators().map(|(_, item)| format!("{} ({})", asked(item), item.id)).collect());
    sheet.heading("How it is found");
    let raised = ids(questionnaire.items().iter().filter(|item| item.raise_if_hostile));
    let mut points = vec![
        "Balance: the mean position of the known indicators, −2 to +2, rounded to hundredths. Unknown ones are taken at −2 and \
         at +2 for its bounds."
            .to_owned(),
        "Reading: hostile from −0.5 down, fertile from +0.5 up, mixed between. Where the bounds disagree, both are said."
            .to_owned(),
        "Hostility: how far the balance is below 0, as a part of 2. It raises levels wanted by that part of what is left to \
         the top level."
            .to_owned(),
    ];
    if !raised.is_empty() {
        points.push(format!("Raised are {raised}."));
    }
    sheet.list(points);
}

pub(super) fn overall(sheet: &mut Explanation, questionnaire: &Questionnaire) {
    sheet.text(
        "The roof stands on its weakest pillar, so the audit is in the band of the worst one (scoring, section 8).",
    );
    let mut points = vec![
        "Best case: the worst of the pillars' best-case bands. Worst case: the worst of their worst-case bands.".to_owned(),
        "Mean score and mean gap are the pillars' figures by weight. They are for sorting and trends, never the headline."
            .to_owned(),
    ];
    if questionnaire.must_have_cap().is_some() {
        points.push("One open must-have holds its pillar down, and so the whole (scoring, section 7).".to_owned());
    }
    sheet.list(points);
}

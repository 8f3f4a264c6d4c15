//! What a reader has to know first: how to answer, what counts, who answers, what the bands mean.

use crate::model::{Item, Questionnaire};
use crate::report::markdown::document::{Document, Marked};
use crate::text::Count;
use crate::text::markdown;

pub(super) fn write(document: &mut Document, questionnaire: &Questionnaire) {
    document.heading(2, "How to read it");
    document.points(answering(questionnaire).into_iter().chain(counting(questionnaire)).map(Marked));
    document.heading(2, "Who answers");
    let viewpoints = questionnaire.viewpoints().iter();
    document.points(viewpoints.map(|view| Marked(format!("{} (`{}`)", markdown(&view.label), view.id))));
    document.heading(2, "What the bands mean");
    bands(document, questionnaire);
}

fn answering(questionnaire: &Questionnaire) -> Vec<String> {
    let scale = &questionnaire.scale().levels;
    let general = scale.iter().enumerate().map(|(level, label)| format!("{level} {}", markdown(label)));
    let general: Vec<_> = general.collect();
    let mut points = vec![
        format!(
            "**Levels.** Every question words its own. Choose the highest one that is wholly true today. Roughly: {}.",
            general.join(" · ")
        ),
        "**Don't know** is an answer too. Like no answer at all it widens the range of the result and is not a zero.".to_owned(),
        "**Not applicable** takes a question out of the result, so it needs a reason. Where a question *always applies*, \
         it is no answer."
            .to_owned(),
    ];
    if questionnaire.indicators().next().is_some() {
        points.push(
            "**Culture indicators** stand between two descriptions. −2 is the first one wholly, −1 leans to it, 0 is \
             mixed, +1 leans to the second one, +2 is that wholly."
                .to_owned(),
        );
    }
    points
}

fn counting(questionnaire: &Questionnaire) -> Vec<String> {
    let mut points = vec![
        "**Level wanted.** The level that is good enough is marked. What is missing to it makes the gap, in points from 0 \
         to 100; more than enough in one place does not pay for too little in another."
            .to_owned(),
    ];
    let questions = |which: fn(&Item) -> bool| questionnaire.items().iter().filter(|item| which(item)).count();
    let must_haves = questions(|item| item.must_have);
    if let Some(cap) = questionnaire.must_have_cap().filter(|_| must_haves > 0) {
        points.push(format!(
            "**Must-have** ({}). While one of them is below the level wanted, its pillar is \"{}\" at best, whatever else \
             is in place.",
            Count::of(must_haves, "question"),
            markdown(&questionnaire.bands().get(cap).label)
        ));
    }
    let raised = questions(|item| item.raise_if_hostile);
    if raised > 0 && questionnaire.indicators().next().is_some() {
        points.push(format!(
            "**Raised in a hostile culture** ({}). The more the culture indicators lean to the first description, the \
             higher the level wanted.",
            Count::of(raised, "question")
        ));
    }
    if questions(|item| item.weight > 1) > 0 {
        points.push("**Weight.** A question of weight 2 counts as much as two others of its pillar.".to_owned());
    }
    points
}

fn bands(document: &mut Document, questionnaire: &Questionnaire) {
    let rows = questionnaire
        .bands()
        .as_slice()
        .iter()
        .map(|band| format!("| {} | up to {} |", markdown(&band.label), band.max_gap));
    let table: Vec<_> =
        ["| Band | Gap of a pillar, in points |", "|---|---|"].map(str::to_owned).into_iter().chain(rows).collect();
    document.paragraph("A pillar is in the first band that still takes its gap.");
    document.paragraph(&Marked(table.join("\n")));
    document.paragraph(
        "The audit as a whole is in the band of its weakest pillar: means are for sorting, not for a headline.",
    );
}

//! What readers need first: how to answer, what counts, who answers, what the bands mean.

use crate::model::{Item, Questionnaire};
use crate::report::document::{Cell, Column, RichText, Section, Table};
use crate::text::{Count, clean};

pub(super) fn sections(questionnaire: &Questionnaire) -> Vec<Section> {
    let mut how = Section::new(2, "How to read it");
    how.labelled(answering(questionnaire).into_iter().chain(counting(questionnaire)));
    let mut who = Section::new(2, "Who answers");
    who.list(questionnaire.viewpoints().iter().map(|viewpoint| {
        RichText::new().plain(format!("{} (", clean(&viewpoint.label))).code(viewpoint.id.as_str()).plain(")")
    }));
    vec![how, who, bands(questionnaire)]
}

fn answering(questionnaire: &Questionnaire) -> Vec<(&'static str, String)> {
    let levels = questionnaire.scale().levels.iter().enumerate();
    let levels: Vec<_> = levels.map(|(level, label)| format!("{level} {}", clean(label))).collect();
    let mut lines = vec![
        (
            "Levels",
            format!(
                "Every question words its own. Choose the highest one that is wholly true today. Roughly: {}.",
                levels.join(" · ")
            ),
        ),
        (
            "Don't know",
            "This is an answer too. Like a missing answer it widens the range of the result; it is not a zero.".to_owned(),
        ),
        (
            "Not applicable",
            "This takes a question out of the result, so it needs a reason. Questions that always apply cannot be answered \
             like this."
                .to_owned(),
        ),
    ];
    if questionnaire.indicators().next().is_some() {
        lines.push((
            "Culture indicators",
            "Each stands between two descriptions. −2 is fully the first one, −1 closer to the first, 0 mixed, +1 closer to \
             the second, +2 fully the second."
                .to_owned(),
        ));
    }
    lines
}

fn counting(questionnaire: &Questionnaire) -> Vec<(&'static str, String)> {
    let mut lines = vec![(
        "Target",
        "The level that is good enough is marked. What is missing to reach it makes up the gap, in points from 0 to 100. Doing \
         more than needed in one place does not make up for a shortfall in another."
            .to_owned(),
    )];
    let questions = |which: fn(&Item) -> bool| questionnaire.items().iter().filter(|item| which(item)).count();
    let must_haves = questions(|item| item.must_have);
    if let Some(cap) = questionnaire.must_have_cap().filter(|_| must_haves > 0) {
        lines.push((
            "Must-have",
            format!(
                "{}. While one of them is below its target, its pillar is “{}” at best, whatever else is in place.",
                Count::of(must_haves, "question"),
                clean(&questionnaire.bands().get(cap).label)
            ),
        ));
    }
    let raised = questions(|item| item.raise_if_hostile);
    if raised > 0 && questionnaire.indicators().next().is_some() {
        lines.push((
            "Raised in a hostile culture",
            format!(
                "{}. The closer the culture indicators are to their first description, the higher the target.",
                Count::of(raised, "question")
            ),
        ));
    }
    if questions(|item| item.weight > 1) > 0 {
        lines.push(("Weight", "A question of weight 2 counts as much as two others in its pillar.".to_owned()));
    }
    lines
}

fn bands(questionnaire: &Questionnaire) -> Section {
    let mut section = Section::new(2, "What the bands mean");
    let bands = questionnaire.bands().as_slice();
    section.paragraph("A pillar is in the first band whose limit its gap does not exceed.");
    section.table(Table {
        caption: "Limits of the bands".to_owned(),
        columns: vec![Column::words("Band"), Column::words("Gap of a pillar, in points")],
        rows: bands
            .iter()
            .map(|band| vec![Cell::words(clean(&band.label)), Cell::words(format!("up to {}", band.max_gap))])
            .collect(),
        footer: None,
    });
    section.paragraph(
        "The audit as a whole is in the band of its weakest pillar. Means are for sorting, not for a headline.",
    );
    section
}

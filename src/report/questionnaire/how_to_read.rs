//! The introduction: how to answer, what counts, who answers, and the meaning of the bands.

use super::Context;
use crate::model::{Item, ItemFilter, Questionnaire, StageIndex, basis_of_estimate, time_to_answer};
use crate::report::document::{Cell, Column, RichText, Section, Table};
use crate::text::{Count, about, clean};

pub(super) fn sections(context: Context<'_>) -> Vec<Section> {
    let questionnaire = context.questionnaire;
    let mut how = Section::new(2, "How to read it");
    how.labelled(answering(context).into_iter().chain(counting(context)));
    let mut who = Section::new(2, "Who answers");
    who.list(questionnaire.viewpoints().iter().map(|viewpoint| {
        RichText::new().plain(format!("{} (", clean(&viewpoint.label))).code(viewpoint.id.as_str()).plain(")")
    }));
    let sections = [how, time(context), who, stages(questionnaire), terms(context), bands(questionnaire)];
    sections.into_iter().filter(|section| !section.blocks.is_empty()).collect()
}

/// How long the questions take at each included stage.
fn time(context: Context<'_>) -> Section {
    let Context { questionnaire, options } = context;
    let mut section = Section::new(2, "How long it takes");
    let stages: Vec<_> = match options.items.stage {
        Some(stage) => vec![Some(stage)],
        None if questionnaire.stages().is_empty() => vec![None],
        None => StageIndex::first(questionnaire.stages().len()).map(Some).collect(),
    };
    let of_group = options.items.viewpoint == questionnaire.group_viewpoint();
    let lines = stages.into_iter().map(|stage| {
        let items = || questionnaire.items_asked(ItemFilter { stage, ..options.items }).map(|(_, item)| item);
        let time = |group| about(time_to_answer(items(), group));
        let words = match options.items.viewpoint {
            Some(_) if of_group => format!("{} for a group", time(true)),
            Some(_) => time(false),
            None => format!("{} for one person, {} for a group", time(false), time(true)),
        };
        let label = stage.and_then(|stage| questionnaire.stages().get(stage.get())).map(|stage| clean(&stage.label));
        (label.unwrap_or_else(|| "All questions".to_owned()), words)
    });
    section.labelled(lines);
    let alone =
        (!of_group || options.items.viewpoint.is_none()).then(|| format!("One person: {}.", basis_of_estimate(false)));
    let together =
        (of_group || options.items.viewpoint.is_none()).then(|| format!("A group: {}.", basis_of_estimate(true)));
    let basis: Vec<_> = alone.into_iter().chain(together).collect();
    section.paragraph(format!("{} Finding out what nobody knows takes longer.", basis.join(" ")));
    section
}

/// How people recognise their stage.
fn stages(questionnaire: &Questionnaire) -> Section {
    let mut section = Section::new(2, "Stages");
    section.list(questionnaire.stages().iter().map(|stage| {
        let text = stage.text.as_ref().map(|text| format!(": {}", clean(text))).unwrap_or_default();
        RichText::new().plain(format!("{} (", clean(&stage.label))).code(stage.id.as_str()).plain(format!("){text}"))
    }));
    section
}

/// The terms in the questions, and their meaning.
fn terms(context: Context<'_>) -> Section {
    let mut section = Section::new(2, "Terms");
    let terms = context.questionnaire.terms().iter();
    let used = terms.filter(|term| context.is_whole() || context.items().any(|(_, item)| term.is_used_in(item)));
    section.labelled(used.map(|term| (clean(&term.word), clean(&term.meaning))));
    section
}

fn answering(context: Context<'_>) -> Vec<(&'static str, String)> {
    let questionnaire = context.questionnaire;
    let levels = questionnaire.scale().levels.iter().enumerate();
    let levels: Vec<_> = levels.map(|(level, label)| format!("{level} {}", clean(label))).collect();
    let mut lines = vec![
        (
            "Levels",
            format!(
                "Every question has its own levels. Choose the highest level that is wholly true today. Roughly: {}.",
                levels.join(" · ")
            ),
        ),
        (
            "Don't know",
            "This is an answer too. Like a missing answer, it widens the range of the result. It is not a zero.".to_owned(),
        ),
        (
            "Not applicable",
            "This takes a question out of the result, so it needs a reason. Questions that always apply cannot be answered \
             like this."
                .to_owned(),
        ),
    ];
    if context.items().any(|(_, item)| item.is_indicator()) {
        lines.push((
            "Culture indicators",
            "Each is a position between two descriptions. −2 is fully the first, −1 closer to the first, 0 mixed, +1 closer to the second, +2 fully the second."
                .to_owned(),
        ));
    }
    lines
}

fn counting(context: Context<'_>) -> Vec<(&'static str, String)> {
    let questionnaire = context.questionnaire;
    let target = if context.options.targets {
        "The level that is good enough is marked."
    } else {
        "Every question has a level that is good enough. It is not marked here, so that it influences nobody's answer."
    };
    let mut lines = vec![(
        "Target",
        format!(
            "{target} What is missing to reach it makes up the gap, in points from 0 to 100. Doing \
         more than needed in one place does not make up for a shortfall in another."
        ),
    )];
    let questions = |which: fn(&Item) -> bool| context.items().filter(|(_, item)| which(item)).count();
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

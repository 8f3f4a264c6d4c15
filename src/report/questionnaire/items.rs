//! A pillar with its questions and culture indicators.

use super::Context;
use super::sources::reading;
use crate::model::{Aspect, Indicator, Item, ItemIndex, Pillar, PillarIndex, Question, Questionnaire};
use crate::report::document::{Block, RichText, Section};
use crate::report::wording::citations::citation;
use crate::report::wording::item::ScaleLabel;
use crate::text::{List, clean};

pub(super) fn sections(context: Context<'_>, index: PillarIndex, pillar: &Pillar) -> Vec<Section> {
    let number = index.number();
    let items = context.items().filter(|(_, item)| item.pillar == index).enumerate();
    let items = items.map(|(position, (index, item))| {
        let number = format!("{number}.{}", position + 1);
        item_section(context, &number, index, item)
    });
    std::iter::once(introduction(context.questionnaire, number, pillar)).chain(items).collect()
}

fn introduction(questionnaire: &Questionnaire, number: usize, pillar: &Pillar) -> Section {
    let mut section = Section::new(2, format!("{number} {}", clean(&pillar.title)));
    if let Some(why) = &pillar.why {
        section.paragraph(clean(why));
    }
    let mut about = RichText::new().code(pillar.id.as_str());
    if pillar.weight != 1 {
        about = about.plain(format!(" · weight {} among the pillars", pillar.weight));
    }
    if let Some(source) = &pillar.source {
        about = about.plain(format!(" · from {}", citation(questionnaire, source)));
    }
    section.paragraph(about);
    section
}

fn item_section(context: Context<'_>, number: &str, index: ItemIndex, item: &Item) -> Section {
    let heading = match item.question() {
        Some(question) => clean(&question.text),
        None => "Culture: which of these two is closer to how it is here?".to_owned(),
    };
    let mut section = Section::new(3, format!("{number} {heading}"));
    section.paragraph(marks(context.questionnaire, item));
    if let Some(question) = item.question() {
        write_question(&mut section, context, item, question);
    }
    if let Some(indicator) = item.indicator() {
        write_indicator(&mut section, context, item, indicator);
    }
    section.labelled(about(context.questionnaire, index, item));
    section
}

/// The id, and special rules for how the item counts.
fn marks(questionnaire: &Questionnaire, item: &Item) -> RichText {
    let mut marks = RichText::new().code(item.id.as_str());
    if item.must_have {
        marks = marks.plain(" · ").strong("must-have");
    }
    let mut others = Vec::new();
    if !item.na_allowed {
        others.push("always applies".to_owned());
    }
    if item.raise_if_hostile {
        others.push("raised in a hostile culture".to_owned());
    }
    if item.weight != 1 {
        others.push(format!("weight {}", item.weight));
    }
    others.extend(item.aspect().map(|aspect| {
        match aspect {
            Aspect::Policy => "asks what is written or decided",
            Aspect::Practice => "asks what people experience",
        }
        .to_owned()
    }));
    others.extend((!item.asked_of.is_empty()).then(|| {
        let ids = item.asked_of.iter().filter_map(|&viewpoint| questionnaire.viewpoints().get(viewpoint.get()));
        format!("asked of {}", List::plain(&ids.map(|viewpoint| viewpoint.id.as_str()).collect::<Vec<_>>()))
    }));
    others.extend((!item.stages.is_empty()).then(|| {
        let ids = item.stages.iter().filter_map(|&stage| questionnaire.stages().get(stage.get()));
        format!("at the stage {}", List::plain(&ids.map(|stage| stage.id.as_str()).collect::<Vec<_>>()))
    }));
    others.extend(item.short.then(|| "in the short form".to_owned()));
    others.into_iter().fold(marks, |marks, mark| marks.plain(format!(" · {mark}")))
}

fn write_question(section: &mut Section, context: Context<'_>, item: &Item, question: &Question) {
    if let Some(why) = &question.why {
        section.paragraph(clean(why));
    }
    let points = question.levels.iter().enumerate().map(|(level, words)| {
        let words = RichText::new().plain(clean(words));
        let is_target = context.options.targets && level == usize::from(item.target);
        if is_target { words.plain(" ").strong("(target)") } else { words }
    });
    section.blocks.push(Block::Numbered { from: 0, points: points.collect() });
}

fn write_indicator(section: &mut Section, context: Context<'_>, item: &Item, indicator: &Indicator) {
    let target = context.options.targets.then(|| ("Target", ScaleLabel::wanted(item).figure));
    section.labelled([("−2", clean(&indicator.hostile)), ("+2", clean(&indicator.fertile))].into_iter().chain(target));
}

fn about(questionnaire: &Questionnaire, index: ItemIndex, item: &Item) -> Vec<(&'static str, RichText)> {
    let ids = |items: Vec<&Item>| {
        items.iter().enumerate().fold(RichText::new(), |text, (position, item)| {
            let separator = match position {
                0 => "",
                _ if position + 1 == items.len() => " and ",
                _ => ", ",
            };
            text.plain(separator).code(item.id.as_str())
        })
    };
    let items = questionnaire.items();
    let needs: Vec<_> = item.depends_on().iter().map(|&other| &items[other]).collect();
    let needed_by: Vec<_> = items.iter().filter(|other| other.depends_on().contains(&index)).collect();
    let evidence = item.question().and_then(|question| question.evidence.as_deref());
    let mut about = Vec::new();
    about.extend(evidence.map(|evidence| ("What would show it", clean(evidence).into())));
    about.extend(item.action.as_deref().map(|action| ("What to do about a gap", clean(action).into())));
    about.extend((!needs.is_empty()).then(|| ("Depends on", ids(needs))));
    about.extend((!needed_by.is_empty()).then(|| ("Needed by", ids(needed_by))));
    about.extend(item.reading.iter().map(|&index| ("Reading", reading(&questionnaire.readings()[index]))));
    about.extend(item.source.as_ref().map(|source| ("From", citation(questionnaire, source).into())));
    about
}

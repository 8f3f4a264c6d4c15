//! Must-haves and culture alone: the result of an interview that asked nothing else. No pillar is judged by it.

use super::{Context, culture, headline, limits_section};
use crate::model::{Item, Questionnaire, Subject};
use crate::report::document::{Document, Rating, RichText, Section};
use crate::report::wording::ItemName;
use crate::report::wording::item::{ScaleLabel, state_in_words};
use crate::score::{Assessment, ItemFigures, Standing};
use crate::text::{Count, clean};

/// The must-haves by how they stand, then the culture.
pub fn short_result(questionnaire: &Questionnaire, subject: &Subject, assessment: &Assessment) -> Document {
    let context = Context { questionnaire, assessment };
    let mut document = Document::new(headline::title(subject));
    document.subtitle = format!("Must-haves and culture of {}", clean(questionnaire.title())).into();
    document.sections.push(must_haves(context));
    document.sections.extend(culture::section(context));
    document.sections.push(limits_section(questionnaire));
    document
}

fn must_haves(context: Context<'_>) -> Section {
    let Context { questionnaire, assessment } = context;
    let items = questionnaire.items().iter().zip(&assessment.items).filter(|(item, _)| item.must_have);
    let (mut open, mut unconfirmed, mut met, mut not_applicable) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (item, merged) in items {
        match merged.merged.standing {
            Standing::Known(level) if level < 100 * i64::from(item.target) => &mut open,
            Standing::Known(_) => &mut met,
            Standing::DontKnow | Standing::Unanswered | Standing::NotAsked => &mut unconfirmed,
            Standing::NotApplicable => &mut not_applicable,
            Standing::OutOfScope => continue,
        }
        .push((item, merged));
    }
    let groups = [
        ("Open", Rating::Poor, open),
        ("Not known", Rating::Fair, unconfirmed),
        ("Met", Rating::Good, met),
        ("Not applicable", Rating::Neutral, not_applicable),
    ];
    let mut section = Section::new(2, "Must-haves");
    let counts = groups.iter().filter(|(_, _, items)| !items.is_empty());
    let counts: Vec<_> = counts.map(|(name, _, items)| format!("{} {}", items.len(), name.to_lowercase())).collect();
    let all = Count::of(groups.iter().map(|(_, _, items)| items.len()).sum::<usize>(), "must-have");
    section.paragraph(if counts.is_empty() { format!("{all}.") } else { format!("{all}: {}.", counts.join(", ")) });
    for (name, rating, items) in groups.into_iter().filter(|(_, _, items)| !items.is_empty()) {
        section.paragraph(RichText::new().rated(name, rating));
        section.list(items.into_iter().map(|(item, merged)| point(context, item, merged, name == "Open")));
    }
    section
}

fn point(context: Context<'_>, item: &Item, merged: &ItemFigures, with_action: bool) -> RichText {
    let pillar = clean(&context.questionnaire.pillars()[item.pillar].title);
    let target = ScaleLabel::of(item, 100 * i64::from(item.target)).with_top();
    let state = state_in_words(item, merged);
    let text = RichText::new().plain(ItemName::of(item).text).muted(format!(" ({pillar}: {state}, target {target})"));
    match item.action.as_ref().filter(|_| with_action) {
        Some(action) => text.plain(format!(" → {}", clean(action))),
        None => text,
    }
}

//! The pillars with their questions and culture indicators.

use super::sources::reading;
use crate::model::{Aspect, Indicator, Item, ItemIndex, Pillar, Question, Questionnaire};
use crate::report::markdown::document::{Document, Marked};
use crate::report::sources::citation;
use crate::report::view::Place;
use crate::text::List;
use crate::text::markdown;

pub(super) fn write(document: &mut Document, questionnaire: &Questionnaire) {
    for (place, pillar) in questionnaire.pillars().iter().enumerate() {
        document.heading(2, &Marked(format!("{} {}", place + 1, markdown(&pillar.title))));
        write_pillar(document, questionnaire, place, pillar);
    }
}

fn write_pillar(document: &mut Document, questionnaire: &Questionnaire, place: usize, pillar: &Pillar) {
    if let Some(why) = &pillar.why {
        document.paragraph(why);
    }
    let mut about = vec![format!("`{}`", pillar.id)];
    if pillar.weight != 1 {
        about.push(format!("weight {} among the pillars", pillar.weight));
    }
    about.extend(pillar.source.as_ref().map(|source| format!("from {}", markdown(&citation(questionnaire, source)))));
    document.paragraph(&Marked(about.join(" · ")));
    for (number, (index, item)) in questionnaire.items_of(pillar).enumerate() {
        let number = format!("{}.{}", place + 1, number + 1);
        match (item.question(), item.indicator()) {
            (Some(question), _) => {
                document.heading(3, &Marked(format!("{number} {}", markdown(&question.text))));
                document.paragraph(&Marked(marks(item)));
                write_question(document, item, question);
            }
            (_, Some(indicator)) => {
                document.heading(3, &format!("{number} Culture: where do you stand between these two?"));
                document.paragraph(&Marked(marks(item)));
                write_indicator(document, item, indicator);
            }
            (None, None) => {}
        }
        document.points(about_item(questionnaire, index, item).into_iter().map(Marked));
    }
}

/// The id, and in words what is particular about how the item counts.
fn marks(item: &Item) -> String {
    let mut marks = vec![format!("`{}`", item.id)];
    if item.must_have {
        marks.push("**must-have**".to_owned());
    }
    if !item.na_allowed {
        marks.push("always applies".to_owned());
    }
    if item.raise_if_hostile {
        marks.push("raised in a hostile culture".to_owned());
    }
    if item.weight != 1 {
        marks.push(format!("weight {}", item.weight));
    }
    marks.extend(item.aspect().map(|aspect| {
        match aspect {
            Aspect::Policy => "asks what is written or decided",
            Aspect::Practice => "asks what people experience",
        }
        .to_owned()
    }));
    marks.join(" · ")
}

fn write_question(document: &mut Document, item: &Item, question: &Question) {
    if let Some(why) = &question.why {
        document.paragraph(why);
    }
    document.numbered_from_zero(question.levels.iter().enumerate().map(|(level, words)| {
        let wanted = if level == usize::from(item.target) { " **(level wanted)**" } else { "" };
        Marked(format!("{}{wanted}", markdown(words)))
    }));
}

fn write_indicator(document: &mut Document, item: &Item, indicator: &Indicator) {
    let poles = [("−2", &indicator.hostile), ("+2", &indicator.fertile)];
    document.list(poles.map(|(position, words)| (position.to_owned(), words.to_string())));
    document.paragraph(&format!("Position wanted: {}", Place::wanted(item).figure));
}

fn about_item(questionnaire: &Questionnaire, index: ItemIndex, item: &Item) -> Vec<String> {
    let text = |label: &str, text: Option<&str>| text.map(|text| format!("*{label}:* {}", markdown(text)));
    let ids = |items: Vec<&Item>| {
        List::plain(&items.iter().map(|item| format!("`{}`", item.id)).collect::<Vec<_>>()).to_string()
    };
    let of = |items: &[ItemIndex]| items.iter().map(|&other| &questionnaire.items()[other]).collect::<Vec<_>>();
    let needed_by: Vec<_> = questionnaire.items().iter().filter(|other| other.depends_on().contains(&index)).collect();
    let mut about = Vec::new();
    about.extend(text("What would show it", item.question().and_then(|question| question.evidence.as_deref())));
    about.extend(text("What to do about a gap", item.action.as_deref()));
    if !item.depends_on().is_empty() {
        about.push(format!("*Cannot stand without:* {}", ids(of(item.depends_on()))));
    }
    if !needed_by.is_empty() {
        about.push(format!("*Others rest on it:* {}", ids(needed_by)));
    }
    about.extend(item.reading.iter().map(|&place| format!("*Reading:* {}", reading(&questionnaire.readings()[place]))));
    about.extend(item.source.as_ref().map(|source| format!("*From:* {}", markdown(&citation(questionnaire, source)))));
    about
}

//! Readings, documents and retired questions of the questionnaire.

use super::Explanation;
use crate::model::{Item, Questionnaire};
use crate::report::wording::ItemName;
use crate::report::wording::citations::by;
use crate::text::List;
use crate::text::clean;

pub(super) fn reading(explanation: &mut Explanation, questionnaire: &Questionnaire, index: usize) {
    let work = &questionnaire.readings()[index];
    let named_in = work.document.map(|document| clean(&questionnaire.documents()[document].title));
    let mut facts = Vec::new();
    facts.extend(work.authors.as_ref().map(|authors| ("by", clean(authors))));
    facts.extend(work.year.map(|year| ("year", year.to_string())));
    facts.extend(named_in.map(|document| ("named in", document)));
    facts.extend(work.warning.as_ref().map(|warning| ("warning", format!("Content warning: {}", clean(warning)))));
    facts.extend(work.link.as_ref().map(|link| ("link", clean(link))));
    explanation.labelled(facts);
    helped(
        explanation,
        "Questions it helps with",
        questionnaire.items().iter().filter(|item| item.reading.contains(&index)),
    );
}

pub(super) fn document(explanation: &mut Explanation, questionnaire: &Questionnaire, index: usize) {
    let document = &questionnaire.documents()[index];
    let mut facts = Vec::new();
    facts.extend(document.author.as_ref().map(|author| ("by", clean(author))));
    facts.extend(document.link.as_ref().map(|link| ("link", clean(link))));
    explanation.labelled(facts);
    let from_it = |item: &&Item| item.source.as_ref().is_some_and(|source| source.document == index);
    helped(explanation, "Questions based on it", questionnaire.items().iter().filter(from_it));
}

pub(super) fn retired(explanation: &mut Explanation, questionnaire: &Questionnaire, index: usize) {
    let retired = &questionnaire.retired()[index];
    let pillar = &questionnaire.pillars()[retired.pillar];
    explanation.text(format!(
        "It belonged to {} and was retired in version {} of the questionnaire. Answers to it are ignored with a notice; the \
         id is never reused.",
        clean(&pillar.title),
        retired.obsolete
    ));
}

fn helped<'q>(explanation: &mut Explanation, heading: &str, items: impl Iterator<Item = &'q Item>) {
    let lines: Vec<_> = items.map(with_id).collect();
    if !lines.is_empty() {
        explanation.heading(heading);
        explanation.list(lines);
    }
}

/// The question as asked, for an indicator both its poles, and the id.
pub(super) fn with_id(item: &Item) -> String {
    format!("{} ({})", ItemName::of(item).text, item.id)
}

/// Further reading about an item, one line each, with content warnings before links.
pub(super) fn readings(questionnaire: &Questionnaire, item: &Item) -> Vec<String> {
    let line = |&index: &usize| {
        let work = &questionnaire.readings()[index];
        let warning = work.warning.as_ref().map(|warning| format!("[Content warning: {}] ", clean(warning)));
        let by = by(work).map(|by| format!(" ({by})")).unwrap_or_default();
        let link = work.link.as_ref().map(|link| format!(" {}", clean(link))).unwrap_or_default();
        format!("{}{}{by}{link}", warning.unwrap_or_default(), clean(&work.title))
    };
    item.reading.iter().map(line).collect()
}

/// Ids in a sentence.
pub(super) fn ids<'q>(items: impl Iterator<Item = &'q Item>) -> String {
    List::plain(&items.map(|item| item.id.as_str()).collect::<Vec<_>>()).to_string()
}

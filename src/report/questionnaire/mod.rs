//! The questionnaire in Markdown, as people want to read it before the meeting.

mod how_to_read;
mod items;
mod sources;

use super::markdown::document::{Document, Marked};
use crate::model::Questionnaire;
use crate::text::Count;

/// The whole questionnaire as one Markdown document: how to read it, every question with its levels, reading and sources.
#[must_use]
pub fn questionnaire_as_markdown(questionnaire: &Questionnaire) -> String {
    let mut document = Document::default();
    let indicators = questionnaire.indicators().count();
    let questions = questionnaire.items().len() - indicators;
    let mut size =
        format!("{} in {}", Count::of(questions, "question"), Count::of(questionnaire.pillars().len(), "pillar"));
    if indicators > 0 {
        size = format!("{size}, {}", Count::of(indicators, "culture indicator"));
    }
    document.heading(1, questionnaire.title());
    document.paragraph(&Marked(format!("Version {} of `{}`: {size}.", questionnaire.version(), questionnaire.id())));
    how_to_read::write(&mut document, questionnaire);
    items::write(&mut document, questionnaire);
    sources::write(&mut document, questionnaire);
    document.finish()
}

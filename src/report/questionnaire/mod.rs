//! Builds the questionnaire as people want to read it before the meeting.

mod how_to_read;
mod items;
mod sources;

use super::document::{Document, RichText};
use crate::model::{PillarIndex, Questionnaire};
use crate::text::{Count, clean};

/// The whole questionnaire: how to read it, every question with its levels, reading and sources.
pub fn questionnaire_document(questionnaire: &Questionnaire) -> Document {
    let indicators = questionnaire.indicators().count();
    let questions = Count::of(questionnaire.items().len() - indicators, "question");
    let size = format!("{questions} in {}", Count::of(questionnaire.pillars().len(), "pillar"));
    let size = if indicators > 0 { format!("{size}, {}", Count::of(indicators, "culture indicator")) } else { size };
    let mut document = Document::new(clean(questionnaire.title()));
    document.subtitle = RichText::new()
        .plain(format!("Version {} of ", questionnaire.version()))
        .code(questionnaire.id().as_str())
        .plain(format!(": {size}."));
    document.sections.extend(how_to_read::sections(questionnaire));
    for (index, pillar) in PillarIndex::enumerate(questionnaire.pillars()) {
        document.sections.extend(items::sections(questionnaire, index, pillar));
    }
    document.sections.extend(sources::sections(questionnaire));
    document
}

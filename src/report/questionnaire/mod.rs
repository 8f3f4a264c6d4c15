//! Builds the questionnaire as a document to read before a meeting.

mod how_to_read;
mod items;
mod sources;

use super::document::{Document, RichText};
use crate::model::{FormLength, Item, ItemFilter, ItemIndex, PillarIndex, Questionnaire};
use crate::text::{Count, clean};

/// What to include.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct QuestionnaireOptions {
    /// The items to include; by default all.
    pub items: ItemFilter,
    /// Whether levels that are good enough are marked. Respondents should not see the marks, which suggest an answer.
    pub targets: bool,
}

/// The input of the parts of the document.
#[derive(Clone, Copy)]
struct Context<'q> {
    questionnaire: &'q Questionnaire,
    options: QuestionnaireOptions,
}

impl<'q> Context<'q> {
    /// The items to include.
    fn items(self) -> impl Iterator<Item = (ItemIndex, &'q Item)> {
        self.questionnaire.items_asked(self.options.items)
    }

    /// Whether all items are included.
    fn is_whole(self) -> bool {
        self.options.items == ItemFilter::default()
    }
}

/// The questionnaire: how to read it, the questions with their levels, reading and sources.
pub fn questionnaire_document(questionnaire: &Questionnaire, options: QuestionnaireOptions) -> Document {
    let context = Context { questionnaire, options };
    let (indicators, questions): (Vec<_>, Vec<_>) = context.items().partition(|(_, item)| item.is_indicator());
    let pillars = PillarIndex::enumerate(questionnaire.pillars());
    let pillars: Vec<_> = pillars.filter(|(index, _)| context.items().any(|(_, item)| item.pillar == *index)).collect();
    let size = format!("{} in {}", Count::of(questions.len(), "question"), Count::of(pillars.len(), "pillar"));
    let size = match indicators.len() {
        0 => size,
        indicators => format!("{size}, {}", Count::of(indicators, "culture indicator")),
    };
    let mut document = Document::new(clean(questionnaire.title()));
    document.subtitle = RichText::new()
        .plain(format!("Version {} of ", questionnaire.version()))
        .code(questionnaire.id().as_str())
        .plain(format!(": {size}{}.", selection(context)));
    document.sections.extend(how_to_read::sections(context));
    for (index, pillar) in pillars {
        document.sections.extend(items::sections(context, index, pillar));
    }
    document.sections.extend(sources::sections(context));
    document
}

/// The scope of the items, to follow their number: ", asked of “Staff”, at the stage “Running”, in the short form".
fn selection(context: Context<'_>) -> String {
    let Context { questionnaire, options: QuestionnaireOptions { items, .. } } = context;
    let viewpoint = items.viewpoint.and_then(|viewpoint| questionnaire.viewpoints().get(viewpoint.get()));
    let stage = items.stage.and_then(|stage| questionnaire.stages().get(stage.get()));
    let parts = [
        viewpoint.map(|viewpoint| format!(", asked of “{}”", clean(&viewpoint.label))),
        stage.map(|stage| format!(", at the stage “{}”", clean(&stage.label))),
        (items.form == FormLength::Short).then(|| ", in the short form".to_owned()),
    ];
    parts.into_iter().flatten().collect()
}

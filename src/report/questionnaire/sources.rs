//! The sources of the questionnaire, further reading, and the limits of its result.

use super::Context;
use crate::model::FurtherReading;
use crate::report::document::{RichText, Section};
use crate::report::wording::citations::by;
use crate::text::clean;

pub(super) fn sections(context: Context<'_>) -> Vec<Section> {
    let questionnaire = context.questionnaire;
    let mut documents = Section::new(2, "Where the questions come from");
    documents.list(questionnaire.documents().iter().map(|source| {
        let title = titled(RichText::new(), &source.title, source.link.as_deref());
        source.author.as_ref().map_or(title.clone(), |author| title.plain(format!(". {}", clean(author))))
    }));
    let mut further = Section::new(2, "Further reading");
    let readings = questionnaire.readings().iter().enumerate();
    let helps = |index: usize| context.items().map(|(_, item)| item).filter(move |item| item.reading.contains(&index));
    let written = readings.filter(|(index, _)| context.is_whole() || helps(*index).next().is_some());
    further.list(written.map(|(index, work)| {
        let mut helps = helps(index).peekable();
        let stop = if helps.peek().is_some() { "." } else { "" };
        let text = reading(work);
        let text = helps.enumerate().fold(text, |text, (position, item)| {
            text.plain(if position == 0 { " For " } else { ", " }).code(item.id.as_str())
        });
        text.plain(stop)
    }));
    let mut limits = Section::new(2, "What a result is not");
    limits.list(questionnaire.caveats().iter().map(|caveat| clean(caveat)));
    [documents, further, limits].into_iter().filter(|section| !section.blocks.is_empty()).collect()
}

/// A reading, with any content warning before the link.
pub(super) fn reading(work: &FurtherReading) -> RichText {
    let text = match &work.warning {
        Some(warning) => RichText::new().strong(format!("Content warning: {}", clean(warning))).plain(" "),
        None => RichText::new(),
    };
    let stop = if work.title.ends_with(['.', '?', '!']) { "" } else { "." };
    let by = by(work).map(|by| format!(" {by}.")).unwrap_or_default();
    titled(text, &work.title, work.link.as_deref()).plain(format!("{stop}{by}"))
}

fn titled(text: RichText, title: &str, link: Option<&str>) -> RichText {
    text.link(clean(title), link.map(clean))
}

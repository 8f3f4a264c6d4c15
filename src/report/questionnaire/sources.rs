//! What the questionnaire rests on: documents, reading, and what its result is not.

use crate::model::{Questionnaire, Reading};
use crate::report::markdown::document::{Document, Marked};
use crate::report::sources::by;
use crate::text::{markdown, markdown_link};

pub(super) fn write(document: &mut Document, questionnaire: &Questionnaire) {
    if !questionnaire.documents().is_empty() {
        document.heading(2, "Where the questions come from");
        document.points(questionnaire.documents().iter().map(|source| {
            let title = titled(&source.title, source.link.as_deref());
            Marked(source.author.as_ref().map_or(title.clone(), |author| format!("{title}. {}", markdown(author))))
        }));
    }
    if !questionnaire.readings().is_empty() {
        document.heading(2, "Further reading");
        document.points(questionnaire.readings().iter().enumerate().map(|(place, work)| {
            let helps = questionnaire.items().iter().filter(|item| item.reading.contains(&place));
            let helps: Vec<_> = helps.map(|item| format!("`{}`", item.id)).collect();
            let helps = if helps.is_empty() { String::new() } else { format!(" For {}.", helps.join(", ")) };
            Marked(format!("{}{helps}", reading(work)))
        }));
    }
    if !questionnaire.caveats().is_empty() {
        document.heading(2, "What a result is not");
        document.points(questionnaire.caveats());
    }
}

/// A work to read: its content warning first, then the link.
pub(super) fn reading(work: &Reading) -> String {
    let warning = work.warning.as_ref().map(|warning| format!("**Content warning: {}** ", markdown(warning)));
    let by = by(work).map(|by| format!(" {}.", markdown(&by))).unwrap_or_default();
    let stop = if work.title.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{}{}{stop}{by}", warning.unwrap_or_default(), titled(&work.title, work.link.as_deref()))
}

fn titled(title: &str, link: Option<&str>) -> String {
    link.map_or_else(|| markdown(title), |link| markdown_link(title, link))
}

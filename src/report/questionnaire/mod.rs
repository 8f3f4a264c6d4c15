//! The questionnaire in Markdown, as people want to read it before the meeting.

mod how_to_read;
mod items;
mod sources;

use super::escape::markdown;
use crate::diagnostic::words::Count;
use crate::model::Questionnaire;

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
    document.heading(1, &markdown(questionnaire.title()));
    document.paragraph(&format!("Version {} of `{}`: {size}.", questionnaire.version(), questionnaire.id()));
    how_to_read::write(&mut document, questionnaire);
    items::write(&mut document, questionnaire);
    sources::write(&mut document, questionnaire);
    document.finish()
}

/// A Markdown document under construction: blocks with an empty line between them.
#[derive(Debug, Default)]
struct Document(String);

impl Document {
    fn block(&mut self, text: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn heading(&mut self, depth: usize, title: &str) {
        self.block(&format!("{} {title}", "#".repeat(depth)));
    }

    fn paragraph(&mut self, text: &str) {
        self.block(text);
    }

    fn list<T: AsRef<str>>(&mut self, entries: impl IntoIterator<Item = T>) {
        let entries: Vec<_> = entries.into_iter().map(|entry| format!("- {}", entry.as_ref())).collect();
        if !entries.is_empty() {
            self.block(&entries.join("\n"));
        }
    }

    /// A list whose numbers mean something: it begins at 0.
    fn numbered_from_zero<T: AsRef<str>>(&mut self, entries: impl IntoIterator<Item = T>) {
        let entries = entries.into_iter().enumerate().map(|(number, entry)| format!("{number}. {}", entry.as_ref()));
        self.block(&entries.collect::<Vec<_>>().join("\n"));
    }

    fn finish(self) -> String {
        self.0
    }
}

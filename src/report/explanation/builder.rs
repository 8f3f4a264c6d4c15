//! Writes the document of an explanation from top to bottom.

use crate::report::document::{Block, Cell, Column, Document, RichText, Section, Table};
use crate::text::List;

/// Builds a document; content is added to its last section.
#[derive(Debug, Default)]
pub(super) struct Explanation {
    document: Document,
}

impl Explanation {
    /// Starts a topic with its title and id. The first becomes the document's title.
    pub(super) fn title(&mut self, words: impl Into<String>, id: impl Into<String>) {
        if self.document.title.is_empty() {
            self.document.title = words.into();
            self.document.subtitle = RichText::new().muted(id);
        } else {
            self.document.section(1, words.into()).paragraph(RichText::new().muted(id));
        }
    }

    pub(super) fn heading(&mut self, words: impl Into<String>) {
        self.document.section(2, words.into());
    }

    pub(super) fn text(&mut self, words: impl Into<RichText>) {
        self.section().paragraph(words);
    }

    pub(super) fn labelled<L: Into<String>, T: Into<RichText>>(&mut self, lines: impl IntoIterator<Item = (L, T)>) {
        self.section().labelled(lines);
    }

    pub(super) fn list<T: Into<RichText>>(&mut self, points: Vec<T>) {
        self.section().list(points);
    }

    /// A table whose first column is words and whose others are numbers, with a row of sums.
    pub(super) fn grid(&mut self, head: &[&str], rows: Vec<Vec<String>>, sums: Option<Vec<String>>) {
        let mut titles = head.iter().copied();
        let first = titles.next().map(Column::words);
        let row = |cells: Vec<String>| -> Vec<Cell> {
            let mut cells = cells.into_iter();
            let name = cells.next().map(Cell::words);
            let figures = cells
                .map(|figure| if figure.is_empty() { Cell::Words(Vec::new()) } else { Cell::number(Some(figure)) });
            name.into_iter().chain(figures).collect()
        };
        self.section().table(Table {
            caption: List::plain(head).to_string(),
            columns: first.into_iter().chain(titles.map(Column::numbers)).collect(),
            rows: rows.into_iter().map(row).collect(),
            footer: sums.map(row),
        });
    }

    pub(super) fn code(&mut self, lines: Vec<String>) {
        self.section().blocks.push(Block::Code(lines));
    }

    pub(super) fn finish(self) -> Document {
        self.document
    }

    fn section(&mut self) -> &mut Section {
        if self.document.sections.is_empty() {
            self.document.sections.push(Section::new(2, ""));
        }
        let last = self.document.sections.len() - 1;
        &mut self.document.sections[last]
    }
}

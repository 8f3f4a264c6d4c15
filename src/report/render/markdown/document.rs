//! A Markdown document that is written from top to bottom: headings, paragraphs, lists, tables.

use crate::text::markdown as escape;

/// What has been written so far.
#[derive(Debug, Default)]
pub(in crate::report) struct Document {
    text: String,
}

/// A text as a document takes it: any text is shown as it is, never read as markup, unless it is [`Marked`].
pub(in crate::report) trait Inline {
    /// The text in Markdown.
    fn markdown(&self) -> String;
}

/// Text with markup of our own; what stands in it from files is escaped.
#[derive(Debug)]
pub(in crate::report) struct Marked(pub(in crate::report) String);

impl Inline for Marked {
    fn markdown(&self) -> String {
        self.0.clone()
    }
}

impl<T: AsRef<str> + ?Sized> Inline for T {
    fn markdown(&self) -> String {
        escape(self.as_ref())
    }
}

/// How a table's column is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Column {
    /// Words.
    Words,
    /// Figures, to the right.
    Figures,
}

impl Document {
    /// A heading of this depth, 1 the document's own.
    pub(in crate::report) fn heading(&mut self, depth: usize, text: &(impl Inline + ?Sized)) {
        self.block(&format!("{} {}", "#".repeat(depth), text.markdown()));
    }

    /// A paragraph.
    pub(in crate::report) fn paragraph(&mut self, text: &(impl Inline + ?Sized)) {
        self.block(&text.markdown());
    }

    /// A list; each point a name in bold, where it has one, and a text.
    pub(in crate::report) fn list(&mut self, points: impl IntoIterator<Item = (String, String)>) {
        self.points(points.into_iter().map(|(name, text)| match name.as_str() {
            "" => Marked(escape(&text)),
            _ => Marked(format!("**{}** {}", escape(&name), escape(&text))),
        }));
    }

    /// A list of points without names.
    pub(in crate::report) fn points(&mut self, points: impl IntoIterator<Item = impl Inline>) {
        let lines: Vec<_> = points.into_iter().map(|point| format!("- {}", point.markdown())).collect();
        if !lines.is_empty() {
            self.block(&lines.join("\n"));
        }
    }

    /// A table.
    pub(in crate::report) fn table<const N: usize>(
        &mut self,
        header: [(&str, Column); N],
        rows: impl IntoIterator<Item = [String; N]>,
    ) {
        self.table_of(&header, rows.into_iter().map(|row| row.to_vec()));
    }

    /// A table whose columns are known at run time only.
    pub(in crate::report) fn table_of(
        &mut self,
        header: &[(&str, Column)],
        rows: impl IntoIterator<Item = Vec<String>>,
    ) {
        let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
        let rule = |column: &Column| match column {
            Column::Words => "---".to_owned(),
            Column::Figures => "---:".to_owned(),
        };
        let mut lines = vec![
            line(header.iter().map(|(title, _)| escape(title)).collect()),
            line(header.iter().map(|(_, column)| rule(column)).collect()),
        ];
        lines.extend(rows.into_iter().map(|row| line(row.iter().map(|cell| escape(cell)).collect())));
        self.block(&lines.join("\n"));
    }

    /// The document as it goes out.
    pub(in crate::report) fn finish(self) -> String {
        self.text
    }

    fn block(&mut self, block: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(block);
        self.text.push('\n');
    }
}

//! What changed between audits, as a Markdown document: the same parts as on a screen.

use super::document::{Column, Document};
use crate::report::view::{Cell, ChangesView, Grid, Part};

/// The view as a Markdown document.
#[must_use]
pub fn render_changes(view: &ChangesView) -> String {
    let mut document = Document::default();
    document.heading(1, &view.title);
    document.points(&view.lines);
    for section in &view.sections {
        if !section.heading.is_empty() {
            document.heading(2, &section.heading);
        }
        for part in &section.parts {
            match part {
                Part::Sentence(text) => document.paragraph(text),
                Part::Points(points) => {
                    document.list(points.iter().map(|point| (point.name.clone(), point.text.clone())));
                }
                Part::Table(grid) => table(&mut document, grid),
            }
        }
    }
    document.finish()
}

fn table(document: &mut Document, grid: &Grid) {
    let alignment = |figures: bool| if figures { Column::Figures } else { Column::Words };
    let header: Vec<_> = grid.columns.iter().map(|column| (column.title.as_str(), alignment(column.figures))).collect();
    let cell = |cell: &Cell| {
        if cell.aside.is_empty() { cell.text.clone() } else { format!("{} ({})", cell.text, cell.aside) }
    };
    document.table_of(&header, grid.rows.iter().map(|row| row.iter().map(cell).collect()));
}

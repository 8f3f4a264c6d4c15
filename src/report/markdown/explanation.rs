//! An explanation as a Markdown document.

use super::document::{Column, Document};
use crate::report::explain::{Block, Explanation, Grid};

/// An explanation as a Markdown document.
#[must_use]
pub fn render_explanation(explanation: &Explanation) -> String {
    let mut document = Document::default();
    for block in explanation.blocks() {
        match block {
            Block::Title(words, id) => {
                document.heading(1, words);
                document.paragraph(id);
            }
            Block::Heading(words) => document.heading(2, words),
            Block::Text(words) => document.paragraph(words),
            Block::Labelled(lines) => {
                document.list(lines.iter().map(|(label, text)| (format!("{label}:"), text.clone())));
            }
            Block::List(points) => document.points(points),
            Block::Grid(grid) => write_grid(&mut document, grid),
            Block::Verbatim(lines) => document.code(lines),
        }
    }
    document.finish()
}

fn write_grid(document: &mut Document, grid: &Grid) {
    let column = |(place, title)| (title, if place == 0 { Column::Words } else { Column::Figures });
    let header: Vec<_> = grid.head.iter().map(String::as_str).enumerate().map(column).collect();
    document.table_of(&header, grid.rows.iter().chain(&grid.sums).cloned());
}

//! Renders a document as Markdown: GitHub's tables, everything from files escaped.

mod figures;

use crate::report::document::{
    Block, Cell, ColumnKind, Details, Document, Labelled, RichText, Scales, SpanStyle, Table, TextSpan,
};
use crate::text::{clean, markdown, markdown_link};

/// The document as Markdown text.
pub fn render(document: &Document) -> String {
    let mut blocks = MarkdownWriter::default();
    blocks.heading(1, &markdown(&document.title));
    blocks.push(&inline(&document.subtitle));
    for section in &document.sections {
        if !section.heading.is_empty() {
            blocks.heading(section.depth, &inline(&section.heading));
        }
        blocks.all(&section.blocks, section.depth);
    }
    blocks.text
}

/// The output so far, with a blank line between blocks.
#[derive(Default)]
struct MarkdownWriter {
    text: String,
}

impl MarkdownWriter {
    fn all(&mut self, blocks: &[Block], depth: u8) {
        for block in blocks {
            self.block(block, depth);
        }
    }

    fn block(&mut self, block: &Block, depth: u8) {
        match block {
            Block::Paragraph(text) => self.push(&inline(text)),
            Block::Labelled(lines) => self.lines(labelled(lines)),
            Block::List(points) => self.lines(points.iter().map(|point| format!("- {}", inline(point)))),
            Block::Numbered { from, points } => {
                self.lines(
                    points.iter().enumerate().map(|(index, point)| format!("{}. {}", from + index, inline(point))),
                );
            }
            Block::Table(table) => self.lines(lines_of(table)),
            Block::Scales(scales) => self.lines(scale_lines(scales)),
            Block::HeatMap(map) => self.lines(figures::heat_map(map)),
            Block::Spreads(spreads) => self.lines(figures::spreads(spreads)),
            Block::Code(lines) => self.lines(lines.iter().map(|line| format!("    {line}"))),
            Block::Details(Details { summary, blocks }) => {
                self.heading(depth + 1, &inline(summary));
                self.all(blocks, depth + 1);
            }
        }
    }

    fn heading(&mut self, depth: u8, text: &str) {
        self.push(&format!("{} {text}", "#".repeat(depth.into())));
    }

    fn lines(&mut self, lines: impl IntoIterator<Item = String>) {
        self.push(&lines.into_iter().collect::<Vec<_>>().join("\n"));
    }

    fn push(&mut self, block: &str) {
        if block.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(block);
        self.text.push('\n');
    }
}

/// A list, each point with its label in bold; a text without a label continues the point before it.
fn labelled(lines: &[Labelled]) -> Vec<String> {
    let mut points: Vec<String> = Vec::new();
    for Labelled { label, text } in lines {
        match points.last_mut() {
            Some(point) if label.is_empty() => {
                point.push(' ');
                point.push_str(&inline(text));
            }
            _ => points.push(format!("- **{}:** {}", markdown(label), inline(text))),
        }
    }
    points
}

/// The lines of a table. Charts are left out, since other columns have the same figures.
fn lines_of(table: &Table) -> Vec<String> {
    let shown = || table.columns.iter().enumerate().filter(|(_, column)| column.kind != ColumnKind::Chart);
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let row = |cells: &Vec<Cell>| line(shown().filter_map(|(index, _)| cells.get(index)).map(cell).collect());
    let rule = |kind: ColumnKind| if kind == ColumnKind::Numbers { "---:" } else { "---" }.to_owned();
    let mut lines = vec![
        line(shown().map(|(_, column)| markdown(&column.title)).collect()),
        line(shown().map(|(_, column)| rule(column.kind)).collect()),
    ];
    lines.extend(table.rows.iter().chain(&table.footer).map(row));
    lines
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Empty | Cell::Bar(_) | Cell::Trend(_) => "–".to_owned(),
        Cell::Words(texts) => texts.iter().map(inline).collect::<Vec<_>>().join(", "),
        Cell::Figure(figure) => markdown(&figure.to_string()),
        Cell::Band(band) => markdown(&band.to_string()),
    }
}

fn scale_lines(scales: &Scales) -> Vec<String> {
    let mut lines = vec![
        format!("| {} (−2) | Position | {} (+2) |", markdown(&scales.left), markdown(&scales.right)),
        "| --- | --- | --- |".to_owned(),
    ];
    lines.extend(scales.scales.iter().map(|scale| {
        format!("| {} | {} | {} |", markdown(&scale.left), markdown(&scale.state), markdown(&scale.right))
    }));
    lines
}

fn inline(text: &RichText) -> String {
    text.spans.iter().map(span).collect()
}

fn span(TextSpan { text, style }: &TextSpan) -> String {
    let words = markdown(text);
    let (before, after) = (outer(text.starts_with(' ')), outer(text.ends_with(' ') && !words.is_empty()));
    let marked = match style {
        _ if words.is_empty() => String::new(),
        SpanStyle::Plain | SpanStyle::Muted | SpanStyle::Rated(_) => words,
        SpanStyle::Strong => format!("**{words}**"),
        SpanStyle::Code if text.contains('`') => words,
        SpanStyle::Code => format!("`{}`", clean(text)),
        SpanStyle::Link(address) => markdown_link(text, address),
    };
    format!("{before}{marked}{after}")
}

/// The space around a span, which stays outside its markup.
fn outer(has_space: bool) -> &'static str {
    if has_space { " " } else { "" }
}

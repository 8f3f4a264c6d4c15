//! The document that every human-readable report is made of, whatever format it is rendered in.
//!
//! Builders decide the content: sections of paragraphs, lists, tables, score bars and two-pole scales. Renderers decide its appearance.
//! Nothing here knows about widths, colours, markup or command-line flags. Builders clean text from files.

mod charts;
mod text;

pub use charts::{
    BandLabel, Figure, HeatMap, HeatMapBand, HeatMapCell, HeatMapColumn, HeatMapRow, Scales, ScoreBar, ScoreRange,
    ScoreTrend, SpreadPoint, SpreadRow, Spreads, TwoPoleScale,
};
pub use text::{Rating, RichText, SpanStyle, TextSpan};

/// A report: a title and its sections.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The main heading.
    pub title: String,
    /// Lines directly below the title: the questionnaire and the respondents, or an id. May be empty.
    pub subtitle: RichText,
    /// In reading order.
    pub sections: Vec<Section>,
    /// Whether the document must fit on one screen, so that explanations are left out.
    pub is_dense: bool,
    /// Whether it is printed in small type, so that a report on forty teams takes two sides of paper.
    pub is_small_on_paper: bool,
}

/// A part of a document with a heading of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading; empty for content before the first heading.
    pub heading: RichText,
    /// The depth of the heading: the title has 1, the main sections have 2.
    pub depth: u8,
    /// In reading order.
    pub blocks: Vec<Block>,
    /// How it is printed.
    pub on_paper: OnPaper,
}

/// How a section is printed. A screen always shows everything.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OnPaper {
    /// The maximum number of rows of each table; `None` for all of them.
    pub rows: Option<usize>,
    /// Whether it begins on a new page.
    pub starts_page: bool,
    /// Whether it takes half the width, next to another such section.
    pub is_half_width: bool,
    /// Whether it is left out; the page then says that the screen shows it.
    pub is_left_out: bool,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// One or more sentences.
    Paragraph(RichText),
    /// Texts with a label each: "now", "target", "what to do".
    Labelled(Vec<Labelled>),
    /// An unordered list.
    List(Vec<RichText>),
    /// A numbered list whose numbers have a meaning, such as the levels of a question.
    Numbered {
        /// The first number.
        from: usize,
        points: Vec<RichText>,
    },
    /// A table.
    Table(Table),
    /// The positions of indicators between two poles.
    Scales(Scales),
    /// A heat map: figures shaded by band.
    HeatMap(HeatMap),
    /// Box plots.
    Spreads(Spreads),
    /// Preformatted lines.
    Code(Vec<String>),
    /// A collapsible block with a summary. Open in print, and in formats that cannot collapse it.
    Details(Details),
}

/// A text and its label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled {
    /// Without a colon. Empty if the text continues the one before.
    pub label: String,
    /// The text under the label.
    pub text: RichText,
}

/// Blocks under a summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// The summary line.
    pub summary: RichText,
    /// In reading order.
    pub blocks: Vec<Block>,
}

/// A table. The first column names the row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// A caption, for formats in which readers may reach the table out of context.
    pub caption: String,
    /// From left to right.
    pub columns: Vec<Column>,
    /// Each with one cell per column.
    pub rows: Vec<Vec<Cell>>,
    /// A row of totals, if any.
    pub footer: Option<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// The content of its cells.
    pub kind: ColumnKind,
    /// Whether its cells may be put below those of the previous column if the page is too narrow.
    pub may_stack: bool,
}

/// The content of a column's cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    Words,
    /// Numbers, aligned to the right.
    Numbers,
    /// Charts, which repeat what the numbers of the row say.
    Chart,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// No value, which is different from zero.
    Empty,
    /// One or more short texts, which may be put below each other.
    Words(Vec<RichText>),
    /// A printed figure.
    Figure(Figure),
    /// A band, or the bands still possible.
    Band(BandLabel),
    /// A score on a bar.
    Bar(ScoreBar),
    /// A score over several audits.
    Trend(ScoreTrend),
}

impl Document {
    /// A document with this title, to which sections are added.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    pub fn section(&mut self, depth: u8, heading: impl Into<RichText>) -> &mut Section {
        self.sections.push(Section::new(depth, heading));
        let last = self.sections.len() - 1;
        &mut self.sections[last]
    }
}

impl OnPaper {
    /// Half the width, next to another such section.
    pub const HALF_WIDTH: Self = Self { rows: None, starts_page: false, is_half_width: true, is_left_out: false };
    /// On screens only.
    pub const LEFT_OUT: Self = Self { rows: None, starts_page: false, is_half_width: false, is_left_out: true };
}

impl Section {
    /// A section without blocks.
    pub fn new(depth: u8, heading: impl Into<RichText>) -> Self {
        Self { heading: heading.into(), depth, blocks: Vec::new(), on_paper: OnPaper::default() }
    }

    /// Adds a paragraph, unless it is empty.
    pub fn paragraph(&mut self, text: impl Into<RichText>) {
        let text = text.into();
        if !text.is_empty() {
            self.blocks.push(Block::Paragraph(text));
        }
    }

    /// Adds labelled texts, unless there are none.
    pub fn labelled<L: Into<String>, T: Into<RichText>>(&mut self, lines: impl IntoIterator<Item = (L, T)>) {
        let lines: Vec<_> = lines.into_iter().map(|(label, text)| Labelled::new(label, text)).collect();
        if !lines.is_empty() {
            self.blocks.push(Block::Labelled(lines));
        }
    }

    /// Adds a list, unless it has no points.
    pub fn list<T: Into<RichText>>(&mut self, points: impl IntoIterator<Item = T>) {
        let points: Vec<_> = points.into_iter().map(Into::into).collect();
        if !points.is_empty() {
            self.blocks.push(Block::List(points));
        }
    }

    /// Adds a table.
    pub fn table(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }
}

impl Labelled {
    /// A text with its label.
    pub fn new(label: impl Into<String>, text: impl Into<RichText>) -> Self {
        Self { label: label.into(), text: text.into() }
    }
}

impl Table {
    /// Whether there are neither figures nor charts.
    #[must_use]
    pub fn has_words_only(&self) -> bool {
        self.columns.iter().all(|column| column.kind == ColumnKind::Words)
    }
}

impl Column {
    /// A column of words.
    pub fn words(title: impl Into<String>) -> Self {
        Self { title: title.into(), kind: ColumnKind::Words, may_stack: false }
    }

    /// A column of numbers.
    pub fn numbers(title: impl Into<String>) -> Self {
        Self { title: title.into(), kind: ColumnKind::Numbers, may_stack: false }
    }

    /// A column of charts, which may be put below the previous column if space is short.
    pub fn chart() -> Self {
        Self { title: String::new(), kind: ColumnKind::Chart, may_stack: true }
    }

    /// Lets the column be put below the previous one.
    #[must_use]
    pub fn stacking(self) -> Self {
        Self { may_stack: true, ..self }
    }
}

impl Cell {
    /// A text.
    pub fn words(text: impl Into<RichText>) -> Self {
        Self::Words(vec![text.into()])
    }

    /// A figure, or a dash.
    pub fn figure(figure: Option<Figure>) -> Self {
        figure.map_or(Self::Empty, Self::Figure)
    }

    /// A figure without bounds, or a dash.
    pub fn number(printed: Option<String>) -> Self {
        Self::figure(printed.map(|printed| Figure { so_far: Some(printed), bounds: None }))
    }
}

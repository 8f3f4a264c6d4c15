//! The document that every human-readable report is made of, whatever format it is rendered in.
//!
//! Builders say what there is to say: sections of paragraphs, lists, tables, score bars and two-pole scales. Renderers decide what it
//! looks like. Nothing here knows about widths, colours, markup or command-line flags. Text from files is cleaned before it gets here.

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
    /// What belongs right below the title: the questionnaire and the respondents, or an id. May be empty.
    pub subtitle: RichText,
    /// In reading order.
    pub sections: Vec<Section>,
    /// Whether the document has to fit on one screen, so that what only explains it is left out.
    pub is_dense: bool,
    /// Whether it is printed small, so that a report on forty teams takes two sides of paper.
    pub is_small_on_paper: bool,
}

/// A part of a document with a heading of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Empty for what comes before the first heading.
    pub heading: RichText,
    /// The depth of the heading: the title has 1, the main sections have 2.
    pub depth: u8,
    /// In reading order.
    pub blocks: Vec<Block>,
    /// How it is printed.
    pub on_paper: OnPaper,
}

/// How a section is printed on paper, where that differs from a screen, which shows everything.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OnPaper {
    /// The most rows of each table; `None` for all of them.
    pub rows: Option<usize>,
    /// Whether it begins on a new page.
    pub starts_page: bool,
    /// Whether it takes half the width, beside the next such section.
    pub is_half_width: bool,
    /// Whether it is left out; the page then says that a screen shows it.
    pub is_left_out: bool,
}

/// What a section is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// One or more sentences.
    Paragraph(RichText),
    /// Texts with a label each: "now", "target", "what to do".
    Labelled(Vec<Labelled>),
    /// Points in no particular order.
    List(Vec<RichText>),
    /// Points whose numbers mean something, such as the levels of a question.
    Numbered {
        /// The number of the first point.
        from: usize,
        points: Vec<RichText>,
    },
    /// Figures and words in rows and columns.
    Table(Table),
    /// Where indicators stand between two descriptions.
    Scales(Scales),
    /// Figures shaded by band, in many rows.
    HeatMap(HeatMap),
    /// How figures are spread, as box plots.
    Spreads(Spreads),
    /// Lines that keep their layout.
    Code(Vec<String>),
    /// Something with a summary that readers may skip: open in print, and wherever nothing can be folded.
    Details(Details),
}

/// A text and its label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled {
    /// Without a colon. Empty where the text continues the one before.
    pub label: String,
    /// What is said under it.
    pub text: RichText,
}

/// Blocks under a summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// Names what is inside.
    pub summary: RichText,
    /// In reading order.
    pub blocks: Vec<Block>,
}

/// A table. The first column names the row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// What the table shows, for formats whose readers may come across it out of context.
    pub caption: String,
    /// From left to right.
    pub columns: Vec<Column>,
    /// Each with one cell per column.
    pub rows: Vec<Vec<Cell>>,
    /// Totals, where the columns have any.
    pub footer: Option<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// Whether its cells may go below those of the column before it where the page is too narrow for both.
    pub may_stack: bool,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    Words,
    /// Numbers, which are aligned with each other.
    Numbers,
    /// Charts, which repeat what the numbers of the row say.
    Chart,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// There is nothing to show, which is different from zero.
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

    /// Adds a section and returns it.
    pub fn section(&mut self, depth: u8, heading: impl Into<RichText>) -> &mut Section {
        self.sections.push(Section::new(depth, heading));
        let last = self.sections.len() - 1;
        &mut self.sections[last]
    }
}

impl OnPaper {
    /// Beside another section of half the width.
    pub const HALF_WIDTH: Self = Self { rows: None, starts_page: false, is_half_width: true, is_left_out: false };
    /// For screens alone.
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

impl Column {
    /// A column of words.
    pub fn words(title: impl Into<String>) -> Self {
        Self { title: title.into(), kind: ColumnKind::Words, may_stack: false }
    }

    /// A column of numbers.
    pub fn numbers(title: impl Into<String>) -> Self {
        Self { title: title.into(), kind: ColumnKind::Numbers, may_stack: false }
    }

    /// A column of charts, which stands below the column before it where there is little room.
    pub fn chart() -> Self {
        Self { title: String::new(), kind: ColumnKind::Chart, may_stack: true }
    }

    /// The same column, which may go below the one before it.
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

    /// A figure, or the sign that there is none.
    pub fn figure(figure: Option<Figure>) -> Self {
        figure.map_or(Self::Empty, Self::Figure)
    }

    /// A figure that nothing can change, or the sign that there is none.
    pub fn number(printed: Option<String>) -> Self {
        Self::figure(printed.map(|printed| Figure { so_far: Some(printed), bounds: None }))
    }
}

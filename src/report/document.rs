//! The document that every human-readable report is made of, whatever format it is rendered in.
//!
//! Builders say what there is to say: sections of paragraphs, lists, tables, score bars and two-pole scales. Renderers decide what it
//! looks like. Nothing here knows about widths, colours, markup or command-line flags. Text from files is cleaned before it gets here.

use crate::score::Hundredths;
use std::fmt;

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
        /// The points.
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
    /// Words.
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
}

/// A printed figure: from what is known, and the bounds where they differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// From what is known; `None` while nothing is.
    pub so_far: Option<String>,
    /// The lowest and highest figure still possible; `None` where nothing can change it.
    pub bounds: Option<(String, String)>,
}

/// A band, or the range of bands still possible, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BandLabel {
    /// The best band still possible.
    pub best: String,
    /// The worst band still possible.
    pub worst: String,
    /// Whether the two are the same band.
    pub certain: bool,
    /// How good it is.
    pub rating: Rating,
}

/// A score from 0 to 100 points on a bar, in tenths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScoreBar {
    /// The lowest score still possible.
    pub low: u16,
    /// The score so far; `None` while nothing is known.
    pub score: Option<u16>,
    /// The highest score still possible.
    pub high: u16,
    /// The target score, where there is one.
    pub target: Option<u16>,
    /// How good it is.
    pub rating: Rating,
}

/// Indicators between two poles in words, from −2 on the left to +2 on the right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scales {
    /// What the scales show, for formats whose readers may come across it out of context.
    pub caption: String,
    /// What the left poles have in common.
    pub left: String,
    /// What the right poles have in common.
    pub right: String,
    /// In the questionnaire's order.
    pub scales: Vec<TwoPoleScale>,
}

/// One indicator between its poles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TwoPoleScale {
    /// Position −2 in words.
    pub left: String,
    /// Position +2 in words.
    pub right: String,
    /// In hundredths, −200 to +200; `None` if it is not known.
    pub position: Option<Hundredths>,
    /// The position as printed, or why there is none, and the position wanted.
    pub state: String,
    /// Whether the position falls short of the one wanted.
    pub short: bool,
}

/// Figures in many rows, such as one per team, each shaded by its band. Kept small, since there may be thousands of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatMap {
    /// What the map shows, for formats whose readers may come across it out of context.
    pub caption: String,
    /// What a row is: "Team".
    pub rows_are: String,
    /// What the shaded columns show.
    pub columns: Vec<String>,
    /// The labels of the bands, best to worst.
    pub bands: Vec<String>,
    /// The columns after the shaded ones and the overall band.
    pub facts: Vec<HeatMapColumn>,
    /// In the order in which they are read.
    pub rows: Vec<HeatMapRow>,
}

/// A column that is not shaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatMapColumn {
    /// Its heading.
    pub title: String,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// Whether it can be left out where there is little room.
    pub is_optional: bool,
}

/// A row of a heat map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatMapRow {
    /// What the row is about.
    pub name: Box<str>,
    /// What it belongs to: a team's organisation.
    pub group: Option<Box<str>>,
    /// What readers have to know about the row.
    pub note: Option<Box<str>>,
    /// One for each shaded column; `None` where nothing is scored.
    pub cells: Box<[Option<HeatMapCell>]>,
    /// The band over all columns.
    pub overall: Option<HeatMapBand>,
    /// One for each of the other columns.
    pub facts: Box<[Box<str>]>,
}

/// A shaded figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatMapCell {
    /// As printed.
    pub figure: Box<str>,
    /// What it is shaded by.
    pub band: HeatMapBand,
}

/// The worst band still possible, as an index into the bands of the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeatMapBand {
    /// The index.
    pub worst: u8,
    /// Whether no better band is possible.
    pub certain: bool,
}

/// How figures from 0 to 100 points are spread over many teams.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spreads {
    /// What the plots show, for formats whose readers may come across them out of context.
    pub caption: String,
    /// What the labels are: "Pillar".
    pub labels_are: String,
    /// What the counts are of: "Teams".
    pub counted: String,
    /// In the questionnaire's order.
    pub spreads: Vec<Spread>,
}

/// One box plot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    /// What is plotted.
    pub label: String,
    /// How many teams have the figure.
    pub count: u32,
    /// Lowest, lower quartile, median, upper quartile and highest; `None` if no team has the figure.
    pub points: Option<[SpreadPoint; 5]>,
}

/// A point of a box plot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpreadPoint {
    /// In whole points.
    pub printed: String,
    /// In tenths of a point.
    pub tenths: u16,
}

/// How good something is, for colour or shape. The words always say it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rating {
    /// The best there is.
    Good,
    /// In between, or not certain.
    Fair,
    /// The worst there is.
    Poor,
    /// Neither good nor bad.
    Neutral,
}

/// Text made of spans.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RichText {
    /// In reading order; none is empty.
    pub spans: Vec<Span>,
}

/// A piece of text with one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// On one line.
    pub text: String,
    /// How it is set apart.
    pub style: SpanStyle,
}

/// How a span is set apart from the text around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpanStyle {
    /// Not at all.
    Plain,
    /// What has to be seen first.
    Strong,
    /// What can be overlooked.
    Muted,
    /// Something good or bad.
    Rated(Rating),
    /// An id or a command.
    Code,
    /// A link to this address.
    Link(String),
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

impl Section {
    /// A section without blocks.
    pub fn new(depth: u8, heading: impl Into<RichText>) -> Self {
        Self { heading: heading.into(), depth, blocks: Vec::new() }
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

impl HeatMapBand {
    /// A question mark where a better band is possible.
    #[must_use]
    pub fn doubt(self) -> &'static str {
        if self.certain { "" } else { "?" }
    }

    /// How good the band is, of bands up to this worst one.
    #[must_use]
    pub fn rating(self, worst: usize) -> Rating {
        match usize::from(self.worst) {
            0 => Rating::Good,
            band if band == worst => Rating::Poor,
            _ => Rating::Fair,
        }
    }
}

impl RichText {
    /// No text yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Followed by plain text.
    #[must_use]
    pub fn plain(self, text: impl Into<String>) -> Self {
        self.then(text, SpanStyle::Plain)
    }

    /// Followed by text that has to be seen first.
    #[must_use]
    pub fn strong(self, text: impl Into<String>) -> Self {
        self.then(text, SpanStyle::Strong)
    }

    /// Followed by text that can be overlooked.
    #[must_use]
    pub fn muted(self, text: impl Into<String>) -> Self {
        self.then(text, SpanStyle::Muted)
    }

    /// Followed by something good or bad.
    #[must_use]
    pub fn rated(self, text: impl Into<String>, rating: Rating) -> Self {
        self.then(text, SpanStyle::Rated(rating))
    }

    /// Followed by an id or a command.
    #[must_use]
    pub fn code(self, text: impl Into<String>) -> Self {
        self.then(text, SpanStyle::Code)
    }

    /// Followed by a link to an address; by plain text where there is no address.
    #[must_use]
    pub fn link(self, text: impl Into<String>, address: Option<String>) -> Self {
        self.then(text, address.map_or(SpanStyle::Plain, SpanStyle::Link))
    }

    /// Followed by another text.
    #[must_use]
    pub fn text(mut self, text: impl Into<Self>) -> Self {
        self.spans.extend(text.into().spans);
        self
    }

    /// The words without their styles.
    #[must_use]
    pub fn to_plain(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    fn then(mut self, text: impl Into<String>, style: SpanStyle) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.spans.push(Span { text, style });
        }
        self
    }
}

impl From<&str> for RichText {
    fn from(text: &str) -> Self {
        Self::new().plain(text)
    }
}

impl From<String> for RichText {
    fn from(text: String) -> Self {
        Self::new().plain(text)
    }
}

impl From<&String> for RichText {
    fn from(text: &String) -> Self {
        Self::new().plain(text.as_str())
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.so_far, &self.bounds) {
            (Some(so_far), None) => f.pad(so_far),
            (Some(so_far), Some((low, high))) => f.pad(&format!("{so_far} ({low}–{high})")),
            (None, Some((low, high))) => f.pad(&format!("{low}–{high}")),
            (None, None) => f.pad("–"),
        }
    }
}

impl fmt::Display for BandLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { best, worst, certain, .. } = self;
        if *certain { f.pad(worst) } else { f.pad(&format!("{best} to {worst}")) }
    }
}

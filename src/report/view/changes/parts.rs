//! The parts of a page: sentences, points and tables, in the order they are read.

use crate::report::document::Rating;

/// A part of a page with a heading of its own; the first section has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its heading; empty for the first section.
    pub heading: String,
    /// What stands in it.
    pub parts: Vec<Part>,
}

/// What stands in a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A sentence or several.
    Sentence(String),
    /// A list of points.
    Points(Vec<Point>),
    /// A table.
    Table(Grid),
}

/// A point of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// What it is about, with a colon; empty if the text says it.
    pub name: String,
    /// What is said.
    pub text: String,
}

/// A table; every row has a cell for every column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; the first cell names the row.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Whether it holds figures, which stand to the right.
    pub figures: bool,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// What can be overlooked, such as an id; empty if nothing.
    pub aside: String,
    /// How good it is, where that can be said.
    pub tone: Option<Rating>,
}

impl Section {
    /// A section with this heading.
    pub(super) fn new(heading: &str, parts: Vec<Part>) -> Self {
        Self { heading: heading.to_owned(), parts }
    }
}

impl Point {
    /// A point about something, or about nothing in particular.
    pub(super) fn new(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), text: text.to_owned() }
    }
}

impl Column {
    /// A column of words.
    pub(super) fn words(title: &str) -> Self {
        Self { title: title.to_owned(), figures: false }
    }

    /// A column of figures.
    pub(super) fn figures(title: &str) -> Self {
        Self { title: title.to_owned(), figures: true }
    }
}

impl Cell {
    /// A text without a tone.
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), aside: String::new(), tone: None }
    }

    /// A text with something that can be overlooked.
    pub(super) fn with_aside(text: impl Into<String>, aside: impl Into<String>) -> Self {
        Self { text: text.into(), aside: aside.into(), tone: None }
    }

    /// A text with a tone.
    pub(super) fn toned(text: impl Into<String>, tone: Rating) -> Self {
        Self { text: text.into(), aside: String::new(), tone: Some(tone) }
    }

    /// The sign that there is nothing to say.
    pub(super) fn none() -> Self {
        Self::plain("–")
    }
}

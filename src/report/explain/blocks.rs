//! What an explanation is made of. All its texts are safe to show: what comes from files is cleaned before it gets here.

/// An explanation: blocks from top to bottom.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Explanation {
    blocks: Vec<Block>,
}

/// One block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// What is explained, and the id it is found by.
    Title(String, String),
    /// The heading of a part.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// Something said under a label each; an empty label goes on with the one before it.
    Labelled(Vec<(String, String)>),
    /// Points.
    List(Vec<String>),
    /// Figures in columns.
    Grid(Grid),
    /// Lines that keep their layout.
    Verbatim(Vec<String>),
}

/// Figures in columns: the first column is words, the others stand to the right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// What the columns are called.
    pub head: Vec<String>,
    /// The lines.
    pub rows: Vec<Vec<String>>,
    /// Their sums, where there are any; a column without one is empty.
    pub sums: Option<Vec<String>>,
}

impl Explanation {
    /// The blocks, from top to bottom.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    pub(super) fn title(&mut self, words: impl Into<String>, id: impl Into<String>) {
        self.blocks.push(Block::Title(words.into(), id.into()));
    }

    pub(super) fn heading(&mut self, words: impl Into<String>) {
        self.blocks.push(Block::Heading(words.into()));
    }

    pub(super) fn text(&mut self, words: impl Into<String>) {
        self.blocks.push(Block::Text(words.into()));
    }

    pub(super) fn labelled<L: Into<String>, T: Into<String>>(&mut self, lines: impl IntoIterator<Item = (L, T)>) {
        let lines: Vec<_> = lines.into_iter().map(|(label, text)| (label.into(), text.into())).collect();
        if !lines.is_empty() {
            self.blocks.push(Block::Labelled(lines));
        }
    }

    pub(super) fn list(&mut self, points: Vec<String>) {
        if !points.is_empty() {
            self.blocks.push(Block::List(points));
        }
    }

    pub(super) fn grid(&mut self, head: &[&str], rows: Vec<Vec<String>>, sums: Option<Vec<String>>) {
        let head = head.iter().map(|&column| column.to_owned()).collect();
        self.blocks.push(Block::Grid(Grid { head, rows, sums }));
    }

    pub(super) fn verbatim(&mut self, lines: Vec<String>) {
        self.blocks.push(Block::Verbatim(lines));
    }
}

//! Figures, bands and what can be drawn of them: score bars, two-pole scales, heat maps, box plots.

use super::{ColumnKind, Rating};
use crate::score::Hundredths;
use std::fmt;

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

/// A score from 0 to 100 points in each of several audits, earliest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreTrend {
    /// `None` where there was no audit, or the score does not exist.
    pub audits: Vec<Option<ScoreRange>>,
}

/// A score and what missing answers leave open, in tenths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScoreRange {
    /// The lowest score still possible.
    pub low: u16,
    /// The score so far; `None` while nothing is known.
    pub score: Option<u16>,
    /// The highest score still possible.
    pub high: u16,
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
    /// Whether it has a [`HeatMapRow::MARK`], which a paragraph near by explains.
    pub is_marked: bool,
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
    pub spreads: Vec<SpreadRow>,
}

/// One box plot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpreadRow {
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

impl ScoreTrend {
    /// The scores so far, each with its place among the audits.
    pub fn scores(&self) -> impl DoubleEndedIterator<Item = (usize, u16)> {
        self.audits.iter().enumerate().filter_map(|(place, audit)| Some((place, audit.as_ref()?.score?)))
    }

    /// The scores of the first and of the last audit; `None` without both.
    #[must_use]
    pub fn ends(&self) -> Option<(u16, u16)> {
        Some((self.audits.first()?.as_ref()?.score?, self.audits.last()?.as_ref()?.score?))
    }
}

impl HeatMapRow {
    /// What stands beside the names of some rows.
    pub const MARK: char = '!';
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

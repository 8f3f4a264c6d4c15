//! Figures, bands and charts: score bars, two-pole scales, heat maps, box plots.

use super::{ColumnKind, Rating};
use crate::score::Hundredths;
use std::fmt;

/// A printed figure: so far, and its bounds if they differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// From the known answers; `None` if nothing is known.
    pub so_far: Option<String>,
    /// The lowest and highest figure still possible; `None` if they are equal.
    pub bounds: Option<(String, String)>,
}

/// A band, or the range of bands still possible, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BandLabel {
    /// The best band still possible.
    pub best: String,
    /// The worst band still possible.
    pub worst: String,
    /// Whether they are the same band.
    pub certain: bool,
    /// The rating, for colour.
    pub rating: Rating,
}

/// A score from 0 to 100 points on a bar, in tenths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScoreBar {
    /// The lowest score still possible.
    pub low: u16,
    /// The score so far; `None` if nothing is known.
    pub score: Option<u16>,
    /// The highest score still possible.
    pub high: u16,
    /// The target score, if any.
    pub target: Option<u16>,
    /// The rating, for colour.
    pub rating: Rating,
}

/// A score from 0 to 100 points in each of several audits, earliest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreTrend {
    /// `None` if there was no audit or there is no score.
    pub audits: Vec<Option<ScoreRange>>,
}

/// A score and its bounds, in tenths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScoreRange {
    /// The lowest score still possible.
    pub low: u16,
    /// The score so far; `None` if nothing is known.
    pub score: Option<u16>,
    /// The highest score still possible.
    pub high: u16,
}

/// Indicators between two poles in words, from −2 on the left to +2 on the right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scales {
    /// A caption, for formats in which readers may reach the scales out of context.
    pub caption: String,
    /// The heading of the left poles.
    pub left: String,
    /// The heading of the right poles.
    pub right: String,
    /// In questionnaire order.
    pub scales: Vec<TwoPoleScale>,
}

/// One indicator between its poles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TwoPoleScale {
    /// The wording of position −2.
    pub left: String,
    /// The wording of position +2.
    pub right: String,
    /// In hundredths, −200 to +200; `None` if it is not known.
    pub position: Option<Hundredths>,
    /// The position as printed, or the reason for its absence, and the target position.
    pub state: String,
    /// Whether the position is below the target.
    pub below_target: bool,
}

/// Figures in many rows, such as one per team, each shaded by its band. Kept small, since there may be thousands of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatMap {
    /// A caption, for formats in which readers may reach the map out of context.
    pub caption: String,
    /// The heading of the rows: "Team".
    pub rows_are: String,
    /// The headings of the shaded columns.
    pub columns: Vec<String>,
    /// The labels of the bands, best to worst.
    pub bands: Vec<String>,
    /// The columns after the shaded ones and the overall band.
    pub facts: Vec<HeatMapColumn>,
    /// In reading order.
    pub rows: Vec<HeatMapRow>,
}

/// A column that is not shaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatMapColumn {
    /// Its heading.
    pub title: String,
    /// The content of its cells.
    pub kind: ColumnKind,
    /// Whether it can be left out if space is short.
    pub is_optional: bool,
}

/// A row of a heat map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatMapRow {
    /// The name of the row.
    pub name: Box<str>,
    /// The group of the row: a team's organisation.
    pub group: Option<Box<str>>,
    /// A note about the row.
    pub note: Option<Box<str>>,
    /// Whether it has a [`HeatMapRow::MARK`], which a paragraph nearby explains.
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
    /// The band that decides its shade.
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

/// Box plots of figures from 0 to 100 points over many teams.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spreads {
    /// A caption, for formats in which readers may reach the plots out of context.
    pub caption: String,
    /// The heading of the labels: "Pillar".
    pub labels_are: String,
    /// The heading of the counts: "Teams".
    pub counted: String,
    /// In questionnaire order.
    pub spreads: Vec<SpreadRow>,
}

/// One box plot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpreadRow {
    /// The label of the plot.
    pub label: String,
    /// The number of teams that have the figure.
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
    /// The scores so far, each with the index of its audit.
    pub fn scores(&self) -> impl DoubleEndedIterator<Item = (usize, u16)> {
        self.audits.iter().enumerate().filter_map(|(index, audit)| Some((index, audit.as_ref()?.score?)))
    }

    /// The scores of the first and of the last audit; `None` without both.
    #[must_use]
    pub fn ends(&self) -> Option<(u16, u16)> {
        Some((self.audits.first()?.as_ref()?.score?, self.audits.last()?.as_ref()?.score?))
    }
}

impl HeatMapRow {
    /// A marker next to the names of some rows.
    pub const MARK: char = '!';
}

impl HeatMapBand {
    /// A question mark if a better band is possible.
    #[must_use]
    pub fn doubt(self) -> &'static str {
        if self.certain { "" } else { "?" }
    }

    /// The rating of the band on a scale that ends at this worst band.
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

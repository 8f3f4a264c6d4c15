//! Charts as inline SVG, each next to the figures it repeats.

use crate::report::document::{
    Cell, ColumnKind, HeatMap, HeatMapBand, HeatMapRow, Scales, ScoreBar, ScoreRange, ScoreTrend, SpreadPoint, Spreads,
    Table,
};
use crate::score::Hundredths;
use askama::Template;
use std::fmt::Write as _;

/// The number of the strongest tint in `report.css`.
const STRONGEST_TINT: usize = 4;

#[derive(Template)]
#[template(path = "bar.html")]
pub(super) struct BarHtml<'a> {
    pub(super) bar: &'a ScoreBar,
}

#[derive(Template)]
#[template(path = "trend.html")]
pub(super) struct TrendHtml<'a> {
    pub(super) trend: &'a ScoreTrend,
}

#[derive(Template)]
#[template(path = "scales.html")]
pub(super) struct ScalesHtml<'a> {
    pub(super) scales: &'a Scales,
}

#[derive(Template)]
#[template(path = "heat_map.html")]
pub(super) struct HeatMapHtml<'a> {
    pub(super) map: &'a HeatMap,
}

#[derive(Template)]
#[template(path = "spreads.html")]
pub(super) struct SpreadsHtml<'a> {
    pub(super) spreads: &'a Spreads,
}

/// The legend of the charts in a table.
pub(super) fn legend(table: &Table) -> Option<String> {
    let (mut bars, mut open, mut target, mut audits) = (false, false, false, 0);
    for cell in table.rows.iter().flatten() {
        match cell {
            Cell::Bar(bar) => {
                bars = true;
                open |= bar.low < bar.high;
                target |= bar.target.is_some();
            }
            Cell::Trend(trend) => {
                audits = trend.audits.len();
                open |= trend.audits.iter().flatten().any(|range| range.low < range.high);
            }
            _ => {}
        }
    }
    let parts = match (bars, audits) {
        (true, _) => vec![
            Some(if open { "Solid: the lowest score still possible" } else { "Bar: score" }),
            open.then_some("hatched: left open by missing answers"),
            target.then_some("line: target"),
        ],
        (false, 0) => return None,
        (false, 1 | 2) => {
            vec![Some("○ then"), Some("● now"), open.then_some("thin lines: left open by missing answers")]
        }
        (false, _) => vec![
            Some("One point for each audit, the last one filled, from 0 at the bottom to 100 at the top"),
            open.then_some("vertical lines: left open by missing answers"),
        ],
    };
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

/// The tint of a band: each of up to five bands has its own.
fn tint(band: usize, bands: usize) -> usize {
    let worst = bands.saturating_sub(1).max(1);
    (band.min(worst) * STRONGEST_TINT).div_ceil(worst)
}

/// A number of fifths as a decimal.
fn fifths(number: i32) -> String {
    let (whole, rest) = (number / 5, number % 5 * 2);
    if rest == 0 { whole.to_string() } else { format!("{whole}.{rest}") }
}

/// Tenths of a point along a chart 200 units wide.
fn along(tenths: u16) -> String {
    fifths(i32::from(tenths))
}

#[expect(clippy::trivially_copy_pass_by_ref, clippy::unused_self, reason = "templates call methods with references")]
impl BarHtml<'_> {
    fn x(&self, tenths: &u16) -> String {
        along(*tenths)
    }

    fn width(&self, low: &u16, high: &u16) -> String {
        along(high.saturating_sub(*low))
    }
}

impl TrendHtml<'_> {
    /// The height of the chart: more than two audits are side by side, with the score on the vertical axis.
    fn height(&self) -> i32 {
        if self.has_columns() { 40 } else { 20 }
    }

    fn has_columns(&self) -> bool {
        self.trend.audits.len() > 2
    }

    /// The position of a score, in fifths of a unit.
    fn point(&self, audit: usize, tenths: u16) -> (i32, i32) {
        if !self.has_columns() {
            return (i32::from(tenths), 50);
        }
        let steps = self.trend.audits.len().saturating_sub(1).max(1);
        let x = 40 + 920 * i32::try_from(audit).unwrap_or(0) / i32::try_from(steps).unwrap_or(1);
        (x, 180 - i32::from(tenths) * 160 / 1_000)
    }

    /// A line from each score to that of the next audit, if both are known.
    fn line(&self) -> String {
        let (mut line, mut previous) = (String::new(), None);
        for (audit, score) in self.trend.scores() {
            let (x, y) = self.point(audit, score);
            let command = if previous.is_some_and(|previous| previous + 1 == audit) { 'L' } else { 'M' };
            let _infallible = write!(line, "{command}{} {}", fifths(x), fifths(y));
            previous = Some(audit);
        }
        line
    }

    /// The scores; the last one is filled.
    fn points(&self) -> Vec<(String, String, bool)> {
        let last = self.trend.audits.len().saturating_sub(1);
        let points = self.trend.scores().map(|(audit, score)| (self.point(audit, score), audit == last));
        points.map(|((x, y), is_last)| (fifths(x), fifths(y), is_last)).collect()
    }

    fn ranges(&self) -> Vec<[String; 4]> {
        let audits = self.trend.audits.iter().enumerate().filter_map(|(audit, range)| Some((audit, range.as_ref()?)));
        let open = audits.filter(|(_, range)| range.low < range.high);
        open.map(|(audit, range)| self.range(audit, *range).map(fifths)).collect()
    }

    /// A line along the possible range, as x1, y1, x2 and y2: above the line for the first of two audits, below it for the second.
    fn range(&self, audit: usize, range: ScoreRange) -> [i32; 4] {
        let ((x1, y1), (x2, y2)) = (self.point(audit, range.low), self.point(audit, range.high));
        match (self.has_columns(), audit) {
            (true, _) => [x1, y1, x2, y2],
            (false, 0) => [x1, 10, x2, 10],
            (false, _) => [x1, 90, x2, 90],
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
impl ScalesHtml<'_> {
    /// The coordinate of a position in hundredths, on an axis from 10 to 110.
    #[expect(clippy::unused_self, reason = "templates call methods")]
    fn x(&self, position: &Hundredths) -> i64 {
        60 + *position / 4
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
impl HeatMapHtml<'_> {
    fn has_groups(&self) -> bool {
        self.map.rows.iter().any(|row| row.group.is_some())
    }

    fn label(&self, band: &HeatMapBand) -> String {
        let label = self.map.bands.get(usize::from(band.worst)).map(String::as_str).unwrap_or_default();
        format!("{label}{}", band.doubt())
    }

    /// From 0, no tint, for the best band to [`STRONGEST_TINT`] for the worst.
    fn tint(&self, band: &HeatMapBand) -> usize {
        tint(usize::from(band.worst), self.map.bands.len())
    }

    /// The bands and their tints, best to worst.
    fn tints(&self) -> impl Iterator<Item = (&str, usize)> {
        let bands = self.map.bands.len();
        self.map.bands.iter().enumerate().map(move |(band, label)| (label.as_str(), tint(band, bands)))
    }

    fn is_number(&self, index: &usize) -> bool {
        self.map.facts.get(*index).is_some_and(|fact| fact.kind == ColumnKind::Numbers)
    }
}

/// The headings of a box plot's figures.
const SPREAD_TITLES: [&str; 5] = ["Lowest", "Lower quartile", "Median", "Upper quartile", "Highest"];

#[expect(clippy::trivially_copy_pass_by_ref, clippy::unused_self, reason = "templates call methods with references")]
impl SpreadsHtml<'_> {
    fn titles(&self) -> [&'static str; 5] {
        SPREAD_TITLES
    }

    fn title(&self, index: &usize) -> &'static str {
        SPREAD_TITLES.get(*index).copied().unwrap_or_default()
    }

    fn x(&self, points: &[SpreadPoint; 5], index: usize) -> String {
        fifths(points.get(index).map_or(0, |point| i32::from(point.tenths)))
    }

    fn box_width(&self, [_, lower, _, upper, _]: &[SpreadPoint; 5]) -> String {
        fifths(i32::from(upper.tenths.saturating_sub(lower.tenths)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_band_has_a_tint_of_its_own_and_the_best_has_none() {
        for (bands, tints) in [(2, vec![0, 4]), (3, vec![0, 2, 4]), (4, vec![0, 2, 3, 4]), (5, vec![0, 1, 2, 3, 4])] {
            assert_eq!((0..bands).map(|band| tint(band, bands)).collect::<Vec<_>>(), tints);
        }
    }
}

//! Box plots in a terminal: a line from lowest to highest, the middle half as a bar, the median as a tick.

use super::Terminal;
use crate::report::document::{SpreadRow, Spreads};
use textwrap::core::display_width;

/// The full and the minimum width of a plot from 0 to 100 points.
const WIDEST: usize = 41;
const NARROWEST: usize = 11;
/// The page width from which a full plot fits next to its figures.
const ROOMY: usize = 100;
/// The width of the five figures next to a plot, with the space around them.
const FIGURES: usize = 34;
/// Tenths of a point in the whole of a plot.
const WHOLE: usize = 1_000;

impl Terminal {
    pub(super) fn spreads(&mut self, spreads: &Spreads) {
        let labels: Vec<_> = spreads.spreads.iter().map(|spread| self.spell(&spread.label)).collect();
        let longest = labels.iter().map(|label| display_width(label)).max().unwrap_or(0);
        let width = self.page.width();
        let cells = if width >= ROOMY { WIDEST } else { width.saturating_sub(longest + FIGURES).min(WIDEST) };
        for (SpreadRow { points, .. }, label) in spreads.spreads.iter().zip(labels) {
            let Some(points) = points else {
                self.line("", "  ", &format!("{label}: no figure"));
                continue;
            };
            let figures: Vec<_> = points.iter().map(|point| point.printed.as_str()).collect();
            let aligned = figures.iter().fold(String::new(), |line, figure| format!("{line}{figure:>5}"));
            if longest + aligned.len() + 2 > width {
                self.line("", "  ", &format!("{label}: {}", figures.join(", ")));
                continue;
            }
            let space = " ".repeat(longest - display_width(&label));
            let tenths = points.each_ref().map(|point| usize::from(point.tenths));
            let plot = if cells >= NARROWEST { format!("  {}", plot(tenths, cells)) } else { String::new() };
            self.page.line(&format!("{label}{space}{plot}{aligned}"));
        }
    }
}

fn plot(points: [usize; 5], cells: usize) -> String {
    let [lowest, lower, median, upper, highest] =
        points.map(|tenths| (tenths.min(WHOLE) * (cells - 1) + WHOLE / 2) / WHOLE);
    let drawn = (0..cells).map(|cell| match cell {
        _ if cell == median => '┃',
        _ if (lower..=upper).contains(&cell) => '▓',
        _ if cell == lowest => '├',
        _ if cell == highest => '┤',
        _ if (lowest..=highest).contains(&cell) => '─',
        _ => ' ',
    });
    drawn.collect()
}

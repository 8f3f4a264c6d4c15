//! Bars and scales drawn with characters.

use super::ink::TextStyle;
use crate::report::document::{Rating, ScoreBar, ScoreTrend};
use crate::score::Hundredths;

/// Tenths of a point in the whole bar.
const WHOLE: usize = 1_000;

/// The legend of bars: only what they show. `None` without bars.
pub(super) fn legend(bars: &[&ScoreBar]) -> Option<String> {
    bars.first()?;
    let is_open = bars.iter().any(|bar| bar.low < bar.high);
    let score = if is_open { "█▓ score so far   ▓░ left open by missing answers" } else { "█ score" };
    let target = if bars.iter().any(|bar| bar.target.is_some()) { "   ┃ target" } else { "" };
    Some(format!("{score}{target}"))
}

/// The legend of a score over several audits.
pub(super) const LEGEND_OF_TRENDS: &str = "○ score then   ● score now";

/// The style of a rating.
pub(in crate::report) fn ink(rating: Rating) -> TextStyle {
    match rating {
        Rating::Good => TextStyle::Good,
        Rating::Fair => TextStyle::Fair,
        Rating::Poor => TextStyle::Poor,
        Rating::Neutral => TextStyle::Strong,
    }
}

/// A bar of this many cells from 0 to 100 points: filled up to the score, paler where the score can still fall or rise, with a tick at the
/// target. A cell is filled only if the score covers all of it, so that no bar promises more than its figure.
pub(super) fn bar(score_bar: ScoreBar, cells: usize) -> String {
    let ScoreBar { low, score, high, target, rating } = score_bar;
    let cell_of = |tenths: u16| (usize::from(tenths).min(WHOLE) * cells) / WHOLE;
    let (low, high) = (cell_of(low), cell_of(high));
    let score = score.map_or(low, cell_of);
    let tick = target.map(|target| cell_of(target).min(cells.saturating_sub(1)));
    let mut runs: Vec<(Option<TextStyle>, String)> = Vec::new();
    for cell in 0..cells {
        let (drawn, ink) = match cell {
            _ if Some(cell) == tick => ('┃', Some(TextStyle::Strong)),
            _ if cell < low.min(score) => ('█', Some(ink(rating))),
            _ if cell < score => ('▓', Some(ink(rating))),
            _ if cell < high => ('░', Some(ink(rating))),
            _ => ('╌', Some(TextStyle::Faint)),
        };
        match runs.last_mut() {
            Some((last, run)) if *last == ink => run.push(drawn),
            _ => runs.push((ink, drawn.to_string())),
        }
    }
    runs.into_iter().map(|(ink, run)| ink.map_or(run.clone(), |ink| ink.paint(&run))).collect()
}

/// A line of this many cells from 0 to 100 points with marks at the first and the last score. The last covers the first if both are in one
/// cell.
pub(super) fn trend(trend: &ScoreTrend, cells: usize) -> String {
    let cell_of = |tenths: u16| (usize::from(tenths).min(WHOLE) * cells.saturating_sub(1) + WHOLE / 2) / WHOLE;
    let faint = |text: String| TextStyle::Faint.paint(&text);
    let Some((then, now)) = trend.ends().map(|(then, now)| (cell_of(then), cell_of(now))) else {
        return faint("╌".repeat(cells));
    };
    let between = then.min(now)..=then.max(now);
    let drawn = (0..cells).map(|cell| match cell {
        _ if cell == now => TextStyle::Strong.paint("●"),
        _ if cell == then => "○".to_owned(),
        _ if between.contains(&cell) => "─".to_owned(),
        _ => faint("╌".to_owned()),
    });
    drawn.collect()
}

/// A scale from −2 to +2 in 17 cells with a mark at the position in hundredths, or without one.
pub(super) fn scale(position: Option<Hundredths>) -> String {
    const EMPTY: &str = "├───┼───┼───┼───┤";
    let Some(position) = position else { return TextStyle::Faint.paint(EMPTY) };
    let rating = match position {
        ..=-50 => Rating::Poor,
        -49..50 => Rating::Fair,
        50.. => Rating::Good,
    };
    // A cell is a quarter of a position. Halves round to the hostile side.
    let cell = usize::try_from((position.clamp(-200, 200) + 200 + 12) / 25).unwrap_or(0).min(16);
    let part = |from: usize, to: usize| EMPTY.chars().skip(from).take(to.saturating_sub(from)).collect::<String>();
    let faint = |text: String| TextStyle::Faint.paint(&text);
    format!("{}{}{}", faint(part(0, cell)), ink(rating).paint("●"), faint(part(cell + 1, 17)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TerminalStyle;
    use crate::report::document::ScoreRange;
    use crate::report::render::terminal::ink::finish_line;

    fn drawn(text: &str) -> String {
        let mut finished = String::new();
        finish_line(&mut finished, text, TerminalStyle::plain(80));
        finished.trim_end().to_owned()
    }

    #[test]
    fn a_bar_shows_score_bounds_and_target_at_one_glance() {
        let marks = |low, score, high, target| ScoreBar { low, score, high, target, rating: Rating::Fair };
        for (marks, shown) in [
            (marks(500, Some(500), 500, Some(750)), "██████████╌╌╌╌╌┃╌╌╌╌"),
            (marks(400, Some(500), 700, Some(750)), "████████▓▓░░░░╌┃╌╌╌╌"),
            (marks(0, None, 1_000, Some(750)), "░░░░░░░░░░░░░░░┃░░░░"),
            (marks(1_000, Some(1_000), 1_000, Some(1_000)), "███████████████████┃"),
            (marks(49, Some(49), 49, None), "╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌"),
            (marks(900, Some(900), 900, Some(750)), "███████████████┃██╌╌"),
        ] {
            assert_eq!(drawn(&bar(marks, 20)), shown);
        }
    }

    #[test]
    fn a_trend_marks_the_first_score_and_the_last() {
        let audit = |score| Some(ScoreRange { low: score, score: Some(score), high: score });
        for (audits, shown) in [
            (vec![audit(250), audit(750)], "╌╌╌╌╌○─────────●╌╌╌╌╌"),
            (vec![audit(750), audit(250)], "╌╌╌╌╌●─────────○╌╌╌╌╌"),
            (vec![audit(1_000), None, audit(0)], "●───────────────────○"),
            (vec![audit(500), audit(510)], "╌╌╌╌╌╌╌╌╌╌●╌╌╌╌╌╌╌╌╌╌"),
            (vec![None, audit(500)], "╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌"),
        ] {
            assert_eq!(drawn(&trend(&ScoreTrend { audits }, 21)), shown);
        }
    }

    #[test]
    fn a_scale_marks_the_position_between_its_poles() {
        for (position, shown) in [
            (Some(-200), "●───┼───┼───┼───┤"),
            (Some(0), "├───┼───●───┼───┤"),
            (Some(100), "├───┼───┼───●───┤"),
            (Some(-125), "├──●┼───┼───┼───┤"),
            (Some(200), "├───┼───┼───┼───●"),
            (None, "├───┼───┼───┼───┤"),
        ] {
            assert_eq!(drawn(&scale(position)), shown);
        }
    }
}

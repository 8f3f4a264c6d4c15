//! The tables of figures: both sides of scores and gaps, the change, whether it is certain, and the coverage beside it.

use super::ComparisonContext;
use super::parts::{Cell, Column, Grid, Part, Section};
use crate::programme::TeamTrend;
use crate::report::document::{Figure, Rating};
use crate::score::{Bounds, Change, Coverage, Exact, PillarChange};
use crate::text::clean;

/// More decimals than any change of points needs to show that it is not nothing.
const MOST_DECIMALS: u32 = 12;

/// Points gained or lost: whole points, or as many decimals as show that it is not nothing.
pub(super) fn amount(change: &Exact) -> String {
    let decimals = if change.is_zero() {
        0
    } else {
        (0..MOST_DECIMALS).find(|decimals| change.round_half_up(*decimals) != 0).unwrap_or(0)
    };
    let text = change.to_decimal(decimals);
    match text.strip_prefix('-') {
        Some(digits) => format!("−{digits}"),
        None if change.is_zero() => text,
        None => format!("+{text}"),
    }
}

/// The section on scores.
pub(super) fn scores(setting: &ComparisonContext<'_>, team: &TeamTrend) -> Section {
    let rounds: Vec<Option<Vec<&Bounds>>> = team
        .rounds()
        .map(|round| Some(round?.1.assessment.pillars.iter().map(|pillar| &pillar.figures.score).collect()))
        .collect();
    let two = setting.labels.len() == 2;
    let mut columns = head(setting);
    columns.extend([Column::figures("Change"), Column::words("Certain")]);
    if two {
        columns.extend(["Known then", "Known now"].map(Column::words));
    }
    let rows = setting.questionnaire.pillars().iter().zip(&team.whole().pillars).enumerate().map(
        |(place, (pillar, change))| {
            let mut row = vec![Cell::plain(clean(&pillar.title))];
            row.extend(rounds.iter().map(|round| figure(round.as_ref().map(|pillars| pillars[place]), Figure::points)));
            row.extend([change_cell(&change.score, true), certain(&change.score)]);
            if two {
                row.extend([change.baseline_coverage, change.follow_up_coverage].map(known));
            }
            row
        },
    );
    let mut parts = vec![Part::Table(Grid { rows: rows.collect(), columns })];
    if !two {
        parts.push(Part::Table(coverage(setting, team)));
    }
    Section::new("Scores", parts)
}

/// The section on gaps, with what their changes are due to.
pub(super) fn gaps(setting: &ComparisonContext<'_>, team: &TeamTrend) -> Section {
    let bands = setting.questionnaire.bands();
    let pillars = &team.whole().pillars;
    let moved = |pillar: &PillarChange| pillar.due_to_targets.as_ref().is_some_and(|part| !part.is_zero());
    let targets_moved = pillars.iter().any(moved);
    let rounds: Vec<Option<&Vec<Bounds>>> = team.rounds().map(|round| Some(&round?.1.gaps)).collect();
    let mut columns = head(setting);
    columns.push(Column::figures("Change"));
    if targets_moved {
        columns.extend([Column::figures("by answers"), Column::figures("by targets")]);
    }
    columns.push(Column::words("Certain"));
    let rows = setting.questionnaire.pillars().iter().zip(pillars).enumerate().map(|(place, (pillar, change))| {
        let mut row = vec![Cell::plain(clean(&pillar.title))];
        let gap = |bounds: &Bounds| Figure::gap(bounds, bands);
        row.extend(rounds.iter().map(|round| figure(round.map(|gaps| &gaps[place]), gap)));
        row.push(change_cell(&change.gap, false));
        if targets_moved {
            let part = |part: &Option<Exact>| part.as_ref().map_or_else(Cell::none, |part| Cell::plain(amount(part)));
            row.extend([part(&change.due_to_answers), part(&change.due_to_targets)]);
        }
        row.push(certain(&change.gap));
        row
    });
    let mut parts = vec![Part::Table(Grid { rows: rows.collect(), columns })];
    parts.push(Part::Sentence(match (setting.rules.raise, targets_moved) {
        (false, _) => "Shown without the culture rule: targets are not raised, so gaps change by answers alone.".to_owned(),
        (true, false) => "The culture left the targets where they were, so gaps change by answers alone.".to_owned(),
        (true, true) => "A hostile culture raises targets. “By answers” is the change with the baseline's targets on both sides, \
                         “by targets” the rest: it comes from the culture and not from what was done about the questions."
            .to_owned(),
    }));
    let above = |bounds: &Bounds| matches!((&bounds.so_far, &bounds.high), (Some(so_far), Some(high)) if so_far > high);
    if rounds.iter().flatten().flat_map(|gaps| gaps.iter()).any(above) {
        parts.push(Part::Sentence(
            "So far a gap may stand above its worst case here: in a comparison it is not cut off there, so that both sides differ by \
             the change."
                .to_owned(),
        ));
    }
    parts.extend(notes(team));
    Section::new("Gaps", parts)
}

/// The sentence on means, named as such.
pub(super) fn means(team: &TeamTrend) -> Option<String> {
    let means = &team.whole().means;
    let side = |change: &Change| {
        let (then, now) = (Figure::points(&change.baseline)?, Figure::points(&change.follow_up)?);
        Some(format!("{then} then, {now} now"))
    };
    Some(format!(
        "Mean score {}; mean gap {}: for sorting and trends, and over the pillars that have a figure on both sides.",
        side(&means.score)?,
        side(&means.gap)?
    ))
}

fn head(setting: &ComparisonContext<'_>) -> Vec<Column> {
    std::iter::once(Column::words("Pillar")).chain(setting.labels.iter().map(|label| Column::figures(label))).collect()
}

/// How much was known in each of more than two rounds.
fn coverage(setting: &ComparisonContext<'_>, team: &TeamTrend) -> Grid {
    let columns = std::iter::once(Column::words("Known, of those shared"));
    let rows = setting.questionnaire.pillars().iter().enumerate().map(|(place, pillar)| {
        let of_round = team.rounds().map(|round| match round {
            Some((_, round)) => known(round.assessment.pillars[place].figures.coverage),
            None => Cell::none(),
        });
        std::iter::once(Cell::plain(clean(&pillar.title))).chain(of_round).collect()
    });
    Grid {
        rows: rows.collect(),
        columns: columns.chain(setting.labels.iter().map(|label| Column::words(label))).collect(),
    }
}

fn figure(bounds: Option<&Bounds>, printed: impl Fn(&Bounds) -> Option<Figure>) -> Cell {
    bounds.and_then(printed).map_or_else(Cell::none, |figure| Cell::plain(figure.to_string()))
}

/// "7 of 8", and the answers given where there were several respondents.
pub(super) fn known(coverage: Coverage) -> Cell {
    let known = format!("{} of {}", coverage.known, coverage.applicable);
    if (coverage.given, coverage.possible) == (coverage.known, coverage.applicable) {
        Cell::plain(known)
    } else {
        Cell::with_aside(known, format!("{} of {} answers", coverage.given, coverage.possible))
    }
}

/// The change in points; `rising` says whether more is better.
pub(super) fn change_cell(change: &Change, rising: bool) -> Cell {
    let Some(points) = change.amount() else { return Cell::none() };
    let text = amount(&points);
    if points.is_zero() {
        return Cell::plain(text);
    }
    match ((points > Exact::whole(0)) == rising, change.is_certain()) {
        (false, _) => Cell::toned(text, Rating::Poor),
        (true, Some(true)) => Cell::toned(text, Rating::Good),
        (true, _) => Cell::toned(text, Rating::Fair),
    }
}

fn certain(change: &Change) -> Cell {
    match (change.amount(), change.is_certain()) {
        (Some(_), Some(true)) => Cell::plain("yes"),
        (Some(_), Some(false)) => Cell::toned("no", Rating::Fair),
        _ => Cell::none(),
    }
}

/// What has to be said of the changes of scores and gaps.
fn notes(team: &TeamTrend) -> Vec<Part> {
    let pillars = &team.whole().pillars;
    let changes = || pillars.iter().flat_map(|pillar| [&pillar.score, &pillar.gap]);
    let mut notes = Vec::new();
    if changes().any(|change| change.amount().is_some() && change.is_certain() == Some(false)) {
        notes.push(Part::Sentence(
            "“No” under Certain: answers are missing, and what they leave open overlaps. The true change may be nothing, or the other \
             way round."
                .to_owned(),
        ));
    }
    let rounded = |figure: &Exact| figure.round_half_up(0);
    let adds_up = |change: &Change| match (&change.baseline.so_far, &change.follow_up.so_far, change.amount()) {
        (Some(then), Some(now), Some(amount)) => rounded(now) - rounded(then) == rounded(&amount),
        _ => true,
    };
    let parts_add_up =
        |pillar: &PillarChange| match (&pillar.due_to_answers, &pillar.due_to_targets, pillar.gap.amount()) {
            (Some(answers), Some(targets), Some(amount)) => rounded(answers) + rounded(targets) == rounded(&amount),
            _ => true,
        };
    if !changes().all(adds_up) || !pillars.iter().all(parts_add_up) {
        notes.push(Part::Sentence(
            "Every figure is rounded by itself, so that a change can differ by one from what the figures beside it make.".to_owned(),
        ));
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_that_is_not_nothing_never_prints_as_nothing() {
        for (num, den, printed) in [
            (0, 1, "0"),
            (7, 1, "+7"),
            (-7, 1, "−7"),
            (3, 10, "+0.3"),
            (-4, 100, "−0.04"),
            (-5, 10, "−0.5"),
            (5, 10, "+1"),
        ] {
            assert_eq!(amount(&Exact::ratio(num, den)), printed, "{num}/{den}");
        }
    }
}

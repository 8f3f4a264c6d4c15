//! Tables of scores and gaps: both sides, the change, whether it is certain, and how much was known.

use super::ComparisonContext;
use crate::model::PillarIndex;
use crate::programme::TeamTrend;
use crate::report::document::{Cell, Column, Figure, Rating, RichText, ScoreRange, ScoreTrend, Section, Table};
use crate::score::{Bounds, Change, Coverage, Fraction, PillarChange};
use crate::text::clean;
use std::cmp::Ordering;

/// The maximum number of decimals, which is more than any change needs to differ from zero.
const MAX_DECIMALS: u32 = 12;

/// Points gained or lost: whole points, or with as many decimals as it takes to show that the change is not zero.
pub(super) fn amount(change: &Fraction) -> String {
    let shows_change = |decimals: &u32| change.round_half_up(*decimals) != 0;
    let decimals = if change.is_zero() { 0 } else { (0..MAX_DECIMALS).find(shows_change).unwrap_or(0) };
    let text = change.to_decimal(decimals);
    match text.strip_prefix('-') {
        Some(digits) => format!("−{digits}"),
        None if change.is_zero() => text,
        None => format!("+{text}"),
    }
}

pub(super) fn scores(context: &ComparisonContext<'_>, team: &TeamTrend) -> Section {
    let rounds: Vec<Option<Vec<&Bounds>>> = team
        .audits()
        .map(|audit| Some(audit?.1.assessment.pillars.iter().map(|pillar| &pillar.figures.score).collect()))
        .collect();
    let two = context.labels.len() == 2;
    let mut columns = first_columns(context);
    columns.insert(1, Column::chart());
    columns.extend([Column::numbers("Change"), Column::words("Result")]);
    if two {
        columns.extend(["Known then", "Known now"].map(Column::words));
    }
    let pillars = context.report.questionnaire.pillars().iter().zip(&team.comparison().pillars).enumerate();
    let rows = pillars.map(|(index, (pillar, change))| {
        let mut row = vec![Cell::words(clean(&pillar.title))];
        let audits = rounds.iter().map(|round| ScoreRange::new(round.as_ref()?[index])).collect();
        row.push(Cell::Trend(ScoreTrend { audits }));
        row.extend(
            rounds.iter().map(|round| Cell::figure(round.as_ref().and_then(|pillars| Figure::points(pillars[index])))),
        );
        row.extend([change_cell(&change.score, true), in_words(&change.score, true)]);
        if two {
            row.extend([change.baseline_coverage, change.follow_up_coverage].map(known));
        }
        row
    });
    let mut section = Section::new(2, "Scores");
    section.table(Table {
        caption: "Score of each pillar, in points".to_owned(),
        columns,
        rows: rows.collect(),
        footer: None,
    });
    if !two {
        section.table(coverage(context, team));
    }
    section
}

/// Gaps, and what their changes are due to.
pub(super) fn gaps(context: &ComparisonContext<'_>, team: &TeamTrend) -> Section {
    let bands = context.report.questionnaire.bands();
    let pillars = &team.comparison().pillars;
    let moved = |pillar: &PillarChange| pillar.due_to_targets.as_ref().is_some_and(|part| !part.is_zero());
    let targets_moved = pillars.iter().any(moved);
    let rounds: Vec<Option<&Vec<Bounds>>> = team.audits().map(|audit| Some(&audit?.1.gaps)).collect();
    let mut columns = first_columns(context);
    columns.push(Column::numbers("Change"));
    if targets_moved {
        columns.extend([Column::numbers("due to answers"), Column::numbers("due to targets")]);
    }
    columns.push(Column::words("Result"));
    let rows =
        context.report.questionnaire.pillars().iter().zip(pillars).enumerate().map(|(index, (pillar, change))| {
            let mut row = vec![Cell::words(clean(&pillar.title))];
            row.extend(
                rounds.iter().map(|round| Cell::figure(round.and_then(|gaps| Figure::gap(&gaps[index], bands)))),
            );
            let by_targets_only = is_by_targets_only(change);
            row.push(match change.gap.amount() {
                Some(points) if by_targets_only => Cell::words(amount(&points)),
                _ => change_cell(&change.gap, false),
            });
            if targets_moved {
                let part = |part: &Option<Fraction>| Cell::number(part.as_ref().map(amount));
                row.extend([part(&change.due_to_answers), part(&change.due_to_targets)]);
            }
            row.push(match change.gap.amount() {
                Some(points) if by_targets_only => {
                    Cell::words(format!("{}, due to targets only", direction(&points, false).0))
                }
                _ => in_words(&change.gap, false),
            });
            row
        });
    let mut section = Section::new(2, "Gaps");
    section.table(Table {
        caption: "Gap of each pillar, in points".to_owned(),
        columns,
        rows: rows.collect(),
        footer: None,
    });
    section.paragraph(match (context.report.rules.raise, targets_moved) {
        (false, _) => "Targets are not raised in a hostile culture here, so gaps change only because of answers.",
        (true, false) => "The culture did not change any target, so gaps change only because of answers.",
        (true, true) => {
            "A hostile culture raises targets. “Due to answers” is the change with the baseline's targets on both sides; “due to targets” is \
             the rest, which comes from the culture and not from what was done about the questions."
        }
    });
    let above = |bounds: &Bounds| matches!((&bounds.so_far, &bounds.high), (Some(so_far), Some(high)) if so_far > high);
    if rounds.iter().flatten().flat_map(|gaps| gaps.iter()).any(above) {
        section.paragraph(
            "A gap so far can be above its worst case here: in a comparison it is not capped, so that the change is the difference \
             between the two sides.",
        );
    }
    notes(&mut section, team);
    section
}

/// The means over pillars.
pub(super) fn means(team: &TeamTrend) -> Option<String> {
    let means = &team.comparison().means;
    let both_sides = |change: &Change| {
        let (then, now) = (Figure::points(&change.baseline)?, Figure::points(&change.follow_up)?);
        Some(format!("{then} then, {now} now"))
    };
    Some(format!(
        "Mean score {}; mean gap {}. Means are for sorting and trends. They include only the pillars with a figure on both sides.",
        both_sides(&means.score)?,
        both_sides(&means.gap)?
    ))
}

fn first_columns(context: &ComparisonContext<'_>) -> Vec<Column> {
    std::iter::once(Column::words("Pillar")).chain(context.labels.iter().map(Column::numbers)).collect()
}

/// The coverage in each of more than two rounds.
fn coverage(context: &ComparisonContext<'_>, team: &TeamTrend) -> Table {
    let columns = std::iter::once(Column::words("Known of the shared items"));
    let rows = PillarIndex::enumerate(context.report.questionnaire.pillars()).map(|(index, pillar)| {
        let of_rounds = team.audits().map(|audit| match audit {
            Some((_, figures)) => known(figures.assessment.pillars[index].figures.coverage),
            None => Cell::Empty,
        });
        std::iter::once(Cell::words(clean(&pillar.title))).chain(of_rounds).collect()
    });
    Table {
        caption: "How much was known in each round".to_owned(),
        rows: rows.collect(),
        columns: columns.chain(context.labels.iter().map(Column::words)).collect(),
        footer: None,
    }
}

/// "7 of 8"; if the number of answers differs, "16 of 17 items" and "16 of 16 answers".
pub(super) fn known(coverage: Coverage) -> Cell {
    let known = known_items(coverage);
    if (coverage.given, coverage.possible) == (coverage.known, coverage.applicable) {
        return Cell::words(known);
    }
    let known = RichText::from(format!("{known} items"));
    let answers = format!("{} of {} answers", coverage.given, coverage.possible);
    Cell::Words(vec![known, RichText::new().muted(answers)])
}

pub(super) fn known_items(coverage: Coverage) -> String {
    format!("{} of {}", coverage.known, coverage.applicable)
}

/// The change in points. `more_is_better` is true for scores and false for gaps.
pub(super) fn change_cell(change: &Change, more_is_better: bool) -> Cell {
    change_text(change, more_is_better).map_or(Cell::Empty, Cell::words)
}

pub(super) fn change_text(change: &Change, more_is_better: bool) -> Option<RichText> {
    let points = change.amount()?;
    let text = amount(&points);
    if points.is_zero() {
        return Some(RichText::from(text));
    }
    let rating = match ((points > Fraction::whole(0)) == more_is_better, change.is_certain()) {
        (false, _) => Rating::Poor,
        (true, Some(true)) => Rating::Good,
        (true, _) => Rating::Fair,
    };
    Some(RichText::new().rated(text, rating))
}

/// Whether there is a visible change that missing answers could reverse.
pub(super) fn is_uncertain(change: &Change) -> bool {
    change.amount().is_some() && change.is_certain() == Some(false)
}

/// The change in words, and whether missing answers could reverse it. `more_is_better` as in [`change_cell`].
fn in_words(change: &Change, more_is_better: bool) -> Cell {
    let Some(points) = change.amount() else { return Cell::Empty };
    let (words, rating) = direction(&points, more_is_better);
    Cell::words(match (is_uncertain(change), rating) {
        (true, _) => RichText::new().rated(format!("{words}, not certain"), Rating::Fair),
        (false, Rating::Neutral) => words.into(),
        (false, rating) => RichText::new().rated(words, rating),
    })
}

/// Whether a gap moved in a direction in which the answers did not move it: they get neither the credit nor the blame.
fn is_by_targets_only(change: &PillarChange) -> bool {
    let zero = Fraction::whole(0);
    let differs =
        |points: Fraction, by_answers: &Fraction| !points.is_zero() && points.cmp(&zero) != by_answers.cmp(&zero);
    let moves = change.gap.amount().zip(change.due_to_answers.as_ref());
    !is_uncertain(&change.gap) && moves.is_some_and(|(points, by_answers)| differs(points, by_answers))
}

/// A change in a word. `more_is_better` as in [`change_cell`].
fn direction(points: &Fraction, more_is_better: bool) -> (&'static str, Rating) {
    match points.cmp(&Fraction::whole(0)) {
        Ordering::Equal => ("unchanged", Rating::Neutral),
        Ordering::Greater if more_is_better => ("improved", Rating::Good),
        Ordering::Less if !more_is_better => ("improved", Rating::Good),
        _ => ("slipped", Rating::Poor),
    }
}

/// Explanations of the changes of scores and gaps.
fn notes(section: &mut Section, team: &TeamTrend) {
    let pillars = &team.comparison().pillars;
    let changes = || pillars.iter().flat_map(|pillar| [&pillar.score, &pillar.gap]);
    if changes().any(is_uncertain) {
        section.paragraph(
            "“Not certain”: answers are missing, and the ranges they leave open overlap. There may be no change at all, or a change in \
             the other direction.",
        );
    }
    let rounded = |figure: &Fraction| figure.round_half_up(0);
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
        section
            .paragraph("Each figure is rounded separately, so a change can differ by one from the figures beside it.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_that_is_not_zero_never_prints_as_zero() {
        for (num, den, printed) in [
            (0, 1, "0"),
            (7, 1, "+7"),
            (-7, 1, "−7"),
            (3, 10, "+0.3"),
            (-4, 100, "−0.04"),
            (-5, 10, "−0.5"),
            (5, 10, "+1"),
        ] {
            assert_eq!(amount(&Fraction::ratio(num, den)), printed, "{num}/{den}");
        }
    }
}

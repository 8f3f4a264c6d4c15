//! Score, target, gap and band of a pillar, from its items' merged levels (scoring, sections 5 to 8).

use super::super::Explanation;
use super::super::amount::{equals, number, whole};
use super::points::{Culture, Line, lines, sum, weight};
use super::{Case, band, short_name};
use crate::model::PillarIndex;
use crate::score::Exact;

pub(super) fn explain(sheet: &mut Explanation, case: &Case<'_>, place: PillarIndex) {
    let all = lines(case.questionnaire, case.assessment, place);
    coverage(sheet, case, place);
    let applicable: Vec<_> = all.iter().copied().filter(Line::is_applicable).collect();
    if applicable.is_empty() {
        sheet.text("Nothing in it applies, so it is not scored: it has no figure, neither 0 nor 100.");
        return;
    }
    sheet.text(
        "Levels below are the merged ones, and levels wanted, in hundredths: 300 is level 3. Top is the number of the top \
         level. What does not apply is in no sum.",
    );
    score(sheet, &all);
    gap(sheet, &applicable);
    band::of_pillar(sheet, case, place);
}

fn coverage(sheet: &mut Explanation, case: &Case<'_>, place: PillarIndex) {
    let coverage = case.assessment.pillars[place].figures.coverage;
    sheet.text(format!(
        "Of {} items {} apply and {} of these have a level; {} don't know, {} unanswered, {} not applicable. {} of {} possible \
         answers were given.",
        coverage.items,
        coverage.applicable,
        coverage.known,
        coverage.dont_know,
        coverage.unanswered,
        coverage.not_applicable,
        coverage.given,
        coverage.possible
    ));
}

fn score(sheet: &mut Explanation, all: &[Line<'_>]) {
    sheet.heading("Score");
    sheet.text("Points of an item = weight × level ÷ top.");
    let points = |line: &Line<'_>| line.level().map(|level| line.points(level));
    let rows = all.iter().map(|line| {
        vec![
            short_name(line.item),
            whole(line.item.weight),
            whole(line.item.top),
            Case::level(line.figures.merged.standing),
            points(line).as_ref().map_or_else(|| "–".to_owned(), number),
        ]
    });
    let total = sum(all.iter().filter_map(points));
    let (known, unknown) = weights(all);
    let sums = ["sum of the known", &whole(known), "", "", &number(&total)].map(str::to_owned).to_vec();
    sheet.grid(&["item", "weight", "top", "level", "points"], rows.collect(), Some(sums));
    let applicable = known + unknown;
    if unknown == 0 {
        sheet.labelled([("score", over(&number(&total), &total, applicable))]);
        return;
    }
    let best = total.plus(&Exact::whole(100 * unknown));
    let mut steps = Vec::new();
    steps.push((
        "so far",
        if known > 0 {
            format!("{}, the known items alone", over(&number(&total), &total, known))
        } else {
            "nothing is known".to_owned()
        },
    ));
    steps.push(("low", format!("{}, what is unknown at its lowest level", over(&number(&total), &total, applicable))));
    let formula = format!("({} + {} × 100)", number(&total), whole(unknown));
    steps.push(("high", format!("{}, what is unknown at its top level", over(&formula, &best, applicable))));
    sheet.labelled(steps);
}

/// The weights of the known and of the unknown items.
fn weights(all: &[Line<'_>]) -> (i64, i64) {
    (weight(all.iter().filter(|line| line.level().is_some())), weight(all.iter().filter(|line| line.is_unknown())))
}

/// "1,250 ÷ 28 = 44.6428… → 44.6".
fn over(formula: &str, dividend: &Exact, divisor: i64) -> String {
    format!("{formula} ÷ {} {}", whole(divisor), equals(&dividend.over(divisor), 1))
}

fn gap(sheet: &mut Explanation, applicable: &[Line<'_>]) {
    let moves = applicable.iter().any(|line| {
        let target = line.figures.target;
        target.low != target.so_far || target.high != target.so_far
    });
    let (known, unknown) = weights(applicable);
    let sums_so_far = Sums::of(applicable, Culture::SoFar);
    sheet.heading("Target and gap");
    sheet.text(
        "Target points = weight × wanted ÷ top. Missing = weight × (wanted − level) ÷ top, and 0 where the level is higher: a \
         surplus pays for nothing.",
    );
    sums_so_far.grid(sheet, applicable, Culture::SoFar);
    let (low, high) = if moves {
        (Sums::of(applicable, Culture::Kindest), Sums::of(applicable, Culture::Harshest))
    } else {
        (sums_so_far.clone(), sums_so_far.clone())
    };
    let mut steps = vec![(if moves { "target so far" } else { "target" }, sums_so_far.target_over(known + unknown))];
    let capped = so_far_gap(&sums_so_far, &high, known, unknown);
    match (moves, unknown) {
        (false, 0) => steps.push(("gap", sums_so_far.missing_over(known))),
        _ => steps.push(("gap so far", capped)),
    }
    if !moves && unknown > 0 {
        steps.push(("gap, best case", low.missing_over(known + unknown)));
        steps.push(("gap, worst case", high.worst_over(known + unknown)));
    }
    sheet.labelled(steps);
    if moves {
        for (culture, sums, title) in [
            (Culture::Kindest, &low, "Target and gap in the best case: the kindest culture still possible"),
            (Culture::Harshest, &high, "Target and gap in the worst case: the harshest culture still possible"),
        ] {
            sheet.heading(title);
            sums.grid(sheet, applicable, culture);
            let (target, gap) = if culture == Culture::Kindest {
                ("target, low", ("gap, best case", sums.missing_over(known + unknown)))
            } else {
                ("target, high", ("gap, worst case", sums.worst_over(known + unknown)))
            };
            sheet.labelled([(target, sums.target_over(known + unknown)), gap]);
        }
    }
    sheet.text(
        "The gap is a sum of what is missing, so it can be larger than target − score: a surplus on one item does not pay for \
         a shortfall on another.",
    );
}

/// The gap so far, which is capped at the worst case.
fn so_far_gap(so_far: &Sums, worst: &Sums, known: i64, unknown: i64) -> String {
    if known == 0 {
        return "nothing is known".to_owned();
    }
    let text = so_far.missing_over(known);
    let worst = worst.missing.plus(&worst.unknown_targets).over(known + unknown);
    if so_far.missing.over(known) > worst {
        format!("{text}; more than the worst case, so that is taken: {}", equals(&worst, 1).trim_start_matches("= "))
    } else {
        text
    }
}

/// The sums of a pillar under one culture.
#[derive(Debug, Clone)]
struct Sums {
    /// Σ_A w·t′/M.
    target: Exact,
    /// Σ_K w·max(0, t′ − ℓ)/M.
    missing: Exact,
    /// Σ_U w·t′/M.
    unknown_targets: Exact,
}

impl Sums {
    fn of(applicable: &[Line<'_>], culture: Culture) -> Self {
        let target = |line: &Line<'_>| line.points(line.wanted(culture));
        Self {
            target: sum(applicable.iter().map(target)),
            missing: sum(applicable.iter().filter_map(|line| line.shortfall(culture))),
            unknown_targets: sum(applicable.iter().filter(|line| line.is_unknown()).map(target)),
        }
    }

    fn grid(&self, sheet: &mut Explanation, applicable: &[Line<'_>], culture: Culture) {
        let rows = applicable.iter().map(|line| {
            vec![
                short_name(line.item),
                whole(line.item.weight),
                whole(line.item.top),
                line.wanted(culture).to_string(),
                number(&line.points(line.wanted(culture))),
                Case::level(line.figures.merged.standing),
                line.shortfall(culture).as_ref().map_or_else(|| "–".to_owned(), number),
            ]
        });
        let sums = ["sum", &whole(weight(applicable)), "", "", &number(&self.target), "", &number(&self.missing)];
        sheet.grid(
            &["item", "weight", "top", "wanted", "target points", "level", "missing"],
            rows.collect(),
            Some(sums.map(str::to_owned).to_vec()),
        );
    }

    fn target_over(&self, applicable: i64) -> String {
        over(&number(&self.target), &self.target, applicable)
    }

    fn missing_over(&self, divisor: i64) -> String {
        over(&number(&self.missing), &self.missing, divisor)
    }

    /// The worst case: what is unknown misses all of its target.
    fn worst_over(&self, applicable: i64) -> String {
        if self.unknown_targets.is_zero() {
            return self.missing_over(applicable);
        }
        let formula = format!("({} + {})", number(&self.missing), number(&self.unknown_targets));
        let worst = self.missing.plus(&self.unknown_targets);
        format!("{}, what is unknown misses all of its target points", over(&formula, &worst, applicable))
    }
}

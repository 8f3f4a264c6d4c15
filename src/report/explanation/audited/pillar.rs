//! The figures of a pillar from its items' merged levels: coverage and score here, then target, gap and band (scoring,
//! sections 5 to 8).

use super::super::Explanation;
use super::super::amount::{number, over, whole};
use super::points::{Line, known_and_unknown, lines, sum};
use super::{Case, band, gap, short_name};
use crate::model::PillarIndex;
use crate::score::Exact;

pub(super) fn explain(sheet: &mut Explanation, case: &Case<'_>, index: PillarIndex) {
    let all = lines(case.questionnaire, case.assessment, index);
    coverage(sheet, case, index);
    let applicable: Vec<_> = all.iter().copied().filter(Line::is_applicable).collect();
    if applicable.is_empty() {
        sheet.text("Nothing in it applies, so it is not scored: it has no figure, neither 0 nor 100.");
        return;
    }
    sheet.text(
        "Levels and targets are in hundredths: 300 is level 3. Top is the number of the top level. What does not \
         apply is in no sum.",
    );
    score(sheet, &all);
    gap::explain(sheet, case, &applicable);
    band::of_pillar(sheet, case, index);
}

fn coverage(sheet: &mut Explanation, case: &Case<'_>, index: PillarIndex) {
    let coverage = case.assessment.pillars[index].figures.coverage;
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
    let (known, unknown) = known_and_unknown(all);
    let sums = ["sum of the known", &whole(known), "", "", &number(&total)].map(str::to_owned).to_vec();
    sheet.grid(&["item", "weight", "top", "level", "points"], rows.collect(), Some(sums));
    if unknown == 0 {
        sheet.labelled([("score", over(&number(&total), &total, known))]);
        return;
    }
    let applicable = known + unknown;
    let best = &total + &Exact::whole(100 * unknown);
    let so_far = if known > 0 {
        format!("{}, from what is known alone", over(&number(&total), &total, known))
    } else {
        "nothing is known".to_owned()
    };
    let formula = format!("({} + {} × 100)", number(&total), whole(unknown));
    sheet.labelled([
        ("so far", so_far),
        ("low", format!("{}, what is unknown at its lowest level", over(&number(&total), &total, applicable))),
        ("high", format!("{}, what is unknown at its top level", over(&formula, &best, applicable))),
    ]);
}

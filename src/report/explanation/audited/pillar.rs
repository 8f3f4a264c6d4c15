//! The figures of a pillar from its items' merged levels: coverage and score here, then target, gap and band (scoring,
//! sections 5 to 8).

use super::super::Explanation;
use super::super::amount::{number, over, whole};
use super::points::{CountedItem, counted_items, known_and_unknown, sum};
use super::{ExplainContext, band, gap, short_name};
use crate::model::PillarIndex;
use crate::score::Fraction;

pub(super) fn explain(explanation: &mut Explanation, context: &ExplainContext<'_>, index: PillarIndex) {
    let all = counted_items(context.questionnaire, context.assessment, index);
    coverage(explanation, context, index);
    let applicable: Vec<_> = all.iter().copied().filter(CountedItem::is_applicable).collect();
    if applicable.is_empty() {
        explanation.text("None of its items applies, so it is not scored: it has no figure, not even 0.");
        return;
    }
    explanation.text(
        "Levels and targets are in hundredths: 300 is level 3. Top is the number of the top level. Items \
         that do not apply are left out of the sums.",
    );
    score(explanation, &all);
    gap::explain(explanation, context, &applicable);
    band::of_pillar(explanation, context, index);
}

fn coverage(explanation: &mut Explanation, context: &ExplainContext<'_>, index: PillarIndex) {
    let coverage = context.assessment.pillars[index].figures.coverage;
    explanation.text(format!(
        "Of {} items {} apply and {} of these have a level; {} don't know, {} unanswered, {} not asked, {} not applicable. {} of {} possible \
         answers were given.",
        coverage.items,
        coverage.applicable,
        coverage.known,
        coverage.dont_know,
        coverage.unanswered,
        coverage.not_asked,
        coverage.not_applicable,
        coverage.given,
        coverage.possible
    ));
}

fn score(explanation: &mut Explanation, all: &[CountedItem<'_>]) {
    explanation.heading("Score");
    explanation.text("Points of an item = weight × level ÷ top.");
    let points = |line: &CountedItem<'_>| line.level().map(|level| line.points(level));
    let rows = all.iter().map(|line| {
        vec![
            short_name(line.item),
            whole(line.item.weight),
            whole(line.item.top),
            ExplainContext::level(line.figures.merged.state),
            points(line).as_ref().map_or_else(|| "–".to_owned(), number),
        ]
    });
    let total = sum(all.iter().filter_map(points));
    let (known, unknown) = known_and_unknown(all);
    let sums = ["sum of the known", &whole(known), "", "", &number(&total)].map(str::to_owned).to_vec();
    explanation.grid(&["item", "weight", "top", "level", "points"], rows.collect(), Some(sums));
    if unknown == 0 {
        explanation.labelled([("score", over(&number(&total), &total, known))]);
        return;
    }
    let applicable = known + unknown;
    let best = &total + &Fraction::whole(100 * unknown);
    let so_far = if known > 0 {
        format!("{}, from the known items only", over(&number(&total), &total, known))
    } else {
        "nothing is known".to_owned()
    };
    let formula = format!("({} + {} × 100)", number(&total), whole(unknown));
    explanation.labelled([
        ("so far", so_far),
        ("low", format!("{}, with unknown items at their lowest level", over(&number(&total), &total, applicable))),
        ("high", format!("{}, with unknown items at their top level", over(&formula, &best, applicable))),
    ]);
}

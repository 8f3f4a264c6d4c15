//! The overall band, the pillars responsible for it, and the means (scoring, section 8).

use super::super::Explanation;
use super::super::amount::{equals, number, whole};
use super::ExplainContext;
use crate::score::{Bounds, Fraction, PillarFigures};
use crate::text::clean;
use crate::text::{List, plural_form};

pub(super) fn explain(explanation: &mut Explanation, context: &ExplainContext<'_>) {
    let Some(overall) = context.assessment.overall.band else {
        explanation.text("No pillar is scored, so there is no band and no mean.");
        return;
    };
    let pillars = || context.questionnaire.pillars().iter().zip(&context.assessment.pillars);
    let rows = pillars().map(|(pillar, result)| {
        let bands = result.band.map_or_else(
            || ["not scored".to_owned(), String::new()],
            |range| [context.band(range.best), context.band(range.worst)],
        );
        [vec![pillar.id.to_string()], bands.to_vec()].concat()
    });
    explanation.grid(&["pillar", "best case", "worst case"], rows.collect(), None);
    explanation.labelled([
        ("best case", format!("the worst of the best cases: {}", context.band(overall.best))),
        ("worst case", format!("the worst of the worst cases: {}", context.band(overall.worst))),
    ]);
    let held_by = &context.assessment.overall.held_by;
    let names: Vec<_> = held_by.iter().map(|&pillar| clean(&context.questionnaire.pillars()[pillar].title)).collect();
    explanation.text(format!(
        "{} {} the overall band in the worst case.",
        List::plain(&names),
        plural_form(names.len(), "limits", "limit")
    ));
    means(explanation, context, "Mean score", |figures| &figures.score, ["so far", "low", "high"]);
    means(explanation, context, "Mean gap", |figures| &figures.gap, ["so far", "best case", "worst case"]);
    explanation.text(
        "Each figure is the pillar's weight times its exact figure. The means are for sorting and trends only. \
         `pillars explain PILLAR --answers …` shows where a pillar's figures come from.",
    );
}

fn means(
    explanation: &mut Explanation,
    context: &ExplainContext<'_>,
    title: &str,
    figure: fn(&PillarFigures) -> &Bounds,
    cases: [&str; 3],
) {
    let parts: [fn(&Bounds) -> &Option<Fraction>; 3] = [|all| &all.so_far, |all| &all.low, |all| &all.high];
    let pillars = || {
        let all = context.questionnaire.pillars().iter().zip(&context.assessment.pillars);
        all.filter(|(_, result)| result.figures.is_scored())
    };
    explanation.heading(title);
    let rows = pillars().map(|(pillar, result)| {
        let weighted = |part: &fn(&Bounds) -> &Option<Fraction>| {
            let points = part(figure(&result.figures)).as_ref();
            points.map_or_else(|| "–".to_owned(), |points| number(&(points * pillar.weight.into())))
        };
        [vec![pillar.id.to_string(), whole(pillar.weight)], parts.iter().map(weighted).collect()].concat()
    });
    let total = |part: &fn(&Bounds) -> &Option<Fraction>| {
        pillars().fold((Fraction::whole(0), 0), |(sum, weight), (pillar, result)| match part(figure(&result.figures)) {
            Some(points) => (&sum + &(points * pillar.weight.into()), weight + i64::from(pillar.weight)),
            None => (sum, weight),
        })
    };
    let totals = parts.each_ref().map(total);
    let weight: i64 = pillars().map(|(pillar, _)| i64::from(pillar.weight)).sum();
    let sums = [vec!["sum".to_owned(), whole(weight)], totals.iter().map(|(sum, _)| number(sum)).collect()].concat();
    let head = ["pillar", "weight", cases[0], cases[1], cases[2]];
    explanation.grid(&head, rows.collect(), Some(sums));
    let mut steps = Vec::new();
    let worst = &totals[2].0 / totals[2].1.max(1);
    for (index, (label, (sum, weight))) in cases.into_iter().zip(&totals).enumerate() {
        if *weight == 0 {
            steps.push((label, "nothing is known".to_owned()));
            continue;
        }
        let mean = sum / *weight;
        let step = format!("{} ÷ {} {}", number(sum), whole(*weight), equals(&mean, 1));
        let capped = index == 0 && title == "Mean gap" && mean > worst;
        steps.push((label, if capped { format!("{step}; more than the worst case, so that is taken") } else { step }));
    }
    explanation.labelled(steps);
}

//! Policy against practice: the items of each aspect over all pillars, their score so far, and the difference (scoring,
//! section 11).

use super::super::Explanation;
use super::super::amount::{equals, number, over, whole};
use super::super::whole::of_aspect;
use super::ExplainContext;
use super::points::{CountedItem, known_and_unknown, sum};
use crate::model::Aspect;
use crate::score::AspectFigures;

pub(super) fn explain(explanation: &mut Explanation, context: &ExplainContext<'_>) {
    explanation.text(
        "Levels are in hundredths: 300 is level 3. Top is the number of the top level. Points of an item = weight × level ÷ top. Items without a level are left out of the sums, and the weights of pillars are not used.",
    );
    let aspects = &context.assessment.aspects;
    score(explanation, context, "Policy: what is written or decided", Aspect::Policy, &aspects.policy);
    score(explanation, context, "Practice: what people experience", Aspect::Practice, &aspects.practice);
    explanation.heading("Policy minus practice");
    let (Some(policy), Some(practice), Some(difference)) =
        (&aspects.policy.score, &aspects.practice.score, aspects.difference())
    else {
        explanation.text("They can only be compared once both are known.");
        return;
    };
    let formula = format!("{} − {}", number(policy), number(practice));
    explanation.labelled([("difference", format!("{formula} {}", equals(&difference, 1)))]);
    let complete = |figures: &AspectFigures| figures.known == figures.applicable;
    if !(complete(&aspects.policy) && complete(&aspects.practice)) {
        explanation.text("That is what is known so far, without bounds; missing answers could reverse it.");
    }
}

fn score(
    explanation: &mut Explanation,
    context: &ExplainContext<'_>,
    heading: &str,
    aspect: Aspect,
    figures: &AspectFigures,
) {
    explanation.heading(heading);
    let items = context.assessment.items.as_slice();
    let lines: Vec<_> = of_aspect(context.questionnaire, aspect)
        .map(|(index, item)| CountedItem { index, item, figures: &items[index] })
        .collect();
    if lines.is_empty() {
        explanation.text("The questionnaire has no questions about this aspect.");
        return;
    }
    let points = |line: &CountedItem<'_>| line.level().map(|level| line.points(level));
    let rows = lines.iter().map(|line| {
        vec![
            line.item.id.to_string(),
            whole(line.item.weight),
            whole(line.item.top),
            ExplainContext::level(line.figures.merged.state),
            points(line).as_ref().map_or_else(|| "–".to_owned(), number),
        ]
    });
    let total = sum(lines.iter().filter_map(points));
    let (known, _) = known_and_unknown(&lines);
    let sums = ["sum of the known", &whole(known), "", "", &number(&total)].map(str::to_owned).to_vec();
    explanation.grid(&["item", "weight", "top", "level", "points"], rows.collect(), Some(sums));
    let so_far = if known > 0 { over(&number(&total), &total, known) } else { "nothing is known".to_owned() };
    explanation.labelled([
        ("so far", so_far),
        ("known", format!("{} of {} items that apply", figures.known, figures.applicable)),
    ]);
}

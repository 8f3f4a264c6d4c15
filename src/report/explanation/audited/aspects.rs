//! Policy against practice: the items of each aspect over all pillars, their score so far, and the difference (scoring,
//! section 11).

use super::super::Explanation;
use super::super::amount::{equals, number, over, whole};
use super::super::whole::of_aspect;
use super::Case;
use super::points::{Line, known_and_unknown, sum};
use crate::model::Aspect;
use crate::score::AspectFigures;

pub(super) fn explain(sheet: &mut Explanation, case: &Case<'_>) {
    sheet.text(
        "Levels are in hundredths: 300 is level 3. Top is the number of the top level. Points of an item = weight × level ÷ \
         top. What has no level is in no sum, and the pillars' own weights are in none of these figures.",
    );
    let aspects = &case.assessment.aspects;
    score(sheet, case, "Policy: what is written or decided", Aspect::Policy, &aspects.policy);
    score(sheet, case, "Practice: what people experience", Aspect::Practice, &aspects.practice);
    sheet.heading("Policy minus practice");
    let (Some(policy), Some(practice), Some(difference)) =
        (&aspects.policy.score, &aspects.practice.score, aspects.difference())
    else {
        sheet.text("Nothing can be said until both are known.");
        return;
    };
    let formula = format!("{} − {}", number(policy), number(practice));
    sheet.labelled([("difference", format!("{formula} {}", equals(&difference, 1)))]);
    let complete = |figures: &AspectFigures| figures.known == figures.applicable;
    if !(complete(&aspects.policy) && complete(&aspects.practice)) {
        sheet.text("That is what is known so far, without bounds; missing answers could reverse it.");
    }
}

fn score(sheet: &mut Explanation, case: &Case<'_>, heading: &str, aspect: Aspect, figures: &AspectFigures) {
    sheet.heading(heading);
    let items = case.assessment.items.as_slice();
    let lines: Vec<_> = of_aspect(case.questionnaire, aspect)
        .map(|(index, item)| Line { index, item, figures: &items[index] })
        .collect();
    if lines.is_empty() {
        sheet.text("The questionnaire asks nothing of this aspect.");
        return;
    }
    let points = |line: &Line<'_>| line.level().map(|level| line.points(level));
    let rows = lines.iter().map(|line| {
        vec![
            line.item.id.to_string(),
            whole(line.item.weight),
            whole(line.item.top),
            Case::level(line.figures.merged.standing),
            points(line).as_ref().map_or_else(|| "–".to_owned(), number),
        ]
    });
    let total = sum(lines.iter().filter_map(points));
    let (known, _) = known_and_unknown(&lines);
    let sums = ["sum of the known", &whole(known), "", "", &number(&total)].map(str::to_owned).to_vec();
    sheet.grid(&["item", "weight", "top", "level", "points"], rows.collect(), Some(sums));
    let so_far = if known > 0 { over(&number(&total), &total, known) } else { "nothing is known".to_owned() };
    sheet.labelled([
        ("so far", so_far),
        ("known", format!("{} of {} items that apply", figures.known, figures.applicable)),
    ]);
}

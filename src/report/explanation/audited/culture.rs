//! The culture balance with its bounds and reading, and the targets it raises (scoring, sections 3 and 4).

use super::super::Explanation;
use super::super::amount::{equals, level, whole};
use super::{ExplainContext, short_name};
use crate::score::{CultureReading, Fraction, Hundredths};

pub(super) fn explain(explanation: &mut Explanation, context: &ExplainContext<'_>) {
    let culture = context.assessment.culture;
    let (mut rows, mut sum) = (Vec::new(), 0);
    for (index, item) in context.questionnaire.indicators() {
        let state = context.assessment.items[index].merged.state;
        sum += state.position().unwrap_or(0);
        let position = state.position().map_or_else(|| ExplainContext::level(state), whole);
        rows.push(vec![short_name(item), position]);
    }
    explanation.text("Positions are the merged ones, in hundredths: −200 is wholly hostile, 200 wholly fertile.");
    explanation.grid(&["indicator", "position"], rows, Some(vec!["sum of the known".to_owned(), whole(sum)]));
    let (Some(low), Some(high)) = (culture.low, culture.high) else {
        explanation.text("No indicator applies, so there is no balance and no target is raised.");
        return;
    };
    let unknown = i64::from(culture.applicable) - i64::from(culture.known);
    let over = |formula: String, sum: Hundredths, count: u32| {
        let mean = Fraction::ratio(sum.into(), i128::from(count.max(1)));
        format!("{formula} ÷ {count} {}, a balance of {}", equals(&mean, 0), level(mean.round_half_up(0)))
    };
    let mut steps = Vec::new();
    if culture.known > 0 {
        steps.push((if unknown > 0 { "so far" } else { "balance" }, over(whole(sum), sum, culture.known)));
    } else {
        steps.push(("so far", "nothing is known".to_owned()));
    }
    if unknown > 0 {
        let bound = |pole: Hundredths| {
            let formula = format!("({} + {unknown} × {})", whole(sum), whole(pole));
            over(formula, sum + unknown * pole, culture.applicable)
        };
        steps.push(("low", bound(-200)));
        steps.push(("high", bound(200)));
    }
    explanation.labelled(steps);
    reading(explanation, low, high);
    explanation.text(format!(
        "{} of {} known indicators are on the hostile side, below 0.",
        culture.hostile_indicators, culture.known
    ));
    raises(explanation, context);
}

fn reading(explanation: &mut Explanation, low: Hundredths, high: Hundredths) {
    let name = |balance: Hundredths| CultureReading::of(balance).name();
    let why = |balance: Hundredths| match CultureReading::of(balance) {
        CultureReading::Hostile => format!("{} is −0.5 or less", level(balance)),
        CultureReading::Mixed => format!("{} is between −0.5 and 0.5", level(balance)),
        CultureReading::Fertile => format!("{} is 0.5 or more", level(balance)),
    };
    let lines = if low == high {
        vec![("reading", format!("{}: {}", name(low), why(low)))]
    } else if name(low) == name(high) {
        vec![("reading", format!("{} in any case: {} and {}", name(low), why(low), why(high)))]
    } else {
        vec![("reading", format!("{} to {}: {}, {}", name(low), name(high), why(low), why(high)))]
    };
    explanation.labelled(lines);
}

/// The hostility, and each item whose target it can raise.
fn raises(explanation: &mut Explanation, context: &ExplainContext<'_>) {
    explanation.heading("What it raises");
    if !context.assessment.rules.raise {
        explanation.text("Nothing, because of --no-raise.");
        return;
    }
    let culture = context.assessment.culture;
    let hostility = |balance: Option<Hundredths>| match balance {
        None => "no balance, so 0".to_owned(),
        Some(balance) if balance < 0 => {
            format!("{} ÷ 200 {}", whole(-balance), equals(&Fraction::ratio((-balance).into(), 200), 3))
        }
        Some(_) => "0, since the balance is not below 0".to_owned(),
    };
    let certain = culture.low == culture.high;
    let mut steps = vec![(if certain { "hostility" } else { "so far" }, hostility(culture.balance))];
    if !certain {
        steps.push(("best case", hostility(culture.high)));
        steps.push(("worst case", hostility(culture.low)));
    }
    explanation.labelled(steps);
    explanation.text("Target = own target + (top − own target) × hostility, in hundredths, rounded half up.");
    let raised =
        context.questionnaire.items().iter().zip(&context.assessment.items).filter(|(item, _)| item.raise_if_hostile);
    let rows: Vec<_> = raised
        .map(|(item, figures)| {
            let target = figures.target;
            let mut row =
                vec![item.id.to_string(), whole(100 * i64::from(item.top)), whole(100 * i64::from(item.target))];
            row.push(target.so_far.to_string());
            if !certain {
                row.extend([target.low.to_string(), target.high.to_string()]);
            }
            row
        })
        .collect();
    if rows.is_empty() {
        explanation.text("The questionnaire has no targets that culture raises.");
    } else if certain {
        explanation.grid(&["item", "top", "own", "target"], rows, None);
    } else {
        explanation.grid(&["item", "top", "own", "so far", "best case", "worst case"], rows, None);
    }
}

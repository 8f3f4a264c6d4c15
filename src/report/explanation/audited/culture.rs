//! The culture balance with its bounds, what it is called, and what it raises (scoring, sections 3 and 4).

use super::super::Explanation;
use super::super::amount::{equals, level, whole};
use super::{Case, short_name};
use crate::score::{CultureReading, Exact, Hundredths};

pub(super) fn explain(sheet: &mut Explanation, case: &Case<'_>) {
    let culture = case.assessment.culture;
    let (mut rows, mut sum) = (Vec::new(), 0);
    for (index, item) in case.questionnaire.indicators() {
        let standing = case.assessment.items[index].merged.standing;
        sum += standing.position().unwrap_or(0);
        let position = standing.position().map_or_else(|| Case::level(standing), whole);
        rows.push(vec![short_name(item), position]);
    }
    sheet.text("Positions are the merged ones, in hundredths: −200 is wholly hostile, 200 wholly fertile.");
    sheet.grid(&["indicator", "position"], rows, Some(vec!["sum of the known".to_owned(), whole(sum)]));
    let (Some(low), Some(high)) = (culture.low, culture.high) else {
        sheet.text("No indicator applies, so there is no balance and nothing is raised.");
        return;
    };
    let unknown = i64::from(culture.applicable) - i64::from(culture.known);
    let over = |formula: String, sum: Hundredths, count: u32| {
        let mean = Exact::ratio(sum.into(), i128::from(count.max(1)));
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
    sheet.labelled(steps);
    reading(sheet, low, high);
    sheet.text(format!(
        "{} of {} known indicators stand at a hostile position, below 0.",
        culture.hostile_indicators, culture.known
    ));
    raises(sheet, case);
}

fn reading(sheet: &mut Explanation, low: Hundredths, high: Hundredths) {
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
    sheet.labelled(lines);
}

/// The hostility, and each item whose target can rise with it.
fn raises(sheet: &mut Explanation, case: &Case<'_>) {
    sheet.heading("What it raises");
    if !case.assessment.rules.raise {
        sheet.text("Nothing, as --no-raise asks.");
        return;
    }
    let culture = case.assessment.culture;
    let hostility = |balance: Option<Hundredths>| match balance {
        None => "no balance, so 0".to_owned(),
        Some(balance) if balance < 0 => {
            format!("{} ÷ 200 {}", whole(-balance), equals(&Exact::ratio((-balance).into(), 200), 3))
        }
        Some(_) => "0, since the balance is not below 0".to_owned(),
    };
    let certain = culture.low == culture.high;
    let mut steps = vec![(if certain { "hostility" } else { "so far" }, hostility(culture.balance))];
    if !certain {
        steps.push(("best case", hostility(culture.high)));
        steps.push(("worst case", hostility(culture.low)));
    }
    sheet.labelled(steps);
    sheet.text("Target = own target + (top − own target) × hostility, in hundredths, rounded half up.");
    let raised =
        case.questionnaire.items().iter().zip(&case.assessment.items).filter(|(item, _)| item.raise_if_hostile);
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
        sheet.text("The questionnaire marks nothing to be raised.");
    } else if certain {
        sheet.grid(&["item", "top", "own", "target"], rows, None);
    } else {
        sheet.grid(&["item", "top", "own", "so far", "best case", "worst case"], rows, None);
    }
}

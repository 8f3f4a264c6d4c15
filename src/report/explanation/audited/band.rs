//! Bands: the gaps that lead to them, the cap of an open must-have, and the pillars in each (scoring, section 8).

use super::super::Explanation;
use super::super::amount::number;
use super::ExplainContext;
use crate::model::{BandIndex, PillarIndex};
use crate::score::{Fraction, PillarResult, band_of};
use crate::text::List;
use crate::text::clean;

/// The bands of one pillar, and what decides them.
pub(super) fn of_pillar(explanation: &mut Explanation, context: &ExplainContext<'_>, index: PillarIndex) {
    let result = &context.assessment.pillars[index];
    explanation.heading("Band");
    let edges: Vec<_> = context
        .questionnaire
        .bands()
        .as_slice()
        .iter()
        .map(|band| format!("{} up to {}", clean(&band.label), band.max_gap))
        .collect();
    explanation.text(format!("The first band whose limit the exact gap does not exceed: {}.", edges.join(", ")));
    let mut steps = Vec::new();
    if let (Some(range), Some(low), Some(high)) = (result.band, &result.figures.gap.low, &result.figures.gap.high) {
        let must_haves = &result.must_haves;
        let open = !must_haves.open.is_empty();
        if low == high && range.is_certain() {
            steps.push(("gap", step(context, high, open, range.worst)));
        } else {
            steps.push(("best case", step(context, low, open, range.best)));
            steps.push(("worst case", step(context, high, open || !must_haves.unconfirmed.is_empty(), range.worst)));
        }
    }
    explanation.labelled(steps);
    must_haves(explanation, context, result);
}

/// "35.0892… is more than 30, so Not ready".
fn step(context: &ExplainContext<'_>, gap: &Fraction, capped: bool, band: BandIndex) -> String {
    let bands = context.questionnaire.bands();
    let by_gap = band_of(bands, gap);
    let passed = by_gap.checked_sub(1).map(|better| format!("more than {}", bands.get(better).max_gap));
    let taken = (by_gap < bands.worst()).then(|| format!("at most {}", bands.get(by_gap).max_gap));
    let between: Vec<_> = passed.into_iter().chain(taken).collect();
    let text = if between.is_empty() {
        format!("{}: {}", number(gap), context.band(by_gap))
    } else {
        format!("{} is {}: {}", number(gap), List::plain(&between), context.band(by_gap))
    };
    if capped && band != by_gap { format!("{text}, capped at {} by a must-have", context.band(band)) } else { text }
}

/// The must-haves of a pillar with their figures.
fn must_haves(explanation: &mut Explanation, context: &ExplainContext<'_>, result: &PillarResult) {
    let must_haves = &result.must_haves;
    if must_haves.total == 0 {
        return;
    }
    let items = context.questionnaire.items();
    let mut lines = Vec::new();
    for &index in &must_haves.open {
        let level = ExplainContext::level(context.assessment.items[index].merged.state);
        lines.push(format!(
            "{} is open: {level} is less than {}.",
            items[index].id,
            100 * i64::from(items[index].target)
        ));
    }
    for &index in &must_haves.unconfirmed {
        lines.push(format!("{} is unconfirmed: nobody gave a level.", items[index].id));
    }
    for &index in &must_haves.disputed {
        lines.push(format!(
            "{} is met by the team's mean, but not by every viewpoint that may be shown.",
            items[index].id
        ));
    }
    let not_met = must_haves.open.len() + must_haves.unconfirmed.len();
    let met = usize::try_from(must_haves.total).unwrap_or_default().saturating_sub(not_met);
    lines.push(format!("Must-haves met, or not applicable: {met} of {}.", must_haves.total));
    if let Some(cap) = context.questionnaire.must_have_cap().filter(|_| not_met > 0) {
        lines.push(format!(
            "An open one caps the pillar at {} in both cases, an unconfirmed one in the worst case.",
            context.band(cap)
        ));
    }
    explanation.list(lines);
}

/// The pillars that are in a band, or may be.
pub(super) fn explain(explanation: &mut Explanation, context: &ExplainContext<'_>, band: BandIndex) {
    let mut lines = Vec::new();
    for (pillar, result) in context.questionnaire.pillars().iter().zip(&context.assessment.pillars) {
        let (Some(range), Some(low), Some(high)) = (result.band, &result.figures.gap.low, &result.figures.gap.high)
        else {
            continue;
        };
        if !(range.best..=range.worst).contains(&band) {
            continue;
        }
        let open = !result.must_haves.open.is_empty();
        let unconfirmed = !result.must_haves.unconfirmed.is_empty();
        let text = if range.is_certain() && low == high {
            step(context, high, open, range.worst)
        } else {
            format!(
                "best case {}; worst case {}",
                step(context, low, open, range.best),
                step(context, high, open || unconfirmed, range.worst)
            )
        };
        lines.push((format!("{} ({})", clean(&pillar.title), pillar.id), text));
    }
    if lines.is_empty() {
        explanation.text(format!("No pillar is in the band {}, and none can be.", context.band(band)));
    } else {
        explanation.list(lines.into_iter().map(|(pillar, text)| format!("{pillar}: gap {text}.")).collect());
    }
    if let Some(overall) =
        context.assessment.overall.band.filter(|overall| (overall.best..=overall.worst).contains(&band))
    {
        explanation.text(if overall.is_certain() {
            "The audit as a whole is in it.".to_owned()
        } else {
            format!(
                "The audit as a whole may be in it: {} to {}.",
                context.band(overall.best),
                context.band(overall.worst)
            )
        });
    }
}

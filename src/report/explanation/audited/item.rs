//! The figures of one question or indicator: the origin of its level, its target and its points.

use super::super::Explanation;
use super::super::amount::{equals, exactly, number, whole};
use super::super::item::answers as item_answers;
use super::points::{CountedItem, CultureCase, counted_items, weight};
use super::{ExplainContext, merging, raising};
use crate::model::ItemIndex;
use crate::score::POSITION_OFFSET_HUNDREDTHS;

pub(super) fn explain(explanation: &mut Explanation, context: &ExplainContext<'_>, index: ItemIndex) {
    let item = &context.questionnaire.items()[index];
    item_answers(explanation, item);
    merging::explain(explanation, context, index);
    let figures = &context.assessment.items[index];
    if let Some(position) = figures.merged.state.position().filter(|_| item.is_indicator()) {
        let level = position + POSITION_OFFSET_HUNDREDTHS;
        explanation.text(format!(
            "The position is its mean level − 2, in hundredths {level} − {POSITION_OFFSET_HUNDREDTHS} = {}. In its pillar it counts with the level.",
            whole(position)
        ));
    }
    explanation.heading("The target");
    explanation.labelled(raising::steps(context, item));
    let all = counted_items(context.questionnaire, context.assessment, item.pillar);
    if let Some(line) = all.iter().find(|line| line.index == index) {
        worth(explanation, context, line, &all);
    }
    must_have(explanation, context, index);
}

fn worth(explanation: &mut Explanation, context: &ExplainContext<'_>, line: &CountedItem<'_>, all: &[CountedItem<'_>]) {
    if !line.is_applicable() {
        return;
    }
    explanation.heading("What it is worth");
    let item = line.item;
    let applicable = weight(all.iter().filter(|line| line.is_applicable()));
    let wanted = if line.is_unknown() { line.wanted(CultureCase::WorstCase) } else { line.wanted(CultureCase::SoFar) };
    let missing = (wanted - line.level().unwrap_or(0)).max(0);
    let points = line.points(missing);
    let mut steps = Vec::new();
    if let Some(level) = line.level() {
        steps.push((
            "points",
            format!("{} × {level} ÷ {} {}", whole(item.weight), item.top, exactly(&line.points(level))),
        ));
        steps.push((
            "missing",
            if missing > 0 {
                format!("{} × ({wanted} − {level}) ÷ {} {}", whole(item.weight), item.top, exactly(&points))
            } else {
                format!("nothing: {level} is at least {wanted}")
            },
        ));
    } else {
        steps.push((
            "missing at most",
            format!("{} × ({wanted} − 0) ÷ {} {}", whole(item.weight), item.top, exactly(&points)),
        ));
    }
    let pillar = &context.questionnaire.pillars()[item.pillar];
    let scored: i64 = context
        .questionnaire
        .pillars()
        .iter()
        .zip(&context.assessment.pillars)
        .filter(|(_, result)| result.figures.is_scored())
        .map(|(pillar, _)| i64::from(pillar.weight))
        .sum();
    if missing > 0 && scored > 0 && applicable > 0 {
        let lift = &(&(&points * pillar.weight.into()) / scored) / applicable;
        let label = if line.is_unknown() { "lift at most" } else { "lift" };
        let formula =
            format!("({} ÷ {}) × ({} ÷ {})", pillar.weight, whole(scored), number(&points), whole(applicable));
        steps.push((label, format!("{formula} {}", equals(&lift, 2))));
        explanation.labelled(steps);
        explanation.text(format!(
            "Lift: the points by which the mean gap falls if only this item reaches its target (docs/scoring.md, section 10). {} is \
             the weight of its pillar, {} the weight of all scored pillars, {} the weight of all that applies in its pillar.",
            pillar.weight,
            whole(scored),
            whole(applicable)
        ));
    } else {
        explanation.labelled(steps);
    }
}

fn must_have(explanation: &mut Explanation, context: &ExplainContext<'_>, index: ItemIndex) {
    let item = &context.questionnaire.items()[index];
    if !item.must_have {
        return;
    }
    explanation.heading("Must-have");
    let state = context.assessment.items[index].merged.state;
    let own = 100 * i64::from(item.target);
    let must_haves = &context.assessment.pillars[item.pillar].must_haves;
    let held = context.questionnaire.must_have_cap().map(|cap| context.band(cap)).unwrap_or_default();
    explanation.text(if must_haves.open.contains(&index) {
        format!("Open: {} is less than {own}. Its pillar is {held} at best.", ExplainContext::level(state))
    } else if must_haves.unconfirmed.contains(&index) {
        format!("Unconfirmed: nobody gave a level. In the worst case its pillar is {held} at best.")
    } else if must_haves.disputed.contains(&index) {
        format!(
            "Disputed: {} is at least {own}, but a viewpoint that may be shown is below it.",
            ExplainContext::level(state)
        )
    } else if state.is_applicable() {
        format!("Met: {} is at least {own}.", ExplainContext::level(state))
    } else {
        "Met: it does not apply.".to_owned()
    });
}

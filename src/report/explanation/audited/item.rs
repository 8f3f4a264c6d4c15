//! The figures of one question or indicator: how its level came about, what is wanted, and what it is worth.

use super::super::Explanation;
use super::super::amount::{equals, exactly, number, whole};
use super::super::item::answers as item_answers;
use super::points::{Culture, Line, lines, weight};
use super::{Case, merging, raising};
use crate::model::ItemIndex;
use crate::score::POSITION_ZERO;

pub(super) fn explain(sheet: &mut Explanation, case: &Case<'_>, index: ItemIndex) {
    let item = &case.questionnaire.items()[index];
    item_answers(sheet, item);
    merging::explain(sheet, case, index);
    let figures = &case.assessment.items[index];
    if let Some(position) = figures.merged.standing.position().filter(|_| item.is_indicator()) {
        let level = position + POSITION_ZERO;
        sheet.text(format!(
            "The position is its mean level − 2, in hundredths {level} − {POSITION_ZERO} = {}. In its pillar it counts with the level.",
            whole(position)
        ));
    }
    sheet.heading("The target");
    sheet.labelled(raising::steps(case, item));
    let all = lines(case.questionnaire, case.assessment, item.pillar);
    if let Some(line) = all.iter().find(|line| line.index == index) {
        worth(sheet, case, line, &all);
    }
    must_have(sheet, case, index);
}

fn worth(sheet: &mut Explanation, case: &Case<'_>, line: &Line<'_>, all: &[Line<'_>]) {
    if !line.is_applicable() {
        return;
    }
    sheet.heading("What it is worth");
    let item = line.item;
    let applicable = weight(all.iter().filter(|line| line.is_applicable()));
    let wanted = if line.is_unknown() { line.wanted(Culture::WorstCase) } else { line.wanted(Culture::SoFar) };
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
    let pillar = &case.questionnaire.pillars()[item.pillar];
    let scored: i64 = case
        .questionnaire
        .pillars()
        .iter()
        .zip(&case.assessment.pillars)
        .filter(|(_, result)| result.figures.is_scored())
        .map(|(pillar, _)| i64::from(pillar.weight))
        .sum();
    if missing > 0 && scored > 0 && applicable > 0 {
        let lift = &(&(&points * pillar.weight.into()) / scored) / applicable;
        let label = if line.is_unknown() { "lift at most" } else { "lift" };
        let formula =
            format!("({} ÷ {}) × ({} ÷ {})", pillar.weight, whole(scored), number(&points), whole(applicable));
        steps.push((label, format!("{formula} {}", equals(&lift, 2))));
        sheet.labelled(steps);
        sheet.text(format!(
            "Lift: the points by which the mean gap falls if this item alone reaches its target (docs/scoring.md, section 10). {} is \
             the weight of its pillar, {} the weight of all scored pillars, {} the weight of all that applies in its pillar.",
            pillar.weight,
            whole(scored),
            whole(applicable)
        ));
    } else {
        sheet.labelled(steps);
    }
}

fn must_have(sheet: &mut Explanation, case: &Case<'_>, index: ItemIndex) {
    let item = &case.questionnaire.items()[index];
    if !item.must_have {
        return;
    }
    sheet.heading("Must-have");
    let standing = case.assessment.items[index].merged.standing;
    let own = 100 * i64::from(item.target);
    let must_haves = &case.assessment.pillars[item.pillar].must_haves;
    let held = case.questionnaire.must_have_cap().map(|cap| case.band(cap)).unwrap_or_default();
    sheet.text(if must_haves.open.contains(&index) {
        format!("Open: {} is less than {own}. Its pillar is {held} at best.", Case::level(standing))
    } else if must_haves.unconfirmed.contains(&index) {
        format!("Unconfirmed: nobody gave a level. In the worst case its pillar is {held} at best.")
    } else if must_haves.disputed.contains(&index) {
        format!(
            "Disputed: {} is at least {own}, but a viewpoint that may be shown stands below it.",
            Case::level(standing)
        )
    } else if standing.is_applicable() {
        format!("Met: {} is at least {own}.", Case::level(standing))
    } else {
        "Met: it does not apply.".to_owned()
    });
}

//! Pillars, bands and viewpoints.

use super::Explanation;
use super::sources::with_id;
use crate::model::{BandIndex, Item, ItemFilter, PillarIndex, Questionnaire, Side, StageIndex, ViewpointIndex};
use crate::report::wording::ItemName;
use crate::report::wording::citations::citation;
use crate::text::{Count, List, clean};

pub(super) fn pillar(explanation: &mut Explanation, questionnaire: &Questionnaire, index: PillarIndex) {
    let pillar = &questionnaire.pillars()[index];
    if let Some(why) = &pillar.why {
        explanation.text(clean(why));
    }
    let mut facts = Vec::new();
    facts.extend(pillar.source.as_ref().map(|source| ("from", citation(questionnaire, source))));
    facts.push(("weight", format!("{} among the pillars", pillar.weight)));
    explanation.labelled(facts);
    explanation.heading("What it asks");
    explanation.list(
        questionnaire
            .items_of(pillar)
            .map(|(_, item)| format!("{} ({}{})", ItemName::of(item).text, item.id, marks(item)))
            .collect(),
    );
    explanation.heading("How it is scored");
    explanation.list(vec![
        "Score: how far the pillar has come, from 0 to 100 points. It is the weighted mean of how far up its scale each question and indicator is (docs/scoring.md, section 6)."
            .to_owned(),
        "Gap: the sum of what is missing to reach each target, in the same points. A surplus on one item does not make up for a shortfall on another."
            .to_owned(),
        "Items without a level are counted at their lowest and at their highest level, which gives the bounds.".to_owned(),
        "The gap decides the band; an open must-have caps it (docs/scoring.md, sections 7 and 8).".to_owned(),
    ]);
}

/// Special rules for how an item counts.
fn marks(item: &Item) -> String {
    let weight = if item.weight == 1 { String::new() } else { format!("; weight {}", item.weight) };
    let must_have = if item.must_have { "; must-have" } else { "" };
    let raised = if item.raise_if_hostile { "; raised in a hostile culture" } else { "" };
    format!("{weight}{must_have}{raised}")
}

pub(super) fn band(explanation: &mut Explanation, questionnaire: &Questionnaire, index: BandIndex) {
    let bands = questionnaire.bands();
    let band = bands.get(index);
    let better = index.checked_sub(1).map(|better| bands.get(better));
    explanation.text(match better {
        None => format!("The best band: a pillar is in it if its gap is at most {} points.", band.max_gap),
        Some(better) if index == bands.worst() => {
            format!("The worst band: a pillar is in it if its gap is more than {} points.", better.max_gap)
        }
        Some(better) => {
            format!("A pillar is in it if its gap is more than {} and at most {} points.", better.max_gap, band.max_gap)
        }
    });
    let mut points = vec![
        "The exact gap is compared, not the rounded one (docs/scoring.md, section 8).".to_owned(),
        "Where answers are missing, the smallest and the largest gap still possible each have their band.".to_owned(),
        "The audit as a whole is in the band of its weakest pillar.".to_owned(),
    ];
    if questionnaire.must_have_cap() == Some(index) {
        points.push("It is the best band that a pillar can have while one of its must-haves is open.".to_owned());
    }
    points.push("The limits between bands are a judgement. No cut-off has been validated.".to_owned());
    explanation.list(points);
}

pub(super) fn stage(explanation: &mut Explanation, questionnaire: &Questionnaire, index: StageIndex) {
    let stage = &questionnaire.stages()[index];
    if let Some(text) = &stage.text {
        explanation.text(clean(text));
    }
    let asked = ItemFilter { stage: Some(index), ..ItemFilter::default() };
    let items = || questionnaire.items_asked(asked);
    let only = items().filter(|(_, item)| item.stages == [index]).count();
    let mut points = vec![
        format!("{} belong to it; {only} of them to no other stage.", Count::of(items().count(), "item")),
        "Every audit is at one stage, and only the items of that stage count (docs/scoring.md, section 1).".to_owned(),
        "Every band is printed with its stage.".to_owned(),
    ];
    if questionnaire.default_stage() == Some(index) {
        points.push("An answers file that gives no stage is at this one.".to_owned());
    } else {
        points.push("If a file gives it although peers answered, a warning says so.".to_owned());
    }
    explanation.list(points);
}

pub(super) fn term(explanation: &mut Explanation, questionnaire: &Questionnaire, index: usize) {
    let term = &questionnaire.terms()[index];
    explanation.text(clean(&term.meaning));
    let forms: Vec<_> = term.forms.iter().map(|form| clean(form)).collect();
    if !forms.is_empty() {
        explanation.labelled([("also", List::plain(&forms).to_string())]);
    }
    let used: Vec<_> = questionnaire.items().iter().filter(|item| term.is_used_in(item)).map(with_id).collect();
    if !used.is_empty() {
        explanation.heading("Where it is used");
        explanation.list(used);
    }
}

pub(super) fn viewpoint(explanation: &mut Explanation, questionnaire: &Questionnaire, index: ViewpointIndex) {
    let viewpoint = &questionnaire.viewpoints()[index];
    let mut points = vec![
        "A viewpoint from which people answer. The team's level is the mean of the viewpoints' levels, so a large group does not outweigh a small one (docs/scoring.md, section 2)."
            .to_owned(),
        "It is shown on its own only if that exposes no small group (docs/scoring.md, section 9).".to_owned(),
    ];
    let asked = ItemFilter { viewpoint: Some(index), ..ItemFilter::default() };
    let (asked, all) = (questionnaire.items_asked(asked).count(), questionnaire.items().len());
    points.push(format!("It is asked {asked} of {all} items, over all stages."));
    points.extend(viewpoint.side.map(|side| {
        match side {
            Side::Peer => "It is the peers' side of the difference between leadership and peers.",
            Side::Leadership => "It is the leaders' side of the difference between leadership and peers.",
        }
        .to_owned()
    }));
    explanation.list(points);
}

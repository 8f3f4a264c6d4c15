//! A question or a culture indicator: what it asks, why, where it comes from, how it counts.

use super::Explanation;
use super::sources::{ids, readings};
use crate::model::{Aspect, Item, ItemIndex, Questionnaire};
use crate::report::wording::citations::citation;
use crate::report::wording::item::ScaleLabel;
use crate::text::clean;

pub(super) fn explain(explanation: &mut Explanation, questionnaire: &Questionnaire, index: ItemIndex) {
    let item = &questionnaire.items()[index];
    let pillar = &questionnaire.pillars()[item.pillar];
    if let Some(why) = item.question().and_then(|question| question.why.as_ref()) {
        explanation.text(clean(why));
    }
    answers(explanation, item);
    let mut facts = vec![("pillar", format!("{} ({})", clean(&pillar.title), pillar.id))];
    facts.extend(item.source.as_ref().map(|source| ("from", citation(questionnaire, source))));
    facts.extend(item.action.as_ref().map(|action| ("to do", clean(action))));
    let evidence = item.question().and_then(|question| question.evidence.as_ref());
    facts.extend(evidence.map(|evidence| ("evidence", clean(evidence))));
    facts.extend(asked_of(questionnaire, item).map(|viewpoints| ("asked of", viewpoints)));
    facts.extend(stages(questionnaire, item).map(|stages| ("stage", stages)));
    facts.extend(item.short.then(|| ("form", "part of the short form".to_owned())));
    facts.extend(versions(item).map(|versions| ("since", versions)));
    explanation.labelled(facts);
    let terms = questionnaire.terms().iter().filter(|term| term.is_used_in(item));
    let terms: Vec<_> = terms.map(|term| (clean(&term.word), clean(&term.meaning))).collect();
    if !terms.is_empty() {
        explanation.heading("Terms");
        explanation.labelled(terms);
    }
    explanation.heading("How it counts");
    explanation.list(counting(questionnaire, item));
    dependencies(explanation, questionnaire, index, item);
    let readings = readings(questionnaire, item);
    if !readings.is_empty() {
        explanation.heading("Reading");
        explanation.list(readings);
    }
}

pub(super) fn answers(explanation: &mut Explanation, item: &Item) {
    if let Some(question) = item.question() {
        explanation.heading("Levels");
        explanation.labelled(question.levels.iter().enumerate().map(|(level, words)| {
            let wanted = if level == usize::from(item.target) { " (target)" } else { "" };
            (level.to_string(), format!("{}{wanted}", clean(words)))
        }));
    }
    if let Some(indicator) = item.indicator() {
        explanation.heading("Positions");
        let wanted = |level: u8| if level == item.target { " (target)" } else { "" };
        explanation.labelled([
            ("−2", format!("{}{}", clean(&indicator.hostile), wanted(0))),
            ("−1", format!("closer to this{}", wanted(1))),
            ("0", format!("mixed{}", wanted(2))),
            ("+1", format!("closer to the next{}", wanted(3))),
            ("+2", format!("{}{}", clean(&indicator.fertile), wanted(4))),
        ]);
    }
}

/// The viewpoints that are asked it; `None` if all are.
fn asked_of(questionnaire: &Questionnaire, item: &Item) -> Option<String> {
    let viewpoints = item.asked_of.iter().filter_map(|&viewpoint| questionnaire.viewpoints().get(viewpoint.get()));
    let labels: Vec<_> = viewpoints.map(|viewpoint| clean(&viewpoint.label)).collect();
    (!labels.is_empty()).then(|| labels.join("; "))
}

/// The stages that it belongs to; `None` if it is asked at all of them.
fn stages(questionnaire: &Questionnaire, item: &Item) -> Option<String> {
    let stages = item.stages.iter().filter_map(|&stage| questionnaire.stages().get(stage.get()));
    let labels: Vec<_> = stages.map(|stage| clean(&stage.label)).collect();
    (!labels.is_empty()).then(|| labels.join("; "))
}

fn versions(item: &Item) -> Option<String> {
    match (item.since, item.changed) {
        (None, None) => None,
        (Some(since), None) => Some(format!("version {since}")),
        (None, Some(changed)) => Some(format!("its meaning changed in version {changed}")),
        (Some(since), Some(changed)) => Some(format!("version {since}; its meaning changed in version {changed}")),
    }
}

fn counting(questionnaire: &Questionnaire, item: &Item) -> Vec<String> {
    let mut points = Vec::new();
    if item.is_indicator() {
        points.push(
            "Its position makes the culture balance, together with the other indicators (docs/scoring.md, section 3). In its pillar \
             it counts as a question of weight 1 with the level position + 2, of 4."
                .to_owned(),
        );
        points.push(format!(
            "Target: position {}. A hostile culture does not raise it.",
            ScaleLabel::wanted(item).figure
        ));
    } else {
        points.push(format!("Weight {} in its pillar; its levels are worth 0 to 100 points.", item.weight));
        points.push(format!("Target: level {} of {}.", item.target, item.top));
        points.push(if item.raise_if_hostile && questionnaire.indicators().next().is_some() {
            format!(
                "A hostile culture raises that, up to level {} where it is wholly hostile (docs/scoring.md, section 4).",
                item.top
            )
        } else {
            "A hostile culture does not raise this target.".to_owned()
        });
    }
    if let Some(cap) = questionnaire.must_have_cap().filter(|_| item.must_have) {
        points.push(format!(
            "A must-have: below level {} its pillar is “{}” at best, and unknown it leaves that open (docs/scoring.md, section 7). \
             The culture does not raise this level.",
            item.target,
            clean(&questionnaire.bands().get(cap).label)
        ));
    }
    points.push(
        if item.na_allowed {
            "It can be answered “not applicable”, with a reason."
        } else {
            "It always applies, so it cannot be answered “not applicable”."
        }
        .to_owned(),
    );
    points.extend(item.aspect().map(|aspect| {
        match aspect {
            Aspect::Policy => {
                "It asks what is written or decided, and is compared with what people experience (docs/scoring.md, section 11)."
            }
            Aspect::Practice => {
                "It asks what people experience, and is compared with what is written or decided (docs/scoring.md, section 11)."
            }
        }
        .to_owned()
    }));
    points
}

fn dependencies(explanation: &mut Explanation, questionnaire: &Questionnaire, index: ItemIndex, item: &Item) {
    let items = questionnaire.items();
    let rests_on = ids(item.depends_on().iter().map(|&other| &items[other]));
    let carries = ids(items.iter().filter(|other| other.depends_on().contains(&index)));
    let lines: Vec<_> =
        [("depends on", rests_on), ("needed by", carries)].into_iter().filter(|(_, ids)| !ids.is_empty()).collect();
    if !lines.is_empty() {
        explanation.heading("Related questions");
        explanation.labelled(lines);
    }
}

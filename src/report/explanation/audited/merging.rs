//! How the respondents' answers to one item are merged (scoring, section 2), without revealing the answers of a small group (scoring,
//! section 9).

use super::super::Explanation;
use super::super::amount::{equals, number, whole};
use super::ExplainContext;
use crate::model::{ItemIndex, State};
use crate::report::wording::item::whom_to_ask;
use crate::score::{Fraction, ItemState, MergedItem, ViewpointLevels, may_show_each};
use crate::text::clean;

pub(super) fn explain(explanation: &mut Explanation, context: &ExplainContext<'_>, index: ItemIndex) {
    let merged = context.assessment.items[index].merged;
    explanation.heading(if context.questionnaire.items()[index].is_indicator() {
        "The team's position"
    } else {
        "The team's level"
    });
    explanation.text(counts(&merged));
    let alone = context.assessment.respondent_count() == 1;
    match merged.state {
        ItemState::Known(level) if alone => {
            explanation
                .text(format!("There is only one respondent, whose level is the team's: {level} in hundredths."));
        }
        ItemState::Known(level) => {
            if context.audit.show_respondents
                || may_show_each(&context.response_counts, context.assessment.rules, index)
            {
                viewpoints(explanation, context, index);
            } else {
                let rule = if context.assessment.rules.equal_respondents {
                    "the mean of all respondents' levels"
                } else {
                    "the mean of the viewpoints' means"
                };
                explanation.text(format!(
                    "{level} hundredths: {rule}, rounded half up. What each viewpoint gave is not shown, since that could reveal \
                     what a group of fewer than {} said (docs/scoring.md, section 9).",
                    context.assessment.rules.min_group
                ));
            }
        }
        ItemState::DontKnow => explanation.text("Nobody gave a level and somebody does not know, so it is unknown."),
        ItemState::Unanswered => explanation.text("Nobody gave a level and somebody left it out, so it is unknown."),
        ItemState::NotAsked => explanation.text(format!(
            "Nobody who could know was asked, so it is unknown. Ask: {}.",
            whom_to_ask(context.questionnaire, &context.questionnaire.items()[index])
        )),
        ItemState::OutOfScope => {
            explanation.text("It is not part of this audit: another stage, or not in the short form.");
        }
        ItemState::NotApplicable => {
            explanation.text("Everybody said that it does not apply, so no figure includes it.");
        }
    }
    if merged.is_applicability_disputed() {
        explanation.text("Some gave a level and others say that it does not apply: its applicability is disputed.");
    }
    if context.audit.show_respondents {
        respondents(explanation, context, index);
    }
}

fn counts(merged: &MergedItem) -> String {
    format!(
        "{} gave a level, {} said don't know, {} left it out, {} said not applicable.",
        merged.given, merged.dont_know, merged.unanswered, merged.not_applicable
    )
}

fn viewpoints(explanation: &mut Explanation, context: &ExplainContext<'_>, index: ItemIndex) {
    let given: Vec<ViewpointLevels> = context.response_counts.by_viewpoint(index).collect();
    let label = |one: &ViewpointLevels| clean(&context.questionnaire.viewpoints()[one.viewpoint].label);
    let rows = given.iter().map(|one| vec![label(one), whole(one.given), whole(one.sum), number(&one.mean)]).collect();
    explanation.grid(&["viewpoint", "gave a level", "sum", "mean"], rows, None);
    let equal = context.assessment.rules.equal_respondents;
    let joined = |part: fn(&ViewpointLevels) -> String| given.iter().map(part).collect::<Vec<_>>().join(" + ");
    let (formula, mean) = match given.as_slice() {
        [] => return,
        [only] => (format!("{} ÷ {}", only.sum, only.given), only.mean.clone()),
        several if equal => {
            let sum: i64 = several.iter().map(|one| i64::from(one.sum)).sum();
            let count: i64 = several.iter().map(|one| i64::from(one.given)).sum();
            let formula =
                format!("({}) ÷ ({})", joined(|one| one.sum.to_string()), joined(|one| one.given.to_string()));
            (formula, &Fraction::whole(sum) / count)
        }
        several => {
            let total = several.iter().map(|one| &one.mean).sum::<Fraction>();
            let formula = format!("({}) ÷ {}", joined(|one| number(&one.mean)), several.len());
            (formula, &total / i64::try_from(several.len()).unwrap_or(i64::MAX))
        }
    };
    explanation.labelled([
        ("mean", format!("{formula} {}", equals(&mean, 2))),
        ("in hundredths", mean.round_half_up(2).to_string()),
    ]);
}

/// Single answers: only the level and the viewpoint, numbered.
fn respondents(explanation: &mut Explanation, context: &ExplainContext<'_>, index: ItemIndex) {
    explanation.heading("Single respondents");
    let item = &context.questionnaire.items()[index];
    let rows = context.audit.answers.iter().enumerate().map(|(number, answers)| {
        let said = match answers.states().get(index.get()) {
            Some(State::Level(level)) => whole(item.number(*level)),
            Some(State::DontKnow) => "don't know".to_owned(),
            Some(State::NotApplicable) => "not applicable".to_owned(),
            Some(State::Unanswered) | None => "unanswered".to_owned(),
        };
        let viewpoint = &context.questionnaire.viewpoints()[answers.audit().viewpoint];
        vec![format!("{}  {}", number + 1, clean(&viewpoint.label)), said]
    });
    explanation.grid(&["respondent", "answer"], rows.collect(), None);
}

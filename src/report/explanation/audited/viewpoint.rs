//! One viewpoint of an audit: its respondents, whether it may be shown, and its score so far (scoring, section 9).

use super::super::Explanation;
use super::super::amount::points;
use super::ExplainContext;
use crate::model::ViewpointIndex;
use crate::score::ViewpointGroup;
use crate::text::{Count, capitalised};

pub(super) fn explain(explanation: &mut Explanation, context: &ExplainContext<'_>, index: ViewpointIndex) {
    let respondents = context.assessment.respondents[index];
    let fewest = context.assessment.rules.min_group;
    explanation.text(format!("{} of this viewpoint.", capitalised(&Count::of(respondents, "respondent").to_string())));
    if respondents == 0 {
        return;
    }
    let Some(split) = &context.assessment.viewpoint_split else {
        explanation.text(format!(
            "No viewpoint is shown on its own in this audit. That takes at least {fewest} respondents in each viewpoint shown, \
             at least two groups to compare, and, if any viewpoints are hidden, at least two of them with {fewest} respondents \
             together."
        ));
        return;
    };
    match split.groups.iter().find(|group| group.viewpoint == Some(index)) {
        Some(group) => {
            explanation.text(format!(
                "It is shown on its own. An item counts here only if at least {fewest} respondents of every group gave it a level."
            ));
            scores(explanation, context, group);
        }
        None => explanation.text(format!(
            "It has fewer than {fewest} respondents, so it is shown only together with other small viewpoints, as “others”."
        )),
    }
}

fn scores(explanation: &mut Explanation, context: &ExplainContext<'_>, group: &ViewpointGroup) {
    let rows = context.questionnaire.pillars().iter().zip(&group.pillars).map(|(pillar, score)| {
        vec![pillar.id.to_string(), score.as_ref().map_or_else(|| "too few answers".to_owned(), points)]
    });
    explanation.grid(&["pillar", "score so far"], rows.collect(), None);
}

//! The viewpoints side by side where that exposes nobody (scoring, section 9), and other notes for readers.

use super::AssessmentContext;
use crate::model::{PillarIndex, Side, Subject, ViewpointIndex};
use crate::report::document::{Cell, Column, OnPaper, Section, Table};
use crate::report::wording::ItemName;
use crate::report::wording::figure::signed_points;
use crate::report::wording::people::by_viewpoint;
use crate::score::{ViewpointGroup, ViewpointSplit};
use crate::text::{Count, List, clean};
use std::collections::BTreeSet;

pub(super) fn section(context: AssessmentContext<'_>, subject: &Subject) -> Section {
    let mut section = Section::new(2, "Viewpoints");
    match &context.assessment.viewpoint_split {
        None => {
            section.on_paper = OnPaper::HALF_WIDTH;
            section.paragraph(why_hidden(context));
        }
        Some(split) => {
            section.table(table(context, split));
            section.list(notes(context, split));
        }
    }
    section.paragraph(without_peers(context, subject).unwrap_or_default());
    section
}

/// The score so far of each group in each pillar.
fn table(context: AssessmentContext<'_>, split: &ViewpointSplit) -> Table {
    let questionnaire = context.questionnaire;
    let label = |group: &ViewpointGroup| {
        let label = group.viewpoint.map(|viewpoint| clean(&questionnaire.viewpoints()[viewpoint].label));
        label.unwrap_or_else(|| "Others".to_owned())
    };
    let groups = split.groups.iter().map(|group| Column::numbers(format!("{} ({})", label(group), group.respondents)));
    let differences = split.leadership_minus_peer.as_ref();
    let rows = PillarIndex::enumerate(questionnaire.pillars()).map(|(index, pillar)| {
        let scores = split.groups.iter().map(|group| group.pillars[index].as_ref().map(|points| points.to_decimal(0)));
        let difference = differences.map(|differences| differences[index].as_ref().map(signed_points));
        let cells = scores.chain(difference).map(Cell::number);
        std::iter::once(Cell::words(clean(&pillar.title))).chain(cells).collect()
    });
    Table {
        caption: "Scores so far by viewpoint".to_owned(),
        columns: std::iter::once(Column::words("Pillar"))
            .chain(groups)
            .chain(differences.map(|_| Column::numbers("Leadership − peers")))
            .collect(),
        rows: rows.collect(),
        footer: None,
    }
}

/// The meaning of the difference, who the others are, and what is left out.
fn notes(context: AssessmentContext<'_>, split: &ViewpointSplit) -> Vec<String> {
    let assessment = context.assessment;
    let mut notes = Vec::new();
    if split.leadership_minus_peer.is_some() {
        notes.push(
            "The difference is leadership minus peers. A + means that leaders see more readiness than peers do."
                .to_owned(),
        );
    }
    let min_group = assessment.rules.min_group;
    if split.groups.iter().any(|group| group.viewpoint.is_none()) {
        let shown = |viewpoint: ViewpointIndex| split.groups.iter().any(|group| group.viewpoint == Some(viewpoint));
        let hidden = by_viewpoint(context.questionnaire, &assessment.respondents, |viewpoint| !shown(viewpoint));
        notes.push(format!(
            "Others are {}. Groups of fewer than {min_group} are not shown on their own.",
            List::plain(&hidden)
        ));
    }
    notes.push(format!(
        "Only items answered by at least {min_group} respondents of every group count here. A pillar without any has no figure."
    ));
    notes
}

/// A note if nobody answered as a peer on their own.
fn without_peers(context: AssessmentContext<'_>, subject: &Subject) -> Option<String> {
    let AssessmentContext { questionnaire, assessment, .. } = context;
    let peer = questionnaire.side(Side::Peer).filter(|&peer| assessment.respondents[peer] == 0)?;
    let label = clean(&questionnaire.viewpoints()[peer].label);
    Some(if subject.took_part.contains(&peer) {
        format!("There is no peer viewpoint: peers answered only within a group, and nobody answered as “{label}”.")
    } else {
        format!("There is no peer viewpoint: nobody answered as “{label}”.")
    })
}

fn why_hidden(context: AssessmentContext<'_>) -> String {
    let (questionnaire, assessment) = (context.questionnaire, context.assessment);
    let present = by_viewpoint(questionnaire, &assessment.respondents, |_| true);
    match present.as_slice() {
        [] => "Nobody answered.".to_owned(),
        [only] => format!("There is only one viewpoint ({only}), so there is nothing to compare."),
        several => format!(
            "Not shown side by side, so that nobody can be recognised: {}. A viewpoint is shown on its own only with {} or more, and \
             only where that leaves the others hidden among enough people too.",
            List::plain(several),
            Count::of(assessment.rules.min_group, "respondent")
        ),
    }
}

/// Disputes about what applies, and ignored answers; `None` if there are neither.
pub(super) fn notices(context: AssessmentContext<'_>, retired: &BTreeSet<usize>) -> Option<Section> {
    let questionnaire = context.questionnaire;
    let disputed: Vec<_> = context.assessment.applicability_disputed().collect();
    let ids = retired.iter().filter_map(|&index| questionnaire.retired().get(index));
    let ids: Vec<_> = ids.map(|retired| retired.id.to_string()).collect();
    if disputed.is_empty() && ids.is_empty() {
        return None;
    }
    let mut section = Section::new(2, "Also note");
    if !disputed.is_empty() {
        section.paragraph("Some people gave these a level, others said that they do not apply here. Discuss these:");
        section.list(ItemName::all(questionnaire, &disputed).into_iter().map(|item| item.text));
    }
    if !ids.is_empty() {
        section.paragraph(format!("Answers to questions that are no longer asked were ignored: {}.", ids.join(", ")));
    }
    Some(section)
}

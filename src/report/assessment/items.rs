//! Every item with its level, target and state, pillar by pillar.

use super::AssessmentContext;
use crate::model::ItemIndex;
use crate::report::document::{Cell, Column, Section, Table};
use crate::report::wording::ItemName;
use crate::report::wording::item::{ScaleLabel, state_in_words};
use crate::score::ItemState;
use crate::text::clean;

pub(super) fn sections(context: AssessmentContext<'_>) -> Vec<Section> {
    let pillars = context.questionnaire.pillars().iter().map(|pillar| {
        let title = clean(&pillar.title);
        let mut section = Section::new(3, title.as_str());
        section.table(Table {
            caption: format!("Items of {title}"),
            columns: vec![
                Column::words("Item"),
                Column::numbers("Level"),
                Column::numbers("Target"),
                Column::words("State"),
            ],
            rows: context
                .questionnaire
                .items_of(pillar)
                .filter(|(item, _)| context.assessment.items[*item].merged.is_in_scope())
                .map(|(item, _)| row(context, item))
                .collect(),
            footer: None,
        });
        section
    });
    std::iter::once(Section::new(2, "All items")).chain(pillars).collect()
}

fn row(context: AssessmentContext<'_>, index: ItemIndex) -> Vec<Cell> {
    let item = &context.questionnaire.items()[index];
    let merged = &context.assessment.items[index];
    let target = ScaleLabel::of(item, merged.target.so_far).with_top();
    vec![
        Cell::words(ItemName::of(item).text),
        Cell::number(Some(state_in_words(item, merged))),
        Cell::number(Some(target)),
        Cell::Words(state(context, index).into_iter().map(Into::into).collect()),
    ]
}

/// Whether an item meets its target. For a must-have, whose own target no culture raises, also whether it is open, met or disputed.
fn state(context: AssessmentContext<'_>, index: ItemIndex) -> Vec<String> {
    let item = &context.questionnaire.items()[index];
    let merged = &context.assessment.items[index];
    let must_haves = &context.assessment.pillars[item.pillar].must_haves;
    let state = match merged.merged.state {
        ItemState::Known(level) if level < merged.target.so_far => "short",
        ItemState::Known(_) => "met",
        ItemState::DontKnow | ItemState::Unanswered | ItemState::NotAsked => "to find out",
        ItemState::NotApplicable => "not applicable",
        ItemState::OutOfScope => "not part of this audit",
    };
    let must_have = match merged.merged.state {
        _ if !item.must_have => None,
        _ if must_haves.open.contains(&index) => Some("must-have open"),
        _ if must_haves.disputed.contains(&index) => Some("must-have disputed"),
        ItemState::Known(_) => Some("must-have met"),
        _ => Some("must-have"),
    };
    std::iter::once(state).chain(must_have).map(str::to_owned).collect()
}

//! Every item with its level, target and state.

use super::item::{ItemName, Place, standing};
use crate::model::Questionnaire;
use crate::report::words::clean;
use crate::score::{Assessment, Standing};

/// The items of one pillar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PillarItems {
    /// The pillar's title.
    pub title: String,
    /// Its items, questions first.
    pub items: Vec<ItemRow>,
}

/// One item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemRow {
    /// The item.
    pub item: ItemName,
    /// Its level on its scale, or why there is none.
    pub level: String,
    /// The level wanted.
    pub wanted: String,
    /// "short", "met", "to find out", "not applicable", and "must-have" where it is one.
    pub state: String,
}

/// Every item of an audit, pillar by pillar.
pub(super) fn all_items(questionnaire: &Questionnaire, assessment: &Assessment) -> Vec<PillarItems> {
    let row = |index: usize| {
        let (item, figures) = (&questionnaire.items()[index], &assessment.items[index]);
        let state = match figures.merged.standing {
            Standing::Known(level) if level < figures.target.so_far => "short",
            Standing::Known(_) => "met",
            Standing::DontKnow | Standing::Unanswered => "to find out",
            Standing::NotApplicable => "not applicable",
        };
        ItemRow {
            item: ItemName::of(item),
            level: standing(item, figures),
            wanted: Place::of(item, figures.target.so_far).on_scale(),
            state: if item.must_have { format!("must-have: {state}") } else { state.to_owned() },
        }
    };
    let pillars = questionnaire.pillars().iter();
    pillars
        .map(|pillar| PillarItems { title: clean(&pillar.title), items: pillar.items.clone().map(row).collect() })
        .collect()
}

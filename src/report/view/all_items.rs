//! Every item with its level, target and state.

use super::item::{ItemName, Place, standing};
use crate::model::Questionnaire;
use crate::score::{Assessment, Standing};
use crate::text::clean;

/// Below the level wanted.
const SHORT: &str = "short";

/// At the level wanted or above.
const MET: &str = "met";

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
    /// "short", "met", "to find out" or "not applicable"; of a must-have, whose own level no culture raises, whether that is
    /// open, met or disputed.
    pub state: String,
}

/// Every item of an audit, pillar by pillar.
pub(super) fn all_items(questionnaire: &Questionnaire, assessment: &Assessment) -> Vec<PillarItems> {
    let row = |index: usize| {
        let (item, figures) = (&questionnaire.items()[index], &assessment.items[index]);
        let state = match figures.merged.standing {
            Standing::Known(level) if level < figures.target.so_far => SHORT,
            Standing::Known(_) => MET,
            Standing::DontKnow | Standing::Unanswered => "to find out",
            Standing::NotApplicable => "not applicable",
        };
        let must_haves = &assessment.pillars[item.pillar].must_haves;
        let met = if must_haves.disputed.contains(&index) { "disputed" } else { MET };
        ItemRow {
            item: ItemName::of(item),
            level: standing(item, figures),
            wanted: Place::of(item, figures.target.so_far).on_scale(),
            state: match item.must_have {
                false => state.to_owned(),
                true if must_haves.open.contains(&index) => "must-have, open".to_owned(),
                true if state == SHORT => format!("{SHORT}; must-have {met}"),
                true if state == MET => format!("must-have, {met}"),
                true => format!("must-have, {state}"),
            },
        }
    };
    let pillars = questionnaire.pillars().iter();
    pillars
        .map(|pillar| PillarItems { title: clean(&pillar.title), items: pillar.items.clone().map(row).collect() })
        .collect()
}

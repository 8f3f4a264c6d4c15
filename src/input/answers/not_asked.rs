//! The items that a respondent is not asked: looked up for each stage and viewpoint once, and not for every file.

use crate::model::{AnswersHead, ItemFilter, ItemIndex, Questionnaire};
use std::sync::OnceLock;

/// The items that are not asked, by stage and by viewpoint; looked up when they are first needed.
#[derive(Debug, Clone)]
pub(super) struct NotAsked {
    at_stage: Vec<OnceLock<Vec<ItemIndex>>>,
    of_viewpoint: Vec<OnceLock<Vec<ItemIndex>>>,
}

impl NotAsked {
    pub(super) fn new(questionnaire: &Questionnaire) -> Self {
        Self {
            at_stage: vec![OnceLock::new(); questionnaire.stages().len()],
            of_viewpoint: vec![OnceLock::new(); questionnaire.viewpoints().len()],
        }
    }

    /// The items that this respondent is not asked in the full form; some occur twice.
    pub(super) fn of<'a>(
        &'a self,
        questionnaire: &Questionnaire,
        audit: &AnswersHead,
    ) -> impl Iterator<Item = ItemIndex> + 'a {
        let others = |filter: ItemFilter| -> Vec<ItemIndex> {
            let items = ItemIndex::enumerate(questionnaire.items());
            items.filter(|(_, item)| !filter.includes(item)).map(|(index, _)| index).collect()
        };
        let at_stage = audit
            .stage
            .and_then(|stage| self.at_stage.get(stage.get()))
            .map(|items| items.get_or_init(|| others(ItemFilter { stage: audit.stage, ..ItemFilter::default() })));
        let of_viewpoint = self.of_viewpoint.get(audit.viewpoint.get()).map(|items| {
            items.get_or_init(|| others(ItemFilter { viewpoint: Some(audit.viewpoint), ..ItemFilter::default() }))
        });
        at_stage.into_iter().chain(of_viewpoint).flatten().copied()
    }
}

//! What respondents said beside their answers, item by item; only where somebody asked for it.

use super::item::ItemName;
use crate::model::{Questionnaire, Remark, RemarkEntry};
use crate::text::clean;

/// What was said about one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemRemarks {
    /// The item.
    pub item: ItemName,
    /// What kind of remark, by whom, and the remark.
    pub remarks: Vec<String>,
}

/// What was said, given in the questionnaire's order.
pub(super) fn said(questionnaire: &Questionnaire, spoken: &[RemarkEntry]) -> Vec<ItemRemarks> {
    let items = spoken.chunk_by(|one, next| one.item == next.item);
    items
        .filter_map(|about| {
            let item = questionnaire.items().get(about.first()?.item)?;
            Some(ItemRemarks { item: ItemName::of(item), remarks: about.iter().flat_map(in_words).collect() })
        })
        .collect()
}

fn in_words(spoken: &RemarkEntry) -> impl Iterator<Item = String> {
    let Remark { reason, note, evidence, dissent } = &spoken.remark;
    let by = spoken.respondent.as_ref().map(|respondent| format!(", {}", clean(respondent))).unwrap_or_default();
    let kinds = [("Note", note), ("Evidence", evidence), ("Dissent", dissent), ("Does not apply", reason)];
    kinds.into_iter().filter_map(move |(kind, text)| Some(format!("{kind}{by}: {}", clean(text.as_ref()?))))
}

//! Notes, evidence, dissent and reasons, item by item. Built only on request.

use crate::model::{Questionnaire, Remark, RemarkEntry};
use crate::report::document::Section;
use crate::report::document::{Block, Details};
use crate::report::wording::ItemName;
use crate::text::{clean, clean_lines};

/// The remarks, which must be in questionnaire order.
pub(super) fn section(questionnaire: &Questionnaire, entries: &[RemarkEntry]) -> Section {
    let mut section = Section::new(2, "Notes, evidence and dissent");
    if entries.is_empty() {
        section.paragraph("There are none.");
    }
    for about in entries.chunk_by(|one, next| one.item == next.item) {
        let Some(item) = about.first().and_then(|entry| questionnaire.items().get(entry.item.get())) else { continue };
        section.blocks.push(Block::Details(Details {
            summary: ItemName::of(item).text.into(),
            blocks: vec![Block::List(about.iter().flat_map(in_words).map(Into::into).collect())],
        }));
    }
    section
}

fn in_words(entry: &RemarkEntry) -> impl Iterator<Item = String> {
    let Remark { reason, note, evidence, dissent } = &entry.remark;
    let by = entry.respondent.as_ref().map(|respondent| format!(", {}", clean(respondent))).unwrap_or_default();
    let kinds = [("Note", note), ("Evidence", evidence), ("Dissent", dissent), ("Does not apply", reason)];
    kinds.into_iter().filter_map(move |(kind, text)| Some(format!("{kind}{by}: {}", clean_lines(text.as_ref()?))))
}

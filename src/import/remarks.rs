//! Records an answer with its remark.

use super::cells::CellAnswer;
use super::problems::Problems;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{AnswersBuilder, InvalidAnswer, ItemIndex, Remark, WrittenAnswer};
use crate::source::Location;
use crate::text::{Quoted, is_control};

/// A note to keep: with line feeds as line breaks, and without characters that control a terminal; `None` if nothing is left.
pub(super) fn kept_text(text: &str) -> Option<String> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace("_x000D_", "");
    let shown = |character: &char| matches!(character, '\n' | '\t') || !is_control(*character);
    let text: String = text.chars().filter(shown).collect();
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Answers an item. "Not applicable" needs a reason: the one given or, without one, the note.
pub(super) fn respond(
    builder: &mut AnswersBuilder<'_>,
    item: ItemIndex,
    answer: &CellAnswer,
    mut remark: Remark,
    location: impl Into<Location>,
    problems: &mut Problems,
) {
    let reason = match answer {
        CellAnswer::NotApplicable(Some(reason)) => Some(reason.clone()),
        CellAnswer::NotApplicable(None) => remark.reason.take().or_else(|| remark.note.take()),
        _ => None,
    };
    let response = match answer {
        CellAnswer::Nothing => None,
        CellAnswer::Number(number) => Some(WrittenAnswer::Number(*number)),
        CellAnswer::DontKnow => Some(WrittenAnswer::DontKnow),
        CellAnswer::NotApplicable(_) => Some(WrittenAnswer::NotApplicable(reason.as_deref().unwrap_or_default())),
    };
    match builder.respond(item, response) {
        Ok(()) => {}
        Err(InvalidAnswer::ReasonMissing) => {
            let id = builder.questionnaire().items().get(item.get()).map_or("", |item| item.id.as_str());
            problems.add(Code::NotApplicableWithoutReason, || {
                let message = format!("{} is answered \"not applicable\" without a reason", Quoted(id));
                Diagnostic::new(Code::NotApplicableWithoutReason, location, message)
                    .with_help("ask for the reason, or give it in an import map: { not_applicable = \"the reason\" }")
            });
            return;
        }
        // The cell was read against the item's scale, and two columns for one item are a problem already.
        Err(_) => return,
    }
    // A reason for anything else is a note that was written in the wrong place.
    let note =
        if matches!(answer, CellAnswer::NotApplicable(_)) { remark.note } else { remark.note.or(remark.reason.take()) };
    builder.remark(item, Remark { reason, note, ..remark });
}

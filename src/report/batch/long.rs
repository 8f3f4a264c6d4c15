//! One row of CSV for each team and item, for pivot tables: the team's own figures, never one respondent's.

use super::spreadsheet::{self, Row};
use super::{ReportContext, TeamResult};
use crate::model::{ItemIndex, Remark, RemarkEntry};
use crate::score::{Assessment, ItemFigures};
use crate::text::clean;

const COLUMNS: [&str; 14] = [
    "team",
    "organisation",
    "first_date",
    "last_date",
    "respondents",
    "pillar",
    "item",
    "kind",
    "state",
    "level",
    "position",
    "target",
    "must_have",
    "lift",
];
/// What was said beside the answers, each with who said it; several in a cell have a line each.
const REMARKS: [&str; 4] = ["notes", "evidence", "dissent", "reasons"];

/// The line of column names.
#[must_use]
pub fn long_header(with_notes: bool) -> Vec<u8> {
    spreadsheet::header(COLUMNS.into_iter().chain(with_notes.then_some(REMARKS).into_iter().flatten()))
}

/// A team's lines, one for each item in the questionnaire's order.
///
/// `level` and `target` are levels with two decimals, `position` an indicator's, `lift` the points by which the mean gap falls if this
/// item alone reaches its target. `must_have` is open, unconfirmed or met, and empty where the item is none.
#[must_use]
pub fn long_rows(frame: ReportContext<'_>, team: TeamResult<'_>) -> Vec<u8> {
    let TeamResult { subject, assessment, spoken, .. } = team;
    let first = subject.dates.first().map(ToString::to_string).unwrap_or_default();
    let last = subject.dates.last().map(ToString::to_string).unwrap_or_default();
    let mut lines = Vec::with_capacity(assessment.items.len() << 7);
    for (index, (item, figures)) in frame.questionnaire.items().iter().zip(&assessment.items).enumerate() {
        let ItemFigures { merged, target } = figures;
        let pillar = &frame.questionnaire.pillars()[item.pillar];
        let position = if item.is_indicator() { merged.standing.position() } else { None };
        let lift = assessment.priorities.iter().find(|priority| priority.item == index).map(|priority| &priority.lift);
        let mut row = Row::default();
        row.text(&subject.team)
            .text_or_none(subject.organisation.as_deref())
            .text(&first)
            .text(&last)
            .number(assessment.respondent_count())
            .text(pillar.id.as_str())
            .text(&item.id)
            .text(if item.is_indicator() { "indicator" } else { "question" })
            .text(merged.standing.name())
            .hundredths(merged.standing.level())
            .hundredths(position)
            .hundredths(merged.standing.is_applicable().then_some(target.so_far))
            .text(if item.must_have { must_have(assessment, index, item.pillar) } else { "" })
            .points(lift, 2);
        if let Some(spoken) = spoken {
            for text in remarks(spoken, index) {
                row.text(&text);
            }
        }
        row.write(&mut lines);
    }
    lines
}

/// What was said about an item, a cell for each kind of remark. Each remark takes one line, so that nobody can write one for another.
fn remarks(spoken: &[RemarkEntry], item: ItemIndex) -> [String; 4] {
    let mut cells: [Vec<String>; 4] = Default::default();
    for RemarkEntry { respondent, remark, .. } in spoken.iter().filter(|spoken| spoken.item == item) {
        let Remark { reason, note, evidence, dissent } = remark;
        for (cell, text) in cells.iter_mut().zip([note, evidence, dissent, reason]) {
            let by = respondent.as_ref().map(|respondent| format!("{}: ", clean(respondent))).unwrap_or_default();
            cell.extend(text.as_ref().map(|text| format!("{by}{}", clean(text))));
        }
    }
    cells.map(|cell| cell.join("\n"))
}

fn must_have(assessment: &Assessment, item: usize, pillar: usize) -> &'static str {
    let must_haves = &assessment.pillars[pillar].must_haves;
    if must_haves.open.contains(&item) {
        "open"
    } else if must_haves.unconfirmed.contains(&item) {
        "unconfirmed"
    } else {
        "met"
    }
}

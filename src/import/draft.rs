//! Drafts an import map from an export: the columns that were recognised, those that were not, and suggestions.

use super::columns::{Basis, find_columns, most_similar};
use super::headers::ColumnRole;
use super::problems::Problems;
use super::table::{self, Delimited, SurveyTable, Workbook};
use super::table_sheet;
use super::wordings::Wordings;
use crate::diagnostic::Diagnostic;
use crate::input::{ColumnTarget, ImportMap};
use crate::model::{ItemIndex, Questionnaire};
use crate::write::{DraftColumn, DraftMap, Found};

/// The minimum similarity of a header to a question that is suggested for it.
const MIN_SIMILARITY: f64 = 0.6;

/// Drafts a map for an export. Only its headers are kept: a cell is at most compared with the wording of levels.
///
/// # Errors
/// The reason why the file cannot be read as a table.
pub fn draft_map(questionnaire: &Questionnaire, bytes: Vec<u8>) -> Result<String, Box<Diagnostic>> {
    let mut table = if table::is_workbook(&bytes) {
        let mut workbook = Workbook::open(bytes)?;
        let (sheet, _) = table_sheet(&mut workbook)?;
        SurveyTable::Sheet(Box::new(workbook), sheet)
    } else {
        SurveyTable::Delimited(Delimited::new(table::decode(bytes)?.0)?)
    };
    let wordings = Wordings::new(questionnaire);
    // Conflicting and duplicate columns are not reported: a person resolves them in the draft.
    let mut undecided = Problems::default();
    let columns = find_columns(&mut table, &wordings, &ImportMap::default(), &mut undecided)?;
    let drafted = columns.header.columns.iter().enumerate().map(|(column, texts)| {
        let used = columns.used.iter().find(|used| used.column == column);
        let found = match used.map(|used| (used.role, used.basis)) {
            Some((role, basis)) => Found::Known {
                id: role.id(&wordings),
                basis: match basis {
                    Basis::Id | Basis::Map => "its id",
                    Basis::Question => "the question's text",
                    Basis::Answers => "its answers",
                },
                is_item: matches!(role, ColumnRole::Item(_)),
            },
            None if let Some(items) = columns.undecided.get(&column) => {
                let ids = items.iter().map(|item| ColumnTarget::Answer(*item).id(questionnaire));
                Found::SomeAnswers { ids: ids.collect() }
            }
            None => match most_similar(texts, &wordings).filter(|(_, alike)| *alike >= MIN_SIMILARITY) {
                Some((id, alike)) => Found::Alike { id: id.to_owned(), percent: percent(alike) },
                None => Found::Nothing,
            },
        };
        let header = texts.join(" ");
        let is_unique = columns.header.named(&header) == [column];
        DraftColumn { header, is_unique, letters: table::letters(column), found }
    });
    let answered =
        |item: ItemIndex| columns.used.iter().any(|used| used.role == ColumnRole::Item(ColumnTarget::Answer(item)));
    let items = ItemIndex::enumerate(questionnaire.items());
    let without_column = items.filter(|(item, _)| !answered(*item)).map(|(_, item)| item.id.to_string());
    let draft = DraftMap {
        header_rows: columns.header.rows,
        columns: drafted.collect(),
        without_column: without_column.collect(),
    };
    Ok(crate::write::import_map(questionnaire, &draft))
}

fn percent(share: f64) -> u8 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
    let percent = (share * 100.0).clamp(0.0, 100.0) as u8;
    percent
}

//! Conflicts between columns: companions of a question, two columns for one thing, and uncertain columns.

use super::wording_counts::WordingCounts;
use super::{Basis, ColumnFinder, UsedColumn};
use crate::diagnostic::{Code, Diagnostic};
use crate::import::headers::ColumnRole;
use crate::import::table::letters;
use crate::input::ColumnTarget;
use crate::model::ItemIndex;
use crate::text::{List, Quoted, fold_wording};
use std::collections::BTreeMap;

impl ColumnFinder<'_, '_> {
    /// Removes companions of other columns, such as the points and feedback of a quiz: their header is the other's with words in front.
    pub(super) fn without_companions(&self, used: &[UsedColumn]) -> Vec<UsedColumn> {
        let header = |column: usize| {
            let texts = self.header.columns.get(column).map_or(&[][..], Vec::as_slice);
            texts.iter().map(|text| fold_wording(text)).collect::<Vec<_>>().join(" ")
        };
        let is_companion = |one: &UsedColumn| {
            one.basis != Basis::Map
                && used.iter().any(|other| {
                    let (own, others) = (header(one.column), header(other.column));
                    other.role == one.role && own.len() > others.len() && own.ends_with(&format!(" {others}"))
                })
        };
        used.iter().filter(|one| !is_companion(one)).copied().collect()
    }

    /// Refuses columns that may have the answers to an item without another column: ignoring them could lose answers silently. Their cells
    /// are not shown.
    pub(super) fn undecided(
        &mut self,
        used: &[UsedColumn],
        perhaps: Vec<(usize, Vec<ItemIndex>)>,
        counts: &[WordingCounts],
    ) -> BTreeMap<usize, Vec<ItemIndex>> {
        let is_answered =
            |item: &ItemIndex| used.iter().any(|used| used.role == ColumnRole::Item(ColumnTarget::Answer(*item)));
        let mut undecided = BTreeMap::new();
        for (column, mut items) in perhaps {
            items.retain(|item| !is_answered(item));
            if items.is_empty() {
                continue;
            }
            let ids: Vec<String> =
                items.iter().map(|item| ColumnTarget::Answer(*item).id(self.wordings.questionnaire)).collect();
            let other = counts.get(column).and_then(WordingCounts::first_other);
            let message = match other {
                Some(_) => format!("the column has answers to {}, but this cell is not one", List::or(&ids)),
                None => format!("the column may have the answers to {}", List::or(&ids)),
            };
            let letters = letters(column);
            let help = format!("name it in an import map, or leave it out: [columns] \"column {letters}\" = false");
            let location = self.table.location(other.unwrap_or(self.header.place), column);
            self.problems.add(Code::UndecidedColumn, || {
                Diagnostic::new(Code::UndecidedColumn, location, message).with_help(help)
            });
            undecided.insert(column, items);
        }
        undecided
    }

    /// Refuses two columns with the same role.
    pub(super) fn refuse_duplicates(&mut self, used: &[UsedColumn]) {
        let mut first_of: BTreeMap<ColumnRole, usize> = BTreeMap::new();
        for UsedColumn { column, role, .. } in used {
            let Some(first) = first_of.get(role) else {
                first_of.insert(*role, *column);
                continue;
            };
            let id = role.id(self.wordings);
            let message = format!("columns {} and {} are both {}", letters(*first), letters(*column), Quoted(&id));
            let location = self.table.location(self.header.place, *column);
            self.problems.add(Code::DuplicateColumn, || {
                Diagnostic::new(Code::DuplicateColumn, location, message).with_usual_help()
            });
        }
    }
}

//! Conflicts between columns: companions of a question, two columns for one thing, and uncertain columns.

use super::evidence::Evidence;
use super::{Basis, Finder, Used};
use crate::diagnostic::{Code, Diagnostic};
use crate::import::headers::ColumnRole;
use crate::import::table::letters;
use crate::input::ColumnTarget;
use crate::model::ItemIndex;
use crate::text::{List, Quoted, fold_wording};
use std::collections::BTreeMap;

impl Finder<'_, '_> {
    /// The columns without those that only accompany another, as the points and feedback of a quiz do: the header is the other's with
    /// words in front.
    pub(super) fn without_companions(&self, used: &[Used]) -> Vec<Used> {
        let header = |column: usize| {
            let texts = self.header.columns.get(column).map_or(&[][..], Vec::as_slice);
            texts.iter().map(|text| fold_wording(text)).collect::<Vec<_>>().join(" ")
        };
        let is_companion = |one: &Used| {
            one.basis != Basis::Map
                && used.iter().any(|other| {
                    let (own, others) = (header(one.column), header(other.column));
                    other.target == one.target && own.len() > others.len() && own.ends_with(&format!(" {others}"))
                })
        };
        used.iter().filter(|one| !is_companion(one)).copied().collect()
    }

    /// Refuses columns that may answer an item that no other column answers: leaving them out could lose answers without a word. Nothing of
    /// their cells is shown.
    pub(super) fn undecided(
        &mut self,
        used: &[Used],
        perhaps: Vec<(usize, Vec<ItemIndex>)>,
        evidence: &[Evidence],
    ) -> BTreeMap<usize, Vec<ItemIndex>> {
        let is_answered =
            |item: &ItemIndex| used.iter().any(|used| used.target == ColumnRole::Item(ColumnTarget::Answer(*item)));
        let mut undecided = BTreeMap::new();
        for (column, mut items) in perhaps {
            items.retain(|item| !is_answered(item));
            if items.is_empty() {
                continue;
            }
            let ids: Vec<String> =
                items.iter().map(|item| ColumnTarget::Answer(*item).id(self.wordings.questionnaire)).collect();
            let other = evidence.get(column).and_then(Evidence::first_other);
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

    /// Refuses two columns for one thing.
    pub(super) fn refuse_doubles(&mut self, used: &[Used]) {
        let mut first_of: BTreeMap<ColumnRole, usize> = BTreeMap::new();
        for Used { column, target, .. } in used {
            let Some(first) = first_of.get(target) else {
                first_of.insert(*target, *column);
                continue;
            };
            let id = target.id(self.wordings);
            let message = format!("columns {} and {} are both {}", letters(*first), letters(*column), Quoted(&id));
            let location = self.table.location(self.header.place, *column);
            self.problems.add(Code::DuplicateColumn, || {
                Diagnostic::new(Code::DuplicateColumn, location, message).with_usual_help()
            });
        }
    }
}

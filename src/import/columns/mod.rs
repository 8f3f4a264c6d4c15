//! Identifies columns: by the import map, an id in the header, a question in the header, or the answers. The map decides; the other three
//! must not contradict each other.

mod conflicts;
mod header;
mod wording_counts;

pub(super) use header::{TableHeader, read_header};

use super::headers::{ColumnRole, ids_in, question_in, spellings};
use super::problems::Problems;
use super::table::{Flow, Refused, SurveyTable, letters};
use super::wordings::Wordings;
use crate::diagnostic::{Code, Diagnostic};
use crate::input::{AuditValue, ColumnTarget, ImportMap, MappedColumn};
use crate::model::ItemIndex;
use crate::text::Quoted;
use std::collections::{BTreeMap, BTreeSet};
use wording_counts::{Verdict, WordingCounts};

/// How a column was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Basis {
    Map,
    Id,
    Question,
    Answers,
}

/// A column that is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct UsedColumn {
    /// Counts from 0.
    pub(super) column: usize,
    pub(super) role: ColumnRole,
    pub(super) basis: Basis,
}

/// The columns of a table.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) header: TableHeader,
    /// In the order of the table.
    pub(super) used: Vec<UsedColumn>,
    /// The entries of the map that were found, by the start of their span.
    pub(super) found_in_map: BTreeSet<usize>,
    /// Columns that may have the answers to items without another column, with these items.
    pub(super) undecided: BTreeMap<usize, Vec<ItemIndex>>,
}

/// Identifies the columns of a table. Cells are at most compared with the wording of levels.
pub(super) fn find_columns(
    table: &mut SurveyTable,
    wordings: &Wordings<'_>,
    map: &ImportMap,
    problems: &mut Problems,
) -> Result<Columns, Refused> {
    let header = read_header(table, wordings, map.header_rows)?;
    let counts = count_wordings(table, &header, wordings)?;
    let mut finder = ColumnFinder { table, header: &header, wordings, problems, found_in_map: BTreeSet::new() };
    let by_map = finder.by_map(map);
    let (mut used, mut perhaps) = (Vec::new(), Vec::new());
    for (column, counts) in counts.iter().enumerate() {
        if let Some(role) = by_map.get(&column) {
            used.extend(role.map(|role| UsedColumn { column, role, basis: Basis::Map }));
            continue;
        }
        match finder.by_header(column, counts) {
            ByHeader::Named(role, basis) => used.push(UsedColumn { column, role, basis }),
            ByHeader::Conflict => {}
            ByHeader::Nothing => match counts.verdict(wordings) {
                Verdict::Answers(item) => {
                    let role = ColumnRole::Item(ColumnTarget::Answer(item));
                    used.push(UsedColumn { column, role, basis: Basis::Answers });
                }
                Verdict::Uncertain(items) => perhaps.push((column, items)),
                Verdict::Nothing => {}
            },
        }
    }
    let used = finder.without_companions(&used);
    finder.refuse_duplicates(&used);
    let undecided = finder.undecided(&used, perhaps, &counts);
    let found_in_map = finder.found_in_map;
    if !used.iter().any(|used| matches!(used.role, ColumnRole::Item(ColumnTarget::Answer(_)))) && !problems.any_error()
    {
        let location = table.location(header.place, 0);
        problems.add(Code::NoAnswerColumns, || {
            Diagnostic::new(Code::NoAnswerColumns, location, "no column is a question of the questionnaire")
                .with_usual_help()
        });
    }
    Ok(Columns { header, used, found_in_map, undecided })
}

/// Counts the wordings of levels in each column.
fn count_wordings(
    table: &mut SurveyTable,
    header: &TableHeader,
    wordings: &Wordings<'_>,
) -> Result<Vec<WordingCounts>, Refused> {
    let mut counts: Vec<WordingCounts> = (0..header.columns.len()).map(|_| WordingCounts::default()).collect();
    let mut passed = 0;
    table.each_row(|row| {
        if passed < header.rows {
            passed += usize::from(!row.is_blank());
            return Flow::Continue(());
        }
        for (counts, cell) in counts.iter_mut().zip(&row.cells) {
            counts.add(row.place, cell, wordings);
        }
        Flow::Continue(())
    })?;
    Ok(counts)
}

/// What a header says about its column.
enum ByHeader {
    Named(ColumnRole, Basis),
    /// Two different things, which has been reported.
    Conflict,
    Nothing,
}

struct ColumnFinder<'t, 'q> {
    table: &'t SurveyTable,
    header: &'t TableHeader,
    wordings: &'t Wordings<'q>,
    problems: &'t mut Problems,
    found_in_map: BTreeSet<usize>,
}

impl ColumnFinder<'_, '_> {
    /// The columns that the map names, with their content; `None` if they are ignored.
    fn by_map(&mut self, map: &ImportMap) -> BTreeMap<usize, Option<ColumnRole>> {
        fn column_of<T>(value: Option<&AuditValue<T>>) -> Option<&MappedColumn> {
            match value {
                Some(AuditValue::Column(column, _)) => Some(column),
                _ => None,
            }
        }
        let columns = map.columns.iter().map(|entry| (&entry.column, entry.target.map(ColumnRole::Item)));
        let audit = [
            (column_of(map.team.as_ref()), ColumnRole::Team),
            (column_of(map.organisation.as_ref()), ColumnRole::Organisation),
            (column_of(map.stage.as_ref()), ColumnRole::Stage),
            (column_of(map.viewpoint.as_ref()), ColumnRole::Viewpoint),
            (map.respondent.as_ref(), ColumnRole::Respondent),
        ];
        let audit = audit.into_iter().filter_map(|(column, role)| Some((column?, Some(role))));
        let mut found = BTreeMap::new();
        for (named, role) in columns.chain(audit) {
            let columns = self.header.named(&named.header);
            if !columns.is_empty() {
                self.found_in_map.insert(named.span.start);
            }
            if let [first, second, ..] = columns.as_slice() {
                let message =
                    format!("the import map's header is that of columns {} and {}", letters(*first), letters(*second));
                let location = self.table.location(self.header.place, *second);
                self.problems.add(Code::DuplicateColumn, || {
                    Diagnostic::new(Code::DuplicateColumn, location, message)
                        .with_help(format!("name it in the map by its letter: \"column {}\"", letters(*first)))
                });
            }
            for column in columns {
                found.insert(column, role);
            }
        }
        found
    }

    /// The content of a column by its header, which its answers must not contradict.
    fn by_header(&mut self, column: usize, counts: &WordingCounts) -> ByHeader {
        let texts = self.header.columns.get(column).map_or(&[][..], Vec::as_slice);
        let ids: BTreeSet<ColumnRole> = texts.iter().flat_map(|text| ids_in(text, self.wordings)).collect();
        if let [first, second, ..] = ids.iter().collect::<Vec<_>>().as_slice() {
            let (first, second) = (first.id(self.wordings), second.id(self.wordings));
            self.conflict(
                column,
                format!("the column's header has the ids {} and {}", Quoted(&first), Quoted(&second)),
            );
            return ByHeader::Conflict;
        }
        let by_id = ids.first().copied();
        let by_question = texts.iter().find_map(|text| question_in(text, self.wordings));
        let by_question = by_question.map(|item| ColumnRole::Item(ColumnTarget::Answer(item)));
        let named = by_id.map(|role| (role, Basis::Id)).or(by_question.map(|role| (role, Basis::Question)));
        if let (Some(id), Some(question)) = (by_id, by_question)
            && !is_about(id, question)
        {
            let (id, question) = (id.id(self.wordings), question.id(self.wordings));
            let message =
                format!("the column's header has the id {} and the text of {}", Quoted(&id), Quoted(&question));
            self.conflict(column, message);
            return ByHeader::Conflict;
        }
        let Some((role, basis)) = named else { return ByHeader::Nothing };
        if let ColumnRole::Item(ColumnTarget::Answer(item)) = role
            && let Some(other) = counts.contradicts(item, self.wordings)
        {
            let (id, other) = (role.id(self.wordings), ColumnTarget::Answer(other).id(self.wordings.questionnaire));
            let message = format!(
                "the column's header is that of {}, but its answers are those of {}",
                Quoted(&id),
                Quoted(&other)
            );
            self.conflict(column, message);
            return ByHeader::Conflict;
        }
        ByHeader::Named(role, basis)
    }

    fn conflict(&mut self, column: usize, message: String) {
        let location = self.table.location(self.header.place, column);
        self.problems.add(Code::ConflictingColumn, || {
            Diagnostic::new(Code::ConflictingColumn, location, message).with_usual_help()
        });
    }
}

/// Whether an id and a question in one header are about the same item.
fn is_about(id: ColumnRole, question: ColumnRole) -> bool {
    match (id, question) {
        (ColumnRole::Item(id), ColumnRole::Item(question)) => id.item() == question.item(),
        _ => false,
    }
}

/// The question most similar to a header, and their similarity from 0 to 1.
pub(super) fn most_similar<'w>(texts: &[String], wordings: &'w Wordings<'_>) -> Option<(&'w str, f64)> {
    let keys: Vec<String> = texts.iter().flat_map(|text| spellings(text)).filter(|key| key.len() <= 400).collect();
    let mut best: Option<(&str, f64)> = None;
    for (text, item) in wordings.questions() {
        let Some(item) = wordings.questionnaire.items().get(item.get()) else { continue };
        for key in &keys {
            let alike = strsim::normalized_levenshtein(text, key);
            if best.is_none_or(|(_, most)| alike > most) {
                best = Some((&item.id, alike));
            }
        }
    }
    best
}

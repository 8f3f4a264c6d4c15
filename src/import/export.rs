//! A survey tool's export: one respondent per row.

use super::audit::{self, agreed};
use super::cells::{CellAnswer, Origin};
use super::columns::{Basis, Columns, UsedColumn, find_columns};
use super::headers::ColumnRole;
use super::problems::Problems;
use super::remarks::{kept_text, respond};
use super::table::{CellOf, CellValue, Flow, MAX_ROWS, Refused, Row, SurveyTable, too_large};
use super::{FileImport, ImportedAnswers, Importer, InputKind, TableFacts};
use crate::diagnostic::{Code, Diagnostic};
use crate::input::{AuditValue, ColumnTarget};
use crate::model::{Answers, AnswersHead, ItemIndex, Remark, StageIndex, ViewpointIndex};
use crate::source::Position;
use std::collections::BTreeMap;

/// The maximum number of texts per column whose answers are cached.
const MAX_CACHED: usize = 40;

/// Reads a table.
pub(super) fn read_export(importer: &Importer<'_>, table: &mut SurveyTable) -> Result<FileImport, Refused> {
    let mut problems = Problems::default();
    let columns = find_columns(table, importer.wordings, importer.map, &mut problems)?;
    let header = table.location(columns.header.place, 0);
    let mut reader = ExportReader {
        importer,
        columns: &columns,
        facts: TableFacts::new(&columns),
        respondents: Vec::new(),
        problems,
        cached: vec![BTreeMap::new(); columns.used.len()],
        header_rows: columns.header.rows,
    };
    reader.check_audit();
    let mut last_place = None;
    table.each_row(|row| {
        if row.is_blank() {
            reader.facts.blank_rows += usize::from(reader.header_rows == 0);
        } else if reader.header_rows > 0 {
            reader.header_rows -= 1;
        } else {
            // Blank rows at the end are not counted: spreadsheets keep the format of rows that were cleared.
            reader.facts.blank_rows += blank_between(last_place, row);
            reader.row(row);
        }
        last_place = Some(row.place);
        if reader.facts.rows > MAX_ROWS { Flow::Break(()) } else { Flow::Continue(()) }
    })?;
    let ExportReader { facts, respondents, problems, .. } = reader;
    if facts.rows > MAX_ROWS {
        return Err(too_large(header, "more than 20,000 rows"));
    }
    Ok(FileImport::new(InputKind::Table, respondents, problems, Some(facts)))
}

/// The number of blank rows of a sheet that were skipped since the last row.
fn blank_between(last: Option<usize>, row: &Row<'_>) -> usize {
    last.filter(|_| row.is_of_sheet()).map_or(0, |last| row.place.saturating_sub(last + 1))
}

struct ExportReader<'a, 'q> {
    importer: &'a Importer<'q>,
    columns: &'a Columns,
    facts: TableFacts,
    respondents: Vec<ImportedAnswers>,
    problems: Problems,
    /// For each used column, the answers that its texts mean.
    cached: Vec<BTreeMap<String, CellAnswer>>,
    /// The number of header rows still to be skipped.
    header_rows: usize,
}

/// The values of `[audit]` in a row.
#[derive(Default)]
struct RowAudit {
    team: Option<String>,
    organisation: Option<String>,
    viewpoint: Option<ViewpointIndex>,
    stage: Option<StageIndex>,
    respondent: Option<String>,
}

impl ExportReader<'_, '_> {
    /// Reports values that are neither given nor in any column, once for the table.
    fn check_audit(&mut self) {
        let given = &self.importer.given;
        let has = |role: ColumnRole| self.columns.used.iter().any(|used| used.role == role);
        let missing = [
            ("team", given.team.is_none() && !has(ColumnRole::Team)),
            ("date", given.date.is_none()),
            ("viewpoint", given.viewpoint.is_none() && !has(ColumnRole::Viewpoint)),
        ];
        for (what, is_missing) in missing {
            if is_missing {
                audit::missing(what, Position::BEGINNING, &mut self.problems);
            }
        }
    }

    fn row(&mut self, row: &Row<'_>) {
        self.facts.rows += 1;
        let width = self.columns.header.columns.len();
        if let Some(extra) = row.cells.iter().skip(width).position(|cell| !cell.is_blank()) {
            let location = row.location(width + extra);
            self.problems.add(Code::ExtraCells, || {
                Diagnostic::new(Code::ExtraCells, location, "the row has more cells than the header").with_usual_help()
            });
            return;
        }
        let mut own = RowAudit::default();
        let (mut answered, mut remarks) = (Vec::new(), BTreeMap::<ItemIndex, Remark>::new());
        for (place, used) in self.columns.used.iter().enumerate() {
            let Some(value) = row.cells.get(used.column).filter(|value| !value.is_blank()) else { continue };
            match used.role {
                ColumnRole::Item(ColumnTarget::Answer(item)) => {
                    answered.push((item, self.answer(place, item, value, row), used));
                }
                ColumnRole::Item(target) => {
                    let text = kept_text(&value.text());
                    let remark = remarks.entry(target.item()).or_default();
                    match target {
                        ColumnTarget::Evidence(_) => remark.evidence = text,
                        ColumnTarget::Reason(_) => remark.reason = text,
                        _ => remark.note = text,
                    }
                }
                role => self.own_audit(role, value, row.cell(used.column), &mut own),
            }
        }
        if answered.is_empty() && remarks.is_empty() {
            self.facts.unanswered_rows += 1;
            return;
        }
        let Some(audit) = self.audit(own, row) else { return };
        let mut builder = Answers::builder(self.importer.wordings.questionnaire);
        for (item, answer, used) in answered {
            let Some(answer) = answer else { continue };
            let remark = remarks.remove(&item).unwrap_or_default();
            respond(&mut builder, item, &answer, remark, row.cell(used.column), &mut self.problems);
        }
        for (item, remark) in remarks {
            respond(&mut builder, item, &CellAnswer::Nothing, remark, row.cell(0), &mut self.problems);
        }
        let own_pseudonym = audit.respondent.is_some();
        let answers = builder.finish(audit, self.importer.wordings.questionnaire.version());
        self.respondents.push(ImportedAnswers { answers, own_pseudonym });
    }

    /// The answer in a cell, cached for later rows with the same text; `None` if the cell is a problem.
    fn answer(&mut self, place: usize, item: ItemIndex, value: &CellValue<'_>, row: &Row<'_>) -> Option<CellAnswer> {
        let text = if let CellValue::Text(text) = value { text.as_ref() } else { "" };
        let cached = self.cached.get(place).and_then(|texts| texts.get(text));
        let answer = match cached {
            Some(answer) => Ok(answer.clone()),
            None => self.importer.cells.read(item, value, Origin::Table),
        };
        let used = self.columns.used.get(place)?;
        match answer {
            Ok(answer) => {
                self.facts.decided_cells += usize::from(self.importer.cells.is_mapped(item, &value.text()));
                if let Some(texts) = self.cached.get_mut(place)
                    && !text.is_empty()
                    && texts.len() < MAX_CACHED
                    && !texts.contains_key(text)
                {
                    texts.insert(text.to_owned(), answer.clone());
                }
                Some(answer)
            }
            Err(invalid) => {
                let location = row.location(used.column);
                self.importer.cells.report(invalid, item, value, location, &mut self.problems);
                None
            }
        }
    }

    fn own_audit(&mut self, role: ColumnRole, value: &CellValue<'_>, location: CellOf<'_>, own: &mut RowAudit) {
        fn texts<T>(value: Option<&AuditValue<T>>) -> &[(String, T)] {
            match value {
                Some(AuditValue::Column(_, texts)) => texts,
                _ => &[],
            }
        }
        let (map, wordings) = (self.importer.map, self.importer.wordings);
        let mapped_name = |texts: &[(String, String)]| {
            let key = super::wordings::cell_key(&value.text());
            texts.iter().find(|(text, _)| super::wordings::cell_key(text) == key).map(|(_, name)| name.clone())
        };
        let problems = &mut self.problems;
        match role {
            ColumnRole::Team => {
                let mapped = mapped_name(texts(map.team.as_ref()));
                own.team = mapped.or_else(|| audit::name(value, "team", location, problems));
            }
            ColumnRole::Organisation => {
                let mapped = mapped_name(texts(map.organisation.as_ref()));
                own.organisation = mapped.or_else(|| audit::name(value, "organisation", location, problems));
            }
            ColumnRole::Respondent => own.respondent = audit::name(value, "respondent", location, problems),
            ColumnRole::Viewpoint => {
                own.viewpoint = audit::viewpoint(value, texts(map.viewpoint.as_ref()), wordings, location, problems);
            }
            ColumnRole::Stage => {
                own.stage = audit::stage(value, texts(map.stage.as_ref()), wordings, location, problems);
            }
            ColumnRole::Item(_) => {}
        }
    }

    /// Details of the respondent in a row; `None` if something is missing.
    fn audit(&mut self, own: RowAudit, row: &Row<'_>) -> Option<AnswersHead> {
        let (given, questionnaire) = (&self.importer.given, self.importer.wordings.questionnaire);
        let place = |role: ColumnRole| {
            let used = self.columns.used.iter().find(|used| used.role == role);
            row.cell(used.map_or(0, |used| used.column))
        };
        let problems = &mut self.problems;
        let (team_place, viewpoint_place) = (place(ColumnRole::Team), place(ColumnRole::Viewpoint));
        let has = |role: ColumnRole| self.columns.used.iter().any(|used| used.role == role);
        if has(ColumnRole::Team) && own.team.is_none() && given.team.is_none() && !problems.any_error() {
            audit::missing("team", team_place, problems);
        }
        if has(ColumnRole::Viewpoint) && own.viewpoint.is_none() && given.viewpoint.is_none() && !problems.any_error() {
            audit::missing("viewpoint", viewpoint_place, problems);
        }
        let organisation_place = place(ColumnRole::Organisation);
        let team = audit::agreed_name(given.team.as_deref(), own.team, "team", team_place, problems);
        let organisation = audit::agreed_name(
            given.organisation.as_deref(),
            own.organisation,
            "organisation",
            organisation_place,
            problems,
        );
        let viewpoint = agreed(given.viewpoint, own.viewpoint, "viewpoint", viewpoint_place, problems);
        let stage = agreed(given.stage, own.stage, "stage", place(ColumnRole::Stage), problems);
        self.facts.stage_assumed |= stage.is_none() && questionnaire.default_stage().is_some();
        Some(AnswersHead {
            team: team?,
            organisation,
            date: given.date?,
            viewpoint: viewpoint?,
            respondent: own.respondent,
            participants: None,
            stage: stage.or(questionnaire.default_stage()),
            names_stage: !questionnaire.stages().is_empty(),
            took_part: Vec::new(),
        })
    }
}

impl TableFacts {
    fn new(columns: &Columns) -> Self {
        let is_used = |column: &usize| columns.used.iter().any(|used| used.column == *column);
        let answered = |used: &UsedColumn| match used.role {
            ColumnRole::Item(ColumnTarget::Answer(item)) => Some(item),
            _ => None,
        };
        Self {
            header_rows: columns.header.rows,
            columns: columns.header.columns.len(),
            unused_columns: (0..columns.header.columns.len()).filter(|column| !is_used(column)).collect(),
            items_with_column: columns.used.iter().filter_map(answered).collect(),
            found_by_answers: columns
                .used
                .iter()
                .filter(|used| used.basis == Basis::Answers)
                .map(|used| used.column)
                .collect(),
            found_in_map: columns.found_in_map.clone(),
            ..Self::default()
        }
    }
}

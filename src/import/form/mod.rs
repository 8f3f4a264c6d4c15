//! Our own Excel form: one workbook is one respondent.

mod cells;
pub mod layout;

pub(super) use cells::is_form;

use super::audit;
use super::cells::{CellAnswer, Origin};
use super::problems::Problems;
use super::remarks::{kept_text, respond};
use super::table::{CellValue, Refused, Workbook, unreadable};
use super::version::{AnsweredItems, check_version};
use super::wordings::{cell_key, numbered, phrase, whole_number};
use super::{FileImport, ImportedAnswers, Importer, InputKind};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::model::{Answers, AnswersHead, ItemIndex, Remark};
use crate::source::{Location, Position};
use crate::text::Quoted;
use cells::{FilledCell, FormRow, filled_rows};
use std::collections::BTreeMap;

/// Reads a filled form.
pub(super) fn read_form(importer: &Importer<'_>, workbook: &mut Workbook) -> Result<FileImport, Refused> {
    let mut form = FormReader { importer, problems: Problems::default(), start: BTreeMap::new(), items: Vec::new() };
    form.sort_rows(filled_rows(workbook)?);
    form.check_identity()?;
    let respondent = form.respondent();
    let is_empty = respondent.is_none();
    let mut import = FileImport::new(InputKind::Form, respondent.into_iter().collect(), form.problems, None);
    import.is_empty_form = is_empty;
    Ok(import)
}

/// Whether a cell in a row without an id looks like an answer: nothing else in that column is a number or a phrase.
fn is_like_an_answer(value: &CellValue<'_>) -> bool {
    let key = cell_key(&value.text());
    match value {
        CellValue::Number(_) => true,
        CellValue::Text(_) => whole_number(&key).is_some() || numbered(&key).is_some() || phrase(&key).is_some(),
        _ => false,
    }
}

struct FormReader<'a, 'q> {
    importer: &'a Importer<'q>,
    problems: Problems,
    /// The rows about the form and the audit, by id.
    start: BTreeMap<String, FilledCell>,
    /// The rows about items.
    items: Vec<(ItemIndex, FormRow)>,
}

impl FormReader<'_, '_> {
    /// Separates rows about the audit from rows about items.
    fn sort_rows(&mut self, rows: Vec<FormRow>) {
        let questionnaire = self.importer.wordings.questionnaire;
        let mut seen: BTreeMap<String, Location> = BTreeMap::new();
        for row in rows {
            let location = row.answer.location.clone();
            if row.id.is_empty() && !is_like_an_answer(&row.answer.value) {
                // Headings and explanations.
                continue;
            }
            if row.id.is_empty() {
                self.problems.add(Code::AnswerWithoutId, || {
                    Diagnostic::new(
                        Code::AnswerWithoutId,
                        location,
                        "the row has an answer, but not the id of its question",
                    )
                    .with_usual_help()
                });
                continue;
            }
            if seen.insert(row.id.clone(), location.clone()).is_some() {
                self.problems.add(Code::SeveralRespondents, || {
                    let message = format!("{} is in the workbook twice", Quoted(&row.id));
                    Diagnostic::new(Code::SeveralRespondents, location, message).with_usual_help()
                });
                continue;
            }
            if row.id.starts_with("form:") || row.id.starts_with("audit:") {
                self.start.insert(row.id, row.answer);
            } else if let Some(item) = questionnaire.item_named(&row.id) {
                self.items.push((item, row));
            } else {
                self.problems.add(Code::UnknownId, || {
                    let known = questionnaire.items().iter().map(|item| item.id.as_str());
                    Diagnostic::new(Code::UnknownId, location, format!("there is no item {}", Quoted(&row.id)))
                        .with_help("use the questionnaire that the form was made from: --questionnaire FILE")
                        .with_help_if(did_you_mean(&row.id, known))
                });
            }
        }
    }

    fn text(&self, id: &str) -> Option<(String, Location)> {
        let filled = self.start.get(id).filter(|filled| !filled.value.is_blank())?;
        Some((filled.value.text().trim().to_owned(), filled.location.clone()))
    }

    /// Checks that the form is ours and for this questionnaire.
    fn check_identity(&mut self) -> Result<(), Refused> {
        if self.text(layout::KIND_ROW).is_none_or(|(kind, _)| kind != layout::KIND) {
            let message = "the workbook is a form of ours whose hidden rows on the first sheet are missing";
            return Err(unreadable(message, "ask for the form as it was sent out, filled in again"));
        }
        let layout = self.start.get(layout::LAYOUT_ROW).map_or(CellValue::Blank, |filled| filled.value.clone());
        if layout != CellValue::Number(f64::from(layout::LAYOUT)) {
            let message = "the form was made by a newer version of pillars";
            return Err(unreadable(message, "update pillars"));
        }
        let beginning = || (String::new(), Position::BEGINNING.into());
        let own = self.importer.wordings.questionnaire.id().as_str();
        let (id, location) = self.text(layout::QUESTIONNAIRE_ROW).unwrap_or_else(beginning);
        if id != own {
            let found = Diagnostic::new(
                Code::WrongQuestionnaire,
                location,
                format!("the form is for another questionnaire than {}", Quoted(own)),
            );
            return Err(Box::new(found.with_help("choose the questionnaire with --questionnaire")));
        }
        let (version, location) = self.text(layout::VERSION_ROW).unwrap_or_else(beginning);
        let answered = self.items.iter().filter(|(_, row)| !row.answer.value.is_blank()).map(|(item, _)| *item);
        let items = AnsweredItems { questionnaire: self.importer.wordings.questionnaire, answered: answered.collect() };
        check_version(&version, &items, location, &mut self.problems);
        Ok(())
    }

    /// The respondent; `None` if nothing was filled in, or if there is an error.
    fn respondent(&mut self) -> Option<ImportedAnswers> {
        let rows = std::mem::take(&mut self.items);
        let has_answer = |row: &FormRow| !row.answer.value.is_blank() || row.note.is_some() || row.evidence.is_some();
        if !rows.iter().any(|(_, row)| has_answer(row)) {
            return None;
        }
        let audit = self.audit();
        let mut builder = Answers::builder(self.importer.wordings.questionnaire);
        for (item, row) in rows {
            if !has_answer(&row) {
                continue;
            }
            let location = row.answer.location;
            let answer = match self.importer.cells.read(item, &row.answer.value, Origin::Form) {
                Ok(answer) => answer,
                Err(invalid) => {
                    self.importer.cells.report(invalid, item, &row.answer.value, location, &mut self.problems);
                    continue;
                }
            };
            let kept = |text: Option<String>| text.as_deref().and_then(kept_text);
            let remark = Remark { note: kept(row.note), evidence: kept(row.evidence), ..Remark::default() };
            if answer != CellAnswer::Nothing || !remark.is_empty() {
                respond(&mut builder, item, &answer, remark, location, &mut self.problems);
            }
        }
        let audit = audit?;
        let own_pseudonym = audit.respondent.is_some();
        Some(ImportedAnswers {
            answers: builder.finish(audit, self.importer.wordings.questionnaire.version()),
            own_pseudonym,
        })
    }

    fn audit(&mut self) -> Option<AnswersHead> {
        let (given, questionnaire) = (self.importer.given.clone(), self.importer.wordings.questionnaire);
        let place = |start: &BTreeMap<String, FilledCell>, id: &str| {
            start.get(id).map_or_else(|| Position::BEGINNING.into(), |filled| filled.location.clone())
        };
        let filled = |start: &BTreeMap<String, FilledCell>, id: &str| {
            start.get(id).map(|filled| filled.value.clone()).filter(|value| !value.is_blank())
        };
        let start = std::mem::take(&mut self.start);
        let problems = &mut self.problems;
        let mut name = |id: &str, what: &str| {
            filled(&start, id).and_then(|value| audit::name(&value, what, place(&start, id), problems))
        };
        let (team, organisation) = (name(layout::TEAM_ROW, "team"), name(layout::ORGANISATION_ROW, "organisation"));
        let respondent = name(layout::RESPONDENT_ROW, "respondent");
        let team_place = place(&start, layout::TEAM_ROW);
        let team = audit::agreed_name(given.team.as_deref(), team, "team", team_place.clone(), problems);
        if team.is_none() && !problems.any_error() {
            audit::missing("team", team_place, problems);
        }
        let organisation = audit::agreed_name(
            given.organisation.as_deref(),
            organisation,
            "organisation",
            place(&start, layout::ORGANISATION_ROW),
            problems,
        );
        let date_place = place(&start, layout::DATE_ROW);
        let date = given.date.or_else(|| {
            let value = filled(&start, layout::DATE_ROW)?;
            let day = audit::day(&value);
            if day.is_none() {
                problems.add(Code::InvalidDate, || {
                    Diagnostic::new(Code::InvalidDate, date_place.clone(), "the cell is not a date")
                        .with_help("give the date of the audit with --date")
                });
            }
            day
        });
        if date.is_none() && !problems.any_error() {
            audit::missing("date", date_place, problems);
        }
        let wordings = self.importer.wordings;
        let viewpoint_id = if filled(&start, layout::VIEWPOINT_ROW).is_some() {
            layout::VIEWPOINT_ROW
        } else {
            layout::RESPONDENT_VIEWPOINT_ROW
        };
        let viewpoint_place = place(&start, viewpoint_id);
        let own = filled(&start, viewpoint_id)
            .map(|value| audit::viewpoint(&value, &[], wordings, viewpoint_place.clone(), problems));
        if own.is_none() && given.viewpoint.is_none() {
            audit::missing("viewpoint", viewpoint_place.clone(), problems);
        }
        let viewpoint = audit::agreed(given.viewpoint, own.flatten(), "viewpoint", viewpoint_place, problems);
        let stage_place = place(&start, layout::STAGE_ROW);
        let stage = filled(&start, layout::STAGE_ROW)
            .and_then(|value| audit::stage(&value, &[], wordings, stage_place.clone(), problems));
        let stage = audit::agreed(given.stage, stage, "stage", stage_place, problems);
        let participants = filled(&start, layout::PARTICIPANTS_ROW).and_then(|value| {
            let number = value.text().trim().parse().ok();
            if number.is_none() {
                problems.add(Code::NumberOutOfRange, || {
                    let message = "the number of people who answered together is not a whole number from 1";
                    Diagnostic::new(Code::NumberOutOfRange, place(&start, layout::PARTICIPANTS_ROW), message)
                        .with_help("write how many there were, or leave the cell empty")
                });
            }
            number
        });
        Some(AnswersHead {
            team: team?,
            organisation,
            date: date?,
            viewpoint: viewpoint?,
            respondent,
            participants,
            stage: stage.or(questionnaire.default_stage()),
            names_stage: !questionnaire.stages().is_empty(),
            took_part: Vec::new(),
        })
    }
}

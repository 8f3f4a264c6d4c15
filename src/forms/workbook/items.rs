//! A sheet of questions: one row each, with a list to answer from.

use super::height::framed_height;
use super::layout::{ANSWER_COLUMN, DONT_KNOW, EVIDENCE_COLUMN, ID_COLUMN, NOT_APPLICABLE, NOTE_COLUMN};
use super::styles::Styles;
use super::{IDS, prepare, sheet_name};
use crate::forms::wording::{CULTURE, asked_of, levels, question, signed};
use crate::forms::{FormItem, FormSection};
use crate::model::Term;
use crate::text::{capitalised, clean};
use rust_xlsxwriter::{ConditionalFormatFormula, DataValidation, Format, Formula, Worksheet, XlsxError};

const QUESTION_WIDTH: f64 = 46.0;
const LEVELS_WIDTH: f64 = 54.0;
/// The visible columns: heading, width in characters.
const COLUMNS: [(&str, f64); 6] = [
    ("Question", QUESTION_WIDTH),
    ("Levels", LEVELS_WIDTH),
    ("Your answer", 15.0),
    ("To do", 14.0),
    ("Note, or why it does not apply", 30.0),
    ("Evidence: what shows it", 26.0),
];
const QUESTION: u16 = 1;
const LEVELS: u16 = 2;
const ANSWER: u16 = 3;
const TO_DO: u16 = 4;
const NOTE: u16 = 5;
const EVIDENCE: u16 = 6;
/// Rows, from 0; the first one is hidden.
const TITLE: u32 = 1;
const INSTRUCTION: u32 = 2;
const HEADER: u32 = 3;
const FIRST: u32 = 4;

/// The instruction at the top of the sheet.
const WHAT_TO_DO: &str =
    "Choose an answer from the list in each yellow cell, or type its number. “To do” says what is left in each row.";

/// The heights of the rows above the questions, in points.
const TITLE_HEIGHT: f64 = 26.0;
const INSTRUCTION_HEIGHT: f64 = 22.0;

/// The text of the column "To do" in a complete row.
const ANSWERED: &str = "answered";
/// Its text in a row without an answer.
const TO_ANSWER: &str = "to answer";

/// A sheet of questions.
#[derive(Debug)]
pub(super) struct ItemSheet<'a> {
    pub(super) section: &'a FormSection<'a>,
    pub(super) name: String,
    styles: &'a Styles,
}

impl<'a> ItemSheet<'a> {
    pub(super) fn new(section: &'a FormSection<'a>, styles: &'a Styles) -> Self {
        Self { section, name: sheet_name(&section.numbered_title()), styles }
    }

    /// A formula that counts its complete rows, for the first sheet.
    pub(super) fn progress(&self) -> Formula {
        let (first, last) = (self.first_item() + 1, self.last_item() + 1);
        let (name, all) = (self.name.replace('\'', "''"), self.section.items.len());
        let formula = format!("=COUNTIF('{name}'!$E${first}:$E${last},\"{ANSWERED}\")&\" of {all} answered\"");
        Formula::new(formula).set_result(format!("0 of {all} answered"))
    }

    /// The address of its first answer.
    pub(super) fn link(&self) -> String {
        format!("internal:'{}'!D{}", self.name.replace('\'', "''"), self.first_item() + 1)
    }

    fn introduction(&self) -> Option<&str> {
        self.section.introduction.as_deref().or_else(|| self.section.number.is_none().then_some(CULTURE))
    }

    fn first_item(&self) -> u32 {
        FIRST + u32::from(self.introduction().is_some())
    }

    fn last_item(&self) -> u32 {
        let count = u32::try_from(self.section.items.len()).unwrap_or(u32::MAX);
        (self.first_item() + count).saturating_sub(1)
    }

    pub(super) fn write(&self, worksheet: &mut Worksheet) -> Result<(), XlsxError> {
        let keys = [(IDS, ID_COLUMN), (ANSWER, ANSWER_COLUMN), (NOTE, NOTE_COLUMN), (EVIDENCE, EVIDENCE_COLUMN)];
        prepare(worksheet, &self.name, &COLUMNS.map(|(_, width)| width), &keys)?;
        worksheet.write_string_with_format(TITLE, QUESTION, self.section.numbered_title(), &self.styles.title)?;
        worksheet.write_string_with_format(INSTRUCTION, QUESTION, WHAT_TO_DO, &self.styles.line)?;
        worksheet.set_row_height(TITLE, TITLE_HEIGHT)?.set_row_height(INSTRUCTION, INSTRUCTION_HEIGHT)?;
        worksheet.set_row_height(HEADER, framed_height([]))?;
        for (column, (heading, _)) in (QUESTION..).zip(COLUMNS) {
            worksheet.write_string_with_format(HEADER, column, heading, &self.styles.header)?;
        }
        worksheet.set_freeze_panes(FIRST, 0)?.set_repeat_rows(TITLE, HEADER)?;
        if let Some(introduction) = self.introduction() {
            let about = if self.section.number.is_some() { "Why this matters" } else { "How to answer" };
            worksheet.write_string_with_format(FIRST, QUESTION, about, &self.styles.framed_strong)?;
            worksheet.write_string_with_format(FIRST, LEVELS, introduction, &self.styles.framed)?;
            worksheet.set_row_height(FIRST, framed_height([(introduction, LEVELS_WIDTH)]))?;
        }
        let mut explained: Vec<&Term> = Vec::new();
        for (row, asked) in (self.first_item()..).zip(&self.section.items) {
            let new: Vec<_> = asked.terms.iter().copied().filter(|term| !explained.contains(term)).collect();
            self.item(worksheet, row, asked, &new)?;
            explained.extend(new);
        }
        self.mark_what_is_missing(worksheet)?;
        let first = self.first_item();
        worksheet.set_selection(first, ANSWER, first, ANSWER)?;
        Ok(())
    }

    /// One row. `terms` are explained where they first appear on the sheet.
    fn item(
        &self,
        worksheet: &mut Worksheet,
        row: u32,
        asked: &FormItem<'_>,
        terms: &[&Term],
    ) -> Result<(), XlsxError> {
        let styles = self.styles;
        let levels = levels(asked.item);
        let worded: Vec<_> = levels.iter().map(|(number, words)| format!("{} · {words}", signed(*number))).collect();
        worksheet.write_string(row, IDS, asked.item.id.as_str())?;
        let worded = worded.join("\n");
        let question = self.question(worksheet, row, asked, terms)?;
        worksheet.write_string_with_format(row, LEVELS, &worded, &styles.framed)?;
        worksheet.set_row_height(row, framed_height([(question.as_str(), QUESTION_WIDTH), (&worded, LEVELS_WIDTH)]))?;
        worksheet.write_blank(row, ANSWER, &styles.answer)?;
        worksheet.write_formula_with_format(row, TO_DO, to_do(row), &styles.framed)?;
        worksheet.write_blank(row, NOTE, &styles.open)?;
        worksheet.write_blank(row, EVIDENCE, &styles.open)?;
        let numbers = levels.iter().map(|(number, _)| number.to_string());
        let words = [Some(DONT_KNOW), asked.item.na_allowed.then_some(NOT_APPLICABLE)];
        let choices: Vec<_> = numbers.chain(words.into_iter().flatten().map(str::to_owned)).collect();
        let list = DataValidation::new()
            .allow_list_strings(&choices)?
            .set_error_title("Not in the list")?
            .set_error_message(format!("Choose one of: {}.", choices.join(", ")))?;
        worksheet.add_data_validation(row, ANSWER, row, ANSWER, &list)?;
        Ok(())
    }

    /// Writes the question, then what helps to understand it; returns the whole text.
    fn question(
        &self,
        worksheet: &mut Worksheet,
        row: u32,
        asked: &FormItem<'_>,
        terms: &[&Term],
    ) -> Result<String, XlsxError> {
        let (strong, muted) = (Format::new().set_bold(), &self.styles.muted);
        let why = asked.item.question().and_then(|question| question.why.as_deref()).map(clean);
        let terms = terms.iter().map(|term| format!("{}: {}", capitalised(&clean(&term.word)), clean(&term.meaning)));
        let help: Vec<_> = asked_of(asked).into_iter().chain(why).chain(terms).collect();
        let (text, help) = (question(asked.item), format!("\n{}", help.join("\n")));
        if help.trim().is_empty() {
            worksheet.write_string_with_format(row, QUESTION, &text, &self.styles.framed_strong)?;
        } else {
            let parts = [(&strong, text.as_str()), (muted, help.as_str())];
            worksheet.write_rich_string_with_format(row, QUESTION, &parts, &self.styles.framed)?;
        }
        Ok(text + help.trim_end())
    }

    /// Tints missing answers and reasons, and greys the column "To do" in complete rows.
    fn mark_what_is_missing(&self, worksheet: &mut Worksheet) -> Result<(), XlsxError> {
        let (first, last) = (self.first_item(), self.last_item());
        let number = first + 1;
        for (column, rule, format) in [
            (ANSWER, format!("=$E{number}=\"{TO_ANSWER}\""), &self.styles.missing),
            (NOTE, format!("=$E{number}=\"give a reason\""), &self.styles.missing),
            (TO_DO, format!("=$E{number}=\"{ANSWERED}\""), &self.styles.complete),
        ] {
            let marked = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(format);
            worksheet.add_conditional_format(first, column, last, column, &marked)?;
        }
        Ok(())
    }
}

/// A formula for what is still to do in a row.
fn to_do(row: u32) -> Formula {
    let number = row + 1;
    let formula = format!(
        "=IF(TRIM(D{number})=\"\",\"{TO_ANSWER}\",IF(AND(TRIM(D{number})=\"{NOT_APPLICABLE}\",TRIM(F{number})=\"\"),\
         \"give a reason\",\"{ANSWERED}\"))"
    );
    Formula::new(formula).set_result(TO_ANSWER)
}

//! The first sheet: what the form is for, how to answer, and who answers.

use super::height::{framed_height, row_height};
use super::items::ItemSheet;
use super::layout::{
    ANSWER_COLUMN, DATE_ROW, FORM_ROW, ID_COLUMN, KIND, KIND_ROW, LAYOUT, LAYOUT_ROW, ORGANISATION_ROW,
    PARTICIPANTS_ROW, QUESTIONNAIRE_ROW, RESPONDENT_ROW, RESPONDENT_VIEWPOINT_ROW, STAGE_ROW, TEAM_ROW, VERSION_ROW,
    VIEWPOINT_ROW,
};
use super::styles::Styles;
use super::{IDS, LISTS, prepare};
use crate::forms::FormContent;
use crate::forms::wording::{SMALL_TEAM, how_to_answer, notice, purpose};
use crate::text::clean;
use chrono::{Datelike as _, NaiveDate};
use rust_xlsxwriter::{
    ConditionalFormatBlank, DataValidation, DataValidationRule, ExcelDateTime, Formula, Url, Worksheet, XlsxError,
};

const LABEL: u16 = 1;
const VALUE: u16 = 2;
const HELP: u16 = 3;
/// The widths of the visible columns, in characters.
const WIDTHS: [f64; 3] = [LABEL_WIDTH, VALUE_WIDTH, HELP_WIDTH];
const LABEL_WIDTH: f64 = 31.0;
const VALUE_WIDTH: f64 = 70.0;
const HELP_WIDTH: f64 = 44.0;
/// The height of the title's row, in points.
const TITLE_HEIGHT: f64 = 30.0;
/// The maximum number of participants.
const MAX_PARTICIPANTS: i32 = 100_000;

/// The sheet while it is being written.
struct Start<'a> {
    worksheet: &'a mut Worksheet,
    styles: &'a Styles,
    row: u32,
}

/// A cell about the respondent.
enum FormField<'a> {
    /// The organiser filled it in.
    Fixed(&'a str),
    FixedDate(NaiveDate),
    /// The respondent fills it in.
    Open,
    OpenDate,
    OneOf(usize),
    Count,
}

pub(super) fn write(
    worksheet: &mut Worksheet,
    content: &FormContent<'_>,
    sheets: &[ItemSheet<'_>],
    styles: &Styles,
) -> Result<(), XlsxError> {
    prepare(worksheet, "Start", &WIDTHS, &[(IDS, ID_COLUMN), (VALUE, ANSWER_COLUMN)])?;
    worksheet.set_active(true).set_portrait().set_print_fit_to_pages(1, 1);
    let mut start = Start { worksheet, styles, row: 1 };
    start.identify(content)?;
    let title = clean(content.questionnaire.title());
    start.worksheet.write_string_with_format(start.row, LABEL, title, &styles.title)?;
    start.worksheet.set_row_height(start.row, TITLE_HEIGHT)?;
    start.row += 1;
    let steps = [
        "1. Read this sheet, then fill in “About you” below.",
        "2. Answer the questions on the sheets that follow: in each yellow cell, choose from the list or type the number.",
        "3. Save the workbook and send it back to whoever sent it to you.",
    ];
    start.texts("What to do", steps)?;
    start.texts("What this form is for", purpose(content))?;
    start.texts("How to answer", how_to_answer(content))?;
    start.texts("Who fills it in", ["One workbook is for one person, or for one group that answered together."])?;
    start.texts("What happens to your answers", notice(content).into_iter().chain([SMALL_TEAM.to_owned()]))?;
    start.about_you(content)?;
    start.sheets(sheets)
}

impl Start<'_> {
    /// Hidden rows that identify the form.
    fn identify(&mut self, content: &FormContent<'_>) -> Result<(), XlsxError> {
        let questionnaire = content.questionnaire;
        let version = questionnaire.version().to_string();
        let rows = [
            (KIND_ROW, Some(KIND)),
            (QUESTIONNAIRE_ROW, Some(questionnaire.id().as_str())),
            (VERSION_ROW, Some(&version)),
            (STAGE_ROW, content.stage().map(|stage| stage.id.as_str())),
            (VIEWPOINT_ROW, content.viewpoint().map(|viewpoint| viewpoint.id.as_str())),
            (FORM_ROW, Some(content.scope.asked.form.name())),
        ];
        self.worksheet.write_string(self.row, IDS, LAYOUT_ROW)?.write_number(self.row, VALUE, LAYOUT)?;
        self.worksheet.set_row_hidden(self.row)?;
        self.row += 1;
        for (id, value) in rows {
            if let Some(value) = value {
                self.worksheet.write_string(self.row, IDS, id)?.write_string(self.row, VALUE, value)?;
                self.worksheet.set_row_hidden(self.row)?;
                self.row += 1;
            }
        }
        Ok(())
    }

    /// Paragraphs next to a label.
    fn texts(&mut self, label: &str, texts: impl IntoIterator<Item = impl Into<String>>) -> Result<(), XlsxError> {
        self.worksheet.write_string_with_format(self.row, LABEL, label, &self.styles.strong)?;
        for text in texts.into_iter().map(Into::into) {
            self.worksheet.write_string_with_format(self.row, VALUE, &text, &self.styles.text)?;
            self.worksheet.set_row_height(self.row, row_height([(text.as_str(), VALUE_WIDTH)]))?;
            self.row += 1;
        }
        self.row += 1;
        Ok(())
    }

    fn about_you(&mut self, content: &FormContent<'_>) -> Result<(), XlsxError> {
        let (scope, questionnaire) = (&content.scope, content.questionnaire);
        let heading = &self.styles.header;
        for (column, words) in [(LABEL, "About you"), (VALUE, "Your entry"), (HELP, "What to enter")] {
            self.worksheet.write_string_with_format(self.row, column, words, heading)?;
        }
        self.worksheet.set_row_height(self.row, framed_height([]))?;
        self.row += 1;
        let same = "Spell it exactly as the rest of the team does. If you are not sure, ask your organiser.";
        let (team, organisation) = (&scope.team, &scope.organisation);
        let fixed =
            |text: &'static str, is_fixed: bool| if is_fixed { "Your organiser has filled this in." } else { text };
        self.field(
            TEAM_ROW,
            "Team",
            &team.as_deref().map_or(FormField::Open, FormField::Fixed),
            fixed(same, team.is_some()),
        )?;
        let field = organisation.as_deref().map_or(FormField::Open, FormField::Fixed);
        self.field(ORGANISATION_ROW, "Organisation", &field, fixed(same, organisation.is_some()))?;
        let field = scope.date.map_or(FormField::OpenDate, FormField::FixedDate);
        let help = "Enter the date of the audit, such as 21/11/2026; ask your organiser.";
        self.field(DATE_ROW, "Date of the audit", &field, fixed(help, scope.date.is_some()))?;
        let label = content.viewpoint().map(|viewpoint| clean(&viewpoint.label));
        let field = label.as_deref().map_or(FormField::OneOf(questionnaire.viewpoints().len()), FormField::Fixed);
        self.field(
            RESPONDENT_VIEWPOINT_ROW,
            "Your viewpoint",
            &field,
            fixed("Choose the one that fits you best from the list.", label.is_some()),
        )?;
        if let Some(stage) = content.stage() {
            let words = clean(stage.text.as_ref().unwrap_or(&stage.label));
            let help = "This form is for teams at this stage. If yours is not, tell the organiser.";
            let height = framed_height([(words.as_str(), VALUE_WIDTH), (help, HELP_WIDTH)]);
            self.worksheet.set_row_height(self.row, height)?;
            self.worksheet.write_string_with_format(self.row, LABEL, "Stage", &self.styles.framed_strong)?;
            self.worksheet.write_string_with_format(self.row, VALUE, words, &self.styles.fixed)?;
            self.worksheet.write_string_with_format(self.row, HELP, help, &self.styles.framed)?;
            self.row += 1;
        }
        self.field(
            PARTICIPANTS_ROW,
            "How many people",
            &FormField::Count,
            "Enter a number only if a group answered together.",
        )?;
        let code = "You can leave this empty. If not, choose a code that only you recognise, without spaces and never your name, and \
                    keep it: with it, your answers can be found if you want to correct or withdraw them.";
        self.field(RESPONDENT_ROW, "Your own code", &FormField::Open, code)?;
        self.row += 1;
        Ok(())
    }

    fn field(&mut self, id: &str, label: &str, field: &FormField<'_>, help: &str) -> Result<(), XlsxError> {
        let (row, styles) = (self.row, self.styles);
        self.worksheet.write_string(row, IDS, id)?;
        self.worksheet.write_string_with_format(row, LABEL, label, &styles.framed_strong)?;
        self.worksheet.write_string_with_format(row, HELP, help, &styles.framed)?;
        let filled_in = if let FormField::Fixed(text) = field { *text } else { "" };
        self.worksheet.set_row_height(row, framed_height([(help, HELP_WIDTH), (filled_in, VALUE_WIDTH)]))?;
        match field {
            FormField::Fixed(text) => self.worksheet.write_string_with_format(row, VALUE, *text, &styles.fixed)?,
            FormField::FixedDate(date) => {
                self.worksheet.write_datetime_with_format(row, VALUE, excel_date(*date)?, &styles.fixed_date)?
            }
            FormField::OpenDate => self.worksheet.write_blank(row, VALUE, &styles.open_date)?,
            FormField::Open | FormField::OneOf(_) | FormField::Count => {
                self.worksheet.write_blank(row, VALUE, &styles.open)?
            }
        };
        let validation = match *field {
            FormField::OneOf(count) => {
                let list = Formula::new(format!("={LISTS}!$A$1:$A${count}"));
                Some(DataValidation::new().allow_list_formula(list).set_error_message("Choose one from the list.")?)
            }
            FormField::OpenDate => {
                let days = DataValidationRule::Between(
                    ExcelDateTime::from_ymd(2000, 1, 1)?,
                    ExcelDateTime::from_ymd(2199, 12, 31)?,
                );
                let message = "Enter a date, such as 21/11/2026.";
                Some(DataValidation::new().allow_date(days).set_error_message(message)?)
            }
            FormField::Count => {
                let people = DataValidationRule::Between(1, MAX_PARTICIPANTS);
                let message = "Enter a whole number, or leave the cell empty.";
                Some(DataValidation::new().allow_whole_number(people).set_error_message(message)?)
            }
            FormField::Fixed(_) | FormField::FixedDate(_) | FormField::Open => None,
        };
        if let Some(validation) = validation {
            self.worksheet.add_data_validation(row, VALUE, row, VALUE, &validation)?;
        }
        if [TEAM_ROW, DATE_ROW, RESPONDENT_VIEWPOINT_ROW].contains(&id) {
            let missing = ConditionalFormatBlank::new().set_format(&styles.missing);
            self.worksheet.add_conditional_format(row, VALUE, row, VALUE, &missing)?;
        }
        self.row += 1;
        Ok(())
    }

    /// Links to the other sheets, each with its progress.
    fn sheets(&mut self, sheets: &[ItemSheet<'_>]) -> Result<(), XlsxError> {
        let heading = &self.styles.header;
        for (column, words) in [(LABEL, "Sheets"), (VALUE, "Contents"), (HELP, "Answered")] {
            self.worksheet.write_string_with_format(self.row, column, words, heading)?;
        }
        self.worksheet.set_row_height(self.row, framed_height([]))?;
        self.row += 1;
        for sheet in sheets {
            let link = Url::new(sheet.link()).set_text(&sheet.name);
            self.worksheet.write_url_with_format(self.row, LABEL, link, &self.styles.link)?;
            let title = sheet.section.title.as_str();
            self.worksheet.write_string_with_format(self.row, VALUE, title, &self.styles.framed)?;
            self.worksheet.write_formula_with_format(self.row, HELP, sheet.progress(), &self.styles.framed)?;
            self.worksheet.set_row_height(self.row, framed_height([(title, VALUE_WIDTH)]))?;
            self.row += 1;
        }
        Ok(())
    }
}

fn excel_date(date: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(date.year()).unwrap_or_default();
    let number = |number: u32| u8::try_from(number).unwrap_or_default();
    ExcelDateTime::from_ymd(year, number(date.month()), number(date.day()))
}

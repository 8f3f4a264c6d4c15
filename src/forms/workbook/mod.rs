//! The form as an Excel workbook: a first sheet, one for each pillar and one for the culture indicators, without macros or scoring.

mod height;
mod items;
mod start;
mod styles;

use super::FormContent;
pub use crate::import::form_layout as layout;

use crate::text::clean;
use items::ItemSheet;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, ProtectionOptions, Workbook, Worksheet, XlsxError};
use std::error::Error;
use std::fmt;
use styles::Styles;

/// The hidden row with the keys of the columns.
const KEYS: u32 = 0;
/// The hidden column with the ids of the rows.
const IDS: u16 = 0;
/// The hidden sheet with the viewpoints to choose from.
const LISTS: &str = "Lists";
/// The maximum length of a sheet's name, in UTF-16 code units.
const LONGEST_NAME: usize = 31;
/// A4.
const PAPER: u8 = 9;

/// The workbook cannot be written: a text of the questionnaire or the notice is longer than a cell can hold.
#[derive(Debug)]
pub struct InvalidWorkbook(XlsxError);

/// The form as the bytes of a workbook; the same content always gives the same bytes.
///
/// # Errors
/// [`InvalidWorkbook`] if a text does not fit in a cell.
pub fn render(content: &FormContent<'_>) -> Result<Vec<u8>, InvalidWorkbook> {
    write(content).map_err(InvalidWorkbook)
}

fn write(content: &FormContent<'_>) -> Result<Vec<u8>, XlsxError> {
    let styles = Styles::new();
    let sheets: Vec<_> = content.sections.iter().map(|section| ItemSheet::new(section, &styles)).collect();
    let mut workbook = Workbook::new();
    let properties = DocProperties::new().set_title(clean(content.questionnaire.title()));
    // Any date, as long as it is always the same: two forms with the same content are the same file.
    workbook.set_properties(&properties.set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    start::write(workbook.add_worksheet(), content, &sheets, &styles)?;
    for sheet in &sheets {
        sheet.write(workbook.add_worksheet())?;
    }
    write_lists(workbook.add_worksheet(), content)?;
    workbook.save_to_buffer()
}

/// The viewpoints to choose from: their labels are too long for a list inside a cell.
fn write_lists(worksheet: &mut Worksheet, content: &FormContent<'_>) -> Result<(), XlsxError> {
    worksheet.set_name(LISTS)?.set_hidden(true);
    for (row, viewpoint) in (0..).zip(content.questionnaire.viewpoints()) {
        worksheet.write_string(row, 0, clean(&viewpoint.label))?;
    }
    worksheet.protect();
    Ok(())
}

/// What all sheets with answers share: hidden keys, protection, and how they print.
fn prepare(worksheet: &mut Worksheet, name: &str, widths: &[f64], keys: &[(u16, &str)]) -> Result<(), XlsxError> {
    worksheet.set_name(name)?.set_landscape().set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
    worksheet.set_margins(0.4, 0.4, 0.5, 0.5, 0.2, 0.2).set_footer("&C&A, page &P of &N").set_screen_gridlines(false);
    for (column, width) in (1..).zip(widths) {
        worksheet.set_column_width(column, *width)?;
    }
    for (column, key) in keys {
        worksheet.write_string(KEYS, *column, *key)?;
    }
    worksheet.set_row_hidden(KEYS)?.set_column_hidden(IDS)?;
    // This only prevents accidental edits: there is no password, so anyone can unprotect the sheet. Rows and columns can be resized to read long notes.
    worksheet.protect_with_options(&ProtectionOptions {
        format_rows: true,
        format_columns: true,
        ..ProtectionOptions::default()
    });
    Ok(())
}

/// A name that Excel allows for a sheet.
fn sheet_name(title: &str) -> String {
    let allowed = title.replace(|character| "[]:*?/\\".contains(character), " ");
    let mut units = 0;
    let short = allowed.chars().take_while(|character| {
        units += character.len_utf16();
        units <= LONGEST_NAME
    });
    let short: String = short.collect();
    clean(&short).trim_matches('\'').trim().to_owned()
}

impl fmt::Display for InvalidWorkbook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text is longer than a cell of a workbook can hold")
    }
}

impl Error for InvalidWorkbook {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_title_gives_a_name_that_excel_allows() {
        for (title, name) in [
            ("1 Peer Leadership", "1 Peer Leadership"),
            ("2 Pay / hours: [what?]", "2 Pay hours what"),
            ("3 A title that is longer than the name of a sheet", "3 A title that is longer than t"),
            ("4 'Quoted'", "4 'Quoted"),
        ] {
            assert_eq!(sheet_name(title), name);
        }
    }
}

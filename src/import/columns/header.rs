//! The header of a table: one to three rows, as survey tools write them.

use crate::diagnostic::{Code, Diagnostic};
use crate::import::headers::{ids_in, question_in};
use crate::import::table::{Flow, Refused, SurveyTable, letters};
use crate::import::wordings::{Wordings, cell_key, numbered, phrase};
use crate::text::fold_wording;

/// The maximum number of header rows.
const MAX_HEADER_ROWS: usize = 3;
/// Texts that some tools write below a question with one answer.
const SUBHEADINGS: [&str; 4] = ["response", "open-ended response", "other (please specify)", "please specify"];

/// The header of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct TableHeader {
    /// The number of its rows.
    pub(in crate::import) rows: usize,
    /// The place of its first row.
    pub(in crate::import) place: usize,
    /// The texts of each column in these rows, without blanks.
    pub(in crate::import) columns: Vec<Vec<String>>,
}

impl TableHeader {
    /// The columns with this header: the text of one of the rows or of all together, or `column D`.
    pub(in crate::import) fn named(&self, header: &str) -> Vec<usize> {
        let wanted = fold_wording(header);
        let has = |texts: &Vec<String>| {
            texts.iter().any(|text| fold_wording(text) == wanted) || fold_wording(&texts.join(" ")) == wanted
        };
        let found: Vec<usize> =
            self.columns.iter().enumerate().filter(|(_, texts)| has(texts)).map(|(column, _)| column).collect();
        if !found.is_empty() {
            return found;
        }
        let by_letter = |column: &usize| wanted == format!("column {}", letters(*column).to_lowercase());
        (0..self.columns.len()).filter(by_letter).collect()
    }
}

/// Finds the header: the first row that is not blank, and the rows below that belong to it.
pub(in crate::import) fn read_header(
    table: &mut SurveyTable,
    wordings: &Wordings<'_>,
    wanted_rows: Option<usize>,
) -> Result<TableHeader, Refused> {
    let mut rows: Vec<(usize, Vec<String>)> = Vec::new();
    table.each_row(|row| {
        let texts: Vec<String> = row.cells.iter().map(|cell| cell.text().trim().to_owned()).collect();
        if texts.iter().any(|text| !text.is_empty()) {
            rows.push((row.place, texts));
        }
        if rows.len() > MAX_HEADER_ROWS { Flow::Break(()) } else { Flow::Continue(()) }
    })?;
    let Some((place, first)) = rows.first() else {
        return Err(crate::import::table::unreadable("the table is empty", "export the responses again"));
    };
    if let Some(column) = first.iter().position(|text| is_answer(text, wordings)) {
        let message = "the first row holds answers, so the table has no header";
        let location = table.location(*place, column);
        return Err(Box::new(
            Diagnostic::new(Code::NoAnswerColumns, location, message)
                .with_help("export the table again with its first row, which says what each column is"),
        ));
    }
    let count = wanted_rows.unwrap_or_else(|| count_rows(&rows, wordings)).min(rows.len());
    let width = rows.iter().take(count).map(|(_, texts)| texts.len()).max().unwrap_or_default();
    let texts = |column: usize| {
        let cells = rows.iter().take(count).filter_map(|(_, texts)| texts.get(column));
        cells.filter(|text| !text.is_empty()).cloned().collect()
    };
    Ok(TableHeader { rows: count, place: *place, columns: (0..width).map(texts).collect() })
}

fn count_rows(rows: &[(usize, Vec<String>)], wordings: &Wordings<'_>) -> usize {
    let texts = |row: usize| rows.get(row).map_or(&[][..], |(_, texts)| texts.as_slice());
    let is_import_id = |text: &String| text.starts_with("{\"ImportId\"");
    if texts(2).iter().any(is_import_id) {
        return 3;
    }
    let belongs = |row: usize| {
        let written = || texts(row).iter().filter(|text| !text.is_empty());
        let names_item =
            written().any(|text| !ids_in(text, wordings).is_empty() || question_in(text, wordings).is_some());
        let has_tags = written().next().is_some() && written().all(|text| text.starts_with('#'));
        let is_subheading = |text: &String| SUBHEADINGS.contains(&fold_wording(text).as_str());
        let has_subheadings = written().next().is_some() && written().all(is_subheading);
        // Below a heading over several columns the row begins with a blank, as no response does.
        let starts_blank = |row: usize| texts(row).first().is_none_or(String::is_empty);
        let is_split = !starts_blank(0)
            && starts_blank(row)
            && !starts_blank(row + 1)
            && !written().any(|text| is_answer(text, wordings) || phrase(&cell_key(text)).is_some());
        names_item || has_tags || has_subheadings || written().any(is_import_id) || is_split
    };
    match (belongs(1), belongs(2)) {
        (true, true) => 3,
        (true, false) => 2,
        (false, _) => 1,
    }
}

/// Whether a text is the wording of a level.
fn is_answer(text: &str, wordings: &Wordings<'_>) -> bool {
    let key = cell_key(text);
    !wordings.levels(&key).is_empty() || numbered(&key).is_some_and(|(_, words)| !wordings.levels(words).is_empty())
}

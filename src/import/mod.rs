//! Turns filled forms and survey exports into answers, and drops everything else.
//!
//! A file is one of three kinds: our Excel form, an answers file that our web page saved, or a table with one respondent per row. Tables
//! are read twice, row by row: first to identify the columns, then to read the cells of those that are used. Other columns are at most
//! compared with the wording of levels. Nothing here knows the name of a file, or when and by whom a row was filled in.

mod answers_file;
mod audit;
mod cells;
mod columns;
mod draft;
mod export;
mod form;
mod headers;
mod new_responses;
mod problems;
mod remarks;
mod table;
mod version;
mod wordings;

pub use audit::GivenAudit;
pub use draft::draft_map;
pub use form::layout as form_layout;
pub use new_responses::{Addition, NewResponses, select_new, small_additions};
pub use table::{Encoding, MAX_BYTES, MAX_CELL, MAX_COLUMNS, MAX_ROWS};

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::input::{FileKind, ImportMap};
use crate::model::{Answers, ItemIndex, Questionnaire};
use crate::source::Source;
use cells::CellReader;
use problems::Problems;
use std::collections::BTreeSet;
use table::{Delimited, Refused, SurveyTable, Workbook};
use wordings::Wordings;

/// The kind of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InputKind {
    /// A survey tool's export.
    Table,
    /// A filled Excel form.
    Form,
    /// An answers file.
    Answers,
}

/// One respondent's answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedAnswers {
    /// The answers.
    pub answers: Answers,
    /// Whether the respondent chose the pseudonym, which is then kept.
    pub own_pseudonym: bool,
}

/// How a table was read, and how much of it was used.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableFacts {
    /// How a text was encoded.
    pub encoding: Option<Encoding>,
    /// What separates the cells of a text, in words.
    pub delimiter: Option<&'static str>,
    /// Rows of the header.
    pub header_rows: usize,
    /// Columns.
    pub columns: usize,
    /// The items that have a column.
    pub items_with_column: BTreeSet<ItemIndex>,
    /// Columns that are not used, from 0.
    pub unused_columns: Vec<usize>,
    /// Columns that were recognised only by their answers, from 0.
    pub found_by_answers: Vec<usize>,
    /// Rows with a response.
    pub rows: usize,
    /// Rows between them that are blank.
    pub blank_rows: usize,
    /// Rows that answer nothing.
    pub unanswered_rows: usize,
    /// Cells whose meaning the import map decides.
    pub decided_cells: usize,
    /// Whether no stage was given, so that it is the questionnaire's last.
    pub stage_assumed: bool,
    /// Columns of the import map that the table has, by the start of their span in the map.
    pub found_in_map: BTreeSet<usize>,
}

/// The result of importing one file.
#[derive(Debug)]
pub struct FileImport {
    /// Its kind; `None` if it could not be read.
    pub kind: Option<InputKind>,
    /// The respondents; incomplete if there is an error.
    pub respondents: Vec<ImportedAnswers>,
    /// The problems, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// The number of errors and of warnings that were counted but not kept.
    pub withheld: (usize, usize),
    /// How it was read, if it is a table.
    pub facts: Option<TableFacts>,
    /// Whether it is a form that nobody has filled in.
    pub is_empty_form: bool,
}

impl FileImport {
    fn new(kind: InputKind, respondents: Vec<ImportedAnswers>, problems: Problems, facts: Option<TableFacts>) -> Self {
        let withheld = problems.withheld();
        let is_empty_form = false;
        Self { kind: Some(kind), respondents, diagnostics: problems.kept, withheld, facts, is_empty_form }
    }

    /// A file of more than [`MAX_BYTES`], which need not be read.
    #[must_use]
    pub fn too_large() -> Self {
        Self::refused(*table::file_too_large())
    }

    fn refused(found: Diagnostic) -> Self {
        Self {
            kind: None,
            respondents: Vec::new(),
            diagnostics: vec![found],
            withheld: (0, 0),
            facts: None,
            is_empty_form: false,
        }
    }

    /// Whether there is an error, so that nothing of the import is written.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|found| found.severity() == Severity::Error)
    }
}

/// Reads files against one questionnaire.
#[derive(Debug)]
pub struct Importer<'q> {
    wordings: &'q Wordings<'q>,
    cells: CellReader<'q>,
    map: &'q ImportMap,
    given: GivenAudit,
}

/// Calls `work` with an importer. `given` applies to all answers, and overrides the map.
pub fn with_importer<T>(
    questionnaire: &Questionnaire,
    map: &ImportMap,
    given: GivenAudit,
    work: impl FnOnce(&Importer<'_>) -> T,
) -> T {
    let wordings = Wordings::new(questionnaire);
    let cells = CellReader::new(&wordings, map);
    work(&Importer { wordings: &wordings, cells, map, given: given.or_map(map) })
}

impl Importer<'_> {
    /// Reads one file. `is_toml` is whether its name ends in `.toml`; the rest of the name does not matter.
    #[must_use]
    pub fn read(&self, bytes: Vec<u8>, is_toml: bool) -> FileImport {
        self.read_any(bytes, is_toml).unwrap_or_else(|refused| FileImport::refused(*refused))
    }

    fn read_any(&self, bytes: Vec<u8>, is_toml: bool) -> Result<FileImport, Refused> {
        if table::is_workbook(&bytes) {
            let mut workbook = Workbook::open(bytes)?;
            if form::is_form(&mut workbook)? {
                return form::read_form(self, &mut workbook);
            }
            let (sheet, others) = table_sheet(&mut workbook)?;
            let mut import = export::read_export(self, &mut SurveyTable::Sheet(Box::new(workbook), sheet))?;
            import.diagnostics.extend(others);
            return Ok(import);
        }
        let (text, encoding) = table::decode(bytes)?;
        let beginning = Source::new("", head(&text));
        match FileKind::detect(&beginning) {
            FileKind::Answers => return Ok(answers_file::read_answers_file(self, text)),
            kind if is_toml => {
                let wrong = kind.wrong_for(&beginning, FileKind::Answers.in_words());
                return Err(Box::new(wrong.without_text(&beginning)));
            }
            _ => {}
        }
        let text = Delimited::new(text)?;
        let delimiter = text.delimiter();
        let mut import = export::read_export(self, &mut SurveyTable::Delimited(text))?;
        if let Some(facts) = &mut import.facts {
            (facts.encoding, facts.delimiter) = (Some(encoding), Some(delimiter));
        }
        Ok(import)
    }
}

/// The beginning of a text, which is enough to detect its kind.
fn head(text: &str) -> &str {
    const ENOUGH: usize = 64 << 10;
    text.get(..text.floor_char_boundary(ENOUGH)).unwrap_or(text)
}

/// The sheet with the responses: the first visible one that is not empty. Others that are not empty are named in a warning.
fn table_sheet(workbook: &mut Workbook) -> Result<(String, Vec<Diagnostic>), Refused> {
    let mut filled = Vec::new();
    for (sheet, is_shown) in workbook.sheets() {
        let mut place = None;
        if is_shown {
            workbook.each_row(&sheet, |row| {
                place = Some(row.location(0));
                table::Flow::Break(())
            })?;
        }
        filled.extend(place.map(|place| (sheet, place)));
    }
    let mut filled = filled.into_iter();
    let Some((sheet, _)) = filled.next() else {
        return Err(table::unreadable("the workbook is empty", "export the responses again"));
    };
    let others = filled.map(|(_, place)| {
        Diagnostic::new(Code::SheetNotRead, place, "the sheet was not read: responses are taken from the first one")
            .with_usual_help()
    });
    Ok((sheet, others.collect()))
}

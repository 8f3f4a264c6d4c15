//! The summary of an import: the assumptions about each table, and the number of new and known responses.

use crate::cli::files;
use crate::import::{FileImport, InputKind, NewResponses, TableFacts};
use crate::model::{Item, ItemIndex, Questionnaire};
use crate::text::{Count, List, Truncated, plural_form};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The maximum number of columns named on a line.
const MAX_NAMED: usize = 12;
/// The maximum number of items without a column that are named. More of them mean that the table is about other questions.
const MAX_ITEMS_NAMED: usize = 5;

/// The summary at the end.
#[derive(Debug, Default)]
pub(super) struct Summary {
    /// One line or more for each table.
    tables: String,
    responses: usize,
    blank: usize,
    unanswered: usize,
    /// The number of new and known responses; empty if there are none.
    result: String,
}

impl Summary {
    pub(super) fn of(files: &[(PathBuf, FileImport)], copies: usize, questionnaire: &Questionnaire) -> Self {
        let mut summary = Self::default();
        if copies > 0 {
            let are = plural_form(copies, "is a copy", "are copies");
            let _infallible = writeln!(summary.tables, "{} skipped, which {are} of another", Count::of(copies, "file"));
        }
        let mut stage_assumed = false;
        for (path, import) in files {
            if let Some(facts) = &import.facts {
                summary.responses += facts.rows;
                summary.blank += facts.blank_rows;
                summary.unanswered += facts.unanswered_rows;
                stage_assumed |= facts.stage_assumed;
                summary.add_table(path, facts, questionnaire.items());
            } else if matches!(import.kind, Some(InputKind::Form | InputKind::Answers)) {
                summary.responses += 1;
                summary.unanswered += usize::from(import.is_empty_form);
            }
        }
        let stage = questionnaire.stage_or_default(None);
        if let Some(stage) = stage.filter(|_| stage_assumed) {
            let _infallible = writeln!(
                summary.tables,
                "no stage is given, so the last one, {}, is assumed; --stage sets another",
                stage.id
            );
        }
        summary
    }

    fn add_table(&mut self, path: &Path, facts: &TableFacts, items: &[Item]) {
        let (text, shown) = (&mut self.tables, files::shown(path));
        let name = Truncated::path(&shown);
        let _infallible = write!(text, "{name}: {}", Count::of(facts.rows, "row"));
        if let (Some(encoding), Some(delimiter)) = (facts.encoding, facts.delimiter) {
            let _infallible = write!(text, ", {encoding}, separated by {delimiter}");
        }
        let _infallible = writeln!(text, ", {}", Count::of(facts.header_rows, "header row"));
        let answered = facts.items_with_column.len();
        let have = plural_form(answered, "has", "have");
        let _infallible = write!(text, "{name}: {answered} of {} items {have} a column", items.len());
        let without = ItemIndex::enumerate(items).filter(|(item, _)| !facts.items_with_column.contains(item));
        let without: Vec<_> = without.map(|(_, item)| item.id.to_string()).collect();
        if (1..=MAX_ITEMS_NAMED).contains(&without.len()) {
            let _infallible = write!(text, ", all but {}", List::and(&without));
        }
        if !facts.found_by_answers.is_empty() {
            let _infallible = write!(
                text,
                "; {} known only by {} answers",
                columns(&facts.found_by_answers),
                plural_form(facts.found_by_answers.len(), "its", "their")
            );
        }
        text.push('\n');
        if !facts.unused_columns.is_empty() {
            let are = plural_form(facts.unused_columns.len(), "is", "are");
            let _infallible = writeln!(text, "{name}: {} {are} ignored", columns(&facts.unused_columns));
        }
        if facts.decided_cells > 0 {
            let cells = facts.decided_cells;
            let _infallible = writeln!(
                text,
                "{name}: {} {} what the import map says",
                Count::of(cells, "cell"),
                plural_form(cells, "means", "mean")
            );
        }
    }

    /// Records what is new.
    pub(super) fn select(&mut self, selection: &NewResponses, path: Option<&Path>, is_check: bool) {
        let new = selection.new.len();
        let text = &mut self.result;
        let _infallible = write!(text, ": {new} new");
        for (count, what) in [(selection.known, "already imported"), (selection.repeated, "in an earlier file")] {
            if count > 0 {
                let _infallible = write!(text, ", {count} {what}");
            }
        }
        if self.unanswered > 0 {
            let _infallible = write!(text, ", {} without an answer", self.unanswered);
        }
        if self.blank > 0 {
            let _infallible = write!(text, "; {} skipped", Count::of(self.blank, "blank row"));
        }
        text.push('\n');
        match path {
            _ if is_check => text.push_str("nothing written, because of --check\n"),
            Some(path) => {
                let shown = path.display().to_string();
                let _infallible =
                    writeln!(text, "wrote {} to {}", Count::of(new, "answers file"), Truncated::path(&shown));
            }
            None => {}
        }
    }

    /// The summary; after an error, the assumptions and a note that nothing was written.
    pub(super) fn text(&self, has_errors: bool) -> String {
        let responses = Count::of(self.responses, "response");
        let end = if has_errors { "\nnothing written, because of the errors above\n" } else { &self.result };
        format!("{}{responses}{end}", self.tables)
    }
}

/// "column A", "columns A to F and H".
fn columns(columns: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for column in columns {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *column => *last = *column,
            _ => runs.push((*column, *column)),
        }
    }
    let letters = |column: usize| {
        crate::source::CellPosition { sheet: String::new(), row: 1, column: column + 1 }.column_letters()
    };
    let mut parts: Vec<String> = runs
        .iter()
        .take(MAX_NAMED)
        .map(
            |(first, last)| {
                if first == last { letters(*first) } else { format!("{} to {}", letters(*first), letters(*last)) }
            },
        )
        .collect();
    if runs.len() > MAX_NAMED {
        parts.push("others".to_owned());
    }
    format!("{} {}", plural_form(columns.len(), "column", "columns"), List::plain(&parts))
}

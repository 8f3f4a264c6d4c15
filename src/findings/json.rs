//! Findings as one JSON document, version 1. Fields may be added, but never changed or removed.

use super::{FileFindings, Findings};
use crate::diagnostic::{Diagnostic, Label};
use crate::source::{Position, Span};
use crate::text::showable_json;
use serde::Serialize;

/// The version of the document.
const SCHEMA_VERSION: u32 = 1;

#[derive(Serialize)]
struct FindingsJson<'a> {
    schema_version: u32,
    errors: usize,
    warnings: usize,
    checked: usize,
    skipped: usize,
    files: Vec<FileJson<'a>>,
}

#[derive(Serialize)]
struct FileJson<'a> {
    path: &'a str,
    errors: usize,
    warnings: usize,
    withheld: usize,
    findings: Vec<FindingJson<'a>>,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    /// The sheet, if the location is a cell of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    start: PositionJson,
    end: PositionJson,
    related: Vec<RelatedJson<'a>>,
}

/// A position: line and column from 1, the column in characters.
#[derive(Serialize)]
struct PositionJson {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct RelatedJson<'a> {
    message: &'a str,
    start: PositionJson,
    end: PositionJson,
}

/// The findings as JSON, indented, with a line break at the end, safe to show on a terminal.
///
/// # Errors
/// Never in practice.
pub fn json(findings: &Findings) -> serde_json::Result<String> {
    let tally = findings.tally();
    let document = FindingsJson {
        schema_version: SCHEMA_VERSION,
        errors: tally.errors,
        warnings: tally.warnings,
        checked: tally.files,
        skipped: findings.skipped,
        files: findings.files.iter().map(FileJson::of).collect(),
    };
    serde_json::to_string_pretty(&document).map(|text| showable_json(text) + "\n")
}

impl<'a> FileJson<'a> {
    fn of(file: &'a FileFindings) -> Self {
        Self {
            path: file.source.name(),
            errors: file.errors(),
            warnings: file.warnings(),
            withheld: file.withheld(),
            findings: file.diagnostics.iter().map(|found| FindingJson::of(found, file)).collect(),
        }
    }
}

impl<'a> FindingJson<'a> {
    fn of(found: &'a Diagnostic, file: &FileFindings) -> Self {
        let (start, end) = file.extent(found);
        Self {
            code: found.code().name(),
            severity: found.severity().as_str(),
            message: found.message(),
            help: found.help(),
            sheet: found.cell().map(|cell| cell.sheet.as_str()),
            start: start.into(),
            end: end.into(),
            related: found.secondary().iter().map(|label| RelatedJson::of(label, file)).collect(),
        }
    }
}

impl<'a> RelatedJson<'a> {
    fn of(label: &'a Label, file: &FileFindings) -> Self {
        let (start, end) = points(file, label.span);
        Self { message: &label.text, start, end }
    }
}

fn points(file: &FileFindings, span: Span) -> (PositionJson, PositionJson) {
    let (start, end) = file.reach(span);
    (start.into(), end.into())
}

impl From<Position> for PositionJson {
    fn from(Position { line, column }: Position) -> Self {
        Self { line, column }
    }
}

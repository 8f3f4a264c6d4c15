//! Findings for programs: one document of a stated shape, version 1. Fields may be added, never changed or removed.

use super::{FileFindings, Findings};
use crate::diagnostic::{Diagnostic, Label};
use crate::source::{Position, Span};
use crate::text::showable_json;
use serde::Serialize;

/// The version of the shape.
const SCHEMA_VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    errors: usize,
    warnings: usize,
    checked: usize,
    skipped: usize,
    files: Vec<File<'a>>,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    errors: usize,
    warnings: usize,
    withheld: usize,
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    /// The sheet, where the place is a cell of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    start: Point,
    end: Point,
    related: Vec<Related<'a>>,
}

/// A place: line and column from 1, the column in characters.
#[derive(Serialize)]
struct Point {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    start: Point,
    end: Point,
}

/// The findings as JSON, indented, with a line break at the end, safe to show on a terminal.
///
/// # Errors
/// None that a value of this shape can cause.
pub fn json(findings: &Findings) -> serde_json::Result<String> {
    let tally = findings.tally();
    let document = Document {
        schema_version: SCHEMA_VERSION,
        errors: tally.errors,
        warnings: tally.warnings,
        checked: tally.files,
        skipped: findings.skipped,
        files: findings.files.iter().map(File::of).collect(),
    };
    serde_json::to_string_pretty(&document).map(|text| showable_json(text) + "\n")
}

impl<'a> File<'a> {
    fn of(file: &'a FileFindings) -> Self {
        Self {
            path: file.source.name(),
            errors: file.errors(),
            warnings: file.warnings(),
            withheld: file.withheld(),
            findings: file.diagnostics.iter().map(|found| Finding::of(found, file)).collect(),
        }
    }
}

impl<'a> Finding<'a> {
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
            related: found.secondary().iter().map(|label| Related::of(label, file)).collect(),
        }
    }
}

impl<'a> Related<'a> {
    fn of(label: &'a Label, file: &FileFindings) -> Self {
        let (start, end) = points(file, label.span);
        Self { message: &label.text, start, end }
    }
}

fn points(file: &FileFindings, span: Span) -> (Point, Point) {
    let (start, end) = file.reach(span);
    (start.into(), end.into())
}

impl From<Position> for Point {
    fn from(Position { line, column }: Position) -> Self {
        Self { line, column }
    }
}

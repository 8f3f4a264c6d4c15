//! Findings as GitHub workflow commands, which annotate the lines of a change.

use super::{Findings, in_cell};
use crate::text::is_control;
use std::fmt::Write as _;

/// One command for each finding.
#[must_use]
pub fn github(findings: &Findings) -> String {
    let mut text = String::new();
    for file in &findings.files {
        for found in &file.diagnostics {
            let (start, end) = file.extent(found);
            let (severity, code) = (found.severity(), found.code());
            // Annotations find a file by its path from the root, without a dot.
            let name = file.source.name();
            let path = property(name.strip_prefix("./").unwrap_or(name));
            let _infallible = write!(text, "::{severity} file={path},line={},col={}", start.line, start.column);
            // GitHub would take the end column on another line for one of the first line.
            let _infallible = write!(text, ",endLine={}", end.line);
            if end.line == start.line {
                let _infallible = write!(text, ",endColumn={}", end.column);
            }
            let _infallible = write!(text, ",title={}::{}", property(code.name()), data(&in_cell(found)));
            if let Some(help) = found.help() {
                let _infallible = write!(text, "%0Ahelp: {}", data(help));
            }
            text.push('\n');
        }
    }
    text
}

/// Escapes characters that would end a command's message, and control characters.
fn data(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '%' => escaped.push_str("%25"),
            '\r' => escaped.push_str("%0D"),
            '\n' => escaped.push_str("%0A"),
            _ if is_control(character) => escaped.extend(character.escape_unicode()),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// Escapes characters that would end a command's property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

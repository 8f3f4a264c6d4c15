//! Findings as GitHub workflow commands, which show them beside the lines of a change.

use super::Findings;
use std::fmt::Write as _;

/// One command for each finding.
#[must_use]
pub fn github(findings: &Findings) -> String {
    let mut text = String::new();
    for file in &findings.files {
        for found in &file.diagnostics {
            let (start, end) = file.reach(found.place());
            let (severity, code) = (found.severity(), found.code());
            // Annotations find a file by its path from the root, without a dot.
            let name = file.source.name();
            let path = property(name.strip_prefix("./").unwrap_or(name));
            let _infallible = write!(text, "::{severity} file={path},line={},col={}", start.line, start.column);
            // Columns of an end on another line would be taken for the first line's.
            let _infallible = write!(text, ",endLine={}", end.line);
            if end.line == start.line {
                let _infallible = write!(text, ",endColumn={}", end.column);
            }
            let _infallible = write!(text, ",title={}::{}", property(code.name()), data(found.message()));
            if let Some(help) = found.help() {
                let _infallible = write!(text, "%0Ahelp: {}", data(help));
            }
            text.push('\n');
        }
    }
    text
}

/// Escapes what would end a command's message.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes what would end a command's property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

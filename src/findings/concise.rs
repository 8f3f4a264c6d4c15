//! One line for each finding, the way editors and scripts read them: `path:line:column: severity[code] sentence`.

use crate::diagnostic::Diagnostic;
use crate::source::Source;
use std::fmt::Write as _;

/// One line for each finding of a file, in their order.
#[must_use]
pub fn concise(source: &Source, diagnostics: &[Diagnostic]) -> String {
    let mut text = String::new();
    for found in diagnostics {
        let position = source.position(found.place().start);
        let (severity, code, message) = (found.severity(), found.code(), found.message());
        let _infallible = writeln!(text, "{}:{position}: {severity}[{code}] {message}", source.name());
    }
    text
}

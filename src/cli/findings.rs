//! Writes diagnostics: to stderr while a command works, or as its result.

use crate::cli::format::Format;
use crate::cli::{AlreadyReported, Exit, Settings, files, report_error};
use crate::diagnostic::Diagnostic;
use crate::findings::human::{self, Verbosity};
use crate::findings::{self, Findings, concise};
use crate::input::Outcome;
use crate::source::Source;
use crate::text::{Count, Truncated};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

/// Prints the diagnostics of a file with its source lines.
pub(in crate::cli) fn print<T>(source: &Source, outcome: &Outcome<T>, settings: &Settings) -> anyhow::Result<()> {
    draw(source, outcome.diagnostics(), outcome.withheld(), settings)
}

/// Reads a text file, or standard input for `-`. A file that is not UTF-8 is reported and ends the run with this exit code.
pub(in crate::cli) fn read_source(path: &Path, not_utf8: Exit, settings: &Settings) -> anyhow::Result<Source> {
    match Source::from_bytes(files::shown(path), files::read(path)?) {
        Ok(source) => Ok(source),
        Err(found) => {
            draw(&found.source, &[Diagnostic::from(&*found)], 0, settings)?;
            Err(AlreadyReported(not_utf8).into())
        }
    }
}

/// Prints the number of errors in a file, without its text.
pub(in crate::cli) fn print_count<T>(source: &Source, outcome: &Outcome<T>) {
    let errors = Count::of(outcome.errors(), "error");
    report_error(&anyhow::anyhow!(
        "{} has {errors} and is outside the folder of the settings that name it, so its text is not shown",
        source.name()
    ));
}

/// At most `most` diagnostics of an answers file, one per line, without lines of the file: other people may see the output.
pub(in crate::cli) fn without_lines<T>(source: &Source, outcome: &Outcome<T>, most: usize) -> String {
    let diagnostics = outcome.diagnostics();
    let shown = diagnostics.get(..most).unwrap_or(diagnostics);
    let mut text = concise(source, shown);
    let more = diagnostics.len() - shown.len() + outcome.withheld();
    if more > 0 {
        let _infallible =
            writeln!(text, "{}: {} not shown", Truncated::path(source.name()), Count::of(more, "more problem"));
    }
    text
}

/// Findings as the result of a command, in any of its formats.
pub(in crate::cli) fn render(
    findings: &Findings,
    format: Format,
    verbosity: Verbosity,
    settings: &Settings,
) -> anyhow::Result<String> {
    Ok(match format {
        Format::Concise => findings.files.iter().map(|file| concise(&file.source, &file.diagnostics)).collect(),
        Format::Json => findings::json(findings)?,
        Format::Github => findings::github(findings),
        Format::Sarif => findings::sarif(findings)?,
        Format::Junit => findings::junit(findings),
        _ => human::report(findings, verbosity, settings.style),
    })
}

/// At most `most` diagnostics of an answers file from a stream, one per line: name, line, code and the meaning of the code. Messages are left
/// out: they can repeat keys and ids of the text, and a platform's logs have other readers.
pub(in crate::cli) fn codes_only<T>(source: &Source, outcome: &Outcome<T>, most: usize) -> String {
    let diagnostics = outcome.diagnostics();
    let name = Truncated::path(source.name());
    let mut text = String::new();
    for found in diagnostics.iter().take(most) {
        let (line, severity, code) = (source.position(found.span().start).line, found.severity(), found.code());
        let _infallible = writeln!(text, "{name}:{line}: {severity}[{code}] {}", code.info().summary);
    }
    let more = diagnostics.len().saturating_sub(most) + outcome.withheld();
    if more > 0 {
        let _infallible = writeln!(text, "{name}: {} not shown", Count::of(more, "more problem"));
    }
    text
}

fn draw(source: &Source, diagnostics: &[Diagnostic], withheld: usize, settings: &Settings) -> anyhow::Result<()> {
    if !diagnostics.is_empty() {
        let text = human::render(source, diagnostics, withheld, settings.error_style);
        anstream::stderr().write_all(text.as_bytes())?;
    }
    Ok(())
}

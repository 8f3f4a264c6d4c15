//! What is wrong with a file, said on stderr while a command works.

use crate::cli::Settings;
use crate::diagnostic::Diagnostic;
use crate::findings::{human, veiled};
use crate::input::Outcome;
use crate::source::{NotUtf8, Source};
use std::io::Write as _;

/// Says what was found in a file; nothing if nothing was.
pub(in crate::cli) fn say<T>(source: &Source, outcome: &Outcome<T>, settings: &Settings) -> anyhow::Result<()> {
    draw(source, outcome.diagnostics(), outcome.withheld(), settings)
}

/// Says what was found in an answers file while others may look on: what somebody wrote in it stays veiled.
pub(in crate::cli) fn say_discreetly<T>(
    source: &Source,
    outcome: &Outcome<T>,
    settings: &Settings,
) -> anyhow::Result<()> {
    if outcome.diagnostics().is_empty() {
        return Ok(());
    }
    draw(&veiled(source, outcome.diagnostics()), outcome.diagnostics(), outcome.withheld(), settings)
}

/// Says that an answers file is not text, and shows nothing of what somebody wrote in it.
pub(in crate::cli) fn say_not_utf8_discreetly(bad: &NotUtf8, settings: &Settings) -> anyhow::Result<()> {
    draw(&veiled(&bad.source, &[]), &[Diagnostic::from(bad)], 0, settings)
}

/// Says that a file is not text.
pub(in crate::cli) fn say_not_utf8(bad: &NotUtf8, settings: &Settings) -> anyhow::Result<()> {
    draw(&bad.source, &[Diagnostic::from(bad)], 0, settings)
}

fn draw(source: &Source, diagnostics: &[Diagnostic], withheld: usize, settings: &Settings) -> anyhow::Result<()> {
    if !diagnostics.is_empty() {
        let text = human::render(source, diagnostics, withheld, settings.error_style);
        anstream::stderr().write_all(text.as_bytes())?;
    }
    Ok(())
}

//! What is wrong with a file, said on stderr while a command works.

use super::Settings;
use crate::diagnostic::Diagnostic;
use crate::findings;
use crate::source::{NotUtf8, Source};
use std::io::Write as _;

/// Says what was found in a file; nothing if nothing was.
pub(super) fn say(source: &Source, diagnostics: &[Diagnostic], settings: &Settings) -> anyhow::Result<()> {
    if !diagnostics.is_empty() {
        let text = findings::concise(source, diagnostics);
        anstream::stderr().write_all(text.as_bytes())?;
    }
    Ok(())
}

/// Says that a file is not text.
pub(super) fn say_not_utf8(bad: &NotUtf8, settings: &Settings) -> anyhow::Result<()> {
    say(&bad.source, &[Diagnostic::from(bad)], settings)
}

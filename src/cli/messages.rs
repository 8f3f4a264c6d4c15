//! Errors and warnings on stderr.

use crate::text::is_control;
use anstyle::AnsiColor;
use std::io::Write as _;

/// Prints an error, with its causes.
pub(in crate::cli) fn report_error(error: &anyhow::Error) {
    print_message("error", AnsiColor::BrightRed, &format!("{error:#}"));
}

/// Prints a warning: the command goes on.
pub(in crate::cli) fn report_warning(warning: &str) {
    print_message("warning", AnsiColor::Yellow, warning);
}

fn print_message(severity: &str, colour: AnsiColor, text: &str) {
    let style = colour.on_default().bold();
    // File names may contain anything, escape sequences included.
    let text = text.replace(is_control, "\u{fffd}");
    // When stderr is closed, nobody is left to tell.
    let _closed = writeln!(anstream::stderr(), "{style}{severity}{style:#}: {text}");
}

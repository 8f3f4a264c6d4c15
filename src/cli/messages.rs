//! Errors and warnings on stderr.

use crate::text::is_control;
use anstyle::AnsiColor;
use std::io::Write as _;

/// Prints an error, with its causes.
pub(in crate::cli) fn report_error(error: &anyhow::Error) {
    print_message("error", AnsiColor::BrightRed, &format!("{error:#}"));
}

/// Prints a warning. The command continues.
pub(in crate::cli) fn report_warning(warning: &str) {
    print_message("warning", AnsiColor::Yellow, warning);
}

fn print_message(severity: &str, colour: AnsiColor, text: &str) {
    let style = colour.on_default().bold();
    // File names may contain anything, including escape sequences.
    let text = text.replace(is_control, "\u{fffd}");
    // If stderr is closed, there is nobody to report it to.
    let _closed = writeln!(anstream::stderr(), "{style}{severity}{style:#}: {text}");
}

//! Errors and warnings on stderr.

use crate::text::{Quoted, is_control};
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

/// A team with its organisation, in a message: "`Larch Ward` of `Example Trust`".
pub(in crate::cli) fn quoted_team(team: &str, organisation: Option<&str>) -> String {
    match organisation {
        Some(organisation) => format!("{} of {}", Quoted(team), Quoted(organisation)),
        None => Quoted(team).to_string(),
    }
}

fn print_message(severity: &str, colour: AnsiColor, text: &str) {
    let style = colour.on_default().bold();
    // File names may contain anything, including escape sequences.
    let text = text.replace(is_control, "\u{fffd}");
    // If stderr is closed, there is nobody to report it to.
    let _closed = writeln!(anstream::stderr(), "{style}{severity}{style:#}: {text}");
}

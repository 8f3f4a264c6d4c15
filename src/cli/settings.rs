//! The settings of a run from flags, environment, terminal and clock, read once.
#![expect(clippy::disallowed_methods, reason = "the one place that reads the environment and the clock")]

use crate::TerminalStyle;
use crate::cli::args::{ColorWhen, GlobalArgs};
use anstream::stream::RawStream;
use anstream::{AutoStream, ColorChoice};
use chrono::NaiveDate;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

/// The default width of a page, in columns.
const PAGE_WIDTH: usize = 100;

/// The settings of a run.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Settings {
    /// The path of the questionnaire to use instead of the built-in one.
    pub(in crate::cli) questionnaire: Option<PathBuf>,
    /// The file to write instead of stdout; `None` also for `-`.
    pub(in crate::cli) output: Option<PathBuf>,
    /// Whether `-o` may overwrite a file that people edit.
    pub(in crate::cli) force: bool,
    extension: Option<String>,
    /// The style of stdout, or of the file written instead.
    pub(in crate::cli) style: TerminalStyle,
    /// The style of stderr.
    pub(in crate::cli) error_style: TerminalStyle,
}

impl Settings {
    pub(in crate::cli) fn new(global: GlobalArgs) -> Self {
        let output = global.output.filter(|path| path.as_os_str() != "-");
        let colour_of_stdout = match (global.color, &output) {
            (ColorWhen::Always, _) => true,
            (ColorWhen::Never, _) | (ColorWhen::Auto, Some(_)) => false,
            (ColorWhen::Auto, None) => automatic_colour(&std::io::stdout()) != ColorChoice::Never,
        };
        choose_colour_of_messages(global.color);
        let colour_of_stderr = AutoStream::choice(&std::io::stderr()) != ColorChoice::Never;
        let to_terminal = output.is_none() && std::io::stdout().is_terminal();
        let ascii = global.ascii;
        Self {
            questionnaire: global.questionnaire.or_else(questionnaire_variable),
            extension: output.as_deref().and_then(extension),
            output,
            force: global.force,
            style: TerminalStyle { width: width(to_terminal), colour: colour_of_stdout, ascii },
            error_style: TerminalStyle {
                width: width(std::io::stderr().is_terminal()),
                colour: colour_of_stderr,
                ascii,
            },
        }
    }

    /// The extension of the file to write, in lower case; it sets the format unless a flag does.
    pub(in crate::cli) fn extension(&self) -> Option<&str> {
        self.extension.as_deref()
    }

    /// Today's date in the local time zone.
    pub(in crate::cli) fn today() -> NaiveDate {
        chrono::Local::now().date_naive()
    }
}

/// Chooses the colour of help and messages, before and after the command line is read.
pub(in crate::cli) fn choose_colour_of_messages(when: ColorWhen) {
    let choice = match when {
        ColorWhen::Auto if forces_colour_with_zero() => automatic_colour(&std::io::stderr()),
        ColorWhen::Auto => ColorChoice::Auto,
        ColorWhen::Always => ColorChoice::Always,
        ColorWhen::Never => ColorChoice::Never,
    };
    choice.write_global();
}

/// `CLICOLOR_FORCE=0` means no, although anstream takes any value as yes.
fn forces_colour_with_zero() -> bool {
    std::env::var_os("CLICOLOR_FORCE").is_some_and(|value| value == "0")
}

/// The choice for a stream without a flag.
fn automatic_colour(stream: &impl RawStream) -> ColorChoice {
    if !forces_colour_with_zero() {
        return AutoStream::choice(stream);
    }
    let is = |variable, value: &str| std::env::var_os(variable).is_some_and(|set| set == value);
    let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if stream.is_terminal() && !no_colour && !is("CLICOLOR", "0") && !is("TERM", "dumb") {
        ColorChoice::Always
    } else {
        ColorChoice::Never
    }
}

/// The user's home folder.
pub(in crate::cli) fn home_folder() -> Option<PathBuf> {
    let named = |variable| std::env::var_os(variable).filter(|path| !path.is_empty()).map(PathBuf::from);
    named("HOME").or_else(|| named("USERPROFILE"))
}

/// Whether input and output are a terminal, so that the user can be asked.
pub(in crate::cli) fn is_conversation() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Whether the environment requires plain lines: `ACCESSIBLE`, or a terminal without cursor movement.
pub(in crate::cli) fn wants_plain_lines() -> bool {
    let accessible = std::env::var_os("ACCESSIBLE").is_some_and(|value| !value.is_empty() && value != "0");
    accessible || std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// The current style of stderr; the window may have been resized.
pub(in crate::cli) fn error_style() -> TerminalStyle {
    let colour = AutoStream::choice(&std::io::stderr()) != ColorChoice::Never;
    TerminalStyle { width: width(std::io::stderr().is_terminal()), colour, ascii: false }
}

/// The current number of rows of the terminal.
pub(in crate::cli) fn error_rows() -> usize {
    terminal_size::terminal_size().map_or(24, |(_, height)| usize::from(height.0))
}

fn extension(path: &Path) -> Option<String> {
    Some(path.extension()?.to_str()?.to_ascii_lowercase())
}

/// The questionnaire that the environment names; an empty variable names none.
fn questionnaire_variable() -> Option<PathBuf> {
    std::env::var_os("PILLARS_QUESTIONNAIRE").filter(|path| !path.is_empty()).map(PathBuf::from)
}

/// The width to lay out a page for: that of the terminal, `COLUMNS`, or the default.
fn width(to_terminal: bool) -> usize {
    let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let columns = || std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    to_terminal
        .then(terminal)
        .flatten()
        .or_else(columns)
        .filter(|width| *width > 0)
        .unwrap_or(PAGE_WIDTH)
        .max(TerminalStyle::NARROWEST)
}

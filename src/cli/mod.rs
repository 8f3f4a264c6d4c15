//! The shell: the only module that uses the command line, files, terminal, clock and environment.

mod args;
mod commands;
mod exit;
mod file_set;
mod files;
mod findings;
mod format;
mod inputs;
mod loaded_questionnaire;
mod lookup;
mod messages;
mod output;
mod overwrite;
mod pager;
mod parallel;
mod path_list;
mod progress;
mod records;
mod retired_flags;
mod settings;
mod signals;
mod suggestions;
mod walk;

use anyhow::Context as _;
use args::ColorWhen;
use commands::Args;
pub use exit::Exit;
use exit::{AlreadyReported, UsageError};
use messages::report_error;
use output::{NO_INPUTS, Output, STANDARD_OUTPUT};
use settings::Settings;
use std::ffi::OsString;
use std::io;

/// Runs the program with these arguments, the first being its name. All output is complete when this returns.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    settings::choose_colour_of_messages(ColorWhen::Auto);
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    match Args::parse(&arguments) {
        Ok(args) => outcome(args.run()),
        Err(error) => match retired_flags::explain(&error) {
            Some(message) => outcome(Err(UsageError(message).into())),
            None => refuse_or_help(&error),
        },
    }
}

/// Prints help and version to stdout with success, and any other message of the parser to stderr.
fn refuse_or_help(error: &clap::Error) -> Exit {
    let printed = error.print();
    if error.use_stderr() {
        return Exit::Usage;
    }
    outcome(printed.map(|()| Exit::Success).with_context(|| format!("cannot write {STANDARD_OUTPUT}")))
}

/// The exit code of the run. Reports an error that has not been reported. A closed pipe is a success.
fn outcome(done: anyhow::Result<Exit>) -> Exit {
    match done {
        Ok(exit) => exit,
        Err(error) if error.chain().any(|cause| cause.downcast_ref::<io::Error>().is_some_and(is_broken_pipe)) => {
            Exit::Success
        }
        Err(error) => {
            if let Some(AlreadyReported(exit)) = error.downcast_ref() {
                return *exit;
            }
            report_error(&error);
            if error.is::<UsageError>() { Exit::Usage } else { Exit::Failure }
        }
    }
}

fn is_broken_pipe(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}

//! The shell: the only room with the command line, files, terminal, clock and environment.

mod args;
mod commands;
mod exit;
mod files;
mod findings;
mod format;
mod inputs;
mod output;
mod overwrite;
mod parallel;
mod path_list;
mod progress;
mod settings;
mod signals;
mod walk;

use crate::text::is_control;
use anstyle::AnsiColor;
use anyhow::Context as _;
use args::{Args, Command};
use clap::{CommandFactory as _, Parser as _};
pub use exit::Exit;
use exit::{AlreadyReported, Usage};
use output::{NO_INPUTS, Output, STANDARD_OUTPUT};
use settings::Settings;
use std::ffi::OsString;
use std::io::{self, Write as _};

/// Runs the program with these arguments, the first being its name; everything it has to say is said when this returns.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let args = match Args::try_parse_from(arguments) {
        Ok(args) => args,
        Err(error) => return refuse_or_help(&error),
    };
    outcome(dispatch(args))
}

/// What the command line itself asks for: help and version go to stdout with success, everything else to stderr.
fn refuse_or_help(error: &clap::Error) -> Exit {
    let printed = error.print();
    if error.use_stderr() {
        return Exit::Usage;
    }
    outcome(printed.map(|()| Exit::Done).with_context(|| format!("cannot write {STANDARD_OUTPUT}")))
}

/// How the run ends; an error that is not told yet is told now, and a closed pipe is no news.
fn outcome(done: anyhow::Result<Exit>) -> Exit {
    match done {
        Ok(exit) => exit,
        Err(error) if error.chain().any(|cause| cause.downcast_ref::<io::Error>().is_some_and(is_broken_pipe)) => {
            Exit::Done
        }
        Err(error) => {
            if let Some(AlreadyReported(exit)) = error.downcast_ref() {
                return *exit;
            }
            complain(&error);
            if error.is::<Usage>() { Exit::Usage } else { Exit::Unusable }
        }
    }
}

fn dispatch(args: Args) -> anyhow::Result<Exit> {
    let settings = Settings::new(args.everywhere);
    let Some(command) = args.command else {
        let mut output = Output::new(&settings, NO_INPUTS)?;
        output.write_all(Args::command().render_help().to_string().as_bytes())?;
        return output.finish(Exit::Done);
    };
    match command {
        Command::Interview(args) => commands::interview::run(&args, &settings),
        Command::Score(args) => commands::score::run(&args, &settings),
        Command::Batch(args) => commands::batch::run(&args, &settings),
        Command::Compare(args) => commands::compare::run(&args, &settings),
        Command::Check(args) => commands::check::run(&args, &settings),
        Command::Explain(args) => commands::explain::run(&args, &settings),
        Command::Template(args) => commands::template::run(&args, &settings),
        Command::Questionnaire(args) => commands::questionnaire::run(args, &settings),
        Command::Schema { kind } => commands::schema::run(kind, &settings),
        Command::Completions { shell } => commands::completions::completions(shell, &settings),
        Command::Man => commands::completions::man(&settings),
    }
}

/// Says on stderr why something could not be done, once.
fn complain(error: &anyhow::Error) {
    say("error", AnsiColor::BrightRed, &format!("{error:#}"));
}

/// Says on stderr what is doubtful about something that is done all the same.
fn warn(doubt: &str) {
    say("warning", AnsiColor::Yellow, doubt);
}

fn say(severity: &str, colour: AnsiColor, text: &str) {
    let style = colour.on_default().bold();
    // Names of files may hold anything, escapes for the terminal too.
    let text = text.replace(is_control, "\u{fffd}");
    // When stderr is gone there is nobody left to tell.
    let _told = writeln!(anstream::stderr(), "{style}{severity}{style:#}: {text}");
}

fn is_broken_pipe(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}

//! `completions` and `man`: shell completions and the manual page.

use crate::cli::{Exit, NO_INPUTS, Output, Settings};
use clap::Command;
use clap_complete::Shell;
use clap_mangen::Man;
use std::io::Write as _;

pub(in crate::cli) fn completions(shell: Shell, mut command: Command, settings: &Settings) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "pillars", &mut script);
    let mut output = Output::new(settings, NO_INPUTS)?;
    output.write_all(&script)?;
    output.finish(Exit::Success)
}

/// One page for the program and all its commands, without references to pages of single commands, which do not exist.
pub(in crate::cli) fn man(mut command: Command, settings: &Settings) -> anyhow::Result<Exit> {
    command.build();
    let mut output = Output::new(settings, NO_INPUTS)?;
    let commands = || command.get_subcommands().filter(|subcommand| subcommand.get_name() != "help");
    let page = Man::new(command.clone());
    page.render_title(&mut output)?;
    page.render_name_section(&mut output)?;
    page.render_synopsis_section(&mut output)?;
    page.render_description_section(&mut output)?;
    page.render_options_section(&mut output)?;
    writeln!(output, ".SH COMMANDS")?;
    for subcommand in commands() {
        let about = subcommand.get_about().map(ToString::to_string).unwrap_or_default();
        writeln!(output, ".TP\n\\fBpillars {}\\fR\n{about}", subcommand.get_name())?;
    }
    page.render_extra_section(&mut output)?;
    for subcommand in commands() {
        write_command(subcommand, subcommand.get_name(), &mut output)?;
    }
    page.render_version_section(&mut output)?;
    output.finish(Exit::Success)
}

/// The sections of a command, then those of its subcommands.
fn write_command(command: &Command, name: &str, output: &mut Output) -> anyhow::Result<()> {
    writeln!(output, ".SH \"PILLARS {}\"", name.to_uppercase())?;
    let page = Man::new(command.clone());
    page.render_synopsis_section(output)?;
    page.render_description_section(output)?;
    page.render_options_section(output)?;
    page.render_extra_section(output)?;
    for below in command.get_subcommands().filter(|below| below.get_name() != "help") {
        write_command(below, &format!("{name} {}", below.get_name()), output)?;
    }
    Ok(())
}

//! `completions` and `man`: what the command line says of itself, for shells and for `man`.

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

/// One page for the program and all its commands.
pub(in crate::cli) fn man(mut command: Command, settings: &Settings) -> anyhow::Result<Exit> {
    command.build();
    let mut output = Output::new(settings, NO_INPUTS)?;
    Man::new(command.clone()).render(&mut output)?;
    for subcommand in command.get_subcommands() {
        writeln!(output, ".SH \"PILLARS {}\"", subcommand.get_name().to_uppercase())?;
        let page = Man::new(subcommand.clone());
        page.render_synopsis_section(&mut output)?;
        page.render_description_section(&mut output)?;
        page.render_options_section(&mut output)?;
        page.render_extra_section(&mut output)?;
    }
    output.finish(Exit::Success)
}

//! Flags of earlier versions, and what replaces them.

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// A flag that some commands no longer have.
struct RetiredFlag {
    name: &'static str,
    commands: &'static [&'static str],
    replacement: Replacement,
}

enum Replacement {
    Renamed(&'static str),
    /// The flag's effect is the default now, and this flag turns it off.
    DefaultUnless(&'static str),
}

const RETIRED: &[RetiredFlag] = &[
    RetiredFlag {
        name: "--essentials",
        commands: &["score", "batch", "compare", "check", "explain", "template", "questionnaire", "interview"],
        replacement: Replacement::Renamed("--short"),
    },
    RetiredFlag { name: "--brief", commands: &["score"], replacement: Replacement::DefaultUnless("--full") },
    RetiredFlag { name: "--all", commands: &["score"], replacement: Replacement::Renamed("--full") },
];

/// The message for a command line that was refused because of a retired flag.
pub(in crate::cli) fn explain(error: &clap::Error) -> Option<String> {
    let Some(ContextValue::String(unknown)) = error.get(ContextKind::InvalidArg) else { return None };
    let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) else { return None };
    if error.kind() != ErrorKind::UnknownArgument {
        return None;
    }
    // "Usage: pillars score [OPTIONS]"
    let usage = usage.to_string();
    let command = usage.split_whitespace().nth(2)?;
    let flag = RETIRED.iter().find(|flag| flag.name == unknown && flag.commands.contains(&command))?;
    let name = flag.name;
    Some(match flag.replacement {
        Replacement::Renamed(replacement) => format!("`{command} {name}` is now `{command} {replacement}`"),
        Replacement::DefaultUnless(opposite) => {
            format!("`{command} {name}` is now the default; {opposite} shows everything")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::commands::Args;
    use clap::{CommandFactory as _, Parser as _};

    fn refused(words: &str) -> Option<String> {
        explain(&Args::try_parse_from(words.split(' ')).unwrap_err())
    }

    #[test]
    fn a_retired_flag_names_its_replacement_and_any_other_is_left_to_clap() {
        let essentials = "`interview --essentials` is now `interview --short`";
        assert_eq!(refused("pillars interview --essentials").as_deref(), Some(essentials));
        let brief = "`score --brief` is now the default; --full shows everything";
        assert_eq!(refused("pillars --ascii score --brief").as_deref(), Some(brief));
        assert_eq!(refused("pillars score a.toml --all").as_deref(), Some("`score --all` is now `score --full`"));
        assert_eq!(refused("pillars interview --all"), None);
        assert_eq!(refused("pillars import score --essentials"), None);
        assert_eq!(refused("pillars scoer --all"), None);
    }

    #[test]
    fn every_command_that_had_a_flag_has_its_replacement() {
        let program = Args::command();
        for flag in RETIRED {
            let (Replacement::Renamed(replacement) | Replacement::DefaultUnless(replacement)) = flag.replacement;
            for command in flag.commands {
                let long = replacement.trim_start_matches("--");
                let mut arguments = program.find_subcommand(command).unwrap().get_arguments();
                assert!(arguments.any(|argument| argument.get_long() == Some(long)), "{command} {replacement}");
                let message = refused(&format!("pillars {command} {}", flag.name)).unwrap();
                assert!(message.contains(replacement), "{message}");
            }
        }
    }
}

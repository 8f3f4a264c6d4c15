//! Flags of earlier versions, and what replaces them.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;

/// A command, a flag that it had, and its replacement.
const RETIRED: [(&str, &str, &str); 3] =
    [("interview", "--essentials", "--short"), ("score", "--brief", "--full"), ("score", "--all", "--full")];

/// What to say of a command line that was refused because of a retired flag.
pub(in crate::cli) fn explain(error: &clap::Error, arguments: &[OsString]) -> Option<String> {
    let Some(ContextValue::String(unknown)) = error.get(ContextKind::InvalidArg) else { return None };
    if error.kind() != ErrorKind::UnknownArgument {
        return None;
    }
    let (command, flag, replacement) =
        RETIRED.iter().find(|(command, flag, _)| unknown == flag && arguments.iter().any(|word| word == command))?;
    Some(match (*flag, *replacement) {
        ("--brief", full) => format!("`{command} --brief` is now the default; {full} shows everything"),
        (flag, replacement) => format!("`{command} {flag}` is now `{command} {replacement}`"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::{Arg, ArgAction, Command};

    #[test]
    fn a_retired_flag_names_its_replacement_and_any_other_is_left_to_clap() {
        let refused = |words: &str| {
            let short = Arg::new("short").long("short").action(ArgAction::SetTrue);
            let command = Command::new("pillars")
                .subcommand(Command::new("interview").arg(short))
                .subcommand(Command::new("score"));
            let words: Vec<OsString> = words.split(' ').map(OsString::from).collect();
            explain(&command.try_get_matches_from(&words).unwrap_err(), &words)
        };
        let essentials = "`interview --essentials` is now `interview --short`";
        assert_eq!(refused("pillars interview --essentials").as_deref(), Some(essentials));
        let brief = "`score --brief` is now the default; --full shows everything";
        assert_eq!(refused("pillars score --brief").as_deref(), Some(brief));
        assert_eq!(refused("pillars score --all").as_deref(), Some("`score --all` is now `score --full`"));
        assert_eq!(refused("pillars interview --all"), None);
        assert_eq!(refused("pillars scoer --all"), None);
    }
}

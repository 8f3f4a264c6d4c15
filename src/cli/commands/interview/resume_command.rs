//! The command lines that continue an interview, or show its result.

use super::InterviewArgs;
use crate::cli::Settings;
use crate::text::{has_control, is_control};
use std::path::Path;

/// The command that continues where this interview stopped.
pub(super) fn interview(answers: &Path, args: &InterviewArgs, settings: &Settings) -> String {
    let mut words = vec!["pillars interview".to_owned(), word(answers)];
    let flags = [(args.short, "--short"), (args.group, "--group"), (args.plain, "--plain")];
    words.extend(flags.into_iter().filter(|(given, _)| *given).map(|(_, flag)| flag.to_owned()));
    words.extend(args.pillar.iter().map(|pillar| format!("--pillar {pillar}")));
    words.extend(args.from.iter().map(|from| format!("--from {}", word(from))));
    with_questionnaire(words, settings)
}

/// The command that shows the whole result.
pub(super) fn score(answers: &Path, args: &InterviewArgs, settings: &Settings) -> String {
    let mut words = vec!["pillars score".to_owned(), word(answers), "--full".to_owned()];
    words.extend(args.short.then(|| "--short".to_owned()));
    with_questionnaire(words, settings)
}

fn with_questionnaire(mut words: Vec<String>, settings: &Settings) -> String {
    words.extend(settings.questionnaire.iter().map(|path| format!("--questionnaire {}", word(path))));
    words.join(" ")
}

/// A path, quoted for a shell.
fn word(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |character: char| character.is_alphanumeric() || "/._-+,:@%".contains(character);
    if text.chars().all(plain) && !text.starts_with('-') {
        return text;
    }
    if has_control(&text) {
        return ansi_c_quoted(&text);
    }
    let quoted = text.replace('\'', r"'\''");
    if text.starts_with('-') { format!("'./{quoted}'") } else { format!("'{quoted}'") }
}

/// A text as `$'…'`, which bash, zsh and ksh understand, so that control characters do not reach the terminal.
fn ansi_c_quoted(text: &str) -> String {
    let escaped = |character: char| match character {
        '\'' | '\\' => format!("\\{character}"),
        _ if character.is_ascii_control() => format!("\\x{:02x}", u32::from(character)),
        _ if is_control(character) => format!("\\u{:04x}", u32::from(character)),
        _ => character.to_string(),
    };
    let start = if text.starts_with('-') { "./" } else { "" };
    format!("$'{start}{}'", text.chars().map(escaped).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_one_word_to_a_shell() {
        for (path, shown) in [
            ("team.toml", "team.toml"),
            ("/srv/audits/team-3.toml", "/srv/audits/team-3.toml"),
            ("our team.toml", "'our team.toml'"),
            ("it's.toml", r"'it'\''s.toml'"),
            ("-x.toml", "'./-x.toml'"),
            ("it's\u{1b}[2J\u{202e}.toml", r"$'it\'s\x1b[2J\u202e.toml'"),
        ] {
            assert_eq!(word(Path::new(path)), shown);
        }
    }
}

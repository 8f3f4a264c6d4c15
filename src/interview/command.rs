//! The commands of the interview, and the parser of typed lines.

/// What a command does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommandKind {
    NotApplicable,
    DontKnow,
    Note,
    Evidence,
    Dissent,
    Help,
    Commands,
    Back,
    /// Go to the next question and leave this one unanswered.
    Skip,
    /// Go to a pillar or a question.
    Jump,
    Progress,
    /// Save and quit.
    Quit,
}

/// How a command is typed and described.
#[derive(Debug, PartialEq, Eq)]
pub struct CommandSpec {
    pub kind: CommandKind,
    pub letter: &'static str,
    /// The name shown next to the letter.
    pub name: &'static str,
    /// Other words for it.
    aliases: &'static [&'static str],
    /// Its description, without a full stop.
    pub description: &'static str,
}

/// All commands, in display order.
pub const COMMANDS: [CommandSpec; 12] = [
    CommandSpec {
        kind: CommandKind::NotApplicable,
        letter: "n",
        name: "not applicable",
        aliases: &["n/a", "na", "not_applicable"],
        description: "it does not apply here; you are asked for the reason",
    },
    CommandSpec {
        kind: CommandKind::DontKnow,
        letter: "d",
        name: "don't know",
        aliases: &["dont know", "do not know", "unknown"],
        description: "an honest answer: the result shows a range until somebody finds out",
    },
    CommandSpec {
        kind: CommandKind::Note,
        letter: "t",
        name: "note",
        aliases: &[],
        description: "write down something worth remembering",
    },
    CommandSpec {
        kind: CommandKind::Evidence,
        letter: "e",
        name: "evidence",
        aliases: &[],
        description: "write down what would convince somebody else",
    },
    CommandSpec {
        kind: CommandKind::Dissent,
        letter: "x",
        name: "dissent",
        aliases: &[],
        description: "write down, without names, that some of the group see it differently",
    },
    CommandSpec {
        kind: CommandKind::Help,
        letter: "?",
        name: "help",
        aliases: &["h"],
        description: "why this is asked, where it comes from, what would count as evidence, what to read",
    },
    CommandSpec {
        kind: CommandKind::Commands,
        letter: "??",
        name: "commands",
        aliases: &[],
        description: "everything that can be typed",
    },
    CommandSpec {
        kind: CommandKind::Back,
        letter: "b",
        name: "back",
        aliases: &[],
        description: "go to the previous question; answers stay",
    },
    CommandSpec {
        kind: CommandKind::Skip,
        letter: "s",
        name: "skip",
        aliases: &[],
        description: "leave this question unanswered and go on",
    },
    CommandSpec {
        kind: CommandKind::Jump,
        letter: "j",
        name: "jump",
        aliases: &[],
        description: "go to a pillar or a question: j 3, j culture, j budget",
    },
    CommandSpec {
        kind: CommandKind::Progress,
        letter: "p",
        name: "progress",
        aliases: &[],
        description: "how much is answered, and the time left",
    },
    CommandSpec {
        kind: CommandKind::Quit,
        letter: "q",
        name: "save and quit",
        aliases: &["quit", "leave", "save", "exit", "save and leave"],
        description: "everything is saved; the same command continues from here",
    },
];

/// A parsed line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ParsedInput<'t> {
    /// Only Enter was pressed.
    Empty,
    Number(i64),
    /// A command and its argument.
    Command(CommandKind, &'t str),
    Other(&'t str),
}

impl CommandKind {
    /// How it is typed and described.
    pub fn spec(self) -> &'static CommandSpec {
        let index = COMMANDS.iter().position(|command| command.kind == self);
        &COMMANDS[index.unwrap_or_default()]
    }

    /// Whether it changes the answer or its remarks; the others navigate.
    pub fn is_about_the_answer(self) -> bool {
        matches!(self, Self::NotApplicable | Self::DontKnow | Self::Note | Self::Evidence | Self::Dissent)
    }

    /// Whether text may follow on the same line.
    fn takes_text(self) -> bool {
        matches!(self, Self::NotApplicable | Self::Note | Self::Evidence | Self::Dissent | Self::Jump)
    }
}

impl CommandSpec {
    /// The letter and the name: "n not applicable".
    pub fn label(&self) -> String {
        format!("{} {}", self.letter, self.name)
    }

    /// Every word for this command.
    fn names(&self) -> impl Iterator<Item = &'static str> {
        [self.letter, self.name].into_iter().chain(self.aliases.iter().copied())
    }
}

impl<'t> ParsedInput<'t> {
    /// Parses a line. Case, surrounding spaces and the kind of apostrophe or minus sign make no difference.
    pub(super) fn read(line: &'t str) -> Self {
        let line = line.trim();
        if line.is_empty() {
            return Self::Empty;
        }
        if let Some(number) = number(line) {
            return Self::Number(number);
        }
        let names = COMMANDS.iter().flat_map(|command| command.names().map(move |name| (command.kind, name)));
        let meant = names
            .filter_map(|(kind, name)| Some((kind, name.len(), after(line, name)?)))
            .filter(|(kind, _, rest)| rest.is_empty() || kind.takes_text())
            .max_by_key(|(_, length, _)| *length);
        meant.map_or(Self::Other(line), |(kind, _, rest)| Self::Command(kind, rest))
    }
}

/// A whole number as people type it: `3`, `3.`, `3)`, `+1`, `−1`.
fn number(text: &str) -> Option<i64> {
    let text = text.strip_suffix(['.', ')']).unwrap_or(text);
    let (sign, digits) = match text.strip_prefix(['-', '\u{2212}', '\u{2013}']) {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let all_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    // A number with too many digits is still a number, just not one in range.
    all_digits.then(|| sign * digits.parse::<i64>().unwrap_or(i64::MAX))
}

/// The text after a name at the start of a line; `None` if the line does not start with that word.
fn after<'t>(line: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = line.chars();
    for wanted in name.chars() {
        let typed = match rest.next()? {
            '\u{2019}' | '\u{2018}' | '`' | '\u{b4}' => '\'',
            other => other.to_ascii_lowercase(),
        };
        if typed != wanted {
            return None;
        }
    }
    let rest = rest.as_str();
    let ends = rest.is_empty() || rest.starts_with([':', ',']) || rest.starts_with(char::is_whitespace);
    ends.then(|| rest.trim_start_matches([':', ',']).trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_a_person_means_it() {
        use CommandKind::{Back, DontKnow, Jump, NotApplicable, Note, Quit};
        for (line, typed) in [
            ("", ParsedInput::Empty),
            ("   ", ParsedInput::Empty),
            ("3", ParsedInput::Number(3)),
            (" 3. ", ParsedInput::Number(3)),
            ("+1", ParsedInput::Number(1)),
            ("\u{2212}2", ParsedInput::Number(-2)),
            ("99999999999999999999", ParsedInput::Number(i64::MAX)),
            ("b", ParsedInput::Command(Back, "")),
            ("BACK", ParsedInput::Command(Back, "")),
            ("Don\u{2019}t know", ParsedInput::Command(DontKnow, "")),
            ("dont know", ParsedInput::Command(DontKnow, "")),
            ("n", ParsedInput::Command(NotApplicable, "")),
            ("n/a", ParsedInput::Command(NotApplicable, "")),
            ("not applicable: no peers yet", ParsedInput::Command(NotApplicable, "no peers yet")),
            ("t Caf\u{e9} \u{1f600}", ParsedInput::Command(Note, "Caf\u{e9} \u{1f600}")),
            ("note", ParsedInput::Command(Note, "")),
            ("j 3", ParsedInput::Command(Jump, "3")),
            ("save and quit", ParsedInput::Command(Quit, "")),
            ("quit", ParsedInput::Command(Quit, "")),
            ("backwards", ParsedInput::Other("backwards")),
            ("back please", ParsedInput::Other("back please")),
            ("3.5", ParsedInput::Other("3.5")),
            ("-", ParsedInput::Other("-")),
        ] {
            assert_eq!(ParsedInput::read(line), typed, "{line:?}");
        }
    }

    #[test]
    fn no_two_commands_share_a_name() {
        let mut names: Vec<_> = COMMANDS.iter().flat_map(CommandSpec::names).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}

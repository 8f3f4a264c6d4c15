//! The one vocabulary of the interview: what a typed line asks for, in letters and in words.

/// What a word of the vocabulary does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommandKind {
    /// The question does not apply, for a reason.
    NotApplicable,
    /// Nobody here knows.
    DontKnow,
    /// Something worth remembering.
    Note,
    /// What shows the answer.
    Evidence,
    /// Who in the group saw it otherwise.
    Dissent,
    /// More about the question, and the vocabulary.
    Help,
    /// To the step before.
    Back,
    /// Past the question, which stays open.
    Skip,
    /// To a pillar.
    Jump,
    /// How much is answered.
    Progress,
    /// Save and leave.
    Leave,
}

/// One word of the vocabulary.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    /// What it does.
    pub verb: CommandKind,
    /// Its letter.
    pub letter: &'static str,
    /// The name shown beside the letter.
    pub name: &'static str,
    /// What else is understood.
    also: &'static [&'static str],
    /// What it does, in a sentence's end.
    pub does: &'static str,
}

/// All words, in the order in which they are shown.
pub const VOCABULARY: [Word; 11] = [
    Word {
        verb: CommandKind::NotApplicable,
        letter: "n",
        name: "not applicable",
        also: &["n/a", "na", "not_applicable"],
        does: "it does not apply here; you are asked for the reason",
    },
    Word {
        verb: CommandKind::DontKnow,
        letter: "d",
        name: "don't know",
        also: &["dont know", "do not know", "unknown"],
        does: "an honest answer: the result shows a range until somebody finds out",
    },
    Word {
        verb: CommandKind::Note,
        letter: "t",
        name: "note",
        also: &[],
        does: "write down something worth remembering",
    },
    Word {
        verb: CommandKind::Evidence,
        letter: "e",
        name: "evidence",
        also: &[],
        does: "write down what would show this to somebody else",
    },
    Word {
        verb: CommandKind::Dissent,
        letter: "x",
        name: "dissent",
        also: &[],
        does: "write down, without names, that some of the group see it otherwise",
    },
    Word {
        verb: CommandKind::Help,
        letter: "?",
        name: "help",
        also: &["h"],
        does: "why this is asked, where it comes from, what would show it, what to read",
    },
    Word {
        verb: CommandKind::Back,
        letter: "b",
        name: "back",
        also: &[],
        does: "to the question before this one, as far as you want; answers stay",
    },
    Word { verb: CommandKind::Skip, letter: "s", name: "skip", also: &[], does: "leave this one open and go on" },
    Word {
        verb: CommandKind::Jump,
        letter: "j",
        name: "jump",
        also: &[],
        does: "go to another pillar; j 3 goes to the third",
    },
    Word {
        verb: CommandKind::Progress,
        letter: "p",
        name: "progress",
        also: &[],
        does: "how much is answered, and the time left",
    },
    Word {
        verb: CommandKind::Leave,
        letter: "q",
        name: "save and leave",
        also: &["quit", "leave", "save", "exit"],
        does: "everything is saved; the same command goes on from here",
    },
];

/// What a typed line asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ParsedInput<'t> {
    /// Nothing: only Enter was pressed.
    Nothing,
    /// A number.
    Number(i64),
    /// A word of the vocabulary, and what was typed after it.
    Word(CommandKind, &'t str),
    /// Something else.
    Else(&'t str),
}

impl CommandKind {
    /// Its word in the vocabulary.
    #[must_use]
    pub fn word(self) -> &'static Word {
        let place = VOCABULARY.iter().position(|word| word.verb == self);
        &VOCABULARY[place.unwrap_or_default()]
    }

    /// Whether it says something about the answer; else it is a way to move.
    #[must_use]
    pub fn is_about_the_answer(self) -> bool {
        matches!(self, Self::NotApplicable | Self::DontKnow | Self::Note | Self::Evidence | Self::Dissent)
    }

    /// Whether text may follow the word on its line.
    fn takes_text(self) -> bool {
        matches!(self, Self::NotApplicable | Self::Note | Self::Evidence | Self::Dissent | Self::Jump)
    }
}

impl Word {
    /// Everything that is understood as this word.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        [self.letter, self.name].into_iter().chain(self.also.iter().copied())
    }
}

impl<'t> ParsedInput<'t> {
    /// Reads a line. Case, spaces around it and the kind of apostrophe or minus do not matter.
    pub(super) fn read(line: &'t str) -> Self {
        let line = line.trim();
        if line.is_empty() {
            return Self::Nothing;
        }
        if let Some(number) = number(line) {
            return Self::Number(number);
        }
        let names = VOCABULARY.iter().flat_map(|word| word.names().map(move |name| (word.verb, name)));
        let meant = names
            .filter_map(|(verb, name)| Some((verb, name.len(), after(line, name)?)))
            .filter(|(verb, _, rest)| rest.is_empty() || verb.takes_text())
            .max_by_key(|(_, length, _)| *length);
        meant.map_or(Self::Else(line), |(verb, _, rest)| Self::Word(verb, rest))
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
    // A number of more digits than any level has is still a number, only not one that fits.
    all_digits.then(|| sign * digits.parse::<i64>().unwrap_or(i64::MAX))
}

/// What follows a name at the beginning of a line, if it stands there as a whole word.
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
        use CommandKind::{Back, DontKnow, Jump, Leave, NotApplicable, Note};
        for (line, typed) in [
            ("", ParsedInput::Nothing),
            ("   ", ParsedInput::Nothing),
            ("3", ParsedInput::Number(3)),
            (" 3. ", ParsedInput::Number(3)),
            ("+1", ParsedInput::Number(1)),
            ("\u{2212}2", ParsedInput::Number(-2)),
            ("99999999999999999999", ParsedInput::Number(i64::MAX)),
            ("b", ParsedInput::Word(Back, "")),
            ("BACK", ParsedInput::Word(Back, "")),
            ("Don\u{2019}t know", ParsedInput::Word(DontKnow, "")),
            ("dont know", ParsedInput::Word(DontKnow, "")),
            ("n", ParsedInput::Word(NotApplicable, "")),
            ("n/a", ParsedInput::Word(NotApplicable, "")),
            ("not applicable: no peers yet", ParsedInput::Word(NotApplicable, "no peers yet")),
            ("t Caf\u{e9} \u{1f600}", ParsedInput::Word(Note, "Caf\u{e9} \u{1f600}")),
            ("note", ParsedInput::Word(Note, "")),
            ("j 3", ParsedInput::Word(Jump, "3")),
            ("save and leave", ParsedInput::Word(Leave, "")),
            ("quit", ParsedInput::Word(Leave, "")),
            ("backwards", ParsedInput::Else("backwards")),
            ("back please", ParsedInput::Else("back please")),
            ("3.5", ParsedInput::Else("3.5")),
            ("-", ParsedInput::Else("-")),
        ] {
            assert_eq!(ParsedInput::read(line), typed, "{line:?}");
        }
    }

    #[test]
    fn no_two_words_share_a_name() {
        let mut names: Vec<_> = VOCABULARY.iter().flat_map(Word::names).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}

//! What to show and ask, as data. The command line lays it out for a terminal or a screen reader.

use super::command::CommandSpec;

/// Something to show, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    Title(String),
    Text(String),
    /// A question, emphasised.
    Question(String),
    /// Less important text.
    Muted(String),
    /// Text after a label, such as a number or "Note:".
    Labelled {
        label: String,
        text: String,
    },
    /// Something that was not understood or cannot be done.
    Error(String),
    /// An empty line.
    Blank,
}

/// One of the numbered choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What to type: `3`, `-1`.
    pub typed: String,
    /// What it means.
    pub text: String,
}

/// The current prompt.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prompt {
    /// The word before the input.
    pub label: String,
    /// The numbered choices.
    pub choices: Vec<Choice>,
    /// The numbers that may be typed: "0-4".
    pub range: Option<String>,
    /// The commands available here.
    pub commands: Vec<&'static CommandSpec>,
    /// A hint about what to type.
    pub hint: Option<String>,
    /// Whether any text may be typed.
    pub free_text: bool,
    /// Whether Esc goes back to the question that this prompt belongs to.
    pub can_cancel: bool,
    /// What an empty line means.
    pub default: Option<String>,
    /// The text to edit.
    pub draft: Option<String>,
}

impl Message {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(super) fn labelled(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self::Labelled { label: label.into(), text: text.into() }
    }
}

//! What to show and to ask, as data: the command line lays it out for a terminal or for a screen reader.

use super::command::CommandSpec;

/// Something to show, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    Title(String),
    Text(String),
    /// A question, to stand out.
    Question(String),
    /// Less important text.
    Muted(String),
    /// Text after a label, such as a number or "Note:".
    Labelled {
        label: String,
        text: String,
    },
    /// What was not understood, or cannot be done.
    Error(String),
    /// An empty line.
    Blank,
}

/// One of the numbered answers to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What to type: `3`, `-1`.
    pub typed: String,
    /// What it means.
    pub text: String,
}

/// What to ask now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prompt {
    /// The word before the input.
    pub label: String,
    /// Answers to choose from by number.
    pub choices: Vec<Choice>,
    /// Which numbers may be typed: "0-4".
    pub range: Option<String>,
    /// The commands that are understood here.
    pub commands: Vec<&'static CommandSpec>,
    /// What to know about typing here.
    pub hint: Option<String>,
    /// Whether any text may be typed.
    pub free_text: bool,
    /// Whether Esc goes back to the question that this prompt belongs to.
    pub can_cancel: bool,
    /// What Enter alone means.
    pub default: Option<String>,
    /// Text to start with, to be edited.
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

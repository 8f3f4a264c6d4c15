//! What to show and to ask, as data: the shell lays it out for a terminal or for a screen reader.

use super::vocabulary::Word;

/// Something to show, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// A heading.
    Title(String),
    /// Sentences.
    Text(String),
    /// A question, to stand out.
    Question(String),
    /// Less important sentences.
    Aside(String),
    /// Text beside what leads it in, such as a number.
    Beside {
        /// What leads it in.
        lead: String,
        /// The text.
        text: String,
    },
    /// What was not understood, or cannot be done.
    Trouble(String),
    /// An empty line.
    Gap,
}

/// One of the numbered answers to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What to type: `3`, `-1`.
    pub typed: String,
    /// What it means.
    pub words: String,
}

/// What to ask now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prompt {
    /// What stands before the place to type.
    pub label: String,
    /// Answers to choose from by number.
    pub choices: Vec<Choice>,
    /// Which numbers there are: "0-4".
    pub range: Option<String>,
    /// The words that are understood.
    pub words: Vec<&'static Word>,
    /// What to know about typing here, where there is no vocabulary.
    pub hint: Option<String>,
    /// Whether any text may be typed.
    pub free: bool,
    /// What Enter alone means.
    pub given: Option<String>,
    /// What stands there to be changed.
    pub draft: Option<String>,
}

impl Message {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(super) fn aside(text: impl Into<String>) -> Self {
        Self::Aside(text.into())
    }

    pub(super) fn beside(lead: impl Into<String>, text: impl Into<String>) -> Self {
        Self::Beside { lead: lead.into(), text: text.into() }
    }
}

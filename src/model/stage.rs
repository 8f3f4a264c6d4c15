//! What a questionnaire defines besides its questions: the stages of an organisation, and the terms it explains.

use super::{Id, Item, Text};
use crate::text::mentions;

/// A stage of an organisation (scoring, section 1). Every audit is at one stage; only the items of that stage are asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    pub id: Id,
    /// Its name in words.
    pub label: Text,
    /// How people recognise this stage.
    pub text: Option<Text>,
}

/// The form of an audit (scoring, section 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FormLength {
    /// All items.
    #[default]
    Full,
    /// Only items of the short form.
    Short,
}

impl FormLength {
    /// Its name in machine formats.
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Short => "short",
        }
    }
}

impl Term {
    /// Whether the texts of an item use the word or one of its forms.
    #[must_use]
    pub fn is_used_in(&self, item: &Item) -> bool {
        let words = || std::iter::once(&self.word).chain(&self.forms);
        item.texts().into_iter().any(|text| words().any(|word| mentions(text, word)))
    }
}

/// A term that is explained where it appears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    pub id: Id,
    /// The term itself.
    pub word: Text,
    /// Other forms of the word, such as its plural.
    pub forms: Vec<Text>,
    /// What it means.
    pub meaning: Text,
}

//! The spans of an answers file, for lints and requirements that point at characters.

use super::Span;

/// The spans of an answers file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AnswersSpans {
    /// The questionnaire's id.
    pub questionnaire: EntrySpans,
    /// The questionnaire's version.
    pub version: EntrySpans,
    /// Whose audit it is.
    pub audit: AuditSpans,
    /// Each item's answer, in the questionnaire's order; nothing where the file does not name the item.
    pub items: Vec<Option<AnswerSpans>>,
    /// Each pillar's header, in the questionnaire's order; nothing where the file does not have it.
    pub pillars: Vec<Option<Span>>,
    /// The header of the indicators.
    pub culture: Option<Span>,
    /// Answers to what is no longer asked, in the order of `Answers::retired`.
    pub retired: Vec<EntrySpans>,
}

/// A key with its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EntrySpans {
    pub key: Span,
    pub value: Span,
}

/// The spans of the table `[audit]`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AuditSpans {
    pub header: Span,
    pub team: EntrySpans,
    pub organisation: Option<EntrySpans>,
    pub date: EntrySpans,
    pub viewpoint: EntrySpans,
    pub respondent: Option<EntrySpans>,
    /// How many took part.
    pub participants: Option<EntrySpans>,
    pub stage: Option<EntrySpans>,
    /// Who took part in a group.
    pub took_part: Option<EntrySpans>,
}

/// The spans of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerSpans {
    /// The item's id.
    pub key: Span,
    /// All of the value: the level, the words, or the table.
    pub value: Span,
    /// The answer itself: the same as the value, or the value of `level`, `position`, `dont_know` or `not_applicable` in the table.
    pub answer: Span,
    /// The note, if there is one.
    pub note: Option<Span>,
    /// The evidence, if there is any.
    pub evidence: Option<Span>,
}

impl AnswersSpans {
    /// No spans yet, for this many items and pillars.
    #[must_use]
    pub fn new(items: usize, pillars: usize) -> Self {
        Self { items: vec![None; items], pillars: vec![None; pillars], ..Self::default() }
    }

    /// Where the answer to the item at this position in the questionnaire stands; if the file names it.
    #[must_use]
    pub fn item(&self, item: usize) -> Option<&AnswerSpans> {
        self.items.get(item)?.as_ref()
    }
}

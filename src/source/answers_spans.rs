//! The spans of an answers file, for lints and requirements that point at characters.

use super::Span;

/// The spans of an answers file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AnswersSpans {
    /// The questionnaire's id.
    pub questionnaire: EntrySpans,
    /// The questionnaire's version.
    pub version: EntrySpans,
    /// The table `[audit]`.
    pub audit: AuditSpans,
    /// Each item's answer, in questionnaire order; `None` if the file does not name the item.
    pub items: Vec<Option<AnswerSpans>>,
    /// Each pillar's header, in questionnaire order; `None` if the file does not have it.
    pub pillars: Vec<Option<Span>>,
    /// The header of the indicators.
    pub culture: Option<Span>,
    /// Answers to retired questions, in the order of `Answers::retired`.
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
    /// The number of participants.
    pub participants: Option<EntrySpans>,
    pub stage: Option<EntrySpans>,
    /// The viewpoints that took part in a group.
    pub took_part: Option<EntrySpans>,
}

/// The spans of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerSpans {
    /// The item's id.
    pub key: Span,
    /// The whole value: the level, the text, or the table.
    pub value: Span,
    /// The answer: the value, or the value of `level`, `position`, `dont_know` or `not_applicable` in the table.
    pub answer: Span,
    /// The note, if there is one.
    pub note: Option<Span>,
    /// The evidence, if there is any.
    pub evidence: Option<Span>,
}

impl AnswersSpans {
    /// Empty spans for this many items and pillars.
    #[must_use]
    pub fn new(items: usize, pillars: usize) -> Self {
        Self { items: vec![None; items], pillars: vec![None; pillars], ..Self::default() }
    }

    /// The span of the answer to the item at this index, if the file names it.
    #[must_use]
    pub fn item(&self, item: usize) -> Option<&AnswerSpans> {
        self.items.get(item)?.as_ref()
    }
}

//! The spans of a questionnaire, for lints that point at characters.

use super::Span;
use std::collections::BTreeMap;

/// The spans of a questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct QuestionnaireSpans {
    /// Each pillar's header, in order.
    pub pillars: Vec<Span>,
    /// Each reading's id, in order.
    pub readings: Vec<Span>,
    /// Questions and indicators by their full ids, retired ones too.
    pub items: BTreeMap<String, ItemSpans>,
}

/// The spans of a question or an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ItemSpans {
    /// Its id's value.
    pub id: Span,
    /// The key `levels`.
    pub levels: Option<Span>,
    /// Each level's text, level 0 first.
    pub wordings: Vec<Span>,
    /// The value of its weight.
    pub weight: Option<Span>,
    /// Whether it has a target of its own.
    pub own_target: bool,
    /// The version that added it, as written, and its span.
    pub since: Option<(String, Span)>,
    /// The version that retired it, as written, and its span.
    pub obsolete: Option<(String, Span)>,
}

//! The ids of a list: unique, and looked up by references.

use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::input::fields::{Fields, ParseContext};
use crate::input::syntax::to_span;
use crate::model::Id;
use crate::source::Span;
use crate::text::Quoted;
use std::collections::BTreeMap;

/// The ids of one list, in order; `None` where an entry's id is invalid.
pub(super) struct IdList {
    kind: &'static str,
    entries: Vec<Option<Id>>,
    by_id: BTreeMap<String, (usize, Span)>,
}

impl IdList {
    /// Reads the ids of a list's entries, and reports those that are missing, reserved or duplicate.
    pub(super) fn of(
        entries: &[Fields<'_, '_>],
        kind: &'static str,
        reserved: &[&str],
        context: &mut ParseContext<'_>,
    ) -> Self {
        let mut known = Self { kind, entries: Vec::with_capacity(entries.len()), by_id: BTreeMap::new() };
        for entry in entries {
            let id =
                entry.required("id", context).and_then(|item| Some((context.id(item, "id")?, to_span(item.span()))));
            let id = id.map(|(id, at)| {
                known.check(&id, at, reserved, context);
                known.by_id.entry(id.as_str().to_owned()).or_insert((known.entries.len(), at));
                id
            });
            known.entries.push(id);
        }
        known
    }

    fn check(&self, id: &Id, at: Span, reserved: &[&str], context: &mut ParseContext<'_>) {
        if reserved.contains(&id.as_str()) {
            context.problems.add(Code::ReservedId, |code| {
                Diagnostic::new(code, at, format!("{} cannot be the id of a {}", Quoted(id.as_str()), self.kind))
                    .with_usual_help()
            });
        }
        if let Some(&(_, first)) = self.by_id.get(id.as_str()) {
            context.problems.add(Code::DuplicateId, |code| {
                Diagnostic::new(code, at, format!("{} is the id of two {}s", Quoted(id.as_str()), self.kind))
                    .with_label("again here")
                    .with_secondary(first, "first here")
                    .with_help("give one of them a different id")
            });
        }
    }

    /// The id of an entry.
    pub(super) fn get(&self, entry: usize) -> Option<&Id> {
        self.entries.get(entry)?.as_ref()
    }

    /// The number of entries.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The entry with this id.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).map(|(entry, _)| *entry)
    }

    /// The entry that a reference names.
    pub(super) fn resolve(&self, id: &str, at: Span, context: &mut ParseContext<'_>) -> Option<usize> {
        let found = self.find(id);
        if found.is_none() {
            dangling(id, self.kind, at, self.by_id.keys().map(String::as_str), context);
        }
        found
    }
}

/// Reports an unknown reference, unless the text is malformed, since the malformed part may define it.
pub(super) fn dangling<'c>(
    id: &str,
    kind: &str,
    at: Span,
    candidates: impl Iterator<Item = &'c str>,
    context: &mut ParseContext<'_>,
) {
    if !context.problems.is_malformed() {
        context.problems.add(Code::UnknownReference, |code| {
            Diagnostic::new(code, at, format!("there is no {kind} {}", Quoted(id))).with_help(
                did_you_mean(id, candidates).unwrap_or_else(|| format!("name a {kind} of this questionnaire")),
            )
        });
    }
}

//! The ids of a list: each its own, and found again where something refers to them.

use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::input::fields::{Fields, ParseContext};
use crate::input::syntax::place;
use crate::model::Id;
use crate::source::Span;
use crate::text::Ticked;
use std::collections::BTreeMap;

/// The ids of one list, in order; nothing where an entry's id cannot be used.
pub(super) struct Ids {
    kind: &'static str,
    entries: Vec<Option<Id>>,
    places: BTreeMap<String, (usize, Span)>,
}

impl Ids {
    /// Reads the ids of a list's entries, and reports those that are missing, reserved or there twice.
    pub(super) fn of(
        entries: &[Fields<'_, '_>],
        kind: &'static str,
        reserved: &[&str],
        desk: &mut ParseContext<'_>,
    ) -> Self {
        let mut known = Self { kind, entries: Vec::with_capacity(entries.len()), places: BTreeMap::new() };
        for entry in entries {
            let id = entry.required("id", desk).and_then(|item| Some((desk.id(item, "id")?, place(item.span()))));
            let id = id.map(|(id, at)| {
                known.check(&id, at, reserved, desk);
                known.places.entry(id.as_str().to_owned()).or_insert((known.entries.len(), at));
                id
            });
            known.entries.push(id);
        }
        known
    }

    fn check(&self, id: &Id, at: Span, reserved: &[&str], desk: &mut ParseContext<'_>) {
        if reserved.contains(&id.as_str()) {
            desk.problems.add(Code::ReservedId, |code| {
                Diagnostic::new(code, at, format!("{} cannot be the id of a {}", Ticked(id.as_str()), self.kind))
                    .with_help(Code::ReservedId.entry().cure)
            });
        }
        if let Some(&(_, first)) = self.places.get(id.as_str()) {
            desk.problems.add(Code::DuplicateId, |code| {
                Diagnostic::new(code, at, format!("{} is the id of two {}s", Ticked(id.as_str()), self.kind))
                    .with_label("again here")
                    .with_secondary(first, "first here")
                    .with_help("give one of them another id")
            });
        }
    }

    /// The id of an entry.
    pub(super) fn get(&self, entry: usize) -> Option<&Id> {
        self.entries.get(entry)?.as_ref()
    }

    /// How many entries there are.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The entry of this id.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.places.get(id).map(|(entry, _)| *entry)
    }

    /// The entry that something refers to.
    pub(super) fn resolve(&self, id: &str, at: Span, desk: &mut ParseContext<'_>) -> Option<usize> {
        let found = self.find(id);
        if found.is_none() {
            dangling(id, self.kind, at, self.places.keys().map(String::as_str), desk);
        }
        found
    }
}

/// Reports a reference to what is not there; says nothing while the text itself is broken, since it may stand in the broken part.
pub(super) fn dangling<'c>(
    id: &str,
    kind: &str,
    at: Span,
    candidates: impl Iterator<Item = &'c str>,
    desk: &mut ParseContext<'_>,
) {
    if !desk.problems.broken() {
        desk.problems.add(Code::UnknownReference, |code| {
            Diagnostic::new(code, at, format!("there is no {kind} {}", Ticked(id))).with_help(
                did_you_mean(id, candidates).unwrap_or_else(|| format!("name a {kind} of this questionnaire")),
            )
        });
    }
}

//! An action plan, read against the questionnaire whose items it names.

mod action;
mod head;

use super::Outcome;
use super::fields::{Fields, ParseContext, TableSchema};
use super::syntax::{self, to_span};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Action, MAX_ACTIONS, Plan, Questionnaire};
use crate::source::{EntrySpans, PlanSpans, Source, Span, TableSpans};
use crate::text::Quoted;
use action::ActionReader;
use std::collections::BTreeMap;
use toml_spanner::{Arena, Table};

const FILE: TableSchema = TableSchema {
    what: "an action plan",
    keys: &["questionnaire", "version", "plan", "action"],
    elsewhere: &[
        ("team", "it belongs in [plan]"),
        ("organisation", "it belongs in [plan]"),
        ("stage", "it belongs in [plan]"),
        ("baseline", "it belongs in [plan]"),
        ("review", "it belongs in [plan]"),
        ("actions", "each action is a table of its own, [[action]]"),
    ],
};

/// A valid action plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanFile {
    pub plan: Plan,
    /// Where its parts are in the text.
    pub spans: PlanSpans,
}

/// Reads an action plan.
#[must_use]
pub fn plan(source: &Source, questionnaire: &Questionnaire) -> Outcome<PlanFile> {
    let arena = Arena::new();
    let mut context = ParseContext::new(source);
    let table = syntax::parse(source, &arena, &mut context.problems);
    let file = read(&table, questionnaire, &mut context);
    if context.problems.any_error() {
        syntax::check_depth(&table, &mut context.problems);
    }
    Outcome::new(file, context.problems)
}

fn read(table: &Table<'_>, questionnaire: &Questionnaire, context: &mut ParseContext<'_>) -> Option<PlanFile> {
    let file = Fields::new(table, Span::BEGINNING, &FILE, context);
    let version = head::version(file, questionnaire, context);
    let head = head::read(file, version.map(|read| read.version), questionnaire, context);
    let tables = file.tables("action", context);
    if let Some((_, header)) = tables.get(MAX_ACTIONS) {
        context.problems.add(Code::TooManyActions, |code| {
            Diagnostic::new(code, *header, format!("a plan can have at most {MAX_ACTIONS} actions")).with_usual_help()
        });
        return None;
    }
    let reader = ActionReader { questionnaire, ids_matter: version.is_none_or(|read| !read.is_foreign) };
    let mut spans = PlanSpans::default();
    let mut actions = Vec::with_capacity(tables.len());
    let mut ids = Vec::with_capacity(tables.len());
    for (table, header) in tables {
        spans.actions.push(entries(table, header));
        actions.push(reader.read(table, header, context));
        ids.push(table.get("id").and_then(|id| Some((id.as_str()?, to_span(id.span())))));
    }
    report_duplicate_ids(ids.into_iter().flatten(), context);
    let actions: Option<Vec<Action>> = actions.into_iter().collect();
    if let (Some(actions), Some(older)) = (&actions, version.and_then(|read| read.older)) {
        head::warn_of_older_version(older, actions, questionnaire, context);
    }
    let (head, head_spans) = head?;
    spans.head = head_spans;
    // Every broken rule is reported at its place by now.
    Some(PlanFile { plan: Plan::new(head, actions?, questionnaire).ok()?, spans })
}

fn report_duplicate_ids<'t>(ids: impl Iterator<Item = (&'t str, Span)>, context: &mut ParseContext<'_>) {
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    for (id, at) in ids {
        if let Some(earlier) = first.get(id) {
            context.problems.add(Code::DuplicateId, |code| {
                Diagnostic::new(code, at, format!("the id {} is defined twice", Quoted(id)))
                    .with_secondary(*earlier, "first defined here")
                    .with_usual_help()
            });
        } else {
            first.insert(id, at);
        }
    }
}

/// Where the entries of a table are.
fn entries(table: &Table<'_>, header: Span) -> TableSpans {
    let entry = |(key, value): &(toml_spanner::Key<'_>, toml_spanner::Item<'_>)| {
        (key.name.to_owned(), EntrySpans { key: to_span(key.span), value: to_span(value.span()) })
    };
    TableSpans::new(header, table.into_iter().map(entry))
}

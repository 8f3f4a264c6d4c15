//! The dependencies of items, which must not have cycles.

use super::ids::dangling;
use crate::diagnostic::{Code, Diagnostic};
use crate::input::fields::{Fields, ParseContext};
use crate::source::Span;
use crate::text::{List, Quoted};
use std::collections::BTreeMap;

/// What a full id refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Definition {
    /// An item.
    Item(usize),
    /// A retired question or indicator.
    Retired,
}

/// The full ids of all questions and indicators.
pub(super) type Definitions = BTreeMap<String, Definition>;

/// The items that a question names under `depends_on`, each with its span.
pub(super) fn resolve(
    fields: &Fields<'_, '_>,
    definitions: &Definitions,
    context: &mut ParseContext<'_>,
) -> Vec<(usize, Span)> {
    let mut edges = Vec::new();
    for (id, at) in fields.texts("depends_on", context) {
        match definitions.get(id) {
            Some(Definition::Item(item)) => edges.push((*item, at)),
            Some(Definition::Retired) => context.problems.add(Code::UnknownReference, |code| {
                Diagnostic::new(code, at, format!("{} is no longer asked", Quoted(id)))
                    .with_help("depend on its replacement, or delete this")
            }),
            None => dangling(id, "question or indicator", at, definitions.keys().map(String::as_str), context),
        }
    }
    edges
}

/// Reports every cycle among the dependencies.
pub(super) fn check_cycles(ids: &[Option<&str>], edges: &[Vec<(usize, Span)>], context: &mut ParseContext<'_>) {
    let mut done = vec![false; edges.len()];
    let mut on_path = vec![false; edges.len()];
    for start in 0..edges.len() {
        // Depth first without recursion: each step is an item and the number of its dependencies that were followed.
        let mut path: Vec<(usize, usize)> = if done[start] { Vec::new() } else { vec![(start, 0)] };
        on_path[start] = true;
        while let Some((item, followed)) = path.last_mut() {
            let Some(&(next, at)) = edges[*item].get(*followed) else {
                (done[*item], on_path[*item]) = (true, false);
                path.pop();
                continue;
            };
            *followed += 1;
            if on_path[next] {
                context.problems.add(Code::CircularDependency, |code| {
                    let cycle = path.iter().map(|(item, _)| *item).skip_while(|item| *item != next);
                    let cycle: Vec<&str> = cycle.filter_map(|item| ids.get(item).copied()?).collect();
                    describe(code, &cycle, at)
                });
            } else if !done[next] {
                path.push((next, 0));
                on_path[next] = true;
            }
        }
        on_path[start] = false;
    }
}

fn describe(code: Code, cycle: &[&str], at: Span) -> Diagnostic {
    let message = match cycle {
        [] => "a question depends on itself".to_owned(),
        [only] => format!("{} depends on itself", Quoted(only)),
        [first, others @ ..] => format!("{} depends on itself through {}", Quoted(first), List::and(others)),
    };
    Diagnostic::new(code, at, message).with_label("closes the circle").with_usual_help()
}

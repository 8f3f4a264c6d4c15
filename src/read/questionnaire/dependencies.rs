//! What an item cannot stand without, and that nothing depends on itself.

use super::ids::dangling;
use crate::diagnostic::words::{List, Ticked};
use crate::diagnostic::{Code, Diagnostic};
use crate::read::fields::{Desk, Fields};
use crate::source::Span;
use std::collections::BTreeMap;

/// Where a full id leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// To an item.
    Item(usize),
    /// To a question or indicator that is no longer asked.
    Retired,
}

/// The full ids of all questions and indicators.
pub(super) type Slots = BTreeMap<String, Slot>;

/// The items that a question names under `depends_on`, each with the place where it does.
pub(super) fn resolve(fields: &Fields<'_, '_>, slots: &Slots, desk: &mut Desk<'_>) -> Vec<(usize, Span)> {
    let mut edges = Vec::new();
    for (id, at) in fields.texts("depends_on", desk) {
        match slots.get(id) {
            Some(Slot::Item(item)) => edges.push((*item, at)),
            Some(Slot::Retired) => desk.problems.add(Code::UnknownReference, |code| {
                Diagnostic::new(code, at, format!("{} is no longer asked", Ticked(id)))
                    .with_help("depend on what replaced it, or delete this")
            }),
            None => dangling(id, "question or indicator", at, slots.keys().map(String::as_str), desk),
        }
    }
    edges
}

/// Reports every circle among the dependencies.
pub(super) fn check_circles(ids: &[Option<&str>], edges: &[Vec<(usize, Span)>], desk: &mut Desk<'_>) {
    let mut done = vec![false; edges.len()];
    for start in 0..edges.len() {
        // Depth first without recursion: each step on the way is an item and how many of its dependencies were followed.
        let mut way: Vec<(usize, usize)> = if done[start] { Vec::new() } else { vec![(start, 0)] };
        while let Some((item, followed)) = way.last_mut() {
            let Some(&(next, at)) = edges[*item].get(*followed) else {
                done[*item] = true;
                way.pop();
                continue;
            };
            *followed += 1;
            if let Some(begin) = way.iter().position(|(item, _)| *item == next) {
                let circle: Vec<&str> =
                    way.iter().skip(begin).filter_map(|(item, _)| ids.get(*item).copied()?).collect();
                report(&circle, at, desk);
            } else if !done[next] {
                way.push((next, 0));
            }
        }
    }
}

fn report(circle: &[&str], at: Span, desk: &mut Desk<'_>) {
    let Some((first, others)) = circle.split_first() else { return };
    desk.problems.add(Code::CircularDependency, |code| {
        let message = match others {
            [] => format!("{} depends on itself", Ticked(first)),
            others => format!("{} depends on itself through {}", Ticked(first), List::and(others)),
        };
        Diagnostic::new(code, at, message).with_label("closes the circle").with_help(code.entry().cure)
    });
}

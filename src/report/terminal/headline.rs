//! The first lines: whose audit, the overall band, what holds it there, and what to do about it.

use super::bar::ink;
use super::ink::Ink;
use super::page::Page;
use crate::report::view::{Headline, ItemName};

/// The widest a name may be that its action stands beside.
const WIDEST_NAME: usize = 24;

/// Writes the first lines.
pub(super) fn write(page: &mut Page, headline: &Headline) {
    let mut whose = Ink::Strong.paint(&headline.team);
    for part in headline.organisation.iter().chain(std::iter::once(&headline.dates)) {
        whose.push_str(" · ");
        whose.push_str(part);
    }
    page.hanging("", "  ", &whose);
    page.hanging("", "  ", &format!("{} · {}", headline.questionnaire, headline.respondents));
    if let Some(without_peers) = &headline.without_peers {
        page.hanging("", "  ", without_peers);
    }
    page.gap();
    overall(page, headline);
    first_steps(page, headline);
    other_must_haves(page, headline);
    if let Some(culture) = &headline.culture {
        page.hanging("", "  ", &format!("{} {culture}", Ink::Strong.paint("Culture:")));
    }
}

fn overall(page: &mut Page, headline: &Headline) {
    let known = format!("({} items known)", headline.coverage.known);
    let text = match &headline.band {
        Some(band) => {
            let words = ink(band.tone).paint(&band.words);
            format!("{} {words} {known}. {}", Ink::Strong.paint("Overall:"), headline.held_by)
        }
        None => format!("{} {}", Ink::Strong.paint("Overall: not scored."), headline.held_by),
    };
    page.hanging("", "  ", &text);
}

fn first_steps(page: &mut Page, headline: &Headline) {
    let steps = &headline.first_steps;
    if steps.is_empty() {
        return;
    }
    let must_haves = &headline.must_haves;
    if headline.first_steps_are_must_haves {
        let open = Ink::Poor.paint(&format!("{} of {}", must_haves.open.len(), must_haves.total));
        let tail = if must_haves.open.len() > steps.len() { "The largest, and what to do:" } else { "What to do:" };
        page.hanging("", "  ", &format!("{} {open} open. {tail}", Ink::Strong.paint("Must-haves:")));
    } else {
        page.hanging("", "  ", &format!("{} and what to do:", Ink::Strong.paint("The largest gaps,")));
    }
    let name_width = steps.iter().map(|(item, _)| textwrap::core::display_width(&item.name)).max().unwrap_or(0);
    let name_width = name_width.min(WIDEST_NAME).min(page.width() / 3);
    for (item, action) in steps {
        let room = name_width.saturating_sub(textwrap::core::display_width(&item.name));
        let first = format!("  {}{}  ", Ink::Strong.paint(&item.name), " ".repeat(room));
        page.hanging(&first, &" ".repeat(name_width + 4), action);
    }
}

fn other_must_haves(page: &mut Page, headline: &Headline) {
    let must_haves = &headline.must_haves;
    let already = if headline.first_steps_are_must_haves { headline.first_steps.as_slice() } else { &[] };
    let others: Vec<_> =
        must_haves.open.iter().filter(|item| already.iter().all(|(shown, _)| shown.id != item.id)).collect();
    let mut named = |words: &str, items: &[&ItemName]| {
        if !items.is_empty() {
            let names: Vec<_> = items.iter().map(|item| item.name.as_str()).collect();
            page.hanging("", "  ", &format!("{} {}.", Ink::Strong.paint(words), names.join(", ")));
        }
    };
    named(if already.is_empty() { "Open must-haves:" } else { "Also open:" }, &others);
    named("Must-haves not confirmed yet:", &must_haves.unconfirmed.iter().collect::<Vec<_>>());
    named("Must-haves met on average only, one viewpoint says not:", &must_haves.disputed.iter().collect::<Vec<_>>());
}

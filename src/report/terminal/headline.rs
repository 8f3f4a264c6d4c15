//! The first lines: whose audit, the overall band, what holds it there, and what to do about it.

use super::bar::ink;
use super::ink::TextStyle;
use super::page::Page;
use crate::report::view::Headline;

/// Writes the first lines.
pub(super) fn write(page: &mut Page, headline: &Headline) {
    let mut whose = TextStyle::Strong.paint(&headline.team);
    for part in headline.organisation.iter().chain(std::iter::once(&headline.dates)) {
        whose.push_str(" · ");
        whose.push_str(part);
    }
    page.hanging("", "  ", &whose);
    page.hanging("", "  ", &format!("{} · {}", headline.questionnaire, headline.respondents));
    page.gap();
    overall(page, headline);
    first_steps(page, headline);
    other_must_haves(page, headline);
    if let Some(culture) = &headline.culture {
        page.hanging("", "  ", &format!("{} {culture}", TextStyle::Strong.paint("Culture:")));
    }
}

fn overall(page: &mut Page, headline: &Headline) {
    let known = format!("({} items known)", headline.coverage.known);
    let text = match &headline.band {
        Some(band) => {
            let words = ink(band.tone).paint(&band.words);
            format!("{} {words} {known}. {}", TextStyle::Strong.paint("Overall:"), headline.held_by)
        }
        None => format!("{} {}", TextStyle::Strong.paint("Overall: not scored."), headline.held_by),
    };
    page.hanging("", "  ", &text);
}

fn first_steps(page: &mut Page, headline: &Headline) {
    if headline.first_steps.is_empty() {
        return;
    }
    page.hanging("", "  ", &TextStyle::Strong.paint(&headline.steps_title()));
    for (item, action) in &headline.first_steps {
        page.hanging("  • ", "    ", &format!("{}: {action}", TextStyle::Strong.paint(&item.name)));
    }
}

fn other_must_haves(page: &mut Page, headline: &Headline) {
    for (words, items) in headline.other_must_haves() {
        let names: Vec<_> = items.iter().map(|item| item.name.as_str()).collect();
        page.hanging("", "  ", &format!("{} {}.", TextStyle::Strong.paint(words), names.join(", ")));
    }
}

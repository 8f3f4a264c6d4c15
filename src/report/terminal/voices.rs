//! Policy against practice, the viewpoints side by side, and what has to be noted.

use super::bar::bar;
use super::ink::TextStyle;
use super::page::{Page, right};
use crate::report::view::texts;
use crate::report::view::{Details, ItemName, PolicyAndPractice, Rating, ViewpointTable, Viewpoints};
use comfy_table::Table;

/// The cells of a bar.
const BAR: usize = 25;
/// Below this a list is easier to read than a table.
const NARROW: usize = 70;

/// Writes policy against practice.
pub(super) fn write_policy_and_practice(page: &mut Page, aspects: &PolicyAndPractice) {
    page.heading(texts::POLICY_AND_PRACTICE, &aspects.difference_in_words().unwrap_or_default());
    let cells = BAR.min(page.width().saturating_sub(7));
    for (label, aspect) in aspects.rows() {
        let drawn = aspect.marks.map(|marks| bar(marks, cells, Rating::Neutral) + " ").unwrap_or_default();
        let figures = format!("{drawn}{:>3}  {} items known", aspect.score_or_unknown(), aspect.known);
        if page.width() < NARROW {
            page.sentence(label);
            page.hanging("  ", "  ", &figures);
        } else {
            page.hanging(&format!("{label:<19}"), "  ", &figures);
        }
    }
    page.sentence(&aspects.reading);
}

/// Writes the viewpoints, or why they are not shown.
pub(super) fn write_viewpoints(page: &mut Page, viewpoints: &Viewpoints) {
    page.heading(texts::VIEWPOINTS, "");
    match viewpoints {
        Viewpoints::Hidden(why) => page.sentence(why),
        Viewpoints::Shown(table) => {
            page.gap();
            if page.width() < NARROW || !page.table(side_by_side(table)) {
                list(page, table);
            }
            page.gap();
            for note in &table.notes {
                page.sentence(note);
            }
        }
    }
}

fn side_by_side(viewpoints: &ViewpointTable) -> Table {
    let mut table = Table::new();
    table.set_header(viewpoints.header().iter().map(|text| TextStyle::Faint.paint(text)));
    for row in &viewpoints.rows {
        let figure = |figure: &Option<String>| figure.clone().unwrap_or_else(|| "–".to_owned());
        let difference = viewpoints.compared.then(|| figure(&row.difference));
        table.add_row(std::iter::once(row.title.clone()).chain(row.scores.iter().map(figure)).chain(difference));
    }
    right(&mut table, &(1..=viewpoints.groups.len() + 1).collect::<Vec<_>>());
    table
}

fn list(page: &mut Page, viewpoints: &ViewpointTable) {
    for row in &viewpoints.rows {
        page.sentence(&TextStyle::Strong.paint(&row.title));
        for ((label, respondents), score) in viewpoints.groups.iter().zip(&row.scores) {
            page.hanging("  ", "    ", &format!("{label} ({respondents}): {}", score.as_deref().unwrap_or("–")));
        }
        if let Some(difference) = &row.difference {
            page.hanging("  ", "    ", &format!("Leadership − peers: {difference}"));
        }
    }
}

/// Writes what else has to be known: disputes about what applies, and answers that were ignored.
pub(super) fn write_notices(page: &mut Page, details: &Details) {
    let disputed = &details.applicability_disputed;
    if disputed.is_empty() && details.retired.is_empty() {
        return;
    }
    page.heading(texts::NOTICES, "");
    if !disputed.is_empty() {
        page.sentence(texts::DISPUTED);
        for ItemName { id, text, .. } in disputed {
            page.hanging("- ", "  ", &format!("{text} {}", TextStyle::Faint.paint(id)));
        }
    }
    if let Some(retired) = details.retired_in_words() {
        page.sentence(&retired);
    }
}

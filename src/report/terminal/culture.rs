//! The culture profile: every indicator as a scale between its two poles in words.

use super::bar::{ink, scale};
use super::ink::TextStyle;
use super::page::{Page, at_least};
use crate::report::view::texts;
use crate::report::view::{CultureProfile, TwoPoledScale};
use comfy_table::{CellAlignment, Table};

/// Below this the poles stand above and below their scale.
const NARROW: usize = 70;
/// The cells of a scale.
const SCALE: usize = 17;

/// Writes the culture profile.
pub(super) fn write(page: &mut Page, culture: &CultureProfile) {
    let reading = culture.reading.as_ref().map(|reading| format!("{}, ", ink(culture.tone).paint(reading)));
    page.heading(texts::CULTURE, &format!("{}{}", reading.unwrap_or_default(), culture.balance_and_coverage()));
    page.gap();
    if page.width() < NARROW || !page.table(profile(page.width(), &culture.scales)) {
        for (place, indicator) in culture.scales.iter().enumerate() {
            page.hanging("  ", "  ", &indicator.hostile);
            page.hanging("  ", "  ", &format!("{} {}", scale(indicator.position), standing(indicator)));
            page.hanging("  ", "  ", &indicator.fertile);
            if place < culture.scales.len() - 1 {
                page.gap();
            }
        }
    }
    page.gap();
    page.sentence(&culture.effect);
}

fn profile(width: usize, scales: &[TwoPoledScale]) -> Table {
    let mut table = Table::new();
    table.set_header(["Hostile", "−2      0      +2", "Fertile"].map(|text| TextStyle::Faint.paint(text)));
    let pole = width.saturating_sub(SCALE + 4) / 2;
    let last = scales.len().saturating_sub(1);
    for (row, indicator) in scales.iter().enumerate() {
        // An empty line between two indicators, so that the poles do not run into each other.
        let end = if row == last { "" } else { "\n " };
        table.add_row([
            format!("{}{end}", indicator.hostile),
            format!("{}\n{}{end}", scale(indicator.position), standing(indicator)),
            format!("{}{end}", indicator.fertile),
        ]);
    }
    at_least(&mut table, 0, pole.min(44));
    at_least(&mut table, 1, SCALE);
    if let Some(column) = table.column_mut(1) {
        column.set_cell_alignment(CellAlignment::Center);
    }
    table
}

/// Where it stands and where it should, in ink where it falls short.
fn standing(indicator: &TwoPoledScale) -> String {
    let standing = indicator.standing();
    if indicator.short { TextStyle::Poor.paint(&standing) } else { standing }
}

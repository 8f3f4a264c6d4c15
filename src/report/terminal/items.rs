//! Every item with its level, the level wanted and its state.

use super::ink::TextStyle;
use super::page::{Page, right};
use crate::report::view::{ItemRemarks, PillarItems, texts};
use comfy_table::Table;

/// Below this a list is easier to read than a table.
const NARROW: usize = 70;

/// Writes every item, pillar by pillar.
pub(super) fn write(page: &mut Page, pillars: &[PillarItems]) {
    page.heading(texts::ALL_ITEMS, "");
    for pillar in pillars {
        page.gap();
        page.sentence(&TextStyle::Strong.paint(&pillar.title));
        let mut table = Table::new();
        table.set_header(["Item", "Level", "Wanted", "State"].map(|text| TextStyle::Faint.paint(text)));
        for row in &pillar.items {
            let item = format!("{}\n{}", row.item.text, TextStyle::Faint.paint(&row.item.id));
            table.add_row([item, row.level.clone(), row.wanted.clone(), row.state.clone()]);
        }
        right(&mut table, &[1, 2]);
        if page.width() < NARROW || !page.table(table) {
            for row in &pillar.items {
                let text = format!("{} ({}; level {}, wanted {})", row.item.text, row.state, row.level, row.wanted);
                page.hanging("- ", "  ", &text);
                page.hanging("  ", "  ", &TextStyle::Faint.paint(&row.item.id));
            }
        }
    }
}

/// Writes what was said beside the answers, item by item.
pub(super) fn write_said(page: &mut Page, said: &[ItemRemarks]) {
    page.heading(texts::SAID, "");
    if said.is_empty() {
        page.sentence(texts::NOTHING_SAID);
    }
    for about in said {
        page.gap();
        page.sentence(&TextStyle::Strong.paint(&about.item.text));
        page.sentence(&TextStyle::Faint.paint(&about.item.id));
        for remark in &about.remarks {
            page.hanging("• ", "  ", remark);
        }
    }
}

//! What falls short with what to do about it, and what there is to find out.

use super::ink::TextStyle;
use super::page::{Page, right};
use crate::report::view::texts;
use crate::report::view::{Gap, Shown, Unknown, Words};
use comfy_table::Table;

/// Below this a list is easier to read than a table.
const NARROW: usize = 70;

/// Writes the largest gaps.
pub(super) fn write(page: &mut Page, gaps: &Shown<Gap>) {
    page.heading(texts::GAPS, &gaps.shown().unwrap_or_default());
    if gaps.rows.is_empty() {
        page.sentence(texts::NO_GAPS);
        return;
    }
    page.hanging("", "", &TextStyle::Faint.paint(texts::ORDER));
    for (place, gap) in gaps.rows.iter().enumerate() {
        page.gap();
        one(page, place + 1, gap);
    }
}

fn one(page: &mut Page, number: usize, gap: &Gap) {
    let first = format!("{number:>2}  ");
    let indent = " ".repeat(4);
    let must_have =
        if gap.open_must_have { format!("  {}", TextStyle::Poor.paint("must-have, open")) } else { String::new() };
    page.hanging(&first, &indent, &format!("{}{must_have}", TextStyle::Strong.paint(&gap.item.text)));
    let mut labelled = |label: &str, text: &str| {
        page.hanging(&format!("{indent}{}", TextStyle::Faint.paint(&format!("{label:<8}"))), &" ".repeat(12), text);
    };
    for (label, place, raised) in [("now", &gap.now, ""), ("wanted", &gap.wanted, gap.raised().as_str())] {
        let figure = format!("{}{raised}", place.on_scale());
        match &place.words {
            Words::At(words) => labelled(label, &format!("{figure}: {words}")),
            Words::Above(level) => labelled(label, &format!("{figure}, above {}: {}", level.number, level.words)),
            Words::Towards(level) => {
                labelled(label, &format!("{figure}, on the way to {}: {}", level.number, level.words));
            }
            Words::Between(below, above) => {
                labelled(label, &format!("{figure}, between {} and {}:", below.number, above.number));
                labelled("", &format!("{}: {}", below.number, below.words));
                labelled("", &format!("{}: {}", above.number, above.words));
            }
        }
    }
    if let Some(action) = &gap.action {
        labelled("to do", &TextStyle::Strong.paint(action));
    }
    for on in &gap.depends_on {
        labelled("needs", &format!("{} ({}) {}", on.item.text, on.state, TextStyle::Faint.paint(&on.item.id)));
    }
    labelled(
        "worth",
        &format!("{} points  {}", gap.worth, TextStyle::Faint.paint(&format!("{} · {}", gap.pillar, gap.item.id))),
    );
}

/// Writes what there is to find out.
pub(super) fn write_to_find_out(page: &mut Page, unknown: &Shown<Unknown>) {
    page.heading(texts::TO_FIND_OUT, &unknown.shown().unwrap_or_default());
    if unknown.rows.is_empty() {
        page.sentence(texts::NOTHING_TO_FIND_OUT);
        return;
    }
    page.sentence(&TextStyle::Faint.paint(texts::UP_TO));
    page.gap();
    let mut table = Table::new();
    table.set_header(["Up to", "Question", "Said"].map(|text| TextStyle::Faint.paint(text)));
    for row in &unknown.rows {
        let id = TextStyle::Faint.paint(&row.item.id);
        let state = if row.must_have {
            format!("{}\n{}", row.state, TextStyle::Poor.paint("must-have"))
        } else {
            row.state.clone()
        };
        table.add_row([row.worth_at_most.clone(), format!("{}\n{id}", row.item.text), state]);
    }
    right(&mut table, &[0]);
    if page.width() < NARROW || !page.table(table) {
        for row in &unknown.rows {
            let must_have = if row.must_have { ", must-have" } else { "" };
            let text = format!("{} ({}{must_have}; up to {})", row.item.text, row.state, row.worth_at_most);
            page.hanging("- ", "  ", &text);
            page.hanging("  ", "  ", &TextStyle::Faint.paint(&row.item.id));
        }
    }
}

//! What falls short with what to do about it, and what there is to find out.

use super::ink::Ink;
use super::page::{Page, right};
use crate::report::view::{Gap, Shown, Unknown, Words};
use comfy_table::Table;

/// Below this a list is easier to read than a table.
const NARROW: usize = 70;

/// What "worth" means, and what the list is not.
const ORDER: &str = "“Worth” is how many points the mean gap falls if this one thing alone reaches the level wanted. Open \
                     must-haves come first. The list shows size and is no order of work: the pillars prescribe none, so \
                     choose where you can begin, and mind what depends on what.";

/// Writes the largest gaps.
pub(super) fn write(page: &mut Page, gaps: &Shown<Gap>) {
    page.heading("Largest gaps", &shown(gaps));
    if gaps.rows.is_empty() {
        page.sentence("Nothing that is known falls short of the level wanted.");
        return;
    }
    page.hanging("", "", &Ink::Faint.paint(ORDER));
    for (place, gap) in gaps.rows.iter().enumerate() {
        page.gap();
        one(page, place + 1, gap);
    }
}

fn one(page: &mut Page, number: usize, gap: &Gap) {
    let first = format!("{number:>2}  ");
    let indent = " ".repeat(4);
    let must_have =
        if gap.open_must_have { format!("  {}", Ink::Poor.paint("must-have, open")) } else { String::new() };
    page.hanging(&first, &indent, &format!("{}{must_have}", Ink::Strong.paint(&gap.item.text)));
    let mut labelled = |label: &str, text: &str| {
        page.hanging(&format!("{indent}{}", Ink::Faint.paint(&format!("{label:<8}"))), &" ".repeat(12), text);
    };
    let raised = gap.raised_from.as_ref().map(|from| format!(" (raised by culture from {from})")).unwrap_or_default();
    for (label, place, raised) in [("now", &gap.now, ""), ("wanted", &gap.wanted, raised.as_str())] {
        let figure = format!("{}{raised}", place.on_scale());
        match &place.words {
            Words::At(words) => labelled(label, &format!("{figure}: {words}")),
            Words::Between(below, above) => {
                labelled(label, &format!("{figure}, between {} and {}:", below.0, above.0));
                labelled("", &format!("{}: {}", below.0, below.1));
                labelled("", &format!("{}: {}", above.0, above.1));
            }
        }
    }
    if let Some(action) = &gap.action {
        labelled("to do", &Ink::Strong.paint(action));
    }
    for on in &gap.depends_on {
        labelled("needs", &format!("{} ({}) {}", on.item.text, on.state, Ink::Faint.paint(&on.item.id)));
    }
    labelled(
        "worth",
        &format!("{} points  {}", gap.worth, Ink::Faint.paint(&format!("{} · {}", gap.pillar, gap.item.id))),
    );
}

/// Writes what there is to find out.
pub(super) fn write_to_find_out(page: &mut Page, unknown: &Shown<Unknown>) {
    page.heading("To find out", &shown(unknown));
    if unknown.rows.is_empty() {
        page.sentence("Every item that applies has a level.");
        return;
    }
    page.sentence(
        &Ink::Faint
            .paint("Nobody gave these a level. “Up to” is the most points each could be worth; must-haves come first."),
    );
    page.gap();
    let mut table = Table::new();
    table.set_header(["Up to", "Question", "Said"].map(|text| Ink::Faint.paint(text)));
    for row in &unknown.rows {
        let id = Ink::Faint.paint(&row.item.id);
        let state =
            if row.must_have { format!("{}\n{}", row.state, Ink::Poor.paint("must-have")) } else { row.state.clone() };
        table.add_row([row.worth_at_most.clone(), format!("{}\n{id}", row.item.text), state]);
    }
    right(&mut table, &[0]);
    if page.width() < NARROW || !page.table(table) {
        for row in &unknown.rows {
            let must_have = if row.must_have { ", must-have" } else { "" };
            let text = format!("{} ({}{must_have}; up to {})", row.item.text, row.state, row.worth_at_most);
            page.hanging("- ", "  ", &text);
            page.hanging("  ", "  ", &Ink::Faint.paint(&row.item.id));
        }
    }
}

fn shown<T>(list: &Shown<T>) -> String {
    match list.left_out() {
        0 => String::new(),
        _ => format!("{} of {}; --all shows all", list.rows.len(), list.of),
    }
}

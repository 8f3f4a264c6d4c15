//! The pillar table: one table where there is room, with the bar below the title where there is less, a list where a
//! table would not be readable.

use super::bar::{LEGEND, LEGEND_CERTAIN, bar, ink};
use super::ink::Ink;
use super::page::{Page, at_least, right};
use crate::report::view::{Figure, PillarRow, PillarTable, Scored};
use comfy_table::Table;

/// From here on every figure has a column of its own.
const WIDE: usize = 112;
/// Below this a list is easier to read than a table.
const NARROW: usize = 76;
/// The cells of a bar in the table.
const BAR: usize = 25;

/// Writes the pillar table.
pub(super) fn write(page: &mut Page, pillars: &PillarTable) {
    page.gap();
    let written = match page.width() {
        ..NARROW => false,
        NARROW..WIDE => page.table(stacked(&pillars.rows)),
        _ => page.table(wide(&pillars.rows)),
    };
    if !written {
        list(page, &pillars.rows);
    }
    page.gap();
    let open = |row: &PillarRow| row.scored.as_ref().is_some_and(|scored| scored.score.bounds.is_some());
    let legend = if pillars.rows.iter().any(open) { LEGEND } else { LEGEND_CERTAIN };
    page.sentence(&Ink::Faint.paint(legend));
    missing(page, &pillars.rows);
    for note in &pillars.notes {
        page.hanging("", "  ", note);
    }
}

fn wide(rows: &[PillarRow]) -> Table {
    let mut table = Table::new();
    table.set_header(["Pillar", "", "Score", "Target", "Gap", "Must-haves", "Band", "Known"].map(faint));
    for row in rows {
        let known = row.coverage.known.clone();
        table.add_row(match &row.scored {
            Some(scored) => vec![
                Ink::Strong.paint(&row.title),
                bar(scored.marks, BAR, scored.band.tone),
                scored.score.to_string(),
                scored.target.to_string(),
                scored.gap.to_string(),
                must_haves(row),
                band(scored),
                known,
            ],
            None => {
                vec![
                    Ink::Strong.paint(&row.title),
                    "not scored".to_owned(),
                    dash(),
                    dash(),
                    dash(),
                    dash(),
                    dash(),
                    known,
                ]
            }
        });
    }
    right(&mut table, &[2, 3, 4]);
    at_least(&mut table, 1, BAR);
    table
}

fn stacked(rows: &[PillarRow]) -> Table {
    let mut table = Table::new();
    table.set_header(["Pillar", "Score", "Target", "Gap", "Band, must-haves", "Known"].map(faint));
    for row in rows {
        let title = Ink::Strong.paint(&row.title);
        let known = row.coverage.known.clone();
        table.add_row(match &row.scored {
            Some(scored) => vec![
                format!("{title}\n{}", bar(scored.marks, BAR, scored.band.tone)),
                below(&scored.score),
                below(&scored.target),
                below(&scored.gap),
                format!("{}\n{}", band(scored), must_haves(row).replace(", ", "\n")),
                known,
            ],
            None => vec![format!("{title}\nnot scored"), dash(), dash(), dash(), dash(), known],
        });
    }
    right(&mut table, &[1, 2, 3]);
    at_least(&mut table, 0, BAR);
    table
}

fn list(page: &mut Page, rows: &[PillarRow]) {
    for (place, row) in rows.iter().enumerate() {
        if place > 0 {
            page.gap();
        }
        page.sentence(&Ink::Strong.paint(&row.title));
        match &row.scored {
            Some(scored) => {
                let cells = page.width().saturating_sub(2).min(40);
                page.hanging("  ", "  ", &bar(scored.marks, cells, scored.band.tone));
                page.hanging("  ", "    ", &format!("{}, must-haves: {}", band(scored), must_haves(row)));
                let Scored { score, target, gap, .. } = scored;
                let known = &row.coverage.known;
                page.hanging("  ", "    ", &format!("score {score}, target {target}, gap {gap}; {known} known"));
            }
            None => page.hanging("  ", "    ", &format!("not scored; {} known", row.coverage.known)),
        }
    }
}

/// What stands instead of levels, pillar by pillar, and how many answers were given (scoring, section 5).
fn missing(page: &mut Page, rows: &[PillarRow]) {
    let instead: Vec<_> = rows.iter().map(|row| (row.title.as_str(), row.coverage.in_full())).collect();
    let instead: Vec<_> = instead.into_iter().filter(|(_, words)| !words.is_empty()).collect();
    if instead.is_empty() {
        return;
    }
    let mut table = Table::new();
    table.set_header(["Not known", "What there is instead of a level"].map(faint));
    for (title, words) in &instead {
        table.add_row([*title, words.as_str()]);
    }
    page.gap();
    if page.width() < NARROW || !page.table(table) {
        for (title, words) in &instead {
            page.hanging("", "  ", &format!("{title}: {words}"));
        }
    }
    page.gap();
}

fn band(scored: &Scored) -> String {
    ink(scored.band.tone).paint(&scored.band.words)
}

fn must_haves(row: &PillarRow) -> String {
    let words = &row.must_haves.words;
    if row.must_haves.open.is_empty() { words.clone() } else { Ink::Poor.paint(words) }
}

/// The bounds under the figure, where there are any.
fn below(figure: &Figure) -> String {
    match (&figure.so_far, &figure.bounds) {
        (Some(so_far), Some((low, high))) => format!("{so_far}\n({low}–{high})"),
        _ => figure.to_string(),
    }
}

fn faint(text: &str) -> String {
    Ink::Faint.paint(text)
}

fn dash() -> String {
    "–".to_owned()
}

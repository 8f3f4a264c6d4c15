//! The pillar table: one table where there is room, with the bar below the title where there is less, a list where a
//! table would not be readable.

use super::bar::{LEGEND, LEGEND_CERTAIN, bar, ink};
use super::ink::TextStyle;
use super::page::{Page, at_least, right};
use crate::report::view::{BandWords, Figure, PillarRow, PillarTable, Scored, texts};
use comfy_table::Table;

/// Below this a list is easier to read than a table.
const NARROW: usize = 76;
/// Below this there is no room for a bar beside its title.
const WIDE: usize = 100;
/// The cells of a bar below its title.
const BAR: usize = 25;
/// The cells of a bar beside its title.
const BAR_BESIDE: usize = 20;

/// Whether what belongs together stands on one line of a cell, or below each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lines {
    One,
    Several,
}

/// Writes the pillar table in the roomiest layout that fits.
pub(super) fn write(page: &mut Page, pillars: &PillarTable) {
    page.gap();
    let rows = pillars.rows.as_slice();
    let beside =
        [Lines::One, Lines::Several].into_iter().filter(|_| page.width() >= WIDE).map(|lines| wide(rows, lines));
    let mut layouts = beside.chain(std::iter::once_with(|| stacked(rows, Lines::One)));
    let roomy = layouts.find_map(|mut table| page.fits_unwrapped(&mut table).then_some(table));
    let table = roomy.unwrap_or_else(|| stacked(rows, Lines::Several));
    let written = page.width() >= NARROW && page.table(table);
    if !written {
        list(page, &pillars.rows);
    }
    page.gap();
    let open = |row: &PillarRow| row.scored.as_ref().is_some_and(|scored| scored.score.bounds.is_some());
    let legend = if pillars.rows.iter().any(open) { LEGEND } else { LEGEND_CERTAIN };
    page.sentence(&TextStyle::Faint.paint(legend));
    missing(page, &pillars.rows);
    for note in &pillars.notes {
        page.hanging("", "  ", note);
    }
}

fn wide(rows: &[PillarRow], lines: Lines) -> Table {
    let mut table = Table::new();
    table.set_header(["Pillar", "", "Score", "Target", "Gap", "Must-haves", "Band", "Known"].map(faint));
    for row in rows {
        let known = row.coverage.known.clone();
        table.add_row(match &row.scored {
            Some(scored) => vec![
                TextStyle::Strong.paint(&row.title),
                bar(scored.marks, BAR_BESIDE, scored.band.tone),
                scored.score.to_string(),
                scored.target.to_string(),
                scored.gap.to_string(),
                must_haves(row, lines),
                band(scored, lines),
                known,
            ],
            None => {
                vec![
                    TextStyle::Strong.paint(&row.title),
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
    table
}

fn stacked(rows: &[PillarRow], lines: Lines) -> Table {
    let figure = |figure: &Figure| if lines == Lines::One { figure.to_string() } else { below(figure) };
    let mut table = Table::new();
    table.set_header(["Pillar", "Score", "Target", "Gap", "Band, must-haves", "Known"].map(faint));
    for row in rows {
        let title = TextStyle::Strong.paint(&row.title);
        let known = row.coverage.known.clone();
        table.add_row(match &row.scored {
            Some(scored) => vec![
                format!("{title}\n{}", bar(scored.marks, BAR, scored.band.tone)),
                figure(&scored.score),
                figure(&scored.target),
                figure(&scored.gap),
                format!("{}\n{}", band(scored, Lines::Several), must_haves(row, Lines::Several)),
                known,
            ],
            None => vec![format!("{title}\nnot scored"), dash(), dash(), dash(), dash(), known],
        });
    }
    right(&mut table, &[1, 2, 3]);
    at_least(&mut table, 0, widest_title(rows));
    table
}

fn list(page: &mut Page, rows: &[PillarRow]) {
    for (place, row) in rows.iter().enumerate() {
        if place > 0 {
            page.gap();
        }
        page.sentence(&TextStyle::Strong.paint(&row.title));
        match &row.scored {
            Some(scored) => {
                let cells = page.width().saturating_sub(2).min(40);
                page.hanging("  ", "  ", &bar(scored.marks, cells, scored.band.tone));
                page.hanging(
                    "  ",
                    "    ",
                    &format!("{}, must-haves: {}", band(scored, Lines::One), must_haves(row, Lines::One)),
                );
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
    let rows = || rows.iter().filter(|row| !row.coverage.in_full().is_empty());
    if rows().next().is_none() {
        return;
    }
    let several = rows().any(|row| row.coverage.answers.is_some());
    let mut table = Table::new();
    let header = ["Pillar", texts::WITHOUT_LEVEL].into_iter().chain(several.then_some("Answers given"));
    table.set_header(header.map(faint));
    for row in rows() {
        let answers = several.then(|| row.coverage.answers_given());
        table.add_row([row.title.clone(), row.coverage.instead_or_none()].into_iter().chain(answers));
    }
    page.gap();
    if page.width() < NARROW || !page.table(table) {
        for row in rows() {
            page.hanging("", "  ", &format!("{}: {}", row.title, row.coverage.in_full()));
        }
    }
    page.gap();
}

/// The band in words; of several lines the best band has one, the worst the next.
fn band(scored: &Scored, lines: Lines) -> String {
    let BandWords { words, best, worst, certain, tone } = &scored.band;
    let ink = ink(*tone);
    match lines {
        Lines::Several if !certain => format!("{}\n{}", ink.paint(&format!("{best} to")), ink.paint(worst)),
        _ => ink.paint(words),
    }
}

/// The must-haves in words; of several lines each kind has one.
fn must_haves(row: &PillarRow, lines: Lines) -> String {
    let words = &row.must_haves.words;
    match lines {
        Lines::One => in_ink(row, words),
        Lines::Several => words.split(", ").map(|words| in_ink(row, words)).collect::<Vec<_>>().join("\n"),
    }
}

/// The cells that titles should have: as many as a bar, and a few more where a title needs them.
fn widest_title(rows: &[PillarRow]) -> usize {
    let titles = rows.iter().map(|row| textwrap::core::display_width(&row.title)).max().unwrap_or(0);
    titles.clamp(BAR, BAR + 2)
}

fn in_ink(row: &PillarRow, words: &str) -> String {
    if row.must_haves.open.is_empty() { words.to_owned() } else { TextStyle::Poor.paint(words) }
}

/// The bounds under the figure, where there are any.
fn below(figure: &Figure) -> String {
    match (&figure.so_far, &figure.bounds) {
        (Some(so_far), Some((low, high))) => format!("{so_far}\n({low}–{high})"),
        _ => figure.to_string(),
    }
}

fn faint(text: &str) -> String {
    TextStyle::Faint.paint(text)
}

fn dash() -> String {
    "–".to_owned()
}

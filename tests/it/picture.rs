//! A screen as a picture for the documentation; a test keeps the pictures up to date.

use std::fmt::Write as _;
use vt100::{Cell, Color, Screen};

/// The size of a character, in the picture's units.
const WIDTH: u32 = 9;
const HEIGHT: u32 = 20;
const MARGIN: u32 = 16;

const FRAME: &str = "#1b1f27";
const TEXT: &str = "#d7dce4";
const FAINT: &str = "#8a93a3";
const COLOURS: [&str; 8] = ["#3b4252", "#e5747d", "#9ccc85", "#e8c274", "#7fa8e0", "#c49ae0", "#7fd0d6", "#d7dce4"];

/// How a piece of a line looks.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    colour: &'static str,
    bold: bool,
}

/// The rows of a screen down to the last that shows something, as SVG.
pub(crate) fn svg(screen: &Screen, title: &str) -> String {
    let (rows, columns) = screen.size();
    let (rows, columns) = (rows.get(), columns.get());
    let used = screen.rows(0, columns).collect::<Vec<_>>();
    let used = used.iter().rposition(|row| !row.trim().is_empty()).map_or(1, |last| last + 1);
    let used = u16::try_from(used).unwrap().min(rows);
    let (width, height) = (u32::from(columns) * WIDTH + 2 * MARGIN, u32::from(used) * HEIGHT + 2 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\">\n\
         <title>{}</title>\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{FRAME}\"/>\n\
         <g font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"15\" xml:space=\"preserve\">\n",
        escaped(title)
    );
    for row in 0..used {
        for (column, cells, text, look) in pieces(screen, row, columns) {
            let (x, y) = (MARGIN + u32::from(column) * WIDTH, MARGIN + u32::from(row) * HEIGHT + 15);
            let weight = if look.bold { " font-weight=\"bold\"" } else { "" };
            let (length, colour) = (cells * WIDTH, look.colour);
            writeln!(
                svg,
                "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\" fill=\"{colour}\"{weight}>{}</text>",
                escaped(&text)
            )
            .unwrap();
        }
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

/// The pieces of a row that look alike: where they begin, how many cells they take, their text.
fn pieces(screen: &Screen, row: u16, columns: u16) -> Vec<(u16, u32, String, Look)> {
    let mut pieces: Vec<(u16, u32, String, Look)> = Vec::new();
    for column in 0..columns {
        let Some(cell) = screen.cell(row, column).filter(|cell| !cell.is_wide_continuation()) else { continue };
        let (text, cells) =
            (if cell.has_contents() { cell.contents() } else { " " }, if cell.is_wide() { 2 } else { 1 });
        match pieces.last_mut() {
            Some((_, before, line, look)) if *look == look_of(cell) => {
                *before += cells;
                line.push_str(text);
            }
            _ => pieces.push((column, cells, text.to_owned(), look_of(cell))),
        }
    }
    pieces.into_iter().filter_map(trimmed).collect()
}

/// A piece without the spaces around it; none if there is nothing else.
fn trimmed((column, cells, text, look): (u16, u32, String, Look)) -> Option<(u16, u32, String, Look)> {
    let kept = text.trim();
    let before = text.len() - text.trim_start().len();
    let spaces = u32::try_from(text.len() - kept.len()).unwrap();
    let column = column + u16::try_from(before).unwrap();
    (!kept.is_empty()).then(|| (column, cells - spaces, kept.to_owned(), look))
}

fn look_of(cell: &Cell) -> Look {
    let colour = match cell.fgcolor() {
        Color::Idx(8) => FAINT,
        Color::Idx(index @ 0..=15) => COLOURS[usize::from(index % 8)],
        _ if cell.dim() => FAINT,
        _ => TEXT,
    };
    Look { colour, bold: cell.bold() }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

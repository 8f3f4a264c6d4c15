//! Many teams on a screen: the heat map, and below it the picture over all teams.

use super::picture::{ProgrammeView, SpreadLine};
use super::{HeatMap, ReportContext};
use crate::Style;
use crate::report::terminal::ink::TextStyle;
use crate::report::terminal::page::Page;
use crate::report::view::texts;
use textwrap::core::display_width;

/// The cells of a spread from 0 to 100 points.
const PLOT: usize = 41;
/// From this width on a plot fits beside its figures.
const WIDE: usize = 100;
/// Tenths of a point in the whole of a plot.
const WHOLE: usize = 1_000;

/// The rows and the picture as text for a terminal.
#[must_use]
pub fn render(frame: ReportContext<'_>, map: &HeatMap, picture: &ProgrammeView, style: Style) -> String {
    let mut page = Page::new(style);
    page.sentence(&format!(
        "{}  {}",
        TextStyle::Strong.paint(&picture.whose),
        TextStyle::Faint.paint(&picture.questionnaire)
    ));
    map.write(&mut page, frame, style);
    if !picture.not_scored.is_empty() {
        page.gap();
        let teams = picture.not_scored.join(", ");
        page.hanging(
            "",
            "  ",
            &format!("{} {teams}.", TextStyle::Poor.paint("Not scored, no file of theirs can be used:")),
        );
    }
    write_spreads(&mut page, picture);
    write_must_haves(&mut page, picture);
    write_shared_gaps(&mut page, picture);
    write_cultures(&mut page, picture);
    page.heading(texts::CLOSING, "");
    for sentence in &picture.closing {
        page.hanging("• ", "  ", sentence);
    }
    page.finish()
}

fn write_spreads(page: &mut Page, picture: &ProgrammeView) {
    let spreads: &[SpreadLine] = &picture.spreads;
    page.heading(&format!("Spread over the {}s", picture.row), &picture.about_spread());
    let title = spreads.iter().map(|spread| display_width(&spread.title)).max().unwrap_or(0);
    let cells = if page.width() >= WIDE { PLOT } else { page.width().saturating_sub(title + 34).min(PLOT) };
    for spread in spreads {
        let Some(figures) = &spread.figures else {
            page.hanging("", "  ", &format!("{}: no figure", spread.title));
            continue;
        };
        let numbers: String = figures.iter().fold(String::new(), |all, figure| all + &format!("{figure:>5}"));
        if title + numbers.len() + 2 > page.width() {
            page.hanging("", "  ", &format!("{}: {}", spread.title, figures.join(", ")));
            continue;
        }
        let space = " ".repeat(title - display_width(&spread.title));
        let plot = if cells >= 11 { format!("  {}", plot(spread.marks, cells)) } else { String::new() };
        page.line(&format!("{}{space}{plot}{numbers}", spread.title));
    }
}

/// From lowest to highest a line, the middle half of the teams in it a bar, the median a tick.
fn plot(marks: [usize; 5], cells: usize) -> String {
    let [lowest, lower, median, upper, highest] =
        marks.map(|tenths| (tenths.min(WHOLE) * (cells - 1) + WHOLE / 2) / WHOLE);
    let drawn = (0..cells).map(|cell| match cell {
        _ if cell == median => '┃',
        _ if (lower..=upper).contains(&cell) => '▓',
        _ if cell == lowest => '├',
        _ if cell == highest => '┤',
        _ if (lowest..=highest).contains(&cell) => '─',
        _ => ' ',
    });
    drawn.collect()
}

fn write_must_haves(page: &mut Page, picture: &ProgrammeView) {
    page.heading("Must-haves most often open", "");
    if picture.must_haves.is_empty() {
        page.sentence(&format!("No must-have is open in any {}.", picture.row));
    }
    for must_have in &picture.must_haves {
        let unconfirmed = match must_have.unconfirmed {
            0 => String::new(),
            teams => format!(", not confirmed in {teams}"),
        };
        let id = TextStyle::Faint.paint(&must_have.item.id);
        let open = TextStyle::Poor.paint(&format!("{:>9}", must_have.open));
        page.hanging("", "           ", &format!("{open}  {}{unconfirmed}  {id}", must_have.item.name));
    }
    more(page, picture.more_must_haves);
}

fn write_shared_gaps(page: &mut Page, picture: &ProgrammeView) {
    page.heading(&format!("Largest gaps that most {}s share", picture.row), &picture.about_shared());
    if picture.shared_gaps.is_empty() {
        page.sentence(&format!("Nothing falls short in more than half of the {}s.", picture.row));
    }
    for gap in &picture.shared_gaps {
        let id = TextStyle::Faint.paint(&gap.item.id);
        let name = TextStyle::Strong.paint(&gap.item.name);
        let line = format!("{:>9}  worth {}  {name}  {id}", gap.teams, gap.worth);
        page.hanging("", "           ", &line);
        if let Some(action) = &gap.action {
            page.hanging("           ", "           ", action);
        }
    }
    more(page, picture.more_shared_gaps);
}

fn more(page: &mut Page, count: usize) {
    if count > 0 {
        page.sentence(&TextStyle::Faint.paint(&format!("{count} more in --format json.")));
    }
}

fn write_cultures(page: &mut Page, picture: &ProgrammeView) {
    page.heading("Culture against readiness", &picture.about_cultures());
    let without = picture.cultures.iter().any(|line| line.teams.last().is_some_and(|teams| *teams > 0));
    let titles: Vec<_> = picture.bands.iter().map(String::as_str).chain(without.then_some("not scored")).collect();
    let first = picture.cultures.iter().map(|line| line.reading.len()).max().unwrap_or(0).max("Culture".len());
    let width: usize = titles.iter().map(|title| display_width(title) + 2).sum();
    if first + width <= page.width() {
        let header: String = titles.iter().fold(String::new(), |all, title| all + "  " + title);
        page.line(&TextStyle::Faint.paint(&format!("{:first$}{header}", "Culture")));
        for line in &picture.cultures {
            let counts = titles.iter().zip(&line.teams);
            let counts = counts.fold(String::new(), |all, (title, teams)| {
                all + &format!("  {:>1$}", number(*teams), display_width(title))
            });
            page.line(&format!("{:first$}{counts}", line.reading));
        }
    } else {
        for line in &picture.cultures {
            let counts = titles.iter().zip(&line.teams).filter(|(_, teams)| **teams > 0);
            let counts: Vec<_> = counts.map(|(title, teams)| format!("{teams} {title}")).collect();
            page.hanging("", "  ", &format!("{}: {}", line.reading, counts.join(", ")));
        }
    }
}

fn number(teams: u32) -> String {
    if teams == 0 { "–".to_owned() } else { teams.to_string() }
}

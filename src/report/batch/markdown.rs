//! Many teams as a Markdown document: the same rows and the same picture as on a screen.

use super::ReportContext;
use super::line::{Cell, NONE, TeamLine};
use super::picture::ProgrammeView;
use crate::report::markdown::document::{Column, Document};
use crate::report::view::texts;
use crate::text;
use crate::text::clean;

/// What stands before the rows: heading, legend, and the head of the table.
#[must_use]
pub fn markdown_head(frame: ReportContext<'_>, picture: &ProgrammeView) -> String {
    let mut document = Document::default();
    document.heading(1, &picture.whose);
    document.paragraph(&picture.questionnaire);
    document.paragraph(
        "Each pillar's cell shows the gap so far in points and the worst band still possible; “?” means that a better one is possible \
         while answers are missing. “Worst” is the mean gap in the worst case. “+n?” counts must-haves that are not confirmed. “−n” \
         of its files have errors and are left out.",
    );
    // An organisation's row has its name once.
    let names = if frame.organisations { &["Organisation"][..] } else { &["Team", "Organisation"] };
    let words = names.iter().map(|title| ((*title).to_owned(), Column::Words));
    let pillars = frame.questionnaire.pillars().iter().map(|pillar| (clean(&pillar.title), Column::Words));
    let tail = [
        ("Worst", Column::Figures),
        ("Overall", Column::Words),
        ("Open must-haves", Column::Figures),
        ("Known", Column::Figures),
        ("Culture", Column::Words),
    ];
    let tail = tail.map(|(title, column)| (title.to_owned(), column));
    let header: Vec<_> = words.into_iter().chain(pillars).chain(tail).collect();
    let header: Vec<_> = header.iter().map(|(title, column)| (title.as_str(), *column)).collect();
    document.table_of(&header, []);
    document.finish()
}

/// A team's row.
#[must_use]
pub fn markdown_row(frame: ReportContext<'_>, line: &TeamLine) -> String {
    let name = match line.left_out_in_words() {
        Some(words) => format!("{} ({words})", line.team),
        None => line.team.clone(),
    };
    let cell = |cell: &Option<Cell>| match cell {
        Some(cell) => format!("{} {}", cell.gap, cell.band.in_words(frame.questionnaire)),
        None => NONE.to_owned(),
    };
    let overall = line.overall.map_or(NONE.to_owned(), |band| band.in_words(frame.questionnaire));
    let organisation = (!frame.organisations).then(|| line.organisation.clone().unwrap_or_default());
    let tail =
        [line.worst_mean_gap.clone(), overall, line.must_haves.clone(), line.known.clone(), line.culture.clone()];
    let cells = [name].into_iter().chain(organisation).chain(line.pillars.iter().map(cell)).chain(tail);
    let cells: Vec<_> = cells.map(|cell| text::markdown(&cell)).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// What stands behind the rows: the picture over all teams.
#[must_use]
pub fn markdown_picture(picture: &ProgrammeView) -> String {
    let mut document = Document::default();
    if !picture.not_scored.is_empty() {
        document.paragraph(&format!("Not scored, no file of theirs can be used: {}.", picture.not_scored.join(", ")));
    }
    spreads(&mut document, picture);
    must_haves(&mut document, picture);
    shared_gaps(&mut document, picture);
    cultures(&mut document, picture);
    document.heading(2, texts::CLOSING);
    document.points(&picture.closing);
    format!("\n{}", document.finish())
}

fn spreads(document: &mut Document, picture: &ProgrammeView) {
    document.heading(2, &format!("Spread over the {}s", picture.row));
    document.paragraph(&picture.about_spread());
    let figures = |title| (title, Column::Figures);
    let header = [
        ("Pillar", Column::Words),
        figures(picture.counted()),
        figures("Lowest"),
        figures("Lower quartile"),
        figures("Median"),
        figures("Upper quartile"),
        figures("Highest"),
    ];
    document.table_of(
        &header,
        picture.spreads.iter().map(|spread| {
            let figures = spread.figures.clone().unwrap_or_else(|| [NONE; 5].map(str::to_owned));
            [spread.title.clone(), spread.teams.to_string()].into_iter().chain(figures).collect()
        }),
    );
}

fn must_haves(document: &mut Document, picture: &ProgrammeView) {
    document.heading(2, "Must-haves most often open");
    if picture.must_haves.is_empty() {
        document.paragraph(&format!("No must-have is open in any {}.", picture.row));
        return;
    }
    let header = [
        ("Must-have", Column::Words),
        ("", Column::Words),
        ("Open", Column::Figures),
        ("Not confirmed", Column::Figures),
    ];
    document.table(
        header,
        picture.must_haves.iter().map(|must_have| {
            let item = must_have.item.clone();
            [item.name, item.id, must_have.open.clone(), must_have.unconfirmed.to_string()]
        }),
    );
    more(document, picture.more_must_haves);
}

fn shared_gaps(document: &mut Document, picture: &ProgrammeView) {
    document.heading(2, &format!("Largest gaps that most {}s share", picture.row));
    document.paragraph(&picture.about_shared());
    if picture.shared_gaps.is_empty() {
        document.paragraph(&format!("Nothing falls short in more than half of the {}s.", picture.row));
        return;
    }
    let header = [
        ("Gap", Column::Words),
        ("", Column::Words),
        ("Pillar", Column::Words),
        (picture.counted(), Column::Figures),
        ("Worth", Column::Figures),
        ("What to do", Column::Words),
    ];
    document.table(
        header,
        picture.shared_gaps.iter().map(|gap| {
            let (item, action) = (gap.item.clone(), gap.action.clone().unwrap_or_default());
            [item.name, item.id, gap.pillar.clone(), gap.teams.clone(), gap.worth.clone(), action]
        }),
    );
    more(document, picture.more_shared_gaps);
}

fn more(document: &mut Document, count: usize) {
    if count > 0 {
        document.paragraph(&format!("{count} more in the JSON form."));
    }
}

fn cultures(document: &mut Document, picture: &ProgrammeView) {
    document.heading(2, "Culture against readiness");
    document.paragraph(&picture.about_cultures());
    let without = picture.cultures.iter().any(|line| line.teams.last().is_some_and(|teams| *teams > 0));
    let bands = picture.bands.iter().map(String::as_str).chain(without.then_some("not scored"));
    let header: Vec<_> =
        std::iter::once(("Culture", Column::Words)).chain(bands.map(|band| (band, Column::Figures))).collect();
    document.table_of(
        &header,
        picture.cultures.iter().map(|line| {
            let counts = line.teams.iter().take(header.len() - 1).map(ToString::to_string);
            std::iter::once(line.reading.clone()).chain(counts).collect()
        }),
    );
}

//! The gap analysis as a Markdown document: the same view as on a screen, with headings and tables.

mod changes;
mod details;
pub(super) mod document;
mod explanation;

pub use explanation::render_explanation;

pub use changes::render_changes;

use super::AuditView;
use super::view::texts;
use super::view::{Headline, PillarRow, PillarTable};
use document::{Column, Document, cell};

/// The view as a Markdown document.
#[must_use]
pub fn render(view: &AuditView) -> String {
    let mut document = Document::default();
    headline(&mut document, &view.headline);
    pillars(&mut document, &view.pillars);
    if let Some(details) = &view.details {
        details::write(&mut document, details);
        document.heading(2, texts::CLOSING);
        document.points(&view.closing);
    }
    document.finish()
}

fn headline(document: &mut Document, headline: &Headline) {
    let whose = headline.organisation.iter().fold(headline.team.clone(), |team, of| format!("{team} · {of}"));
    document.heading(1, &format!("{whose} · {}", headline.dates));
    document.paragraph(&format!("{} · {}", headline.questionnaire, headline.respondents));
    document.heading(
        2,
        &match &headline.band {
            Some(band) => format!("Overall: {} ({} items known)", band.words, headline.coverage.known),
            None => "Overall: not scored".to_owned(),
        },
    );
    document.paragraph(&headline.held_by);
    if !headline.first_steps.is_empty() {
        document.paragraph(&headline.steps_title());
        document.list(headline.first_steps.iter().map(|(item, action)| (format!("{}:", item.name), action.clone())));
    }
    for (words, items) in headline.other_must_haves() {
        let names: Vec<_> = items.iter().map(|item| item.name.as_str()).collect();
        document.labelled(words, &format!("{}.", names.join(", ")));
    }
    if let Some(culture) = &headline.culture {
        document.labelled("Culture:", culture);
    }
}

fn pillars(document: &mut Document, pillars: &PillarTable) {
    document.heading(2, "Pillars");
    let words = |title| (title, Column::Words);
    let figures = |title| (title, Column::Figures);
    let header = [
        words("Pillar"),
        figures("Score"),
        figures("Target"),
        figures("Gap"),
        words("Must-haves"),
        words("Band"),
        words("Known"),
    ];
    document.table(header, pillars.rows.iter().map(pillar));
    let rows: Vec<_> = pillars.rows.iter().filter(|row| !row.coverage.in_full().is_empty()).collect();
    if !rows.is_empty() {
        let several = rows.iter().any(|row| row.coverage.answers.is_some());
        let header = [words("Pillar"), words(texts::WITHOUT_LEVEL)];
        let header: Vec<_> = header.into_iter().chain(several.then_some(words("Answers given"))).collect();
        document.table_of(
            &header,
            rows.iter().map(|row| {
                let answers = several.then(|| row.coverage.answers_given());
                [row.title.clone(), row.coverage.instead_or_none()].into_iter().chain(answers).collect()
            }),
        );
    }
    for note in &pillars.notes {
        document.paragraph(note);
    }
}

fn pillar(row: &PillarRow) -> [String; 7] {
    let (title, known) = (row.title.clone(), row.coverage.known.clone());
    let Some(scored) = &row.scored else {
        let none = || cell(None::<&String>);
        return [title, "not scored".to_owned(), none(), none(), none(), none(), known];
    };
    [
        title,
        scored.score.to_string(),
        scored.target.to_string(),
        scored.gap.to_string(),
        row.must_haves.words.clone(),
        scored.band.words.clone(),
        known,
    ]
}

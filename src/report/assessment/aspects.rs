//! Policy and practice: what is written or decided, and what people experience (scoring, section 11).

use super::AssessmentContext;
use crate::report::document::{Cell, Column, OnPaper, ScoreBar, Section, Table};
use crate::report::wording::figure::signed_points;
use crate::score::AspectFigures;

/// A smaller difference between policy and practice, in points, is treated as none. This limit is a judgement.
pub(in crate::report) const ABOUT_LEVEL: i64 = 5;

/// The section; `None` if the questionnaire marks no questions as policy or practice.
pub(super) fn section(context: AssessmentContext<'_>) -> Option<Section> {
    let aspects = &context.assessment.aspects;
    if aspects.policy.applicable == 0 && aspects.practice.applicable == 0 {
        return None;
    }
    let mut section = Section { on_paper: OnPaper::HALF_WIDTH, ..Section::new(2, "Policy and practice") };
    let difference = aspects.difference();
    if let Some(difference) = &difference {
        section.paragraph(format!("Policy minus practice: {} points.", signed_points(difference)));
    }
    section.table(Table {
        caption: "Scores of policy and practice".to_owned(),
        columns: vec![Column::words("Aspect"), Column::chart(), Column::numbers("Score"), Column::words("Items known")],
        rows: [("What is written", &aspects.policy), ("What people experience", &aspects.practice)].map(row).into(),
        footer: None,
    });
    let reading = match difference.as_ref().map(|difference| difference.round_half_up(0)) {
        None => "They can only be compared once both are known.",
        Some(points) if points.abs() < ABOUT_LEVEL => "What is written and what people experience are about level.",
        Some(1..) => "More is written than people experience. Policy without practice is a finding in itself.",
        Some(_) => "People experience more than is written down, so it may depend on a few of them.",
    };
    let complete = |figures: &AspectFigures| figures.known == figures.applicable;
    let caution = match (&difference, complete(&aspects.policy) && complete(&aspects.practice)) {
        (Some(_), false) => " This is what is known so far; missing answers could reverse it.",
        _ => "",
    };
    section.paragraph(format!("{reading}{caution}"));
    Some(section)
}

fn row((label, figures): (&str, &AspectFigures)) -> Vec<Cell> {
    let score = figures.score.as_ref();
    vec![
        Cell::words(label),
        score.map_or(Cell::Empty, |score| Cell::Bar(ScoreBar::of_score(score))),
        score.map_or_else(|| Cell::words("not known"), |score| Cell::number(Some(score.to_decimal(0)))),
        Cell::words(format!("{} of {}", figures.known, figures.applicable)),
    ]
}

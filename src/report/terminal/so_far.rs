//! One pillar's result while others are still being asked: a few lines that are read as well as heard.

use super::bar::ink;
use super::ink::TextStyle;
use super::page::Page;
use crate::Style;
use crate::model::{PillarIndex, Questionnaire};
use crate::report::view::{PillarRow, Scored};
use crate::score::Assessment;

/// One pillar's result so far, without anything drawn; no line is wider than the style says.
#[must_use]
pub fn render_pillar(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    pillar: PillarIndex,
    style: Style,
) -> String {
    let mut page = Page::new(style);
    let Some(row) = PillarRow::at(questionnaire, assessment, pillar) else { return page.finish() };
    let known = &row.coverage.known;
    let instead = if row.coverage.instead.is_empty() { String::new() } else { format!(" ({})", row.coverage.instead) };
    page.gap();
    page.sentence(&TextStyle::Strong.paint(&format!("{}: the result so far", row.title)));
    match &row.scored {
        Some(Scored { score, target, gap, band, .. }) => {
            page.hanging("  ", "    ", &format!("Band: {}", ink(band.tone).paint(&band.words)));
            page.hanging(
                "  ",
                "    ",
                &format!("Score {score} of a target of {target}, gap {gap}, in points from 0 to 100"),
            );
            page.hanging("  ", "    ", &format!("Must-haves: {}", row.must_haves.words));
            let open = score.bounds.is_some() || !band.certain;
            let ranges = if open { "; ranges show what is still possible" } else { "" };
            page.hanging("  ", "    ", &format!("Known: {known}{instead}{ranges}"));
        }
        None => page.hanging("  ", "    ", &format!("Not scored: {known} known{instead}")),
    }
    page.finish()
}

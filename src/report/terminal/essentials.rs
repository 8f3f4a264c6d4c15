//! The essentials on a screen: must-haves by how they stand, then the culture.

use super::ink::TextStyle;
use super::page::Page;
use super::{culture, texts};
use crate::Style;
use crate::model::{Questionnaire, Subject};
use crate::report::view::{Essentials, MustHave};
use crate::score::Assessment;

/// Must-haves and culture, without a pillar table; no line is wider than the style says.
#[must_use]
pub fn render_essentials(
    questionnaire: &Questionnaire,
    subject: &Subject,
    assessment: &Assessment,
    style: Style,
) -> String {
    let view = Essentials::new(questionnaire, subject, assessment);
    let mut page = Page::new(style);
    page.hanging("", "  ", &format!("{} · {}", TextStyle::Strong.paint(&view.team), view.of_what));
    page.heading("Must-haves", &view.summary);
    list(&mut page, "Open", TextStyle::Poor, &view.open, true);
    list(&mut page, "Not known", TextStyle::Fair, &view.unconfirmed, false);
    list(&mut page, "Met", TextStyle::Good, &view.met, false);
    list(&mut page, "Not applicable", TextStyle::Faint, &view.not_applicable, false);
    if let Some(profile) = &view.culture {
        culture::write(&mut page, profile);
    }
    page.heading(texts::CLOSING, "");
    for sentence in &view.closing {
        page.hanging("• ", "  ", sentence);
    }
    page.finish()
}

fn list(page: &mut Page, title: &str, ink: TextStyle, must_haves: &[MustHave], with_action: bool) {
    if must_haves.is_empty() {
        return;
    }
    page.gap();
    page.sentence(&ink.paint(title));
    for MustHave { name, pillar, standing, action } in must_haves {
        page.hanging(
            "• ",
            "  ",
            &format!("{} {}", name.text, TextStyle::Faint.paint(&format!("({pillar}: {standing})"))),
        );
        if let Some(action) = action.as_ref().filter(|_| with_action) {
            page.hanging("  → ", "    ", action);
        }
    }
}

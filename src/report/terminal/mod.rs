//! The gap analysis on a screen: what the consultant shows in the meeting.

pub(super) mod bar;
mod changes;
mod culture;
mod essentials;
mod explanation;
mod gaps;
mod headline;
pub(super) mod ink;
mod items;
pub(super) mod page;
mod pillars;
mod so_far;
mod voices;
mod wrap;

pub use changes::render_changes;
pub use essentials::render_essentials;
pub use explanation::render_explanation;
pub use so_far::render_pillar;

use super::AuditView;
use super::view::texts;
use crate::Style;
use page::Page;

/// The view as text for a terminal; no line is wider than the style says, down to [`Style::NARROWEST`].
#[must_use]
pub fn render(view: &AuditView, style: Style) -> String {
    let mut page = Page::new(style);
    headline::write(&mut page, &view.headline);
    pillars::write(&mut page, &view.pillars);
    if let Some(details) = &view.details {
        if let Some(profile) = &details.culture {
            culture::write(&mut page, profile);
        }
        gaps::write(&mut page, &details.gaps);
        gaps::write_to_find_out(&mut page, &details.to_find_out);
        if let Some(aspects) = &details.policy_and_practice {
            voices::write_policy_and_practice(&mut page, aspects);
        }
        voices::write_viewpoints(&mut page, &details.viewpoints);
        voices::write_notices(&mut page, details);
        if let Some(pillars) = &details.all_items {
            items::write(&mut page, pillars);
        }
        if let Some(said) = &details.said {
            items::write_said(&mut page, said);
        }
        page.heading(texts::CLOSING, "");
        for sentence in &view.closing {
            page.hanging("• ", "  ", sentence);
        }
    }
    page.finish()
}

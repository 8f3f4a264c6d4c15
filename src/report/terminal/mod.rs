//! The gap analysis on a screen: what the consultant shows in the meeting.

mod bar;
mod headline;
mod ink;
mod page;
mod pillars;

use super::{AuditView, Style};
use page::Page;

/// The view as text for a terminal; no line is wider than the style says.
#[must_use]
pub fn render(view: &AuditView, style: Style) -> String {
    let mut page = Page::new(style);
    headline::write(&mut page, &view.headline);
    pillars::write(&mut page, &view.pillars);
    page.finish()
}

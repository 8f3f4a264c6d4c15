//! Where a question comes from and what to read about it, in words that are safe to show.

use crate::model::{Citation, Questionnaire, Reading};
use crate::text::clean;

/// A place in a document: "Title, page 5".
pub(super) fn citation(questionnaire: &Questionnaire, source: &Citation) -> String {
    let title = clean(&questionnaire.documents()[source.document].title);
    source.page.map_or(title.clone(), |page| format!("{title}, page {page}"))
}

/// Who wrote a work and when: "Faulkner, 2010"; none if neither is known.
pub(super) fn by(work: &Reading) -> Option<String> {
    let year = work.year.map(|year| year.to_string());
    let by: Vec<_> = work.authors.iter().map(|authors| clean(authors)).chain(year).collect();
    (!by.is_empty()).then(|| by.join(", "))
}

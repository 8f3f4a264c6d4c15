//! Sources and readings in words.

use crate::model::{Citation, FurtherReading, Questionnaire};
use crate::text::clean;

/// A page of a source: "Title, page 5".
pub(in crate::report) fn citation(questionnaire: &Questionnaire, source: &Citation) -> String {
    let title = clean(&questionnaire.documents()[source.document].title);
    source.page.map_or(title.clone(), |page| format!("{title}, page {page}"))
}

/// Who wrote a work and when: "Faulkner, 2010"; `None` if neither is known.
pub(in crate::report) fn by(work: &FurtherReading) -> Option<String> {
    let year = work.year.map(|year| year.to_string());
    let by: Vec<_> = work.authors.iter().map(|authors| clean(authors)).chain(year).collect();
    (!by.is_empty()).then(|| by.join(", "))
}

//! Who answered, in words that expose nobody.

use crate::model::{Questionnaire, Side, Subject, ViewpointIndex};
use crate::text::{Count, clean, plural_form};

/// "3 respondents (Peer supporters: 1, Managers: 2)". A result without a peer viewpoint says so (scoring, section 9).
pub(in crate::report) fn respondents(questionnaire: &Questionnaire, subject: &Subject, counts: &[u32]) -> String {
    let respondents = counts.iter().sum();
    let mut viewpoints = by_viewpoint(questionnaire, counts, |_| true);
    let peers = questionnaire.side(Side::Peer).filter(|&peers| counts[peers] == 0);
    viewpoints.extend(peers.map(|_| "no peer viewpoint".to_owned()));
    let text = format!("{} ({})", Count::of(respondents, "respondent"), viewpoints.join(", "));
    if subject.people > respondents { format!("{text}, {} people in all", subject.people) } else { text }
}

/// The viewpoints with respondents that `includes` selects, each with its count: "Peer supporters: 2".
pub(in crate::report) fn by_viewpoint(
    questionnaire: &Questionnaire,
    respondents: &[u32],
    includes: impl Fn(ViewpointIndex) -> bool,
) -> Vec<String> {
    let viewpoints = ViewpointIndex::enumerate(questionnaire.viewpoints().iter().zip(respondents));
    viewpoints
        .filter(|(index, (_, count))| **count > 0 && includes(*index))
        .map(|(_, (viewpoint, count))| format!("{}: {count}", clean(&viewpoint.label)))
        .collect()
}

/// That some of a team's files are not in its figures; `None` if all are.
pub(in crate::report) fn files_left_out(files: u32) -> Option<String> {
    (files > 0).then(|| {
        format!(
            "{} of this team {} left out because of errors; the figures may change once {} fixed.",
            Count::of(files, "file"),
            plural_form(files, "is", "are"),
            plural_form(files, "it is", "they are"),
        )
    })
}

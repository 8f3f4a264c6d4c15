//! Who answered, in words that expose nobody.

use crate::model::{Questionnaire, Side, Subject, ViewpointIndex};
use crate::text::{Count, clean, plural_form};

/// Replaces [`NO_PEERS`] if peers took part in a group (scoring, sections 9 and 15).
pub(in crate::report) const PEERS_IN_A_GROUP: &str = "peers answered only within a group";
/// The note on answers without a peer viewpoint.
const NO_PEERS: &str = "no peer viewpoint";

/// "3 respondents (Peer supporters: 1, Managers: 2)". A result without a peer viewpoint says so first, since lines are truncated at the
/// end.
pub(in crate::report) fn respondents(questionnaire: &Questionnaire, subject: &Subject, counts: &[u32]) -> String {
    let respondents = counts.iter().sum();
    let without_peers = without_peers(questionnaire, subject, counts).map(str::to_owned);
    let viewpoints = without_peers.into_iter().chain(by_viewpoint(questionnaire, counts, |_| true));
    let viewpoints: Vec<_> = viewpoints.collect();
    let text = format!("{} ({})", Count::of(respondents, "respondent"), viewpoints.join(", "));
    if subject.people > respondents { format!("{text}, {} people in all", subject.people) } else { text }
}

/// The note if nobody answered as a peer; `None` if somebody did or the questionnaire has no peer viewpoint.
fn without_peers(questionnaire: &Questionnaire, subject: &Subject, counts: &[u32]) -> Option<&'static str> {
    let peer = questionnaire.side(Side::Peer).filter(|&peer| counts[peer] == 0)?;
    Some(if subject.took_part.contains(&peer) { PEERS_IN_A_GROUP } else { NO_PEERS })
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

/// A note that some of a team's files are not in its figures; `None` if all are.
pub(in crate::report) fn unusable_files_note(files: u32) -> Option<String> {
    (files > 0).then(|| {
        format!(
            "{} of this team {} left out because of errors; the figures may change once {} fixed.",
            Count::of(files, "file"),
            plural_form(files, "is", "are"),
            plural_form(files, "it is", "they are"),
        )
    })
}

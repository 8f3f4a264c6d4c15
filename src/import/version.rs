//! Checks the version of the questionnaire that was answered.

use super::problems::Problems;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{ItemIndex, Questionnaire, Version};
use crate::source::Location;
use crate::text::List;

/// The questions that were answered.
pub(super) struct AnsweredItems<'q> {
    pub(super) questionnaire: &'q Questionnaire,
    /// The items that were answered.
    pub(super) answered: Vec<ItemIndex>,
}

/// Refuses a newer version, and an older one if an answered question has changed since. Imported answers are written for the version in
/// use, so such an answer would count for a question that nobody was asked.
pub(super) fn check_version(version: &str, items: &AnsweredItems<'_>, location: Location, problems: &mut Problems) {
    let own = items.questionnaire.version();
    let Ok(version) = version.parse::<Version>() else {
        problems.add(Code::InvalidVersion, || {
            Diagnostic::new(Code::InvalidVersion, location, "the version is not of the form 1.2.3")
                .with_help("ask for the form as it was sent out")
        });
        return;
    };
    if version > own {
        problems.add(Code::NewerVersion, || {
            let message =
                format!("the answers are for version {version}, which is newer than the questionnaire's {own}");
            Diagnostic::new(Code::NewerVersion, location, message).with_help("update pillars or the questionnaire")
        });
        return;
    }
    let answered = items.answered.iter().filter_map(|item| items.questionnaire.items().get(item.get()));
    let changed: Vec<&str> = answered
        .filter(|item| item.changed.is_some_and(|changed| changed > version))
        .map(|item| item.id.as_str())
        .collect();
    if !changed.is_empty() {
        let message =
            format!("the answers are for version {version}, and questions that are answered have changed since");
        let found = Diagnostic::new(Code::OlderVersion, location, message)
            .with_help("use the questionnaire of that version: --questionnaire FILE")
            .with_private_help(format!("changed since: {}", List::and(&changed)));
        problems.add_error(found);
    }
}

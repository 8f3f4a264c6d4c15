//! What a topic is called, and the id it is found by.

use super::Topic;
use crate::diagnostic::Code;
use crate::model::Questionnaire;
use crate::report::wording::ItemName;
use crate::text::clean;

/// The words and the id.
pub(super) fn title(questionnaire: &Questionnaire, topic: Topic) -> (String, String) {
    match topic {
        Topic::Item(place) => {
            let item = &questionnaire.items()[place];
            let words = if item.is_indicator() {
                "Where between these two does it stand?".to_owned()
            } else {
                ItemName::of(item).text
            };
            (words, item.id.to_string())
        }
        Topic::Pillar(place) => {
            let pillar = &questionnaire.pillars()[place];
            (clean(&pillar.title), pillar.id.to_string())
        }
        Topic::Band(place) => {
            let band = questionnaire.bands().get(place);
            (clean(&band.label), band.id.to_string())
        }
        Topic::Viewpoint(place) => {
            let viewpoint = &questionnaire.viewpoints()[place];
            (clean(&viewpoint.label), viewpoint.id.to_string())
        }
        Topic::Culture => ("The culture balance".to_owned(), "culture".to_owned()),
        Topic::Overall => ("The audit as a whole".to_owned(), "overall".to_owned()),
        Topic::PolicyAndPractice => ("Policy and practice".to_owned(), "policy, practice".to_owned()),
        Topic::Reading(place) => {
            let work = &questionnaire.readings()[place];
            (clean(&work.title), work.id.to_string())
        }
        Topic::Document(place) => {
            let document = &questionnaire.documents()[place];
            (clean(&document.title), document.id.to_string())
        }
        Topic::Retired(place) => ("No longer asked".to_owned(), questionnaire.retired()[place].id.to_string()),
        Topic::Code(code) => of_code(code),
    }
}

fn of_code(code: Code) -> (String, String) {
    let entry = code.entry();
    (capital(entry.summary), format!("{} {}", entry.severity, entry.name))
}

/// The first letter as a capital, the rest as it is.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

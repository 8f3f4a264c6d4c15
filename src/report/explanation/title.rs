//! The title and the id of a topic.

use super::Topic;
use super::report_words::REPORT_WORDS;
use crate::diagnostic::Code;
use crate::model::Questionnaire;
use crate::report::wording::ItemName;
use crate::text::{capitalised, clean};

/// The title and the id.
pub(super) fn title(questionnaire: &Questionnaire, topic: Topic) -> (String, String) {
    match topic {
        Topic::Item(index) => {
            let item = &questionnaire.items()[index];
            let words =
                if item.is_indicator() { "Where is it between these two?".to_owned() } else { ItemName::of(item).text };
            (words, item.id.to_string())
        }
        Topic::Pillar(index) => {
            let pillar = &questionnaire.pillars()[index];
            (clean(&pillar.title), pillar.id.to_string())
        }
        Topic::Band(index) => {
            let band = questionnaire.bands().get(index);
            (clean(&band.label), band.id.to_string())
        }
        Topic::Viewpoint(index) => {
            let viewpoint = &questionnaire.viewpoints()[index];
            (clean(&viewpoint.label), viewpoint.id.to_string())
        }
        Topic::Culture => ("The culture balance".to_owned(), "culture".to_owned()),
        Topic::Overall => ("The audit as a whole".to_owned(), "overall".to_owned()),
        Topic::PolicyAndPractice => ("Policy and practice".to_owned(), "policy, practice".to_owned()),
        Topic::Reading(index) => {
            let work = &questionnaire.readings()[index];
            (clean(&work.title), work.id.to_string())
        }
        Topic::Document(index) => {
            let document = &questionnaire.documents()[index];
            (clean(&document.title), document.id.to_string())
        }
        Topic::Retired(index) => ("No longer asked".to_owned(), questionnaire.retired()[index].id.to_string()),
        Topic::Stage(index) => {
            let stage = &questionnaire.stages()[index];
            (clean(&stage.label), stage.id.to_string())
        }
        Topic::Term(index) => {
            let term = &questionnaire.terms()[index];
            (capitalised(&clean(&term.word)), term.id.to_string())
        }
        Topic::ReportWord(index) => {
            let names = REPORT_WORDS.get(index).map_or(&[][..], |word| word.names);
            (capitalised(names.first().unwrap_or(&"")), "a term used in reports".to_owned())
        }
        Topic::Code(code) => of_code(code),
    }
}

fn of_code(code: Code) -> (String, String) {
    let entry = code.info();
    (capitalised(entry.summary), format!("{} {}", entry.severity, entry.name))
}

//! Explains a topic: what it means, where it comes from and how it is scored; with answers, the full arithmetic of its figure.

mod amount;
mod audited;
mod builder;
mod code;
mod item;
mod parts;
mod report_words;
mod sources;
mod title;
mod topic;
mod whole;

pub use audited::AuditContext;
pub use topic::{NotFound, Topic, find};

use super::disclosure;
use super::document::Document;
use crate::model::Questionnaire;
use builder::Explanation;

/// Explains topics one after the other: what they mean or, with an audit, how its figures came about.
#[must_use]
pub fn explain(questionnaire: &Questionnaire, topics: &[Topic], audit: Option<&AuditContext<'_>>) -> Document {
    let mut explanation = Explanation::default();
    for &topic in topics {
        let (words, id) = title::title(questionnaire, topic);
        explanation.title(words, id);
        if let Some(audit) = audit {
            audited::explain(&mut explanation, questionnaire, topic, audit);
            continue;
        }
        match topic {
            Topic::Item(item) => item::explain(&mut explanation, questionnaire, item),
            Topic::Pillar(pillar) => parts::pillar(&mut explanation, questionnaire, pillar),
            Topic::Band(band) => parts::band(&mut explanation, questionnaire, band),
            Topic::Viewpoint(viewpoint) => parts::viewpoint(&mut explanation, questionnaire, viewpoint),
            Topic::Culture => whole::culture(&mut explanation, questionnaire),
            Topic::Overall => whole::overall(&mut explanation, questionnaire),
            Topic::PolicyAndPractice => whole::policy_and_practice(&mut explanation, questionnaire),
            Topic::Reading(reading) => sources::reading(&mut explanation, questionnaire, reading),
            Topic::Document(document) => sources::document(&mut explanation, questionnaire, document),
            Topic::Retired(retired) => sources::retired(&mut explanation, questionnaire, retired),
            Topic::Stage(stage) => parts::stage(&mut explanation, questionnaire, stage),
            Topic::Term(term) => parts::term(&mut explanation, questionnaire, term),
            Topic::ReportWord(index) => report_words::explain(&mut explanation, index),
            Topic::Code(code) => code::explain(&mut explanation, code),
        }
    }
    let mut document = explanation.finish();
    if let Some(audit) = audit {
        document.sections.push(disclosure::section(questionnaire, &audit.assessment.disclosure));
    }
    document
}

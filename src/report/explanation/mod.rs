//! Explains a topic: what it means, where it comes from and how it is scored; with answers, the full arithmetic of its figure.

mod amount;
mod audited;
mod builder;
mod code;
mod item;
mod parts;
mod sources;
mod terms;
mod title;
mod topic;
mod whole;

pub use audited::AuditContext;
pub use topic::{NotFound, Topic, find};

use super::document::Document;
use crate::model::Questionnaire;
use builder::Explanation;

/// Explains topics one after the other: what they mean or, with an audit, how its figures came about.
#[must_use]
pub fn explain(questionnaire: &Questionnaire, topics: &[Topic], audit: Option<&AuditContext<'_>>) -> Document {
    let mut sheet = Explanation::default();
    for &topic in topics {
        let (words, id) = title::title(questionnaire, topic);
        sheet.title(words, id);
        if let Some(audit) = audit {
            audited::explain(&mut sheet, questionnaire, topic, audit);
            continue;
        }
        match topic {
            Topic::Item(item) => item::explain(&mut sheet, questionnaire, item),
            Topic::Pillar(pillar) => parts::pillar(&mut sheet, questionnaire, pillar),
            Topic::Band(band) => parts::band(&mut sheet, questionnaire, band),
            Topic::Viewpoint(viewpoint) => parts::viewpoint(&mut sheet, questionnaire, viewpoint),
            Topic::Culture => whole::culture(&mut sheet, questionnaire),
            Topic::Overall => whole::overall(&mut sheet, questionnaire),
            Topic::PolicyAndPractice => whole::policy_and_practice(&mut sheet, questionnaire),
            Topic::Reading(reading) => sources::reading(&mut sheet, questionnaire, reading),
            Topic::Document(document) => sources::document(&mut sheet, questionnaire, document),
            Topic::Retired(retired) => sources::retired(&mut sheet, questionnaire, retired),
            Topic::Term(index) => terms::explain(&mut sheet, index),
            Topic::Code(code) => code::explain(&mut sheet, code),
        }
    }
    sheet.finish()
}

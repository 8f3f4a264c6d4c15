//! What a part of the questionnaire means, where it comes from and how it is scored; with answers, the whole arithmetic of
//! its figure. Built as blocks in words, which a format lays out.

mod amount;
mod audited;
mod blocks;
mod code;
mod item;
mod parts;
mod sources;
mod title;
mod topic;
mod whole;

pub use audited::AuditContext;
pub use blocks::{Block, Explanation, Grid};
pub use topic::{NotFound, Topic, find};

use crate::model::Questionnaire;

/// Explains some topics one after the other: what they mean, or, with an audit, how its figures came about.
#[must_use]
pub fn explain(questionnaire: &Questionnaire, topics: &[Topic], audit: Option<&AuditContext<'_>>) -> Explanation {
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
            Topic::Code(code) => code::explain(&mut sheet, code),
        }
    }
    sheet
}

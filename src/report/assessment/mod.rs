//! Builds the gap analysis of one team.
//!
//! Only `remarks` reads notes, evidence, dissent and pseudonyms, and only on request.

mod aspects;
mod culture;
mod gaps;
mod headline;
mod items;
mod pillars;
mod remarks;
mod screen;
mod viewpoints;

pub use pillars::pillar_so_far;
pub use screen::{add_hint, assessment_screen};

use super::disclosure;
use super::document::{Document, OnPaper, Section};
use super::wording::{LIMITS, how_to_read, limits, scope, scope_in_words};
use crate::model::{Questionnaire, RemarkEntry, Subject};
use crate::plan::PlanOnDay;
use crate::score::Assessment;
use std::collections::BTreeSet;

pub(in crate::report) use aspects::ABOUT_LEVEL;

/// An assessment, and optional data to show with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReportOptions<'a> {
    /// Answered retired questions, as indices into the questionnaire's list.
    pub retired: BTreeSet<usize>,
    /// Notes, evidence, dissent and reasons in order; `None` unless requested.
    pub remarks: Option<&'a [RemarkEntry]>,
    /// The number of the team's files that could not be used.
    pub unusable_files: u32,
    /// The team's plan, shown next to its gaps.
    pub plan: Option<PlanOnDay<'a>>,
}

/// The input of the sections of a report.
#[derive(Clone, Copy)]
struct AssessmentContext<'a> {
    questionnaire: &'a Questionnaire,
    assessment: &'a Assessment,
    plan: Option<PlanOnDay<'a>>,
}

impl AssessmentContext<'_> {
    /// The stage and form, which follow every band.
    fn scope(self) -> String {
        let rules = self.assessment.rules;
        scope(self.questionnaire, rules.stage, rules.form)
    }

    /// The same within a sentence.
    fn scope_in_words(self) -> String {
        let rules = self.assessment.rules;
        scope_in_words(self.questionnaire, rules.stage, rules.form)
    }
}

/// The whole gap analysis of a team.
pub fn assessment_report(
    questionnaire: &Questionnaire,
    subject: &Subject,
    assessment: &Assessment,
    options: &ReportOptions<'_>,
) -> Document {
    let context = AssessmentContext { questionnaire, assessment, plan: options.plan };
    let mut document = headline::document(context, subject, options.unusable_files);
    document.sections.push(pillars::section(context));
    document.sections.extend(culture::section(context));
    document.sections.push(gaps::section(context));
    document.sections.push(gaps::to_find_out(context));
    document.sections.extend(aspects::section(context));
    document.sections.push(viewpoints::section(context, subject));
    document.sections.extend(viewpoints::notices(context, &options.retired));
    document.sections.extend(items::sections(context));
    if let Some(entries) = options.remarks {
        document.sections.push(remarks::section(questionnaire, entries));
    }
    document.sections.push(disclosure::section(questionnaire, &assessment.disclosure));
    document.sections.push(limits_section(questionnaire));
    document.sections.push(Section { on_paper: OnPaper::HALF_WIDTH, ..how_to_read(questionnaire) });
    document
}

fn limits_section(questionnaire: &Questionnaire) -> Section {
    let mut section = Section { on_paper: OnPaper::HALF_WIDTH, ..Section::new(2, LIMITS) };
    section.list(limits(questionnaire));
    section
}

//! The view that all formats for people show: an assessment in words and printed figures.
//!
//! Notes, evidence, dissent and names of respondents are read in `spoken` alone, where somebody asked for them. Every text that comes from a file is cleaned here,
//! once, so that no format can pass on what would steer a terminal.

mod all_items;
mod changes;
mod culture;
mod essentials;
mod figure;
mod gaps;
mod headline;
mod item;
mod pillars;
mod spoken;
pub mod texts;
mod voices;

pub use all_items::{ItemRow, PillarItems};
pub use changes::{Cell, ChangesView, Column, Grid, Part, Point, Section};
pub use culture::{CultureProfile, TwoPoledScale};
pub use essentials::{Essentials, MustHave};
pub use figure::{BandWords, Figure, Marks, Rating};
pub use gaps::{Dependency, Gap, Shown, Unknown};
pub use headline::{Headline, MustHaveNames};
pub use item::{ItemName, Level, Place, Words};
pub use pillars::{CoverageWords, MustHaveCounts, PillarRow, PillarTable, Scored};
pub use spoken::ItemRemarks;
pub(in crate::report) use voices::{ABOUT_LEVEL, by_viewpoint};
pub use voices::{AspectRow, PolicyAndPractice, ViewpointRow, ViewpointTable, Viewpoints};

use crate::model::{Questionnaire, RemarkEntry, Subject};
use crate::score::Assessment;
use crate::text::clean;
use std::collections::BTreeSet;

/// How much is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Detail {
    /// Headline and pillar table only.
    Brief,
    /// The gap analysis with its largest gaps.
    #[default]
    Usual,
    /// Every gap, everything to find out, and every item.
    All,
}

/// What the assessment does not say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ViewOptions<'a> {
    /// How much is shown.
    pub extent: Detail,
    /// Retired questions that somebody answered, as places in the questionnaire's list of retired ones.
    pub retired: BTreeSet<usize>,
    /// What was said beside the answers, in order; none where nobody asked for it.
    pub spoken: Option<&'a [RemarkEntry]>,
}

/// An audit as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditView {
    /// Whose audit, the overall band, what holds it there, and what to do.
    pub headline: Headline,
    /// The pillars.
    pub pillars: PillarTable,
    /// All that a brief result leaves out.
    pub details: Option<Details>,
    /// What this result is not.
    pub closing: Vec<String>,
}

/// All that a brief result leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// The culture profile; none if the questionnaire has no indicators.
    pub culture: Option<CultureProfile>,
    /// What falls short, largest first.
    pub gaps: Shown<Gap>,
    /// What nobody gave a level to.
    pub to_find_out: Shown<Unknown>,
    /// Policy against practice; none if no question is marked as either.
    pub policy_and_practice: Option<PolicyAndPractice>,
    /// The viewpoints.
    pub viewpoints: Viewpoints,
    /// Items that some gave a level and others called not applicable.
    pub applicability_disputed: Vec<ItemName>,
    /// Ids of retired questions whose answers were ignored.
    pub retired: Vec<String>,
    /// Every item; none unless asked for.
    pub all_items: Option<Vec<PillarItems>>,
    /// What was said beside the answers; none unless asked for.
    pub said: Option<Vec<ItemRemarks>>,
}

/// What is true of every result.
const WHAT_IT_IS_NOT: &str = "This result is people's own view on the day they answered, weighed by rules that anybody can \
                              read. It is not an inspection, not a pass or a fail, and no measure of any one person.";

/// What every result with this questionnaire is not.
pub(in crate::report) fn closing(questionnaire: &Questionnaire) -> Vec<String> {
    let caveats = questionnaire.caveats().iter().map(|caveat| clean(caveat));
    std::iter::once(WHAT_IT_IS_NOT.to_owned()).chain(caveats).collect()
}

impl AuditView {
    /// The view of a team's assessment.
    #[must_use]
    pub fn new(
        questionnaire: &Questionnaire,
        subject: &Subject,
        assessment: &Assessment,
        options: &ViewOptions<'_>,
    ) -> Self {
        let culture = CultureProfile::of(questionnaire, assessment);
        let sentence = culture.as_ref().map(CultureProfile::sentence);
        Self {
            headline: Headline::of(questionnaire, subject, assessment, sentence),
            pillars: PillarTable::of(questionnaire, assessment),
            details: (options.extent != Detail::Brief)
                .then(|| Details::of(questionnaire, assessment, options, culture)),
            closing: closing(questionnaire),
        }
    }
}

impl Details {
    /// That answers to retired questions were ignored, and to which; none if there were none.
    #[must_use]
    pub fn retired_in_words(&self) -> Option<String> {
        let ids = self.retired.join(", ");
        (!ids.is_empty()).then(|| format!("Answers to questions that are no longer asked were ignored: {ids}."))
    }

    fn of(
        questionnaire: &Questionnaire,
        assessment: &Assessment,
        options: &ViewOptions<'_>,
        culture: Option<CultureProfile>,
    ) -> Self {
        let retired = questionnaire.retired();
        Self {
            culture,
            gaps: gaps::gaps(questionnaire, assessment, options.extent),
            to_find_out: gaps::to_find_out(questionnaire, assessment, options.extent),
            policy_and_practice: PolicyAndPractice::of(assessment),
            viewpoints: Viewpoints::of(questionnaire, assessment),
            applicability_disputed: voices::disputed(questionnaire, assessment),
            retired: options
                .retired
                .iter()
                .filter_map(|&place| retired.get(place))
                .map(|old| old.id.to_string())
                .collect(),
            all_items: (options.extent == Detail::All).then(|| all_items::all_items(questionnaire, assessment)),
            said: options.spoken.map(|spoken| spoken::said(questionnaire, spoken)),
        }
    }
}

//! Two or more audits of one team, all over the items that apply in every one (scoring, section 12).

use super::figures::uncapped_gaps;
use super::{Comparison, PillarChange, applicable_throughout, over};
use crate::model::{ItemIndex, Questionnaire};
use crate::score::{Assessment, Bounds, MergedItem, Rules, assess_merged};

/// Two or more consecutive audits of one team. Every figure is over the items that apply in all of them, so that columns are comparable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trend {
    /// The first of them against the last.
    pub comparison: Comparison,
    /// All of them, in order.
    pub audits: Vec<AuditFigures>,
    /// From each of them to the next: one fewer than there are audits.
    pub steps: Vec<Vec<PillarChange>>,
    /// Items that apply in some of the audits but not in all, in questionnaire order.
    pub only_in_some: Vec<ItemIndex>,
}

/// The figures of one audit of a trend, over the items that apply in all of its audits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditFigures {
    /// The audit.
    pub assessment: Assessment,
    /// The gap of each pillar, uncapped so far, as in every comparison.
    pub gaps: Vec<Bounds>,
}

impl Trend {
    /// Compares the merged items of two or more audits, in their order; `None` if there are fewer.
    ///
    /// `changed` are the items that have changed since any of the audits answered them, in questionnaire order.
    #[must_use]
    pub fn of(
        questionnaire: &Questionnaire,
        audits: &[&[MergedItem]],
        changed: &[ItemIndex],
        rules: Rules,
    ) -> Option<Self> {
        let [first, .., last] = audits else { return None };
        let shared = applicable_throughout(audits, changed);
        let figures = |audit: &&[MergedItem]| {
            let assessment = assess_merged(questionnaire, &over(&shared, audit), rules);
            AuditFigures { gaps: uncapped_gaps(questionnaire, &assessment), assessment }
        };
        let all: Vec<_> = audits.iter().map(figures).collect();
        let ends = [all.first()?, all.last()?];
        let step = |pair: &[AuditFigures]| match pair {
            [one, next] => Some(PillarChange::all(questionnaire, &one.assessment, &next.assessment)),
            _ => None,
        };
        let applies_somewhere = |item: ItemIndex| audits.iter().any(|audit| audit[item].state.is_applicable());
        Some(Self {
            comparison: Comparison::between(
                questionnaire,
                ends.map(|figures| figures.assessment.clone()),
                [first, last],
                changed,
            ),
            steps: all.windows(2).filter_map(step).collect(),
            audits: all,
            only_in_some: ItemIndex::first(shared.len())
                .filter(|&item| !shared[item] && applies_somewhere(item))
                .collect(),
        })
    }
}

//! More than two audits of one team: every round over the items that apply in all of them (scoring, section 12).

use super::figures::uncapped_gaps;
use super::{Comparison, PillarChange, applicable_throughout, over};
use crate::model::{ItemIndex, Questionnaire};
use crate::score::{Assessment, Bounds, MergedItem, Rules, assess_merged};

/// Two or more consecutive audits of one team. Every figure is over the items that apply in all of them, so that columns are comparable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trend {
    /// The first of them and the last.
    pub whole: Comparison,
    /// All of them, in order.
    pub rounds: Vec<Round>,
    /// From each of them to the next: one fewer than there are audits.
    pub steps: Vec<Vec<PillarChange>>,
    /// Items that apply in some of the audits but not in all, in questionnaire order.
    pub left_out: Vec<ItemIndex>,
}

/// One audit of a trend, over the items that apply in all of its audits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// The audit.
    pub assessment: Assessment,
    /// The gap of each pillar, uncapped so far, as in every comparison.
    pub gaps: Vec<Bounds>,
}

impl Trend {
    /// Compares the merged items of two or more audits, in their order; `None` if there are fewer.
    #[must_use]
    ///
    /// `changed` are the items that have changed since any of the audits answered them, in questionnaire order.
    pub fn of(
        questionnaire: &Questionnaire,
        audits: &[&[MergedItem]],
        changed: &[ItemIndex],
        rules: Rules,
    ) -> Option<Self> {
        let [first, .., last] = audits else { return None };
        let shared = applicable_throughout(audits, changed);
        let round = |audit: &&[MergedItem]| {
            let assessment = assess_merged(questionnaire, &over(&shared, audit), rules);
            Round { gaps: uncapped_gaps(questionnaire, &assessment), assessment }
        };
        let rounds: Vec<_> = audits.iter().map(round).collect();
        let ends = [rounds.first()?, rounds.last()?];
        let step = |pair: &[Round]| match pair {
            [one, next] => Some(PillarChange::all(questionnaire, &one.assessment, &next.assessment)),
            _ => None,
        };
        let applies_somewhere = |item: ItemIndex| audits.iter().any(|audit| audit[item].state.is_applicable());
        Some(Self {
            whole: Comparison::between(
                questionnaire,
                ends.map(|round| round.assessment.clone()),
                [first, last],
                changed,
            ),
            steps: rounds.windows(2).filter_map(step).collect(),
            rounds,
            left_out: ItemIndex::first(shared.len()).filter(|&item| !shared[item] && applies_somewhere(item)).collect(),
        })
    }
}

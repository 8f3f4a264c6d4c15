//! Two audits of one team against each other, over the items that are applicable on both sides (scoring, section 12).

mod figures;
mod items;
mod must_haves;
mod trend;

pub use figures::{Change, MeanChanges, PillarChange};
pub use items::{ItemChange, ItemChanges};
pub use must_haves::{MustHaveChange, MustHaveState, MustHaveTransition};
pub use trend::{AuditFigures, Trend};

use super::{Assessment, MergedItem, Rules, assess_merged};
use crate::model::{ItemIndex, Questionnaire};

/// Two audits of one team against each other. Every figure is exact and over the shared items only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The earlier audit over the shared items.
    pub baseline: Assessment,
    /// The later audit over the shared items.
    pub follow_up: Assessment,
    /// The pillars in questionnaire order.
    pub pillars: Vec<PillarChange>,
    /// The means over pillars: for sorting and trends, never a headline.
    pub means: MeanChanges,
    /// The changes of single items.
    pub items: ItemChanges,
    /// The must-haves that are open or unconfirmed on either side, even if they apply on one only, in questionnaire order. Those that have
    /// changed are only in [`changed`](Self::changed).
    pub must_haves: Vec<MustHaveChange>,
    /// Items that apply only at the baseline.
    pub only_baseline: Vec<ItemIndex>,
    /// Items that apply only at the follow-up.
    pub only_follow_up: Vec<ItemIndex>,
    /// Items that have changed since either side answered them; no figure includes them.
    pub changed: Vec<ItemIndex>,
}

impl Comparison {
    /// Compares the merged items of two audits, each with one state for every item of the questionnaire.
    #[must_use]
    pub fn of(questionnaire: &Questionnaire, baseline: &[MergedItem], follow_up: &[MergedItem], rules: Rules) -> Self {
        let shared = applicable_throughout(&[baseline, follow_up], &[]);
        let assess = |audit| assess_merged(questionnaire, &over(&shared, audit), rules);
        Self::between(questionnaire, [assess(baseline), assess(follow_up)], [baseline, follow_up], &[])
    }

    /// Compares two audits, each assessed over the shared items, and with all of its merged items. `changed` are the items that have
    /// changed since either was answered.
    fn between(
        questionnaire: &Questionnaire,
        [before, after]: [Assessment; 2],
        [baseline, follow_up]: [&[MergedItem]; 2],
        changed: &[ItemIndex],
    ) -> Self {
        let pillars = PillarChange::all(questionnaire, &before, &after);
        let only = |one: &[MergedItem], other: &[MergedItem]| {
            let pairs = ItemIndex::enumerate(one.iter().zip(other));
            let only = pairs.filter(|(_, (one, other))| one.state.is_applicable() && !other.state.is_applicable());
            only.map(|(index, _)| index).collect()
        };
        Self {
            means: MeanChanges::of(questionnaire, &pillars),
            pillars,
            items: ItemChanges::of(questionnaire, &before, &after),
            must_haves: MustHaveChange::all(questionnaire, [baseline, follow_up], changed),
            only_baseline: only(baseline, follow_up),
            only_follow_up: only(follow_up, baseline),
            changed: changed.to_vec(),
            baseline: before,
            follow_up: after,
        }
    }
}

/// For every item, whether it applies in all of these audits.
fn applicable_throughout(audits: &[&[MergedItem]], changed: &[ItemIndex]) -> Vec<bool> {
    let items = audits.first().map_or(0, |first| first.len());
    let applies =
        |item: ItemIndex| !changed.contains(&item) && audits.iter().all(|audit| audit[item].state.is_applicable());
    ItemIndex::first(items).map(applies).collect()
}

/// An audit's items, with all but the shared ones excluded.
fn over(shared: &[bool], merged: &[MergedItem]) -> Vec<MergedItem> {
    merged.iter().zip(shared).map(|(item, shared)| if *shared { *item } else { item.excluded() }).collect()
}

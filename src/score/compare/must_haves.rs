//! Changes of must-haves between two audits: closed, newly open, newly unconfirmed (scoring, sections 7 and 12).

use crate::model::{Item, ItemIndex, Questionnaire};
use crate::score::{MergedItem, targets};

/// The state of a must-have in one audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MustHaveState {
    /// At the questionnaire's own target or above.
    Met,
    /// Known, and below it.
    Open,
    /// Nobody gave a level.
    Unconfirmed,
    /// Every respondent said that it does not apply.
    NotApplicable,
}

/// The change of a must-have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MustHaveTransition {
    /// Open, then met.
    Closed,
    /// Unconfirmed, then met.
    FoundMet,
    /// Open now, but not at the baseline.
    Opened,
    /// Nobody gives a level any more; it was met, open or not applicable.
    BecameUnconfirmed,
    /// Open or unconfirmed, then said not to apply: nothing shows that it is met.
    NoLongerApplies,
    /// Open on both sides.
    StillOpen,
    /// Unconfirmed on both sides.
    StillUnconfirmed,
}

/// One must-have on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MustHaveChange {
    pub item: ItemIndex,
    /// Its state at the baseline.
    pub baseline: MustHaveState,
    /// Its state at the follow-up.
    pub follow_up: MustHaveState,
    /// The change.
    pub transition: MustHaveTransition,
}

impl MustHaveState {
    /// The state of a must-have with this merged answer.
    #[must_use]
    pub fn of(item: &Item, merged: &MergedItem) -> Self {
        match merged.state.level() {
            Some(level) if level < targets::own(item) => Self::Open,
            Some(_) => Self::Met,
            None if merged.state.is_unknown() => Self::Unconfirmed,
            None => Self::NotApplicable,
        }
    }
}

impl MustHaveTransition {
    /// The change of a must-have; `None` if it needs no attention on either side.
    #[must_use]
    pub fn between(baseline: MustHaveState, follow_up: MustHaveState) -> Option<Self> {
        use MustHaveState::{Met, NotApplicable, Open, Unconfirmed};
        match (baseline, follow_up) {
            (Open, Open) => Some(Self::StillOpen),
            (Unconfirmed, Unconfirmed) => Some(Self::StillUnconfirmed),
            (Open, Met) => Some(Self::Closed),
            (Unconfirmed, Met) => Some(Self::FoundMet),
            (Open | Unconfirmed, NotApplicable) => Some(Self::NoLongerApplies),
            (_, Open) => Some(Self::Opened),
            (_, Unconfirmed) => Some(Self::BecameUnconfirmed),
            (Met | NotApplicable, Met | NotApplicable) => None,
        }
    }
}

impl MustHaveChange {
    /// The must-haves that are open or unconfirmed in either audit, in questionnaire order, without those that have changed: an answer to
    /// the old question does not say whether the new one is met.
    pub(super) fn all(
        questionnaire: &Questionnaire,
        [baseline, follow_up]: [&[MergedItem]; 2],
        changed: &[ItemIndex],
    ) -> Vec<Self> {
        let must_haves = ItemIndex::enumerate(questionnaire.items()).filter(|(_, item)| item.must_have);
        let of_both = |index: ItemIndex| {
            baseline[index].is_in_scope() && follow_up[index].is_in_scope() && !changed.contains(&index)
        };
        let transitions = must_haves.filter(|(index, _)| of_both(*index)).filter_map(|(index, item)| {
            let baseline = MustHaveState::of(item, &baseline[index]);
            let follow_up = MustHaveState::of(item, &follow_up[index]);
            let transition = MustHaveTransition::between(baseline, follow_up)?;
            Some(Self { item: index, baseline, follow_up, transition })
        });
        transitions.collect()
    }
}

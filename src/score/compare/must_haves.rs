//! What became of the must-haves between two audits: closed, opened, no longer confirmed (scoring, sections 7 and 12).

use crate::model::{Item, ItemIndex, Questionnaire};
use crate::score::{MergedItem, targets};

/// How a must-have stands in one audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MustHaveState {
    /// At the questionnaire's own target or above.
    Met,
    /// Known, and below it.
    Open,
    /// Nobody gave a level.
    Unconfirmed,
    /// Everybody said it does not apply.
    NotApplicable,
}

/// What became of a must-have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MustHaveStep {
    /// It was open and is met.
    Closed,
    /// It was unconfirmed and is met.
    Confirmed,
    /// It is open and was not.
    Opened,
    /// Nobody gave a level, and it was met or open or did not apply.
    BecameUnconfirmed,
    /// It was open or unconfirmed and is said not to apply: nothing shows that it is met.
    SetAside,
    /// It was open and is.
    StillOpen,
    /// It was unconfirmed and is.
    StillUnconfirmed,
}

/// One must-have on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MustHaveChange {
    pub item: ItemIndex,
    /// How it stood then.
    pub baseline: MustHaveState,
    /// How it stands later.
    pub follow_up: MustHaveState,
    /// What became of it.
    pub step: MustHaveStep,
}

impl MustHaveState {
    /// How a must-have stands with this merged answer.
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

impl MustHaveStep {
    /// What became of a must-have; none where it needs no attention on either side.
    #[must_use]
    pub fn between(baseline: MustHaveState, follow_up: MustHaveState) -> Option<Self> {
        use MustHaveState::{Met, NotApplicable, Open, Unconfirmed};
        match (baseline, follow_up) {
            (Open, Open) => Some(Self::StillOpen),
            (Unconfirmed, Unconfirmed) => Some(Self::StillUnconfirmed),
            (Open, Met) => Some(Self::Closed),
            (Unconfirmed, Met) => Some(Self::Confirmed),
            (Open | Unconfirmed, NotApplicable) => Some(Self::SetAside),
            (_, Open) => Some(Self::Opened),
            (_, Unconfirmed) => Some(Self::BecameUnconfirmed),
            (Met | NotApplicable, Met | NotApplicable) => None,
        }
    }
}

impl MustHaveChange {
    /// The must-haves of two audits that are not simply met, in the questionnaire's order.
    pub(super) fn all(questionnaire: &Questionnaire, baseline: &[MergedItem], follow_up: &[MergedItem]) -> Vec<Self> {
        let must_haves = ItemIndex::enumerate(questionnaire.items()).filter(|(_, item)| item.must_have);
        let of_both = |index: ItemIndex| baseline[index].is_in_scope() && follow_up[index].is_in_scope();
        let changes = must_haves.filter(|(index, _)| of_both(*index)).filter_map(|(index, item)| {
            let baseline = MustHaveState::of(item, &baseline[index]);
            let follow_up = MustHaveState::of(item, &follow_up[index]);
            let step = MustHaveStep::between(baseline, follow_up)?;
            Some(Self { item: index, baseline, follow_up, step })
        });
        changes.collect()
    }
}

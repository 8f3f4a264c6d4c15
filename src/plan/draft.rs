//! Drafts actions for a team's gaps, without owners and dates: those are for people to agree.

use super::coverage::is_addressed;
use crate::model::{Action, Id, ItemIndex, PillarIndex, Plan, Questionnaire};
use crate::score::{Assessment, Hundredths};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The number of gaps drafted besides must-haves, by default.
pub const LARGEST_GAPS: usize = 5;

/// Which gaps actions are drafted for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GapFilter {
    /// The most actions; by default every must-have that is open or unconfirmed, and the [`LARGEST_GAPS`] largest of the other gaps.
    pub most: Option<usize>,
    /// The pillars; if empty, all of them.
    pub pillars: Vec<PillarIndex>,
}

/// A gap of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The item.
    pub item: ItemIndex,
    /// The target level, if the culture raises it.
    pub to: Option<u8>,
}

/// The gaps of an assessment, largest first: open must-haves, unconfirmed must-haves, then other gaps (scoring, section 10).
#[must_use]
pub fn gaps(questionnaire: &Questionnaire, assessment: &Assessment, filter: &GapFilter) -> Vec<Gap> {
    let is_selected = |item: &ItemIndex| {
        let pillar = questionnaire.items().get(item.get()).map(|item| item.pillar);
        filter.pillars.is_empty() || pillar.is_some_and(|pillar| filter.pillars.contains(&pillar))
    };
    let raised = |item: ItemIndex, target: Hundredths| {
        let item = questionnaire.items().get(item.get())?;
        let is_raised = target > 100 * Hundredths::from(item.target);
        let whole = u8::try_from(target.saturating_add(99) / 100).unwrap_or(item.top);
        is_raised.then_some(whole.min(item.top))
    };
    let known = |must_have: bool| {
        let gaps = assessment.priorities.iter().filter(move |gap| gap.open_must_have == must_have);
        gaps.map(|gap| Gap { item: gap.item, to: raised(gap.item, gap.target) })
    };
    let unconfirmed = assessment.to_find_out.iter().filter(|unknown| unknown.must_have);
    let must_haves = known(true).chain(unconfirmed.map(|unknown| Gap { item: unknown.item, to: None }));
    let mut gaps: Vec<Gap> = must_haves.filter(|gap| is_selected(&gap.item)).collect();
    let others = known(false).filter(|gap| is_selected(&gap.item));
    match filter.most {
        Some(most) => {
            gaps.extend(others);
            gaps.truncate(most);
        }
        None => gaps.extend(others.take(LARGEST_GAPS)),
    }
    gaps
}

/// Drafts an action for each gap that no action of the plan addresses. `answered` is the date of the latest answers.
#[must_use]
pub fn draft(
    questionnaire: &Questionnaire,
    gaps: &[Gap],
    plan: Option<&Plan>,
    answered: NaiveDate,
    today: NaiveDate,
) -> Vec<Action> {
    let existing = || plan.iter().flat_map(|plan| plan.actions());
    let mut ids: BTreeSet<String> = existing().map(|action| action.id.to_string()).collect();
    let missing = gaps.iter().filter(|gap| !existing().any(|action| is_addressed(action, gap.item, answered)));
    let actions = missing.filter_map(|gap| {
        let item = questionnaire.items().get(gap.item.get())?;
        let what = item.action.as_ref().map_or_else(|| item.name(), |action| action.as_str().to_owned());
        let action = Action::open(free_id(&mut ids, &item.id)?, vec![gap.item], what);
        Some(Action { to: gap.to, updated: Some(today), ..action })
    });
    actions.collect()
}

/// A free id for an action: the item's key, its whole id, or its id with a number.
fn free_id(taken: &mut BTreeSet<String>, item: &str) -> Option<Id> {
    let key = item.rsplit('.').next().unwrap_or(item).to_owned();
    let whole = item.replace('.', "-");
    let numbered = (2..).map(|number| format!("{whole}-{number}"));
    let free = [key, whole.clone()].into_iter().chain(numbered).find(|id| !taken.contains(id))?;
    let id = Id::new(&free).ok()?;
    taken.insert(free);
    Some(id)
}

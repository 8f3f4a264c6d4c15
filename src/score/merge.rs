//! Merges the answers of a team's respondents, item by item (scoring, section 2).

use super::fraction::weighted_mean;
use super::{Fraction, Hundredths, Rules};
use crate::model::{Answers, ItemFilter, ItemIndex, Questionnaire, State, ViewpointIndex};
use std::borrow::Borrow;

/// The part of a respondent's answers that is scored.
#[derive(Debug, Clone, Copy)]
pub struct Respondent<'a> {
    /// The viewpoint answered from.
    pub viewpoint: ViewpointIndex,
    /// One state for each item, in questionnaire order.
    pub states: &'a [State],
}

impl<'a> From<&'a Answers> for Respondent<'a> {
    fn from(answers: &'a Answers) -> Self {
        Self { viewpoint: answers.audit().viewpoint, states: answers.states() }
    }
}

/// A team's state for one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemState {
    /// Somebody gave a level; this is the team's.
    Known(Hundredths),
    /// Nobody gave a level, and at least one respondent does not know.
    DontKnow,
    /// Nobody gave a level, and at least one respondent left it out.
    Unanswered,
    /// It is asked of none of the respondents.
    NotAsked,
    /// Every respondent said that it does not apply.
    NotApplicable,
    /// Not an item of this audit: of another stage, or not in the short form. It is not counted.
    OutOfScope,
}

impl ItemState {
    /// The level, where it is known.
    #[must_use]
    pub fn level(self) -> Option<Hundredths> {
        match self {
            Self::Known(level) => Some(level),
            _ => None,
        }
    }

    /// Whether the item applies: known or unknown.
    #[must_use]
    pub fn is_applicable(self) -> bool {
        !matches!(self, Self::NotApplicable | Self::OutOfScope)
    }

    /// Whether the item applies and no level was given.
    #[must_use]
    pub fn is_unknown(self) -> bool {
        matches!(self, Self::DontKnow | Self::Unanswered | Self::NotAsked)
    }
}

/// One item over all respondents of a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MergedItem {
    /// The team's state.
    pub state: ItemState,
    /// Respondents who gave a level.
    pub given: u32,
    /// Respondents who said they do not know.
    pub dont_know: u32,
    /// Respondents who left it out.
    pub unanswered: u32,
    /// Respondents who said it does not apply.
    pub not_applicable: u32,
}

impl MergedItem {
    /// Whether some respondents gave a level while others said it does not apply.
    #[must_use]
    pub fn is_applicability_disputed(&self) -> bool {
        self.given > 0 && self.not_applicable > 0
    }

    /// Whether it is an item of the audit.
    pub fn is_in_scope(&self) -> bool {
        self.state != ItemState::OutOfScope
    }

    /// The same item, excluded: it does not apply, and no answer to it counts as given or possible.
    #[must_use]
    pub fn excluded(&self) -> Self {
        Self { state: ItemState::NotApplicable, given: 0, dont_know: 0, unanswered: 0, ..*self }
    }
}

/// The responses of a team's respondents, counted by item: levels by viewpoint, and the rest.
#[derive(Debug, Clone)]
pub struct ResponseCounts {
    respondents: Vec<u32>,
    /// The viewpoints with respondents, usually few, in questionnaire order.
    present: Vec<ViewpointIndex>,
    /// Item by item, one sum for each viewpoint with respondents.
    levels: Vec<LevelSum>,
    non_answers: Vec<NonAnswers>,
    /// Which viewpoints are asked each item.
    item_scopes: Vec<ItemScope>,
}

/// The viewpoints that are asked an item.
#[derive(Debug, Clone, Copy)]
struct ItemScope {
    /// One bit per viewpoint; no bit is set if it is not an item of the audit.
    viewpoints: u64,
    in_scope: bool,
}

/// The levels that one viewpoint gave to one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ViewpointLevels {
    pub(crate) viewpoint: ViewpointIndex,
    /// How many of its respondents gave a level.
    pub(crate) given: u32,
    /// The sum of their levels.
    pub(crate) sum: u32,
    /// The exact mean of their levels.
    pub(crate) mean: Fraction,
}

/// Counts the levels that one viewpoint's respondents gave to one item.
#[derive(Debug, Clone, Copy, Default)]
struct LevelSum {
    sum: u32,
    given: u32,
}

/// Counts the answers to one item that are not levels.
#[derive(Debug, Clone, Copy, Default)]
struct NonAnswers {
    dont_know: u32,
    unanswered: u32,
    not_applicable: u32,
}

impl ResponseCounts {
    /// Counts the answers to the items of an audit at this stage and in this form. The order of respondents makes no difference.
    #[must_use]
    pub fn of<'a>(
        questionnaire: &Questionnaire,
        respondents: impl IntoIterator<Item: Borrow<Respondent<'a>>>,
        rules: Rules,
    ) -> Self {
        let everyone: Vec<_> = respondents.into_iter().map(|respondent| *respondent.borrow()).collect();
        let mut respondents = vec![0; questionnaire.viewpoints().len()];
        for respondent in &everyone {
            respondents[respondent.viewpoint] += 1;
        }
        let present: Vec<_> =
            ViewpointIndex::enumerate(&respondents).filter(|(_, count)| **count > 0).map(|(index, _)| index).collect();
        let items = questionnaire.items().len();
        let mut response_counts = Self {
            respondents,
            levels: vec![LevelSum::default(); items * present.len()],
            present,
            non_answers: vec![NonAnswers::default(); items],
            item_scopes: item_scopes(questionnaire, rules),
        };
        for respondent in &everyone {
            response_counts.count(respondent);
        }
        response_counts
    }

    fn count(&mut self, respondent: &Respondent<'_>) {
        let Some(column) = self.column(respondent.viewpoint) else { return };
        let bit = respondent.viewpoint.bit();
        let rows = self.levels.chunks_exact_mut(self.present.len());
        let items = respondent.states.iter().zip(rows).zip(&mut self.non_answers).zip(&self.item_scopes);
        for (((state, row), non_answers), scope) in items {
            let Some(cell) = row.get_mut(column).filter(|_| scope.viewpoints & bit != 0) else { continue };
            match *state {
                State::Level(level) => {
                    cell.sum += u32::from(level.number());
                    cell.given += 1;
                }
                State::DontKnow => non_answers.dont_know += 1,
                State::Unanswered => non_answers.unanswered += 1,
                State::NotApplicable => non_answers.not_applicable += 1,
            }
        }
    }

    /// Respondents of each viewpoint, in questionnaire order.
    #[must_use]
    pub fn respondents(&self) -> &[u32] {
        &self.respondents
    }

    /// The viewpoints with respondents, in questionnaire order.
    pub(super) fn present(&self) -> &[ViewpointIndex] {
        &self.present
    }

    /// For every item of the audit, the viewpoints with respondents that are asked it, one bit each.
    pub(super) fn viewpoints_asked(&self) -> impl Iterator<Item = u64> {
        let present = ViewpointIndex::set(&self.present);
        self.item_scopes.iter().filter(|scope| scope.in_scope).map(move |scope| scope.viewpoints & present)
    }

    /// For every item of the audit how many respondents of each viewpoint that has some gave it a level.
    pub(super) fn given_in_scope(&self) -> impl Iterator<Item = impl Iterator<Item = u32> + Clone> {
        let rows = self.rows().zip(&self.item_scopes);
        rows.filter(|(_, scope)| scope.in_scope).map(|(row, _)| row.iter().map(|levels| levels.given))
    }

    /// How many respondents of this viewpoint gave this item a level.
    #[must_use]
    pub fn given(&self, item: ItemIndex, viewpoint: ViewpointIndex) -> u32 {
        self.column(viewpoint).and_then(|column| self.row(item).get(column)).map_or(0, |levels| levels.given)
    }

    /// The viewpoints that gave this item a level. Do not show these if [`may_show_each`](super::may_show_each) is false.
    pub(crate) fn by_viewpoint(&self, item: ItemIndex) -> impl Iterator<Item = ViewpointLevels> {
        let with_levels = self.present.iter().zip(self.row(item)).filter(|(_, levels)| levels.given > 0);
        with_levels.map(|(&viewpoint, levels)| ViewpointLevels {
            viewpoint,
            given: levels.given,
            sum: levels.sum,
            mean: levels.mean(),
        })
    }

    /// The column of this viewpoint; `None` if it has no respondents.
    fn column(&self, viewpoint: ViewpointIndex) -> Option<usize> {
        self.present.iter().position(|present| *present == viewpoint)
    }

    /// The levels that each viewpoint with respondents gave to this item.
    fn row(&self, item: ItemIndex) -> &[LevelSum] {
        let columns = self.present.len();
        self.levels.get(item.get() * columns..(item.get() + 1) * columns).unwrap_or_default()
    }

    /// These levels for every item. Without respondents, every item has an empty row.
    fn rows(&self) -> impl Iterator<Item = &[LevelSum]> {
        ItemIndex::first(self.item_scopes.len()).map(|item| self.row(item))
    }

    /// The level of several viewpoints: the mean of their means, or the plain mean if all respondents have equal weight; computed exactly,
    /// then rounded half up to hundredths. `None` if none of their respondents gave a level.
    #[must_use]
    pub fn level(
        &self,
        item: ItemIndex,
        includes: impl Fn(ViewpointIndex) -> bool,
        equal_respondents: bool,
    ) -> Option<Hundredths> {
        let with_levels = self.present.iter().zip(self.row(item));
        let with_levels = with_levels.filter(|(viewpoint, levels)| levels.given > 0 && includes(**viewpoint));
        level_of(with_levels.map(|(_, levels)| *levels), equal_respondents)
    }

    /// The team's state for every item, in questionnaire order.
    #[must_use]
    pub fn merge(&self, rules: Rules) -> Vec<MergedItem> {
        let present = ViewpointIndex::set(&self.present);
        let merge_one = |((row, non_answers), scope): ((&[LevelSum], &NonAnswers), &ItemScope)| {
            let given = row.iter().map(|levels| levels.given).sum();
            let level = || level_of(row.iter().copied().filter(|levels| levels.given > 0), rules.equal_respondents);
            let state = match given {
                _ if !scope.in_scope => ItemState::OutOfScope,
                _ if scope.viewpoints & present == 0 => ItemState::NotAsked,
                // A level is computed only if somebody gave one.
                1.. if let Some(level) = level() => ItemState::Known(level),
                _ if non_answers.dont_know > 0 => ItemState::DontKnow,
                _ if non_answers.unanswered > 0 || non_answers.not_applicable == 0 => ItemState::Unanswered,
                _ => ItemState::NotApplicable,
            };
            let NonAnswers { dont_know, unanswered, not_applicable } = *non_answers;
            MergedItem { state, given, dont_know, unanswered, not_applicable }
        };
        self.rows().zip(&self.non_answers).zip(&self.item_scopes).map(merge_one).collect()
    }
}

/// Which viewpoints are asked each item, in an audit at this stage and in this form. There are fewer viewpoints than bits
/// (`limits::VIEWPOINTS`).
fn item_scopes(questionnaire: &Questionnaire, rules: Rules) -> Vec<ItemScope> {
    let scope = ItemFilter { stage: rules.stage.or(questionnaire.default_stage()), viewpoint: None, form: rules.form };
    let items = questionnaire.items().iter().zip(questionnaire.viewpoints_asked()).map(|(item, viewpoints)| {
        let in_scope = scope.includes(item);
        ItemScope { viewpoints: if in_scope { *viewpoints } else { 0 }, in_scope }
    });
    items.collect()
}

/// The level of the viewpoints that gave levels; `None` if there are none.
fn level_of(with_levels: impl Iterator<Item = LevelSum> + Clone, equal_respondents: bool) -> Option<Hundredths> {
    if equal_respondents {
        let together = with_levels.fold(LevelSum::default(), |all, levels| LevelSum {
            sum: all.sum + levels.sum,
            given: all.given + levels.given,
        });
        return (together.given > 0).then(|| together.mean().round_half_up(2));
    }
    mean_in_64_bits(with_levels.clone())
        .or_else(|| weighted_mean(with_levels.map(|levels| (1, levels.mean()))).map(|mean| mean.round_half_up(2)))
}

/// The mean of several viewpoints' means in hundredths, rounded half up, if the sum over the product of all counts fits 64 bits. It does in
/// teams of ordinary size, and takes a tenth of the time there.
fn mean_in_64_bits(levels: impl Iterator<Item = LevelSum>) -> Option<Hundredths> {
    let (mut sum, mut product, mut count) = (0_u64, 1_u64, 0_u64);
    for LevelSum { sum: levels, given } in levels {
        let given = u64::from(given);
        sum = sum.checked_mul(given)?.checked_add(u64::from(levels).checked_mul(product)?)?;
        product = product.checked_mul(given)?;
        count += 1;
    }
    let twice = product.checked_mul(count)?.checked_mul(2)?;
    let shifted = sum.checked_mul(200)?.checked_add(twice / 2)?;
    Hundredths::try_from(shifted.checked_div(twice)?).ok()
}

impl LevelSum {
    fn mean(self) -> Fraction {
        Fraction::ratio(self.sum.into(), self.given.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_mean_in_64_bits_is_the_exact_one(counts in prop::collection::vec((1_u32..40, 0_u32..=10), 1..8)) {
            let levels = || counts.iter().map(|(given, level)| LevelSum { sum: given * level, given: *given });
            let exact = weighted_mean(levels().map(|levels| (1, levels.mean()))).map(|mean| mean.round_half_up(2));
            prop_assert_eq!(mean_in_64_bits(levels()), exact);
        }
    }

    #[test]
    fn a_mean_that_leaves_64_bits_is_left_to_exact_fractions() {
        let levels =
            || [4_000_000_007_u32, 4_000_000_009, 4_000_000_019].into_iter().map(|given| LevelSum { sum: 1, given });
        assert_eq!(mean_in_64_bits(levels()), None);
    }
}

//! Viewpoints side by side, with small groups hidden (scoring, section 9).

use super::{Fraction, Hundredths, ResponseCounts, Rules, pillar::mean_points};
use crate::model::{Item, ItemIndex, Pillar, Questionnaire, Side, ViewpointIndex};

/// A team's scores by viewpoint, where these may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewpointSplit {
    /// The viewpoints that may be shown, in questionnaire order, then the hidden ones together.
    pub groups: Vec<ViewpointGroup>,
    /// Leadership − peer for each pillar, in points; `None` unless both are shown.
    pub leadership_minus_peer: Option<Vec<Option<Fraction>>>,
}

/// One viewpoint, or the hidden ones together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewpointGroup {
    /// The viewpoint; `None` for the hidden ones together.
    pub viewpoint: Option<ViewpointIndex>,
    pub respondents: u32,
    /// Its score so far for each pillar, in points; `None` where no item counts.
    pub pillars: Vec<Option<Fraction>>,
}

/// Which viewpoints may be shown separately, and which only together.
#[derive(Debug)]
pub(crate) struct VisibleGroups<'a> {
    response_counts: &'a ResponseCounts,
    rules: Rules,
    shown: Vec<ViewpointIndex>,
    hidden: Vec<ViewpointIndex>,
}

/// Whether each viewpoint's level for this item may be shown (section 9). The section is about pillars, so the strictest reading applies to
/// one item: no viewpoint is hidden, and enough respondents of each gave a level. A team of one viewpoint has nothing to hide beyond its
/// own level.
pub(crate) fn may_show_each(response_counts: &ResponseCounts, rules: Rules, item: ItemIndex) -> bool {
    let present = response_counts.respondents().iter().filter(|respondents| **respondents > 0).count();
    let groups = || VisibleGroups::of(response_counts, rules);
    present <= 1 || groups().is_some_and(|groups| groups.hidden.is_empty() && groups.counts(item))
}

impl<'a> VisibleGroups<'a> {
    /// Groups the viewpoints; `None` if no viewpoint may be shown.
    pub(crate) fn of(response_counts: &'a ResponseCounts, rules: Rules) -> Option<Self> {
        let respondents = |viewpoint: &ViewpointIndex| response_counts.respondents()[*viewpoint];
        let present =
            ViewpointIndex::first(response_counts.respondents().len()).filter(|viewpoint| respondents(viewpoint) > 0);
        let (shown, hidden): (Vec<_>, Vec<_>) =
            present.partition(|viewpoint| respondents(viewpoint) >= rules.min_group);
        let together: u32 = hidden.iter().map(respondents).sum();
        let others_suffice = hidden.is_empty() || (hidden.len() >= 2 && together >= rules.min_group);
        let groups = shown.len() + usize::from(!hidden.is_empty());
        (others_suffice && groups >= 2).then_some(Self { response_counts, rules, shown, hidden })
    }

    /// The viewpoints shown only together, as "others".
    pub(crate) fn hidden(&self) -> &[ViewpointIndex] {
        &self.hidden
    }

    /// Whether an item counts: enough respondents in every group gave it a level.
    fn counts(&self, item: ItemIndex) -> bool {
        self.counts_for(&self.shown, item)
    }

    /// Whether enough respondents of these shown viewpoints, and of the hidden ones together, gave an item a level.
    fn counts_for(&self, shown: &[ViewpointIndex], item: ItemIndex) -> bool {
        let given = |viewpoint: &ViewpointIndex| self.response_counts.given(item, *viewpoint);
        let others: u32 = self.hidden.iter().map(given).sum();
        let others_viewpoints = self.hidden.iter().filter(|viewpoint| given(viewpoint) > 0).count();
        shown.iter().all(|viewpoint| given(viewpoint) >= self.rules.min_group)
            && (self.hidden.is_empty() || (others >= self.rules.min_group && others_viewpoints >= 2))
    }

    /// The lowest level that a viewpoint which may be shown gives to an item; `None` if the item does not count.
    pub(crate) fn lowest_level(&self, item: ItemIndex) -> Option<Hundredths> {
        if !self.counts(item) {
            return None;
        }
        self.shown.iter().filter_map(|viewpoint| self.level(item, &[*viewpoint])).min()
    }

    /// The split over the items that count in their pillars.
    pub(crate) fn split(&self, questionnaire: &Questionnaire, counts: impl Fn(&Item) -> bool + Copy) -> ViewpointSplit {
        let items = |pillar: &Pillar| {
            let counting = questionnaire.items_of(pillar).filter(|(index, item)| counts(item) && self.counts(*index));
            counting.collect::<Vec<_>>()
        };
        let items: Vec<_> = questionnaire.pillars().iter().map(items).collect();
        let group = |viewpoint: Option<ViewpointIndex>, members: &[ViewpointIndex]| ViewpointGroup {
            viewpoint,
            respondents: members.iter().map(|viewpoint| self.response_counts.respondents()[*viewpoint]).sum(),
            pillars: items.iter().map(|items| self.score(items, members)).collect(),
        };
        let mut groups: Vec<_> = self.shown.iter().map(|viewpoint| group(Some(*viewpoint), &[*viewpoint])).collect();
        if !self.hidden.is_empty() {
            groups.push(group(None, &self.hidden));
        }
        let leadership_minus_peer = self.difference(questionnaire, counts);
        ViewpointSplit { groups, leadership_minus_peer }
    }

    /// Leadership − peer for each pillar, over the items that count for both and for the hidden ones together, whatever other viewpoints
    /// are shown. `None` unless both are shown.
    fn difference(
        &self,
        questionnaire: &Questionnaire,
        counts: impl Fn(&Item) -> bool,
    ) -> Option<Vec<Option<Fraction>>> {
        let side = |side| questionnaire.side(side).filter(|viewpoint| self.shown.contains(viewpoint));
        let (leadership, peer) = (side(Side::Leadership)?, side(Side::Peer)?);
        let of_pillar = |pillar: &Pillar| {
            let items = questionnaire
                .items_of(pillar)
                .filter(|(index, item)| counts(item) && self.counts_for(&[leadership, peer], *index));
            let items: Vec<_> = items.collect();
            Some(&self.score(&items, &[leadership])? - &self.score(&items, &[peer])?)
        };
        Some(questionnaire.pillars().iter().map(of_pillar).collect())
    }

    fn score(&self, items: &[(ItemIndex, &Item)], members: &[ViewpointIndex]) -> Option<Fraction> {
        let levels = items.iter().map(|(index, item)| Some((*item, self.level(*index, members)?)));
        mean_points(levels.collect::<Option<Vec<_>>>()?)
    }

    fn level(&self, item: ItemIndex, members: &[ViewpointIndex]) -> Option<Hundredths> {
        self.response_counts.level(item, |viewpoint| members.contains(&viewpoint), self.rules.equal_respondents)
    }
}

//! The whole result of an audit, from merged answers to priorities.

use super::fraction::weighted_mean;
use super::priorities::priorities;
use super::viewpoints::VisibleGroups;
use super::{
    Aspects, BandRange, Bounds, Coverage, Culture, Disclosure, Fraction, ItemToFindOut, MergedItem, MustHaves,
    PillarFigures, Priority, Respondent, ResponseCounts, Rules, Target, ViewpointSplit, pillar, targets,
};
use crate::model::{Item, ItemIndex, Pillar, PillarIndex, Questionnaire};
use std::borrow::Borrow;

/// The result of an audit of one team. Every figure is exact; formats round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The rules it was scored with.
    pub rules: Rules,
    /// Respondents of each viewpoint, in questionnaire order.
    pub respondents: Vec<u32>,
    /// The items in questionnaire order.
    pub items: Vec<ItemFigures>,
    pub culture: Culture,
    /// The pillars in questionnaire order.
    pub pillars: Vec<PillarResult>,
    /// The audit as a whole.
    pub overall: Overall,
    /// Items below their targets (section 10).
    pub priorities: Vec<Priority>,
    /// Items that nobody gave a level to (section 10).
    pub to_find_out: Vec<ItemToFindOut>,
    /// Policy and practice (section 11).
    pub aspects: Aspects,
    /// The viewpoints side by side, where they may be shown (section 9).
    pub viewpoint_split: Option<ViewpointSplit>,
    /// What the result discloses (section 15).
    pub disclosure: Disclosure,
}

/// One item's merged state and target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemFigures {
    /// The merged answers.
    pub merged: MergedItem,
    /// The target level.
    pub target: Target,
}

/// One pillar's figures, must-haves and bands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PillarResult {
    /// Score, target, gap and coverage.
    pub figures: PillarFigures,
    pub must_haves: MustHaves,
    /// The bands it may be in; `None` if it is not scored.
    pub band: Option<BandRange>,
}

/// The audit as a whole (section 8).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overall {
    /// The worst pillar's bands; `None` if no pillar is scored.
    pub band: Option<BandRange>,
    /// The pillars whose worst-case band is the overall worst-case band.
    pub held_by: Vec<PillarIndex>,
    /// The mean score, in points: for sorting and trends, never a headline.
    pub mean_score: Bounds,
    /// The mean gap, in points.
    pub mean_gap: Bounds,
    /// How much was answered, over all pillars.
    pub coverage: Coverage,
}

/// Scores one team from its respondents' answers. The order of respondents makes no difference.
#[must_use]
pub fn assess<'a>(
    questionnaire: &Questionnaire,
    respondents: impl IntoIterator<Item: Borrow<Respondent<'a>>>,
    rules: Rules,
) -> Assessment {
    let response_counts = ResponseCounts::of(questionnaire, respondents, rules);
    let mut assessment = assess_merged(questionnaire, &response_counts.merge(rules), rules);
    response_counts.respondents().clone_into(&mut assessment.respondents);
    if let Some(groups) = VisibleGroups::of(&response_counts, rules) {
        assessment.viewpoint_split = Some(groups.split(questionnaire, |item| rules.counts(item)));
        for (pillar, result) in questionnaire.pillars().iter().zip(&mut assessment.pillars) {
            result.must_haves.disputed =
                disputed_must_haves(questionnaire.items_of(pillar), &result.must_haves, &assessment.items, &groups);
        }
    }
    assessment.disclosure = Disclosure::of(&response_counts, rules);
    assessment
}

/// Scores merged items without the viewpoints, for comparing two audits (section 12).
#[must_use]
pub fn assess_merged(questionnaire: &Questionnaire, merged: &[MergedItem], rules: Rules) -> Assessment {
    let summary = AssessmentSummary::of(questionnaire, merged, rules);
    let overall = summary.overall(questionnaire);
    let AssessmentSummary { culture, targets, pillars } = summary;
    let items: Vec<_> =
        merged.iter().zip(targets).map(|(merged, target)| ItemFigures { merged: *merged, target }).collect();
    let (priorities, to_find_out) = priorities(questionnaire, &items, &pillars, |item| rules.counts(item));
    Assessment {
        rules,
        respondents: vec![0; questionnaire.viewpoints().len()],
        culture,
        overall,
        priorities,
        to_find_out,
        aspects: Aspects::of(questionnaire, merged),
        viewpoint_split: None,
        disclosure: Disclosure::default(),
        items,
        pillars,
    }
}

/// Culture and pillars without single items: enough to rank teams and to set bands against culture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssessmentSummary {
    pub culture: Culture,
    /// The target of every item, in questionnaire order.
    pub targets: Vec<Target>,
    /// The pillars in questionnaire order.
    pub pillars: Vec<PillarResult>,
}

impl AssessmentSummary {
    /// Summarises merged items.
    #[must_use]
    pub fn of(questionnaire: &Questionnaire, merged: &[MergedItem], rules: Rules) -> Self {
        let culture = Culture::of(questionnaire, merged);
        let targets = targets::targets(questionnaire, &culture, rules);
        let pillars: Vec<_> = questionnaire
            .pillars()
            .iter()
            .map(|pillar| {
                let counted = || questionnaire.items_of(pillar).filter(|(_, item)| rules.counts(item));
                let figures = PillarFigures::of(counted(), merged, &targets);
                let must_haves = MustHaves::of(counted(), merged);
                let cap = questionnaire.must_have_cap();
                let band = BandRange::of_pillar(questionnaire.bands(), cap, &figures.gap, &must_haves);
                PillarResult { figures, must_haves, band }
            })
            .collect();
        Self { culture, targets, pillars }
    }

    /// The worst pillar's bands; `None` if no pillar is scored.
    #[must_use]
    pub fn band(&self) -> Option<BandRange> {
        BandRange::overall(self.pillars.iter().filter_map(|pillar| pillar.band))
    }

    /// The mean gap in the worst case, in points; `None` if no pillar is scored.
    #[must_use]
    pub fn worst_mean_gap(&self, questionnaire: &Questionnaire) -> Option<Fraction> {
        self.mean(questionnaire, |figures| &figures.gap.high)
    }

    /// The audit as a whole.
    #[must_use]
    pub fn overall(&self, questionnaire: &Questionnaire) -> Overall {
        let band = self.band();
        let held = band.map(|band| band.worst);
        let holds = |pillar: &PillarResult| pillar.band.is_some_and(|band| Some(band.worst) == held);
        let mean = |figure| self.mean(questionnaire, figure);
        Overall {
            band,
            held_by: PillarIndex::enumerate(&self.pillars)
                .filter(|(_, pillar)| holds(pillar))
                .map(|(index, _)| index)
                .collect(),
            mean_score: Bounds {
                so_far: mean(|figures| &figures.score.so_far),
                low: mean(|figures| &figures.score.low),
                high: mean(|figures| &figures.score.high),
            },
            mean_gap: Bounds::of_gap(
                mean(|figures| &figures.gap.so_far),
                mean(|figures| &figures.gap.low),
                self.worst_mean_gap(questionnaire),
            ),
            coverage: self.pillars.iter().fold(Coverage::default(), |all, pillar| all.plus(pillar.figures.coverage)),
        }
    }

    /// The mean of a figure over the pillars that have it, by the pillars' weights.
    fn mean(&self, questionnaire: &Questionnaire, figure: fn(&PillarFigures) -> &Option<Fraction>) -> Option<Fraction> {
        let pillars = questionnaire.pillars().iter().zip(&self.pillars);
        weighted_mean(pillars.filter_map(|(pillar, result)| Some((pillar.weight, figure(&result.figures).as_ref()?))))
    }
}

/// The same figure as [`AssessmentSummary::worst_mean_gap`] without computing the rest of the summary, because all teams are ranked before
/// the first is written.
#[must_use]
pub fn worst_mean_gap(questionnaire: &Questionnaire, merged: &[MergedItem], rules: Rules) -> Option<Fraction> {
    let culture = Culture::of(questionnaire, merged);
    let worst_gap = |pillar: &Pillar| {
        let counted = questionnaire.items_of(pillar).filter(|(_, item)| rules.counts(item));
        pillar::worst_gap(counted, merged, |item| targets::highest(item, &culture, rules))
    };
    weighted_mean(questionnaire.pillars().iter().filter_map(|pillar| Some((pillar.weight, worst_gap(pillar)?))))
}

impl Rules {
    /// Whether an item counts in its pillar.
    pub(crate) fn counts(self, item: &Item) -> bool {
        self.indicators_count || !item.is_indicator()
    }
}

impl Assessment {
    /// How many respondents there were.
    #[must_use]
    pub fn respondent_count(&self) -> u32 {
        self.respondents.iter().sum()
    }

    /// Items to which some respondents gave a level and which others called not applicable (section 2), in questionnaire order.
    pub fn applicability_disputed(&self) -> impl Iterator<Item = ItemIndex> {
        ItemIndex::enumerate(&self.items)
            .filter(|(_, item)| item.merged.is_applicability_disputed())
            .map(|(index, _)| index)
    }
}

/// Must-haves that the team's mean meets although a viewpoint that may be shown is below the target (section 7).
fn disputed_must_haves<'a>(
    items: impl Iterator<Item = (ItemIndex, &'a Item)>,
    must_haves: &MustHaves,
    figures: &[ItemFigures],
    groups: &VisibleGroups<'_>,
) -> Vec<ItemIndex> {
    items
        .filter(|(index, item)| item.must_have && !must_haves.open.contains(index))
        .filter(|(index, _)| figures[*index].merged.state.level().is_some())
        .filter(|(index, item)| groups.lowest_level(*index).is_some_and(|level| level < targets::own(item)))
        .map(|(index, _)| index)
        .collect()
}

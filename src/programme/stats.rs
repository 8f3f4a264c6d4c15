//! The contribution of one team to the summary of its stage.

use crate::model::{ItemIndex, Questionnaire, StageIndex, Subject};
use crate::score::{Assessment, AssessmentSummary, BandRange, Bounds, ReadingRange, Rules};
use chrono::NaiveDate;

/// The contribution of one team to the summary of its stage, with figures rounded as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamStats {
    pub(super) stage: Option<StageIndex>,
    pub(super) respondents: u32,
    pub(super) first_date: Option<NaiveDate>,
    pub(super) last_date: Option<NaiveDate>,
    /// Score and gap so far of every pillar, in tenths of a point.
    pub(super) pillars: Vec<(Option<i32>, Option<i32>)>,
    pub(super) open: Vec<ItemIndex>,
    pub(super) unconfirmed: Vec<ItemIndex>,
    /// Items below their targets, with their lift in hundredths of a point.
    pub(super) below_target: Vec<(ItemIndex, i64)>,
    pub(super) reading: Option<ReadingRange>,
    pub(super) band: Option<BandRange>,
}

impl TeamStats {
    /// The rules for bands set against culture: without raised targets and without the indicators, since both would make the comparison
    /// circular (scoring, section 14).
    fn rules_against_culture(rules: Rules) -> Rules {
        Rules { raise: false, indicators_count: false, ..rules }
    }

    /// The contribution of a team, from its result.
    #[must_use]
    pub fn of(questionnaire: &Questionnaire, subject: &Subject, assessment: &Assessment) -> Self {
        let pillars = &assessment.pillars;
        let merged: Vec<_> = assessment.items.iter().map(|item| item.merged).collect();
        let against_culture =
            AssessmentSummary::of(questionnaire, &merged, Self::rules_against_culture(assessment.rules));
        let open = pillars.iter().flat_map(|pillar| &pillar.must_haves.open);
        let unconfirmed = pillars.iter().flat_map(|pillar| &pillar.must_haves.unconfirmed);
        let below_target = assessment.priorities.iter().map(|priority| (priority.item, priority.lift.round_half_up(2)));
        Self {
            stage: subject.stage,
            respondents: assessment.respondent_count(),
            first_date: subject.dates.first().copied(),
            last_date: subject.dates.last().copied(),
            pillars: pillars
                .iter()
                .map(|pillar| (tenths(&pillar.figures.score), tenths(&pillar.figures.gap)))
                .collect(),
            open: open.copied().collect(),
            unconfirmed: unconfirmed.copied().collect(),
            below_target: below_target.collect(),
            reading: assessment.culture.reading(),
            band: against_culture.band(),
        }
    }
}

/// The figure so far as printed with one decimal, in tenths of a point.
fn tenths(figure: &Bounds) -> Option<i32> {
    figure.so_far.as_ref().and_then(|figure| i32::try_from(figure.round_half_up(1)).ok())
}

//! The shape of the machine form of a comparison: its objects, in the order of their keys.

use crate::programme::ChangeCounts;
use crate::report::json::form::{About, AnswersForm, BandForm, BoundsForm, ReadingForm, points};
use crate::score::{Change, Coverage, PillarChange};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Document<'a, Rounds, Teams, Programme> {
    pub(super) schema_version: u32,
    pub(super) questionnaire: About<'a>,
    pub(super) rules: RulesForm,
    pub(super) rounds: Rounds,
    pub(super) teams: Teams,
    pub(super) programme: Programme,
}

#[derive(Serialize)]
pub(super) struct RulesForm {
    pub(super) raise: bool,
    pub(super) equal_respondents: bool,
}

#[derive(Serialize)]
pub(super) struct RoundForm<'a, Versions, Unmatched> {
    pub(super) name: &'a str,
    pub(super) versions: Versions,
    pub(super) teams: usize,
    pub(super) files: usize,
    pub(super) unmatched: Unmatched,
}

#[derive(Serialize)]
pub(super) struct Name<'a> {
    pub(super) team: &'a str,
    pub(super) organisation: Option<&'a str>,
}

/// The same of both sides.
#[derive(Serialize)]
pub(super) struct Sides<T> {
    pub(super) baseline: T,
    pub(super) follow_up: T,
}

#[derive(Serialize)]
pub(super) struct ChangeForm {
    pub(super) baseline: BoundsForm,
    pub(super) follow_up: BoundsForm,
    pub(super) change: Option<f64>,
    pub(super) certain: Option<bool>,
}

#[derive(Serialize)]
pub(super) struct GapForm {
    pub(super) baseline: BoundsForm,
    pub(super) follow_up: BoundsForm,
    pub(super) change: Option<f64>,
    pub(super) due_to_answers: Option<f64>,
    pub(super) due_to_targets: Option<f64>,
    pub(super) certain: Option<bool>,
}

#[derive(Serialize)]
pub(super) struct CoverageForm {
    pub(super) applicable: u32,
    pub(super) known: u32,
    pub(super) answers: AnswersForm,
}

#[derive(Serialize)]
pub(super) struct PillarForm<'a> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    pub(super) score: ChangeForm,
    pub(super) gap: GapForm,
    pub(super) band: Sides<BandForm<'a>>,
    pub(super) coverage: Sides<CoverageForm>,
}

#[derive(Serialize)]
pub(super) struct TeamDocument<'a, Dates, Viewpoints, Pillars, Items, MustHaves, OneSide, LeftOut, Trend> {
    pub(super) team: Sides<&'a str>,
    pub(super) organisation: Sides<Option<&'a str>>,
    pub(super) round: Sides<&'a str>,
    pub(super) dates: Sides<Dates>,
    pub(super) respondents: Sides<u32>,
    pub(super) viewpoints: Sides<Viewpoints>,
    pub(super) files_left_out: Sides<u32>,
    pub(super) balance: Sides<BoundsForm>,
    pub(super) reading: Sides<ReadingForm>,
    pub(super) band: Sides<BandForm<'a>>,
    pub(super) mean_score: ChangeForm,
    pub(super) mean_gap: ChangeForm,
    pub(super) pillars: Pillars,
    pub(super) items: Items,
    pub(super) must_haves: MustHaves,
    pub(super) one_side_only: Sides<OneSide>,
    pub(super) left_out: LeftOut,
    pub(super) trend: Option<Trend>,
}

#[derive(Serialize)]
pub(super) struct ItemsForm<Changes, Ids> {
    pub(super) improved: Changes,
    pub(super) slipped: Changes,
    pub(super) unchanged: u32,
    pub(super) became_known: Ids,
    pub(super) no_longer_known: Ids,
}

#[derive(Serialize)]
pub(super) struct ItemForm<'a> {
    pub(super) id: &'a str,
    pub(super) baseline: f64,
    pub(super) follow_up: f64,
    pub(super) change: f64,
}

#[derive(Serialize)]
pub(super) struct TrendForm<'a, Dates, Viewpoints, Pillars> {
    pub(super) round: &'a str,
    pub(super) dates: Dates,
    pub(super) respondents: u32,
    pub(super) viewpoints: Viewpoints,
    pub(super) balance: BoundsForm,
    pub(super) reading: ReadingForm,
    pub(super) band: BandForm<'a>,
    pub(super) pillars: Pillars,
}

#[derive(Serialize)]
pub(super) struct TrendPillarForm<'a> {
    pub(super) id: &'a str,
    pub(super) score: BoundsForm,
    pub(super) gap: BoundsForm,
    pub(super) band: BandForm<'a>,
    pub(super) coverage: CoverageForm,
}

#[derive(Serialize)]
pub(super) struct ProgrammeForm<Pillars, MustHaves> {
    pub(super) teams: u32,
    pub(super) pillars: Pillars,
    pub(super) must_haves: MustHaves,
}

#[derive(Serialize)]
pub(super) struct MovesForm<'a> {
    pub(super) id: &'a str,
    pub(super) improved: u32,
    pub(super) perhaps_improved: u32,
    pub(super) unchanged: u32,
    pub(super) perhaps_slipped: u32,
    pub(super) slipped: u32,
    pub(super) not_comparable: u32,
}

#[derive(Serialize)]
pub(super) struct MustHaveForm<'a> {
    pub(super) id: &'a str,
    pub(super) closed: u32,
    pub(super) opened: u32,
}

impl ChangeForm {
    pub(super) fn of(change: &Change) -> Self {
        Self {
            baseline: BoundsForm::of(&change.baseline),
            follow_up: BoundsForm::of(&change.follow_up),
            change: points(change.amount().as_ref()),
            certain: change.is_certain(),
        }
    }
}

impl GapForm {
    pub(super) fn of(pillar: &PillarChange) -> Self {
        let ChangeForm { baseline, follow_up, change, certain } = ChangeForm::of(&pillar.gap);
        Self {
            baseline,
            follow_up,
            change,
            due_to_answers: points(pillar.due_to_answers.as_ref()),
            due_to_targets: points(pillar.due_to_targets.as_ref()),
            certain,
        }
    }
}

impl CoverageForm {
    pub(super) fn of(coverage: Coverage) -> Self {
        Self {
            applicable: coverage.applicable,
            known: coverage.known,
            answers: AnswersForm { given: coverage.given, possible: coverage.possible },
        }
    }
}

impl<'a> MovesForm<'a> {
    pub(super) fn of(id: &'a str, moves: ChangeCounts) -> Self {
        let ChangeCounts { improved, perhaps_improved, unchanged, perhaps_slipped, slipped, not_comparable } = moves;
        Self { id, improved, perhaps_improved, unchanged, perhaps_slipped, slipped, not_comparable }
    }
}

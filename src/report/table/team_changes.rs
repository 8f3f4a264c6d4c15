//! What happened to each team between its first audit and its last: one row for each team, on a sheet of its own.

use super::teams::{band_in_words, who_can_work_out};
use super::xlsx::{MAX_WIDTH, Sheet};
use super::{TypedCell, TypedColumn, XlsxValue, cells, column};
use crate::model::Questionnaire;
use crate::programme::{ProgrammeTrend, TeamTrend};
use crate::report::wording::culture::reading;
use crate::report::wording::scope;
use crate::score::{Assessment, Coverage, Culture, MustHaveTransition, PillarChange};

struct TeamChangeRow<'a> {
    questionnaire: &'a Questionnaire,
    team: &'a TeamTrend,
}

/// The number of leading columns that are printed, which fit the width of a page.
const PRINTED_COLUMNS: u16 = 21;
/// The number of columns about unusable files, which follow and are printed only if there are such files.
const UNUSABLE_FILES_COLUMNS: u16 = 2;

impl<'a> TeamChangeRow<'a> {
    const COLUMNS: &'a [TypedColumn<Self>] = &[
        column("team", |row| TypedCell::text(&row.team.sides()[1].subject.team)),
        column("organisation", |row| TypedCell::maybe_text(row.team.sides()[1].subject.organisation.as_deref())),
        column("baseline_mean_score", |row| {
            TypedCell::points(row.team.comparison().means.score.baseline.so_far.as_ref())
        }),
        column("follow_up_mean_score", |row| {
            TypedCell::points(row.team.comparison().means.score.follow_up.so_far.as_ref())
        }),
        column("mean_score_change", |row| TypedCell::points(row.team.comparison().means.score.amount().as_ref())),
        column("mean_score_certain", |row| {
            row.team.comparison().means.score.is_certain().map_or(TypedCell::Empty, TypedCell::Bool)
        }),
        column("baseline_mean_gap", |row| TypedCell::points(row.team.comparison().means.gap.baseline.so_far.as_ref())),
        column("follow_up_mean_gap", |row| {
            TypedCell::points(row.team.comparison().means.gap.follow_up.so_far.as_ref())
        }),
        column("mean_gap_change", |row| TypedCell::points(row.team.comparison().means.gap.amount().as_ref())),
        column("baseline_known", |row| TypedCell::whole(row.coverage(|pillar| pillar.baseline_coverage).known)),
        column("follow_up_known", |row| TypedCell::whole(row.coverage(|pillar| pillar.follow_up_coverage).known)),
        // An item that does not apply on either side is in no figure of either.
        column("applicable", |row| TypedCell::whole(row.coverage(|pillar| pillar.follow_up_coverage).applicable)),
        column("baseline_respondents", |row| TypedCell::whole(row.team.sides()[0].respondents.iter().sum::<u32>())),
        column("follow_up_respondents", |row| TypedCell::whole(row.team.sides()[1].respondents.iter().sum::<u32>())),
        column("baseline_overall_band", |row| row.band(0, &row.team.comparison().baseline)),
        column("follow_up_overall_band", |row| row.band(1, &row.team.comparison().follow_up)),
        column("must_haves_closed", |row| row.must_haves(MustHaveTransition::Closed)),
        column("must_haves_opened", |row| row.must_haves(MustHaveTransition::Opened)),
        column("must_haves_still_open", |row| row.must_haves(MustHaveTransition::StillOpen)),
        column("baseline_culture", |row| culture(&row.team.comparison().baseline.culture)),
        column("follow_up_culture", |row| culture(&row.team.comparison().follow_up.culture)),
        column("baseline_files_left_out", |row| TypedCell::whole(row.team.sides()[0].unusable_files)),
        column("follow_up_files_left_out", |row| TypedCell::whole(row.team.sides()[1].unusable_files)),
        column("baseline_last_date", |row| TypedCell::date(row.team.sides()[0].subject.dates.last())),
        column("follow_up_last_date", |row| TypedCell::date(row.team.sides()[1].subject.dates.last())),
        column("baseline_recoverable", |row| row.who_can_work_out(0)),
        column("follow_up_recoverable", |row| row.who_can_work_out(1)),
    ];

    /// With the stage and the form of its audit.
    fn band(&self, side: usize, assessment: &Assessment) -> TypedCell<'static> {
        let stage = self.team.sides().get(side).and_then(|audit| audit.subject.stage);
        let scope = scope(self.questionnaire, stage, assessment.rules.form);
        band_in_words(self.questionnaire, assessment.overall.band, &scope)
    }

    fn coverage(&self, of: fn(&PillarChange) -> Coverage) -> Coverage {
        self.team.comparison().pillars.iter().map(of).fold(Coverage::default(), Coverage::plus)
    }

    fn who_can_work_out(&self, side: usize) -> TypedCell<'static> {
        self.team
            .sides()
            .get(side)
            .map_or(TypedCell::Empty, |audit| who_can_work_out(self.questionnaire, &audit.disclosure))
    }

    fn must_haves(&self, transition: MustHaveTransition) -> TypedCell<'static> {
        TypedCell::whole(
            self.team.comparison().must_haves.iter().filter(|change| change.transition == transition).count(),
        )
    }
}

fn culture(culture: &Culture) -> TypedCell<'static> {
    reading(culture).map_or(TypedCell::Empty, TypedCell::text)
}

/// The teams in the order of their names.
pub(super) fn sheet(questionnaire: &Questionnaire, programme: &ProgrammeTrend) -> Sheet {
    let has_unusable_files =
        programme.teams.iter().any(|team| team.sides().iter().any(|audit| audit.unusable_files > 0));
    let end = if has_unusable_files { PRINTED_COLUMNS + UNUSABLE_FILES_COLUMNS } else { PRINTED_COLUMNS };
    let rows = programme.teams.iter().map(|team| TeamChangeRow { questionnaire, team });
    let rows = rows.map(|row| cells(TeamChangeRow::COLUMNS, &row).map(XlsxValue::from).collect());
    Sheet {
        name: "Teams",
        headings: TeamChangeRow::COLUMNS.iter().map(TypedColumn::heading).collect(),
        rows: rows.collect(),
        // The page header names the only team.
        printed: Some(if programme.teams.len() == 1 { 2 } else { 0 }..end),
        widest: MAX_WIDTH,
        bars: None,
    }
}

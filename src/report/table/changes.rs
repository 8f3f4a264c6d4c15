//! The changes between audits: one row for each team, pillar and pair of rounds.

use super::csv::{self, Csv};
use super::teams::{band_in_words, stage, stage_label};
use super::xlsx::{MAX_WIDTH, Sheet};
use super::{TypedCell, TypedColumn, column, printed_first, values};
use crate::model::{FormLength, ItemIndex, PillarIndex, Questionnaire};
use crate::plan::{ActionOutcome, ComparedPlans, PlanProgress};
use crate::programme::{ProgrammeTrend, Rounds, TeamAudit, TeamTrend};
use crate::report::wording::scope;
use crate::score::{Assessment, MustHaveTransition, PillarChange, PillarResult};

/// The leading columns of the sheet: no organisation if all teams have the same, and no rounds if there are only two.
const PRINTED: [&str; 17] = [
    "team",
    "organisation",
    "baseline_round",
    "follow_up_round",
    "pillar",
    "baseline_score",
    "follow_up_score",
    "score_change",
    "score_certain",
    "baseline_gap",
    "follow_up_gap",
    "gap_change",
    "gap_certain",
    "baseline_band",
    "follow_up_band",
    "must_haves_closed",
    "must_haves_opened",
];

/// One pillar of a team in two of its audits.
struct ChangeRow<'a> {
    questionnaire: &'a Questionnaire,
    baseline: ComparedSide<'a>,
    follow_up: ComparedSide<'a>,
    pillar: PillarIndex,
    change: &'a PillarChange,
    /// The team, if the audits are its first and its last: changes of must-haves are known only between those.
    first_to_last: Option<&'a TeamTrend>,
    /// The team's plan; compared only with its first and last audit.
    plan: Option<&'a PlanProgress<'a>>,
}

/// One audit.
#[derive(Clone, Copy)]
struct ComparedSide<'a> {
    round: &'a str,
    audit: &'a TeamAudit,
    assessment: &'a Assessment,
}

impl<'a> ChangeRow<'a> {
    const COLUMNS: &'a [TypedColumn<Self>] = &[
        column("team", |row| TypedCell::text(&row.follow_up.audit.subject.team)),
        column("organisation", |row| TypedCell::maybe_text(row.follow_up.audit.subject.organisation.as_deref())),
        column("baseline_team", |row| TypedCell::text(&row.baseline.audit.subject.team)),
        column("baseline_organisation", |row| {
            TypedCell::maybe_text(row.baseline.audit.subject.organisation.as_deref())
        }),
        column("baseline_stage", |row| TypedCell::maybe_text(stage(row.questionnaire, &row.baseline.audit.subject))),
        column("follow_up_stage", |row| TypedCell::maybe_text(stage(row.questionnaire, &row.follow_up.audit.subject))),
        column("form", |row| {
            TypedCell::text(if row.follow_up.assessment.rules.form == FormLength::Short { "short" } else { "full" })
        }),
        column("baseline_round", |row| TypedCell::text(row.baseline.round)),
        column("follow_up_round", |row| TypedCell::text(row.follow_up.round)),
        column("baseline_last_date", |row| TypedCell::date(row.baseline.audit.subject.dates.last())),
        column("follow_up_last_date", |row| TypedCell::date(row.follow_up.audit.subject.dates.last())),
        column("baseline_respondents", |row| TypedCell::whole(row.baseline.audit.respondents.iter().sum::<u32>())),
        column("follow_up_respondents", |row| TypedCell::whole(row.follow_up.audit.respondents.iter().sum::<u32>())),
        column("baseline_files_left_out", |row| TypedCell::whole(row.baseline.audit.unusable_files)),
        column("follow_up_files_left_out", |row| TypedCell::whole(row.follow_up.audit.unusable_files)),
        column("pillar", |row| TypedCell::pillar(row.questionnaire, row.pillar)),
        column("baseline_score", |row| TypedCell::points(row.change.score.baseline.so_far.as_ref())),
        column("baseline_score_low", |row| TypedCell::points(row.change.score.baseline.low.as_ref())),
        column("baseline_score_high", |row| TypedCell::points(row.change.score.baseline.high.as_ref())),
        column("follow_up_score", |row| TypedCell::points(row.change.score.follow_up.so_far.as_ref())),
        column("follow_up_score_low", |row| TypedCell::points(row.change.score.follow_up.low.as_ref())),
        column("follow_up_score_high", |row| TypedCell::points(row.change.score.follow_up.high.as_ref())),
        column("score_change", |row| TypedCell::points(row.change.score.amount().as_ref())),
        column("score_certain", |row| row.change.score.is_certain().map_or(TypedCell::Empty, TypedCell::Bool)),
        column("baseline_gap", |row| TypedCell::points(row.change.gap.baseline.so_far.as_ref())),
        column("baseline_gap_low", |row| TypedCell::points(row.change.gap.baseline.low.as_ref())),
        column("baseline_gap_high", |row| TypedCell::points(row.change.gap.baseline.high.as_ref())),
        column("follow_up_gap", |row| TypedCell::points(row.change.gap.follow_up.so_far.as_ref())),
        column("follow_up_gap_low", |row| TypedCell::points(row.change.gap.follow_up.low.as_ref())),
        column("follow_up_gap_high", |row| TypedCell::points(row.change.gap.follow_up.high.as_ref())),
        column("gap_change", |row| TypedCell::points(row.change.gap.amount().as_ref())),
        column("gap_due_to_answers", |row| TypedCell::points(row.change.due_to_answers.as_ref())),
        column("gap_due_to_targets", |row| TypedCell::points(row.change.due_to_targets.as_ref())),
        column("gap_certain", |row| row.change.gap.is_certain().map_or(TypedCell::Empty, TypedCell::Bool)),
        column("baseline_band_best", |row| row.band(row.baseline, |pillar| Some(pillar.band?.best))),
        column("baseline_band_worst", |row| row.band(row.baseline, |pillar| Some(pillar.band?.worst))),
        column("follow_up_band_best", |row| row.band(row.follow_up, |pillar| Some(pillar.band?.best))),
        column("follow_up_band_worst", |row| row.band(row.follow_up, |pillar| Some(pillar.band?.worst))),
        column("baseline_known", |row| TypedCell::whole(row.change.baseline_coverage.known)),
        column("baseline_applicable", |row| TypedCell::whole(row.change.baseline_coverage.applicable)),
        column("baseline_answers_given", |row| TypedCell::whole(row.change.baseline_coverage.given)),
        column("baseline_answers_possible", |row| TypedCell::whole(row.change.baseline_coverage.possible)),
        column("follow_up_known", |row| TypedCell::whole(row.change.follow_up_coverage.known)),
        column("follow_up_applicable", |row| TypedCell::whole(row.change.follow_up_coverage.applicable)),
        column("follow_up_answers_given", |row| TypedCell::whole(row.change.follow_up_coverage.given)),
        column("follow_up_answers_possible", |row| TypedCell::whole(row.change.follow_up_coverage.possible)),
        column("must_haves_closed", |row| row.must_haves(MustHaveTransition::Closed)),
        column("must_haves_opened", |row| row.must_haves(MustHaveTransition::Opened)),
        column("must_haves_no_longer_known", |row| row.must_haves(MustHaveTransition::BecameUnconfirmed)),
        column("must_haves_set_aside", |row| row.must_haves(MustHaveTransition::NoLongerApplies)),
        column("baseline_culture_balance", |row| TypedCell::hundredths(row.baseline.assessment.culture.balance)),
        column("follow_up_culture_balance", |row| TypedCell::hundredths(row.follow_up.assessment.culture.balance)),
    ];

    /// Columns of workbooks only. They replace those of the same name.
    const IN_WORDS: &'a [TypedColumn<Self>] = &[
        column("baseline_stage", |row| {
            TypedCell::maybe_text(stage_label(row.questionnaire, &row.baseline.audit.subject))
        }),
        column("follow_up_stage", |row| {
            TypedCell::maybe_text(stage_label(row.questionnaire, &row.follow_up.audit.subject))
        }),
        column("baseline_band", |row| row.band_in_words(row.baseline)),
        column("follow_up_band", |row| row.band_in_words(row.follow_up)),
    ];

    /// The progress of the team's plan: the items of the pillar in each of its lists.
    const PLAN_COLUMNS: &'a [TypedColumn<Self>] = &[
        column("plan_done_not_moved", |row| row.planned(|plan| &plan.done_not_moved)),
        column("plan_moved", |row| row.planned(|plan| &plan.moved)),
        column("moved_without_action", |row| {
            row.plan.map_or(TypedCell::Empty, |plan| row.of_pillar(plan.moved_without_action.iter().copied()))
        }),
        column("plan_overdue", |row| row.planned(|plan| &plan.overdue)),
        column("plan_pending", |row| row.planned(|plan| &plan.pending)),
    ];

    /// All columns; those about plans only if there are plans.
    fn columns(with_plans: bool) -> impl Iterator<Item = &'a TypedColumn<Self>> {
        Self::COLUMNS.iter().chain(Self::PLAN_COLUMNS.iter().filter(move |_| with_plans))
    }

    fn planned(&self, of: fn(&'a PlanProgress<'a>) -> &'a Vec<ActionOutcome<'a>>) -> TypedCell<'a> {
        let items = |plan| of(plan).iter().flat_map(|outcome| outcome.action.items.iter().copied());
        self.plan.map_or(TypedCell::Empty, |plan| self.of_pillar(items(plan)))
    }

    fn of_pillar(&self, items: impl Iterator<Item = ItemIndex>) -> TypedCell<'a> {
        let all = self.questionnaire.items();
        let mut own: Vec<_> =
            items.filter(|item| all.get(item.get()).is_some_and(|item| item.pillar == self.pillar)).collect();
        own.sort_unstable();
        own.dedup();
        TypedCell::items(self.questionnaire, own)
    }

    fn band(&self, side: ComparedSide<'_>, of: fn(&PillarResult) -> Option<usize>) -> TypedCell<'a> {
        TypedCell::band(self.questionnaire, of(&side.assessment.pillars[self.pillar]))
    }

    /// With the stage and the form of its audit.
    fn band_in_words(&self, side: ComparedSide<'_>) -> TypedCell<'static> {
        let scope = scope(self.questionnaire, side.audit.subject.stage, side.assessment.rules.form);
        band_in_words(self.questionnaire, side.assessment.pillars[self.pillar].band, &scope)
    }

    fn must_haves(&self, transition: MustHaveTransition) -> TypedCell<'static> {
        let Some(team) = self.first_to_last else { return TypedCell::Empty };
        let items = self.questionnaire.items();
        let of_pillar = team.comparison().must_haves.iter().filter(|change| items[change.item].pillar == self.pillar);
        TypedCell::whole(of_pillar.filter(|change| change.transition == transition).count())
    }
}

/// The table as CSV.
#[must_use]
pub fn changes_as_csv(
    questionnaire: &Questionnaire,
    rounds: &Rounds,
    programme: &ProgrammeTrend,
    plans: Option<&ComparedPlans<'_>>,
) -> Vec<u8> {
    let mut bytes = csv::header(ChangeRow::columns(plans.is_some()).map(|column| column.name));
    let mut csv = Csv::new();
    each_row(questionnaire, rounds, programme, plans, |row| {
        csv.row(ChangeRow::columns(plans.is_some()).map(|column| (column.cell)(row)));
    });
    bytes.extend(csv.into_bytes());
    bytes
}

/// The same table for people: first the columns that are printed, which fit the width of a page.
pub(super) fn sheet(
    questionnaire: &Questionnaire,
    rounds: &Rounds,
    programme: &ProgrammeTrend,
    plans: Option<&ComparedPlans<'_>>,
) -> Sheet {
    let mut printed: Vec<_> = PRINTED.to_vec();
    let organisations = programme.teams.iter().map(|team| team.sides()[1].subject.organisation.as_deref());
    if organisations.clone().zip(organisations.skip(1)).all(|(one, next)| one == next) {
        printed.retain(|name| *name != "organisation");
    }
    if rounds.as_slice().len() == 2 {
        printed.retain(|name| !name.ends_with("_round"));
    }
    let columns = printed_first(&printed, ChangeRow::IN_WORDS, ChangeRow::COLUMNS);
    let columns: Vec<_> = columns.chain(ChangeRow::PLAN_COLUMNS.iter().filter(|_| plans.is_some())).collect();
    let mut rows = Vec::new();
    each_row(questionnaire, rounds, programme, plans, |row| rows.push(values(row, &columns)));
    // The page header names the only team.
    let first = u16::from(programme.teams.len() == 1);
    let end = u16::try_from(printed.len()).unwrap_or(u16::MAX);
    Sheet {
        name: "Changes",
        headings: columns.iter().map(|column| column.heading()).collect(),
        rows,
        printed: Some(first..end),
        widest: MAX_WIDTH,
        bars: None,
    }
}

/// Visits all rows. A team with two audits has a row for each pillar; one with more has rows for each audit against the next, then for its
/// first against its last.
fn each_row<'a>(
    questionnaire: &'a Questionnaire,
    rounds: &'a Rounds,
    programme: &'a ProgrammeTrend,
    plans: Option<&'a ComparedPlans<'_>>,
    mut consume: impl FnMut(&ChangeRow<'a>),
) {
    for (index, team) in programme.teams.iter().enumerate() {
        let own_plan = plans.and_then(|plans| plans.teams.get(index)?.as_ref());
        let names = rounds.as_slice().iter().map(|round| round.name.as_str());
        let sides = names.zip(team.audits()).filter_map(|(round, audit)| {
            let (audit, figures) = audit?;
            Some(ComparedSide { round, audit, assessment: &figures.assessment })
        });
        let sides: Vec<_> = sides.collect();
        let mut rows = |baseline, follow_up, pillars: &'a [PillarChange], first_to_last: Option<_>| {
            for (pillar, change) in PillarIndex::enumerate(pillars) {
                let plan = own_plan.filter(|_| first_to_last.is_some());
                consume(&ChangeRow { questionnaire, baseline, follow_up, pillar, change, first_to_last, plan });
            }
        };
        if sides.len() > 2 {
            for (pair, pillars) in sides.windows(2).zip(&team.trend().steps) {
                if let &[from, to] = pair {
                    rows(from, to, pillars, None);
                }
            }
        }
        if let &[first, .., last] = sides.as_slice() {
            rows(first, last, &team.comparison().pillars, Some(team));
        }
    }
}

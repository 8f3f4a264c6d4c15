//! One row for each team: its figures, its respondents by viewpoint, and its pillars.

use super::csv::{self, Csv};
use super::headings::heading;
use super::{TypedCell, TypedColumn, XlsxValue, cells, column, printed_first, values};
use crate::model::{FormLength, Questionnaire, Subject, ViewpointIndex};
use crate::report::disclosure;
use crate::report::document::BandLabel;
use crate::report::wording::culture::reading;
use crate::report::wording::form_scope;
use crate::score::{Aspects, BandRange, Culture, Disclosure, Overall, PillarResult, Rules};
use crate::text::clean;

/// One team; every figure is the whole team's.
#[derive(Debug, Clone, Copy)]
pub struct TeamRow<'a> {
    /// For the ids of items, pillars and bands.
    pub questionnaire: &'a Questionnaire,
    /// The team audited, and when.
    pub subject: &'a Subject,
    /// The form that was scored.
    pub rules: Rules,
    /// Who can work out whose answers.
    pub disclosure: &'a Disclosure,
    /// Balance and reading.
    pub culture: &'a Culture,
    /// In questionnaire order.
    pub pillars: &'a [PillarResult],
    /// Band, means and coverage.
    pub overall: &'a Overall,
    /// Policy and practice.
    pub aspects: &'a Aspects,
    /// Respondents of each viewpoint, in questionnaire order.
    pub respondents: &'a [u32],
    /// The number of its files that could not be used.
    pub unusable_files: u32,
}

/// The leading columns of the sheet about teams, which fit the width of a page.
pub(super) const PRINTED: [&str; 14] = [
    "team",
    "organisation",
    "stage",
    "last_date",
    "respondents",
    "overall_band",
    "mean_gap",
    "mean_gap_low",
    "mean_gap_high",
    "must_haves_open_count",
    "must_haves_unconfirmed_count",
    "known",
    "applicable",
    "culture",
];
/// The same for the sheet about pillars, after the columns that identify the team and the pillar.
const PRINTED_OF_PILLAR: [&str; 12] = [
    "score",
    "score_low",
    "score_high",
    "target",
    "gap",
    "gap_low",
    "gap_high",
    "band",
    "must_haves_open",
    "must_haves_unconfirmed",
    "known",
    "applicable",
];

/// One pillar of a team; its columns are named after the pillar: `peer-leadership.score`.
#[derive(Debug, Clone, Copy)]
struct PillarRow<'a> {
    questionnaire: &'a Questionnaire,
    form: FormLength,
    result: &'a PillarResult,
}

impl<'a> TeamRow<'a> {
    const COLUMNS: &'a [TypedColumn<Self>] = &[
        column("team", |row| TypedCell::text(&row.subject.team)),
        column("organisation", |row| TypedCell::maybe_text(row.subject.organisation.as_deref())),
        column("stage", |row| TypedCell::maybe_text(stage(row.questionnaire, row.subject))),
        column("form", |row| TypedCell::text(if row.rules.form == FormLength::Short { "short" } else { "full" })),
        column("first_date", |row| TypedCell::date(row.subject.dates.first())),
        column("last_date", |row| TypedCell::date(row.subject.dates.last())),
        column("respondents", |row| TypedCell::whole(row.respondents.iter().sum::<u32>())),
        column("files_left_out", |row| TypedCell::whole(row.unusable_files)),
        column("single_respondent", |row| TypedCell::Bool(row.disclosure.single_respondent)),
        column("recoverable", |row| TypedCell::text(row.recoverable())),
        column("culture_balance", |row| TypedCell::hundredths(row.culture.balance)),
        column("culture_low", |row| TypedCell::hundredths(row.culture.low)),
        column("culture_high", |row| TypedCell::hundredths(row.culture.high)),
        column("culture_best", |row| TypedCell::maybe_text(row.culture.reading().map(|reading| reading.best.name()))),
        column("culture_worst", |row| TypedCell::maybe_text(row.culture.reading().map(|reading| reading.worst.name()))),
        column("hostile_indicators", |row| TypedCell::whole(row.culture.hostile_indicators)),
        column("band_best", |row| TypedCell::band(row.questionnaire, row.overall.band.map(|band| band.best))),
        column("band_worst", |row| TypedCell::band(row.questionnaire, row.overall.band.map(|band| band.worst))),
        column("held_by", |row| TypedCell::Pillars(row.questionnaire, row.overall.held_by.as_slice().into())),
        column("mean_score", |row| TypedCell::points(row.overall.mean_score.so_far.as_ref())),
        column("mean_score_low", |row| TypedCell::points(row.overall.mean_score.low.as_ref())),
        column("mean_score_high", |row| TypedCell::points(row.overall.mean_score.high.as_ref())),
        column("mean_gap", |row| TypedCell::points(row.overall.mean_gap.so_far.as_ref())),
        column("mean_gap_low", |row| TypedCell::points(row.overall.mean_gap.low.as_ref())),
        column("mean_gap_high", |row| TypedCell::points(row.overall.mean_gap.high.as_ref())),
        column("known", |row| TypedCell::whole(row.overall.coverage.known)),
        column("applicable", |row| TypedCell::whole(row.overall.coverage.applicable)),
        column("answers_given", |row| TypedCell::whole(row.overall.coverage.given)),
        column("answers_possible", |row| TypedCell::whole(row.overall.coverage.possible)),
        column("must_haves_open", |row| {
            let open = row.pillars.iter().flat_map(|pillar| &pillar.must_haves.open);
            TypedCell::items(row.questionnaire, open.copied())
        }),
        column("must_haves_unconfirmed", |row| {
            let unconfirmed = row.pillars.iter().flat_map(|pillar| &pillar.must_haves.unconfirmed);
            TypedCell::items(row.questionnaire, unconfirmed.copied())
        }),
        column("policy", |row| TypedCell::points(row.aspects.policy.score.as_ref())),
        column("practice", |row| TypedCell::points(row.aspects.practice.score.as_ref())),
    ];

    /// Columns of workbooks only.
    const IN_WORDS: &'a [TypedColumn<Self>] = &[
        column("stage", |row| TypedCell::maybe_text(stage_label(row.questionnaire, row.subject))),
        column("recoverable", |row| who_can_work_out(row.questionnaire, row.disclosure)),
        column("overall_band", |row| band_in_words(row.questionnaire, row.overall.band, form_scope(row.rules.form))),
        column("must_haves_open_count", |row| {
            TypedCell::whole(row.pillars.iter().map(|pillar| pillar.must_haves.open.len()).sum::<usize>())
        }),
        column("must_haves_unconfirmed_count", |row| {
            TypedCell::whole(row.pillars.iter().map(|pillar| pillar.must_haves.unconfirmed.len()).sum::<usize>())
        }),
        column("culture", |row| reading(row.culture).map_or(TypedCell::Empty, TypedCell::text)),
    ];

    /// Who can work out whose mean, by viewpoint: `leadership>peer peer>peer`.
    fn recoverable(&self) -> String {
        let id = |viewpoint: ViewpointIndex| &self.questionnaire.viewpoints()[viewpoint].id;
        let pairs = self.disclosure.recoverable.iter().map(|pair| format!("{}>{}", id(pair.by), id(pair.of)));
        pairs.collect::<Vec<_>>().join(" ")
    }
}

impl<'a> PillarRow<'a> {
    const COLUMNS: &'a [TypedColumn<Self>] = &[
        column("score", |row| TypedCell::points(row.result.figures.score.so_far.as_ref())),
        column("score_low", |row| TypedCell::points(row.result.figures.score.low.as_ref())),
        column("score_high", |row| TypedCell::points(row.result.figures.score.high.as_ref())),
        column("target", |row| TypedCell::points(row.result.figures.target.so_far.as_ref())),
        column("target_low", |row| TypedCell::points(row.result.figures.target.low.as_ref())),
        column("target_high", |row| TypedCell::points(row.result.figures.target.high.as_ref())),
        column("gap", |row| TypedCell::points(row.result.figures.gap.so_far.as_ref())),
        column("gap_low", |row| TypedCell::points(row.result.figures.gap.low.as_ref())),
        column("gap_high", |row| TypedCell::points(row.result.figures.gap.high.as_ref())),
        column("band_best", |row| TypedCell::band(row.questionnaire, row.result.band.map(|band| band.best))),
        column("band_worst", |row| TypedCell::band(row.questionnaire, row.result.band.map(|band| band.worst))),
        column("known", |row| TypedCell::whole(row.result.figures.coverage.known)),
        column("applicable", |row| TypedCell::whole(row.result.figures.coverage.applicable)),
        column("answers_given", |row| TypedCell::whole(row.result.figures.coverage.given)),
        column("answers_possible", |row| TypedCell::whole(row.result.figures.coverage.possible)),
        column("must_haves_open", |row| TypedCell::whole(row.result.must_haves.open.len())),
        column("must_haves_unconfirmed", |row| TypedCell::whole(row.result.must_haves.unconfirmed.len())),
    ];

    /// Columns of workbooks only.
    const IN_WORDS: &'a [TypedColumn<Self>] =
        &[column("band", |row| band_in_words(row.questionnaire, row.result.band, form_scope(row.form)))];
}

/// The names of the columns, as a line of CSV.
#[must_use]
pub fn teams_csv_header(questionnaire: &Questionnaire) -> Vec<u8> {
    let viewpoints = questionnaire.viewpoints().iter().map(|viewpoint| format!("respondents.{}", viewpoint.id));
    let of_pillar = PillarRow::COLUMNS.iter().map(|column| column.name);
    let pillars = questionnaire.pillars().iter();
    let pillars = pillars.flat_map(|pillar| of_pillar.clone().map(move |name| format!("{}.{name}", pillar.id)));
    let team = TeamRow::COLUMNS.iter().map(|column| column.name.to_owned());
    csv::header(team.chain(viewpoints).chain(pillars))
}

/// A team as a line of CSV.
#[must_use]
pub fn team_as_csv(team: &TeamRow<'_>) -> Vec<u8> {
    let pillars: Vec<_> = pillars(team).collect();
    let of_pillars = pillars.iter().flat_map(|pillar| cells(PillarRow::COLUMNS, pillar));
    let mut csv = Csv::new();
    csv.row(team_cells(team).chain(of_pillars));
    csv.into_bytes()
}

fn team_cells<'r>(team: &'r TeamRow<'_>) -> impl Iterator<Item = TypedCell<'r>> {
    cells(TeamRow::COLUMNS, team).chain(team.respondents.iter().map(|count| TypedCell::whole(*count)))
}

fn pillars<'r>(team: &TeamRow<'r>) -> impl Iterator<Item = PillarRow<'r>> {
    let (questionnaire, form) = (team.questionnaire, team.rules.form);
    team.pillars.iter().map(move |result| PillarRow { questionnaire, form, result })
}

/// The headings of the sheet about teams.
pub(super) fn team_headings(questionnaire: &Questionnaire) -> Vec<String> {
    let viewpoints = questionnaire.viewpoints().iter();
    let viewpoints = viewpoints.map(|viewpoint| format!("Respondents: {}", clean(&viewpoint.label)));
    team_columns().map(team_heading).chain(viewpoints).collect()
}

/// A column with the names of must-haves says so; another one has their number.
fn team_heading(column: &TypedColumn<TeamRow<'_>>) -> String {
    match column.name.strip_suffix("_count") {
        Some(counted) => heading(counted),
        None if column.name.starts_with("must_haves") => format!("{}, by name", column.heading()),
        None => column.heading(),
    }
}

fn team_columns<'a>() -> impl Iterator<Item = &'a TypedColumn<TeamRow<'a>>> {
    printed_first(&PRINTED, TeamRow::IN_WORDS, TeamRow::COLUMNS)
}

fn pillar_columns<'a>() -> impl Iterator<Item = &'a TypedColumn<PillarRow<'a>>> {
    printed_first(&PRINTED_OF_PILLAR, PillarRow::IN_WORDS, PillarRow::COLUMNS)
}

/// A team's row on the sheet about teams.
pub(super) fn team_values(team: &TeamRow<'_>) -> Vec<XlsxValue> {
    let cells = team_columns().map(|column| (column.cell)(team));
    let respondents = team.respondents.iter().map(|count| TypedCell::whole(*count));
    cells.chain(respondents).map(XlsxValue::from).collect()
}

/// The headings of the sheet about pillars.
pub(super) fn pillar_headings(questionnaire: &Questionnaire) -> Vec<String> {
    let whose: &[_] =
        if questionnaire.stages().is_empty() { &["Team", "Organisation"] } else { &["Team", "Organisation", "Stage"] };
    let names = whose.iter().chain(&["Pillar"]).map(|name| (*name).to_owned());
    names.chain(pillar_columns().map(TypedColumn::heading)).collect()
}

/// The columns of the sheet about pillars that are printed.
pub(super) fn printed_pillar_columns(questionnaire: &Questionnaire) -> usize {
    let whose = if questionnaire.stages().is_empty() { 2 } else { 3 };
    whose + 1 + PRINTED_OF_PILLAR.len()
}

/// The column with the gap on the sheet about pillars.
pub(super) fn gap_column(questionnaire: &Questionnaire) -> Option<u16> {
    let first = printed_pillar_columns(questionnaire) - PRINTED_OF_PILLAR.len();
    let gap = PRINTED_OF_PILLAR.iter().position(|name| *name == "gap")?;
    u16::try_from(first + gap).ok()
}

/// A team's rows on the sheet about pillars.
pub(super) fn pillar_values(team: &TeamRow<'_>) -> Vec<Vec<XlsxValue>> {
    let subject = team.subject;
    let mut whose = vec![TypedCell::text(&subject.team), TypedCell::maybe_text(subject.organisation.as_deref())];
    if !team.questionnaire.stages().is_empty() {
        whose.push(TypedCell::maybe_text(stage_label(team.questionnaire, subject)));
    }
    let whose: Vec<_> = whose.into_iter().map(XlsxValue::from).collect();
    let columns: Vec<_> = pillar_columns().collect();
    let rows = team.questionnaire.pillars().iter().zip(pillars(team)).map(|(pillar, row)| {
        let mut row_values = whose.clone();
        row_values.push(TypedCell::text(&*pillar.title).into());
        row_values.extend(values(&row, &columns));
        row_values
    });
    rows.collect()
}

/// The id of the stage of a team; `None` if the questionnaire has no stages.
pub(super) fn stage<'a>(questionnaire: &'a Questionnaire, subject: &Subject) -> Option<&'a str> {
    questionnaire.stage_or_default(subject.stage).map(|stage| stage.id.as_str())
}

/// The label of the stage of a team; `None` if the questionnaire has no stages.
pub(super) fn stage_label<'a>(questionnaire: &'a Questionnaire, subject: &Subject) -> Option<&'a str> {
    questionnaire.stage_or_default(subject.stage).map(|stage| &*stage.label)
}

/// Who can work out whose answers, one finding per line; empty if nobody can.
pub(super) fn who_can_work_out(questionnaire: &Questionnaire, disclosure: &Disclosure) -> TypedCell<'static> {
    TypedCell::text(disclosure::findings(questionnaire, disclosure).join("\n"))
}

/// A band, or the bands still possible, and its scope: "Partly ready to Not ready · short form".
pub(super) fn band_in_words(questionnaire: &Questionnaire, band: Option<BandRange>, scope: &str) -> TypedCell<'static> {
    band.map_or(TypedCell::Empty, |band| {
        TypedCell::text(format!("{}{scope}", BandLabel::new(band, questionnaire.bands())))
    })
}

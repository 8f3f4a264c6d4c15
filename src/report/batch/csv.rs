//! One row of CSV for each team.

use super::ReportContext;
use super::spreadsheet::{self, Row};
use crate::model::{ItemIndex, Subject};
use crate::score::{Aspects, AssessmentSummary};

/// What a team's row shows: less than the whole result, and all of it team figures.
#[derive(Debug, Clone, Copy)]
pub struct TeamRow<'a> {
    /// Whose audit it is.
    pub subject: &'a Subject,
    /// Culture, pillars and the whole.
    pub outline: &'a AssessmentSummary,
    /// Policy and practice.
    pub aspects: &'a Aspects,
    /// Respondents of each viewpoint, in the questionnaire's order.
    pub respondents: &'a [u32],
    /// How many of its files could not be used.
    pub left_out: u32,
}

/// Columns of a team, before those of its pillars.
const TEAM: [&str; 29] = [
    "team",
    "organisation",
    "first_date",
    "last_date",
    "respondents",
    "files_left_out",
    "culture_balance",
    "culture_low",
    "culture_high",
    "culture_best",
    "culture_worst",
    "hostile_indicators",
    "band_best",
    "band_worst",
    "held_by",
    "mean_score",
    "mean_score_low",
    "mean_score_high",
    "mean_gap",
    "mean_gap_low",
    "mean_gap_high",
    "known",
    "applicable",
    "answers_given",
    "answers_possible",
    "must_haves_open",
    "must_haves_unconfirmed",
    "policy",
    "practice",
];

/// Columns of a pillar, each behind the pillar's id and a dot.
const PILLAR: [&str; 17] = [
    "score",
    "score_low",
    "score_high",
    "target",
    "target_low",
    "target_high",
    "gap",
    "gap_low",
    "gap_high",
    "band_best",
    "band_worst",
    "known",
    "applicable",
    "answers_given",
    "answers_possible",
    "must_haves_open",
    "must_haves_unconfirmed",
];

/// The line of column names: the team, its respondents by viewpoint, its pillars.
#[must_use]
pub fn header(frame: ReportContext<'_>) -> Vec<u8> {
    let viewpoints = frame.questionnaire.viewpoints().iter().map(|viewpoint| format!("respondents.{}", viewpoint.id));
    let pillars = frame.questionnaire.pillars().iter();
    let pillars = pillars.flat_map(|pillar| PILLAR.map(|name| format!("{}.{name}", pillar.id)));
    spreadsheet::header(TEAM.map(str::to_owned).into_iter().chain(viewpoints).chain(pillars))
}

/// A team's line. What does not exist is an empty cell; several ids in a cell have a space between them.
#[must_use]
pub fn row(frame: ReportContext<'_>, team: TeamRow<'_>) -> Vec<u8> {
    let TeamRow { subject, outline, aspects, respondents, left_out } = team;
    let AssessmentSummary { culture, pillars, .. } = outline;
    let overall = outline.overall(frame.questionnaire);
    let (reading, bands) = (culture.reading(), frame.questionnaire.bands());
    let pillar_ids = |places: &[usize]| {
        let ids = places.iter().filter_map(|place| frame.questionnaire.pillars().get(*place));
        ids.map(|pillar| pillar.id.as_str()).collect::<Vec<_>>().join(" ")
    };
    let open: Vec<_> = pillars.iter().flat_map(|pillar| &pillar.must_haves.open).copied().collect();
    let unconfirmed: Vec<_> = pillars.iter().flat_map(|pillar| &pillar.must_haves.unconfirmed).copied().collect();
    let mut row = Row::default();
    row.text(&subject.team)
        .text_or_none(subject.organisation.as_deref())
        .text(&subject.dates.first().map(ToString::to_string).unwrap_or_default())
        .text(&subject.dates.last().map(ToString::to_string).unwrap_or_default())
        .number(respondents.iter().sum::<u32>())
        .number(left_out)
        .hundredths(culture.balance)
        .hundredths(culture.low)
        .hundredths(culture.high)
        .text_or_none(reading.map(|reading| reading.best.name()))
        .text_or_none(reading.map(|reading| reading.worst.name()))
        .number(culture.hostile_indicators)
        .band(bands, overall.band)
        .text(&pillar_ids(&overall.held_by))
        .bounds(&overall.mean_score)
        .bounds(&overall.mean_gap)
        .coverage(overall.coverage)
        .text(&items(frame, &open))
        .text(&items(frame, &unconfirmed))
        .points(aspects.policy.score.as_ref(), 1)
        .points(aspects.practice.score.as_ref(), 1);
    for count in respondents {
        row.number(*count);
    }
    for pillar in pillars {
        row.bounds(&pillar.figures.score)
            .bounds(&pillar.figures.target)
            .bounds(&pillar.figures.gap)
            .band(bands, pillar.band)
            .coverage(pillar.figures.coverage)
            .number(pillar.must_haves.open.len())
            .number(pillar.must_haves.unconfirmed.len());
    }
    let mut line = Vec::with_capacity(1 << 10);
    row.write(&mut line);
    line
}

fn items(frame: ReportContext<'_>, items: &[ItemIndex]) -> String {
    let ids = items.iter().filter_map(|item| frame.questionnaire.items().get(*item));
    ids.map(|item| item.id.as_str()).collect::<Vec<_>>().join(" ")
}

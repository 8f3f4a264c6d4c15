//! Parts that all JSON documents share: figures with their rounding, bands, readings, and ids in place of indices.

use crate::model::{ItemIndex, Questionnaire, StageIndex, ViewpointIndex};
use crate::score::{BandRange, Bounds, Culture, Disclosure, Fraction, Hundredths, ReadingRange};
use serde::{Serialize, Serializer};

#[derive(Debug, Serialize)]
pub(super) struct QuestionnaireJson<'a> {
    id: &'a str,
    version: String,
    digest: &'a str,
}

impl<'a> QuestionnaireJson<'a> {
    pub(super) fn new(questionnaire: &'a Questionnaire, digest: &'a str) -> Self {
        Self { id: questionnaire.id().as_str(), version: questionnaire.version().to_string(), digest }
    }
}

/// A figure so far and with its bounds, rounded for printing.
#[derive(Debug, Serialize)]
pub(super) struct BoundsJson {
    pub(super) so_far: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
}

impl From<&Bounds> for BoundsJson {
    fn from(bounds: &Bounds) -> Self {
        Self {
            so_far: points(bounds.so_far.as_ref()),
            low: points(bounds.low.as_ref()),
            high: points(bounds.high.as_ref()),
        }
    }
}

/// The balance, −2 to +2.
impl From<&Culture> for BoundsJson {
    fn from(culture: &Culture) -> Self {
        Self {
            so_far: culture.balance.map(two_decimals),
            low: culture.low.map(two_decimals),
            high: culture.high.map(two_decimals),
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct ReadingJson {
    best: Option<&'static str>,
    worst: Option<&'static str>,
}

impl From<Option<ReadingRange>> for ReadingJson {
    fn from(reading: Option<ReadingRange>) -> Self {
        Self { best: reading.map(|reading| reading.best.name()), worst: reading.map(|reading| reading.worst.name()) }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct BandJson<'a> {
    best: Option<&'a str>,
    worst: Option<&'a str>,
}

impl<'a> BandJson<'a> {
    pub(super) fn new(questionnaire: &'a Questionnaire, range: Option<BandRange>) -> Self {
        let id = |band| questionnaire.bands().get(band).id.as_str();
        Self { best: range.map(|range| id(range.best)), worst: range.map(|range| id(range.worst)) }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct AnswersJson {
    pub(super) given: u32,
    pub(super) possible: u32,
}

/// An object that keeps the order of its keys, which is questionnaire order.
#[derive(Debug)]
pub(super) struct Object<'a, V>(pub(super) Vec<(&'a str, V)>);

impl<V: Serialize> Serialize for Object<'_, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// What a result discloses (scoring, section 15).
#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct DisclosureJson<'a> {
    single_respondent: bool,
    single_viewpoint: Option<&'a str>,
    recoverable: Vec<RecoverableJson<'a>>,
    items_of_one_small_viewpoint: u32,
}

#[derive(Debug, Clone, Serialize)]
struct RecoverableJson<'a> {
    by: &'a str,
    of: &'a str,
}

impl<'a> DisclosureJson<'a> {
    pub(in crate::report) fn new(questionnaire: &'a Questionnaire, disclosure: &Disclosure) -> Self {
        let id = |viewpoint: ViewpointIndex| questionnaire.viewpoints()[viewpoint].id.as_str();
        let recoverable =
            disclosure.recoverable.iter().map(|pair| RecoverableJson { by: id(pair.by), of: id(pair.of) });
        Self {
            single_respondent: disclosure.single_respondent,
            single_viewpoint: disclosure.single_viewpoint.map(id),
            recoverable: recoverable.collect(),
            items_of_one_small_viewpoint: disclosure.items_of_one_small_viewpoint,
        }
    }
}

pub(super) fn stage_id(questionnaire: &Questionnaire, stage: Option<StageIndex>) -> Option<&str> {
    stage.and_then(|stage| questionnaire.stages().get(stage.get())).map(|stage| stage.id.as_str())
}

pub(super) fn viewpoint_ids<'a>(questionnaire: &'a Questionnaire, viewpoints: &[ViewpointIndex]) -> Vec<&'a str> {
    viewpoints.iter().map(|&viewpoint| questionnaire.viewpoints()[viewpoint].id.as_str()).collect()
}

/// The number of respondents for each viewpoint that has any.
pub(super) fn viewpoints<'a>(questionnaire: &'a Questionnaire, respondents: &[u32]) -> Object<'a, u32> {
    let counts = questionnaire.viewpoints().iter().zip(respondents).filter(|(_, count)| **count > 0);
    Object(counts.map(|(viewpoint, count)| (viewpoint.id.as_str(), *count)).collect())
}

pub(super) fn item_id(questionnaire: &Questionnaire, index: ItemIndex) -> &str {
    &questionnaire.items()[index].id
}

pub(super) fn item_ids<'a>(questionnaire: &'a Questionnaire, indices: &[ItemIndex]) -> Vec<&'a str> {
    indices.iter().map(|index| item_id(questionnaire, *index)).collect()
}

/// Points with one decimal.
pub(super) fn points(figure: Option<&Fraction>) -> Option<f64> {
    figure.map(|figure| rounded(figure, 1))
}

/// The float nearest to the decimal, which prints as that decimal.
pub(super) fn rounded(figure: &Fraction, decimals: u32) -> f64 {
    scaled(figure.round_half_up(decimals), 10_f64.powi(decimals.cast_signed()))
}

/// A level or a position with two decimals.
pub(super) fn two_decimals(hundredths: Hundredths) -> f64 {
    scaled(hundredths, 100.0)
}

fn scaled(number: i64, by: f64) -> f64 {
    // Figures stay within ±100 points; anything larger would become NaN, which JSON prints as null.
    i32::try_from(number).map_or(f64::NAN, |number| f64::from(number) / by)
}

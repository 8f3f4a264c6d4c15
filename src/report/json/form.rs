//! The shape of the machine form: its objects and how its numbers are rounded.

use crate::score::{AspectFigures, Bounds, Culture, Exact, Hundredths, ReadingRange};
use serde::ser::{SerializeMap as _, SerializeSeq as _};
use serde::{Serialize, Serializer};

#[derive(Serialize)]
pub(super) struct Document<
    'a,
    Dates,
    Viewpoints,
    Culture,
    Pillars,
    HeldBy,
    Priorities,
    Unknown,
    Disputed,
    ViewpointBreakdown,
    Notes,
> {
    pub(super) schema_version: u32,
    pub(super) questionnaire: About<'a>,
    pub(super) team: &'a str,
    pub(super) organisation: Option<&'a str>,
    pub(super) dates: Dates,
    pub(super) respondents: u32,
    pub(super) viewpoints: Viewpoints,
    pub(super) culture: Culture,
    pub(super) pillars: Pillars,
    pub(super) overall: OverallForm<'a, HeldBy>,
    pub(super) priorities: Priorities,
    pub(super) to_find_out: Unknown,
    pub(super) aspects: AspectsForm,
    pub(super) disputed: Disputed,
    pub(super) viewpoint_split: Option<ViewpointBreakdown>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) notes: Option<Notes>,
}

/// What one respondent said beside an answer.
#[derive(Serialize)]
pub(super) struct NoteForm<'a> {
    pub(super) id: &'a str,
    pub(super) respondent: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) evidence: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) dissent: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<&'a str>,
}

#[derive(Serialize)]
pub(in crate::report) struct About<'a> {
    pub(in crate::report) id: &'a str,
    pub(in crate::report) version: &'a str,
    pub(in crate::report) digest: &'a str,
}

#[derive(Serialize)]
pub(super) struct CultureForm<Indicators> {
    pub(super) balance: BoundsForm,
    pub(super) reading: ReadingForm,
    pub(super) hostile_indicators: u32,
    pub(super) indicators: Indicators,
}

#[derive(Serialize)]
pub(in crate::report) struct ReadingForm {
    best: Option<&'static str>,
    worst: Option<&'static str>,
}

#[derive(Serialize)]
pub(super) struct IndicatorForm<'a> {
    pub(super) id: &'a str,
    pub(super) position: Option<f64>,
    pub(super) state: &'static str,
}

/// A figure so far and with its bounds, rounded for printing.
#[derive(Serialize)]
pub(super) struct BoundsForm {
    pub(super) so_far: Option<f64>,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
}

#[derive(Serialize)]
pub(in crate::report) struct BandForm<'a> {
    pub(super) best: Option<&'a str>,
    pub(super) worst: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct PillarForm<'a, Open, Unconfirmed, Disputed> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    pub(super) score: BoundsForm,
    pub(super) target: BoundsForm,
    pub(super) gap: BoundsForm,
    pub(super) band: BandForm<'a>,
    pub(super) coverage: CoverageForm,
    pub(super) must_haves: MustHavesForm<Open, Unconfirmed, Disputed>,
}

#[derive(Serialize)]
pub(super) struct CoverageForm {
    pub(super) items: u32,
    pub(super) applicable: u32,
    pub(super) known: u32,
    pub(super) dont_know: u32,
    pub(super) unanswered: u32,
    pub(super) not_applicable: u32,
    pub(super) answers: AnswersForm,
}

#[derive(Serialize)]
pub(super) struct AnswersForm {
    pub(super) given: u32,
    pub(super) possible: u32,
}

#[derive(Serialize)]
pub(super) struct MustHavesForm<Open, Unconfirmed, Disputed> {
    pub(super) open: Open,
    pub(super) unconfirmed: Unconfirmed,
    pub(super) disputed: Disputed,
}

#[derive(Serialize)]
pub(super) struct OverallForm<'a, HeldBy> {
    pub(super) band: BandForm<'a>,
    pub(super) held_by: HeldBy,
    pub(super) mean_score: BoundsForm,
    pub(super) mean_gap: BoundsForm,
}

#[derive(Serialize)]
pub(super) struct PriorityForm<'a> {
    pub(super) id: &'a str,
    pub(super) level: f64,
    pub(super) target: f64,
    pub(super) must_have: bool,
    pub(super) lift: f64,
}

#[derive(Serialize)]
pub(super) struct ToFindOutForm<'a> {
    pub(super) id: &'a str,
    pub(super) must_have: bool,
    pub(super) largest_lift: f64,
}

#[derive(Serialize)]
pub(super) struct AspectsForm {
    pub(super) policy: AspectForm,
    pub(super) practice: AspectForm,
    pub(super) difference: Option<f64>,
}

#[derive(Serialize)]
pub(super) struct AspectForm {
    pub(super) score: Option<f64>,
    pub(super) known: u32,
    pub(super) applicable: u32,
}

#[derive(Serialize)]
pub(super) struct SplitForm<Groups, Difference> {
    pub(super) groups: Groups,
    pub(super) leadership_minus_peer: Option<Difference>,
}

#[derive(Serialize)]
pub(super) struct GroupForm<Pillars> {
    pub(super) respondents: u32,
    pub(super) pillars: Pillars,
}

impl BoundsForm {
    pub(super) fn of(bounds: &Bounds) -> Self {
        Self {
            so_far: points(bounds.so_far.as_ref()),
            low: points(bounds.low.as_ref()),
            high: points(bounds.high.as_ref()),
        }
    }
}

impl From<&Culture> for BoundsForm {
    fn from(culture: &Culture) -> Self {
        Self {
            so_far: culture.balance.map(two_decimals),
            low: culture.low.map(two_decimals),
            high: culture.high.map(two_decimals),
        }
    }
}

impl From<Option<ReadingRange>> for ReadingForm {
    fn from(reading: Option<ReadingRange>) -> Self {
        Self { best: reading.map(|reading| reading.best.name()), worst: reading.map(|reading| reading.worst.name()) }
    }
}

impl AspectForm {
    pub(super) fn of(figures: &AspectFigures) -> Self {
        Self { score: points(figures.score.as_ref()), known: figures.known, applicable: figures.applicable }
    }
}

/// Points with one decimal.
pub(super) fn points(figure: Option<&Exact>) -> Option<f64> {
    figure.map(|figure| rounded(figure, 1))
}

/// The nearest decimal with so many places: the shortest float that prints as it.
pub(in crate::report) fn rounded(figure: &Exact, decimals: u32) -> f64 {
    scaled(figure.round_half_up(decimals), 10_f64.powi(decimals.cast_signed()))
}

/// A level or a position with two decimals.
pub(super) fn two_decimals(hundredths: Hundredths) -> f64 {
    scaled(hundredths, 100.0)
}

fn scaled(number: i64, by: f64) -> f64 {
    // Figures stay within ±100 points; what did not would print as not a number, which JSON writes as null.
    i32::try_from(number).map_or(f64::NAN, |number| f64::from(number) / by)
}

/// A sequence that is walked when it is written, not before.
pub(super) struct Sequence<F>(pub(super) F);

impl<F: Fn() -> I, I: Iterator<Item: Serialize>> Serialize for Sequence<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sequence = serializer.serialize_seq(None)?;
        for element in self.0() {
            sequence.serialize_element(&element)?;
        }
        sequence.end()
    }
}

/// A map in the order of its iterator, walked when it is written.
pub(super) struct Mapping<F>(pub(super) F);

impl<'k, F: Fn() -> I, I: Iterator<Item = (&'k str, V)>, V: Serialize> Serialize for Mapping<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (key, value) in self.0() {
            map.serialize_entry(key, &value)?;
        }
        map.end()
    }
}

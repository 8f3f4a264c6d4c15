//! Points, levels and positions as they are printed (scoring, section 6).

use crate::model::Bands;
use crate::report::document::{BandLabel, Figure, Rating, ScoreBar, ScoreRange};
use crate::score::{BandRange, Bounds, Fraction, Hundredths, band_of};
use crate::text::clean;

/// The maximum number of decimals of a gap. No gap needs more to be printed on the right side of a band's limit.
const MAX_DECIMALS: u32 = 15;

impl Figure {
    /// A figure in whole points; `None` if it does not exist.
    pub(in crate::report) fn points(bounds: &Bounds) -> Option<Self> {
        Self::printed(bounds, |points| points.to_decimal(0))
    }

    /// A gap in whole points, with decimals only if rounding would put it on the other side of a band's limit.
    pub(in crate::report) fn gap(bounds: &Bounds, bands: &Bands) -> Option<Self> {
        Self::printed(bounds, |gap| gap_in_digits(gap, bands))
    }

    fn printed(bounds: &Bounds, digits: impl Fn(&Fraction) -> String) -> Option<Self> {
        let (low, high) = (bounds.low.as_ref()?, bounds.high.as_ref()?);
        let uncertain = !bounds.is_certain();
        Some(Self {
            so_far: bounds.so_far.as_ref().map(&digits),
            bounds: uncertain.then(|| (digits(low), digits(high))),
        })
    }
}

fn gap_in_digits(gap: &Fraction, bands: &Bands) -> String {
    let band = band_of(bands, gap);
    let on_its_side = |decimals: &u32| {
        let shown = Fraction::ratio(gap.round_half_up(*decimals).into(), 10_i128.pow(*decimals));
        band_of(bands, &shown) == band
    };
    gap.to_decimal((0..MAX_DECIMALS).find(on_its_side).unwrap_or(MAX_DECIMALS))
}

impl ScoreBar {
    /// A pillar's score and target; `None` if the pillar is not scored.
    pub(in crate::report) fn new(score: &Bounds, target: &Bounds, rating: Rating) -> Option<Self> {
        Some(Self {
            low: tenths(score.low.as_ref()?),
            score: score.so_far.as_ref().map(tenths),
            high: tenths(score.high.as_ref()?),
            target: target.so_far.as_ref().map(tenths),
            rating,
        })
    }

    /// A score without bounds or target.
    pub(in crate::report) fn of_score(score: &Fraction) -> Self {
        let tenths = tenths(score);
        Self { low: tenths, score: Some(tenths), high: tenths, target: None, rating: Rating::Neutral }
    }
}

impl ScoreRange {
    /// A score with its bounds; `None` if it does not exist.
    pub(in crate::report) fn new(score: &Bounds) -> Option<Self> {
        Some(Self {
            low: tenths(score.low.as_ref()?),
            score: score.so_far.as_ref().map(tenths),
            high: tenths(score.high.as_ref()?),
        })
    }
}

fn tenths(points: &Fraction) -> u16 {
    u16::try_from(points.round_half_up(1)).unwrap_or(0)
}

impl BandLabel {
    /// The label of a band, or of the bands still possible.
    pub(in crate::report) fn new(range: BandRange, bands: &Bands) -> Self {
        let label = |band: usize| clean(&bands.get(band).label);
        let certain = range.is_certain();
        Self {
            best: label(range.best),
            worst: label(range.worst),
            certain,
            rating: match range.worst {
                _ if !certain => Rating::Fair,
                0 => Rating::Good,
                worst if worst == bands.worst() => Rating::Poor,
                _ => Rating::Fair,
            },
        }
    }
}

/// Hundredths without needless zeros: 300 is "3", 338 is "3.38", 350 is "3.5".
pub(in crate::report) fn hundredths(value: Hundredths) -> String {
    let text = Fraction::ratio(value.into(), 100).to_decimal(2);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if value < 0 { text.replacen('-', "−", 1) } else { text.to_owned() }
}

/// Hundredths with their sign: 100 is "+1", −57 is "−0.57", 0 is "0".
pub(in crate::report) fn signed_hundredths(value: Hundredths) -> String {
    if value > 0 { format!("+{}", hundredths(value)) } else { hundredths(value) }
}

/// Points with their sign, in whole points: "+14", "−3", "0".
pub(in crate::report) fn signed_points(points: &Fraction) -> String {
    match points.round_half_up(0) {
        0 => "0".to_owned(),
        rounded if rounded > 0 => format!("+{rounded}"),
        rounded => format!("−{}", rounded.unsigned_abs()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Band, Id, MaxGap};

    fn bands(edges: &[&str]) -> Bands {
        let band = |(index, edge): (usize, &&str)| Band {
            id: Id::new(&format!("band-{index}")).unwrap(),
            label: format!("Band {index}").into(),
            max_gap: MaxGap::from_decimal(edge).unwrap(),
        };
        Bands::new(edges.iter().enumerate().map(band).collect()).unwrap()
    }

    #[test]
    fn a_gap_is_never_printed_on_the_other_side_of_a_bands_edge() {
        let bands = bands(&["5", "7.5", "100"]);
        for (num, den, printed) in [
            (5, 1, "5"),
            (52, 10, "5.2"),
            (504, 100, "5.04"),
            (54, 10, "5.4"),
            (56, 10, "6"),
            (75, 10, "7.5"),
            (751, 100, "8"),
            (74, 10, "7"),
            (500_001, 100_000, "5.00001"),
            (44, 10, "4"),
            (46, 10, "5"),
        ] {
            assert_eq!(gap_in_digits(&Fraction::ratio(num, den), &bands), printed, "{num}/{den}");
        }
    }

    #[test]
    fn one_figure_is_printed_only_where_nothing_can_change_it() {
        let whole = |points: i64| Some(Fraction::whole(points));
        for (so_far, low, high, printed) in [
            (whole(44), whole(44), whole(44), "44"),
            (whole(44), whole(39), whole(52), "44 (39–52)"),
            (None, whole(0), whole(100), "0–100"),
        ] {
            assert_eq!(Figure::points(&Bounds { so_far, low, high }).unwrap().to_string(), printed);
        }
        assert_eq!(Figure::points(&Bounds::default()), None);
    }

    #[test]
    fn hundredths_lose_needless_zeros_and_keep_their_sign() {
        for (value, plain, signed) in [
            (300, "3", "+3"),
            (338, "3.38", "+3.38"),
            (350, "3.5", "+3.5"),
            (0, "0", "0"),
            (-57, "−0.57", "−0.57"),
            (-200, "−2", "−2"),
        ] {
            assert_eq!((hundredths(value).as_str(), signed_hundredths(value).as_str()), (plain, signed));
        }
    }
}

//! Printed figures: points, levels and positions in the digits people read (scoring, section 6).

use crate::model::{Band, Bands};
use crate::score::{BandRange, Bounds, Exact, Hundredths, band_of};
use std::fmt;

/// More decimals than any figure needs to stand on the right side of a band's edge; an `Exact` rounds to no more.
const MOST_DECIMALS: u32 = 15;

/// A figure in points as it is printed: so far, and its bounds where they are not the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// From what is known; none while nothing is.
    pub so_far: Option<String>,
    /// The lowest and the highest still possible; none where nothing can change the figure any more.
    pub bounds: Option<(String, String)>,
}

/// Where the figures of a pillar stand on a bar, in tenths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    /// The lowest score still possible.
    pub low: u16,
    /// The score so far; none while nothing is known.
    pub score: Option<u16>,
    /// The highest score still possible.
    pub high: u16,
    /// The score wanted; none where no target goes with it.
    pub target: Option<u16>,
}

/// How good a thing is, for colour. The words say it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rating {
    /// The best there is.
    Good,
    /// In between.
    Fair,
    /// The worst there is.
    Poor,
    /// Neither good nor bad.
    Neutral,
}

/// A band, or the range of bands still possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BandWords {
    /// "Not ready", or "Partly ready to Not ready": best to worst.
    pub words: String,
    /// The best band still possible, alone.
    pub best: String,
    /// The worst band still possible, alone.
    pub worst: String,
    /// Whether only one band is possible.
    pub certain: bool,
    /// How good it is; in between while it is not certain.
    pub tone: Rating,
}

impl Figure {
    /// A figure in whole points; none if it does not exist at all.
    pub(super) fn points(bounds: &Bounds) -> Option<Self> {
        Self::printed(bounds, |points| points.to_decimal(0))
    }

    /// A gap: whole points, or as many decimals as stand on the same side of every band's edge as the exact gap.
    pub(in crate::report) fn gap(bounds: &Bounds, bands: &Bands) -> Option<Self> {
        Self::printed(bounds, |gap| gap_in_digits(gap, bands))
    }

    fn printed(bounds: &Bounds, digits: impl Fn(&Exact) -> String) -> Option<Self> {
        let (low, high) = (bounds.low.as_ref()?, bounds.high.as_ref()?);
        let uncertain = !bounds.is_certain();
        Some(Self {
            so_far: bounds.so_far.as_ref().map(&digits),
            bounds: uncertain.then(|| (digits(low), digits(high))),
        })
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.so_far, &self.bounds) {
            (Some(so_far), None) => f.pad(so_far),
            (Some(so_far), Some((low, high))) => f.pad(&format!("{so_far} ({low}–{high})")),
            (None, Some((low, high))) => f.pad(&format!("{low}–{high}")),
            (None, None) => f.pad("–"),
        }
    }
}

fn gap_in_digits(gap: &Exact, bands: &Bands) -> String {
    let band = band_of(bands, gap);
    let on_its_side = |decimals: &u32| {
        let shown = Exact::ratio(gap.round_half_up(*decimals).into(), 10_i128.pow(*decimals));
        band_of(bands, &shown) == band
    };
    gap.to_decimal((0..MOST_DECIMALS).find(on_its_side).unwrap_or(MOST_DECIMALS))
}

impl Marks {
    /// The marks of a pillar's score; none if it is not scored.
    pub(super) fn of(score: &Bounds, target: &Bounds) -> Option<Self> {
        let tenths = |points: &Exact| u16::try_from(points.round_half_up(1)).unwrap_or(0);
        Some(Self {
            low: tenths(score.low.as_ref()?),
            score: score.so_far.as_ref().map(tenths),
            high: tenths(score.high.as_ref()?),
            target: target.so_far.as_ref().map(tenths),
        })
    }

    /// The marks of a score without bounds or target.
    pub(super) fn of_score(score: &Exact) -> Self {
        let tenths = u16::try_from(score.round_half_up(1)).unwrap_or(0);
        Self { low: tenths, score: Some(tenths), high: tenths, target: None }
    }
}

impl BandWords {
    /// A range of bands in words.
    pub(in crate::report) fn of(range: BandRange, bands: &Bands, label: impl Fn(&Band) -> String) -> Self {
        let (best, worst) = (label(bands.get(range.best)), label(bands.get(range.worst)));
        let certain = range.is_certain();
        Self {
            words: if certain { worst.clone() } else { format!("{best} to {worst}") },
            best,
            worst,
            certain,
            tone: match range.worst {
                _ if !certain => Rating::Fair,
                0 => Rating::Good,
                place if place == bands.worst() => Rating::Poor,
                _ => Rating::Fair,
            },
        }
    }
}

/// Hundredths without needless zeros: 300 is "3", 338 is "3.38", 350 is "3.5".
pub(super) fn hundredths(value: Hundredths) -> String {
    let text = Exact::ratio(value.into(), 100).to_decimal(2);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if value < 0 { text.replacen('-', "−", 1) } else { text.to_owned() }
}

/// Hundredths with their sign: 100 is "+1", −57 is "−0.57", 0 is "0".
pub(super) fn signed_hundredths(value: Hundredths) -> String {
    if value > 0 { format!("+{}", hundredths(value)) } else { hundredths(value) }
}

/// Points with their sign, in whole points: "+14", "−3", "0".
pub(super) fn signed_points(points: &Exact) -> String {
    match points.round_half_up(0) {
        0 => "0".to_owned(),
        rounded if rounded > 0 => format!("+{rounded}"),
        rounded => format!("−{}", rounded.unsigned_abs()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, MaxGap};

    fn bands(edges: &[&str]) -> Bands {
        let band = |(place, edge): (usize, &&str)| Band {
            id: Id::new(&format!("band-{place}")).unwrap(),
            label: format!("Band {place}").into(),
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
            assert_eq!(gap_in_digits(&Exact::ratio(num, den), &bands), printed, "{num}/{den}");
        }
    }

    #[test]
    fn one_figure_is_printed_only_where_nothing_can_change_it() {
        let whole = |points: i64| Some(Exact::whole(points));
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

//! Bands: the names for gaps, from best to worst (scoring, section 8).

use super::{Id, Text};
use std::error::Error;
use std::fmt;

/// A band's index in the questionnaire's list; 0 is the best.
pub type BandIndex = usize;

/// The largest gap in a band: an exact decimal, stored in millionths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MaxGap(u32);

impl MaxGap {
    /// The whole range: 100 points.
    pub const WHOLE: Self = Self(100_000_000);

    /// Parses a plain number from 0 to 100 with at most six decimals, such as `7.5`; exactly, without a float.
    #[must_use]
    pub fn from_decimal(text: &str) -> Option<Self> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let decimals_needed = decimals.trim_end_matches('0');
        if !digits(whole) || !digits(decimals) || decimals_needed.len() > 6 {
            return None;
        }
        let whole: u32 = whole.parse().ok()?;
        let millionths: u32 = format!("{decimals_needed:0<6}").parse().ok()?;
        whole.checked_mul(1_000_000)?.checked_add(millionths).map(Self).filter(|gap| *gap <= Self::WHOLE)
    }

    /// A gap in millionths of a point; `None` above [`Self::WHOLE`].
    #[must_use]
    pub const fn from_millionths(millionths: u32) -> Option<Self> {
        if millionths <= Self::WHOLE.0 { Some(Self(millionths)) } else { None }
    }

    /// The gap in millionths of a point.
    #[must_use]
    pub fn millionths(self) -> u32 {
        self.0
    }
}

impl fmt::Display for MaxGap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 1_000_000, self.0 % 1_000_000);
        if rest == 0 {
            write!(f, "{whole}")
        } else {
            write!(f, "{whole}.{}", format!("{rest:06}").trim_end_matches('0'))
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    pub id: Id,
    /// Its name in words.
    pub label: Text,
    /// The largest gap that belongs to it.
    pub max_gap: MaxGap,
}

/// The bands of a questionnaire, best to worst. Never empty; the last one includes every gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bands(Vec<Band>);

/// Why a list of bands is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidBands {
    /// There are none.
    Empty,
    /// The band at this index does not allow a larger gap than the one before it.
    NotAscending(BandIndex),
    /// The last band does not include every gap: its `max_gap` is not 100.
    LastNotWhole,
}

impl Bands {
    /// A list of bands from best to worst.
    ///
    /// # Errors
    /// [`InvalidBands`] if the list is empty, does not ascend, or does not end at 100.
    pub fn new(bands: Vec<Band>) -> Result<Self, InvalidBands> {
        let last = bands.last().ok_or(InvalidBands::Empty)?;
        if let Some(index) = bands.windows(2).position(|pair| matches!(pair, [a, b] if a.max_gap >= b.max_gap)) {
            return Err(InvalidBands::NotAscending(index + 1));
        }
        if last.max_gap != MaxGap::WHOLE {
            return Err(InvalidBands::LastNotWhole);
        }
        Ok(Self(bands))
    }

    /// The bands, best to worst.
    #[must_use]
    pub fn as_slice(&self) -> &[Band] {
        &self.0
    }

    /// The band at this index; the worst band past the end.
    #[must_use]
    pub fn get(&self, index: BandIndex) -> &Band {
        &self.0[index.min(self.worst())]
    }

    /// The index of the worst band.
    #[must_use]
    pub fn worst(&self) -> BandIndex {
        self.0.len() - 1
    }

    /// The index of the band with this id.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<BandIndex> {
        self.0.iter().position(|band| band.id.as_str() == id)
    }
}

impl fmt::Display for InvalidBands {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there are no bands"),
            Self::NotAscending(index) => {
                write!(f, "band {} does not allow a larger gap than the one before it", index + 1)
            }
            Self::LastNotWhole => f.write_str("the max_gap of the last band is not 100"),
        }
    }
}

impl Error for InvalidBands {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_largest_gap_is_the_decimal_as_written() {
        for (text, millionths, shown) in [
            ("7.5", 7_500_000, "7.5"),
            ("0", 0, "0"),
            ("100.000000", 100_000_000, "100"),
            ("33.333333", 33_333_333, "33.333333"),
        ] {
            let gap = MaxGap::from_decimal(text).unwrap();
            assert_eq!((gap.millionths(), gap.to_string().as_str()), (millionths, shown));
        }
        for bad in ["", ".5", "5.", "100.1", "-1", "1e1", "1.2345678", "1_0", "99999999999"] {
            assert_eq!(MaxGap::from_decimal(bad), None, "{bad}");
        }
    }

    #[test]
    fn bands_ascend_and_end_at_one_hundred() {
        let band = |id: &str, gap: &str| Band {
            id: Id::new(id).unwrap(),
            label: id.into(),
            max_gap: MaxGap::from_decimal(gap).unwrap(),
        };
        assert_eq!(Bands::new(vec![]), Err(InvalidBands::Empty));
        assert_eq!(
            Bands::new(vec![band("a", "5"), band("b", "5"), band("c", "100")]),
            Err(InvalidBands::NotAscending(1))
        );
        assert_eq!(Bands::new(vec![band("a", "5"), band("b", "99")]), Err(InvalidBands::LastNotWhole));
        assert_eq!(Bands::new(vec![band("a", "5"), band("b", "100")]).map(|bands| bands.worst()), Ok(1));
    }
}

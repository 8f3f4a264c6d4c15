//! Bands: the name for a gap, and how an open must-have limits it (scoring, section 8).

use super::{Bounds, Fraction, MustHaves};
use crate::model::{BandIndex, Bands};

/// The bands still possible, 0 the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BandRange {
    /// The best case.
    pub best: BandIndex,
    /// The worst case.
    pub worst: BandIndex,
}

/// The first band whose limit the gap does not exceed; compares the exact gap, not the rounded one.
#[must_use]
pub fn band_of(bands: &Bands, gap: &Fraction) -> BandIndex {
    let takes = |millionths: u32| *gap <= Fraction::ratio(millionths.into(), 1_000_000);
    bands.as_slice().iter().position(|band| takes(band.max_gap.millionths())).unwrap_or(bands.worst())
}

impl BandRange {
    /// The bands of a pillar; `None` if it is not scored.
    #[must_use]
    pub(crate) fn of_pillar(
        bands: &Bands,
        cap: Option<BandIndex>,
        gap: &Bounds,
        must_haves: &MustHaves,
    ) -> Option<Self> {
        let (low, high) = (gap.low.as_ref()?, gap.high.as_ref()?);
        let capped = |band: BandIndex, when: bool| if when { band.max(cap.unwrap_or(0)) } else { band };
        let open = !must_haves.open.is_empty();
        Some(Self {
            best: capped(band_of(bands, low), open),
            worst: capped(band_of(bands, high), open || !must_haves.unconfirmed.is_empty()),
        })
    }

    /// The worst of several pillars; `None` if none is scored.
    #[must_use]
    pub(crate) fn overall(pillars: impl Iterator<Item = Self>) -> Option<Self> {
        pillars.reduce(|a, b| Self { best: a.best.max(b.best), worst: a.worst.max(b.worst) })
    }

    /// Whether only one band is possible.
    #[must_use]
    pub fn is_certain(self) -> bool {
        self.best == self.worst
    }
}

//! One team's row as people read it, in words and printed figures.

use super::{ReportContext, TeamResult};
use crate::model::{BandIndex, Bands, Questionnaire};
use crate::report::document::{Figure, Rating};
use crate::score::{BandRange, Bounds};
use crate::text::clean;

/// What stands where there is no figure.
pub(super) const NONE: &str = "–";

/// One team's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamLine {
    /// The team.
    pub team: String,
    /// Its organisation.
    pub organisation: Option<String>,
    /// How many of its files could not be used.
    pub left_out: u32,
    /// Every pillar's gap, in the questionnaire's order; none where the pillar is not scored.
    pub pillars: Vec<Option<Cell>>,
    /// The mean gap in the worst case: what teams are sorted by unless asked otherwise.
    pub worst_mean_gap: String,
    /// The overall band.
    pub overall: Option<BandMark>,
    /// Must-haves that are open, and those that nobody gave a level.
    pub must_haves: String,
    /// Items with a level of those that apply: "71/75".
    pub known: String,
    /// The harshest culture reading still possible, with a question mark where a kinder one is.
    pub culture: String,
}

/// A pillar's gap in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The gap so far in points.
    pub gap: String,
    /// The pillar's band.
    pub band: BandMark,
}

/// The worst band still possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BandMark {
    /// The band.
    pub worst: BandIndex,
    /// Whether no better one is possible.
    pub certain: bool,
}

impl TeamLine {
    /// A team's row.
    #[must_use]
    pub fn of(frame: ReportContext<'_>, team: TeamResult<'_>) -> Self {
        let TeamResult { subject, assessment, left_out, spoken: _ } = team;
        let bands = frame.questionnaire.bands();
        let (open, unconfirmed) = assessment.pillars.iter().fold((0, 0), |(open, unconfirmed), pillar| {
            (open + pillar.must_haves.open.len(), unconfirmed + pillar.must_haves.unconfirmed.len())
        });
        let cell = |gap: &Bounds, band: BandRange| Cell {
            gap: so_far(gap, bands).unwrap_or_else(|| NONE.to_owned()),
            band: BandMark::of(band),
        };
        let coverage = assessment.overall.coverage;
        Self {
            team: clean(&subject.team),
            organisation: subject.organisation.as_deref().map(clean),
            left_out,
            pillars: assessment.pillars.iter().map(|pillar| Some(cell(&pillar.figures.gap, pillar.band?))).collect(),
            worst_mean_gap: assessment.overall.mean_gap.high.as_ref().map_or(NONE.to_owned(), |gap| gap.to_decimal(0)),
            overall: assessment.overall.band.map(BandMark::of),
            must_haves: if unconfirmed > 0 { format!("{open}+{unconfirmed}?") } else { open.to_string() },
            known: format!("{}/{}", coverage.known, coverage.applicable),
            culture: assessment.culture.reading().map_or(NONE.to_owned(), |reading| {
                let doubt = if reading.best == reading.worst { "" } else { "?" };
                format!("{}{doubt}", reading.worst.name())
            }),
        }
    }

    /// How its name stands in a row: with its organisation where there are several, and with the files that are left out.
    #[must_use]
    pub fn name(&self, with_organisation: bool) -> String {
        let mut name = self.team.clone();
        if with_organisation && let Some(organisation) = self.organisation.as_ref().filter(|name| **name != self.team) {
            name = format!("{name} · {organisation}");
        }
        name
    }

    /// The files that are left out: "−1 file"; nothing if none is.
    #[must_use]
    pub fn left_out_in_words(&self) -> Option<String> {
        match self.left_out {
            0 => None,
            1 => Some("−1 file".to_owned()),
            files => Some(format!("−{files} files")),
        }
    }
}

impl BandMark {
    fn of(range: BandRange) -> Self {
        Self { worst: range.worst, certain: range.is_certain() }
    }

    /// A question mark where a better band is possible.
    #[must_use]
    pub fn doubt(self) -> &'static str {
        if self.certain { "" } else { "?" }
    }

    /// The band's label, with a question mark where a better one is possible.
    #[must_use]
    pub fn in_words(self, questionnaire: &Questionnaire) -> String {
        format!("{}{}", clean(&questionnaire.bands().get(self.worst).label), self.doubt())
    }

    /// How good the band is.
    #[must_use]
    pub fn tone(self, bands: &Bands) -> Rating {
        match self.worst {
            0 => Rating::Good,
            worst if worst == bands.worst() => Rating::Poor,
            _ => Rating::Fair,
        }
    }
}

fn so_far(gap: &Bounds, bands: &Bands) -> Option<String> {
    Figure::gap(gap, bands)?.so_far
}

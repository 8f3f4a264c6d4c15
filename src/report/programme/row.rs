//! One team's row in a heat map.

use super::{ReportContext, TeamResult};
use crate::model::{BandIndex, Bands, Side};
use crate::report::TeamRespondents;
use crate::report::document::{ColumnKind, Figure, HeatMap, HeatMapBand, HeatMapCell, HeatMapColumn, HeatMapRow};
use crate::report::wording::scope;
use crate::score::{Assessment, BandRange, CultureReading, PillarResult};
use crate::text::{Count, clean};

/// The data kept of each team.
#[derive(Debug)]
pub struct TeamSummary {
    pub(super) row: HeatMapRow,
    pub(super) worst_band: Option<BandIndex>,
    pub(super) harshest_reading: Option<CultureReading>,
    pub(super) unusable_files: u32,
    /// The stage and the form, as shown after a band.
    pub(super) scope: String,
    /// Who answered.
    pub(super) respondents: TeamRespondents,
}

impl TeamSummary {
    /// A team's row, and its data for counts over all teams.
    #[must_use]
    pub fn new(context: ReportContext<'_>, team: TeamResult<'_>) -> Self {
        let TeamResult { subject, assessment, unusable_files, retired: _, remark_entries: _ } = team;
        let bands = context.questionnaire.bands();
        let organisation = subject.organisation.as_deref().filter(|_| !context.organisations).map(clean);
        let peer = context.questionnaire.side(Side::Peer);
        Self {
            row: HeatMapRow {
                name: clean(&subject.team).into(),
                group: organisation.map(Into::into),
                note: (unusable_files > 0).then(|| format!("{} left out", Count::of(unusable_files, "file")).into()),
                is_marked: assessment.disclosure.exposes_anyone(),
                cells: assessment.pillars.iter().map(|pillar| cell(pillar, bands)).collect(),
                overall: assessment.overall.band.map(band),
                facts: facts(assessment).map(Into::into).into(),
            },
            worst_band: assessment.overall.band.map(|band| band.worst),
            harshest_reading: assessment.culture.reading().map(|reading| reading.worst),
            unusable_files,
            scope: scope(context.questionnaire, assessment.rules.stage, assessment.rules.form),
            respondents: TeamRespondents {
                team: subject.team.clone(),
                organisation: subject.organisation.clone().filter(|_| !context.organisations),
                stage: subject.stage,
                respondents: assessment.respondents.clone(),
                has_peers_in_a_group: peer.is_some_and(|peer| subject.took_part.contains(&peer)),
                unusable_files,
            },
        }
    }
}

/// A heat map without rows.
pub(super) fn heat_map(context: ReportContext<'_>) -> HeatMap {
    let fact = |title: &str, kind, is_optional| HeatMapColumn { title: title.to_owned(), kind, is_optional };
    HeatMap {
        caption: format!("Gap in points and band of each {} in each pillar", context.row()),
        rows_are: if context.organisations { "Organisation" } else { "Team" }.to_owned(),
        columns: context.questionnaire.pillars().iter().map(|pillar| clean(&pillar.title)).collect(),
        bands: context.questionnaire.bands().as_slice().iter().map(|band| clean(&band.label)).collect(),
        facts: vec![
            fact("Worst gap", ColumnKind::Numbers, true),
            fact("Open", ColumnKind::Numbers, false),
            fact("Known", ColumnKind::Numbers, true),
            fact("Culture", ColumnKind::Words, false),
        ],
        rows: Vec::new(),
    }
}

/// The explanation of the other columns of [`heat_map`].
pub(super) const ABOUT_FACTS: &str = "“Worst gap” is the mean gap in the worst case. “Open” counts open must-haves; “+n?” those that are unconfirmed. “Culture” is the harshest reading \
     still possible.";

/// The cells of the other columns.
fn facts(assessment: &Assessment) -> [String; 4] {
    let sum = |of: fn(&PillarResult) -> usize| assessment.pillars.iter().map(of).sum::<usize>();
    let (open, unconfirmed) =
        (sum(|pillar| pillar.must_haves.open.len()), sum(|pillar| pillar.must_haves.unconfirmed.len()));
    let coverage = assessment.overall.coverage;
    let none = || "–".to_owned();
    [
        assessment.overall.mean_gap.high.as_ref().map_or_else(none, |gap| gap.to_decimal(0)),
        if unconfirmed > 0 { format!("{open}+{unconfirmed}?") } else { open.to_string() },
        format!("{}/{}", coverage.known, coverage.applicable),
        assessment.culture.reading().map_or_else(none, |reading| {
            format!("{}{}", reading.worst.name(), if reading.best == reading.worst { "" } else { "?" })
        }),
    ]
}

fn cell(pillar: &PillarResult, bands: &Bands) -> Option<HeatMapCell> {
    let gap = Figure::gap(&pillar.figures.gap, bands).and_then(|gap| gap.so_far);
    Some(HeatMapCell { figure: gap.unwrap_or_else(|| "–".to_owned()).into(), band: band(pillar.band?) })
}

fn band(range: BandRange) -> HeatMapBand {
    HeatMapBand { worst: u8::try_from(range.worst).unwrap_or(u8::MAX), certain: range.is_certain() }
}

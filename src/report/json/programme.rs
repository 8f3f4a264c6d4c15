//! Many teams as JSON (scoring, sections 13 and 14): one document per line, or one document with a summary of all teams.

use super::decimals::CompactDecimals;
use super::figures::{BandJson, QuestionnaireJson, ReadingJson, item_id, rounded};
use super::{AssessmentJson, SCHEMA_VERSION};
use crate::programme::{ProgrammeSummary, Spread, UnscoredTeam};
use crate::report::programme::{ReportContext, TeamResult};
use crate::score::Fraction;
use crate::text::{has_control, showable_json};
use serde::Serialize;
use serde_json::Serializer;
use std::string::FromUtf8Error;

/// One team's document on a line of its own, with the number of its files that could not be used.
///
/// # Errors
/// Never in practice: strings, numbers and string keys always serialise.
pub fn ndjson_line(context: ReportContext<'_>, team: TeamResult<'_>) -> serde_json::Result<Vec<u8>> {
    let ReportContext { questionnaire, digest, .. } = context;
    let json = AssessmentJson::new(questionnaire, digest, team.subject, team.assessment)
        .with_remarks(questionnaire, team.remark_entries)
        .with_files_left_out(team.unusable_files);
    let mut line = Vec::with_capacity(14 << 10);
    json.serialize(&mut Serializer::with_formatter(&mut line, CompactDecimals))?;
    line.push(b'\n');
    // All other texts are ids and figures; skipping them pays off with thousands of lines.
    let titles = context.questionnaire.pillars().iter().map(|pillar| &pillar.title);
    let mut names =
        titles.map(AsRef::as_ref).chain([team.subject.team.as_str()]).chain(team.subject.organisation.as_deref());
    if team.remark_entries.is_none() && !names.any(has_control) {
        return Ok(line);
    }
    // JSON is always UTF-8.
    Ok(String::from_utf8(line).map_or_else(FromUtf8Error::into_bytes, |line| showable_json(line).into_bytes()))
}

/// One document with all teams, written in pieces.
#[derive(Debug)]
pub struct TeamsJson<'a> {
    context: ReportContext<'a>,
    has_teams: bool,
}

impl<'a> TeamsJson<'a> {
    /// Begins a document without teams.
    #[must_use]
    pub fn new(context: ReportContext<'a>) -> Self {
        Self { context, has_teams: false }
    }

    /// The start of the document, before the teams.
    ///
    /// # Errors
    /// Never in practice.
    pub fn begin(&self) -> serde_json::Result<Vec<u8>> {
        let ReportContext { questionnaire, digest, .. } = self.context;
        let questionnaire = serde_json::to_string(&QuestionnaireJson::new(questionnaire, digest))?;
        let text =
            format!("{{\n\"schema_version\": {SCHEMA_VERSION},\n\"questionnaire\": {questionnaire},\n\"teams\": [");
        Ok(text.into_bytes())
    }

    /// A team, from its [`ndjson_line`].
    #[must_use]
    pub fn team(&mut self, line: &[u8]) -> Vec<u8> {
        let between: &[u8] = if self.has_teams { b",\n" } else { b"\n" };
        self.has_teams = true;
        [between, line.strip_suffix(b"\n").unwrap_or(line)].concat()
    }

    /// The end of the document, after the teams: those that could not be scored, and the summary.
    ///
    /// # Errors
    /// Never in practice.
    pub fn end<'f>(
        &self,
        not_scored: impl Iterator<Item = UnscoredTeam<'f>>,
        summaries: &[ProgrammeSummary],
    ) -> serde_json::Result<Vec<u8>> {
        let not_scored: Vec<_> = not_scored
            .map(|team| UnscoredTeamJson {
                team: team.team,
                organisation: team.organisation,
                stage: team
                    .stage
                    .and_then(|stage| Some(self.context.questionnaire.stages().get(stage.get())?.id.as_str())),
                files_left_out: team.unusable_files,
            })
            .collect();
        let not_scored = serde_json::to_string(&not_scored)?;
        // Teams at several stages have only totals in common.
        let totals = ProgrammeSummary::totals(self.context.questionnaire, summaries);
        let only = if let [only] = summaries { only } else { &totals };
        let programme = serde_json::to_string_pretty(&self.programme(only))?;
        let stages: Vec<_> = summaries.iter().map(|summary| self.programme(summary)).collect();
        let stages = serde_json::to_string_pretty(&stages)?;
        let text =
            format!("\n],\n\"not_scored\": {not_scored},\n\"programme\": {programme},\n\"stages\": {stages}\n}}\n");
        Ok(showable_json(text).into_bytes())
    }

    fn programme<'p>(&self, summary: &'p ProgrammeSummary) -> ProgrammeJson<'p>
    where
        'a: 'p,
    {
        let questionnaire = self.context.questionnaire;
        let stage = summary.stage.and_then(|stage| questionnaire.stages().get(stage.get()));
        ProgrammeJson {
            stage: stage.map(|stage| stage.id.as_str()),
            teams: summary.teams,
            respondents: summary.respondents,
            first_date: summary.dates.map(|(first, _)| first.to_string()),
            last_date: summary.dates.map(|(_, last)| last.to_string()),
            pillars: questionnaire
                .pillars()
                .iter()
                .zip(&summary.pillars)
                .map(|(pillar, (score, gap))| PillarSpreadJson {
                    id: pillar.id.as_str(),
                    title: &pillar.title,
                    score: SpreadJson::of(score.as_ref()),
                    gap: SpreadJson::of(gap.as_ref()),
                })
                .collect(),
            must_haves: summary
                .must_haves
                .iter()
                .map(|count| MustHaveJson {
                    id: item_id(questionnaire, count.item),
                    open: count.open,
                    unconfirmed: count.unconfirmed,
                })
                .collect(),
            shared_gaps: summary
                .shared_gaps
                .iter()
                .map(|gap| SharedGapJson {
                    id: item_id(questionnaire, gap.item),
                    teams: gap.teams,
                    mean_lift: rounded(&gap.mean_lift, 2),
                    action: questionnaire.items()[gap.item].action.as_deref(),
                })
                .collect(),
            culture_by_band: summary
                .culture_by_band
                .iter()
                .map(|cell| CultureByBandJson {
                    reading: cell.reading.into(),
                    band: BandJson::new(questionnaire, cell.band),
                    teams: cell.teams,
                })
                .collect(),
        }
    }
}

#[derive(Serialize)]
struct UnscoredTeamJson<'a> {
    team: &'a str,
    organisation: Option<&'a str>,
    stage: Option<&'a str>,
    files_left_out: u32,
}

#[derive(Serialize)]
struct ProgrammeJson<'a> {
    stage: Option<&'a str>,
    teams: u32,
    respondents: u64,
    first_date: Option<String>,
    last_date: Option<String>,
    pillars: Vec<PillarSpreadJson<'a>>,
    must_haves: Vec<MustHaveJson<'a>>,
    shared_gaps: Vec<SharedGapJson<'a>>,
    culture_by_band: Vec<CultureByBandJson<'a>>,
}

#[derive(Serialize)]
struct PillarSpreadJson<'a> {
    id: &'a str,
    title: &'a str,
    score: SpreadJson,
    gap: SpreadJson,
}

/// A spread; quartiles lie between printed figures and are given exactly.
#[derive(Serialize)]
struct SpreadJson {
    teams: u32,
    lowest: Option<f64>,
    lower_quartile: Option<f64>,
    median: Option<f64>,
    upper_quartile: Option<f64>,
    highest: Option<f64>,
}

#[derive(Serialize)]
struct MustHaveJson<'a> {
    id: &'a str,
    open: u32,
    unconfirmed: u32,
}

#[derive(Serialize)]
struct SharedGapJson<'a> {
    id: &'a str,
    teams: u32,
    mean_lift: f64,
    action: Option<&'a str>,
}

#[derive(Serialize)]
struct CultureByBandJson<'a> {
    reading: ReadingJson,
    band: BandJson<'a>,
    teams: u32,
}

impl SpreadJson {
    fn of(spread: Option<&Spread>) -> Self {
        let figure = |of: fn(&Spread) -> &Fraction| spread.map(|spread| rounded(of(spread), Spread::DECIMALS));
        Self {
            teams: spread.map_or(0, |spread| spread.teams),
            lowest: figure(|spread| &spread.lowest),
            lower_quartile: figure(|spread| &spread.lower_quartile),
            median: figure(|spread| &spread.median),
            upper_quartile: figure(|spread| &spread.upper_quartile),
            highest: figure(|spread| &spread.highest),
        }
    }
}

//! Many teams in the machine form (scoring, section 13): a document a line, or all in one document with the picture over them.

use super::{ReportContext, TeamResult};
use crate::programme::{LeftOut, Programme, Spread};
use crate::report::json::{BandJson, QuestionnaireJson, ReadingJson, SCHEMA_VERSION, item_id, rounded};
use crate::score::Exact;
use crate::text::{is_control, showable_json};
use serde::Serialize;
use std::string::FromUtf8Error;

/// One team's document on a line of its own, as `score --format json` gives it, with the number of its files that could not be used.
///
/// # Errors
/// Never in practice: strings, numbers and string keys always serialise.
pub fn ndjson_line(frame: ReportContext<'_>, team: TeamResult<'_>) -> serde_json::Result<Vec<u8>> {
    let mut line = Vec::with_capacity(12 << 10);
    serde_json::to_writer(&mut line, &frame.json(team).with_files_left_out(team.left_out))?;
    line.push(b'\n');
    // The other texts of the document are ids and figures, and there are thousands of lines.
    let titles = frame.questionnaire.pillars().iter().map(|pillar| &pillar.title);
    let mut names =
        titles.map(AsRef::as_ref).chain([team.subject.team.as_str()]).chain(team.subject.organisation.as_deref());
    if team.spoken.is_none() && !names.any(|name: &str| name.contains(is_control)) {
        return Ok(line);
    }
    // JSON is UTF-8 always.
    Ok(String::from_utf8(line).map_or_else(FromUtf8Error::into_bytes, |line| showable_json(line).into_bytes()))
}

/// One document with all teams, written piece by piece.
#[derive(Debug)]
pub struct JsonDocument<'a> {
    frame: ReportContext<'a>,
    begun: bool,
}

impl<'a> JsonDocument<'a> {
    /// A document without teams so far.
    #[must_use]
    pub fn new(frame: ReportContext<'a>) -> Self {
        Self { frame, begun: false }
    }

    /// What stands before the teams.
    ///
    /// # Errors
    /// Never in practice.
    pub fn begin(&self) -> serde_json::Result<Vec<u8>> {
        let ReportContext { questionnaire, digest, .. } = self.frame;
        let questionnaire = serde_json::to_string(&QuestionnaireJson::new(questionnaire, digest))?;
        let text =
            format!("{{\n\"schema_version\": {SCHEMA_VERSION},\n\"questionnaire\": {questionnaire},\n\"teams\": [");
        Ok(text.into_bytes())
    }

    /// A team's document, made by [`ndjson_line`], in its place.
    #[must_use]
    pub fn team(&mut self, line: &[u8]) -> Vec<u8> {
        let between: &[u8] = if self.begun { b",\n" } else { b"\n" };
        self.begun = true;
        [between, line.strip_suffix(b"\n").unwrap_or(line)].concat()
    }

    /// What stands behind the teams: those that could not be scored, and the picture over all.
    ///
    /// # Errors
    /// Never in practice.
    pub fn end<'f>(
        &self,
        left_out: impl Iterator<Item = LeftOut<'f>>,
        programme: &Programme,
    ) -> serde_json::Result<Vec<u8>> {
        let left_out: Vec<_> = left_out
            .map(|team| LeftOutJson { team: team.team, organisation: team.organisation, files_left_out: team.files })
            .collect();
        let left_out = serde_json::to_string(&left_out)?;
        let programme = serde_json::to_string_pretty(&self.programme(programme))?;
        let text = format!("\n],\n\"not_scored\": {left_out},\n\"programme\": {programme}\n}}\n");
        Ok(showable_json(text).into_bytes())
    }

    fn programme<'p>(&self, programme: &'p Programme) -> ProgrammeJson<'p>
    where
        'a: 'p,
    {
        let questionnaire = self.frame.questionnaire;
        ProgrammeJson {
            teams: programme.teams,
            respondents: programme.respondents,
            first_date: programme.dates.map(|(first, _)| first.to_string()),
            last_date: programme.dates.map(|(_, last)| last.to_string()),
            pillars: questionnaire
                .pillars()
                .iter()
                .zip(&programme.pillars)
                .map(|(pillar, (score, gap))| PillarSpreadJson {
                    id: pillar.id.as_str(),
                    title: &pillar.title,
                    score: SpreadJson::of(score.as_ref()),
                    gap: SpreadJson::of(gap.as_ref()),
                })
                .collect(),
            must_haves: programme
                .must_haves
                .iter()
                .map(|count| MustHaveJson {
                    id: item_id(questionnaire, count.item),
                    open: count.open,
                    unconfirmed: count.unconfirmed,
                })
                .collect(),
            shared_gaps: programme
                .shared_gaps
                .iter()
                .map(|gap| SharedGapJson {
                    id: item_id(questionnaire, gap.item),
                    teams: gap.teams,
                    mean_lift: rounded(&gap.mean_lift, 2),
                    action: questionnaire.items()[gap.item].action.as_deref(),
                })
                .collect(),
            culture_by_band: programme
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
struct LeftOutJson<'a> {
    team: &'a str,
    organisation: Option<&'a str>,
    files_left_out: u32,
}

#[derive(Serialize)]
struct ProgrammeJson<'a> {
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
        let figure = |of: fn(&Spread) -> &Exact| spread.map(|spread| rounded(of(spread), Spread::DECIMALS));
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

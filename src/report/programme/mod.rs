//! Many teams as a document: a heat map of all teams and a summary across them, or a summary for one screen.

mod full;
mod row;
mod summary;

pub use row::TeamSummary;

use crate::model::{Questionnaire, RemarkEntry, Side, Subject};
use crate::programme::{ProgrammeSummary, Sort, UnscoredTeam};
use crate::report::TeamRespondents;
use crate::report::document::{Document, HeatMapRow};
use crate::score::{Assessment, CultureReading};
use crate::text::{Count, clean, days};
use std::collections::BTreeSet;

/// The data that all rows share.
#[derive(Debug, Clone, Copy)]
pub struct ReportContext<'a> {
    /// The questionnaire in use.
    pub questionnaire: &'a Questionnaire,
    /// The SHA-256 of the questionnaire file's bytes, as `sha256:…`; only JSON says it.
    pub digest: &'a str,
    /// Whether a row is an organisation with all its teams instead of a team.
    pub organisations: bool,
}

/// One team's result.
#[derive(Debug, Clone, Copy)]
pub struct TeamResult<'a> {
    /// The team audited, and when.
    pub subject: &'a Subject,
    /// The result.
    pub assessment: &'a Assessment,
    /// The number of its files that could not be used.
    pub unusable_files: u32,
    /// Answered retired questions, as indices into the questionnaire's list.
    pub retired: &'a BTreeSet<usize>,
    /// Respondents' remarks; `None` unless requested.
    pub remark_entries: Option<&'a [RemarkEntry]>,
}

/// The length of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// One screen.
    Summary,
    /// Everything.
    Full,
}

/// Builds the report. Teams are added in display order.
#[derive(Debug)]
pub struct ProgrammeReport<'a> {
    context: ReportContext<'a>,
    detail: Detail,
    sort: Sort,
    /// All rows in a full report, the first few in a summary.
    rows: Vec<HeatMapRow>,
    /// Teams by the most hostile reading still possible: hostile, mixed, fertile.
    cultures: [u32; 3],
    unusable_files: u32,
    /// The stage and form of every row in `rows`.
    row_scopes: Vec<String>,
    /// For each stage and form, in order of appearance: teams by the worst band still possible, best band first, then those without a band.
    scopes: Vec<(String, Vec<u32>)>,
    /// The teams whose reports disclose somebody's answers.
    exposed: Vec<String>,
    /// The respondents of each team, in a full report.
    respondents: Vec<TeamRespondents>,
    /// The number of teams about which no peer answered.
    without_peers: u32,
}

impl<'a> ProgrammeReport<'a> {
    /// `sort` must be the order in which teams are added.
    #[must_use]
    pub fn new(context: ReportContext<'a>, detail: Detail, sort: Sort) -> Self {
        Self {
            context,
            detail,
            sort,
            rows: Vec::new(),
            cultures: [0; 3],
            unusable_files: 0,
            row_scopes: Vec::new(),
            scopes: Vec::new(),
            exposed: Vec::new(),
            respondents: Vec::new(),
            without_peers: 0,
        }
    }

    /// Adds the next team.
    pub fn add(&mut self, team: TeamSummary) {
        match team.harshest_reading {
            Some(CultureReading::Hostile) => self.cultures[0] += 1,
            Some(CultureReading::Mixed) => self.cultures[1] += 1,
            Some(CultureReading::Fertile) => self.cultures[2] += 1,
            None => {}
        }
        self.unusable_files += team.unusable_files;
        let without = self.context.questionnaire.bands().as_slice().len();
        let known = self.scopes.iter().position(|(scope, _)| *scope == team.scope);
        let index = known.unwrap_or_else(|| {
            self.scopes.push((team.scope.clone(), vec![0; without + 1]));
            self.scopes.len() - 1
        });
        self.scopes[index].1[team.worst_band.unwrap_or(without)] += 1;
        if team.row.is_marked {
            let organisation = team.row.group.iter().map(|name| format!(" · {name}"));
            self.exposed.push(std::iter::once(team.row.name.to_string()).chain(organisation).collect());
        }
        let peers =
            self.context.questionnaire.side(Side::Peer).and_then(|peer| team.respondents.respondents.get(peer.get()));
        self.without_peers += u32::from(peers == Some(&0));
        if self.detail == Detail::Full {
            self.respondents.push(team.respondents);
        }
        if self.detail == Detail::Full || self.rows.len() < summary::MAX_ROWS {
            self.rows.push(team.row);
            self.row_scopes.push(team.scope);
        }
    }

    /// The stage and form that all teams share, as shown after a band; empty if they differ.
    fn shared_scope(&self) -> &str {
        if let [(only, _)] = self.scopes.as_slice() { only } else { "" }
    }

    /// The number of teams added.
    fn teams(&self) -> u32 {
        self.scopes.iter().flat_map(|(_, bands)| bands).sum()
    }

    /// Completes the report with the teams that could not be scored.
    #[must_use]
    pub fn finish<'f>(
        mut self,
        summaries: &[ProgrammeSummary],
        not_scored: impl Iterator<Item = UnscoredTeam<'f>>,
    ) -> Document {
        let not_scored: Vec<_> = not_scored.collect();
        // If stages differ, each row names its own.
        if self.scopes.len() > 1 {
            for (row, scope) in self.rows.iter_mut().zip(&self.row_scopes) {
                let scope = scope.trim_start_matches(" · ");
                row.note =
                    Some(row.note.as_ref().map_or_else(|| scope.into(), |note| format!("{scope}, {note}").into()));
            }
        }
        match self.detail {
            Detail::Summary => summary::document(&self, summaries, &not_scored),
            Detail::Full => full::document(self, summaries, &not_scored),
        }
    }
}

impl ReportContext<'_> {
    /// The word for a row: team or organisation.
    fn row(self) -> &'static str {
        if self.organisations { "organisation" } else { "team" }
    }

    /// A document titled "40 teams, 212 respondents, 1 to 28 March 2026".
    ///
    /// `scope` follows every band below.
    fn document(self, summaries: &[ProgrammeSummary], scope: &str) -> Document {
        let totals = ProgrammeSummary::totals(self.questionnaire, summaries);
        let teams = Count::of(totals.teams, self.row()).to_string();
        let respondents = Count::of(totals.respondents, "respondent").to_string();
        let dates = totals.dates.map(|(first, last)| days(first, last));
        let title: Vec<_> = [Some(teams), Some(respondents), dates].into_iter().flatten().collect();
        let mut document = Document::new(title.join(", "));
        let questionnaire = self.questionnaire;
        document.subtitle = format!("{} {}{scope}", clean(questionnaire.title()), questionnaire.version()).into();
        document
    }
}

//! Writes the teams in one format, row by row where the format allows it.

use super::scoring::Batch;
use crate::TerminalStyle;
use crate::cli::Output;
use crate::cli::format::Format;
use crate::programme::{ProgrammeSummary, ProgrammeSummaryBuilder, Sort, TeamStats};
use crate::report::document::{Document, RichText};
use crate::report::programme::{Detail, ProgrammeReport, ReportContext, TeamResult, TeamSummary};
use crate::report::render::{html, markdown, terminal};
use crate::report::table::{TeamSheets, TeamsWorkbook};
use crate::report::{self, TeamsJson, table};
use std::io::Write as _;

/// The last line of a summary on the terminal.
const SUMMARY_HINT: &str = "Use --full for every team and all figures, or -o to write them to a file.";

/// How to write the teams.
#[derive(Debug, Clone, Copy)]
pub(super) struct OutputOptions<'a> {
    pub(super) context: ReportContext<'a>,
    pub(super) sort: Sort,
    pub(super) detail: Detail,
    pub(super) format: Format,
    /// One CSV row for each team and item.
    pub(super) long: bool,
    /// Whether rows include notes, evidence, dissent and reasons.
    pub(super) with_notes: bool,
    /// Whether the CSV starts with a byte order mark.
    pub(super) bom: bool,
    pub(super) style: TerminalStyle,
}

/// Writes the teams in this order, and the summary across them if the format has one.
pub(super) fn write(
    output: &mut Output,
    batch: Batch<'_>,
    teams: &[u32],
    options: OutputOptions<'_>,
) -> anyhow::Result<()> {
    let context = options.context;
    match options.format {
        Format::Ndjson => {
            batch.each_team(teams, |team| report::ndjson_line(context, team), |line| Ok(output.write_all(&line?)?))
        }
        Format::Csv => {
            if options.bom {
                output.write_all(table::BYTE_ORDER_MARK.as_bytes())?;
            }
            if options.long {
                output.write_all(&table::items_csv_header(options.with_notes))?;
                let rows = |team: TeamResult<'_>| table::items_as_csv(context.questionnaire, team, options.with_notes);
                return batch.each_team(teams, rows, |rows| Ok(output.write_all(&rows)?));
            }
            output.write_all(&table::teams_csv_header(context.questionnaire))?;
            batch.each_row(teams, |row| Ok(output.write_all(&row)?))
        }
        Format::Json => {
            let mut document = TeamsJson::new(context);
            output.write_all(&document.begin()?)?;
            let line = |team: TeamResult<'_>| report::ndjson_line(context, team);
            let summaries =
                each_team_with_summary(batch, teams, line, |line| Ok(output.write_all(&document.team(&line?))?))?;
            Ok(output.write_all(&document.end(batch.team_set.unscored(), &summaries)?)?)
        }
        Format::Html => {
            let document = document(batch, teams, options)?;
            let page = html::render(&document, context.questionnaire.language())?;
            Ok(output.write_all(page.as_bytes())?)
        }
        Format::Xlsx => {
            let mut workbook = TeamsWorkbook::new(context.questionnaire, options.with_notes);
            let sheets = |team: TeamResult<'_>| TeamSheets::new(context.questionnaire, team, options.with_notes);
            batch.each_team(teams, sheets, |team| {
                workbook.add(team);
                Ok(())
            })?;
            Ok(output.write_all(&workbook.finish()?)?)
        }
        Format::Markdown => {
            let document = document(batch, teams, options)?;
            Ok(output.write_all(markdown::render(&document).as_bytes())?)
        }
        _ => {
            let mut document = document(batch, teams, options)?;
            if options.detail == Detail::Summary {
                document.section(2, "").paragraph(RichText::new().muted(SUMMARY_HINT));
            }
            Ok(output.write_all(terminal::render(&document, options.style).as_bytes())?)
        }
    }
}

fn document(batch: Batch<'_>, teams: &[u32], options: OutputOptions<'_>) -> anyhow::Result<Document> {
    let mut report = ProgrammeReport::new(options.context, options.detail, options.sort);
    let row = |team: TeamResult<'_>| TeamSummary::new(options.context, team);
    let summaries = each_team_with_summary(batch, teams, row, |row| {
        report.add(row);
        Ok(())
    })?;
    Ok(report.finish(&summaries, batch.team_set.unscored()))
}

/// Scores every team like [`Batch::each_team`], and summarises all of them.
fn each_team_with_summary<R: Send>(
    batch: Batch<'_>,
    teams: &[u32],
    make: impl Fn(TeamResult<'_>) -> R + Sync,
    mut consume: impl FnMut(R) -> anyhow::Result<()>,
) -> anyhow::Result<Vec<ProgrammeSummary>> {
    let mut summary = ProgrammeSummaryBuilder::new(batch.questionnaire);
    let make = |team: TeamResult<'_>| (TeamStats::of(batch.questionnaire, team.subject, team.assessment), make(team));
    batch.each_team(teams, make, |(stats, made)| {
        summary.add(&stats);
        consume(made)
    })?;
    Ok(summary.finish())
}

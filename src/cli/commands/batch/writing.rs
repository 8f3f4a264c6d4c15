//! The teams in the form asked for, written row by row.

use super::scoring::Batch;
use crate::Style;
use crate::cli::Output;
use crate::cli::format::Format;
use crate::cli::parallel::map_ordered;
use crate::model::State;
use crate::programme::{Programme, Sort};
use crate::report::document::{Document, RichText};
use crate::report::programme::{Detail, ProgrammeReport, ReportContext, TeamResult, TeamSummary};
use crate::report::render::{markdown, terminal};
use crate::report::{self, TeamsJson, table};
use std::io::Write as _;

/// The last line of a summary on the terminal.
const SUMMARY_HINT: &str = "Use --full for every team and all figures, or -o to write them to a file.";

/// The form asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct OutputOptions<'a> {
    pub(super) context: ReportContext<'a>,
    pub(super) sort: Sort,
    pub(super) detail: Detail,
    pub(super) format: Format,
    /// One row of CSV for each team and item.
    pub(super) long: bool,
    /// Whether its rows end with what was said beside the answers.
    pub(super) with_notes: bool,
    /// Whether CSV begins with a byte order mark.
    pub(super) bom: bool,
    pub(super) style: Style,
}

/// Writes the teams in the order of their ranks, and the picture over them where the form has one.
pub(super) fn write(
    output: &mut Output,
    batch: Batch<'_>,
    places: &[u32],
    programme: &Programme,
    shape: OutputOptions<'_>,
) -> anyhow::Result<()> {
    let context = shape.context;
    match shape.format {
        Format::Ndjson => {
            batch.each_team(places, |team| report::ndjson_line(context, team), |line| Ok(output.write_all(&line?)?))
        }
        Format::Csv => {
            if shape.bom {
                output.write_all(table::BYTE_ORDER_MARK.as_bytes())?;
            }
            if shape.long {
                output.write_all(&table::items_csv_header(shape.with_notes))?;
                let rows = |team: TeamResult<'_>| table::items_as_csv(context.questionnaire, team);
                return batch.each_team(places, rows, |rows| Ok(output.write_all(&rows)?));
            }
            output.write_all(&table::teams_csv_header(context.questionnaire))?;
            let row = |states: &mut Vec<State>, place: &u32| batch.row(*place, states);
            map_ordered(places.iter(), batch.parallelism, Vec::new, row, |row| {
                Ok(output.write_all(&row.unwrap_or_default())?)
            })
        }
        Format::Json => {
            let mut document = TeamsJson::new(context);
            output.write_all(&document.begin()?)?;
            let line = |team: TeamResult<'_>| report::ndjson_line(context, team);
            batch.each_team(places, line, |line| Ok(output.write_all(&document.team(&line?))?))?;
            Ok(output.write_all(&document.end(batch.fleet.without_answers(), programme)?)?)
        }
        Format::Markdown => {
            let document = document(batch, places, programme, shape)?;
            Ok(output.write_all(markdown::render(&document).as_bytes())?)
        }
        _ => {
            let mut document = document(batch, places, programme, shape)?;
            if shape.detail == Detail::Summary {
                document.section(2, "").paragraph(RichText::new().muted(SUMMARY_HINT));
            }
            Ok(output.write_all(terminal::render(&document, shape.style).as_bytes())?)
        }
    }
}

fn document(
    batch: Batch<'_>,
    places: &[u32],
    programme: &Programme,
    options: OutputOptions<'_>,
) -> anyhow::Result<Document> {
    let mut report = ProgrammeReport::new(options.context, options.detail, options.sort);
    let summary = |team: TeamResult<'_>| TeamSummary::new(options.context, team);
    batch.each_team(places, summary, |team| {
        report.add(team);
        Ok(())
    })?;
    Ok(report.finish(programme, batch.fleet.without_answers()))
}

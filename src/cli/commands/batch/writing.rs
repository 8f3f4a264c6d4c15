//! The teams in the form asked for, written row by row.

use super::scoring::Batch;
use crate::Style;
use crate::cli::Output;
use crate::cli::format::Format;
use crate::cli::parallel::map_ordered;
use crate::model::State;
use crate::programme::Programme;
use crate::report::batch::{self as report, HeatMap, JsonDocument, ProgrammeView, ReportContext, TeamLine, TeamResult};
use crate::report::table;
use std::io::Write as _;

/// The form asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct OutputOptions<'a> {
    pub(super) frame: ReportContext<'a>,
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
    let frame = shape.frame;
    match shape.format {
        Format::Ndjson => {
            batch.each_team(places, |team| report::ndjson_line(frame, team), |line| Ok(output.write_all(&line?)?))
        }
        Format::Csv => {
            if shape.bom {
                output.write_all(table::BYTE_ORDER_MARK.as_bytes())?;
            }
            if shape.long {
                output.write_all(&table::items_csv_header(shape.with_notes))?;
                let rows = |team: TeamResult<'_>| table::items_as_csv(frame.questionnaire, team);
                return batch.each_team(places, rows, |rows| Ok(output.write_all(&rows)?));
            }
            output.write_all(&table::teams_csv_header(frame.questionnaire))?;
            let row = |states: &mut Vec<State>, place: &u32| batch.row(*place, states);
            map_ordered(places.iter(), batch.parallelism, Vec::new, row, |row| {
                Ok(output.write_all(&row.unwrap_or_default())?)
            })
        }
        Format::Json => {
            let mut document = JsonDocument::new(frame);
            output.write_all(&document.begin()?)?;
            let line = |team: TeamResult<'_>| report::ndjson_line(frame, team);
            batch.each_team(places, line, |line| Ok(output.write_all(&document.team(&line?))?))?;
            Ok(output.write_all(&document.end(batch.fleet.without_answers(), programme)?)?)
        }
        Format::Markdown => {
            let picture = ProgrammeView::of(frame, programme, batch.fleet.without_answers());
            output.write_all(report::markdown_head(frame, &picture).as_bytes())?;
            let row = |team: TeamResult<'_>| report::markdown_row(frame, &TeamLine::of(frame, team));
            batch.each_team(places, row, |row| Ok(output.write_all(row.as_bytes())?))?;
            Ok(output.write_all(report::markdown_picture(&picture).as_bytes())?)
        }
        _ => {
            let picture = ProgrammeView::of(frame, programme, batch.fleet.without_answers());
            let mut map = HeatMap::default();
            let line = |team: TeamResult<'_>| TeamLine::of(frame, team);
            batch.each_team(places, line, |line| {
                map.add(&line);
                Ok(())
            })?;
            Ok(output.write_all(report::render(frame, &map, &picture, shape.style).as_bytes())?)
        }
    }
}

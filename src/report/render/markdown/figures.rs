//! Heat maps and box plots as Markdown tables.

use crate::report::document::{ColumnKind, HeatMap, HeatMapBand, HeatMapRow, SpreadRow, Spreads};
use crate::text::markdown;

/// Each cell with its figure and its band in words.
pub(super) fn heat_map(map: &HeatMap) -> Vec<String> {
    let with_groups = map.rows.iter().any(|row| row.group.is_some());
    let groups = with_groups.then(|| ("Organisation".to_owned(), ColumnKind::Words));
    let columns = map.columns.iter().map(|title| (title.clone(), ColumnKind::Words));
    let facts = map.facts.iter().map(|fact| (fact.title.clone(), fact.kind));
    let header: Vec<_> = std::iter::once((map.rows_are.clone(), ColumnKind::Words))
        .chain(groups)
        .chain(columns)
        .chain([("Overall".to_owned(), ColumnKind::Words)])
        .chain(facts)
        .collect();
    let mut lines = head(&header);
    lines.extend(map.rows.iter().map(|row| heat_map_row(map, row, with_groups)));
    lines
}

fn heat_map_row(map: &HeatMap, row: &HeatMapRow, with_groups: bool) -> String {
    let note = row.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
    let band = |band: HeatMapBand| {
        let label = map.bands.get(usize::from(band.worst)).map(String::as_str).unwrap_or_default();
        format!("{label}{}", band.doubt())
    };
    let nothing = || "–".to_owned();
    let cells = row
        .cells
        .iter()
        .map(|cell| cell.as_ref().map_or_else(nothing, |cell| format!("{} {}", cell.figure, band(cell.band))));
    let mark = if row.is_marked { format!(" {}", HeatMapRow::MARK) } else { String::new() };
    let cells = std::iter::once(format!("{}{mark}{note}", row.name))
        .chain(with_groups.then(|| row.group.as_deref().unwrap_or_default().to_owned()))
        .chain(cells)
        .chain([row.overall.map_or_else(nothing, band)])
        .chain(row.facts.iter().map(ToString::to_string));
    line(cells)
}

/// The five figures of each plot.
pub(super) fn spreads(spreads: &Spreads) -> Vec<String> {
    let figures = ["Lowest", "Lower quartile", "Median", "Upper quartile", "Highest"];
    let header: Vec<_> =
        [(spreads.labels_are.clone(), ColumnKind::Words), (spreads.counted.clone(), ColumnKind::Numbers)]
            .into_iter()
            .chain(figures.map(|title| (title.to_owned(), ColumnKind::Numbers)))
            .collect();
    let mut lines = head(&header);
    lines.extend(spreads.spreads.iter().map(|SpreadRow { label, count, points }| {
        let points = match points {
            Some(points) => points.each_ref().map(|point| point.printed.clone()),
            None => ["–"; 5].map(str::to_owned),
        };
        line([label.clone(), count.to_string()].into_iter().chain(points))
    }));
    lines
}

fn head(columns: &[(String, ColumnKind)]) -> Vec<String> {
    let rule = |kind: ColumnKind| if kind == ColumnKind::Numbers { "---:" } else { "---" };
    let rules: Vec<_> = columns.iter().map(|(_, kind)| rule(*kind)).collect();
    vec![line(columns.iter().map(|(title, _)| title.clone())), format!("| {} |", rules.join(" | "))]
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<_> = cells.map(|cell| markdown(&cell)).collect();
    format!("| {} |", cells.join(" | "))
}

//! Many teams on one screen: totals, the first few teams in the requested order, and what most teams share.

use super::{ProgrammeReport, ReportContext};
use crate::model::ItemIndex;
use crate::programme::{ProgrammeSummary, Sort, UnscoredTeam};
use crate::report::document::{Cell, Column, Document, RichText, Table};
use crate::report::wording::item::ItemName;
use crate::text::{Count, clean, first_few, nonzero_counts, shortened};

/// The maximum number of teams with a row.
pub(super) const MAX_ROWS: usize = 5;
/// The maximum number of teams with a row if each row names its stage.
const MAX_ROWS_WITH_SCOPES: usize = 3;
/// The maximum number of must-haves, gaps or teams named.
const MAX_NAMED: usize = 3;
/// The maximum length of a team's name that leaves room for the other columns.
const LONGEST_NAME: usize = 27;

/// A summary for a screen of 80 columns by 24 lines, with the last line reserved for a hint.
pub(super) fn document(
    report: &ProgrammeReport<'_>,
    summaries: &[ProgrammeSummary],
    not_scored: &[UnscoredTeam<'_>],
) -> Document {
    let context = report.context;
    let mut document = context.document(summaries, report.shared_scope());
    let section = document.section(2, "");
    section.labelled(totals(report, not_scored));
    if !report.rows.is_empty() {
        let (shown, teams) = (shown(report), report.teams());
        let count = if shown as u64 == u64::from(teams) { String::new() } else { format!(" ({shown} of {teams})") };
        document.section(2, heading(report) + &count).table(first_teams(report));
    }
    // This is about the stage with most teams. The full report has a summary of each stage.
    let largest = summaries.iter().max_by_key(|summary| summary.teams);
    let shared = largest.map_or_else(Vec::new, |summary| shared(context, summary));
    if !shared.is_empty() {
        document.section(2, heading_of_shared(context, summaries, largest)).labelled(shared);
    }
    document
}

fn heading_of_shared(
    context: ReportContext<'_>,
    summaries: &[ProgrammeSummary],
    largest: Option<&ProgrammeSummary>,
) -> String {
    let stage = largest.and_then(|summary| summary.stage).filter(|_| summaries.len() > 1);
    let stage = stage.and_then(|stage| context.questionnaire.stages().get(stage.get()));
    let stage = stage.map_or_else(String::new, |stage| format!(" · {}", clean(&stage.label)));
    format!("What most {}s share{stage}", context.row())
}

fn totals(report: &ProgrammeReport<'_>, not_scored: &[UnscoredTeam<'_>]) -> Vec<(&'static str, String)> {
    let labels = report.context.questionnaire.bands().as_slice().iter().map(|band| clean(&band.label));
    let labels: Vec<_> = labels.chain(["not scored".to_owned()]).collect();
    // Every band is followed by its stage and form.
    let bands = report.scopes.iter().map(|(scope, bands)| {
        let bands = bands.iter().copied().zip(&labels);
        format!("{}{scope}", nonzero_counts(bands).join(", "))
    });
    let bands: Vec<_> = bands.collect();
    let cultures = nonzero_counts(report.cultures.into_iter().zip(["hostile", "mixed", "fertile"]));
    let mut lines = vec![("Overall", bands.join("; "))];
    if !cultures.is_empty() {
        lines.push(("Culture", cultures.join(", ")));
    }
    if !not_scored.is_empty() {
        let names = not_scored.iter().map(|team| shortened(&clean(team.team), LONGEST_NAME));
        lines.push(("Not scored", first_few(names, MAX_NAMED, ", ")));
    }
    if report.unusable_files > 0 {
        lines.push(("Left out", format!("{} with errors", Count::of(report.unusable_files, "file"))));
    }
    if report.without_peers > 0 {
        let row = report.context.row();
        let (without, teams) = (report.without_peers, report.teams());
        lines.push(("No peers", format!("in {without} of {teams} {row}s, nobody answered as a peer on their own")));
    }
    if !report.exposed.is_empty() {
        let row = report.context.row();
        let (exposed, teams) = (report.exposed.len(), report.teams());
        lines.push((
            "Privacy",
            format!("in {exposed} of {teams} {row}s, answers can be worked out; ask before passing this on"),
        ));
    }
    lines
}

fn heading(report: &ProgrammeReport<'_>) -> String {
    let row = report.context.row();
    match report.sort {
        Sort::Gap => format!("The {row}s furthest from ready"),
        Sort::Name => format!("The first {row}s by name"),
        Sort::Culture => format!("The {row}s with the most hostile culture"),
        Sort::Pillar(pillar) => {
            let title = clean(&report.context.questionnaire.pillars()[pillar].title);
            format!("The {row}s furthest from ready in {title}")
        }
    }
}

/// The maximum number of teams with a row.
fn shown(report: &ProgrammeReport<'_>) -> usize {
    let most = if report.scopes.len() > 1 { MAX_ROWS_WITH_SCOPES } else { MAX_ROWS };
    // The line about peers replaces a team.
    report.rows.len().min(most - usize::from(report.without_peers > 0))
}

fn first_teams(report: &ProgrammeReport<'_>) -> Table {
    let bands = report.context.questionnaire.bands();
    let has_scopes = report.scopes.len() > 1;
    let rows = report.rows.iter().zip(&report.row_scopes).take(shown(report)).map(|(row, scope)| {
        let [mean_gap, open, known, culture] = &*row.facts else { return Vec::new() };
        let band = row.overall.map_or(Cell::Empty, |band| {
            let label = clean(&bands.get(band.worst.into()).label);
            let band = RichText::new().rated(format!("{label}{}", band.doubt()), band.rating(bands.worst()));
            let scope = has_scopes.then(|| RichText::new().muted(scope.trim_start_matches(" · ")));
            Cell::Words(std::iter::once(band).chain(scope).collect())
        });
        vec![
            Cell::words(shortened(&row.name, LONGEST_NAME)),
            Cell::number(Some(mean_gap.to_string())),
            band,
            Cell::number(Some(open.to_string())),
            Cell::number(Some(known.to_string())),
            Cell::words(culture.to_string()),
        ]
    });
    Table {
        caption: heading(report),
        columns: vec![
            Column::words(if report.context.organisations { "Organisation" } else { "Team" }),
            Column::numbers("Worst gap"),
            Column::words("Band"),
            Column::numbers("Open"),
            Column::numbers("Known"),
            Column::words("Culture"),
        ],
        rows: rows.collect(),
        footer: None,
    }
}

/// The must-haves most often open, and the largest of the gaps that most teams share.
fn shared(context: ReportContext<'_>, summary: &ProgrammeSummary) -> Vec<(&'static str, String)> {
    let name = |item: ItemIndex| ItemName::distinct(context.questionnaire, item);
    let of_all = |teams: u32| format!("{teams} of {}", summary.teams);
    let must_haves = summary.must_haves.iter().filter(|must_have| must_have.open > summary.teams / 2);
    let must_haves: Vec<_> = must_haves
        .take(MAX_NAMED)
        .map(|must_have| format!("{} ({})", name(must_have.item), of_all(must_have.open)))
        .collect();
    let gaps = summary.shared_gaps.iter().take(MAX_NAMED);
    let gaps: Vec<_> = gaps.map(|gap| format!("{} ({})", name(gap.item), of_all(gap.teams))).collect();
    [("Open must-haves", must_haves.join(", ")), ("Largest gaps", gaps.join(", "))]
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .collect()
}

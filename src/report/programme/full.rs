//! The whole report on many teams (scoring, section 14).

use super::row::{ABOUT_FACTS, heat_map};
use super::{ProgrammeReport, ReportContext};
use crate::programme::{ProgrammeSummary, Spread as SpreadFigures, UnscoredTeam};
use crate::report::document::{
    Block, Cell, Column, Document, HeatMap, HeatMapRow, OnPaper, RichText, Section, SpreadPoint, SpreadRow, Spreads,
    Table,
};
use crate::report::wording::item::ItemName;
use crate::report::wording::{LIMITS, how_to_read, limits, team_title};
use crate::report::{disclosure, respondents_section};
use crate::score::{Fraction, ReadingRange};
use crate::text::{Count, clean};

/// The maximum number of printed rows about must-haves or shared gaps: as many as a board has time for.
const MUST_HAVES_ON_PAPER: usize = 8;
const GAPS_ON_PAPER: usize = 6;

pub(super) fn document(
    report: ProgrammeReport<'_>,
    summaries: &[ProgrammeSummary],
    not_scored: &[UnscoredTeam<'_>],
) -> Document {
    let mut document = report.context.document(summaries, report.shared_scope());
    document.is_small_on_paper = true;
    let ProgrammeReport { context, rows, exposed, respondents, .. } = report;
    let teams = rows.len();
    let section = document.section(2, "");
    section.paragraph(
        "The number in each cell is the gap so far, in points from 0 to 100; smaller is better. It has a decimal, such as 15.4, only \
         where rounding would suggest another band. The words are the worst band still possible; “?” means that missing answers leave \
         a better band possible.",
    );
    let marked = format!(" “{}” marks {}s in which answers can be worked out.", HeatMapRow::MARK, context.row());
    section.paragraph(format!("{ABOUT_FACTS}{}", if exposed.is_empty() { "" } else { &marked }));
    section.blocks.push(Block::HeatMap(HeatMap { rows, ..heat_map(context) }));
    if !not_scored.is_empty() {
        section.labelled([("Not scored", format!("{}: none of their files can be used", names(context, not_scored)))]);
    }
    // Teams at different stages are asked different questions, so each stage has its own summary.
    for (index, summary) in summaries.iter().enumerate() {
        let stage = summary
            .stage
            .filter(|_| summaries.len() > 1)
            .and_then(|stage| context.questionnaire.stages().get(stage.get()));
        let stage = stage.map_or_else(String::new, |stage| format!(" · {}", clean(&stage.label)));
        let starts_page = OnPaper { starts_page: index == 0, ..OnPaper::default() };
        for mut section in [
            Section { on_paper: starts_page, ..spreads(context, summary) },
            must_haves(context, summary),
            shared_gaps(context, summary),
            culture(context, summary),
        ] {
            section.heading = section.heading.plain(stage.as_str());
            document.sections.push(section);
        }
    }
    let respondents = respondents_section(context.questionnaire, &respondents, context.row());
    document.sections.push(Section { on_paper: OnPaper::LEFT_OUT, ..respondents });
    let which = format!("These {}s are marked “{}” above.", context.row(), HeatMapRow::MARK);
    document.sections.push(disclosure::section_of_teams(exposed.len(), teams, context.row(), which));
    let mut limits_section = Section { on_paper: OnPaper::HALF_WIDTH, ..Section::new(2, LIMITS) };
    limits_section.list(limits(context.questionnaire));
    document.sections.push(limits_section);
    document.sections.push(Section { on_paper: OnPaper::HALF_WIDTH, ..how_to_read(context.questionnaire) });
    document
}

/// "Larch Ward · Example Trust · Running (2 files)".
fn names(context: ReportContext<'_>, teams: &[UnscoredTeam<'_>]) -> String {
    let stages = context.questionnaire.stages();
    let name = |team: &UnscoredTeam<'_>| {
        let stage = team.stage.and_then(|stage| stages.get(stage.get()));
        let stage = stage.map_or_else(
            || if stages.is_empty() { String::new() } else { " · stage not known".to_owned() },
            |stage| format!(" · {}", clean(&stage.label)),
        );
        format!("{}{stage} ({})", team_title(team.team, team.organisation), Count::of(team.unusable_files, "file"))
    };
    teams.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn spreads(context: ReportContext<'_>, summary: &ProgrammeSummary) -> Section {
    let row = context.row();
    let mut section = Section::new(2, format!("Spread of gaps across {row}s"));
    section.paragraph(format!(
        "Gap so far in points: the lowest and highest {row}, and the quartiles between them. Quartiles are computed from figures with one \
         decimal, so they can differ by one from the whole numbers above."
    ));
    let pillars = context.questionnaire.pillars().iter().zip(&summary.pillars);
    let spreads = pillars.map(|(pillar, (_, gap))| SpreadRow {
        label: clean(&pillar.title),
        count: gap.as_ref().map_or(0, |gap| gap.teams),
        points: gap.as_ref().map(|gap| {
            let SpreadFigures { lowest, lower_quartile, median, upper_quartile, highest, .. } = gap;
            [lowest, lower_quartile, median, upper_quartile, highest].map(point)
        }),
    });
    section.blocks.push(Block::Spreads(Spreads {
        caption: format!("Gap of each pillar over the {row}s"),
        labels_are: "Pillar".to_owned(),
        counted: if context.organisations { "Organisations" } else { "Teams" }.to_owned(),
        spreads: spreads.collect(),
    }));
    section
}

fn point(points: &Fraction) -> SpreadPoint {
    SpreadPoint { printed: points.to_decimal(0), tenths: u16::try_from(points.round_half_up(1)).unwrap_or_default() }
}

fn must_haves(context: ReportContext<'_>, summary: &ProgrammeSummary) -> Section {
    let row = context.row();
    let on_paper = OnPaper { rows: Some(MUST_HAVES_ON_PAPER), ..OnPaper::HALF_WIDTH };
    let mut section = Section { on_paper, ..Section::new(2, "Must-haves most often open") };
    let open: Vec<_> = summary.must_haves.iter().filter(|must_have| must_have.open > 0).collect();
    if open.is_empty() {
        section.paragraph(format!("No must-have is open in any {row}."));
        return section;
    }
    let rows = open.iter().map(|must_have| {
        vec![
            Cell::words(ItemName::distinct(context.questionnaire, must_have.item)),
            Cell::number(Some(format!("{} of {}", must_have.open, summary.teams))),
            Cell::number(Some(must_have.unconfirmed.to_string())),
        ]
    });
    section.table(Table {
        caption: format!("Number of {row}s in which a must-have is open or unconfirmed"),
        columns: vec![Column::words("Must-have"), Column::numbers("Open"), Column::numbers("Unconfirmed")],
        rows: rows.collect(),
        footer: None,
    });
    section
}

fn shared_gaps(context: ReportContext<'_>, summary: &ProgrammeSummary) -> Section {
    let (row, questionnaire) = (context.row(), context.questionnaire);
    let on_paper = OnPaper { rows: Some(GAPS_ON_PAPER), ..OnPaper::default() };
    let heading = format!("Gaps that most {row}s share");
    let mut section = Section { on_paper, ..Section::new(2, heading.as_str()) };
    if summary.shared_gaps.is_empty() {
        section.paragraph(format!("No item falls short in more than half of the {row}s."));
        return section;
    }
    section.paragraph(format!(
        "Items that fall short in more than half of the {row}s, by how many points of the mean gap each is worth on average. They \
         are sorted by size; this is not an order of work."
    ));
    let rows = summary.shared_gaps.iter().map(|gap| {
        let item = &questionnaire.items()[gap.item];
        let pillar = RichText::new().muted(clean(&questionnaire.pillars()[item.pillar].title));
        vec![
            Cell::Words(vec![ItemName::of(item).name.into(), pillar]),
            Cell::number(Some(format!("{} of {}", gap.teams, summary.teams))),
            Cell::number(Some(gap.mean_lift.to_decimal(2))),
            item.action.as_deref().map_or(Cell::Empty, |action| Cell::words(clean(action))),
        ]
    });
    section.table(Table {
        caption: heading,
        columns: vec![
            Column::words("Gap"),
            Column::numbers(if context.organisations { "Organisations" } else { "Teams" }),
            Column::numbers("Worth"),
            Column::words("What to do"),
        ],
        rows: rows.collect(),
        footer: None,
    });
    section
}

/// Teams by culture reading, most hostile first, and by the worst band still possible.
fn culture(context: ReportContext<'_>, summary: &ProgrammeSummary) -> Section {
    let row = context.row();
    let bands = context.questionnaire.bands();
    let mut section = Section { on_paper: OnPaper::HALF_WIDTH, ..Section::new(2, "Culture against readiness") };
    section.paragraph(format!(
        "Number of {row}s by culture and by overall band, with bands computed without raised targets and without the culture indicators; \
         otherwise the comparison would be circular. Each {row} counts under the worst band still possible."
    ));
    let without = bands.worst() + 1;
    let mut rows: Vec<(Option<ReadingRange>, Vec<u32>)> = Vec::new();
    for cell in &summary.culture_by_band {
        if rows.last().is_none_or(|(reading, _)| *reading != cell.reading) {
            rows.push((cell.reading, vec![0; without + 1]));
        }
        let index = cell.band.map_or(without, |band| band.worst);
        if let Some((_, counts)) = rows.last_mut() {
            counts[index] += cell.teams;
        }
    }
    let any_without = rows.iter().any(|(_, counts)| counts[without] > 0);
    let labels =
        bands.as_slice().iter().map(|band| clean(&band.label)).chain(any_without.then(|| "Not scored".to_owned()));
    let columns: Vec<_> = std::iter::once(Column::words("Culture")).chain(labels.map(Column::numbers)).collect();
    let number = |count: &u32| Cell::number((*count > 0).then(|| count.to_string()));
    let rows = rows.iter().map(|(reading, counts)| {
        std::iter::once(Cell::words(in_words(*reading)))
            .chain(counts.iter().take(columns.len() - 1).map(number))
            .collect()
    });
    section.table(Table {
        caption: format!("Number of {row}s by culture and band"),
        rows: rows.collect(),
        columns,
        footer: None,
    });
    section
}

fn in_words(reading: Option<ReadingRange>) -> String {
    match reading {
        None => "no indicator applies".to_owned(),
        Some(reading) if reading.best == reading.worst => reading.worst.name().to_owned(),
        Some(reading) => format!("{} to {}", reading.worst.name(), reading.best.name()),
    }
}

//! The teams to look at first: those whose mean score slipped most, so that nobody has to find them in a table of all teams.

use super::ComparisonContext;
use super::figures::change_text;
use super::items::{first_names, of_step};
use super::programme::{marked, team_cell};
use crate::model::PillarIndex;
use crate::programme::{ProgrammeTrend, TeamTrend};
use crate::report::document::{Cell, Column, RichText, Section, Table};
use crate::score::{Exact, MustHaveStep};
use crate::text::clean;

/// The number of teams that readers can take in without help.
const FEW_TEAMS: usize = 5;
/// The maximum number of teams named.
const MOST: usize = 5;
/// The maximum number of must-haves named for a team.
const MUST_HAVES: usize = 3;

/// The teams that slipped most, with their worst pillar and the must-haves that newly opened; `None` if there are few teams or none slipped.
pub(super) fn section(context: &ComparisonContext<'_>, programme: &ProgrammeTrend) -> Option<Section> {
    if programme.teams.len() <= FEW_TEAMS {
        return None;
    }
    let slipped = programme.teams.iter().filter_map(|team| {
        let change = team.whole().means.score.amount()?;
        (change < Exact::whole(0)).then_some((change, team))
    });
    let mut slipped: Vec<_> = slipped.collect();
    // A stable sort keeps equal teams in the order of their names.
    slipped.sort_by(|(one, _), (other, _)| one.cmp(other));
    if slipped.is_empty() {
        return None;
    }
    let rows = slipped.iter().take(MOST).map(|(_, team)| {
        let opened = of_step(team, MustHaveStep::Opened);
        vec![
            team_cell(context, team),
            marked(&team.whole().means.score),
            worst_pillar(context, team).map_or(Cell::Empty, Cell::words),
            if opened.is_empty() { Cell::Empty } else { Cell::words(first_names(context, &opened, MUST_HAVES)) },
        ]
    });
    let mut section = Section::new(2, "Teams that slipped most");
    section.table(Table {
        caption: "Teams with the largest fall of the mean score, in points".to_owned(),
        columns: vec![
            Column::words("Team"),
            Column::numbers("Mean"),
            Column::words("Pillar that slipped most"),
            Column::words("Must-haves newly open"),
        ],
        rows: rows.collect(),
        footer: None,
    });
    Some(section)
}

/// "Peer Leadership −12": the pillar whose score fell most.
fn worst_pillar(context: &ComparisonContext<'_>, team: &TeamTrend) -> Option<RichText> {
    let pillars = PillarIndex::enumerate(&team.whole().pillars);
    let fallen = pillars.filter_map(|(index, pillar)| Some((pillar.score.amount()?, index, &pillar.score)));
    let (_, index, change) = fallen.min_by(|(one, ..), (other, ..)| one.cmp(other))?;
    let title = clean(&context.report.questionnaire.pillars()[index].title);
    Some(RichText::new().plain(format!("{title} ")).text(change_text(change, true)?))
}

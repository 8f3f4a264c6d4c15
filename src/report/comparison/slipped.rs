//! The teams to look at first: those whose mean score slipped most, so that nobody has to find them in a table of all teams.

use super::ComparisonContext;
use super::figures::is_uncertain;
use super::items::{first_names, with_transition};
use super::programme::{UNCERTAIN, known_on_both_sides, marked, marked_text, respondents_cell, team_cell};
use crate::model::PillarIndex;
use crate::programme::{ProgrammeTrend, TeamTrend};
use crate::report::document::{Cell, Column, RichText, Section, Table};
use crate::score::{Change, Fraction, MustHaveTransition};
use crate::text::{Count, clean};

/// The number of teams that readers can take in without help.
const FEW_TEAMS: usize = 5;
/// The maximum number of teams named.
const MAX_TEAMS: usize = 5;
/// The maximum number of must-haves named for a team.
const MUST_HAVES: usize = 3;

/// The teams that slipped most.
pub(super) struct Slipped<'a> {
    pub(super) teams: Vec<&'a TeamTrend>,
    /// The number of others that slipped.
    more: usize,
}

impl Slipped<'_> {
    /// The number of other teams that slipped, if there are any. Some of them can have slipped just as much.
    pub(super) fn more(&self) -> Option<String> {
        (self.more > 0).then(|| format!("{} slipped.", Count::of(self.more, "more team")))
    }
}

/// The teams that slipped most, with the pillar that slipped most and the must-haves that newly opened; `None` if there are few teams or none slipped.
pub(super) fn section(context: &ComparisonContext<'_>, programme: &ProgrammeTrend) -> Option<Section> {
    if programme.teams.len() <= FEW_TEAMS {
        return None;
    }
    let slipped = most(programme)?;
    let rows = slipped.teams.iter().map(|team| {
        let opened = with_transition(team, MustHaveTransition::Opened);
        vec![
            team_cell(context, team),
            marked(&team.comparison().means.score),
            pillar_and_change(context, team).map_or(Cell::Empty, Cell::words),
            if opened.is_empty() { Cell::Empty } else { Cell::words(first_names(context, &opened, MUST_HAVES)) },
            Cell::words(known_on_both_sides(team)),
            respondents_cell(team),
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
            Column::words("Items known"),
            Column::words("Respondents"),
        ],
        rows: rows.collect(),
        footer: None,
    });
    section.paragraph(slipped.more().unwrap_or_default());
    let shown = slipped
        .teams
        .iter()
        .flat_map(|team| [Some(&team.comparison().means.score), most_slipped_pillar(team).map(|(_, change)| change)]);
    if shown.flatten().any(is_uncertain) {
        section.paragraph(format!("{UNCERTAIN}."));
    }
    Some(section)
}

/// The teams whose mean score slipped most, most first; `None` if no team slipped.
pub(super) fn most(programme: &ProgrammeTrend) -> Option<Slipped<'_>> {
    let slipped = programme.teams.iter().filter_map(|team| {
        let change = team.comparison().means.score.amount()?;
        (change < Fraction::whole(0)).then_some((change, team))
    });
    let mut slipped: Vec<_> = slipped.collect();
    // A stable sort keeps equal teams in the order of their names.
    slipped.sort_by(|(one, _), (other, _)| one.cmp(other));
    let more = slipped.len().saturating_sub(MAX_TEAMS);
    let teams: Vec<_> = slipped.into_iter().take(MAX_TEAMS).map(|(_, team)| team).collect();
    (!teams.is_empty()).then_some(Slipped { teams, more })
}

/// "Peer Leadership −12?": the pillar whose score fell most.
fn pillar_and_change(context: &ComparisonContext<'_>, team: &TeamTrend) -> Option<RichText> {
    let (index, change) = most_slipped_pillar(team)?;
    let title = clean(&context.report.questionnaire.pillars()[index].title);
    Some(RichText::new().plain(format!("{title} ")).text(marked_text(change)?))
}

fn most_slipped_pillar(team: &TeamTrend) -> Option<(PillarIndex, &Change)> {
    let pillars = PillarIndex::enumerate(&team.comparison().pillars);
    let fallen = pillars.filter_map(|(index, pillar)| Some((pillar.score.amount()?, index, &pillar.score)));
    let (_, index, change) = fallen.min_by(|(one, ..), (other, ..)| one.cmp(other))?;
    Some((index, change))
}

//! Who answered about each team, by viewpoint, so that readers see who is missing. Counts are always shown (scoring, section 9).

use crate::model::{Questionnaire, Side, StageIndex};
use crate::report::document::{Cell, Column, RichText, Section, Table};
use crate::report::wording::people::PEERS_IN_A_GROUP;
use crate::text::{Count, capitalised, clean};

/// Who answered about one team at one stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamRespondents {
    pub team: String,
    /// Its organisation.
    pub organisation: Option<String>,
    /// Its stage; `None` if the questionnaire has no stages.
    pub stage: Option<StageIndex>,
    /// Respondents of each viewpoint, in questionnaire order. A group counts as one.
    pub respondents: Vec<u32>,
    /// Whether peers took part in a group.
    pub has_peers_in_a_group: bool,
    /// The number of its files that could not be used.
    pub unusable_files: u32,
}

/// A table of respondents, one row per team in the order given and one column per viewpoint. `row` is what a row is: a team or an
/// organisation.
#[must_use]
pub fn respondents_section(questionnaire: &Questionnaire, teams: &[TeamRespondents], row: &str) -> Section {
    let viewpoints = questionnaire.viewpoints();
    let mut section = Section::new(2, "Who answered");
    let columns = viewpoints.iter().map(|viewpoint| Column::numbers(viewpoint.id.as_str()));
    section.table(Table {
        caption: format!("Respondents of each {row} by viewpoint"),
        columns: std::iter::once(Column::words(capitalised(row))).chain(columns).collect(),
        rows: teams.iter().map(|team| cells(questionnaire, team)).collect(),
        footer: None,
    });
    let labels = viewpoints.iter().map(|viewpoint| format!("{}: {}", viewpoint.id, clean(&viewpoint.label)));
    section.paragraph(format!("{}. A group counts as one respondent.", labels.collect::<Vec<_>>().join("; ")));
    section
}

fn cells(questionnaire: &Questionnaire, team: &TeamRespondents) -> Vec<Cell> {
    let mut name = vec![RichText::from(clean(&team.team))];
    let mut add = |text: String| name.push(RichText::new().muted(text));
    if let Some(organisation) = &team.organisation {
        add(clean(organisation));
    }
    let stage = team.stage.and_then(|stage| questionnaire.stages().get(stage.get()));
    if let Some(stage) = stage {
        add(clean(&stage.label));
    }
    let peers = questionnaire.side(Side::Peer).and_then(|peer| team.respondents.get(peer.get()));
    if peers == Some(&0) && team.has_peers_in_a_group {
        add(PEERS_IN_A_GROUP.to_owned());
    }
    if team.unusable_files > 0 {
        add(format!("{} left out", Count::of(team.unusable_files, "file")));
    }
    let counts = team.respondents.iter().map(|count| Cell::number(Some(count.to_string())));
    std::iter::once(Cell::Words(name)).chain(counts).collect()
}

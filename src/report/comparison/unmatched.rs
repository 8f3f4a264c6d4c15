//! Answers that no figure includes: teams in one round only, and earlier stages of teams that are compared at a later one.

use super::ComparisonContext;
use crate::programme::Team;
use crate::report::document::{Block, Labelled, Section};
use crate::report::wording::team_in_words;
use crate::text::{Count, clean};

/// Both lists, each only if it is not empty.
pub(super) fn sections(context: &ComparisonContext<'_>) -> impl Iterator<Item = Section> {
    teams(context).into_iter().chain(stages(context))
}

/// What is not compared, for one line: "1 team (Baseline only)", "the earlier stage of 2 teams (Follow-up)".
pub(super) fn in_short(context: &ComparisonContext<'_>) -> Vec<String> {
    let rounds = context.report.rounds;
    let labels = || context.labels.iter().enumerate();
    let only = labels().filter_map(|(round, label)| {
        let teams = grouped(context, rounds.unmatched(round)).len();
        (teams > 0).then(|| format!("{} ({label} only)", Count::of(teams, "team")))
    });
    let earlier = labels().filter_map(|(round, label)| {
        let teams = grouped(context, rounds.other_stages(round)).len();
        (teams > 0).then(|| format!("the earlier stage of {} ({label})", Count::of(teams, "team")))
    });
    only.chain(earlier).collect()
}

/// Teams with answers in one round only.
fn teams(context: &ComparisonContext<'_>) -> Option<Section> {
    let rounds = context.report.rounds;
    let only = context
        .labels
        .iter()
        .enumerate()
        .filter_map(|(round, label)| listed(&format!("{label} only"), &grouped(context, rounds.unmatched(round))));
    let alike = rounds.alike();
    let alike = alike.iter().map(|teams| {
        let of_round = |(round, team): &(usize, Team<'_>)| format!("{} ({})", name(*team), context.labels[*round]);
        let mut teams: Vec<_> = teams.iter().map(of_round).collect();
        teams.dedup();
        Labelled::new("Perhaps the same", teams.join("; "))
    });
    section(
        "Teams in one round only",
        "Teams are matched by their exact name and organisation. These teams are not included in any figure above.",
        only.chain(alike).collect(),
    )
}

/// Earlier stages of teams that are compared at a later one.
fn stages(context: &ComparisonContext<'_>) -> Option<Section> {
    let lines = context
        .labels
        .iter()
        .enumerate()
        .filter_map(|(round, label)| listed(label, &grouped(context, context.report.rounds.other_stages(round))));
    section(
        "Stages that are not compared",
        "Of a team at two stages in one round, the later stage is compared. The earlier one is not included in any figure above.",
        lines.collect(),
    )
}

fn section(heading: &str, explanation: &str, lines: Vec<Labelled>) -> Option<Section> {
    (!lines.is_empty()).then(|| {
        let mut section = Section::new(2, heading);
        section.paragraph(explanation);
        section.blocks.push(Block::Labelled(lines));
        section
    })
}

fn listed(label: &str, teams: &[String]) -> Option<Labelled> {
    let number = Count::of(teams.len(), "team");
    (!teams.is_empty()).then(|| Labelled::new(format!("{label}, {number}"), teams.join("; ")))
}

/// The names of teams, each with all of its stages: "Northfield, Example Trust (Before the first post, Running)".
fn grouped<'t>(context: &ComparisonContext<'_>, teams: impl Iterator<Item = Team<'t>>) -> Vec<String> {
    let mut names: Vec<(String, Vec<String>)> = Vec::new();
    for team in teams {
        let name = name(team);
        let stage = team.stage().and_then(|stage| context.report.questionnaire.stages().get(stage.get()));
        let stage = stage.map(|stage| clean(&stage.label));
        match names.last_mut() {
            Some((last, stages)) if *last == name => stages.extend(stage),
            _ => names.push((name, stage.into_iter().collect())),
        }
    }
    let names = names.into_iter().map(|(name, stages)| match stages.as_slice() {
        [] => name,
        stages => format!("{name} ({})", stages.join(", ")),
    });
    names.collect()
}

fn name(team: Team<'_>) -> String {
    team_in_words(team.name(), team.organisation())
}

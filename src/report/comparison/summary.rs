//! The comparison on one screen: what improved, slipped or is uncertain, and the changes of must-haves.

use super::figures::{change_text, is_uncertain};
use super::items::{first_names, with_transition};
use super::programme::{band_on_both_sides, direction, marked, moved, name_now, names_with_teams};
use super::team::{cautions, respondents_on_both_sides};
use super::{ComparisonContext, programme, respondents, slipped, team, unmatched};
use crate::programme::{ProgrammeTrend, TeamAudit, TeamTrend};
use crate::report::disclosure;
use crate::report::document::{Block, Cell, Column, Document, Labelled, RichText, Table};
use crate::report::plan::progress;
use crate::score::{MustHaveTransition, PillarChange};
use crate::text::{Count, and_more, clean, shortened};
use std::cmp::Ordering;

/// The maximum number of pillars, must-haves or teams named.
const MAX_NAMED: usize = 3;
/// The maximum length of a caution that is shown in full.
const MAX_CAUTION: usize = 220;
/// The maximum length of a line about privacy.
const MAX_PRIVACY: usize = 64;
/// The maximum length of a round's name in such a line.
const MAX_ROUND: usize = 20;
/// The maximum length of a team's name in a table.
const MAX_TEAM: usize = 27;
const BOTH_SIDES: &str = "both sides";

pub(super) fn summary(context: &ComparisonContext<'_>, programme: &ProgrammeTrend) -> Document {
    match programme.teams.as_slice() {
        [only] => of_team(context, only),
        _ => of_programme(context, programme),
    }
}

fn of_team(context: &ComparisonContext<'_>, team: &TeamTrend) -> Document {
    let mut document = team::head(context, team, |audit| Count::of(respondents(audit), "respondent").to_string());
    let cautions = cautions(context, team);
    let progress = context.plan(0).zip(context.report.plans);
    if let Some((progress, plans)) = progress {
        let lines = progress::in_short(context.report.questionnaire, progress, plans.today);
        document.section(2, "").blocks.push(Block::Labelled(lines));
    }
    let section = document.section(2, "");
    if let Some(caution) = cautions.iter().find(|caution| caution.chars().count() <= MAX_CAUTION) {
        section.paragraph(caution);
    }
    let moved = |ordering: Ordering| {
        let mut pillars: Vec<_> =
            pillars(context, team).filter(|(_, pillar)| direction(&pillar.score) == Some(ordering)).collect();
        pillars.sort_by(|(_, one), (_, other)| {
            let by_amount = one.score.amount().cmp(&other.score.amount());
            if ordering == Ordering::Greater { by_amount.reverse() } else { by_amount }
        });
        pillars
    };
    let must_haves = |transition| RichText::from(first_names(context, &with_transition(team, transition), MAX_NAMED));
    let uncertain: Vec<_> = pillars(context, team).filter(|(_, pillar)| is_uncertain(&pillar.score)).collect();
    // A plan replaces lines that repeat it or that the full result has too.
    let is_whole = progress.is_none();
    let lines = [
        (is_whole, "Improved", pillars_in_words(&moved(Ordering::Greater))),
        (true, "Slipped", pillars_in_words(&moved(Ordering::Less))),
        (is_whole, "Not certain", pillars_in_words(&uncertain)),
        (true, "Newly open", must_haves(MustHaveTransition::Opened)),
        (true, "Newly unconfirmed", must_haves(MustHaveTransition::BecameUnconfirmed)),
        (is_whole, "Closed", must_haves(MustHaveTransition::Closed)),
    ];
    let lines = lines.into_iter().filter(|(is_shown, ..)| *is_shown).map(|(_, label, text)| (label, text));
    let lines = lines.chain(privacy(context, team)).filter(|(_, text)| !text.is_empty());
    let lines = lines.map(|(label, text)| Labelled::new(label, text));
    let lines = team::in_short(context, team, is_whole).into_iter().chain(lines);
    section.blocks.push(Block::Labelled(lines.collect()));
    document
}

/// What each round discloses, in a line for each; one line if both disclose the same.
fn privacy(context: &ComparisonContext<'_>, team: &TeamTrend) -> Vec<(&'static str, RichText)> {
    let in_short = |audit: &TeamAudit, round: &str| {
        let longest = MAX_PRIVACY.saturating_sub(round.chars().count());
        disclosure::in_short(context.report.questionnaire, &audit.disclosure, longest)
    };
    let sides = team.sides().map(|audit| audit.disclosure.exposes_anyone().then_some(audit));
    if let [Some(then), Some(now)] = sides {
        let both = [then, now].map(|audit| in_short(audit, BOTH_SIDES));
        if both[0] == both[1] {
            return vec![("Privacy", RichText::from(format!("{BOTH_SIDES}: {}", both[0])))];
        }
    }
    let exposed = sides.into_iter().zip(team.side_rounds()).filter_map(|(audit, round)| Some((audit?, round)));
    let lines = exposed.enumerate().map(|(line, (audit, round))| {
        let round = shortened(&context.labels[round], MAX_ROUND);
        (if line == 0 { "Privacy" } else { "" }, RichText::from(format!("{round}: {}", in_short(audit, &round))))
    });
    lines.collect()
}

fn pillars<'a>(
    context: &ComparisonContext<'a>,
    team: &'a TeamTrend,
) -> impl Iterator<Item = (&'a str, &'a PillarChange)> {
    let titles = context.report.questionnaire.pillars().iter().map(|pillar| &*pillar.title);
    titles.zip(&team.comparison().pillars)
}

/// "Peer Leadership +25, Mode of Practice +5 and 3 more".
fn pillars_in_words(pillars: &[(&str, &PillarChange)]) -> RichText {
    let mut text = RichText::new();
    for (index, (title, pillar)) in pillars.iter().take(MAX_NAMED).enumerate() {
        let separator = if index > 0 { ", " } else { "" };
        text = text
            .plain(format!("{separator}{} ", clean(title)))
            .text(change_text(&pillar.score, true).unwrap_or_default());
    }
    text.plain(and_more(pillars.len(), MAX_NAMED))
}

fn of_programme(context: &ComparisonContext<'_>, programme: &ProgrammeTrend) -> Document {
    let mut document = programme::head(context, programme);
    let must_haves = [
        ("Closed", moved(programme, |counts| counts.closed)),
        ("Newly open", moved(programme, |counts| counts.opened)),
    ];
    let must_haves = must_haves.into_iter().filter(|(_, items)| !items.is_empty());
    let must_haves =
        must_haves.map(|(label, items)| Labelled::new(label, names_with_teams(context, &items, MAX_NAMED)));
    let plans = context.report.plans.map(|plans| progress::totals(plans));
    let lines = plans.into_iter().chain(programme::totals(context, programme)).chain(must_haves);
    document.section(2, "").blocks.push(Block::Labelled(lines.collect()));
    if let Some(slipped) = slipped::most(programme) {
        let section = document.section(2, "Teams whose mean score slipped most");
        let rows = slipped.teams.iter().map(|team| {
            vec![
                Cell::words(shortened(&name_now(team), MAX_TEAM)),
                marked(&team.comparison().means.score),
                Cell::words(band_on_both_sides(context, team)),
                Cell::words(respondents_on_both_sides(team.sides())),
            ]
        });
        section.table(Table {
            caption: "The teams that slipped most".to_owned(),
            columns: vec![
                Column::words("Team"),
                Column::numbers("Change"),
                Column::words("Band"),
                Column::words("Respondents"),
            ],
            rows: rows.collect(),
            footer: None,
        });
        section.paragraph(slipped.more().unwrap_or_default());
    }
    let unmatched = unmatched::in_short(context);
    if !unmatched.is_empty() {
        document.section(2, "").paragraph(format!("Not compared: {}.", unmatched.join(", ")));
    }
    document
}

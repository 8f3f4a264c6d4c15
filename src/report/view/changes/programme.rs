//! The page of many teams: a row for each, how the pillars moved over all of them, and which must-haves.

use super::figures::{change_cell, known};
use super::parts::{Cell, Column, Grid, Part, Point, Section};
use super::team::band_in_words;
use super::{ChangesView, ComparisonContext, items, named, respondents};
use crate::programme::{ChangeCounts, ProgrammeTrend, RoundAudit, TeamTrend};
use crate::report::document::{Figure, Rating};
use crate::report::wording::culture::reading;
use crate::score::{Change, Coverage};
use crate::text::Count;
use crate::text::clean;
use std::cmp::Reverse;

/// The page of many teams.
pub(super) fn page(setting: &ComparisonContext<'_>, programme: &ProgrammeTrend) -> ChangesView {
    let rounds = setting.rounds.as_slice().iter().zip(&setting.labels).map(|(round, label)| {
        let teams = Count::of(round.fleet.with_answers().count(), "team");
        let files = Count::of(round.fleet.files(), "answers file");
        let name = clean(&round.name);
        let whose = if *label == name { String::new() } else { format!("{name}, ") };
        format!("{label}: {whose}{teams}, {files}")
    });
    let cautions = setting.versions().map(|versions| Section::new("", vec![Part::Sentence(versions)]));
    let mut sections: Vec<_> = cautions.into_iter().collect();
    let teams: Vec<_> = programme.teams.iter().map(|team| Row::of(setting, team)).collect();
    sections.push(scores(setting, &teams));
    if setting.labels.len() > 2 {
        sections.push(trend(setting, &teams));
    }
    sections.push(standing(&teams));
    sections.push(pillars(setting, programme));
    sections.extend(must_haves(setting, programme));
    ChangesView {
        title: format!("{} compared", Count::of(programme.teams.len(), "team")),
        lines: std::iter::once(setting.questionnaire_line()).chain(rounds).collect(),
        sections,
    }
}

/// What is shown of one team.
struct Row {
    team: Cell,
    changes: Vec<Cell>,
    mean: Cell,
    means: Vec<Cell>,
    band: Cell,
    must_haves: Cell,
    culture: Cell,
    known: Cell,
    respondents: Cell,
}

impl Row {
    fn of(setting: &ComparisonContext<'_>, team: &TeamTrend) -> Self {
        let [then, now] = team.sides();
        let whole = team.whole();
        let left_out = then.left_out + now.left_out;
        let name = named(&now.subject.team, now.subject.organisation.as_deref());
        let mean_score = &whole.means.score;
        let band = |band: Option<crate::score::BandRange>| {
            band.map_or_else(|| "–".to_owned(), |band| band_in_words(setting, band))
        };
        let both = |then: String, now: String| if then == now { then } else { format!("{then} → {now}") };
        let culture = |culture: &crate::score::Culture| reading(culture).unwrap_or_else(|| "–".to_owned());
        let coverage = |coverage: fn(&crate::score::PillarChange) -> Coverage| {
            known(whole.pillars.iter().map(coverage).fold(Coverage::default(), Coverage::plus)).text
        };
        Self {
            team: match left_out {
                0 => Cell::plain(name),
                _ => Cell::with_aside(name, format!("{} left out", Count::of(left_out, "bad file"))),
            },
            changes: whole.pillars.iter().map(|pillar| marked(&pillar.score)).collect(),
            mean: marked(mean_score),
            means: team
                .rounds()
                .map(|round| {
                    let mean = round.and_then(|(_, round)| Figure::points(&round.assessment.overall.mean_score));
                    mean.map_or_else(Cell::none, |mean| Cell::plain(mean.to_string()))
                })
                .collect(),
            band: Cell::plain(both(band(whole.baseline.overall.band), band(whole.follow_up.overall.band))),
            must_haves: Cell::plain(items::must_haves_in_short(team)),
            culture: Cell::plain(both(culture(&whole.baseline.culture), culture(&whole.follow_up.culture))),
            known: Cell::plain(both(
                coverage(|pillar| pillar.baseline_coverage),
                coverage(|pillar| pillar.follow_up_coverage),
            )),
            respondents: {
                let text = both(respondents(then).to_string(), respondents(now).to_string());
                if same_viewpoints(then, now) { Cell::plain(text) } else { Cell::with_aside(text, "other viewpoints") }
            },
        }
    }
}

/// Whether the same viewpoints were heard on both sides.
fn same_viewpoints(then: &RoundAudit, now: &RoundAudit) -> bool {
    then.respondents.iter().zip(&now.respondents).all(|(then, now)| (*then > 0) == (*now > 0))
}

/// The change, with a question mark where missing answers could undo it.
fn marked(change: &Change) -> Cell {
    let mut cell = change_cell(change, true);
    if change.amount().is_some() && change.is_certain() == Some(false) {
        cell.text.push('?');
    }
    cell
}

fn scores(setting: &ComparisonContext<'_>, teams: &[Row]) -> Section {
    let numbers = (1..=setting.questionnaire.pillars().len()).map(|number| Column::figures(&number.to_string()));
    let columns = std::iter::once(Column::words("Team")).chain(numbers).chain([Column::figures("Mean")]);
    let rows = teams.iter().map(|row| {
        std::iter::once(row.team.clone()).chain(row.changes.iter().cloned()).chain([row.mean.clone()]).collect()
    });
    let titles = setting.questionnaire.pillars().iter().enumerate();
    let titles: Vec<_> = titles.map(|(place, pillar)| format!("{} {}", place + 1, clean(&pillar.title))).collect();
    Section::new(
        "Change of scores, in points",
        vec![
            Part::Table(Grid { columns: columns.collect(), rows: rows.collect() }),
            Part::Sentence(format!("Pillars: {}.", titles.join(", "))),
            Part::Sentence(
                "“?”: answers are missing, and the true change may be nothing or the other way round. “–”: no figure on both sides. The \
                 mean is for sorting and trends."
                    .to_owned(),
            ),
        ],
    )
}

fn trend(setting: &ComparisonContext<'_>, teams: &[Row]) -> Section {
    let labels = setting.labels.iter().map(|label| Column::figures(label));
    let columns = std::iter::once(Column::words("Team")).chain(labels).chain([Column::figures("Change")]);
    let rows = teams.iter().map(|row| {
        std::iter::once(row.team.clone()).chain(row.means.iter().cloned()).chain([row.mean.clone()]).collect()
    });
    Section::new(
        "Mean score, round by round",
        vec![
            Part::Table(Grid { columns: columns.collect(), rows: rows.collect() }),
            Part::Sentence("Each team's figures are over the items that apply in all of its rounds.".to_owned()),
        ],
    )
}

fn standing(teams: &[Row]) -> Section {
    let columns = ["Team", "Band", "Must-haves", "Culture", "Items known", "Respondents"].map(Column::words).into();
    let rows = teams.iter().map(|row| {
        [&row.team, &row.band, &row.must_haves, &row.culture, &row.known, &row.respondents]
            .into_iter()
            .cloned()
            .collect()
    });
    Section::new("Then and now", vec![Part::Table(Grid { columns, rows: rows.collect() })])
}

fn pillars(setting: &ComparisonContext<'_>, programme: &ProgrammeTrend) -> Section {
    let columns = std::iter::once(Column::words("Pillar"))
        .chain(["Improved", "perhaps", "The same", "perhaps", "Slipped", "No figure"].map(Column::figures))
        .collect();
    let rows = setting.questionnaire.pillars().iter().zip(&programme.pillars).map(|(pillar, moves)| {
        let ChangeCounts { improved, perhaps_improved, unchanged, perhaps_slipped, slipped, not_comparable } = *moves;
        let toned = |number: u32, tone: Rating| {
            if number == 0 { Cell::plain("0") } else { Cell::toned(number.to_string(), tone) }
        };
        vec![
            Cell::plain(clean(&pillar.title)),
            toned(improved, Rating::Good),
            toned(perhaps_improved, Rating::Fair),
            Cell::plain(unchanged.to_string()),
            toned(perhaps_slipped, Rating::Fair),
            toned(slipped, Rating::Poor),
            Cell::plain(not_comparable.to_string()),
        ]
    });
    let rows = rows.collect();
    Section::new(
        "How the pillars moved, in teams",
        vec![
            Part::Table(Grid { columns, rows }),
            Part::Sentence("“Perhaps”: so far, but missing answers could undo it.".to_owned()),
        ],
    )
}

fn must_haves(setting: &ComparisonContext<'_>, programme: &ProgrammeTrend) -> Option<Section> {
    let point = |name: &str, of: fn(&(u32, u32)) -> u32| {
        let mut moved: Vec<_> =
            programme.must_haves.iter().map(of).enumerate().filter(|(_, teams)| *teams > 0).collect();
        // A stable sort: what is equal stays in the questionnaire's order.
        moved.sort_by_key(|(_, teams)| Reverse(*teams));
        let names = moved.iter().map(|(item, teams)| {
            format!("{} ({})", setting.questionnaire.items()[*item].id, Count::of(*teams, "team"))
        });
        let names: Vec<_> = names.collect();
        (!names.is_empty()).then(|| Point::new(name, &names.join(", ")))
    };
    let points: Vec<_> = [point("Closed:", |(closed, _)| *closed), point("Come open:", |(_, opened)| *opened)]
        .into_iter()
        .flatten()
        .collect();
    (!points.is_empty()).then(|| Section::new("Must-haves over all teams", vec![Part::Points(points)]))
}

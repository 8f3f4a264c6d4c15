//! The report on many teams: totals, and the changes of each team, pillar and must-have.

use super::figures::{change_text, is_uncertain, known_items};
use super::items::with_transition;
use super::team::{band_in_words, both_sides, respondents_on_both_sides, same_viewpoints};
use super::{ComparisonContext, slipped};
use crate::model::{ItemIndex, PillarIndex};
use crate::programme::{ChangeCounts, MustHaveChangeCounts, ProgrammeTrend, TeamTrend};
use crate::report::disclosure;
use crate::report::document::{Block, Cell, Column, Document, Figure, Labelled, Rating, RichText, Section, Table};
use crate::report::plan::progress;
use crate::report::wording::culture::reading;
use crate::report::wording::item::ItemName;
use crate::report::wording::team_in_words;
use crate::score::{BandRange, Change, Coverage, Culture, Fraction, MustHaveTransition, PillarChange};
use crate::text::{Count, List, clean, first_few, plural_form};
use std::cmp::{Ordering, Reverse};
use std::fmt::Display;

/// What the question mark of [`marked`] means.
pub(super) const UNCERTAIN: &str = "“?”: answers are missing; there may be no change, or one in the other direction";

pub(super) fn page(context: &ComparisonContext<'_>, programme: &ProgrammeTrend) -> Document {
    let mut document = head(context, programme);
    let shared = context.shared_organisation;
    document.title.extend(shared.map(|organisation| format!(" · {}", clean(organisation))));
    document.is_small_on_paper = true;
    if let Some(plans) = context.report.plans {
        let teams = programme.teams.iter().zip(&plans.teams);
        let teams: Vec<_> = teams.map(|(team, plan)| (name_now(team), plan.as_ref())).collect();
        document.sections.push(progress::of_teams(context.report.questionnaire, &teams, plans.today));
    }
    let section = document.section(2, "");
    section.paragraph(context.versions().unwrap_or_default());
    section.blocks.push(Block::Labelled(totals(context, programme)));
    document.sections.extend(slipped::section(context, programme));
    document.sections.push(pillars(context, programme));
    document.sections.extend(must_haves(context, programme));
    document.sections.push(scores(context, programme));
    if context.labels.len() > 2 {
        document.sections.push(mean_scores(context, programme));
    }
    document.sections.push(then_and_now(context, programme));
    let exposed: Vec<_> = exposed(programme)
        .map(|team| if shared.is_some() { clean(&team.sides()[1].subject.team) } else { name_now(team) })
        .collect();
    let which = if exposed.len() == programme.teams.len() {
        String::new()
    } else {
        format!("These are {}.", List::plain(&exposed))
    };
    let mut disclosed = disclosure::section_of_teams(exposed.len(), programme.teams.len(), "team", which);
    disclosed.paragraph(disclosure::ONE_APART);
    document.sections.push(disclosed);
    document
}

/// The teams of which either side discloses somebody's answers.
fn exposed(programme: &ProgrammeTrend) -> impl Iterator<Item = &TeamTrend> {
    programme.teams.iter().filter(|team| team.exposes_anyone())
}

/// The number of teams compared, and the content of each round.
pub(super) fn head(context: &ComparisonContext<'_>, programme: &ProgrammeTrend) -> Document {
    let mut document = Document::new(format!("{} compared", Count::of(programme.teams.len(), "team")));
    document.subtitle = context.questionnaire_line();
    let rounds = context.report.rounds.as_slice().iter().zip(&context.labels).map(|(round, label)| {
        let teams = Count::of(round.team_set.with_answers().count(), "team");
        let files = Count::of(round.team_set.files(), "answers file");
        let name = clean(&round.name);
        let name = if *label == name { String::new() } else { format!("{name}, ") };
        (label, format!("{name}{teams}, {files}"))
    });
    document.section(2, "").labelled(rounds);
    document
}

/// Scores, bands and must-haves over all teams.
pub(super) fn totals(context: &ComparisonContext<'_>, programme: &ProgrammeTrend) -> Vec<Labelled> {
    let teams = &programme.teams;
    let means = || teams.iter().map(|team| &team.comparison().means.score);
    let moved = |ordering| means().filter(|change| direction(change) == Some(ordering)).count();
    let uncertain = means().filter(|change| is_uncertain(change)).count();
    let scores = count_words(
        "team",
        [
            (moved(Ordering::Greater), "improved"),
            (moved(Ordering::Less), "slipped"),
            (moved(Ordering::Equal), "unchanged"),
            (teams.len() - means().filter_map(direction).count(), "without a figure on both sides"),
        ],
    );
    let scores = match uncertain {
        0 => scores,
        _ => format!("{scores}; {uncertain} of these {} not certain", plural_form(uncertain, "is", "are")),
    };
    let bands = |of: fn(Option<Ordering>) -> bool| teams.iter().filter(|team| of(band_change(team))).count();
    let mut lines = vec![
        Labelled::new("Mean score", format!("{scores}.")),
        Labelled::new(
            "Overall band",
            format!(
                "{}.",
                count_words(
                    "team",
                    [
                        (bands(|change| change == Some(Ordering::Less)), "better"),
                        (bands(|change| change == Some(Ordering::Greater)), "worse"),
                        (bands(|change| change == Some(Ordering::Equal)), "the same"),
                        (bands(|change| change.is_none()), "not comparable"),
                    ]
                )
            ),
        ),
    ];
    if context.report.questionnaire.items().iter().any(|item| item.must_have) {
        let sum = |of: fn(&MustHaveChangeCounts) -> u32| programme.must_haves.iter().map(of).sum::<u32>();
        let (closed, opened) = (sum(|counts| counts.closed), sum(|counts| counts.opened));
        lines.push(Labelled::new("Must-haves", format!("{closed} closed, {opened} newly open, over all teams.")));
    }
    let exposed = exposed(programme).count();
    if exposed > 0 {
        let of = programme.teams.len();
        lines.push(Labelled::new(
            "Privacy",
            format!("in {exposed} of {of} teams somebody's answers can be worked out."),
        ));
    }
    lines
}

/// "3 teams improved, 1 slipped", without zeros.
pub(super) fn count_words<N: Display + PartialEq + From<u8>>(
    noun: &str,
    counts: impl IntoIterator<Item = (N, &'static str)>,
) -> String {
    let counts = counts.into_iter().filter(|(count, _)| *count != N::from(0)).enumerate();
    let words = counts.map(|(index, (count, words))| match index {
        0 => format!("{} {words}", Count::of(count, noun)),
        _ => format!("{count} {words}"),
    });
    words.collect::<Vec<_>>().join(", ")
}

/// Whether the figure rose or fell.
pub(super) fn direction(change: &Change) -> Option<Ordering> {
    Some(change.amount()?.cmp(&Fraction::whole(0)))
}

/// The change of the worst overall band still possible: `Less` is towards the best band.
fn band_change(team: &TeamTrend) -> Option<Ordering> {
    let comparison = team.comparison();
    Some(comparison.follow_up.overall.band?.worst.cmp(&comparison.baseline.overall.band?.worst))
}

fn scores(context: &ComparisonContext<'_>, programme: &ProgrammeTrend) -> Section {
    let numbers = (1..=context.report.questionnaire.pillars().len()).map(|number| Column::numbers(number.to_string()));
    let columns = std::iter::once(Column::words("Team")).chain(numbers).chain([Column::numbers("Mean")]);
    let rows = programme.teams.iter().map(|team| {
        let comparison = team.comparison();
        let changes =
            comparison.pillars.iter().map(|pillar| marked(&pillar.score)).chain([marked(&comparison.means.score)]);
        std::iter::once(team_cell(context, team)).chain(changes).collect()
    });
    let titles = PillarIndex::enumerate(context.report.questionnaire.pillars());
    let titles: Vec<_> = titles.map(|(index, pillar)| format!("{} {}", index.number(), clean(&pillar.title))).collect();
    let mut section = Section::new(2, "Change in scores, in points");
    section.table(Table {
        caption: "Change in scores by team and pillar".to_owned(),
        columns: columns.collect(),
        rows: rows.collect(),
        footer: None,
    });
    section.paragraph(format!("Pillars: {}.", titles.join(", ")));
    section.paragraph(format!("{UNCERTAIN}. “–”: no figure on both sides. Means are for sorting and trends."));
    section
}

fn mean_scores(context: &ComparisonContext<'_>, programme: &ProgrammeTrend) -> Section {
    let labels = context.labels.iter().map(Column::numbers);
    let columns = std::iter::once(Column::words("Team")).chain(labels).chain([Column::numbers("Change")]);
    let rows = programme.teams.iter().map(|team| {
        let means = team.audits().map(|audit| Figure::points(&audit?.1.assessment.overall.mean_score));
        let means = means.map(Cell::figure);
        std::iter::once(team_cell(context, team)).chain(means).chain([marked(&team.comparison().means.score)]).collect()
    });
    let mut section = Section::new(2, "Mean score, round by round");
    section.table(Table {
        caption: "Mean score of each team in each round".to_owned(),
        columns: columns.collect(),
        rows: rows.collect(),
        footer: None,
    });
    section.paragraph("The figures of each team are over the items that apply in all of its rounds.");
    section
}

fn then_and_now(context: &ComparisonContext<'_>, programme: &ProgrammeTrend) -> Section {
    let columns = vec![
        Column::words("Team"),
        Column::words("Band"),
        Column::numbers("Closed"),
        Column::numbers("Newly open"),
        Column::numbers("Still open"),
        Column::words("Culture"),
        Column::words("Items known"),
        Column::words("Respondents"),
    ];
    let rows = programme.teams.iter().map(|team| then_and_now_row(context, team));
    let mut section = Section::new(2, "Then and now");
    section.table(Table {
        caption: "Band, must-haves, culture and respondents of each team".to_owned(),
        columns,
        rows: rows.collect(),
        footer: None,
    });
    section.paragraph("“Closed”, “newly open” and “still open” count must-haves.");
    section
}

fn then_and_now_row(context: &ComparisonContext<'_>, team: &TeamTrend) -> Vec<Cell> {
    let comparison = team.comparison();
    let culture = |culture: &Culture| reading(culture).unwrap_or_else(|| "–".to_owned());
    let count = |transition| Cell::number(Some(with_transition(team, transition).len().to_string()));
    vec![
        team_cell(context, team),
        Cell::words(band_on_both_sides(context, team)),
        count(MustHaveTransition::Closed),
        count(MustHaveTransition::Opened),
        count(MustHaveTransition::StillOpen),
        Cell::words(both_sides(&culture(&comparison.baseline.culture), &culture(&comparison.follow_up.culture))),
        Cell::words(known_on_both_sides(team)),
        respondents_cell(team),
    ]
}

/// "7 of 8 → 8 of 8": how many of the shared items are known.
pub(super) fn known_on_both_sides(team: &TeamTrend) -> String {
    let known = |coverage: fn(&PillarChange) -> Coverage| {
        known_items(team.comparison().pillars.iter().map(coverage).fold(Coverage::default(), Coverage::plus))
    };
    both_sides(&known(|pillar| pillar.baseline_coverage), &known(|pillar| pillar.follow_up_coverage))
}

/// The number of respondents on both sides, and whether their viewpoints differ.
pub(super) fn respondents_cell(team: &TeamTrend) -> Cell {
    let [then, now] = team.sides();
    let respondents = RichText::from(respondents_on_both_sides([then, now]));
    if same_viewpoints(then, now) {
        return Cell::words(respondents);
    }
    Cell::Words(vec![respondents, RichText::new().muted("other viewpoints")])
}

/// "Not ready → Partly ready", or the band of both sides.
pub(super) fn band_on_both_sides(context: &ComparisonContext<'_>, team: &TeamTrend) -> String {
    let band = |band: Option<BandRange>| band.map_or_else(|| "–".to_owned(), |band| band_in_words(context, band));
    let comparison = team.comparison();
    let (then, now) = (band(comparison.baseline.overall.band), band(comparison.follow_up.overall.band));
    let [stage_then, stage_now] = team.sides().map(|audit| context.scope(audit));
    if stage_then == stage_now {
        format!("{}{stage_now}", both_sides(&then, &now))
    } else {
        both_sides(&format!("{then}{stage_then}"), &format!("{now}{stage_now}"))
    }
}

/// The team's name, its organisation unless the title names it, and the number of files left out.
pub(super) fn team_cell(context: &ComparisonContext<'_>, team: &TeamTrend) -> Cell {
    let [then, now] = team.sides();
    let unusable_files = then.unusable_files + now.unusable_files;
    let mut texts = vec![RichText::from(clean(&now.subject.team))];
    if context.shared_organisation.is_none() {
        texts.extend(now.subject.organisation.as_deref().map(|name| RichText::new().muted(clean(name))));
    }
    if unusable_files > 0 {
        texts.push(RichText::new().rated(format!("{} left out", Count::of(unusable_files, "file")), Rating::Fair));
    }
    Cell::Words(texts)
}

/// The team's name now: "Northfield, Example Trust".
pub(super) fn name_now(team: &TeamTrend) -> String {
    let [_, now] = team.sides();
    team_in_words(&now.subject.team, now.subject.organisation.as_deref())
}

/// The change of a score, with a question mark if missing answers could reverse it.
pub(super) fn marked(change: &Change) -> Cell {
    marked_text(change).map_or(Cell::Empty, Cell::words)
}

pub(super) fn marked_text(change: &Change) -> Option<RichText> {
    let text = change_text(change, true)?;
    Some(if is_uncertain(change) { text.plain("?") } else { text })
}

fn pillars(context: &ComparisonContext<'_>, programme: &ProgrammeTrend) -> Section {
    let columns = std::iter::once(Column::words("Pillar"))
        .chain(["Up", "Up?", "Same", "Down?", "Down", "No figure"].map(Column::numbers));
    let rows = context.report.questionnaire.pillars().iter().zip(&programme.pillars).map(|(pillar, counts)| {
        let ChangeCounts { improved, perhaps_improved, unchanged, perhaps_slipped, slipped, not_comparable } = *counts;
        let rated = |number: u32, rating: Rating| {
            if number == 0 {
                Cell::number(Some("0".to_owned()))
            } else {
                Cell::words(RichText::new().rated(number.to_string(), rating))
            }
        };
        let plain = |number: u32| Cell::number(Some(number.to_string()));
        vec![
            Cell::words(clean(&pillar.title)),
            rated(improved, Rating::Good),
            rated(perhaps_improved, Rating::Fair),
            plain(unchanged),
            rated(perhaps_slipped, Rating::Fair),
            rated(slipped, Rating::Poor),
            plain(not_comparable),
        ]
    });
    let mut section = Section::new(2, "How the pillars changed");
    section.table(Table {
        caption: "Number of teams by what happened to each pillar's score".to_owned(),
        columns: columns.collect(),
        rows: rows.collect(),
        footer: None,
    });
    section.paragraph("Numbers of teams. “Up?” and “Down?”: missing answers could reverse the change.");
    section
}

fn must_haves(context: &ComparisonContext<'_>, programme: &ProgrammeTrend) -> Option<Section> {
    let lines = [
        ("Closed", moved(programme, |counts| counts.closed)),
        ("Newly open", moved(programme, |counts| counts.opened)),
    ];
    let lines: Vec<_> = lines.into_iter().filter(|(_, items)| !items.is_empty()).collect();
    (!lines.is_empty()).then(|| {
        let mut section = Section::new(2, "Must-haves over all teams");
        let lines = lines.into_iter().map(|(label, items)| (label, names_with_teams(context, &items, usize::MAX)));
        section.labelled(lines);
        section
    })
}

/// The must-haves that changed in any team, with the number of teams, most teams first.
pub(super) fn moved(programme: &ProgrammeTrend, of: fn(&MustHaveChangeCounts) -> u32) -> Vec<(ItemIndex, u32)> {
    let mut moved: Vec<_> =
        ItemIndex::enumerate(programme.must_haves.iter().map(of)).filter(|(_, teams)| *teams > 0).collect();
    // A stable sort keeps equal numbers in questionnaire order.
    moved.sort_by_key(|(_, teams)| Reverse(*teams));
    moved
}

/// "parity (3 teams), supervision (1 team)".
pub(super) fn names_with_teams(context: &ComparisonContext<'_>, items: &[(ItemIndex, u32)], most: usize) -> String {
    let names = items.iter().map(|(item, teams)| {
        format!("{} ({})", ItemName::distinct(context.report.questionnaire, *item), Count::of(*teams, "team"))
    });
    first_few(names, most, ", ")
}

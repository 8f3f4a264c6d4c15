//! The page of one team: what changed between its audits.

use super::parts::{Cell, Column, Grid, Part, Point, Section};
use super::{ChangesView, ComparisonContext, figures, items, named};
use crate::programme::{ChangeCounts, RoundAudit, TeamTrend};
use crate::report::document::BandLabel;
use crate::report::wording::culture::{balance, coverage, reading};
use crate::report::wording::people;
use crate::score::{Assessment, BandRange, Culture, PillarChange};
use crate::text::{Count, agree};
use crate::text::{clean, dates};

/// The page of one team.
pub(super) fn page(setting: &ComparisonContext<'_>, team: &TeamTrend) -> ChangesView {
    let [then, now] = team.sides();
    let audits = setting.labels.iter().zip(team.rounds()).map(|(label, audit)| match audit {
        Some((audit, _)) => format!("{label}: {}", whose(setting, audit)),
        None => format!("{label}: not audited"),
    });
    let mut sections = vec![in_short(setting, team), figures::scores(setting, team), figures::gaps(setting, team)];
    sections.extend(items::sections(setting, team));
    sections.extend(items::must_haves(setting, team));
    sections.extend(culture(setting, team));
    sections.extend(items::one_side_only(setting, team));
    ChangesView {
        title: match (&now.subject, &then.subject) {
            (now, then) if (&now.team, &now.organisation) == (&then.team, &then.organisation) => {
                now.organisation.iter().fold(clean(&now.team), |team, of| format!("{team} · {}", clean(of)))
            }
            (now, then) => format!("{} · {}", clean(&then.team), clean(&now.team)),
        },
        lines: std::iter::once(setting.questionnaire_line()).chain(audits).collect(),
        sections,
    }
}

/// "10 February 2026 · 3 respondents (Peers: 1, Leaders: 2)".
fn whose(setting: &ComparisonContext<'_>, audit: &RoundAudit) -> String {
    let dates = dates(&audit.subject.dates);
    format!("{dates} · {}", people::respondents(setting.questionnaire, &audit.subject, &audit.respondents))
}

fn in_short(setting: &ComparisonContext<'_>, team: &TeamTrend) -> Section {
    let whole = team.whole();
    let mut parts: Vec<_> = cautions(setting, team).into_iter().map(Part::Sentence).collect();
    let mut points = vec![Point::new("Scores:", &moves(team)), Point::new("Overall:", &bands(setting, team))];
    if setting.questionnaire.items().iter().any(|item| item.must_have) {
        points.push(Point::new("Must-haves:", &format!("{}.", items::must_haves_in_short(team))));
    }
    if let (Some(then), Some(now)) = (in_words(&whole.baseline.culture), in_words(&whole.follow_up.culture)) {
        points.push(Point::new("Culture:", &format!("{then} then; {now} now.")));
    }
    parts.push(Part::Points(points));
    parts.extend(figures::means(team).map(Part::Sentence));
    Section::new("", parts)
}

/// What has to be known before any figure is read.
fn cautions(setting: &ComparisonContext<'_>, team: &TeamTrend) -> Vec<String> {
    let [then, now] = team.sides();
    let mut cautions = Vec::new();
    let of = |audit: &RoundAudit| named(&audit.subject.team, audit.subject.organisation.as_deref());
    if of(then) != of(now) {
        cautions.push(format!(
            "The names differ: the earlier answers are about {}, the later ones about {}. They are compared because these files were \
             named; whether it is the same team the names do not show.",
            of(then),
            of(now)
        ));
    }
    if let (Some(last), Some(first)) = (then.subject.dates.last(), now.subject.dates.first())
        && last > first
    {
        cautions.push(
            "The dates overlap or run backwards: answers on the earlier side are younger than some on the later one. Are the sides \
             in their order?"
                .to_owned(),
        );
    }
    let absent = |some: &RoundAudit, others: &RoundAudit| -> Vec<String> {
        let counts = setting.questionnaire.viewpoints().iter().zip(some.respondents.iter().zip(&others.respondents));
        counts
            .filter(|(_, counts)| *counts.0 > 0 && *counts.1 == 0)
            .map(|(viewpoint, _)| clean(&viewpoint.label))
            .collect()
    };
    let heard: Vec<_> = [(absent(then, now), "then and not now"), (absent(now, then), "now and not then")]
        .into_iter()
        .filter(|(labels, _)| !labels.is_empty())
        .map(|(labels, when)| format!("{when}: {}", labels.join(", ")))
        .collect();
    if !heard.is_empty() {
        cautions.push(format!(
            "The two sides speak for different viewpoints ({}). That alone can move every figure, and no mark of certainty covers it.",
            heard.join("; ")
        ));
    }
    if setting.labels.len() > 2 {
        let [first, last] = team.ends().map(|round| setting.labels[round].as_str());
        cautions.push(format!(
            "Changes are from {first} to {last}; every figure is over the items that apply in every round."
        ));
    }
    cautions.extend(setting.versions());
    let left_out = then.left_out + now.left_out;
    if left_out > 0 {
        let files = Count::of(left_out, "file");
        let is = agree(left_out, "is", "are");
        cautions.push(format!(
            "{files} of this team {is} left out, since there are errors in it: figures may change with it."
        ));
    }
    cautions
}

/// "5 pillars improved, 2 slipped, 1 is the same; 2 of these are not certain."
fn moves(team: &TeamTrend) -> String {
    let mut moves = ChangeCounts::default();
    let pillars = &team.whole().pillars;
    for pillar in pillars {
        moves.add(&pillar.score);
    }
    let parts: Vec<_> = [
        (moves.improved + moves.perhaps_improved, "improved"),
        (moves.slipped + moves.perhaps_slipped, "slipped"),
        (moves.unchanged, "the same"),
        (moves.not_comparable, "without a figure on both sides"),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .enumerate()
    .map(|(place, (number, words))| match place {
        0 => format!("{} {words}", Count::of(number, "pillar")),
        _ => format!("{number} {words}"),
    })
    .collect();
    let open = |pillar: &&PillarChange| pillar.score.amount().is_some() && pillar.score.is_certain() == Some(false);
    let certain = match pillars.iter().filter(open).count() {
        0 => ". Missing answers undo none of it.".to_owned(),
        open => format!("; {open} of these {} not certain.", agree(open, "is", "are")),
    };
    format!("{}{certain}", parts.join(", "))
}

fn bands(setting: &ComparisonContext<'_>, team: &TeamTrend) -> String {
    let words = |audit: &Assessment| audit.overall.band.map(|band| band_in_words(setting, band));
    match (words(&team.whole().baseline), words(&team.whole().follow_up)) {
        (Some(then), Some(now)) if then == now => format!("{then}, then and now."),
        (Some(then), Some(now)) => format!("{then} then, {now} now."),
        _ => "nothing applies on both sides, so no band can be compared.".to_owned(),
    }
}

/// A band, or the range of bands still possible.
pub(super) fn band_in_words(setting: &ComparisonContext<'_>, band: BandRange) -> String {
    BandLabel::new(band, setting.questionnaire.bands()).to_string()
}

/// "hostile, balance −1.33".
pub(super) fn in_words(culture: &Culture) -> Option<String> {
    Some(format!("{}, balance {}", reading(culture)?, balance(culture)?))
}

/// Culture then and now, a column a round.
fn culture(setting: &ComparisonContext<'_>, team: &TeamTrend) -> Option<Section> {
    team.whole().baseline.culture.applicable.checked_sub(1)?;
    let row = |title: &str, of: &dyn Fn(&Culture) -> Option<String>| {
        let cells = team.rounds().map(|round| {
            round.and_then(|(_, round)| of(&round.assessment.culture)).map_or_else(Cell::none, Cell::plain)
        });
        std::iter::once(Cell::plain(title)).chain(cells).collect::<Vec<_>>()
    };
    let rows = vec![
        row("Reading", &reading),
        row("Balance, −2 to +2", &balance),
        row("Indicators", &|culture| Some(coverage(culture))),
    ];
    let columns = std::iter::once(Column::words("")).chain(setting.labels.iter().map(|label| Column::words(label)));
    Some(Section::new("Culture", vec![Part::Table(Grid { columns: columns.collect(), rows })]))
}

//! The report on one team: the changes between its audits.

use super::programme::count_words;
use super::{ComparisonContext, figures, items, respondents};
use crate::programme::{ChangeCounts, TeamAudit, TeamTrend};
use crate::report::disclosure;
use crate::report::document::{BandLabel, Block, Cell, Column, Document, Labelled, Section, Table};
use crate::report::plan::progress;
use crate::report::wording::culture::{balance, coverage, reading};
use crate::report::wording::{people, subject_title, team_in_words};
use crate::score::{Assessment, BandRange, Culture};
use crate::text::{clean, dates, plural_form};

pub(super) fn page(context: &ComparisonContext<'_>, team: &TeamTrend) -> Document {
    let mut document = head(context, team, |audit| {
        people::respondents(context.report.questionnaire, &audit.subject, &audit.respondents)
    });
    if let (Some(plans), Some(progress)) = (context.report.plans, context.plan(0)) {
        document.sections.extend(progress::sections(context.report.questionnaire, progress, plans.today));
    }
    let section = document.section(2, if context.report.plans.is_some() { "All changes" } else { "" });
    for caution in cautions(context, team) {
        section.paragraph(caution);
    }
    section.blocks.push(Block::Labelled(in_short(context, team, true)));
    section.paragraph(figures::means(team).unwrap_or_default());
    document.sections.extend([figures::scores(context, team), figures::gaps(context, team)]);
    document.sections.extend(items::sections(context, team));
    document.sections.extend(items::must_haves(context, team));
    document.sections.extend(culture(context, team));
    document.sections.extend(items::not_compared(context, team));
    let labels = team.side_rounds().map(|round| context.labels[round].as_str());
    let disclosures = team.sides().map(|audit| &audit.disclosure);
    document
        .sections
        .push(disclosure::section_of_rounds(context.report.questionnaire, labels.into_iter().zip(disclosures)));
    document
}

/// The team's name, and the dates and respondents of every audit.
pub(super) fn head(context: &ComparisonContext<'_>, team: &TeamTrend, who: impl Fn(&TeamAudit) -> String) -> Document {
    let [then, now] = team.sides().map(|audit| &audit.subject);
    let mut document = Document::new(if (&now.team, &now.organisation) == (&then.team, &then.organisation) {
        subject_title(now)
    } else {
        format!("{} · {}", clean(&then.team), clean(&now.team))
    });
    document.subtitle = context.questionnaire_line();
    let audits = context.labels.iter().zip(team.audits()).map(|(label, audit)| match audit {
        Some((audit, _)) => (label, format!("{} · {}", dates(&audit.subject.dates), who(audit))),
        None => (label, "not audited".to_owned()),
    });
    document.section(2, "").labelled(audits);
    document
}

/// The change in a few lines; without `is_whole`, only what a plan beside them does not say.
pub(super) fn in_short(context: &ComparisonContext<'_>, team: &TeamTrend, is_whole: bool) -> Vec<Labelled> {
    let comparison = team.comparison();
    let mut lines = vec![Labelled::new("Overall", bands(context, team))];
    if is_whole {
        lines.push(Labelled::new("Scores", format!("{}.", moves(team))));
    }
    if context.report.questionnaire.items().iter().any(|item| item.must_have) {
        lines.push(Labelled::new("Must-haves", format!("{}.", items::must_haves_in_short(context, team))));
    }
    if is_whole
        && let (Some(then), Some(now)) =
            (culture_in_words(&comparison.baseline.culture), culture_in_words(&comparison.follow_up.culture))
    {
        lines.push(Labelled::new("Culture", format!("{then} then; {now} now.")));
    }
    lines
}

/// Cautions that readers need before any figure.
pub(super) fn cautions(context: &ComparisonContext<'_>, team: &TeamTrend) -> Vec<String> {
    let [then, now] = team.sides();
    let mut cautions = Vec::new();
    let of = |audit: &TeamAudit| team_in_words(&audit.subject.team, audit.subject.organisation.as_deref());
    if of(then) != of(now) {
        cautions.push(format!(
            "The names differ: the earlier answers are about {}, the later ones about {}. They are compared because these files were \
             named; check that they are about the same team.",
            of(then),
            of(now)
        ));
    }
    if let (Some(last), Some(first)) = (then.subject.dates.last(), now.subject.dates.first())
        && last > first
    {
        cautions.push(
            "The dates overlap: some answers of the earlier round are more recent than some of the later one. Check that the rounds \
             are in the right order."
                .to_owned(),
        );
    }
    let only = |some: &TeamAudit, others: &TeamAudit| -> Vec<String> {
        let counts =
            context.report.questionnaire.viewpoints().iter().zip(some.respondents.iter().zip(&others.respondents));
        let absent = counts.filter(|(_, counts)| *counts.0 > 0 && *counts.1 == 0);
        absent.map(|(viewpoint, _)| clean(&viewpoint.label)).collect()
    };
    let differences = [(only(then, now), "then but not now"), (only(now, then), "now but not then")];
    let differences = differences.into_iter().filter(|(labels, _)| !labels.is_empty());
    let differences: Vec<_> = differences.map(|(labels, when)| format!("{when}: {}", labels.join(", "))).collect();
    if !differences.is_empty() {
        cautions.push(format!(
            "The two sides have different viewpoints ({}). That alone can move every figure, even one marked as certain.",
            differences.join("; ")
        ));
    }
    if context.labels.len() > 2 {
        let [first, last] = team.side_rounds().map(|round| context.labels[round].as_str());
        cautions.push(format!(
            "Changes are from {first} to {last}. Every figure is over the items that apply in every round."
        ));
    }
    cautions.extend(context.versions());
    cautions.extend(people::unusable_files_note(then.unusable_files + now.unusable_files));
    cautions
}

/// "5 pillars improved, 2 slipped, 1 unchanged; 2 of these are not certain".
fn moves(team: &TeamTrend) -> String {
    let mut counts = ChangeCounts::default();
    let pillars = &team.comparison().pillars;
    for pillar in pillars {
        counts.add(&pillar.score);
    }
    let parts = count_words(
        "pillar",
        [
            (counts.improved + counts.perhaps_improved, "improved"),
            (counts.slipped + counts.perhaps_slipped, "slipped"),
            (counts.unchanged, "unchanged"),
            (counts.not_comparable, "without a figure on both sides"),
        ],
    );
    match pillars.iter().filter(|pillar| figures::is_uncertain(&pillar.score)).count() {
        0 => format!("{parts}; missing answers could not reverse any of this"),
        uncertain => format!("{parts}; {uncertain} of these {} not certain", plural_form(uncertain, "is", "are")),
    }
}

fn bands(context: &ComparisonContext<'_>, team: &TeamTrend) -> String {
    let [then, now] = team.sides().map(|audit| context.scope_in_words(audit));
    let words = |audit: &Assessment| audit.overall.band.map(|band| band_in_words(context, band));
    let [baseline, follow_up] = [&team.comparison().baseline, &team.comparison().follow_up].map(words);
    match (baseline, follow_up) {
        (Some(baseline), Some(follow_up)) if (&baseline, &then) == (&follow_up, &now) => {
            format!("{baseline}{then}, then and now.")
        }
        (Some(baseline), Some(follow_up)) if then == now => {
            let both = if now.is_empty() { "" } else { ", both" };
            format!("{baseline} then, {follow_up} now{both}{now}.")
        }
        (Some(baseline), Some(follow_up)) => format!("{baseline}{then} then, {follow_up}{now} now."),
        _ => "no item applies on both sides, so bands cannot be compared.".to_owned(),
    }
}

/// A band, or the range of bands still possible.
pub(super) fn band_in_words(context: &ComparisonContext<'_>, band: BandRange) -> String {
    BandLabel::new(band, context.report.questionnaire.bands()).to_string()
}

/// "hostile, balance −1.33".
fn culture_in_words(culture: &Culture) -> Option<String> {
    Some(format!("{}, balance {}", reading(culture)?, balance(culture)?))
}

/// The culture in every round.
fn culture(context: &ComparisonContext<'_>, team: &TeamTrend) -> Option<Section> {
    team.comparison().baseline.culture.applicable.checked_sub(1)?;
    let row = |title: &str, of: &dyn Fn(&Culture) -> Option<String>| {
        let cells = team.audits().map(|audit| of(&audit?.1.assessment.culture));
        let cells = cells.map(|text| text.map_or(Cell::Empty, Cell::words));
        std::iter::once(Cell::words(title)).chain(cells).collect::<Vec<_>>()
    };
    let columns = std::iter::once(Column::words("Culture")).chain(context.labels.iter().map(Column::words));
    let mut section = Section::new(2, "Culture");
    section.table(Table {
        caption: "Culture in each round".to_owned(),
        columns: columns.collect(),
        rows: vec![
            row("Reading", &reading),
            row("Balance, −2 to +2", &balance),
            row("Indicators", &|culture| Some(coverage(culture))),
        ],
        footer: None,
    });
    Some(section)
}

/// Whether both sides have respondents of the same viewpoints.
pub(super) fn same_viewpoints(then: &TeamAudit, now: &TeamAudit) -> bool {
    then.respondents.iter().zip(&now.respondents).all(|(then, now)| (*then > 0) == (*now > 0))
}

/// "3", or "3 → 2".
pub(super) fn respondents_on_both_sides([then, now]: [&TeamAudit; 2]) -> String {
    both_sides(&respondents(then).to_string(), &respondents(now).to_string())
}

/// A value that is the same on both sides, or both values.
pub(super) fn both_sides(then: &str, now: &str) -> String {
    if then == now { then.to_owned() } else { format!("{then} → {now}") }
}

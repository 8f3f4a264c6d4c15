//! What a brief result leaves out: culture, gaps, what to find out, policy and practice, viewpoints, every item.

use super::document::{Column, Document, cell};
use crate::report::view::{
    CultureProfile, Details, Gap, ItemRemarks, PillarItems, Place, PolicyAndPractice, Shown, Unknown, ViewpointTable,
    Viewpoints, Words, texts,
};

/// Writes the details.
pub(super) fn write(document: &mut Document, details: &Details) {
    if let Some(profile) = &details.culture {
        culture(document, profile);
    }
    gaps(document, &details.gaps);
    to_find_out(document, &details.to_find_out);
    if let Some(aspects) = &details.policy_and_practice {
        policy_and_practice(document, aspects);
    }
    document.heading(2, texts::VIEWPOINTS);
    match &details.viewpoints {
        Viewpoints::Shown(table) => viewpoints(document, table),
        Viewpoints::Hidden(why) => document.paragraph(why),
    }
    notices(document, details);
    if let Some(pillars) = &details.all_items {
        all_items(document, pillars);
    }
    if let Some(about) = &details.said {
        said(document, about);
    }
}

fn culture(document: &mut Document, profile: &CultureProfile) {
    document.heading(2, texts::CULTURE);
    document.paragraph(&profile.summary());
    let header = [
        ("Hostile (−2)", Column::Words),
        ("Position", Column::Words),
        ("Fertile (+2)", Column::Words),
        ("Id", Column::Words),
    ];
    document.table(
        header,
        profile
            .scales
            .iter()
            .map(|scale| [scale.hostile.clone(), scale.standing(), scale.fertile.clone(), scale.id.clone()]),
    );
    document.paragraph(&profile.effect);
}

fn gaps(document: &mut Document, gaps: &Shown<Gap>) {
    document.heading(2, texts::GAPS);
    if gaps.rows.is_empty() {
        document.paragraph(texts::NO_GAPS);
        return;
    }
    if let Some(shown) = gaps.shown() {
        document.paragraph(&shown);
    }
    document.paragraph(texts::ORDER);
    for (place, gap) in gaps.rows.iter().enumerate() {
        let must_have = if gap.open_must_have { " (must-have, open)" } else { "" };
        document.numbered_heading(3, place + 1, &format!("{}{must_have}", gap.item.text));
        let now = ("Now:".to_owned(), place_in_words(&gap.now, ""));
        let wanted = ("Wanted:".to_owned(), place_in_words(&gap.wanted, &gap.raised()));
        let action = gap.action.iter().map(|action| ("To do:".to_owned(), action.clone()));
        let needs = gap
            .depends_on
            .iter()
            .map(|on| ("Needs:".to_owned(), format!("{} ({}) {}", on.item.text, on.state, on.item.id)));
        let worth = ("Worth:".to_owned(), format!("{} points · {} · {}", gap.worth, gap.pillar, gap.item.id));
        document.list([now, wanted].into_iter().chain(action).chain(needs).chain([worth]));
    }
}

fn place_in_words(place: &Place, raised: &str) -> String {
    let figure = format!("{}{raised}", place.on_scale());
    match &place.words {
        Words::At(words) => format!("{figure}: {words}"),
        Words::Above(level) => format!("{figure}, above {}: {}", level.number, level.words),
        Words::Towards(level) => format!("{figure}, on the way to {}: {}", level.number, level.words),
        Words::Between(below, above) => format!(
            "{figure}, between {} and {}: {}: {} {}: {}",
            below.number, above.number, below.number, below.words, above.number, above.words
        ),
    }
}

fn to_find_out(document: &mut Document, unknown: &Shown<Unknown>) {
    document.heading(2, texts::TO_FIND_OUT);
    if unknown.rows.is_empty() {
        document.paragraph(texts::NOTHING_TO_FIND_OUT);
        return;
    }
    if let Some(shown) = unknown.shown() {
        document.paragraph(&shown);
    }
    document.paragraph(texts::UP_TO);
    let header =
        [("Up to", Column::Figures), ("Question", Column::Words), ("Said", Column::Words), ("Id", Column::Words)];
    document.table(
        header,
        unknown.rows.iter().map(|row| {
            let must_have = if row.must_have { ", must-have" } else { "" };
            [row.worth_at_most.clone(), row.item.text.clone(), format!("{}{must_have}", row.state), row.item.id.clone()]
        }),
    );
}

fn policy_and_practice(document: &mut Document, aspects: &PolicyAndPractice) {
    document.heading(2, texts::POLICY_AND_PRACTICE);
    if let Some(difference) = aspects.difference_in_words() {
        document.paragraph(&difference);
    }
    let header = [("", Column::Words), ("Score", Column::Figures), ("Items known", Column::Words)];
    document.table(
        header,
        aspects.rows().map(|(label, row)| [label.to_owned(), row.score_or_unknown().to_owned(), row.known.clone()]),
    );
    document.paragraph(&aspects.reading);
}

fn viewpoints(document: &mut Document, table: &ViewpointTable) {
    let titles = table.header();
    let header: Vec<_> = titles
        .iter()
        .enumerate()
        .map(|(place, title)| (title.as_str(), if place == 0 { Column::Words } else { Column::Figures }))
        .collect();
    document.table_of(
        &header,
        table.rows.iter().map(|row| {
            let figures = row.scores.iter().map(|score| cell(score.as_ref()));
            let difference = table.compared.then(|| cell(row.difference.as_ref()));
            std::iter::once(row.title.clone()).chain(figures).chain(difference).collect()
        }),
    );
    for note in &table.notes {
        document.paragraph(note);
    }
}

fn notices(document: &mut Document, details: &Details) {
    let disputed = &details.applicability_disputed;
    if disputed.is_empty() && details.retired.is_empty() {
        return;
    }
    document.heading(2, texts::NOTICES);
    if !disputed.is_empty() {
        document.paragraph(texts::DISPUTED);
        document.points(disputed.iter().map(|item| format!("{} {}", item.text, item.id)));
    }
    if let Some(retired) = details.retired_in_words() {
        document.paragraph(&retired);
    }
}

fn all_items(document: &mut Document, pillars: &[PillarItems]) {
    document.heading(2, texts::ALL_ITEMS);
    for pillar in pillars {
        document.heading(3, &pillar.title);
        let header = [
            ("Item", Column::Words),
            ("Level", Column::Figures),
            ("Wanted", Column::Figures),
            ("State", Column::Words),
            ("Id", Column::Words),
        ];
        document.table(
            header,
            pillar.items.iter().map(|row| {
                [row.item.text.clone(), row.level.clone(), row.wanted.clone(), row.state.clone(), row.item.id.clone()]
            }),
        );
    }
}

fn said(document: &mut Document, said: &[ItemRemarks]) {
    document.heading(2, texts::SAID);
    if said.is_empty() {
        document.paragraph(texts::NOTHING_SAID);
    }
    for about in said {
        document.heading(3, &about.item.text);
        document.paragraph(&about.item.id);
        document.points(&about.remarks);
    }
}

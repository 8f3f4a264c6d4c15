//! Gaps, largest first, and what to find out (scoring, section 10).

use super::AssessmentContext;
use crate::model::Item;
use crate::report::document::{Block, Cell, Column, Details, Labelled, Rating, RichText, Section, Table};
use crate::report::plan;
use crate::report::wording::ItemName;
use crate::report::wording::item::{LevelWords, ScaleLabel, state_in_words, whom_to_ask};
use crate::score::Priority;
use crate::text::clean;

pub(super) fn section(context: AssessmentContext<'_>) -> Section {
    let priorities = &context.assessment.priorities;
    let mut section = Section::new(2, "Gaps, largest first");
    if priorities.is_empty() {
        section.paragraph("No known item falls short of its target.");
        return section;
    }
    section.paragraph(RichText::new().muted(
        "“Worth” is how many points the mean gap would fall if only this item reached its target. Open must-haves come first. \
         The list is sorted by size; it is not an order of work. Start where you can, but check “Needs” first.",
    ));
    let gaps = priorities.iter().enumerate();
    section.blocks.extend(gaps.map(|(index, priority)| Block::Details(gap(context, index + 1, priority))));
    section
}

fn gap(context: AssessmentContext<'_>, number: usize, priority: &Priority) -> Details {
    let (questionnaire, assessment) = (context.questionnaire, context.assessment);
    let item = &questionnaire.items()[priority.item];
    let own = 100 * i64::from(item.target);
    let (now, wanted) = ScaleLabel::now_and_wanted(item, priority.level, priority.target);
    let raised = (priority.target > own).then(|| format!(" (raised by culture from {})", item.target));
    let mut lines = level("Now", &now, "");
    lines.extend(level("Target", &wanted, &raised.unwrap_or_default()));
    lines.extend(item.action.as_deref().map(|action| Labelled::new("To do", RichText::new().strong(clean(action)))));
    if let Some(on_day) = context.plan {
        lines.extend(plan::planned(questionnaire, on_day, priority.item));
    }
    lines.extend(item.depends_on().iter().map(|&on| {
        let (other, state) = (&questionnaire.items()[on], &assessment.items[on]);
        Labelled::new("Needs", format!("{} ({})", ItemName::of(other).text, state_in_words(other, state)))
    }));
    let worth = format!("{} points ", priority.lift.to_decimal(2));
    lines.push(Labelled::new("Worth", RichText::new().plain(worth).muted(format!("· {}", pillar(context, item)))));
    let summary = RichText::new().plain(format!("{number}. {}", ItemName::of(item).text));
    let summary =
        if priority.open_must_have { summary.plain(" ").rated("(must-have, open)", Rating::Poor) } else { summary };
    Details { summary, blocks: vec![Block::Labelled(lines)] }
}

/// A level with its wording; between two levels, the wording of both on separate lines.
fn level(label: &str, level: &ScaleLabel, aside: &str) -> Vec<Labelled> {
    let figure = format!("{}{aside}", level.with_top());
    let one = |text: String| vec![Labelled::new(label, text)];
    match &level.words {
        LevelWords::At(words) => one(format!("{figure}: {words}")),
        LevelWords::Above(below) => one(format!("{figure}, above {}: {}", below.number, below.words)),
        LevelWords::Towards(above) => one(format!("{figure}, on the way to {}: {}", above.number, above.words)),
        LevelWords::Between(below, above) => vec![
            Labelled::new(label, format!("{figure}, between {} and {}:", below.number, above.number)),
            Labelled::new("", format!("{}: {}", below.number, below.words)),
            Labelled::new("", format!("{}: {}", above.number, above.words)),
        ],
    }
}

pub(super) fn to_find_out(context: AssessmentContext<'_>) -> Section {
    let all = &context.assessment.to_find_out;
    let mut section = Section::new(2, "To find out");
    if all.is_empty() {
        section.paragraph("Every item that applies has a level.");
        return section;
    }
    section
        .paragraph(RichText::new().muted(
            "Nobody gave these a level. “Up to” is the most points each could be worth. Must-haves come first. “Ask” lists who can \
             answer.",
        ));
    let rows = all.iter().map(|unknown| {
        let item = &context.questionnaire.items()[unknown.item];
        let state = state_in_words(item, &context.assessment.items[unknown.item]).into();
        let must_have = unknown.must_have.then(|| RichText::new().rated("must-have", Rating::Poor));
        vec![
            Cell::words(ItemName::of(item).text),
            Cell::Words([state].into_iter().chain(must_have).collect()),
            Cell::words(whom_to_ask(context.questionnaire, item)),
            Cell::number(Some(unknown.largest_lift.to_decimal(2))),
        ]
    });
    section.table(Table {
        caption: "Items to which nobody gave a level".to_owned(),
        columns: vec![
            Column::words("Question"),
            Column::words("Answer"),
            Column::words("Ask"),
            Column::numbers("Up to"),
        ],
        rows: rows.collect(),
        footer: None,
    });
    if let Some(on_day) = context.plan {
        let must_haves = all.iter().filter(|unknown| unknown.must_have).map(|unknown| {
            let planned = plan::planned(context.questionnaire, on_day, unknown.item);
            let name = ItemName::of(&context.questionnaire.items()[unknown.item]).text;
            Block::Details(Details { summary: name.into(), blocks: vec![Block::Labelled(planned)] })
        });
        let must_haves: Vec<_> = must_haves.collect();
        if !must_haves.is_empty() {
            section.paragraph("What the plan says about the must-haves among them:");
        }
        section.blocks.extend(must_haves);
    }
    section
}

fn pillar(context: AssessmentContext<'_>, item: &Item) -> String {
    clean(&context.questionnaire.pillars()[item.pillar].title)
}

//! The start of a report: the team, the overall band with the reasons, and what to do first.

use super::{AssessmentContext, culture};
use crate::model::{ItemIndex, PillarIndex, Subject};
use crate::report::document::{BandLabel, Document, Labelled, Rating, RichText, Section};
use crate::report::wording::people::{respondents, unusable_files_note};
use crate::report::wording::{ItemName, subject_title};
use crate::score::PillarResult;
use crate::text::{List, capitalised, clean, dates, plural_form};

/// The number of first steps shown.
const FIRST_STEPS: usize = 3;
/// The maximum number of pillars named as responsible for the overall band.
const MAX_NAMED: usize = 3;
/// The same if there is room for two lines.
const MAX_NAMED_IN_BRIEF: usize = 1;

pub(super) fn document(context: AssessmentContext<'_>, subject: &Subject, unusable_files: u32) -> Document {
    let AssessmentContext { questionnaire, assessment, .. } = context;
    let mut document = Document::new(title(subject));
    let answered = respondents(questionnaire, subject, &assessment.respondents);
    document.subtitle = format!("{} {} · {answered}", clean(questionnaire.title()), questionnaire.version()).into();
    let section = document.section(2, "");
    section.paragraph(unusable_files_note(unusable_files).unwrap_or_default());
    section.labelled([("Overall", overall(context, false))]);
    let steps = first_steps(context, section);
    let mut lines = other_must_haves(context, &steps);
    lines.extend(culture::sentence(context).map(|sentence| Labelled::new("Culture", sentence)));
    section.labelled(lines.into_iter().map(|line| (line.label, line.text)));
    document
}

/// "Team · Organisation · 21 November 2026".
pub(super) fn title(subject: &Subject) -> String {
    let dates = Some(dates(&subject.dates)).filter(|dates| !dates.is_empty());
    std::iter::once(subject_title(subject)).chain(dates).collect::<Vec<_>>().join(" · ")
}

/// The overall band and the reasons. The brief version names fewer pillars, and leaves coverage to another line.
pub(super) fn overall(context: AssessmentContext<'_>, is_brief: bool) -> RichText {
    let overall = &context.assessment.overall;
    let Some(range) = overall.band else {
        return RichText::new().strong("not scored").plain(". Nothing that was asked applies here.");
    };
    let band = BandLabel::new(range, context.questionnaire.bands());
    let coverage = overall.coverage;
    let (known, most_named) = if is_brief {
        (". ".to_owned(), MAX_NAMED_IN_BRIEF)
    } else {
        (format!(" ({} of {} items known). ", coverage.known, coverage.applicable), MAX_NAMED)
    };
    RichText::new()
        .rated(band.to_string(), band.rating)
        .plain(context.scope_in_words())
        .plain(known)
        .plain(why(context, &band, most_named))
}

/// Which pillars are responsible for the overall band, as a sentence.
fn why(context: AssessmentContext<'_>, band: &BandLabel, most_named: usize) -> String {
    let overall = &context.assessment.overall;
    let pillars = &context.assessment.pillars;
    let held_by = &overall.held_by;
    let titles = |pillars: &[PillarIndex]| {
        let titles = pillars.iter().map(|&pillar| clean(&context.questionnaire.pillars()[pillar].title));
        List::plain(&titles.collect::<Vec<_>>()).to_string()
    };
    let scored = PillarIndex::first(pillars.len()).filter(|&pillar| pillars[pillar].band.is_some());
    let better: Vec<_> = scored.filter(|pillar| !held_by.contains(pillar)).collect();
    let every = match better.len() {
        0 if held_by.len() > 2 => Some("every pillar".to_owned()),
        1 | 2 if held_by.len() > 3 && most_named > MAX_NAMED_IN_BRIEF => {
            Some(format!("every pillar except {}", titles(&better)))
        }
        _ => None,
    };
    match (every, band.certain) {
        _ if overall.coverage.known == 0 => "Nothing is known yet, so start with what to find out.".to_owned(),
        _ if band.certain && band.rating == Rating::Good => "No pillar is lower.".to_owned(),
        (Some(every), true) => format!("{} is in this band.", capitalised(&every)),
        (None, true) if held_by.len() > most_named => {
            format!("{} of {} pillars are in this band.", held_by.len(), held_by.len() + better.len())
        }
        (None, false) if held_by.len() > most_named => {
            let all = held_by.len() + better.len();
            format!("In the worst case, {} of {all} pillars are {}.", held_by.len(), band.worst)
        }
        (None, true) => {
            format!("The weakest {} {}.", plural_form(held_by.len(), "pillar is", "pillars are"), titles(held_by))
        }
        (Some(every), false) => format!("In the worst case, {every} is {}.", band.worst),
        (None, false) => {
            format!(
                "In the worst case, {} {} {}.",
                titles(held_by),
                plural_form(held_by.len(), "is", "are"),
                band.worst
            )
        }
    }
}

/// Writes the largest gaps that have an action, open must-haves if there are any, and returns the items named.
fn first_steps(context: AssessmentContext<'_>, section: &mut Section) -> Vec<ItemIndex> {
    let AssessmentContext { questionnaire, assessment, .. } = context;
    let open = assessment.priorities.iter().filter(|priority| priority.open_must_have).count();
    let with_action = assessment
        .priorities
        .iter()
        .filter(|priority| priority.open_must_have == (open > 0))
        .filter_map(|priority| Some((priority.item, questionnaire.items()[priority.item].action.as_ref()?)));
    let steps: Vec<_> = with_action.take(FIRST_STEPS).collect();
    if steps.is_empty() {
        return Vec::new();
    }
    let total: u32 = assessment.pillars.iter().map(|pillar| pillar.must_haves.total).sum();
    section.paragraph(RichText::new().strong(match open {
        0 => "The largest gaps, and what to do:".to_owned(),
        _ if open > steps.len() => {
            format!("{open} of {total} must-haves are open. The largest gaps, and what to do:")
        }
        _ => format!("{open} of {total} must-haves {} open. What to do:", plural_form(open, "is", "are")),
    }));
    section.list(steps.iter().map(|(item, action)| {
        let name = ItemName::of(&questionnaire.items()[*item]).name;
        RichText::new().strong(format!("{name}:")).plain(format!(" {}", clean(action)))
    }));
    steps.into_iter().map(|(item, _)| item).collect()
}

/// The must-haves that are open, unconfirmed or disputed and not among the first steps.
fn other_must_haves(context: AssessmentContext<'_>, named: &[ItemIndex]) -> Vec<Labelled> {
    let AssessmentContext { questionnaire, assessment, .. } = context;
    let of_pillars = |items: fn(&PillarResult) -> &[ItemIndex]| {
        assessment.pillars.iter().flat_map(|pillar| items(pillar).iter().copied()).collect::<Vec<_>>()
    };
    let open = assessment.priorities.iter().filter(|priority| priority.open_must_have).map(|priority| priority.item);
    let kinds = [
        ("Also open", open.filter(|item| !named.contains(item)).collect()),
        ("Unconfirmed", of_pillars(|pillar| &pillar.must_haves.unconfirmed)),
        ("Disputed", of_pillars(|pillar| &pillar.must_haves.disputed)),
    ];
    let text = |label: &str, items: &[ItemIndex]| {
        let list = ItemName::all(questionnaire, items).into_iter().map(|item| item.name).collect::<Vec<_>>().join(", ");
        match label {
            "Unconfirmed" => format!("{list} (must-haves to which nobody gave a level)"),
            "Disputed" => format!("{list} (must-haves met on average, but not in every viewpoint)"),
            _ => list,
        }
    };
    let lines = kinds.into_iter().filter(|(_, items)| !items.is_empty());
    lines.map(|(label, items)| Labelled::new(label, text(label, &items))).collect()
}

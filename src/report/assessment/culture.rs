//! The culture: every indicator between its poles, the balance, and its effect on targets (scoring, sections 3 and 4).

use super::AssessmentContext;
use crate::report::document::{Block, Rating, RichText, Scales, Section, TwoPoleScale};
use crate::report::wording::culture::{balance, coverage, reading};
use crate::report::wording::figure::signed_hundredths;
use crate::report::wording::item::state_in_words;
use crate::score::{CultureReading, Hundredths, POSITION_OFFSET_HUNDREDTHS};
use crate::text::{Count, clean};

/// The culture section; `None` if the questionnaire has no indicators.
pub(super) fn section(context: AssessmentContext<'_>) -> Option<Section> {
    let AssessmentContext { questionnaire, assessment, .. } = context;
    let culture = &assessment.culture;
    if culture.indicators == 0 {
        return None;
    }
    let mut section = Section::new(2, "Culture");
    section.paragraph(summary(context));
    let scales = questionnaire.indicators().filter_map(|(index, item)| {
        let indicator = item.indicator()?;
        let merged = &assessment.items[index];
        let state = state_in_words(item, merged);
        let wanted = signed_hundredths(100 * Hundredths::from(item.target) - POSITION_OFFSET_HUNDREDTHS);
        let level = merged.merged.state.level();
        Some(TwoPoleScale {
            left: clean(&indicator.hostile),
            right: clean(&indicator.fertile),
            position: merged.merged.state.position(),
            state: if merged.merged.state.is_applicable() { format!("{state}, target {wanted}") } else { state },
            below_target: level.is_some_and(|level| level < merged.target.so_far),
        })
    });
    section.blocks.push(Block::Scales(Scales {
        caption: "Position of each indicator between its two poles".to_owned(),
        left: "Hostile".to_owned(),
        right: "Fertile".to_owned(),
        scales: scales.collect(),
    }));
    section.paragraph(effect(context));
    Some(section)
}

/// Reading, balance, coverage and any consequences; `None` without indicators.
pub(super) fn sentence(context: AssessmentContext<'_>) -> Option<RichText> {
    let assessment = context.assessment;
    if assessment.culture.indicators == 0 {
        return None;
    }
    let mut items = assessment.items.iter().zip(context.questionnaire.items());
    let raises = items.any(|(merged, item)| merged.target.high > 100 * Hundredths::from(item.target));
    let text = summary(context).plain(".");
    Some(if raises || !assessment.rules.raise { text.plain(format!(" {}", effect(context))) } else { text })
}

/// "hostile, balance −1.25 on a scale from −2 to +2; 8 of 8 indicators known, 6 at a hostile position".
fn summary(context: AssessmentContext<'_>) -> RichText {
    let culture = &context.assessment.culture;
    let text = match reading(culture) {
        Some(reading) => RichText::new().rated(reading, rating(context)).plain(", "),
        None => RichText::new(),
    };
    let balance = balance(culture).map(|balance| format!("balance {balance} on a scale from −2 to +2; "));
    text.plain(balance.unwrap_or_default()).plain(coverage(culture))
}

pub(super) fn rating(context: AssessmentContext<'_>) -> Rating {
    match context.assessment.culture.reading() {
        None => Rating::Neutral,
        Some(reading) if reading.best != reading.worst => Rating::Fair,
        Some(reading) => match reading.worst {
            CultureReading::Hostile => Rating::Poor,
            CultureReading::Mixed => Rating::Fair,
            CultureReading::Fertile => Rating::Good,
        },
    }
}

/// The effect of the balance on targets.
fn effect(context: AssessmentContext<'_>) -> String {
    let AssessmentContext { questionnaire, assessment, .. } = context;
    let items = || questionnaire.items().iter().zip(&assessment.items);
    if !assessment.rules.raise {
        return "Targets are shown without the culture rule, so the culture raises none of them.".to_owned();
    }
    let raised = items().filter(|(item, merged)| merged.target.so_far > 100 * Hundredths::from(item.target)).count();
    let could_rise = items().any(|(_, merged)| merged.target.high > merged.target.so_far);
    match (raised, could_rise) {
        (0, false) => "It raises no targets.".to_owned(),
        (0, true) => "It raises no targets so far; missing answers could change this.".to_owned(),
        (raised, could_rise) => format!(
            "The hostile culture raises the targets of {} that protect peer support{}.",
            Count::of(raised, "question"),
            if could_rise { "; missing answers could raise them further" } else { "" }
        ),
    }
}

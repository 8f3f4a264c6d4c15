//! The terms used in reports, and their meaning.

use super::Explanation;

/// A term used in reports.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ReportWord {
    /// The term and its synonyms, in lower case.
    pub(super) names: &'static [&'static str],
    meaning: &'static str,
    section: u8,
}

/// All terms that can be explained.
pub(super) const REPORT_WORDS: &[ReportWord] = &[
    word(
        &["score"],
        "How far a pillar has come, from 0 to 100 points. It is the weighted mean of how far up its scale each question and indicator is.",
        6,
    ),
    word(
        &["target", "level wanted", "target score"],
        "The level of a question that is good enough. A pillar's target is the score it would have with every item at its target. A hostile culture raises the targets of questions that protect peer support.",
        4,
    ),
    word(
        &["gap", "gaps"],
        "What is missing to reach the targets, item by item, from 0 to 100 points. A surplus on one item does not make up for a shortfall on another, so the gap can be larger than target minus score.",
        6,
    ),
    word(
        &["band", "bands"],
        "What a gap is called, from best to worst. A pillar is in the first band whose limit its exact gap does not exceed; an open must-have keeps it out of the better bands. The audit as a whole is in the band of its weakest pillar.",
        8,
    ),
    word(
        &["coverage", "known", "items known"],
        "How many of the items that apply have a level. Items without one are counted at their lowest and at their highest level, which makes the range of a figure.",
        5,
    ),
    word(
        &["range", "bounds"],
        "The lowest and highest figure still possible, whatever the missing answers turn out to be. It is not a statistical interval.",
        6,
    ),
    word(
        &["worth", "lift"],
        "How many points the mean gap falls if only this item reaches its target. “Up to” is the most it could be worth where nobody gave a level.",
        10,
    ),
    word(
        &["must-have", "must-haves", "must have", "must haves"],
        "A question whose target has to be met: while it is below, its pillar stays in a lower band whatever else is in place. It is open below its target, unconfirmed while nobody gave a level, and disputed if it is met on average but not in every viewpoint that may be shown.",
        7,
    ),
    word(
        &["open", "unconfirmed", "disputed"],
        "A must-have is open below its target, unconfirmed while nobody gave a level, and disputed if it is met on average but not in every viewpoint that may be shown.",
        7,
    ),
    word(
        &["viewpoint", "viewpoints"],
        "The position from which somebody answers, such as peer supporters or managers. The team's level is the mean of the viewpoints' levels. A viewpoint is shown on its own only where that exposes no small group.",
        9,
    ),
    word(&["others"], "Viewpoints with too few respondents to be shown on their own, taken together.", 9),
    word(
        &["balance", "hostility", "fertile", "hostile", "mixed"],
        "The mean position of the culture indicators, from −2 (hostile) to +2 (fertile). Below 0 it raises the targets of questions that protect peer support.",
        3,
    ),
    word(
        &["level", "levels"],
        "How far along a question is, from 0 to its top level. Every question has its own levels. The team's level is the mean of its viewpoints' levels.",
        2,
    ),
    word(
        &["don't know", "unanswered"],
        "Answers without a level. They make figures into ranges and never count as zero.",
        5,
    ),
    word(
        &["not asked", "nobody who could know was asked"],
        "What a report says about an item that none of the respondents is asked. It is unknown, as if somebody had answered “don't know”, and the report says whom to ask.",
        2,
    ),
    word(
        &["stage", "stages"],
        "How far an organisation has come, such as before the first post. Every audit is at one stage, and only the items of that stage count. Results at different stages are not compared figure by figure.",
        1,
    ),
    word(
        &["short form", "full form"],
        "The items that the questionnaire marks as the most telling. A result of the short form says so next to every band, and is compared only with another result of the short form.",
        1,
    ),
    word(
        &["not applicable"],
        "An answer that takes an item out of every figure if everybody gives it. If some give a level, that level counts and the item is listed as disputed.",
        2,
    ),
    word(
        &["mean", "mean score", "mean gap", "worst gap"],
        "The weighted mean of all scored pillars; the worst gap is the mean gap in the worst case. It is for sorting and trends: it hides the weakest pillar, which the overall band does not.",
        8,
    ),
    word(&["respondent", "respondents"], "One person, or one group that answered together, with one answers file.", 2),
];

const fn word(names: &'static [&'static str], meaning: &'static str, section: u8) -> ReportWord {
    ReportWord { names, meaning, section }
}

pub(super) fn explain(page: &mut Explanation, index: usize) {
    let Some(word) = REPORT_WORDS.get(index) else { return };
    page.text(format!("{} (docs/scoring.md, section {})", word.meaning, word.section));
}

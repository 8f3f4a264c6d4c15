//! What a result discloses, in words: who can work out whose answers, and what readers should do (scoring, section 15).

use super::document::{RichText, Section};
use crate::model::{Questionnaire, ViewpointIndex};
use crate::score::Disclosure;
use crate::text::{Count, clean, plural_form};

/// The heading of the section.
const HEADING: &str = "Who can work out whose answers";

/// The text if nothing is disclosed. It promises no more than was checked.
const NOBODY: &str = "Nobody can work out another group's answers by subtracting their own. A level at either end of its scale, a second \
                      report or other knowledge can still give answers away.";
/// The advice for readers.
const ASK: &str = "Ask the people concerned before you pass this result on, or collect more answers first.";

/// What respondents can find out from a result.
pub(in crate::report) fn section(questionnaire: &Questionnaire, disclosure: &Disclosure) -> Section {
    let mut section = Section::new(2, HEADING);
    let findings = findings(questionnaire, disclosure);
    if findings.is_empty() {
        section.paragraph(NOBODY);
        return section;
    }
    section.list(findings);
    section.paragraph(ASK);
    section
}

/// The number of teams in which somebody can work out somebody else's answers, and their names.
pub(in crate::report) fn section_of_teams(exposed: usize, teams: usize, row: &str, which: String) -> Section {
    let mut section = Section::new(2, HEADING);
    if exposed == 0 {
        section.paragraph(format!("In no {row} can a group work out another group's answers by subtracting its own."));
        return section;
    }
    section.paragraph(format!(
        "In {exposed} of {teams} {row}s, people who answered can work out what others answered, or every figure is that of one respondent or \
         one viewpoint. Each {row}'s own report says who. Ask the people concerned before you pass anything on."
    ));
    section.paragraph(which);
    section
}

/// What the two audits of a comparison disclose, separately and by their difference.
pub(in crate::report) fn section_of_rounds<'d>(
    questionnaire: &Questionnaire,
    rounds: impl IntoIterator<Item = (&'d str, &'d Disclosure)>,
) -> Section {
    let mut section = Section::new(2, HEADING);
    for (round, disclosure) in rounds {
        let findings = findings(questionnaire, disclosure);
        let findings = if findings.is_empty() { vec![NOBODY.to_owned()] } else { findings };
        section.list(
            findings
                .into_iter()
                .map(|finding| RichText::new().strong(format!("{round}:")).plain(format!(" {finding}"))),
        );
    }
    section.paragraph(ONE_APART);
    section.paragraph(ASK);
    section
}

/// What subtracting one side of a comparison from the other discloses.
pub(in crate::report) const ONE_APART: &str =
    "If the two sides differ by a single respondent, that person's answers can be worked out from the change.";

/// The same in one line of limited length: the first finding that fits, and the number of others.
pub(in crate::report) fn in_short(questionnaire: &Questionnaire, disclosure: &Disclosure, longest: usize) -> String {
    let brief = match disclosure {
        Disclosure { single_respondent: true, .. } => "every figure is one respondent's answers".to_owned(),
        Disclosure { single_viewpoint: Some(viewpoint), .. } => {
            format!("every figure is that of “{}”", clean(&questionnaire.viewpoints()[*viewpoint].label))
        }
        Disclosure { recoverable, .. } if !recoverable.is_empty() => {
            "some who answered can work out what others answered".to_owned()
        }
        Disclosure { items_of_one_small_viewpoint: items @ 1.., .. } => {
            format!("{} by a single small viewpoint", Count::of(*items, "item"))
        }
        _ => return "no group can work out another's answers by subtracting its own".to_owned(),
    };
    let advice = format!("{brief}; ask them before you pass this on");
    if advice.chars().count() <= longest { advice } else { brief }
}

/// One sentence for each thing that a result discloses; empty if it discloses nothing.
pub(in crate::report) fn findings(questionnaire: &Questionnaire, disclosure: &Disclosure) -> Vec<String> {
    let label = |viewpoint: ViewpointIndex| clean(&questionnaire.viewpoints()[viewpoint].label);
    let mut findings = Vec::new();
    if disclosure.single_respondent {
        findings.push("There is only one respondent: every figure here is that respondent's answers.".to_owned());
    } else if let Some(viewpoint) = disclosure.single_viewpoint {
        findings
            .push(format!("Everyone who answered has the viewpoint “{}”: every figure is theirs.", label(viewpoint)));
    }
    findings.extend(disclosure.recoverable.iter().map(|pair| {
        if pair.by == pair.of {
            return format!("Each of the two respondents of “{}” can work out the other's answers.", label(pair.by));
        }
        format!(
            "The one respondent of “{}” can work out the mean of “{}” by subtracting their own answers.",
            label(pair.by),
            label(pair.of)
        )
    }));
    let items = disclosure.items_of_one_small_viewpoint;
    if items > 0 {
        let (count, verb) = (Count::of(items, "item"), plural_form(items, "was", "were"));
        findings
            .push(format!("{count} {verb} answered by a single small viewpoint, so the level is that viewpoint's."));
    }
    findings
}

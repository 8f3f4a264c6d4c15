//! What a change can come from, and what it does not show.

use super::parts::{Part, Point, Section};
use super::{ComparisonContext, respondents};
use crate::programme::ProgrammeTrend;
use crate::text::Count;
use crate::text::clean;

/// The closing lines of every comparison.
pub(super) fn section(setting: &ComparisonContext<'_>, programme: &ProgrammeTrend) -> Section {
    let who = match programme.teams.as_slice() {
        [only] => {
            let [then, now] = only.sides().map(respondents);
            format!(
                "Who answered: {} then, {} now. Other people, or the same in another mood, move a figure without anything having changed.",
                Count::of(then, "respondent"),
                Count::of(now, "respondent")
            )
        }
        _ => "Who answered: other people, or the same in another mood, move a figure without anything having changed. `pillars \
                 compare` of a single team names how many answered from which viewpoint."
            .to_owned(),
    };
    let fixed = [
        "A change is certain if missing answers cannot undo it. That says nothing of why it came about, nor whether it lasts.",
        "Nothing here shows what caused a change, and it has not been tested how large one must be to matter to peers: ask them.",
    ];
    let caveats = setting.questionnaire.caveats().iter().map(|caveat| clean(caveat));
    let points = std::iter::once(who).chain(fixed.map(str::to_owned)).chain(caveats);
    let points = points.map(|sentence| Point::new("", &sentence)).collect();
    Section::new("What a change can come from", vec![Part::Points(points)])
}

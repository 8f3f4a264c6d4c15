//! Words that several reports share: figures, items, levels, culture, respondents, sources.

pub(in crate::report) mod citations;
pub(in crate::report) mod culture;
pub(in crate::report) mod figure;
pub mod item;
pub(in crate::report) mod people;

pub use item::ItemName;

use crate::model::{Bands, FormLength, Questionnaire, StageIndex, Subject};
use crate::report::document::Section;
use crate::text::{List, clean};

/// Heading of the limits of a result.
pub(in crate::report) const LIMITS: &str = "What this result is not";

/// A team in a title: "Northfield CMHT · Example Trust".
pub(in crate::report) fn team_title(team: &str, organisation: Option<&str>) -> String {
    let organisation = organisation.map_or_else(String::new, |organisation| format!(" · {}", clean(organisation)));
    clean(team) + &organisation
}

/// The team audited, in a title.
pub(in crate::report) fn subject_title(subject: &Subject) -> String {
    team_title(&subject.team, subject.organisation.as_deref())
}

/// A team within a sentence: "Northfield CMHT, Example Trust".
pub(in crate::report) fn team_in_words(team: &str, organisation: Option<&str>) -> String {
    std::iter::once(team).chain(organisation).map(clean).collect::<Vec<_>>().join(", ")
}

/// The same as [`scope`] within a sentence: " at the stage “Running” in the short form".
pub(in crate::report) fn scope_in_words(
    questionnaire: &Questionnaire,
    stage: Option<StageIndex>,
    form: FormLength,
) -> String {
    let stage = questionnaire.stage_or_default(stage);
    let stage = stage.map(|stage| format!(" at the stage “{}”", clean(&stage.label)));
    let form = (form == FormLength::Short).then(|| " in the short form".to_owned());
    stage.into_iter().chain(form).collect()
}

/// The stage and the form of an audit, which follow every band: " · Before the first post · short form" (scoring, sections 1 and 8). Empty for
/// the full form of a questionnaire without stages.
pub(in crate::report) fn scope(questionnaire: &Questionnaire, stage: Option<StageIndex>, form: FormLength) -> String {
    let stage = questionnaire.stage_or_default(stage).map(|stage| format!(" · {}", clean(&stage.label)));
    stage.unwrap_or_default() + form_scope(form)
}

/// The form alone, for bands with the stage beside them.
pub(in crate::report) fn form_scope(form: FormLength) -> &'static str {
    if form == FormLength::Short { " · short form" } else { "" }
}

/// Notes that apply to every result.
const EVERY_RESULT: &str = "This is how people saw their own organisation on the day they answered, scored by published \
                            rules. It is not an inspection, it is not a pass or a fail, and it does not measure any one \
                            person.";

/// What a result is not, and how to read its bands.
pub(in crate::report) fn limits(questionnaire: &Questionnaire) -> Vec<String> {
    let caveats = questionnaire.caveats().iter().map(|caveat| clean(caveat));
    std::iter::once(EVERY_RESULT.to_owned()).chain(caveats).collect()
}

/// How to read the figures of a result: points, gaps, ranges, and the limits of the bands (scoring, sections 6 to 8).
pub(in crate::report) fn how_to_read(questionnaire: &Questionnaire) -> Section {
    let mut section = Section::new(2, "How to read this");
    let mut points = vec![
        "Scores, targets and gaps are in points from 0 to 100. The gap adds up what is missing item by item, so doing more than \
         needed in one place does not make up for a shortfall in another."
            .to_owned(),
        "A range such as 44 (39–52) shows what is still possible, whatever the missing answers turn out to be.".to_owned(),
        format!("Bands by gap: {}.", band_limits(questionnaire.bands())),
        "The overall band is that of the weakest pillar.".to_owned(),
    ];
    if let Some(cap) = questionnaire.must_have_cap() {
        let cap = clean(&questionnaire.bands().get(cap).label);
        points.push(format!("A must-have below its target is open and keeps its pillar at {cap} or worse."));
    }
    section.list(points);
    section
}

/// "Ready up to 5, Partly ready up to 30, Not ready above 30".
pub(in crate::report) fn band_limits(bands: &Bands) -> String {
    let mut previous = None;
    let limits: Vec<_> = bands
        .as_slice()
        .iter()
        .enumerate()
        .map(|(index, band)| {
            let label = clean(&band.label);
            let text = match previous {
                Some(limit) if index == bands.worst() => format!("{label} above {limit}"),
                _ => format!("{label} up to {}", band.max_gap),
            };
            previous = Some(band.max_gap);
            text
        })
        .collect();
    List::plain(&limits).to_string()
}

//! The first lines: whose audit it is, what is wrong, and what to do about it.

use super::figure::{BandWords, Rating};
use super::item::ItemName;
use super::pillars::CoverageWords;
use super::voices::by_viewpoint;
use crate::model::{Questionnaire, Side, Subject};
use crate::score::{Assessment, PillarResult};
use crate::text::{Count, List, agree};
use crate::text::{clean, dates};

/// How many gaps the first lines speak of.
const FIRST_GAPS: usize = 3;

/// The first lines of a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// The team.
    pub team: String,
    /// The organisation it belongs to.
    pub organisation: Option<String>,
    /// When: a day, or the first and the last.
    pub dates: String,
    /// From how many respondents of which viewpoints.
    pub respondents: String,
    /// The questionnaire's title and version.
    pub questionnaire: String,
    /// The overall band; none if no pillar is scored.
    pub band: Option<BandWords>,
    /// How much of the audit was answered.
    pub coverage: CoverageWords,
    /// What holds the overall band where it is, as a sentence.
    pub held_by: String,
    /// All must-haves of the audit that are not simply met.
    pub must_haves: MustHaveNames,
    /// The largest gaps that have an action, and the action.
    pub first_steps: Vec<(ItemName, String)>,
    /// Whether the first steps are about open must-haves.
    pub first_steps_are_must_haves: bool,
    /// What the culture does to the result, as a sentence.
    pub culture: Option<String>,
}

/// Must-haves by name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MustHaveNames {
    /// How many there are.
    pub total: u32,
    /// Below their level, in the order of the largest gaps.
    pub open: Vec<ItemName>,
    /// Nobody gave a level.
    pub unconfirmed: Vec<ItemName>,
    /// Met by the mean, not by every viewpoint that may be shown.
    pub disputed: Vec<ItemName>,
}

impl Headline {
    /// What stands above the first steps.
    #[must_use]
    pub fn steps_title(&self) -> String {
        if !self.first_steps_are_must_haves {
            return "The largest gaps, and what to do:".to_owned();
        }
        let MustHaveNames { total, open, .. } = &self.must_haves;
        let tail = if open.len() > self.first_steps.len() { "The largest, and what to do:" } else { "What to do:" };
        format!("Must-haves: {} of {total} open. {tail}", open.len())
    }

    /// The must-haves that the first steps do not name, each kind with its words.
    #[must_use]
    pub fn other_must_haves(&self) -> Vec<(&'static str, Vec<&ItemName>)> {
        let must_haves = &self.must_haves;
        let named: &[_] = if self.first_steps_are_must_haves { &self.first_steps } else { &[] };
        let is_new = |item: &&ItemName| named.iter().all(|(step, _)| step.id != item.id);
        let open = if named.is_empty() { "Open must-haves:" } else { "Also open:" };
        let kinds = [
            (open, must_haves.open.iter().filter(is_new).collect::<Vec<_>>()),
            ("Must-haves not confirmed yet:", must_haves.unconfirmed.iter().collect()),
            ("Must-haves met on average, but not in every viewpoint:", must_haves.disputed.iter().collect()),
        ];
        kinds.into_iter().filter(|(_, items)| !items.is_empty()).collect()
    }

    /// The first lines of an audit.
    pub(super) fn of(
        questionnaire: &Questionnaire,
        subject: &Subject,
        assessment: &Assessment,
        culture: Option<String>,
    ) -> Self {
        let must_haves = MustHaveNames::of(questionnaire, assessment);
        let about_must_haves = !must_haves.open.is_empty();
        let first_steps = assessment
            .priorities
            .iter()
            .filter(|priority| priority.open_must_have == about_must_haves)
            .map(|priority| &questionnaire.items()[priority.item])
            .filter_map(|item| Some((ItemName::of(item), clean(item.action.as_ref()?))))
            .take(FIRST_GAPS)
            .collect();
        let bands = questionnaire.bands();
        let band = assessment.overall.band.map(|band| BandWords::of(band, bands, |band| clean(&band.label)));
        Self {
            team: clean(&subject.team),
            organisation: subject.organisation.as_deref().map(clean),
            dates: dates(&subject.dates),
            respondents: respondents(questionnaire, subject, &assessment.respondents),
            questionnaire: format!("{} {}", clean(questionnaire.title()), questionnaire.version()),
            held_by: held_by(questionnaire, assessment, band.as_ref()),
            band,
            coverage: CoverageWords::of(assessment.overall.coverage),
            must_haves,
            first_steps,
            first_steps_are_must_haves: about_must_haves,
            culture,
        }
    }
}

impl MustHaveNames {
    fn of(questionnaire: &Questionnaire, assessment: &Assessment) -> Self {
        let named = |items: Vec<usize>| ItemName::all(questionnaire, &items);
        let of_pillars = |items: fn(&PillarResult) -> &[usize]| {
            named(assessment.pillars.iter().flat_map(|pillar| items(pillar).iter().copied()).collect())
        };
        let open = assessment.priorities.iter().filter(|priority| priority.open_must_have);
        Self {
            total: assessment.pillars.iter().map(|pillar| pillar.must_haves.total).sum(),
            open: named(open.map(|priority| priority.item).collect()),
            unconfirmed: of_pillars(|pillar| &pillar.must_haves.unconfirmed),
            disputed: of_pillars(|pillar| &pillar.must_haves.disputed),
        }
    }
}

/// "3 respondents (Peer supporters: 1, Managers: 2)". A report without a peer viewpoint says so (scoring, section 9).
pub(super) fn respondents(questionnaire: &Questionnaire, subject: &Subject, counts: &[u32]) -> String {
    let respondents = counts.iter().sum();
    let mut viewpoints = by_viewpoint(questionnaire, counts, |_| true);
    let peers = questionnaire.side(Side::Peer).filter(|&peers| counts[peers] == 0);
    viewpoints.extend(peers.map(|_| "no peer viewpoint".to_owned()));
    let text = format!("{} ({})", Count::of(respondents, "respondent"), viewpoints.join(", "));
    if subject.people > respondents { format!("{text}, {} people in all", subject.people) } else { text }
}

fn held_by(questionnaire: &Questionnaire, assessment: &Assessment, band: Option<&BandWords>) -> String {
    let Some(band) = band else {
        return "Nothing that was asked applies here, so no pillar is scored.".to_owned();
    };
    let held_by = &assessment.overall.held_by;
    let titles = |pillars: &[usize]| {
        let titles = pillars.iter().map(|&pillar| clean(&questionnaire.pillars()[pillar].title));
        List::plain(&titles.collect::<Vec<_>>()).to_string()
    };
    let scored = || (0..assessment.pillars.len()).filter(|&pillar| assessment.pillars[pillar].band.is_some());
    let better: Vec<_> = scored().filter(|pillar| !held_by.contains(pillar)).collect();
    let pillars = match better.len() {
        0 if held_by.len() > 2 => format!("all {} pillars", held_by.len()),
        1 | 2 if held_by.len() > 3 => format!("all pillars but {}", titles(&better)),
        _ => titles(held_by),
    };
    if assessment.overall.coverage.known == 0 {
        "Nothing is known yet, so begin with what there is to find out.".to_owned()
    } else if band.certain && band.tone == Rating::Good {
        "No pillar stands lower.".to_owned()
    } else if band.certain {
        format!("Held there by {pillars}.")
    } else {
        format!("In the worst case {pillars} {} it at {}.", agree(held_by.len(), "holds", "hold"), band.worst)
    }
}
